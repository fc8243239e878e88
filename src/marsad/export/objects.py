"""Events, control and contradictions as plain objects: what JSON output, CSV and GeoJSON are made from.

The layout is that of the bundle (`marsad.export.bundle`) and more: the event type, and the ids of the claims behind each thing.
"""

from __future__ import annotations

from typing import Any

from marsad.export.bundle import contradiction_json, event_json, place_json, span_json
from marsad.model import Contradiction, ControlSpan, ControlTelling, Event, EventTelling, Place, Telling, Timeline
from marsad.vocab.crosswalks import event_type_of

Json = dict[str, Any]


def event_object(event: Event) -> Json:
    """One linked event. `reports` and `claims` are ids, `independent_sources` names; `place`, `date`, `fatalities` as in the record."""
    told = event_json(event)
    if event.place is not None:
        told["place"] |= {"admin1": event.place.admin1, "admin2": event.place.admin2}
    told["event_type"] = event_type_of(event.sub_event_type)
    told["also_told_as"] = list(event.also_told_as)
    told["claims"] = list(event.tellings)
    return told


def control_object(timeline: Timeline) -> Json:
    """One place and who held it; days of a span are both included."""
    return {"place": place_object(timeline.place), "spans": [span_object(span) for span in timeline.spans]}


def span_object(span: ControlSpan) -> Json:
    """Who held a place from one day to another. `p` is the probability, `basis` whether it is assessed, claimed or contested."""
    return {**span_json(span), "claims": list(span.tellings)}


def contradiction_object(found: Contradiction) -> Json:
    """Claims that cannot all stand, each with who says it and in which words."""
    return contradiction_json(found)


def telling_object(telling: Telling) -> Json:
    """One report's claim in short: who says it, where it is printed, in which words."""
    said = {
        "claim": telling.id,
        "report": telling.carrier.report,
        "outlet": telling.carrier.outlet,
        "published": telling.carrier.published.isoformat() if telling.carrier.published else None,
        "says": [voice.organisation or voice.name for voice in telling.voices] or [telling.carrier.outlet or "the report itself"],
        "quote": telling.quote,
        "status": telling.status,
    }
    return {**said, **(_event_part(telling) if isinstance(telling, EventTelling) else _control_part(telling))}


def _event_part(telling: EventTelling) -> Json:
    return {"sub_event_type": telling.sub_event_type, "fatalities": {"min": telling.fatalities.min, "max": telling.fatalities.max}}


def _control_part(telling: ControlTelling) -> Json:
    return {"kind": telling.kind, "extent": telling.extent, "holder": telling.holder, "part": telling.part}


def place_object(place: Place | None) -> Json | None:
    """A place with its point, degrees WGS 84, and what it lies in; None where none is told."""
    if place is None:
        return None
    return {**(place_json(place) or {}), "admin1": place.admin1, "admin2": place.admin2}
