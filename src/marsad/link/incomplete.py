"""Tellings without a day or without a place join the one event that they fit, among those known when they were printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.link.cluster import SAMPLE, Decisions
from marsad.link.items import Item
from marsad.link.score import score
from marsad.model import Link

LESS_THRESHOLD = 3.8
"""A telling that lacks its day or its place fits an event from this score on."""
KEPT = 60
"""With how many events of its block a telling is compared."""
LEAD = 1.0
"""By so much the event that a telling without a place joins must fit better than every other one."""
Group = tuple[list[int], list[Link]]
_Choice = tuple[float, int, int, Link]
"""Score below zero, first day, number of the group and the link to it: the least is the best."""


def place_incomplete(items: Sequence[Item], groups: Sequence[Group], decisions: Decisions) -> list[Group]:
    """The groups with those that have no day put where they fit best, then those that have no place put where nothing else fits."""
    dated = _put([g for g in groups if _has_day(items, g)], [g for g in groups if not _has_day(items, g)], _Undated(items, decisions))
    placed, lost = [g for g in dated if _has_place(items, g)], [g for g in dated if not _has_place(items, g)]
    return _put(placed, lost, _Placeless(items, decisions))


def _has_day(items: Sequence[Item], group: Group) -> bool:
    return any(items[n].first is not None for n in group[0])


def _has_place(items: Sequence[Item], group: Group) -> bool:
    return any(items[n].place for n in group[0])


def _put(complete: Sequence[Group], lost: Sequence[Group], rule: _Rule) -> list[Group]:
    """The complete groups with the lost ones that a rule finds a home for, and the others of those."""
    blocks = rule.blocks(complete)
    joined: dict[int, list[Group]] = defaultdict(list)
    found: list[Group] = []
    for group in lost:
        choice = rule.best(group, complete, blocks)
        if choice is None:
            found.append(group)
        else:
            joined[choice[2]].append((group[0], [*group[1], choice[3]]))
    for at, (members, links) in enumerate(complete):
        more = joined.get(at, [])
        found.append((sorted(members + [n for m, _ in more for n in m]), links + [k for _, ks in more for k in ks]))
    return found


class _Rule:
    """How a kind of incomplete telling finds its event."""

    def __init__(self, items: Sequence[Item], decisions: Decisions) -> None:
        self.items = items
        self.decisions = decisions

    def keys(self, item: Item) -> Iterable[object]:
        """The blocks in which an event stands, and in which a telling looks for it."""
        raise NotImplementedError

    def blocks(self, groups: Sequence[Group]) -> Mapping[object, list[int]]:
        """Numbers of the groups by block, in order."""
        found: dict[object, list[int]] = defaultdict(list)
        for at, (members, _) in enumerate(groups):
            for key in self.keys(self.items[members[0]]):
                found[key].append(at)
        return found

    def choices(self, group: Group, complete: Sequence[Group], blocks: Mapping[object, list[int]]) -> list[_Choice]:
        """All events that a group fits, the best first."""
        one = self.items[group[0][0]]
        reports = self._reports(group[0])
        found: list[_Choice] = []
        for at in sorted({at for key in self.keys(one) for at in blocks.get(key, [])[:KEPT]}):
            members = complete[at][0]
            if reports & self._reports(members) or self._barred(group[0], members):
                continue
            others = [self.items[n] for n in members if _earlier(self.items[n], one)][:SAMPLE]
            fits = [(*score(one, other), other) for other in others]
            value, reasons, other = max(fits, key=lambda f: f[0], default=(0.0, (), one))
            if value >= LESS_THRESHOLD:
                found.append((-value, other.first or 0, at, Link(one.telling.id, other.telling.id, round(value, 2), reasons)))
        return sorted(found, key=lambda c: c[:3])

    def best(self, group: Group, complete: Sequence[Group], blocks: Mapping[object, list[int]]) -> _Choice | None:
        """The event that a group joins: the one that fits best, the earliest among equals."""
        return next(iter(self.choices(group, complete, blocks)), None)

    def _reports(self, members: Sequence[int]) -> set[str]:
        return {self.items[n].telling.carrier.report for n in members}

    def _barred(self, left: Sequence[int], right: Sequence[int]) -> bool:
        if not self.decisions.different:
            return False
        return any(frozenset((self.items[a].telling.id, self.items[b].telling.id)) in self.decisions.different for a in left for b in right)


class _Undated(_Rule):
    """By place and family."""

    def keys(self, item: Item) -> Iterable[object]:
        return (item.cell,)


class _Placeless(_Rule):
    """By day and family, where one event alone fits."""

    def keys(self, item: Item) -> Iterable[object]:
        return () if item.first is None else ((item.family, item.first),)

    def best(self, group: Group, complete: Sequence[Group], blocks: Mapping[object, list[int]]) -> _Choice | None:
        found = self.choices(group, complete, blocks)
        return found[0] if found and (len(found) == 1 or found[1][0] - found[0][0] >= LEAD) else None


def _earlier(other: Item, one: Item) -> bool:
    published = one.telling.carrier.published
    return other.first is not None and (published is None or other.first <= published.toordinal())
