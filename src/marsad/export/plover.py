"""Events as PLOVER records in JSON: who did what to whom, with the codes of PLOVER. What PLOVER has no word for is counted, not bent."""

from __future__ import annotations

import json
from collections.abc import Iterator

from marsad.export.columns import event_row
from marsad.export.given import Given
from marsad.export.objects import Json, event_object
from marsad.model import Event
from marsad.vocab.countries import country_of

SECTORS = {1: "MIL", 2: "REB", 3: "PRM", 4: "PRM", 5: "CVL", 6: "CVL", 7: "CVL", 8: "MIL"}
"""PLOVER's sectors for ACLED's kinds of actors."""


def pieces(given: Given) -> Iterator[str]:
    """One array, one record a line."""
    yield "["
    for number, record in enumerate(plover_records(given)):
        yield (",\n" if number else "\n") + json.dumps(record, ensure_ascii=False)
    yield "\n]\n"


def plover_records(given: Given) -> Iterator[Json]:
    """Records; events that PLOVER has no word for are counted in `given.left_out`."""
    for event in given.sources.events():
        code = given.codes(event).plover
        if code is None:
            given.left_out["PLOVER has no word for it"] += 1
            continue
        yield _record(given, event, code)


def _record(given: Given, event: Event, code: str) -> Json:
    flat = event_row(event_object(event))
    type_, _, mode = code.partition("/")
    return {
        "id": event.id,
        "date": flat["date_start"],
        "date_end": flat["date_end"],
        "event": type_,
        "mode": mode or None,
        "context": [],
        "source": [_party(given, name) for name in event.side_a],
        "source_open": event.side_a_open,
        "target": [_party(given, name) for name in event.side_b],
        "location": {name: flat[name] for name in ("place", "place_id", "country", "admin1", "admin2", "latitude", "longitude")},
        "killed": {"low": flat["fatalities_min"], "high": flat["fatalities_max"]},
        "status": event.status,
        "publications": [{"id": r, "outlet": h.outlet, "date": h.published} for r in event.reports if (h := given.heads.get(r))],
        "sources": flat["independent_sources"],
        "coder": given.software,
    }


def _party(given: Given, name: str) -> Json:
    actor = given.actors.get(name)
    country = country_of(actor.country) if actor else None
    kind = actor.kind if actor else None
    return {"name": name, "country": country.code if country else None, "sector": SECTORS.get(kind or 0)}
