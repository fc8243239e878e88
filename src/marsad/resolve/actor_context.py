"""Where a mention stands: the day, the country around a position, and the named parties of the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.model import PlaceMention
from marsad.vocab.actor_names import roles_of
from marsad.vocab.actors import ActorLexicon, Scan, in_dateline

_REACH = 8  # points looked at on either side of a position
_COST = {"place": 0, "name": 0, "capital": 60, "own": 250, "adj": 250, "people": 250, "ruler": 250}
_VOTE = {"place": 2, "name": 2, "capital": 1, "own": 1, "adj": 1, "people": 1, "ruler": 1}
_SHARE = 0.06  # a country with less of the report's votes is a stray place
_TOLD = ("place", "name", "capital")
_BACKER = 24  # code points behind a mention in which the state of "backed by X" stands
_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class ActorContext:
    """What is known of a report when its actors are resolved.

    `text` is what the mentions' spans count in. `places` are the report's place mentions, resolved or not; `countries` its main countries
    (ISO 3166 alpha-2), most important first, where they are known from elsewhere.
    """

    text: str
    published: date | None = None
    places: tuple[PlaceMention, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    country: str
    form: str


class Countries:
    """The country that a position speaks of: places first, then countries' names, then demonyms, nearest first."""

    def __init__(
        self, context: ActorContext, lexicon: ActorLexicon, acting: frozenset[int] = frozenset(), backed: Sequence[int] = ()
    ) -> None:
        """`acting`: where countries' names stand for parties, no places; `backed`: ends of mentions behind which a backer is named."""
        self.scan: Scan = lexicon.scan(context.text)
        self._asides: set[int] = set()
        scanned = list(self._of_scan())
        acting = acting | {p.start for p in scanned if any(0 < p.start - end <= _BACKER for end in backed)}
        points = {p.start: replace(p, form="adj") if p.start in acting else p for p in scanned}
        reported = (
            m for m in context.places if not self._is_unreported(m, acting) and not in_dateline(context.text, m.span.start, m.span.end)
        )
        placed = ((m.span.start, _country_of(m)) for m in reported)
        points.update({start: _Point(start, country, "place") for start, country in placed if country})
        self._points = sorted(points.values(), key=lambda p: p.start)
        self._starts = [p.start for p in self._points]
        self._ends = [m.start() for m in _END.finditer(context.text)]
        self._peoples = [(self.scan.start(i), t.key) for i in self.scan.items for t in i.terms if t.form == "people" and t.kind == "cue"]
        self._known: dict[int, str | None] = {}
        votes: Counter[str] = Counter()
        for point in self._points:
            votes[point.country] += _VOTE[point.form]
        self._frequent = {c for c, n in votes.items() if n >= _SHARE * votes.total()}
        self.all: tuple[str, ...] = tuple(dict.fromkeys((*context.countries, *(c for c, _ in votes.most_common()))))

    def _is_unreported(self, mention: PlaceMention, acting: frozenset[int]) -> bool:
        """Whether a place is no place of the news: a country that acts here, or one told aside ("a monitor based in X")."""
        start, country = mention.span.start, mention.place is not None and mention.place.feature.startswith("A.PCL")
        return start in acting or (country and start in self._asides)

    @property
    def main(self) -> str | None:
        """The country of the report, None when nothing tells it."""
        return self.all[0] if self.all else None

    @property
    def told(self) -> bool:
        """Whether the report names a place or a country as one."""
        return any(p.form in _TOLD for p in self._points)

    def at(self, position: int) -> str | None:
        """The country that a place near the position tells, else the report's."""
        return self.told_at(position) or self.main

    def told_at(self, position: int) -> str | None:
        """The country of the nearest place in the sentence, else in the sentences around; None when no place is near."""
        if position not in self._known:
            self._known[position] = self._nearest(position)
        return self._known[position]

    def _nearest(self, position: int) -> str | None:
        near = bisect_left(self._starts, position)
        window = self._points[max(0, near - _REACH) : near + _REACH]
        told = [p for p in window if p.form in _TOLD and p.country in self._frequent]
        best = min(told, key=lambda p: self._cost(p, position), default=None)
        if best is not None and self._cost(best, position) <= 600:
            return best.country
        return None

    def _cost(self, point: _Point, position: int) -> int:
        first, last = sorted((point.start, position))
        gap = last - first
        crossings = bisect_left(self._ends, last) - bisect_left(self._ends, first)
        behind = point.start > position
        return gap + _COST[point.form] + crossings * (400 if behind else 80)

    def people_near(self, position: int) -> str | None:
        """The people named within 120 code points of a position."""
        near = bisect_left(self._peoples, (position, ""))
        best = min(((abs(at - position), name) for at, name in self._peoples[max(0, near - 2) : near + 2]), default=(999, ""))
        return best[1] if best[0] <= 120 else None

    def _of_scan(self) -> list[_Point]:
        found = []
        for index, item in enumerate(self.scan.items):
            states = [t for t in item.terms if t.kind == "state"]
            if states and len(states) == len(item.terms) and self._is_aside(index):
                self._asides.add(self.scan.start(item))
            elif states and len(states) == len(item.terms):
                form = next((t.form for t in states if t.form == "adj"), states[0].form)
                found.append(_Point(self.scan.start(item), states[0].key.split(":")[0], form))
        return found

    def _is_aside(self, index: int) -> bool:
        """A country's name that tells no place of the news: "Niger State", "Britain-based", "based in Britain", a dateline."""
        items, tokens = self.scan.items, self.scan.tokens
        if in_dateline(self.scan.text, self.scan.start(items[index]), self.scan.end(items[index])):
            return True
        behind = items[index + 1] if index + 1 < len(items) else None
        if behind and (tokens[behind.first].glued or "geographic" in roles_of(behind.terms)):
            return True
        return index >= 2 and "held" in roles_of(items[index - 2].terms) and "before" in roles_of(items[index - 1].terms)


def _country_of(mention: PlaceMention) -> str | None:
    if mention.place:
        return mention.place.country
    countries = {p.country for p in mention.candidates[:5]}
    return countries.pop() if len(countries) == 1 else None
