"""Where a mention stands: the day, the country around a position, and the named parties of the report."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from marsad.model import PlaceMention
from marsad.vocab.actors import ActorLexicon, Scan

_REACH = 12  # points looked at on either side of a position
_COST = {"place": 0, "name": 0, "capital": 60, "own": 250, "adj": 250, "people": 250, "ruler": 250}
_VOTE = {"place": 2, "name": 2, "capital": 1, "own": 1, "adj": 1, "people": 1, "ruler": 1}
_SHARE = 0.06  # a country with less of the report's votes is a stray place
_ENDS = frozenset(".!?\n")


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

    def __init__(self, context: ActorContext, lexicon: ActorLexicon, acting: frozenset[int] = frozenset()) -> None:
        """`acting`: where countries' names stand for parties, no places."""
        self.scan: Scan = lexicon.scan(context.text)
        points = {p.start: replace(p, form="adj") if p.start in acting else p for p in self._of_scan()}
        points.update({m.span.start: _Point(m.span.start, c, "place") for m in context.places if (c := _country_of(m))})
        self._points = sorted(points.values(), key=lambda p: p.start)
        self._starts = [p.start for p in self._points]
        self._text = context.text
        self._peoples = [(self.scan.start(i), t.key) for i in self.scan.items for t in i.terms if t.form == "people" and t.kind == "cue"]
        votes: Counter[str] = Counter()
        for point in self._points:
            votes[point.country] += _VOTE[point.form]
        self._frequent = {c for c, n in votes.items() if n >= _SHARE * votes.total()}
        self.all: tuple[str, ...] = tuple(dict.fromkeys((*context.countries, *(c for c, _ in votes.most_common()))))

    @property
    def main(self) -> str | None:
        """The country of the report, None when nothing tells it."""
        return self.all[0] if self.all else None

    def at(self, position: int) -> str | None:
        """The country that a place near the position tells, else the report's."""
        return self.told_at(position) or self.main

    def told_at(self, position: int) -> str | None:
        """The country of the nearest place in the sentence, else in the sentences around; None when no place is near."""
        near = bisect_left(self._starts, position)
        window = self._points[max(0, near - _REACH) : near + _REACH]
        told = [p for p in window if p.form in ("place", "name", "capital") and p.country in self._frequent]
        best = min(told, key=lambda p: self._cost(p, position), default=None)
        if best is not None and self._cost(best, position) <= 600:
            return best.country
        return None

    def _cost(self, point: _Point, position: int) -> int:
        first, last = sorted((point.start, position))
        gap = last - first
        crossings = sum(self._text.count(mark, first, last) for mark in _ENDS) if gap <= 1200 else 10
        behind = point.start > position
        return gap + _COST[point.form] + crossings * (400 if behind else 80)

    def people_near(self, position: int) -> str | None:
        """The people named within 120 code points of a position."""
        near = bisect_left(self._peoples, (position, ""))
        best = min(((abs(at - position), name) for at, name in self._peoples[max(0, near - 2) : near + 2]), default=(999, ""))
        return best[1] if best[0] <= 120 else None

    def _of_scan(self) -> list[_Point]:
        found = []
        for item, behind in zip_longest(self.scan.items, self.scan.items[1:]):
            if behind and any(t.form == "geographic" for t in behind.terms):
                continue
            state = next((t for t in item.terms if t.kind == "state"), None)
            if state and not any(t.kind == "name" for t in item.terms):
                found.append(_Point(self.scan.start(item), state.key.split(":")[0], state.form))
        return found


def _country_of(mention: PlaceMention) -> str | None:
    if mention.place:
        return mention.place.country
    countries = {p.country for p in mention.candidates[:5]}
    return countries.pop() if len(countries) == 1 else None
