"""One view of the record as known on a day, kept while the record does not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from marsad.api.views import Contradiction, ControlSpan, EventRow, PlaceControl, ReportRow, Shelf, Told

KEEP = 8
MOST_CHOICES = 2000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that lists and map show, as known on `known` (None: all).

    `days` are the first and last day of the record, None when it is empty; `holders` everybody who holds or besieges a place at some time;
    `choices` the values that filters can take, for typing ahead.
    """

    known: date | None
    version: str
    events: tuple[EventRow, ...]
    control: tuple[PlaceControl, ...]
    reports: tuple[ReportRow, ...]
    by_event: dict[str, EventRow] = field(repr=False)
    by_place: dict[str, PlaceControl] = field(repr=False)
    by_report: dict[str, ReportRow] = field(repr=False)
    days: tuple[date, date] | None
    holders: tuple[str, ...]
    choices: dict[str, tuple[str, ...]] = field(repr=False)


class Desk:
    """Snapshots by version and day, and the questions that go straight to the shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._kept: dict[tuple[str, date | None], Snapshot] = {}
        self._making = Lock()

    def snapshot(self, known: date | None = None) -> Snapshot:
        """The record as known on that day; whoever asks while it is made waits for it."""
        key = (self.shelf.version(), known)
        found = self._kept.get(key)
        if found is None:
            with self._making:
                found = self._kept.get(key) or self._make(key)
        return found

    def _make(self, key: tuple[str, date | None]) -> Snapshot:
        made = take(self.shelf, *key)
        self._kept = {k: v for k, v in list(self._kept.items())[-KEEP + 1 :] if k[0] == key[0]} | {key: made}
        return made

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
    holders = {name for place in control for span in place.spans for name in (span.holder, span.besieger) if name}
    return Snapshot(
        known,
        version,
        events,
        control,
        reports,
        {e.id: e for e in events},
        {c.place.id: c for c in control},
        {r.id: r for r in reports},
        days_of(events, control, reports),
        tuple(sorted(holders)),
        choices_of(events, control),
    )


def days_of(events: Sequence[EventRow], control: Sequence[PlaceControl], reports: Sequence[ReportRow]) -> tuple[date, date] | None:
    """The first and the last day of control and reports; of events where there are neither.

    Background that lies further back than the reports (an event of 2014 told in 2017) does not stretch the slider.
    """
    published = [r.published for r in reports if r.published]
    firsts = [s.first for p in control for s in p.spans] + published
    if firsts:
        return min(firsts), max([s.last for p in control for s in p.spans] + published)
    told = [(e.first, e.last or e.first) for e in events if e.first]
    return (min(first for first, _ in told), max(last for _, last in told)) if told else None


def choices_of(events: Sequence[EventRow], control: Sequence[PlaceControl]) -> dict[str, tuple[str, ...]]:
    """The values that filters can take in this record."""
    found: dict[str, set[str]] = {
        "place": {e.place.name for e in events if e.place} | {c.place.name for c in control},
        "actor": {n for e in events for n in (*e.side_a, *e.side_b)},
        "source": {n for e in events for n in e.sources},
        "type": {e.event_type for e in events} | {e.sub_event_type for e in events},
        "grade": {e.grade for e in events if e.grade},
        "status": {e.status for e in events},
        "country": {e.place.country for e in events if e.place and e.place.country},
    }
    return {name: tuple(sorted(values)[:MOST_CHOICES]) for name, values in found.items()}


def on_day(control: PlaceControl, day: date) -> ControlSpan | None:
    """The span that holds on a day; None where the record says nothing of it."""
    return next((span for span in control.spans if span.first <= day <= span.last), None)
