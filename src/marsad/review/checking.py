"""What is wrong in a table, by row and column: unknown columns, values of another kind, days and numbers that contradict one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.acquire.tables import Sheet
from marsad.export.acled import ACLED
from marsad.export.columns import EVENTS
from marsad.export.ged import GED
from marsad.export.table import Column, Kind, Table, plain_cell

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: row 1 is the header, `column` "" where it is the row as a whole."""

    row: int
    column: str
    says: str

    def __str__(self) -> str:
        """As people read it."""
        return f"row {self.row}{f', column {self.column}' if self.column else ''}: {self.says}"


def table_of(sheet: Sheet) -> Table | None:
    """Which of our tables a sheet has the shape of, by its own column; None for one of its owner's making."""
    marks = {"event_id_cnty": ACLED, "type_of_violence": GED, "sub_event_type": EVENTS}
    return next((table for mark, table in marks.items() if mark in sheet.columns), None)


def check_sheet(sheet: Sheet, table: Table) -> list[Problem]:
    """Everything that is wrong, in the order of the rows."""
    problems = [Problem(1, name, "there is no such column") for name in sheet.columns if name and table.column(name) is None]
    if table is not EVENTS:
        problems += [Problem(1, name, "is missing") for name in table.names if name not in sheet.columns]
    elif table.key not in sheet.columns:
        problems.append(Problem(1, table.key, "is missing: without it no row can be told"))
    seen: dict[str, int] = {}
    for number, row in sheet.rows:
        problems += _check_key(table, number, row, seen)
        told = [(c, plain(sheet, row, c.name)) for c in table.columns if c.name in row]
        problems += [Problem(number, c.name, says) for c, words in told if (says := _check_cell(c, words))]
        problems += [Problem(number, column, says) for column, says in _check_row(table, row)]
    return problems


def plain(sheet: Sheet, row: Row, name: str) -> str:
    """The words of a cell as they were before the table was written."""
    return plain_cell(row[name]) if sheet.is_text else row[name]


def _check_key(table: Table, number: int, row: Row, seen: dict[str, int]) -> Iterator[Problem]:
    key = row.get(table.key)
    if key is None:
        return
    if not key:
        yield Problem(number, table.key, "is empty: every row needs one")
    elif key in seen:
        yield Problem(number, table.key, f"{key!r} stands in row {seen[key]} too")
    seen.setdefault(key, number)


def _check_cell(column: Column, words: str) -> str | None:
    if not words:
        return None
    if column.allowed and column.kind == "text" and words not in column.allowed:
        return f"{words!r} is none of {', '.join(column.allowed)}"
    if not _FITS[column.kind](words):
        return f"{words!r} is {_MEANT[column.kind]}"
    limits = {"latitude": 90, "longitude": 180}
    if column.name in limits and abs(float(words)) > limits[column.name]:
        return f"{words} lies beyond {limits[column.name]} degrees"
    return None


def _is_day(words: str) -> bool:
    try:
        return bool(_DAY.fullmatch(words)) and bool(date.fromisoformat(words))
    except ValueError:
        return False


def _is_integer(words: str) -> bool:
    """Also 3.0, as some published files have it."""
    return bool(_NUMBER.fullmatch(words)) and float(words).is_integer()


_FITS: dict[Kind, Callable[[str], bool]] = {
    "text": lambda words: True,
    "list": lambda words: True,
    "day": _is_day,
    "integer": _is_integer,
    "number": lambda words: bool(_NUMBER.fullmatch(words)),
    "boolean": lambda words: words.casefold() in ("true", "false"),
}
_MEANT: dict[Kind, str] = {
    "text": "no text",
    "list": "no list",
    "day": "no day: write it as YYYY-MM-DD",
    "integer": "no whole number",
    "number": "no number",
    "boolean": "neither true nor false",
}


def _check_row(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """What contradicts itself within a row."""
    for low, high in _ORDERED[table.name]:
        a, b = row.get(low, ""), row.get(high, "")
        if _is_day(a) and _is_day(b) and a > b:
            yield high, f"{b} comes before {low} {a}"
        elif _NUMBER.fullmatch(a) and _NUMBER.fullmatch(b) and float(a) > float(b):
            yield high, f"{b} is less than {low} {a}"
    if table is GED:
        parts = [row.get(f"deaths_{side}", "") for side in ("a", "b", "civilians", "unknown")]
        best = row.get("best", "")
        if all(_NUMBER.fullmatch(p) for p in (*parts, best)) and sum(map(float, parts)) != float(best):
            yield "best", f"{best} is not the sum of the four deaths, {sum(map(float, parts)):g}"


_ORDERED: dict[str, tuple[tuple[str, str], ...]] = {
    EVENTS.name: (("date_start", "date_end"), ("fatalities_min", "fatalities_max")),
    GED.name: (("date_start", "date_end"), ("low", "best"), ("best", "high")),
    ACLED.name: (),
}
