"""Weekly and monthly counts of events by place, actor or type, each with the ids of the events that it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from marsad.export.objects import Json
from marsad.export.table import Column, Table
from marsad.model import Event

By = Literal["place", "actor", "type", "all"]
Every = Literal["week", "month"]
COUNTS = Table(
    "counts",
    "One row a period and value. An event counts in every period that it touches, and for every party named on either side.",
    (
        Column("period", "text", "ISO week (2017-W45) or month (2017-11)."),
        Column("from", "day", "First day of the period.", "#date+start"),
        Column("to", "day", "Last day, included.", "#date+end"),
        Column("value", "text", "Name of the place, party or sub-event type; empty where none is told, or nothing was asked for."),
        Column("value_id", "text", "Id of the place."),
        Column("events", "integer", "Number of events.", "#indicator+events+num"),
        Column("fatalities_min", "integer", "Sum of the lowest numbers of dead told."),
        Column("fatalities_max", "integer", "Sum of the highest numbers of dead told."),
        Column("ids", "list", "The events counted: `marsad show ID` tells each."),
    ),
    time=("from", "to"),
)


@dataclass(slots=True)
class _Cell:
    ids: list[str] = field(default_factory=list)
    low: int = 0
    high: int = 0


def count_rows(events: Iterable[Event], by: By = "all", every: Every = "week") -> Iterator[Json]:
    """Rows of COUNTS, by period and then by number of events; events without a day are in no period."""
    cells: dict[tuple[date, str, str], _Cell] = defaultdict(_Cell)
    for event in events:
        for first in _periods(event, every):
            for value, id_ in _values(event, by):
                cell = cells[first, value, id_]
                cell.ids.append(event.id)
                cell.low += event.fatalities.min or 0
                cell.high += event.fatalities.max or event.fatalities.min or 0
    for (first, value, id_), cell in sorted(cells.items(), key=lambda item: (item[0][0], -len(item[1].ids), item[0])):
        yield {
            "period": f"{first:%G-W%V}" if every == "week" else f"{first:%Y-%m}",
            "from": first.isoformat(),
            "to": (_next(first, every) - timedelta(days=1)).isoformat(),
            "value": value or None,
            "value_id": id_ or None,
            "events": len(cell.ids),
            "fatalities_min": cell.low,
            "fatalities_max": cell.high,
            "ids": cell.ids,
        }


def _values(event: Event, by: By) -> list[tuple[str, str]]:
    if by == "place":
        return [(event.place.name, event.place.id) if event.place else ("", "")]
    if by == "actor":
        return [(name, "") for name in dict.fromkeys((*event.side_a, *event.side_b))] or [("", "")]
    return [(event.sub_event_type if by == "type" else "", "")]


def _periods(event: Event, every: Every) -> Iterator[date]:
    """The first days of the periods that the event touches."""
    first, last = event.when.start, event.when.last
    if first is None or last is None:
        return
    day = first - timedelta(days=first.weekday()) if every == "week" else first.replace(day=1)
    while day <= last:
        yield day
        day = _next(day, every)


def _next(first: date, every: Every) -> date:
    return first + timedelta(days=7) if every == "week" else (first + timedelta(days=31)).replace(day=1)
