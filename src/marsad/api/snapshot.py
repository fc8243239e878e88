"""One view of the record as known on a day, kept while the record does not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.api.views import Contradiction, ControlSpan, EventRow, PlaceControl, ReportRow, Shelf, Told

KEEP = 8


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that lists and map show, as known on `known` (None: all)."""

    known: date | None
    version: str
    events: tuple[EventRow, ...]
    control: tuple[PlaceControl, ...]
    reports: tuple[ReportRow, ...]
    by_event: dict[str, EventRow] = field(repr=False)
    by_place: dict[str, PlaceControl] = field(repr=False)
    by_report: dict[str, ReportRow] = field(repr=False)

    @property
    def holders(self) -> list[str]:
        """Everybody who holds or besieges a place at some time, by name."""
        return sorted({name for place in self.control for span in place.spans for name in (span.holder, span.besieger) if name})

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of control, events and reports; None for an empty record.

        Background that lies further back than the reports (an event of 2014 told in 2017) does not stretch the slider.
        """
        anchored = [s.first for p in self.control for s in p.spans] + [r.published for r in self.reports if r.published]
        ends = [s.last for p in self.control for s in p.spans] + [r.published for r in self.reports if r.published]
        if anchored:
            return min(anchored), max(ends)
        told = [e.first for e in self.events if e.first]
        return (min(told), max(e.last or e.first for e in self.events if e.first)) if told else None


class Desk:
    """Snapshots by version and day, and the questions that go straight to the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._kept: dict[tuple[str, date | None], Snapshot] = {}

    def snapshot(self, known: date | None = None) -> Snapshot:
        """The record as known on that day."""
        key = (self.shelf.version(), known)
        found = self._kept.get(key)
        if found is None:
            found = take(self.shelf, *key)
            self._kept = {k: v for k, v in list(self._kept.items())[-KEEP + 1 :] if k[0] == key[0]} | {key: found}
        return found

    def reports_with(self, words: str | None) -> frozenset[str] | None:
        """Ids of the reports whose text holds the words; None where no words are asked for."""
        return frozenset(self.shelf.search(words)) if words else None

    def contradictions(self, known: date | None, place: str | None = None, reports: Sequence[str] = ()) -> list[Contradiction]:
        """Contradictions about a place by name, or among reports; all when neither is given."""
        wanted = set(reports)
        return [
            c
            for c in self.shelf.contradictions(known)
            if (place is None or c.place == place) and (not wanted or len(wanted & set(c.reports)) > 1)
        ]

    def telling(self, event_id: str, known: date | None) -> list[Told]:
        """The claims that an event rests on, oldest report first."""
        return sorted(self.shelf.telling(event_id, known), key=lambda told: (str(told.report.published), told.report.id))

    def statements(self, place_id: str, known: date | None) -> list[Told]:
        """The control statements about a place, in order of the day they speak of."""
        return sorted(self.shelf.statements(place_id, known), key=lambda told: (claim_day(told), str(told.report.published)))


def claim_day(told: Told) -> str:
    """The day a claim speaks of, as text; its report's day where it names none."""
    return str((told.claim.get("date") or {}).get("start") or told.report.published or "")


def take(shelf: Shelf, version: str, known: date | None) -> Snapshot:
    """A fresh snapshot."""
    events = tuple(sorted(shelf.events(known), key=lambda e: (e.first or date.max, e.id)))
    control, reports = tuple(shelf.control(known)), tuple(shelf.reports(known))
    return Snapshot(
        known, version, events, control, reports, {e.id: e for e in events}, {c.place.id: c for c in control}, {r.id: r for r in reports}
    )


def on_day(control: PlaceControl, day: date) -> ControlSpan | None:
    """The span that holds on a day; None where the record says nothing of it."""
    return next((span for span in control.spans if span.first <= day <= span.last), None)
