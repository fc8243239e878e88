"""Tables as CSV: UTF-8 without a mark at the head, days as text, and no cell that a spreadsheet would run as a formula.

A cell of words that begins like a formula gets an apostrophe before it, as spreadsheets themselves do; `plain_cell` takes it off again.
Numbers stay numbers: a latitude of -34.4 is not touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.export.objects import Json

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")
EVENT_COLUMNS = (
    "id", "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "year", "month", "day",
    "place", "place_id", "country", "admin1", "latitude", "longitude", "side_a", "side_b", "side_a_open",
    "fatalities_min", "fatalities_max", "status", "grade", "admiralty", "sources", "independent_sources", "reports", "notes",
)  # fmt: skip
CONTROL_COLUMNS = (
    "place", "place_id", "country", "latitude", "longitude", "from", "to", "holder", "contested", "p", "basis", "besieger",
    "parts", "sources", "independent_sources", "reports",
)  # fmt: skip
_SAME = ("id", "event_type", "sub_event_type", "side_a", "side_b", "side_a_open", "status", "grade", "admiralty", "reports", "notes")


def csv_lines(columns: Iterable[str], rows: Iterable[Json]) -> Iterator[str]:
    """The table line by line, each with its end; a row's missing values are empty cells."""
    columns = list(columns)
    yield _line(columns)
    for row in rows:
        yield _line([cell(row.get(column)) for column in columns])


def _line(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def cell(value: Any) -> Any:
    """A value as a cell: lists joined by "; ", yes and no as true and false, words made harmless, NUL dropped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if not isinstance(value, str):
        return value
    words = value.replace("\0", "")
    return f"'{words}" if words.startswith(DANGEROUS) else words


def plain_cell(words: str) -> str:
    """The words of a cell as they were before `cell`."""
    return words[1:] if words.startswith("'") and words[1:].startswith(DANGEROUS) else words


def event_row(event: Json) -> Json:
    """One event of `event_object` as a flat row of EVENT_COLUMNS."""
    place, when, deaths = event["place"] or {}, event["date"], event["fatalities"]
    year, month, day = _parts(when["start"])
    return {
        **{name: event[name] for name in _SAME},
        "date_start": when["start"],
        "date_end": when["end"],
        "date_precision": when["precision"],
        "year": year,
        "month": month,
        "day": day,
        **_place(place),
        "admin1": place.get("admin1"),
        "fatalities_min": deaths["min"],
        "fatalities_max": deaths["max"],
        "sources": len(event["independent_sources"]),
        "independent_sources": event["independent_sources"],
    }


def control_rows(control: Json) -> Iterator[Json]:
    """The spans of one place of `control_object` as flat rows of CONTROL_COLUMNS."""
    for span in control["spans"]:
        yield {
            **_place(control["place"]),
            **{name: span[name] for name in ("from", "to", "holder", "contested", "p", "basis", "besieger", "reports")},
            "parts": [f"{p['part']}: {p['holder'] or 'not said'}" for p in span["parts"]],
            "sources": len(span["sources"]),
            "independent_sources": span["sources"],
        }


def _place(place: Json) -> Json:
    names = {"place": "name", "place_id": "id", "country": "country", "latitude": "lat", "longitude": "lon"}
    return {column: place.get(name) for column, name in names.items()}


def _parts(day: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day apart: spreadsheets of different countries read whole dates differently."""
    if day is None:
        return None, None, None
    year, month, number = day.split("-")
    return int(year), int(month), int(number)
