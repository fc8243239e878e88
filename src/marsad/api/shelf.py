"""From what the store keeps to what pages show: links and records as read-only rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from marsad.api.views import Contradiction, ControlLook, ControlSpan, EventRow, PlaceControl, PlaceRow, Position, Record, ReportRow, Told
from marsad.export.objects import contradiction_object, control_object, event_object
from marsad.model import Contradiction as ModelContradiction
from marsad.model import ControlSpan as ModelSpan
from marsad.model import ControlTelling, Event, EventTelling, Place, Telling, Timeline
from marsad.store import Links

KEPT = 8
KEPT_RECORDS = 512


@dataclass(frozen=True, slots=True)
class Source:
    """Where links and records come from. `known` is the day whose knowledge is asked for, None for all.

    `version` changes with the record; `records` gives the report of every id in its known version; `record` one by id.
    """

    version: Callable[[], str]
    links: Callable[[date | None], Links]
    records: Callable[[date | None], Iterable[Record]]
    record: Callable[[str], Record | None]
    search: Callable[[str], Sequence[str]]
    page: Callable[[str], bytes | None] = lambda sha256: None


@dataclass(frozen=True, slots=True)
class Index:
    """Links with their ways in: claims by id, control statements by place, copies by report."""

    links: Links
    tellings: dict[str, Telling]
    by_event: dict[str, Event]
    by_place: dict[str, list[ControlTelling]]

    @classmethod
    def of(cls, links: Links) -> Index:
        """The index of these links."""
        by_place: dict[str, list[ControlTelling]] = {}
        for telling in links.tellings:
            if isinstance(telling, ControlTelling):
                by_place.setdefault(telling.place.id, []).append(telling)
        return cls(links, {t.id: t for t in links.tellings}, {e.id: e for e in links.events}, by_place)


class LinkedShelf:
    """The shelf of the pages over links and records; implements `views.Shelf`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._indexes = lru_cache(maxsize=KEPT)(lambda mark, known: Index.of(source.links(known)))
        self._rows = lru_cache(maxsize=KEPT)(self._read_rows)
        self._record = lru_cache(maxsize=KEPT_RECORDS)(lambda mark, ident: source.record(ident))

    def version(self) -> str:
        """A short word that changes whenever the record changes."""
        return self._source.version()

    def index(self, known: date | None = None) -> Index:
        """All links as known on that day."""
        return self._indexes(self.version(), known)

    def reports(self, known: date | None = None) -> Sequence[ReportRow]:
        """All reports, oldest first."""
        return self._rows(self.version(), known)

    def record(self, report_id: str) -> Record | None:
        """The record of one report; None when there is none."""
        return self._record(self.version(), report_id)

    def page(self, sha256: str) -> bytes | None:
        """The bytes of a page as received; None when they are not kept."""
        return self._source.page(sha256)

    def search(self, words: str) -> Sequence[str]:
        """Ids of the reports whose title or text holds all the words."""
        return self._source.search(words)

    def events(self, known: date | None = None) -> Sequence[EventRow]:
        """All events."""
        index = self.index(known)
        return [
            event_row(event, [t for i in event.tellings if isinstance(t := index.tellings.get(i), EventTelling)])
            for event in index.links.events
        ]

    def control(self, known: date | None = None) -> Sequence[PlaceControl]:
        """All places with who held them."""
        return [place_control(timeline) for timeline in self.index(known).links.timelines if timeline.spans]

    def contradictions(self, known: date | None = None) -> Sequence[Contradiction]:
        """All contradictions."""
        return [contradiction_row(found) for found in self.index(known).links.contradictions]

    def copies(self, known: date | None = None) -> Sequence[tuple[str, ...]]:
        """Groups of reports that are one text."""
        return [group.reports for group in self.index(known).links.copies]

    def telling(self, event_id: str, known: date | None = None) -> Sequence[Told]:
        """The claims an event rests on."""
        index = self.index(known)
        event = index.by_event.get(event_id)
        return self._told([index.tellings[i] for i in event.tellings if i in index.tellings] if event else [], known)

    def statements(self, place_id: str, known: date | None = None) -> Sequence[Told]:
        """The control statements about a place."""
        return self._told(self.index(known).by_place.get(place_id, []), known)

    def _told(self, tellings: Iterable[Telling], known: date | None) -> list[Told]:
        mark, out = self.version(), []
        for telling in tellings:
            record = self._record(mark, telling.carrier.report)
            kept = "control" if isinstance(telling, ControlTelling) else "events"
            claim = next((c for c in record[kept] if c["id"] == telling.id), None) if record else None
            if record and claim:
                out.append(Told(report_row(record), claim))
        return out

    def _read_rows(self, mark: str, known: date | None) -> list[ReportRow]:
        return [report_row(record) for record in self._source.records(known)]


def place_row(place: Place | None, precision: int = 1) -> PlaceRow | None:
    """A place as shown."""
    return PlaceRow(place.id, place.name, place.country or None, place.lat, place.lon, precision) if place else None


def precision_of(place: Place | None, tellings: Sequence[EventTelling]) -> int:
    """ACLED's geo_precision of an event: 3 for a region, 2 when every report says near it or a part of it, else 1."""
    if place and place.feature.startswith("A."):
        return 3
    return 2 if tellings and all(t.relation or t.part for t in tellings) else 1


def event_row(event: Event, tellings: Sequence[EventTelling]) -> EventRow:
    """An event as shown."""
    data = event_object(event)
    reasons = tuple(dict.fromkeys(reason for link in event.links for reason in link.reasons))
    return EventRow(
        id=event.id,
        event_type=data["event_type"],
        sub_event_type=event.sub_event_type,
        place=place_row(event.place, precision_of(event.place, tellings)),
        first=event.when.start,
        last=event.when.last,
        date_precision=event.when.precision,
        side_a=event.side_a,
        side_b=event.side_b,
        deaths_min=event.fatalities.min,
        deaths_max=event.fatalities.max,
        status=event.status,
        grade=event.grade,
        reports=event.reports,
        sources=tuple(s.name for s in event.sources),
        side_a_open=event.side_a_open,
        side_b_open=any(t.side_b_open for t in tellings),
        admiralty=event.admiralty,
        denied_in=event.denied_in,
        notes=event.notes,
        why_linked=reasons,
        tellings=event.tellings,
        data=data,
    )


def look_of(span: ModelSpan) -> ControlLook:
    """How a span is drawn: contested before besieged, besieged before assessed or claimed; without a holder unknown."""
    if span.contested:
        return "contested"
    if span.holder is None:
        return "unknown"
    return "besieged" if span.besieger else "assessed" if span.basis == "assessed" else "claimed"


def span_row(span: ModelSpan) -> ControlSpan:
    """A span as shown."""
    parts = tuple(f"{note.part}: {note.holder or '?'}" for note in span.parts)
    return ControlSpan(
        None if span.contested else span.holder,
        look_of(span),
        span.first,
        span.last,
        span.p,
        span.reports,
        tuple(s.name for s in span.sources),
        span.besieger,
        parts,
        span.tellings,
    )


def place_control(timeline: Timeline) -> PlaceControl:
    """A place with its spans as shown."""
    place = place_row(timeline.place)
    assert place is not None
    return PlaceControl(place, tuple(span_row(span) for span in timeline.spans), control_object(timeline))


def contradiction_row(found: ModelContradiction) -> Contradiction:
    """A contradiction as shown."""
    positions = tuple(Position(p.source, p.value, p.report, p.quote) for p in found.positions)
    return Contradiction(
        found.about,
        found.place.name if found.place else None,
        found.when.start,
        found.reports,
        found.state,
        positions,
        found.event,
        found.reason,
        contradiction_object(found),
    )


def report_row(record: Record) -> ReportRow:
    """A report in a list."""
    article = record["article"]
    day = article["published"]["date"]
    return ReportRow(
        record["id"],
        article["title"],
        article["outlet"],
        date.fromisoformat(day) if day else None,
        tuple(article["agencies"]),
        record["state"],
        len(record["events"]),
        len(record["control"]),
        article["url"],
    )
