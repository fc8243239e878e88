"""The open gazetteer: places by name, by id, and what lies above them. Read-only."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from marsad.errors import InstallationError, NotFoundError
from marsad.gazetteer.bloom import may_hold
from marsad.gazetteer.keys import bare_key, name_key, sound_key
from marsad.gazetteer.rows import DEFAULT_PATH, OWN, SCHEMA_VERSION
from marsad.model import Place

MOST = 20
"""So many candidates of one name are read: the most populous of each country first, then the second of each."""

_RANKS = {"A.PCLI": 0, "L.CONT": 0, "L.RGN": 1, "A.ADM1": 3, "A.ADM2": 4}
_COLUMNS = "p.n, p.slug, p.name, p.country, a.name, b.name, p.lat, p.lon, p.feature, p.population, p.source, p.code, a.code, b.code"
_FROM = "place p LEFT JOIN place a ON a.n = p.admin1 LEFT JOIN place b ON b.n = p.admin2"


class Hit(NamedTuple):
    """A place found under a name. `kind` 0: a name it goes by, 1: another name, 2: a short form, 3: sounds alike."""

    place: Place
    kind: int


class Gazetteer:
    """An open gazetteer file. Made by `open_gazetteer`."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self.path = path
        self._meta: dict[str, Any] = dict(base.execute("SELECT key, value FROM meta").fetchall())
        self._bloom: bytes = self._meta.pop("bloom")
        self._sound_bloom: bytes = self._meta.pop("sound_bloom")
        self.hits = lru_cache(maxsize=8192)(self._hits)
        self.sounds = lru_cache(maxsize=4096)(self._sounds)
        self._seats = lru_cache(maxsize=512)(self._seat)

    @property
    def version(self) -> str:
        """A hash of the content."""
        return str(self._meta["version"])

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of that name in any spelling, the likeliest first: exact names before those that only sound alike."""
        key = name_key(name)
        found = self.hits(key) or self.hits(bare_key(key)) or self.sounds(key)
        return tuple(hit.place for hit in sorted(found, key=lambda hit: (hit.kind, _RANKS.get(hit.place.feature, 2))))

    def has(self, key: str) -> bool:
        """Whether some place may have that name key: False is certain, True is wrong in about one of a hundred keys."""
        return may_hold(self._bloom, key)

    def sounds_like_any(self, key: str) -> bool:
        """The same for the sound key of a name key."""
        sound = sound_key(key)
        return bool(sound) and may_hold(self._sound_bloom, sound)

    def _hits(self, key: str) -> tuple[Hit, ...]:
        if not key or not self.has(key):
            return ()
        query = f"SELECT {_COLUMNS}, x.kind FROM name x JOIN {_FROM.replace('place p', 'place p ON p.n = x.n', 1)} WHERE x.key = ?"
        rows = self._base.execute(f"{query} ORDER BY x.rank LIMIT {MOST}", (key,))
        return tuple(Hit(_place(row[:-1]), row[-1]) for row in rows)

    def _sounds(self, key: str) -> tuple[Hit, ...]:
        if not self.sounds_like_any(key):
            return ()
        query = f"SELECT {_COLUMNS} FROM sound x JOIN {_FROM.replace('place p', 'place p ON p.n = x.n', 1)} WHERE x.key = ?"
        rows = self._base.execute(f"{query} ORDER BY x.rank LIMIT {MOST}", (sound_key(key),))
        return tuple(Hit(_place(row), 3) for row in rows)

    def get(self, id: str) -> Place:
        """The place of an id ("geonames:174448", "marsad:sy/baghuz"); NotFoundError when there is none."""
        scheme, _, rest = id.partition(":")
        number = int(rest) if scheme == "geonames" and rest.isdigit() else OWN + zlib.crc32(rest.encode()) if scheme == "marsad" else -1
        row = self._base.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE p.n = ?", (min(number, 1 << 62),)).fetchone()
        if row is None:
            raise NotFoundError(f"the gazetteer has no place {id}")
        return _place(row)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166 alpha-2 code, None when there is none."""
        return self._seats("A.PCLI", code.upper())

    def capital(self, code: str) -> Place | None:
        """The capital of the country of an ISO 3166 alpha-2 code, None when there is none."""
        return self._seats("P.PPLC", code.upper())

    def _seat(self, feature: str, country: str) -> Place | None:
        query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE p.feature = ? AND p.country = ? ORDER BY p.population DESC, p.n"
        row = self._base.execute(query, (feature, country)).fetchone()
        return _place(row) if row else None

    def parents(self, place: Place) -> tuple[Place, ...]:
        """What it lies in, the smallest first: second-order division, first-order division, country; without the place itself."""
        number = (
            int(place.id.partition(":")[2]) if place.id.startswith("geonames:") else OWN + zlib.crc32(place.id.partition(":")[2].encode())
        )
        found = self._base.execute("SELECT admin2, admin1 FROM place WHERE n = ?", (number,)).fetchone() or ()
        above = [self.get(f"geonames:{n}") for n in found if n]
        country = self.country(place.country) if place.country else None
        return (*above, *((country,) if country and country.id != place.id else ()))

    def code(self, place: Place) -> str | None:
        """ISO 3166-1/-2 code of a country or first-order division, GeoNames code of a second-order one; None for others."""
        scheme, _, rest = place.id.partition(":")
        row = self._base.execute("SELECT code FROM place WHERE n = ?", (int(rest),)).fetchone() if scheme == "geonames" else None
        return row[0] if row else None

    def info(self) -> dict[str, Any]:
        """What is inside: version, counts, licence, places by source and by feature class."""
        source = "coalesce(source, 'geonames')"
        named = f"CASE instr({source}, ':') WHEN 0 THEN {source} ELSE substr(source, 1, instr(source, ':') - 1) END"
        by_source = self._base.execute(f"SELECT {named}, count(*) FROM place GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
        by_class = self._base.execute(
            "SELECT substr(coalesce(feature, 'P'), 1, 1), count(*) FROM place GROUP BY 1 ORDER BY 2 DESC"
        ).fetchall()
        return {
            "path": str(self.path),
            "bytes": self.path.stat().st_size,
            **self._meta,
            "sources": dict(by_source),
            "classes": dict(by_class),
        }

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the gazetteer read-only, at `path` or where the package keeps it.

    Raises InstallationError when the file is missing, damaged, or of another version.
    """
    path = path or DEFAULT_PATH
    if not path.is_file():
        raise InstallationError(f"there is no gazetteer at {path}: run marsad gazetteer build")
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        found = base.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError as error:
        base.close()
        raise InstallationError(f"{path} is no gazetteer ({error}): run marsad gazetteer build") from error
    if found is None or found[0] != SCHEMA_VERSION:
        base.close()
        raise InstallationError(
            f"{path} has version {found[0] if found else None}, this marsad reads {SCHEMA_VERSION}: run marsad gazetteer build"
        )
    return Gazetteer(base, path)


def describe(path: Path | None = None) -> dict[str, Any]:
    """`Gazetteer.info()` of a file, opened for the purpose."""
    gazetteer = open_gazetteer(path)
    try:
        return gazetteer.info()
    finally:
        gazetteer.close()


def _place(row: Iterable[Any]) -> Place:
    n, slug, name, country, admin1, admin2, lat, lon, feature, population, source, code, code1, code2 = row
    feature = feature or "P.PPL"
    if feature == "A.ADM1":
        admin1, code1 = name, code
    elif feature == "A.ADM2":
        admin2, code2 = name, code
    id = f"marsad:{slug}" if slug else f"geonames:{n}"
    return Place(id, name, country, admin1, admin2, lat, lon, feature, population, source or "geonames", code1, code2)
