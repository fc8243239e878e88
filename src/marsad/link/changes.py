"""What became of events between two states of knowledge: new ones, changed ones, and those that are events no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.model import Event, EventChange

FIELDS = (
    "sub_event_type",
    "place",
    "when",
    "side_a",
    "side_b",
    "side_a_open",
    "fatalities",
    "status",
    "grade",
    "sources",
    "reports",
    "denied_in",
)
"""The fields in which two states of one event are compared; sources by their names alone."""


def changes_between(before: Sequence[Event], after: Sequence[Event]) -> tuple[EventChange, ...]:
    """The events that differ, in order of day; of two states of one event nothing where all fields are the same.

    An event is the same as before by its id, else as the one that has most of its claims. Cost is linear in the number of claims.
    """
    old = {e.id: e for e in before}
    home = {claim: e.id for e in after for claim in e.tellings}
    heirs = _heirs(before, after, home)
    taken = {heir: id_ for id_, heir in heirs.items()}
    found = [_compared(old[taken[e.id]], e) if e.id in taken else EventChange("new", None, e) for e in after]
    gone = [EventChange("withdrawn", e, None, into=_homes(e, home)) for e in before if e.id not in heirs]
    return tuple(sorted((c for c in (*found, *gone) if c is not None), key=_order))


def _heirs(before: Iterable[Event], after: Iterable[Event], home: dict[str, str]) -> dict[str, str]:
    """Id before -> id after: the same id, else where most of the claims went, each event of after once."""
    now = {e.id for e in after}
    heirs = {e.id: e.id for e in before if e.id in now}
    free = now - set(heirs)
    for event in sorted((e for e in before if e.id not in heirs), key=lambda e: (-len(e.tellings), e.id)):
        votes = Counter(home[claim] for claim in event.tellings if home.get(claim) in free)
        if votes:
            heirs[event.id] = min(votes, key=lambda id_: (-votes[id_], id_))
            free.discard(heirs[event.id])
    return heirs


def _homes(event: Event, home: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted({home[claim] for claim in event.tellings if claim in home}))


def _compared(before: Event, after: Event) -> EventChange | None:
    fields = tuple(name for name in FIELDS if _value(before, name) != _value(after, name))
    return EventChange("changed", before, after, fields) if fields or before.id != after.id else None


def _value(event: Event, name: str) -> object:
    if name == "sources":
        return sorted(s.name for s in event.sources)
    return event.place.id if name == "place" and event.place else getattr(event, name)


def _order(change: EventChange) -> tuple[str, str]:
    start = change.event.when.start
    return (start.isoformat() if start else "9999", change.event.id)
