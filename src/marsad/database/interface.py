"""The Python interface: the open database with plain values in and out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from marsad.database.adding import Tally
from marsad.database.database import Database
from marsad.database.days import parse_day
from marsad.database.filters import EventFilters
from marsad.database.views import ReadReport, Rows
from marsad.export.changes import change_object
from marsad.export.objects import control_object, event_object, place_object, span_object, telling_object
from marsad.link import changes_between
from marsad.store import AsOf, Store

EVENT_SHOWN = ("id", "date.start", "date.end", "sub_event_type", "place.name", "side_a", "side_b", "independent_sources", "grade", "status")
CHANGES_SHOWN = ("change", "id", "event.date.start", "event.sub_event_type", "event.place.name", "into")
CONTROL_SHOWN = ("place.name", "from", "to", "holder", "p", "basis", "sources")
Day = str | date


class Base(Database):
    """An open database for Python programs; days may be `date` or "YYYY-MM-DD". Use it in a `with` block, or close it."""

    @classmethod
    def at(cls, path: Path, *, create: bool = True, gazetteer: Path | None = None) -> Base:
        """Open the database at `path`."""
        return cls(Store.open(path, create=create, who="python"), gazetteer)

    def add(self, *sources: str | Path, again: bool = False) -> Tally:
        """Add files, folders and .jsonl files, and tell how it went; `problems` of the answer are those that could not be read."""
        return super().add(*sources, again=again)

    def events(
        self,
        *,
        place: str | None = None,
        actor: str | None = None,
        type: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        status: str | None = None,
        as_known_on: Day | None = None,
        as_added_on: Day | None = None,
    ) -> Rows:
        """Events that meet every condition, the earliest first. `why` of the answer tells what each condition took away."""
        filters = EventFilters(place, actor, type, _day(since), _day(until), status)
        found, removed, total = self.select(filters, AsOf(_day(as_known_on), _day(as_added_on)))
        why = "; ".join(f"{r.name} {r.value!r} took away {r.count}" for r in removed)
        return Rows(map(event_object, found), EVENT_SHOWN, f"{len(found)} of {total} events. {why}".strip())

    def control(
        self, place: str | None = None, *, on: Day | None = None, as_known_on: Day | None = None, as_added_on: Day | None = None
    ) -> Rows:
        """Who held a place, or every place: a row a span; with `on` the one of that day, with the statements behind it in "because".

        NotFoundError for a place nobody speaks of, or a day outside the record.
        """
        day, known = _day(on), AsOf(_day(as_known_on), _day(as_added_on))
        if place is not None and day is not None:
            held = self.held(place, day, known)
            row: dict[str, Any] = {"place": place_object(held.place), **span_object(held.span)}
            return Rows(
                [{**row, "because": [{**telling_object(s.telling), "copied_in": list(s.copied_in)} for s in held.because]}], CONTROL_SHOWN
            )
        timelines = self.links(known, day).timelines if place is None else [self.timeline(place, known)]
        rows = [{"place": told["place"], **span} for told in map(control_object, timelines) for span in told["spans"] if _covers(span, day)]
        return Rows(rows, CONTROL_SHOWN)

    def changes(self, before: Day | AsOf, after: Day | AsOf | None = None) -> Rows:
        """The events that are new, changed or withdrawn between two states of knowledge; a bare day stands for "published by then".

        Withdrawn ones stay as they last stood. None is all that is known now.
        """
        old, new = (self.links(day if isinstance(day, AsOf) else _day(day)).events for day in (before, after))
        return Rows(map(change_object, changes_between(old, new)), CHANGES_SHOWN)

    def report(self, id: str) -> ReadReport:
        """A report as it stands; NotFoundError where there is none."""
        stored = self.stored(id)
        return ReadReport(stored.report, stored.name)

    def reports(self) -> list[ReadReport]:
        """All reports, by day of publication."""
        return [ReadReport(stored.report, stored.name) for stored in self.store.reports()]


def _day(day: Day | None) -> date | None:
    return parse_day(day) if isinstance(day, str) else day


def _covers(span: dict[str, Any], day: date | None) -> bool:
    return day is None or span["from"] <= day.isoformat() <= span["to"]
