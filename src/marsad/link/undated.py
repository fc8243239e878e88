"""Tellings without a day join the one event of their place, family and sides that was known when they were printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from marsad.link.cluster import Decisions
from marsad.link.items import Item
from marsad.link.score import score
from marsad.model import Link

UNDATED_THRESHOLD = 3.8
KEPT = 60
Group = tuple[list[int], list[Link]]


def place_undated(items: Sequence[Item], groups: Sequence[Group], decisions: Decisions) -> list[Group]:
    """The groups with those that have no day put where they fit best, earliest event first among equals."""
    dated = [g for g in groups if any(items[n].first is not None for n in g[0])]
    lost = [g for g in groups if all(items[n].first is None for n in g[0])]
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, (members, _) in enumerate(dated):
        blocks[items[members[0]].cell].append(at)
    found: list[Group] = []
    joined: dict[int, list[Group]] = defaultdict(list)
    for group in lost:
        choice = _best(items, group, dated, blocks, decisions)
        if choice is None:
            found.append(group)
        else:
            joined[choice[0]].append((group[0], [*group[1], choice[1]]))
    for at, (members, links) in enumerate(dated):
        more = joined.get(at, [])
        found.append((sorted(members + [n for m, _ in more for n in m]), links + [k for _, ks in more for k in ks]))
    return found


def _best(
    items: Sequence[Item], group: Group, dated: Sequence[Group], blocks: dict[tuple[object, ...], list[int]], decisions: Decisions
) -> tuple[int, Link] | None:
    one = items[group[0][0]]
    texts = {items[n].text for n in group[0]}
    best: tuple[float, int, int, Link] | None = None
    for at in blocks.get(one.cell, [])[:KEPT]:
        members = dated[at][0]
        other = next((items[n] for n in members if _earlier(items[n], one)), None)
        if other is None or texts & {items[n].text for n in members} or _barred(items, group[0], members, decisions):
            continue
        value, reasons = score(one, other)
        key = (-value, other.first or 0, at, Link(one.telling.id, other.telling.id, round(value, 2), reasons))
        if value >= UNDATED_THRESHOLD and (best is None or key[:3] < best[:3]):
            best = key
    return (best[2], best[3]) if best else None


def _earlier(other: Item, one: Item) -> bool:
    published = one.telling.carrier.published
    return other.first is not None and (published is None or other.first <= published.toordinal())


def _barred(items: Sequence[Item], left: Sequence[int], right: Sequence[int], decisions: Decisions) -> bool:
    if not decisions.different:
        return False
    return any(frozenset((items[a].telling.id, items[b].telling.id)) in decisions.different for a in left for b in right)
