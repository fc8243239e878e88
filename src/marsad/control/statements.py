"""From tellings to statements about one place: what is said, how much it weighs, by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from marsad.control import constants as c
from marsad.model import ControlTelling, EventTelling, Place, Said, Source, Telling

CONTESTED, NOBODY = "contested", "nobody"
_FIRE = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_CAPTURE = frozenset({"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"})


class Voices(Protocol):
    """Who counts as one voice and as one side: what `link_events` returns as `book`."""

    def voices(self, telling: Telling) -> tuple[Said, ...]:
        """The voices of one telling."""

    def independent(self, tellings: Sequence[Telling]) -> tuple[Source, ...]:
        """The independent sources of tellings of one thing."""

    def settled(self, telling: Telling) -> Telling:
        """The telling as most copies of its text read it."""

    def named(self, actor: str) -> bool:
        """Whether an actor's name says who it is."""

    def armed_group(self, actor: str) -> bool:
        """Whether a name stands for an armed group that nobody tells the name of."""

    def state(self, party: str) -> bool:
        """Whether a party is a state."""

    def place_key(self, place: Place) -> str:
        """The id that stands for a place."""

    def party(self, name: str) -> str:
        """The party behind an actor's name."""

    def allied(self, left: str, right: str) -> bool:
        """Whether two parties fight on one side."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What tellings say alike of one place. `row` holds log-likelihoods, `weight` that of its sources together.

    `first`, `last` are day ordinals; `moves` tells of a change; `vague` of days known to the month or year only; `whole` that it speaks of
    all of the place; `inferred` that it is about another place or about fighting, and not said in so many words.
    """

    row: c.Row
    holder: str
    name: str
    previous: str
    first: int
    last: int
    weight: float
    moves: bool
    vague: bool
    whole: bool
    inferred: bool
    besieger: str | None
    tellings: tuple[Telling, ...]
    sources: tuple[Source, ...]


def statements(tellings: Iterable[Telling], voices: Voices) -> list[Statement]:
    """The statements of one place's tellings, in order of day; what is told without a day is left out."""
    groups: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    spoken: set[str] = set()
    ordered = _identified(sorted(tellings, key=lambda t: t.id), voices)
    for telling in ordered:
        if isinstance(telling, ControlTelling):
            spoken.add(telling.carrier.report)
            if _usable(telling):
                groups[_alike(telling)].append(telling)
    for telling in ordered:
        if (
            isinstance(telling, EventTelling)
            and _usable(telling)
            and not (telling.sub_event_type in _CAPTURE and telling.carrier.report in spoken)
        ):
            groups[(telling.sub_event_type, telling.side_a[:1], telling.side_b[:1], telling.when, telling.part, telling.status)].append(
                telling
            )
    found = [s for group in groups.values() if (s := _statement(group, voices))]
    return sorted(found, key=lambda s: (s.first, s.last, s.holder, s.row, s.tellings[0].id))


def _identified(tellings: Sequence[Telling], voices: Voices) -> list[Telling]:
    """A holder whose name is not told is the one other party that is named for the place; where that leaves a choice it is left out.

    An "armed group" without a name is no state.
    """
    control = [t for t in tellings if isinstance(t, ControlTelling)]
    known = {voices.party(n): n for t in reversed(control) for n in (t.previous, t.holder) if n and voices.named(n)}
    return [t for t in (_with_name(t, known, voices) for t in tellings) if t is not None]


def _with_name(telling: Telling, known: Mapping[str, str], voices: Voices) -> Telling | None:
    if not isinstance(telling, ControlTelling) or telling.holder is None or not known or voices.named(telling.holder):
        return telling
    others = sorted(set(known) - {voices.party(n) for n in (telling.previous, telling.besieger) if n})
    if voices.armed_group(telling.holder):
        others = [p for p in others if not voices.state(p)]
    return replace(telling, holder=known[others[0]]) if len(others) == 1 else None


def _usable(telling: Telling) -> bool:
    """Whether it speaks of the place itself and of days that a report of that day can speak of."""
    when, printed = telling.when, telling.carrier.published
    if when.start is None or when.last is None or telling.relation is not None:
        return False
    return printed is None or (when.start <= printed and (printed - when.start).days <= c.MEMORY)


def _last(telling: Telling) -> int:
    """The last day it speaks of, not beyond the day it was printed."""
    last, printed = telling.when.last, telling.carrier.published
    assert last is not None
    return min(last, printed).toordinal() if printed else last.toordinal()


def _alike(t: ControlTelling) -> tuple[object, ...]:
    return (t.kind, t.extent, t.holder, bool(t.part), t.when.start, _last(t), t.when.precision, t.status == "denied")


def _statement(group: list[Telling], voices: Voices) -> Statement | None:
    one = group[0]
    return _of_control(one, group, voices) if isinstance(one, ControlTelling) else _of_event(one, group, voices)


def _of_control(one: ControlTelling, group: list[Telling], voices: Voices) -> Statement:
    told = [t for t in group if isinstance(t, ControlTelling)]
    holder = voices.party(one.holder) if one.holder and one.kind != "contested" else CONTESTED
    taken_from = next((t.previous for t in told if t.previous), None)
    previous = voices.party(taken_from) if taken_from and voices.party(taken_from) != holder else ""
    sources = voices.independent(group)
    moves = one.kind in ("gained", "lost", "contested")
    whole = one.extent in ("all", "unspecified") and not one.part and one.kind in ("gained", "held")
    row, weight = _row(one), sum(c.STATUS[t.status] for t in told) / len(told)
    if one.status == "denied":
        row, weight, moves = c.DENIED, 1.0, False
    total = weight * min(c.LOUDEST, sum(_says(s, one, holder, previous, voices) for s in sources))
    vague = one.when.precision in ("month", "year")
    assert one.when.start is not None
    return Statement(
        row,
        holder,
        one.holder or CONTESTED,
        previous,
        one.when.start.toordinal(),
        _last(one),
        total or weight * 0.5,
        moves,
        vague,
        whole,
        False,
        next((t.besieger for t in told if t.besieger), None),
        tuple(group),
        sources,
    )


def _row(one: ControlTelling) -> c.Row:
    """What a statement of that kind and extent says of the whole place."""
    extent = "part" if one.part and one.extent in ("all", "unspecified") else one.extent
    if one.kind == "contested":
        return c.SPLIT_EDGES if extent == "edges" else c.SPLIT
    if one.kind == "besieged":
        return c.PART if extent == "part" else c.BESIEGED
    if one.kind == "lost":
        return c.LOST if extent in ("all", "unspecified") else c.LOST_PART
    part = c.TAKEN_PART if one.kind == "gained" and one.previous else c.PART
    partial = {"most": c.MOST, "part": part, "edges": c.EDGES}
    return partial.get(extent, c.FULL if one.kind == "gained" else c.HELD_ALL if extent == "all" else c.HELD)


def _says(source: Source, one: ControlTelling, holder: str, previous: str, voices: Voices) -> float:
    """How much a source weighs on that statement: whose side is it on?"""
    if source.side is None:
        return c.NEUTRAL
    side = voices.party(source.side)
    gains = one.kind != "lost"
    if voices.allied(side, holder):
        return (c.OWN_GAIN if one.kind == "gained" and one.extent == "all" else c.OWN) if gains else c.AGAINST
    if previous and voices.allied(side, previous) and one.kind == "gained":
        return c.AGAINST
    return c.OTHER_PARTY


def _of_event(one: EventTelling, group: list[Telling], voices: Voices) -> Statement | None:
    """Fighting at a place makes a change likelier; a capture that no control statement tells counts as a gain."""
    assert one.when.start is not None
    first, last = one.when.start.toordinal(), _last(one)
    sources = voices.independent(group)
    vague = one.when.precision in ("month", "year")
    if one.sub_event_type in _CAPTURE and one.side_a and one.status != "denied":
        holder, previous = voices.party(one.side_a[0]), voices.party(one.side_b[0]) if one.side_b else ""
        row = c.PART if one.part else c.FULL
        weight = c.CAPTURE_EVENT * c.STATUS[one.status] * (c.NEUTRAL if any(s.side is None for s in sources) else c.OWN)
        return Statement(
            row, holder, one.side_a[0], previous, first, last, weight, True, vague, not one.part, False, None, tuple(group), sources
        )
    if (one.sub_event_type == "Armed clash" or one.sub_event_type in _FIRE) and one.status != "denied" and not vague and last - first <= 7:
        row = c.FIRE if one.sub_event_type in _FIRE else c.FIGHTING
        return Statement(row, CONTESTED, CONTESTED, "", first, last, 1.0, True, False, False, True, None, tuple(group), sources)
    return None
