"""The writer of a gazetteer file: places and names are laid down as they come, sorted by SQLite on disk, and written in order.

Nothing of the size of the world is held in memory: names wait in a work file beside the target ("OUT.work"), which also remembers how far
a build came, so that one that was cut off goes on. The target is written under another name and then renamed over the old one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from array import array
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from marsad.errors import MarsadError, StoreError
from marsad.gazetteer.bloom import Bloom
from marsad.gazetteer.keys import bare_key, name_key, sound_key
from marsad.gazetteer.rows import OWN, SCHEMA_VERSION, Row

Progress = Callable[[str, int, int], None]
"""What is being done, how far it is, and how much there is in all (0: not known)."""

BATCH = 50_000
_SOUNDED = frozenset(
    (
        "SY IQ LB JO IL PS YE SA OM AE QA BH KW EG LY TN DZ MA MR SD SS SO DJ ER ET TD IR AF PK "
        "UA RU BY GE AM AZ KZ KG TJ TM UZ MM IN BD NP LK"
    ).split()
)
_ARABIC = frozenset("SY IQ LB JO IL PS YE SA OM AE QA BH KW EG LY TN DZ MA MR SD SO DJ IR AF TD".split())
_PLACE = """
CREATE TABLE place (n INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER,
                    lat REAL, lon REAL, feature TEXT, population INTEGER NOT NULL, code TEXT, source TEXT);
"""
_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
{_PLACE}
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL,
                   PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, rank)) WITHOUT ROWID;
"""
_WORK = f"""
CREATE TABLE done (step TEXT PRIMARY KEY, value) WITHOUT ROWID;
{_PLACE}
CREATE TABLE spelling (key TEXT, n INTEGER, kind INTEGER, country TEXT, population INTEGER);
CREATE TABLE sounding (key TEXT, n INTEGER, kind INTEGER, country TEXT, population INTEGER);
"""
_IN_ORDER = "SELECT key, n, kind, country, population FROM work.{} ORDER BY key, population DESC, n, kind"
_Spelling = tuple[str, int, int, str, int]


class _Known:
    """Country and population of each GeoNames id, in two flat arrays."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.places = {"": 0}
        self.country, self.population = array("H"), array("i")

    def put(self, n: int, country: str, population: int) -> None:
        """Remember one; entries of our own need no remembering."""
        if n >= OWN:
            return
        if n >= len(self.country):
            room = n + 1_000_000 - len(self.country)
            self.country.frombytes(bytes(2 * room))
            self.population.frombytes(bytes(4 * room))
        if country not in self.places:
            self.places[country] = len(self.places)
        self.country[n], self.population[n] = self.places[country] + 1, min(population, 2_000_000_000)

    def __contains__(self, n: int) -> bool:
        return n < len(self.country) and self.country[n] > 0

    def of(self, n: int) -> tuple[str, int]:
        """Country and population of a known id."""
        if len(self.codes) != len(self.places):
            self.codes = list(self.places)
        return self.codes[self.country[n] - 1], self.population[n]


class Writer:
    """Writes one gazetteer file. `identity` tells what it is made from: a work file of another identity is thrown away.

    Raises StoreError when another build writes the same file.
    """

    def __init__(self, out: Path, identity: str, progress: Progress | None = None) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        self.out, self.work = out, out.with_name(f"{out.name}.work")
        self.say = progress or (lambda *_: None)
        self.known = _Known()
        self._base = self._opened(identity)
        self._places: list[tuple[Any, ...]] = []
        self._spellings: list[_Spelling] = []
        self._soundings: list[_Spelling] = []
        for n, country, population in self._base.execute("SELECT n, country, population FROM place"):
            self.known.put(n, country, population)

    def _opened(self, identity: str) -> sqlite3.Connection:
        base = sqlite3.connect(self.work, isolation_level=None)
        try:
            base.execute("PRAGMA locking_mode=EXCLUSIVE")
            base.execute("PRAGMA synchronous=OFF")
            base.execute("BEGIN EXCLUSIVE")
            if (
                base.execute("SELECT 1 FROM sqlite_master WHERE name = 'done'").fetchone() is None
                or self._told(base, "identity") != identity
            ):
                self._start_anew(base, identity)
            base.execute("COMMIT")
            base.execute("BEGIN")
        except sqlite3.DatabaseError as error:
            base.close()
            if "locked" in str(error):
                raise StoreError(f"another build writes {self.out}: wait for it, or name another file") from error
            raise StoreError(f"{self.work} is damaged ({error}): remove it and build again") from error
        return base

    @staticmethod
    def _start_anew(base: sqlite3.Connection, identity: str) -> None:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            base.execute(f"DROP TABLE {name}")
        for statement in filter(str.strip, _WORK.split(";")):
            base.execute(statement)
        base.execute("INSERT INTO done VALUES ('identity', ?)", (identity,))

    @staticmethod
    def _told(base: sqlite3.Connection, step: str) -> Any:
        row = base.execute("SELECT value FROM done WHERE step = ?", (step,)).fetchone()
        return row[0] if row else None

    def done(self, step: str) -> int:
        """How many lines of a step an earlier, cut-off build has laid down; 0 for none."""
        return int(self._told(self._base, step) or 0)

    def place(self, row: Row) -> None:
        """Lay down a place and all its names."""
        self._places.append(_record(row))
        self.known.put(row.n, row.country, row.population)
        keys: dict[str, int] = {}
        for name, kind in row.names.items():
            key = name_key(name)
            keys[key] = min(kind, keys.get(key, kind))
        for key, kind in keys.items():
            self._spell(key, row.n, kind, row.country, row.population)

    def name(self, n: int, name: str, kind: int) -> None:
        """Lay down one more name of a place that is there."""
        self._spell(name_key(name), n, kind, *self.known.of(n))

    def _spell(self, key: str, n: int, kind: int, country: str, population: int) -> None:
        if len(key) >= 2:
            self._spellings.append((key, n, kind, country, population))
            if country in _ARABIC and len(bare := bare_key(key)) > 2 and bare != key:
                self._spellings.append((bare, n, kind, country, population))
        if country in _SOUNDED and (sound := sound_key(key)):
            self._soundings.append((sound, n, 3, country, population))

    def mark(self, step: str, lines: int, content: str = "") -> None:
        """Save what was laid down, and that `lines` of the step are done; `content` is a hash of all that the step laid down."""
        self._base.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self._base.executemany("INSERT INTO spelling VALUES (?,?,?,?,?)", self._spellings)
        self._base.executemany("INSERT INTO sounding VALUES (?,?,?,?,?)", self._soundings)
        self._base.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (step, lines))
        if content:
            self._base.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (f"content of {step}", content))
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")
        self._places.clear()
        self._spellings.clear()
        self._soundings.clear()

    def finish(self, licence: str) -> Path:
        """Sort, write the file under another name, rename it over the old one, and remove the work file."""
        fresh = self.out.with_name(f"{self.out.name}.{os.getpid()}.new")
        fresh.unlink(missing_ok=True)
        self._base.execute("COMMIT")
        self._base.close()
        try:
            with closing(sqlite3.connect(fresh)) as base:
                _fill(base, self.work, licence, self.say)
            os.replace(fresh, self.out)
        finally:
            fresh.unlink(missing_ok=True)
        self.discard()
        return self.out

    def discard(self) -> None:
        """Remove the work file: nothing is left to go on from."""
        self._base.close()
        for path in (self.work, self.work.with_name(f"{self.work.name}-journal")):
            path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the work file; what was marked stays for the next time, unless a source is broken: then it must change."""
        if isinstance(error, MarsadError):
            self.discard()
        self._base.close()


def _has_table(base: sqlite3.Connection, name: str) -> bool:
    return base.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def _record(row: Row) -> tuple[Any, ...]:
    feature = None if row.feature == "P.PPL" else row.feature
    source = None if row.source == "geonames" else row.source
    return (row.n, row.slug, row.name, row.country, row.admin1, row.admin2, row.lat, row.lon, feature, row.population, row.code, source)


def _fill(base: sqlite3.Connection, work: Path, licence: str, say: Progress) -> None:
    base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-100000;" + _TABLES)
    base.execute("ATTACH ? AS work", (str(work),))
    say("writing places", 0, 0)
    base.execute("INSERT INTO place SELECT * FROM work.place ORDER BY n")
    base.execute("CREATE INDEX seat ON place (feature, country) WHERE feature IS NOT NULL")
    counts = {}
    for table, name in (("spelling", "name"), ("sounding", "sound")):
        counts[name] = _write_names(base, table, name, say)
        base.execute("INSERT INTO meta VALUES (?, ?)", ("bloom" if name == "name" else "sound_bloom", _bloom_of(base, name)))
    told = {
        "schema": SCHEMA_VERSION,
        "version": hashlib.sha256("".join(_contents(base)).encode()).hexdigest()[:12],
        "places": base.execute("SELECT count(*) FROM place").fetchone()[0],
        "names": counts["name"],
        "licence": licence,
    }
    base.executemany("INSERT INTO meta VALUES (?, ?)", told.items())
    base.commit()
    base.execute("DETACH work")
    base.execute("PRAGMA analysis_limit=1000")
    base.execute("ANALYZE")
    base.commit()


def _contents(base: sqlite3.Connection) -> list[str]:
    """The hashes of what was laid down, a step each."""
    return [value for (value,) in base.execute("SELECT value FROM work.done WHERE step LIKE 'content of %' ORDER BY step")]


def _write_names(base: sqlite3.Connection, table: str, name: str, say: Progress) -> int:
    """Write the names of a work table in order; how many."""
    total = base.execute(f"SELECT count(*) FROM work.{table}").fetchone()[0]
    insert = f"INSERT INTO {name} VALUES ({'?,?,?,?' if name == 'name' else '?,?,?'})"
    batch: list[tuple[Any, ...]] = []
    written, rows = 0, 0
    for key, spelled in groupby(base.execute(_IN_ORDER.format(table)), key=itemgetter(0)):
        ranked = _ranked(spelled)
        rows += len(ranked)
        batch += (
            [(key, rank, n, kind) for rank, (n, kind) in enumerate(ranked)]
            if name == "name"
            else [(key, rank, n) for rank, (n, _) in enumerate(ranked)]
        )
        if len(batch) >= BATCH:
            written += _put(base, insert, batch)
            say(f"sorting {name}s", rows, total)
    return written + _put(base, insert, batch)


def _put(base: sqlite3.Connection, insert: str, batch: list[tuple[Any, ...]]) -> int:
    base.executemany(insert, batch)
    written = len(batch)
    batch.clear()
    return written


def _ranked(spelled: Iterable[_Spelling]) -> list[tuple[int, int]]:
    """The places of a key, each once with its best kind: the most populous of each country first, then the second of each. So the first few
    ranks, which is what a look-up reads, hold a place of every country that has one of the name. `spelled` is in order of `_IN_ORDER`."""
    seen: dict[str, int] = {}
    order: list[tuple[int, int, int, int]] = []
    last = None
    for _, n, kind, country, _ in spelled:
        if n != last:
            last = n
            seen[country] = nth = seen.get(country, 0) + 1
            order.append((nth, len(order), n, kind))
    if len(order) > len(seen):
        order.sort()
    return [(n, kind) for _, _, n, kind in order]


def _bloom_of(base: sqlite3.Connection, name: str) -> bytes:
    bloom = Bloom(base.execute(f"SELECT count(DISTINCT key) FROM {name}").fetchone()[0])
    for (key,) in base.execute(f"SELECT DISTINCT key FROM {name}"):
        bloom.add(key)
    return bloom.bytes()


def write_rows(writer: Writer, rows: Iterable[Row], step: str) -> None:
    """Lay down rows in one step; a step that is done already is left out."""
    if writer.done(step):
        return
    content = hashlib.sha256()
    ordered = sorted(rows, key=lambda row: row.n)
    for row in ordered:
        writer.place(row)
        content.update(repr((_record(row), sorted(row.names.items()))).encode())
    writer.mark(step, max(len(ordered), 1), content.hexdigest())


def identity_of(paths: Iterable[Path | None]) -> str:
    """What a file is made from: names, sizes and times of its sources."""
    stats = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths if path is not None]
    return json.dumps([SCHEMA_VERSION, stats])
