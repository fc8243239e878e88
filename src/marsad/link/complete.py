"""The tellings of one report completed by one another: who held the place before, whose forces "ours" are, which day is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.link.items import FAMILIES
from marsad.link.parties import is_named, party
from marsad.link.words import LinkWords, tokens
from marsad.model import Carrier, ControlTelling, EventTelling, Place, Telling, Voice

NEWS_DAYS = 7
"""So many days before print may lie what a report tells once with its day and once without."""
SAID_DAYS = 2
"""So many days lie at most between a capture and the day on which somebody tells of it."""
_WHOLE = ("all", "most", "unspecified")
_PEOPLE = ("civilians", "protesters", "rioters", "prison inmates")


@dataclass(frozen=True, slots=True)
class _Told:
    """The tellings of a report, and the ids of those whose day is only the day of print."""

    events: list[EventTelling]
    control: list[ControlTelling]
    undated: Collection[str]


def completed(
    events: Sequence[EventTelling], control: Sequence[ControlTelling], undated: Collection[str], words: LinkWords
) -> tuple[Telling, ...]:
    """The tellings of one report, events first, with what others of them tell put in; what one of them tells again is left out.

    `undated` are the ids of tellings that have no day but that of print.
    """
    own = [_own_event(e, words) for e in events]
    kept = _told_once(own, undated)
    told = _Told(kept, [_with_capture(_own_control(c, words), own) for c in control], undated)
    return (*kept, *_without_eve([_dated(c, told) for c in told.control]))


# ---- "our forces"


def _own_event(e: EventTelling, words: LinkWords) -> EventTelling:
    side = _own_side(e.carrier, e.voices, e.quote, words)
    if side is None or not e.side_a or any(is_named(a) for a in e.side_a):
        return e
    return replace(e, side_a=(side,))


def _own_control(c: ControlTelling, words: LinkWords) -> ControlTelling:
    side = _own_side(c.carrier, c.voices, c.quote, words)
    if side is None or c.kind == "lost" or c.holder is None or is_named(c.holder):
        return c
    return replace(c, holder=side)


def _own_side(carrier: Carrier, voices: tuple[Voice, ...], quote: str, words: LinkWords) -> str | None:
    """The party that speaks of its own forces."""
    if words.own.isdisjoint(tokens(quote)):
        return None
    return next((v.side for v in voices if v.side), carrier.side if not voices else None)


# ---- one thing told twice


def _told_once(events: list[EventTelling], undated: Collection[str]) -> list[EventTelling]:
    """Events with each capture once: told again without a day, or with the day on which somebody said so, it adds its speakers only."""
    kept: list[EventTelling] = []
    for e in events:
        at = next((n for n, k in enumerate(kept) if _one_capture(k, e, undated, events)), None)
        if at is None:
            kept.append(e)
        else:
            first, again = sorted((kept[at], e), key=lambda t: (t.id in undated, t.when.start or date.max))
            kept[at] = replace(first, voices=tuple(dict.fromkeys((*first.voices, *again.voices))))
    return kept


def _captures(e: EventTelling) -> bool:
    return FAMILIES.get(e.sub_event_type) == "capture" and e.status != "denied"


def _one_capture(left: EventTelling, right: EventTelling, undated: Collection[str], events: Sequence[EventTelling]) -> bool:
    """Whether two captures that a report tells are one: a place does not fall twice to one party with nobody taking it in between."""
    if not (_captures(left) and _captures(right) and _one_place(left.place, right.place) and left.part == right.part):
        return False
    if not _agree(left.side_a, right.side_a) or left.status != right.status:
        return False
    if (left.id in undated) != (right.id in undated):
        dated = right if left.id in undated else left
        return _recent(dated.when.last, dated.carrier.published)
    return _near(left, right) and all(
        _agree(o.side_a, left.side_a) for o in events if _captures(o) and _one_place(o.place, left.place) and o.side_a
    )


def _near(left: EventTelling, right: EventTelling) -> bool:
    """Whether the later day may be the one on which somebody said so."""
    first, later = sorted((left, right), key=lambda t: t.when.start or date.max)
    if not (first.when.start and later.when.start) or not first.when.precision == later.when.precision == "day":
        return False
    return bool(later.voices) and 1 <= (later.when.start - first.when.start).days <= SAID_DAYS


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    a, b = ({party(n) for n in names if is_named(n)} for names in (left, right))
    return not a or not b or bool(a & b)


def _one_place(left: Place | None, right: Place | None) -> bool:
    return left is not None and right is not None and left.id == right.id


def _recent(day: date | None, printed: date | None) -> bool:
    return day is not None and printed is not None and 0 <= (printed - day).days <= NEWS_DAYS


def _dated(c: ControlTelling, told: _Told) -> ControlTelling:
    """A change told without a day is that of the same change, or of the fighting, that the report tells with its day."""
    if c.id not in told.undated or c.kind not in ("gained", "lost", "contested"):
        return c
    days = [o.when for o in told.control if _tells_day(o, c, told)]
    if c.kind == "gained" and not days:
        days = [e.when for e in told.events if e.id not in told.undated and _captures(e) and _tells_gain(e, c)]
    return replace(c, when=max(days, key=lambda d: (d.start or date.min, d.stop or date.min))) if days else c


def _tells_day(other: ControlTelling, c: ControlTelling, told: _Told) -> bool:
    same = other.kind == c.kind and _one_place(other.place, c.place) and other.part == c.part
    known = other.id not in told.undated and _recent(other.when.last, c.carrier.published)
    return same and known and (other.holder is None or c.holder is None or party(other.holder) == party(c.holder))


def _tells_gain(e: EventTelling, c: ControlTelling) -> bool:
    recent = _one_place(e.place, c.place) and _recent(e.when.last, c.carrier.published)
    return recent and _agree(e.side_a, (c.holder,) if c.holder else ())


# ---- who had it before


def _with_capture(c: ControlTelling, events: Sequence[EventTelling]) -> ControlTelling:
    """A gain with the sides of the capture that the same words tell."""
    if c.kind != "gained":
        return c
    for e in events:
        if _captures(e) and _one_place(e.place, c.place) and (e.quote in c.quote or c.quote in e.quote):
            winners, losers = ([n for n in side if _armed(n)] for side in (e.side_a, e.side_b))
            holder = c.holder if c.holder and is_named(c.holder) else next(iter(winners), c.holder)
            previous = c.previous or next((n for n in losers if party(n) != party(holder or "")), None)
            return replace(c, holder=holder, previous=previous)
    return c


def _armed(name: str) -> bool:
    return is_named(name) and not name.lower().startswith(_PEOPLE)


def _without_eve(control: list[ControlTelling]) -> list[ControlTelling]:
    """Who is said to hold a place that the same voice says another took that day, held it on the eve."""
    kept = []
    gains = [g for g in control if g.kind == "gained" and g.extent in _WHOLE and not g.part and g.holder and g.status != "denied"]
    lost: dict[str, str] = {}
    for c in control:
        taken = next((g for g in gains if _was_taken(c, g)), None)
        if taken is None:
            kept.append(c)
        elif c.holder:
            lost.setdefault(taken.id, c.holder)
    return [replace(c, previous=c.previous or lost.get(c.id)) for c in kept]


def _was_taken(held: ControlTelling, gain: ControlTelling) -> bool:
    return (
        held.kind == "held"
        and held.extent == "unspecified"
        and not held.part
        and held.holder is not None
        and party(held.holder) != party(gain.holder or "")
        and _one_place(held.place, gain.place)
        and held.when == gain.when
        and held.voices == gain.voices
    )
