"""What the reader asks for: the query string, checked, and what each filter leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from marsad.api.views import EventRow, PlaceRow

STATUSES = ("asserted", "disputed", "unconfirmed", "denied")
EARTH_KM = 6371.0
MAX_WORDS = 200


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One query parameter that cannot be used, in words for people."""

    name: str
    value: str
    message: str


class BadFilter(Exception):
    """At least one query parameter makes no sense."""

    def __init__(self, faults: Sequence[FieldFault]) -> None:
        super().__init__("; ".join(f.message for f in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of an event list; None is "all". `near` is latitude, longitude, kilometres; `bbox` west, south, east, north."""

    q: str | None = None
    place: str | None = None
    country: str | None = None
    actor: str | None = None
    type: str | None = None
    source: str | None = None
    status: str | None = None
    grade: str | None = None
    since: date | None = None
    until: date | None = None
    near: tuple[float, float, float] | None = None
    bbox: tuple[float, float, float, float] | None = None
    as_known_on: date | None = None

    def query(self) -> dict[str, str]:
        """The filters as they stand in an address."""
        return {f.name: as_text(value) for f in fields(self) if (value := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows that passed, and how many each filter took away, in the order they were applied."""

    rows: list[EventRow]
    total: int
    removed: tuple[tuple[str, str, int], ...]


def as_text(value: object) -> str:
    """One filter value as it stands in an address."""
    if isinstance(value, tuple):
        return ",".join(f"{part:g}" for part in value)
    return str(value)


def read_day(text: str) -> date:
    """A day as YYYY-MM-DD; anything else is refused, weeks and compact forms too."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError("a day is written YYYY-MM-DD, for example 2017-11-09")
    if not 1800 <= day.year < 2200:
        raise ValueError("a day lies between 1800 and 2199")
    return day


def read_numbers(count: int, form: str) -> Callable[[str], tuple[float, ...]]:
    """A reader of `count` numbers between commas."""

    def read(text: str) -> tuple[float, ...]:
        try:
            parts = tuple(float(part) for part in text.split(","))
        except ValueError:
            raise ValueError(f"this is written {form}") from None
        if len(parts) != count or not all(abs(part) <= 100_000 for part in parts):
            raise ValueError(f"this is written {form}")
        return parts

    return read


def read_words(text: str) -> str:
    """Free words, at most 200 characters, none of them a control character."""
    if any(ord(character) < 32 or ord(character) == 127 for character in text):
        raise ValueError("no control characters")
    if len(text) > MAX_WORDS:
        raise ValueError(f"at most {MAX_WORDS} characters")
    return text


def read_status(text: str) -> str:
    """One of the four statuses."""
    if text not in STATUSES:
        raise ValueError("one of " + ", ".join(STATUSES))
    return text


READERS: dict[str, Callable[[str], Any]] = {
    "since": read_day,
    "until": read_day,
    "as_known_on": read_day,
    "near": read_numbers(3, "latitude,longitude,kilometres, for example 34.45,40.92,30"),
    "bbox": read_numbers(4, "west,south,east,north, for example 40,34,42,35"),
    "status": read_status,
}
NAMES = tuple(f.name for f in fields(Filters))


def read_filters(query: Mapping[str, str], also: Iterable[str] = ()) -> Filters:
    """The filters of a query string; names in `also` belong to somebody else. Raises BadFilter with every fault, not only the first."""
    faults = [
        FieldFault(name, value, f"there is no filter “{name[:40]}”; there are {', '.join(NAMES)}")
        for name, value in query.items()
        if name not in NAMES and name not in also
    ]
    values: dict[str, Any] = {}
    for name in NAMES:
        text = query.get(name, "").strip()
        if text:
            try:
                values[name] = READERS.get(name, read_words)(text)
            except ValueError as fault:
                faults.append(FieldFault(name, text, f"{name}: “{text[:40]}” cannot be used: {fault}"))
    if not faults and values.get("since") and values.get("until") and values["since"] > values["until"]:
        faults.append(FieldFault("since", str(values["since"]), "since: the first day comes after the last"))
    if faults:
        raise BadFilter(faults)
    return Filters(**values)


def fold(text: str) -> str:
    """Lower case for comparing names."""
    return text.casefold()


def any_has(words: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts holds the words."""
    wanted = fold(words)
    return any(wanted in fold(text) for text in texts)


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance (haversine), in kilometres."""
    a, b = radians(lat), radians(to_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def is_near(row: EventRow, near: tuple[float, float, float]) -> bool:
    """Whether the event's point lies within the circle; an event without a point does not."""
    place = row.place
    return bool(place and place.lat is not None and place.lon is not None and kilometres(near[0], near[1], place.lat, place.lon) <= near[2])


def is_in(row: EventRow, bbox: tuple[float, float, float, float]) -> bool:
    """Whether the event's point lies in the box; a box whose west is east of its east crosses the date line."""
    place = row.place
    if not place or place.lat is None or place.lon is None:
        return False
    west, south, east, north = bbox
    across = west <= place.lon <= east if west <= east else place.lon >= west or place.lon <= east
    return across and south <= place.lat <= north


def is_place_in(place: PlaceRow, filters: Filters) -> bool:
    """Whether a place passes the filters that speak of places: place, country, near, bbox."""
    as_event = EventRow("", "", "", place, None, None, "none", (), (), None, None, "asserted", "", (), ())
    tests = [(TESTS[name], value) for name in ("place", "country", "near", "bbox") if (value := getattr(filters, name)) is not None]
    return all(test(as_event, value) for test, value in tests)


def of_place(row: EventRow, value: str) -> bool:
    """Whether the event is at the place of that id or name."""
    return bool(row.place and (row.place.id == value or any_has(value, [row.place.name])))


TESTS: dict[str, Callable[[EventRow, Any], bool]] = {
    "q": lambda row, v: any_has(v, searched(row)),
    "place": of_place,
    "country": lambda row, v: bool(row.place and row.place.country and fold(row.place.country) == fold(v)),
    "actor": lambda row, v: any_has(v, [*row.side_a, *row.side_b]),
    "type": lambda row, v: fold(v) in (fold(row.event_type), fold(row.sub_event_type)),
    "source": lambda row, v: any_has(v, row.sources),
    "status": lambda row, v: row.status == v,
    "grade": lambda row, v: fold(row.grade) == fold(v),
    "since": lambda row, v: bool(row.last and row.last >= v),
    "until": lambda row, v: bool(row.first and row.first <= v),
    "near": is_near,
    "bbox": is_in,
}


def searched(row: EventRow) -> list[str]:
    """The words of an event that the search box looks through."""
    return [row.sub_event_type, row.event_type, row.place.name if row.place else "", *row.side_a, *row.side_b, *row.sources]


def apply(filters: Filters, rows: Sequence[EventRow], found_in: Set[str] | None = None) -> Outcome:
    """The rows that pass every filter. `found_in` are the reports whose text holds the words of `q`: their events pass it too.

    `as_known_on` is the shelf's affair and removes nothing here.
    """
    left, removed = list(rows), []
    for name, test in TESTS.items():
        value = getattr(filters, name)
        if value is None:
            continue
        before = len(left)
        left = [row for row in left if test(row, value) or (name == "q" and found_in and not found_in.isdisjoint(row.reports))]
        removed.append((name, as_text(value), before - len(left)))
    return Outcome(left, len(rows), tuple(removed))
