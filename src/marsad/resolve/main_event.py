"""What a report is about: of the events of its first news, the one whose type ranks first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.model import EventClaim

SAME_NEWS = 250
"""Code points: events told so near after the first news belong to it."""
UNRANKED = 99


def mark_main(events: Sequence[EventClaim], ranks: Mapping[str, int]) -> tuple[EventClaim, ...]:
    """The events in reading order, one of them main.

    The first that is no background (the first of all where all are), or one told beside it whose type has a better rank. `ranks` gives
    the rank of a sub-event type, 0 the first: `EventWords.ranks`.
    """
    if not events:
        return ()
    first = next((e for e in events if not e.background), events[0])
    near = [n for n, e in enumerate(events) if e.background == first.background and _beside(first, e)]
    main = min(near, key=lambda n: (ranks.get(events[n].sub_event_type, UNRANKED), n))
    return tuple(replace(e, main=n == main) for n, e in enumerate(events))


def _beside(first: EventClaim, other: EventClaim) -> bool:
    return other.zone == first.zone and abs(other.trigger.start - first.trigger.start) <= SAME_NEWS
