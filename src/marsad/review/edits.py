"""A table of events that comes back with edits: each changed cell is a correction, a missing row a rejection where that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.acquire.tables import Sheet
from marsad.export.columns import EVENTS, event_row
from marsad.export.objects import event_object
from marsad.export.table import words_of
from marsad.model import Event
from marsad.review.checking import Problem, check_sheet, plain
from marsad.review.judging import EDITABLE, corrected


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision that a table tells: `field` None where the whole event is rejected. `value` as the judgement keeps it."""

    event: str
    verdict: str
    field: str | None = None
    value: Any = None


def edits_of(sheet: Sheet, events: Iterable[Event], *, remove: bool = False) -> tuple[list[Edit], list[Problem]]:
    """The edits in a table against the events as they stand, and what is wrong; with anything wrong nothing should be taken over."""
    problems = check_sheet(sheet, EVENTS)
    if problems:
        return [], problems
    known, edits, seen = {event.id: event for event in events}, [], set()
    for number, row in sheet.rows:
        event = known.get(row["id"])
        if event is None:
            problems.append(Problem(number, "id", f"there is no event {row['id']!r} here"))
            continue
        seen.add(event.id)
        changed = list(_changed(sheet, row, event))
        problems += _not_ours_to_change(sheet, number, row, event, changed)
        edits += changed
    if remove:
        edits += [Edit(id_, "reject") for id_ in known if id_ not in seen]
    return edits, problems


def _changed(sheet: Sheet, row: Mapping[str, str], event: Event) -> Iterator[Edit]:
    before = event_row(event_object(event))
    for name in EDITABLE:
        if name in row and not _same(name, plain(sheet, row, name), before[name]):
            yield Edit(event.id, "correct", name, EDITABLE[name](plain(sheet, row, name)))


def _not_ours_to_change(sheet: Sheet, number: int, row: Mapping[str, str], event: Event, changed: list[Edit]) -> Iterator[Problem]:
    """Cells that follow from others or from the reports: they may say what they said, or what follows from the edits."""
    before = event_row(event_object(event))
    after = event_row(event_object(corrected(event, {e.field: e.value for e in changed if e.field})))
    for name in EVENTS.names:
        if name in EDITABLE or name not in row:
            continue
        words = plain(sheet, row, name)
        if not _same(name, words, before[name]) and not _same(name, words, after[name]):
            yield Problem(number, name, f"{words!r} cannot be taken over: this column follows from the reports")


def _same(name: str, words: str, value: Any) -> bool:
    """Whether a cell says what stands here; numbers and truth values may be written in another way."""
    column, plain_value = EVENTS.column(name), words_of(value)
    if plain_value is None:
        return words == ""
    if column and column.kind in ("integer", "number") and words:
        return float(words) == float(plain_value)
    return words.casefold() == plain_value if column and column.kind == "boolean" else words == str(plain_value)
