"""The best value of each field of an event, with the tellings it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from marsad.link.parties import VoiceBook, party
from marsad.model import DateInterval, EventField, EventTelling, Place, Range, Status, Support

T = TypeVar("T", bound=Hashable)
_SHARP = {"day": 0, "week": 1, "month": 2, "year": 3, "none": 4}


def ranked(
    tellings: Sequence[EventTelling], value: Callable[[EventTelling], T | None], book: VoiceBook
) -> list[tuple[T, list[EventTelling]]]:
    """Values with their tellings: first the one told by most independent voices, then by most reports; ties go by its words."""
    told: dict[T, list[EventTelling]] = defaultdict(list)
    for telling in tellings:
        found = value(telling)
        if found is not None:
            told[found].append(telling)
    voices = {v: len({said.key for t in ts for said in book.voices(t)}) for v, ts in told.items()}
    return sorted(told.items(), key=lambda kv: (-voices[kv[0]], -len(kv[1]), str(kv[0])))


def supports(field: EventField, found: Sequence[tuple[object, list[EventTelling]]], show: Callable[[object], str] = str) -> list[Support]:
    """The values of a field as the record keeps them."""
    return [Support(field, show(v), tuple(sorted(t.id for t in ts))) for v, ts in found]


def best_place(tellings: Sequence[EventTelling], book: VoiceBook) -> Place | None:
    """The place told by most; one with a point before one without."""
    found = ranked(tellings, lambda t: t.place, book)
    placed = [place for place, _ in found if place.lat is not None]
    return placed[0] if placed else found[0][0] if found else None


def best_date(tellings: Sequence[EventTelling], book: VoiceBook) -> DateInterval:
    """The days told by most voices, sharper dates before vaguer ones."""
    found = ranked(tellings, lambda t: t.when if t.when.start else None, book)
    if not found:
        return DateInterval.unknown()
    sharpest = min(_SHARP[when.precision] for when, _ in found)
    return next(when for when, _ in found if _SHARP[when.precision] == sharpest)


def best_side(
    tellings: Sequence[EventTelling], side: Callable[[EventTelling], tuple[str, ...]], book: VoiceBook
) -> tuple[tuple[str, ...], list[Support]]:
    """Actors of a side that at least half as many reports name as name the commonest; the order is by support."""
    by_actor: dict[str, list[EventTelling]] = defaultdict(list)
    for telling in tellings:
        for actor in side(telling):
            by_actor[actor].append(telling)
    weight = {a: len({said.key for t in ts for said in book.voices(t)}) for a, ts in by_actor.items()}
    order = sorted(by_actor, key=lambda a: (-weight[a], -len(by_actor[a]), a))
    kept = tuple(a for a in order if 2 * weight[a] >= weight[order[0]])
    field: EventField = "side_a" if tellings and side(tellings[0]) is tellings[0].side_a else "side_b"
    return kept, [Support(field, a, tuple(sorted(t.id for t in by_actor[a]))) for a in order]


def toll(tellings: Sequence[EventTelling]) -> Range:
    """From the smallest to the largest number that any report gives, denials left out."""
    numbers = [n for t in tellings if t.status != "denied" for n in (t.fatalities.min, t.fatalities.max) if n is not None]
    return Range(min(numbers), max(numbers)) if numbers else Range()


def best_status(tellings: Sequence[EventTelling]) -> Status:
    """Denied when nobody says otherwise; disputed when somebody denies it; unconfirmed when all doubt."""
    told = {t.status for t in tellings}
    if told == {"denied"}:
        return "denied"
    if "denied" in told or "disputed" in told:
        return "disputed"
    return "asserted" if "asserted" in told else "unconfirmed"


def accepts(tellings: Sequence[EventTelling]) -> bool:
    """Whether a party says something against itself: that it did it, or that it lost."""
    for telling in tellings:
        own = telling.carrier.side if not telling.voices else None
        spoken = {party(side) for side in (own, *(v.side for v in telling.voices)) if side}
        losers = {party(a) for a in telling.side_b}
        doers = {party(a) for a in telling.side_a} if not telling.side_a_open else set()
        if telling.status == "asserted" and ((spoken & losers and _lost(telling)) or (spoken & doers and not _lost(telling))):
            return True
    return False


def _lost(telling: EventTelling) -> bool:
    """Types in which the second side loses a place, so that the first has a reason to claim it."""
    return telling.sub_event_type.endswith("territory")
