"""One event told several times in a report is one claim: the best sentence is kept, what it lacks is filled from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import ActorMention, ControlClaim, EventClaim, PlaceMention
from marsad.model.time import DateInterval

_ZONE_RANK = {"body": 0, "summary": 1, "title": 2, "caption": 3}


def merge_events(claims: Sequence[EventClaim]) -> tuple[EventClaim, ...]:
    """Claims of one event joined, in reading order."""
    kept: list[EventClaim] = []
    for claim in claims:
        twin = next((n for n, k in enumerate(kept) if same_event(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _join(kept[twin], claim)
    return tuple(kept)


def same_event(a: EventClaim, b: EventClaim) -> bool:
    """Same type, place and day, and no side that contradicts."""
    return (
        a.sub_event_type == b.sub_event_type
        and same_place(a.place, b.place)
        and same_days(a.date.interval, b.date.interval)
        and _compatible(a.side_a, b.side_a)
        and _compatible(a.side_b, b.side_b)
    )


def same_place(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    """Whether two mentions are of one place, or one is missing."""
    if a is None or b is None:
        return a is b
    if a.place is not None and b.place is not None:
        return a.place.id == b.place.id
    return a.text.casefold() == b.text.casefold()


def same_days(a: DateInterval, b: DateInterval) -> bool:
    """Whether two intervals share a day; unknown goes with anything."""
    if a.start is None or a.stop is None or b.start is None or b.stop is None:
        return True
    return a.start < b.stop and b.start < a.stop


def names_of(mentions: Sequence[ActorMention]) -> set[str]:
    """Canonical names of the resolved mentions."""
    return {m.actor.name for m in mentions if m.actor is not None}


def _compatible(a: Sequence[ActorMention], b: Sequence[ActorMention]) -> bool:
    left, right = names_of(a), names_of(b)
    return not left or not right or bool(left & right)


def _join(a: EventClaim, b: EventClaim) -> EventClaim:
    """The better told of two claims of one event, with the other's values where it has none."""
    best, other = (b, a) if _rank(b) < _rank(a) else (a, b)
    dated = best.date if best.date.span is not None or other.date.span is None else other.date
    return replace(
        best,
        side_a=best.side_a or other.side_a,
        side_b=best.side_b or other.side_b,
        date=dated,
        fatalities=best.fatalities if best.fatalities.total.min is not None or best.fatalities.total.max is not None else other.fatalities,
        injured=best.injured if best.injured.min is not None else other.injured,
        attribution=best.attribution or other.attribution,
        ongoing=best.ongoing or other.ongoing,
    )


def _rank(claim: EventClaim) -> tuple[int, int]:
    told = bool(claim.side_a) + bool(claim.side_b) + (claim.date.span is not None)
    return _ZONE_RANK[claim.zone], -told


def merge_control(claims: Sequence[ControlClaim]) -> tuple[ControlClaim, ...]:
    """One statement a place, holder, kind and day; of several the first with its blanks filled."""
    kept: list[ControlClaim] = []
    for claim in claims:
        twin = next((n for n, k in enumerate(kept) if _same_control(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            first = kept[twin]
            kept[twin] = replace(first, previous=first.previous or claim.previous, attribution=first.attribution or claim.attribution)
    return tuple(kept)


def _same_control(a: ControlClaim, b: ControlClaim) -> bool:
    holders = [names_of([c.holder]) if c.holder else set() for c in (a, b)]
    return a.kind == b.kind and holders[0] == holders[1] and same_place(a.place, b.place) and same_days(a.date.interval, b.date.interval)
