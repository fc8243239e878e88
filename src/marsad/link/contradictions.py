"""Claims that cannot all stand: about the holder of a place, the perpetrator, the dead, and whether it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.link.build import admiralty, grade
from marsad.link.items import FAMILIES
from marsad.link.parties import VoiceBook, parties
from marsad.link.stances import Stance, by_place, excludes, stances
from marsad.model import (
    About,
    Contradiction,
    ControlTelling,
    DateInterval,
    Event,
    EventTelling,
    Place,
    Position,
    Standing,
    Telling,
)
from marsad.model.ids import content_id

_Days = tuple[int, int]
_Against = frozenset[tuple[str, str]]
WINDOW = 60
"""How many later statements of its place a statement is set against, in order of day."""
UPDATE_DAYS = 2
SETTLED_DAYS = 30
_OTHER = "/count "
"""Between the id of a telling and the number of another count of its dead."""
_EITHER_WAY = frozenset({"clash", "crowd", "capture", "Agreement", "Other", "Change to group/activity"})


def find_contradictions(
    events: Sequence[Event],
    members: Mapping[str, list[EventTelling]],
    control: Sequence[ControlTelling],
    book: VoiceBook,
) -> tuple[list[Contradiction], list[Event]]:
    """All contradictions, and the events with the grade that they leave them."""
    told = [t for ts in members.values() for t in ts]
    every: list[Telling] = [*told, *control]
    newest = max((t.carrier.published for t in every if t.carrier.published), default=None)
    found = list(_holders(stances(control, told, book), book, newest))
    for event in events:
        found += _of_event(event, members[event.id], book, newest)
    loud = {c.event for c in found if c.about in ("perpetrator", "occurrence")}
    graded = [_regraded(e, members[e.id]) if e.id in loud else e for e in events]
    return sorted(found, key=lambda c: (c.when.start or date.max, c.about, c.id)), graded


def _regraded(event: Event, tellings: list[EventTelling]) -> Event:
    return replace(event, grade=grade(tellings, event.sources, True), admiralty=admiralty(tellings, event.sources, True))


# ---- who holds a place


def _holders(found: list[Stance], book: VoiceBook, newest: date | None) -> Iterator[Contradiction]:
    for group in by_place(found, book).values():
        pairs = [(a, b) for a, b in _near(_unlike(group)) if excludes(a, b)]
        for bundle, days in _bundles(pairs):
            yield _holder(bundle, days, group, book, newest)


def _unlike(group: list[Stance]) -> list[Stance]:
    """One of each statement that the same voices make alike."""
    kept: dict[tuple[object, ...], Stance] = {}
    for s in group:
        kept.setdefault((s.shape, s.holder, s.previous, s.first, s.last, s.voices, s.telling.status, s.telling.part), s)
    return list(kept.values())


def _near(group: list[Stance]) -> Iterator[tuple[Stance, Stance]]:
    for at, left in enumerate(group):
        for right in group[at + 1 : at + 1 + WINDOW]:
            yield left, right


def _bundles(pairs: list[tuple[Stance, Stance]]) -> list[tuple[list[Stance], _Days]]:
    """Pairs about the same days are one contradiction, and so are those of the next day that set the same against one another."""
    found: list[_Quarrel] = []
    for days, left, right in sorted(((_both(a, b), a, b) for a, b in pairs), key=lambda p: (p[0], p[1].telling.id, p[2].telling.id)):
        against = frozenset(((left.shape, left.holder), (right.shape, right.holder)))
        if not found or not _goes_on(found[-1], days, against):
            found.append(_Quarrel({}, set(), days))
        quarrel = found[-1]
        quarrel.told |= {left.telling.id: left, right.telling.id: right}
        quarrel.against.add(against)
        quarrel.days = (quarrel.days[0], max(quarrel.days[1], days[1]))
    return [(list(q.told.values()), q.days) for q in found]


@dataclass(slots=True)
class _Quarrel:
    """Statements by telling, the pairs of positions that stand against one another, and the days."""

    told: dict[str, Stance]
    against: set[_Against]
    days: _Days


def _both(left: Stance, right: Stance) -> _Days:
    """The days both speak of; of two announcements of one thing, from the one to the other."""
    first, last = max(left.first, right.first), min(left.last, right.last)
    return (min(first, last), max(first, last))


def _goes_on(quarrel: _Quarrel, days: _Days, against: _Against) -> bool:
    gap = days[0] - quarrel.days[1]
    return gap <= 0 or (gap == 1 and against in quarrel.against)


def _with_others(bundle: list[Stance], group: list[Stance], days: _Days) -> list[Stance]:
    """The bundle with everybody else who says something of these days."""
    known = {s.telling.id for s in bundle}
    return [*bundle, *(s for s in group if s.telling.id not in known and s.first <= days[1] and s.last >= days[0])]


def _holder(bundle: list[Stance], days: _Days, group: list[Stance], book: VoiceBook, newest: date | None) -> Contradiction:
    positions = _once([_position(s.telling, s.value, book) for s in _with_others(bundle, group, days)])
    ids = {s.telling.id for s in bundle}
    newest_of = max(_published(s.telling) for s in bundle)
    later = [s for s in group if s.telling.id not in ids and _published(s.telling) > newest_of]
    state, reason = _standing(bundle, later, newest)
    when = DateInterval.days(date.fromordinal(days[0]), date.fromordinal(days[1]))
    return _made("holder", bundle[0].place, when, positions, state, reason, None)


def _published(telling: Telling) -> date:
    return telling.carrier.published or date.min


def _standing(bundle: list[Stance], later: list[Stance], newest: date | None) -> tuple[Standing, str]:
    """How the quarrel stands after what was told later."""
    last = max(_published(s.telling) for s in bundle)
    about = [s for s in later if any(s.first <= b.last and b.first <= s.last for b in bundle)]
    for stance in about:
        turned = [b for b in bundle if b.voices & stance.voices and b.holder != stance.holder]
        if turned:
            return "reconciled", f"{stance.telling.carrier.report}: who said otherwise now says {stance.value}"
    if about:
        return "superseded", f"{about[-1].telling.carrier.report} tells the days again: {about[-1].value}"
    after = [s for s in later if s.first > max(b.last for b in bundle)]
    if after:
        return "superseded", f"{after[-1].telling.carrier.report} tells of later: {after[-1].value}"
    return _aged(last, newest)


def _aged(last: date, newest: date | None) -> tuple[Standing, str]:
    if newest and last > date.min and (newest - last).days > SETTLED_DAYS:
        return "irreducible", f"nobody came back to it in the {(newest - last).days} days since"
    return "open", "nothing told later settles it"


# ---- what happened


def _of_event(event: Event, tellings: list[EventTelling], book: VoiceBook, newest: date | None) -> Iterator[Contradiction]:
    family = FAMILIES.get(event.sub_event_type, event.sub_event_type)
    checks: list[tuple[About, list[tuple[EventTelling, str]]]] = [("fatalities", _tolls(tellings, book))]
    if family not in _EITHER_WAY:
        checks.append(("perpetrator", _doers(tellings, book)))
    if family != "capture":
        checks.append(("occurrence", _denials(tellings, book, family)))
    for about, values in checks:
        if values:
            positions = _once([_position(t, v, book) for t, v in values])
            state, reason = _settled(about, values, tellings, newest)
            yield _made(about, event.place, event.when, positions, state, reason, event.id)


def _keys(telling: EventTelling, book: VoiceBook) -> frozenset[str]:
    return frozenset(s.key for s in book.voices(telling))


def _pairs(
    tellings: list[EventTelling], book: VoiceBook, value: Callable[[EventTelling], object]
) -> Iterator[tuple[EventTelling, EventTelling, bool]]:
    """Pairs in order of print that differ in `value`, and whether their voices are all different; one telling stands for all alike."""
    kept: dict[tuple[object, ...], tuple[EventTelling, frozenset[str]]] = {}
    for t in sorted(tellings, key=lambda t: (_published(t), t.carrier.sort, t.id)):
        keys = _keys(t, book)
        kept.setdefault((keys, value(t), t.status, _published(t)), (t, keys))
    ordered = list(kept.values())
    for at, (left, mine) in enumerate(ordered):
        for right, other in ordered[at + 1 : at + 1 + WINDOW]:
            if value(left) != value(right) and (not mine & other or "disputed" in (left.status, right.status)):
                yield left, right, not mine & other


def _tolls(tellings: list[EventTelling], book: VoiceBook) -> list[tuple[EventTelling, str]]:
    """Tellings that give other numbers by other speakers; a count that a later report raises is no contradiction."""
    told = [one for t in tellings for one in (t, *_counted_by_others(t))]
    counted = [t for t in told if t.status != "denied" and (t.fatalities.min is not None or t.fatalities.max is not None)]
    spread = [t for t in counted if t.fatalities.max is not None and t.fatalities.min != t.fatalities.max]
    found = {t.id: t for t in spread if len(_keys(t, book)) > 1}
    for left, right, apart in _pairs(counted, book, _numbers):
        if (apart or _disjoint(left, right)) and not _raised(left, right):
            found |= {left.id: left, right.id: right}
    values = {_numbers(t) for t in found.values()}
    return [(t, _shown(t)) for t in counted if found and _numbers(t) in values]


def _counted_by_others(telling: EventTelling) -> list[EventTelling]:
    """The telling as each of those would tell it who give another number in the same report."""
    return [
        replace(telling, id=f"{telling.id}{_OTHER}{n}", fatalities=c.range, voices=c.voices, quote=c.quote, counts=())
        for n, c in enumerate(telling.counts)
    ]


def _numbers(telling: EventTelling) -> tuple[int | None, int | None]:
    return telling.fatalities.min, telling.fatalities.max


def _disjoint(left: EventTelling, right: EventTelling) -> bool:
    a, b = left.fatalities, right.fatalities
    return None not in (a.min, b.min) and ((a.max or 10**9) < (b.min or 0) or (b.max or 10**9) < (a.min or 0))


def _shown(telling: EventTelling) -> str:
    low, high = _numbers(telling)
    return f"{low}" if low == high else f"at least {low}" if high is None else f"{low} to {high}"


def _raised(left: EventTelling, right: EventTelling) -> bool:
    """`left` is a floor that `right`, printed days later, keeps."""
    floor, low = left.fatalities.min, right.fatalities.min
    later = (_published(right) - _published(left)).days >= UPDATE_DAYS
    return later and left.fatalities.max is None and floor is not None and low is not None and low >= floor


def _doers(tellings: list[EventTelling], book: VoiceBook) -> list[tuple[EventTelling, str]]:
    named = [t for t in tellings if parties(t.side_a) and not t.side_a_open]
    together = [parties(t.side_a) for t in named if len(t.side_a) > 1]
    found: set[frozenset[str]] = set()
    for left, right, apart in _pairs(named, book, lambda t: parties(t.side_a)):
        a, b = parties(left.side_a), parties(right.side_a)
        if apart and not a & b and not any(a <= one and b <= one for one in together):
            found |= {a, b}
    return [(t, " or ".join(t.side_a)) for t in named if parties(t.side_a) in found]


def _denials(tellings: list[EventTelling], book: VoiceBook, family: str) -> list[tuple[EventTelling, str]]:
    denied = [t for t in tellings if t.status == "denied"]
    said = [t for t in tellings if t.status != "denied" and not any(_keys(t, book) == _keys(d, book) for d in denied)]
    if denied and said:
        return [(t, "did not happen" if t.status == "denied" else "happened") for t in [*denied, *said]]
    disputed = [t for t in said if t.status == "disputed" and family not in _EITHER_WAY]
    return [(t, "happened, and denied in the same report") for t in disputed]


def _settled(
    about: About, values: list[tuple[EventTelling, str]], tellings: list[EventTelling], newest: date | None
) -> tuple[Standing, str]:
    last = max(_published(t) for t, _ in values)
    involved = {t.id for t, _ in values}
    later = [t for t in tellings if t.id not in involved and _published(t) > last and t.status == "asserted"]
    if about == "occurrence" and later:
        return "superseded", f"{later[-1].carrier.report} tells it again as fact"
    counted = [t for t in later if t.fatalities.min is not None]
    if about == "fatalities" and counted:
        return "superseded", f"{counted[-1].carrier.report} gives {_shown(counted[-1])}"
    return _aged(last, newest)


# ---- both


def _position(telling: Telling, value: str, book: VoiceBook) -> Position:
    source = ", ".join(dict.fromkeys(s.name for s in book.voices(telling)))
    return Position(telling.id.partition(_OTHER)[0], telling.carrier.report, source, value, telling.quote)


def _once(positions: list[Position]) -> tuple[Position, ...]:
    return tuple(sorted(set(positions), key=lambda p: (p.report, p.telling)))


def _made(
    about: About, place: Place | None, when: DateInterval, positions: tuple[Position, ...], state: Standing, reason: str, event: str | None
) -> Contradiction:
    return Contradiction(
        content_id("contradiction", about, *_first(positions, when, event)), about, place, when, positions, state, reason, event
    )


def _first(positions: tuple[Position, ...], when: DateInterval, event: str | None) -> tuple[str, ...]:
    """What a contradiction is known by, whoever joins it later: its event, or its first day and the telling with the smallest id."""
    return (event,) if event else (str(when.start), min(p.telling for p in positions))
