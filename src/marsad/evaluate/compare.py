"""Our events beside those of a coded data set: which are the same, where they agree by field, and what each has alone.

Two events may be the same where their days lie at most a day apart and they are at one place (5 km), or within 25 km with a party in
common. Of all such pairs the nearest, with the most parties in common, are matched first, each event once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from marsad.evaluate.coded import CodedEvent
from marsad.link.geo import kilometres, point_of
from marsad.model import Event, Timeline
from marsad.vocab.actors import ActorLexicon
from marsad.vocab.crosswalks import event_type_of

DAYS_APART = 1
APART = timedelta(days=DAYS_APART)
KM_SAME, KM_APART = 5.0, 25.0
KM_AROUND = 50.0
FIELDS = ("day", "place", "side a", "side b", "type of violence", "dead")
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


@dataclass(frozen=True, slots=True)
class Match:
    """One event of both; `agrees` tells by field whether both say the same, None where ours does not say."""

    ours: Event
    theirs: CodedEvent
    days: int
    km: float
    agrees: dict[str, bool | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found. `outside` counts their events that lie beyond the days and places that our reports speak of."""

    matches: tuple[Match, ...]
    only_ours: tuple[Event, ...]
    only_theirs: tuple[CodedEvent, ...]
    outside: int
    control: tuple[Timeline, ...]

    def agreement(self) -> Iterator[tuple[str, int, int]]:
        """By field: on how many matches both say the same, of how many on which ours says something."""
        for name in FIELDS:
            told = [m.agrees[name] for m in self.matches if m.agrees[name] is not None]
            yield name, sum(map(bool, told)), len(told)


def compare(
    events: Iterable[Event],
    timelines: Sequence[Timeline],
    coded: Sequence[CodedEvent],
    since: date | None = None,
    until: date | None = None,
) -> Comparison:
    """Compare what lies within the days of our events (or `since` to `until`) and within 50 km of their places."""
    ours = [e for e in events if e.when.start and e.when.last and point_of(e.place)]
    days = [day for e in ours for day in (e.when.start, e.when.last) if day]
    first, last = (since or min(days) - APART, until or max(days) + APART) if days else (date.max, date.min)
    points = {p for e in ours if (p := point_of(e.place))}
    near = [c for c in coded if c.last >= first and c.first <= last and any(kilometres(c.point, p) <= KM_AROUND for p in points)]
    matches = _matched(ours, near)
    taken = {m.ours.id for m in matches}, {id(m.theirs) for m in matches}
    return Comparison(
        matches=tuple(matches),
        only_ours=tuple(e for e in ours if e.id not in taken[0]),
        only_theirs=tuple(c for c in near if id(c) not in taken[1]),
        outside=len(coded) - len(near),
        control=tuple(t for t in timelines if t.spans and point_of(t.place) in points),
    )


def _matched(ours: Sequence[Event], theirs: Sequence[CodedEvent]) -> list[Match]:
    pairs = sorted(_pairs(ours, theirs), key=_rank)
    matches: list[Match] = []
    used: set[object] = set()
    for match in pairs:
        if match.ours.id not in used and id(match.theirs) not in used:
            used |= {match.ours.id, id(match.theirs)}
            matches.append(match)
    return sorted(matches, key=lambda m: (m.theirs.first, m.theirs.id))


def _pairs(ours: Sequence[Event], theirs: Sequence[CodedEvent]) -> Iterator[Match]:
    """Pairs that may be one event; theirs are looked up by day, so that the cost grows with what happened on the same days."""
    by_day: dict[date, list[CodedEvent]] = {}
    for coded in theirs:
        for n in range((coded.last - coded.first).days + 1):
            by_day.setdefault(coded.first + timedelta(days=n), []).append(coded)
    for event in ours:
        first, last, point = event.when.start, event.when.last, point_of(event.place)
        if first is None or last is None or point is None or event_type_of(event.sub_event_type) not in VIOLENT:
            continue
        around = (first + timedelta(days=n) for n in range(-DAYS_APART, (last - first).days + DAYS_APART + 1))
        for coded in {id(c): c for day in around for c in by_day.get(day, ())}.values():
            km = kilometres(point, coded.point)
            match = _match(event, coded, _days_apart(first, last, coded), km)
            if km <= KM_SAME or (km <= KM_APART and (match.agrees["side a"] or match.agrees["side b"])):
                yield match


def _match(event: Event, coded: CodedEvent, days: int, km: float) -> Match:
    a, b = _parties(event.side_a), _parties(event.side_b)
    theirs_a, theirs_b = (_parties((side,)) for side in coded.sides)
    if not (a & theirs_a or b & theirs_b) and (a & theirs_b or b & theirs_a):
        theirs_a, theirs_b = theirs_b, theirs_a
    low, high = event.fatalities.min, event.fatalities.max
    told = low is not None or high is not None
    agrees = {
        "day": days == 0,
        "place": km <= KM_SAME,
        "side a": bool(a & theirs_a) if a and not event.side_a_open else None,
        "side b": bool(b & theirs_b) if b else None,
        "type of violence": ("civilians" in b) == (coded.violence == 3) if a or b else None,
        "dead": (low or 0) <= coded.high and coded.low <= (high if high is not None else low or 0) if told else None,
    }
    return Match(event, coded, days, km, agrees)


def _rank(match: Match) -> tuple[int, int, float, str, str]:
    together = sum(bool(match.agrees[name]) for name in ("side a", "side b", "dead"))
    return match.days, -together, round(match.km), match.theirs.id, match.ours.id


def _days_apart(first: date, last: date, coded: CodedEvent) -> int:
    return max(0, (coded.first - last).days, (first - coded.last).days)


def _parties(names: Sequence[str]) -> frozenset[str]:
    """Ids of the parties named, whatever they are called; a name that nobody knows stands for itself."""
    return frozenset(party for name in names for party in _party(name))


@lru_cache(maxsize=4096)
def _party(name: str) -> frozenset[str]:
    return frozenset(_lexicon().ids_in(name)) or frozenset((name.casefold(),))


@lru_cache(maxsize=1)
def _lexicon() -> ActorLexicon:
    return ActorLexicon.load()
