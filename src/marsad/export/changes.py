"""Changes of events as plain objects and rows."""

from __future__ import annotations

from typing import Any

from marsad.export.bundle import event_json
from marsad.export.objects import event_object
from marsad.model import Event, EventChange

Json = dict[str, Any]
CHANGE_COLUMNS = ("change", "id", "was", "into", "fields", "date_start", "sub_event_type", "place", "reports_before", "reports_after")
_KEYS = {"when": "date", "sources": "independent_sources"}
"""Names of fields in the record where they differ from the model's."""


def change_object(change: EventChange) -> Json:
    """One change: `event` is the newest state; of a changed event `fields` gives [before, after] by name, and `was` its id before.

    A withdrawn event is a tombstone: its last state, and in `into` the events that took over its claims.
    """
    was = change.before.id if change.before and change.after and change.before.id != change.after.id else None
    return {
        "change": change.what,
        "id": change.event.id,
        "was": was,
        "into": list(change.into),
        "fields": _fields(change),
        "event": event_object(change.event),
    }


def _fields(change: EventChange) -> Json:
    if change.before is None or change.after is None:
        return {}
    before, after = event_json(change.before), event_json(change.after)
    keys = [_KEYS.get(name, name) for name in change.fields]
    return {key: [before.get(key), after.get(key)] for key in keys}


def change_row(change: EventChange) -> Json:
    """One change as a row of CHANGE_COLUMNS."""
    event, told = change.event, change_object(change)
    return {
        **{name: told[name] for name in ("change", "id", "was", "into")},
        "fields": [*told["fields"]],
        "date_start": event.when.start.isoformat() if event.when.start else None,
        "sub_event_type": event.sub_event_type,
        "place": event.place.name if event.place else None,
        "reports_before": _reports(change.before),
        "reports_after": _reports(change.after),
    }


def _reports(event: Event | None) -> int | None:
    return len(event.reports) if event else None
