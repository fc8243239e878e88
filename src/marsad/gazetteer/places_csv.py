"""A list of one's own places: a CSV file with a header, one place a line.

Columns: `name`, `country` (ISO 3166 alpha-2), `lat`, `lon`; and, where there, `id`, `names` (parted by "|"), `admin1`, `feature`
(GeoNames class and code, "P.PPL" when empty), `population`, `source`.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from marsad.errors import MalformedError, NotFoundError
from marsad.gazetteer.keys import name_key

_FEATURE = re.compile(r"^[AHLPRSTUV]\.[A-Z0-9]+$")


def read_places(path: Path) -> list[dict[str, Any]]:
    """The entries of a file, as `merge_own` takes them. MalformedError names the line and what is wrong with it."""
    if not path.is_file():
        raise NotFoundError(f"there is no file {path}")
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path} is not UTF-8: save it as CSV UTF-8") from error
    return [_entry(line, f"{path.name}, line {number}") for number, line in enumerate(lines, start=2)]


def _entry(line: dict[str, str | None], where: str) -> dict[str, Any]:
    told = {key.strip().lower(): (value or "").strip() for key, value in line.items() if key and isinstance(value, str)}
    name, country = told.get("name", ""), told.get("country", "").upper()
    if not name_key(name):
        raise MalformedError(f"{where}: no name that could be looked up")
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise MalformedError(f"{where}: country is {country!r}, it must be two letters such as SY")
    feature = told.get("feature") or "P.PPL"
    if not _FEATURE.match(feature):
        raise MalformedError(f"{where}: feature is {feature!r}, it must look like P.PPL or S.CMPRF")
    lat, lon = _degrees(told.get("lat", ""), 90, f"{where}: lat"), _degrees(told.get("lon", ""), 180, f"{where}: lon")
    slug = told.get("id") or f"{country.lower()}/{'-'.join(name_key(name).split())}-{lat:.3f}-{lon:.3f}"
    return {
        "id": slug,
        "name": name,
        "names": [n for n in told.get("names", "").split("|") if n],
        "country": country,
        "admin1": told.get("admin1") or None,
        "lat": lat,
        "lon": lon,
        "feature": feature,
        "population": _count(told.get("population", ""), where),
        "source": told.get("source") or where,
    }


def _degrees(value: str, most: int, where: str) -> float:
    try:
        degrees = float(value)
    except ValueError as error:
        raise MalformedError(f"{where} is {value!r}, it must be degrees such as 34.45") from error
    if not -most <= degrees <= most:
        raise MalformedError(f"{where} is {value}, it must lie between -{most} and {most}")
    return degrees


def _count(value: str, where: str) -> int:
    if value and not value.isdigit():
        raise MalformedError(f"{where}: population is {value!r}, it must be a whole number")
    return int(value or 0)
