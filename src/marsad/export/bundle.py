"""The whole record of many reports as one object: copies, events, contradictions, control (RECORD.md, "bundle")."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from marsad.export.privacy import shown_point
from marsad.model import Contradiction, ControlSpan, CopyGroup, DateInterval, Event, Place, Source, Timeline

if TYPE_CHECKING:
    from marsad.export.given import Given

Json = dict[str, Any]


def pieces(given: Given) -> Iterator[str]:
    """What `bundle` says as text, one thing a line."""
    parts: dict[str, Iterator[Any]] = {
        "copies": (list(group.reports) for group in given.sources.copies()),
        "events": map(event_json, given.sources.events()),
        "contradictions": map(contradiction_json, given.sources.contradictions()),
        "control": map(timeline_json, given.sources.timelines()),
    }
    for number, (name, things) in enumerate(parts.items()):
        yield f"{',' if number else '{'}\n{json.dumps(name)}: ["
        for count, thing in enumerate(things):
            yield (",\n" if count else "\n") + json.dumps(thing, ensure_ascii=False)
        yield "]"
    yield "\n}\n"


def bundle(
    copies: Iterable[CopyGroup], events: Iterable[Event], contradictions: Iterable[Contradiction], control: Iterable[Timeline]
) -> Json:
    """What `marsad export --to bundle` writes, as JSON values; days are inclusive."""
    return {
        "copies": [list(g.reports) for g in copies],
        "events": [event_json(e) for e in events],
        "contradictions": [contradiction_json(c) for c in contradictions],
        "control": [timeline_json(t) for t in control],
    }


def event_json(event: Event) -> Json:
    """One event of the bundle."""
    return {
        "id": event.id,
        "sub_event_type": event.sub_event_type,
        "place": place_json(event.place),
        "date": date_json(event.when),
        "side_a": list(event.side_a),
        "side_b": list(event.side_b),
        "side_a_open": event.side_a_open,
        "fatalities": {"min": event.fatalities.min, "max": event.fatalities.max},
        "status": event.status,
        "grade": event.grade,
        "admiralty": event.admiralty,
        "reports": list(event.reports),
        "denied_in": list(event.denied_in),
        "independent_sources": source_names(event.sources),
        "notes": list(event.notes),
    }


def contradiction_json(found: Contradiction) -> Json:
    """One contradiction, with what each side says in its own words."""
    return {
        "id": found.id,
        "about": found.about,
        "place": found.place.name if found.place else None,
        "date": found.when.start.isoformat() if found.when.start else None,
        "date_to": found.when.last.isoformat() if found.when.last else None,
        "reports": list(found.reports),
        "state": found.state,
        "reason": found.reason,
        "event": found.event,
        "claims": [{"report": p.report, "source": p.source, "value": p.value, "quote": p.quote} for p in found.positions],
    }


def timeline_json(line: Timeline) -> Json:
    """One place of `marsad control --all`."""
    return {"place": place_json(line.place), "spans": [span_json(s) for s in line.spans]}


def span_json(span: ControlSpan) -> Json:
    """One span: `from` and `to` are days, both included."""
    return {
        "holder": "contested" if span.contested else span.holder,
        "contested": span.contested,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "p": span.p,
        "basis": span.basis,
        "besieger": span.besieger,
        "reports": list(span.reports),
        "sources": source_names(span.sources),
        "parts": [{"part": n.part, "holder": n.holder} for n in span.parts],
    }


def place_json(place: Place | None) -> Json | None:
    """A place as in an event of the record; None where none is told."""
    if place is None:
        return None
    lat, lon = shown_point(place)
    return {"id": place.id, "name": place.name, "country": place.country or None, "lat": lat, "lon": lon}


def date_json(when: DateInterval) -> Json:
    """Days as in an event of the record."""
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.last.isoformat() if when.last else None,
        "precision": when.precision,
    }


def source_names(sources: Iterable[Source]) -> list[str]:
    """Names of independent sources."""
    return [s.name for s in sources]
