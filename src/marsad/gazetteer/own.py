"""Our own places: entries of `resources/places` joined to what is already there, or added."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import Any

from marsad.errors import MalformedError
from marsad.gazetteer.keys import bare_key, name_key, sound_key
from marsad.gazetteer.rows import ABBREVIATION, ALTERNATE, NAME, OWN, Row, valid_point

SAME_PLACE_DEGREES = 0.25
"""Two entries of one name and class are one place when nearer than this, about 25 km."""


def merge_own(rows: list[Row], files: dict[str, list[dict[str, Any]]]) -> list[Row]:
    """`rows` with all entries of `files` (the built `resources/places`) joined in. MalformedError names a broken entry."""
    by_number = {row.n: row for row in rows}
    entries = [e for name in sorted(files) for e in files[name]]
    for entry in (e for e in entries if "of" in e):
        _extend(by_number, entry)
    countries = {row.country: row for row in rows if row.feature == "A.PCLI"}
    near = _Nearby(rows)
    for entry in (e for e in entries if "of" not in e):
        if "members" in entry or "divisions" in entry:
            _add(by_number, _region(entry, countries, near))
        else:
            _add_or_join(by_number, near, entry)
    return list(by_number.values())


def _extend(rows: dict[int, Row], entry: dict[str, Any]) -> None:
    row = rows.get(entry["of"])
    if row is None:
        raise MalformedError(f"resources/places: no place has the GeoNames id {entry['of']} ({entry.get('name')})")
    if entry.get("name"):
        row.name, row.shown = entry["name"], True
        row.call((row.name,), NAME)
    row.call(entry.get("names", ()), NAME)
    row.call(entry.get("short", ()), ABBREVIATION)
    if entry.get("lat") is not None:
        row.lat, row.lon = entry["lat"], entry["lon"]
    row.population = entry.get("population", row.population)
    row.feature = entry.get("feature", row.feature)


def _region(entry: dict[str, Any], countries: dict[str, Row], near: _Nearby) -> Row:
    """A region of several countries or divisions: its point is the mean of theirs. Seas, rivers and unions of states get none."""
    found = [(code, countries.get(code)) for code in entry.get("members", ())]
    found += [(name, near.division(entry.get("country", ""), name)) for name in entry.get("divisions", ())]
    unknown = [name for name, row in found if row is None]
    if unknown:
        raise MalformedError(f"resources/places: {entry['id']} names unknown countries or divisions {unknown}")
    points = [(r.lat, r.lon) for _, r in found if r is not None and r.lat is not None and r.lon is not None]
    row = _row(entry)
    if points and not row.feature.startswith("H") and row.feature != "L.RGNE":
        row.lat = round(sum(p[0] for p in points) / len(points), 2)
        row.lon = round(sum(p[1] for p in points) / len(points), 2)
    return row


def _row(entry: dict[str, Any]) -> Row:
    lat, lon = entry.get("lat"), entry.get("lon")
    if not valid_point(lat, lon):
        raise MalformedError(f"resources/places: {entry['id']} has no valid point: {lat}, {lon}")
    row = Row(
        OWN + zlib.crc32(entry["id"].encode()),
        entry["name"],
        entry.get("country", ""),
        lat,
        lon,
        entry["feature"],
        entry.get("population", 0),
        slug=entry["id"],
        source=entry["source"],
        names={entry["name"]: NAME},
    )
    row.call(entry.get("names", ()), NAME)
    row.call(entry.get("short", ()), ABBREVIATION)
    return row


def _add(rows: dict[int, Row], row: Row) -> None:
    twin = rows.get(row.n)
    if twin is not None:
        raise MalformedError(f"resources/places: {row.slug} and {twin.slug} ({twin.source}) have one id and are not one place")
    rows[row.n] = row


def _add_or_join(rows: dict[int, Row], near: _Nearby, entry: dict[str, Any]) -> None:
    row = _row(entry)
    twin = near.twin(row)
    if twin is None:
        closest = near.closest(row)
        if closest is not None:
            row.admin1, row.admin2 = closest.admin1, closest.admin2
        division = near.division(row.country, entry.get("admin1"))
        row.admin1 = division.n if division is not None else row.admin1
        _add(rows, row)
        near.put(row)
        return
    twin.call(row.names, ALTERNATE)
    if ";" not in twin.source and twin.slug is None:
        twin.source = f"{twin.source}; {row.source}"
    if twin.lat is None or twin.feature.startswith("A.ADM"):
        twin.lat, twin.lon = row.lat, row.lon


class _Nearby:
    """Finds the row that an entry of ours already has, by key, country, class and nearness."""

    def __init__(self, rows: list[Row]) -> None:
        self.keys: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.grid: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            self.put(row)

    def put(self, row: Row) -> None:
        """Make `row` findable."""
        for key in {k for name in row.names for k in _keys_of(name)}:
            self.keys[row.country, key].append(row)
        if row.lat is not None and row.lon is not None and row.feature[0] == "P":
            self.grid[int(row.lat * 2), int(row.lon * 2)].append(row)

    def twin(self, row: Row) -> Row | None:
        """The row of the same name, country, feature class and neighbourhood, None when there is none."""
        same = [
            r for name in row.names for k in _keys_of(name) for r in self.keys.get((row.country, k), ()) if r.feature[0] == row.feature[0]
        ]
        if row.feature[0] == "A":
            return next((r for r in same if r.feature == row.feature), None)
        close = [r for r in same if _apart(r, row) < SAME_PLACE_DEGREES]
        return min(close, key=lambda r: (_apart(r, row), r.n), default=None)

    def closest(self, row: Row) -> Row | None:
        """The nearest populated place of the same country within about 50 km: it lends its divisions."""
        if row.lat is None or row.lon is None:
            return None
        cell = int(row.lat * 2), int(row.lon * 2)
        around = (r for i in (-1, 0, 1) for j in (-1, 0, 1) for r in self.grid.get((cell[0] + i, cell[1] + j), ()))
        return min((r for r in around if r.country == row.country), key=lambda r: (_apart(r, row), r.n), default=None)

    def division(self, country: str, name: str | None) -> Row | None:
        """The first-order division of that name."""
        keys = _keys_of(name) if name else ()
        return next((r for k in keys for r in self.keys.get((country, k), ()) if r.feature == "A.ADM1"), None)


def _keys_of(name: str) -> tuple[str, ...]:
    key = name_key(name)
    return tuple(dict.fromkeys(k for k in (key, bare_key(key), sound_key(key) and "~" + sound_key(key)) if k))


def _apart(one: Row, other: Row) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return max(abs(one.lat - other.lat), abs(one.lon - other.lon))
