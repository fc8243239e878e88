"""From tellings to groups of one event each: blocks, pairs within them, best pairs first, analysts' decisions as bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from marsad.link.items import Item
from marsad.link.score import THRESHOLD, score
from marsad.link.sets import DisjointSets
from marsad.model import Link

WINDOW = 40
"""With how many later tellings of its block a telling is compared, in order of day."""
SAMPLE = 4
"""How many tellings of a group speak for it when two groups are weighed."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What analysts decided about pairs of tellings; "not the same" is never undone by anything else."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True)
class _State:
    items: Sequence[Item]
    sets: DisjointSets
    members: dict[int, list[int]]
    sample: dict[int, list[int]]
    texts: dict[int, dict[str, list[int]]]
    bars: dict[int, set[int]]
    links: list[Link] = field(default_factory=list)


def cluster(items: Sequence[Item], decisions: Decisions) -> list[tuple[list[int], list[Link]]]:
    """Indices of the tellings of each event with the links that joined them. `items` must come in a fixed order (by id)."""
    state = _start(items, decisions)
    for left, right in _alike(items):
        if _may(state, left, right):
            _join(state, left, right, Link(items[left].telling.id, items[right].telling.id, 9.0, ("all values are the same",)))
    pairs = sorted(_scored(items, state), key=lambda p: (-p[0], p[1], p[2]))
    for value, left, right, reasons in pairs:
        if _may(state, left, right) and _agree(state, left, right):
            _join(state, left, right, Link(items[left].telling.id, items[right].telling.id, round(value, 2), reasons))
    return _result(state)


def _start(items: Sequence[Item], decisions: Decisions) -> _State:
    index = {item.telling.id: n for n, item in enumerate(items)}
    alone = {n: [n] for n in range(len(items))}
    texts = {n: {item.text: [n]} for n, item in enumerate(items)}
    state = _State(items, DisjointSets(len(items)), alone, {n: [n] for n in alone}, texts, defaultdict(set))
    for left, right in _indexed(decisions.different, index):
        state.bars[left].add(right)
        state.bars[right].add(left)
    for left, right in _indexed(decisions.same, index):
        if _may(state, left, right):
            _join(state, left, right, Link(items[left].telling.id, items[right].telling.id, 99.0, ("an analyst said so",)))
    return state


def _indexed(pairs: Iterable[frozenset[str]], index: dict[str, int]) -> list[tuple[int, int]]:
    known = [sorted(index[p] for p in pair) for pair in pairs if len(pair) == 2 and all(p in index for p in pair)]
    return sorted((pair[0], pair[1]) for pair in known)


def _alike(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Tellings of different texts with all the same values: joined without weighing, which keeps big days linear."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if item.first is not None and item.place:
            key = (
                item.cell,
                item.place,
                item.telling.sub_event_type,
                item.first,
                item.last,
                item.a,
                item.b,
                item.part,
                item.low,
                item.high,
            )
            groups[key].append(n)
    for group in groups.values():
        texts = {items[n].text for n in group}
        if len(texts) == len(group):
            yield from ((group[0], other) for other in group[1:])


def _scored(items: Sequence[Item], state: _State) -> Iterator[tuple[float, int, int, tuple[str, ...]]]:
    for left, right in _candidates(items, state):
        value, reasons = score(items[left], items[right])
        if value >= THRESHOLD:
            yield value, left, right, reasons


def _candidates(items: Sequence[Item], state: _State) -> Iterator[tuple[int, int]]:
    """Pairs of one block near in time; of tellings already joined as alike a few stand for all."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for root, members in state.members.items():
        for n in members if len(members) <= SAMPLE else state.sample[root]:
            blocks[items[n].cell].append(n)
    for key, block in sorted(blocks.items(), key=lambda kv: str(kv[0])):
        around = [n for other in _neighbours(key) for n in blocks.get(other, ())]
        yield from _near_in_time(items, block, around)


def _neighbours(key: tuple[object, ...]) -> list[tuple[object, ...]]:
    """The cells to the east and south, so that each pair of cells is met once."""
    if len(key) != 3 or not isinstance(key[1], int) or not isinstance(key[2], int):
        return []
    return [(key[0], key[1] + dy, key[2] + dx) for dy, dx in ((0, 1), (1, -1), (1, 0), (1, 1))]


def _near_in_time(items: Sequence[Item], block: list[int], around: list[int]) -> Iterator[tuple[int, int]]:
    inner = set(block)
    ordered = sorted([*block, *around], key=lambda n: (items[n].first or 0, items[n].last or 0, n))
    for at, n in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + WINDOW]:
            if n in inner or other in inner:
                yield min(n, other), max(n, other)


def _may(state: _State, left: int, right: int) -> bool:
    """Not yet joined, and no analyst's "not the same" between the two groups."""
    a, b = state.sets.find(left), state.sets.find(right)
    return (
        a != b
        and not any(state.sets.find(x) == b for x in state.bars.get(a, ()))
        and not any(state.sets.find(x) == a for x in state.bars.get(b, ()))
    )


def _agree(state: _State, left: int, right: int) -> bool:
    """Whether the groups as wholes fit: their mean score, and no text that tells both as two things."""
    a, b = state.sets.find(left), state.sets.find(right)
    pairs = [score(state.items[x], state.items[y])[0] for x in state.sample[a] for y in state.sample[b]]
    return sum(max(p, -5.0) for p in pairs) / len(pairs) >= THRESHOLD - 1.6 and _one_statement(state, a, b)


def _one_statement(state: _State, a: int, b: int) -> bool:
    """In every text that both groups have, a pair of tellings that fit as one."""
    small, large = sorted((state.texts[a], state.texts[b]), key=len)
    for text, mine in small.items():
        other = large.get(text)
        if other and not any(score(state.items[x], state.items[y])[0] >= THRESHOLD for x in mine[:SAMPLE] for y in other[:SAMPLE]):
            return False
    return True


def _join(state: _State, left: int, right: int, link: Link) -> None:
    """Make one group of two, pouring the smaller into the larger."""
    a, b = state.sets.find(left), state.sets.find(right)
    root = state.sets.join(a, b)
    large, small = sorted((state.members.pop(a), state.members.pop(b)), key=len, reverse=True)
    large.extend(small)
    state.members[root] = large
    state.sample[root] = sorted(state.sample.pop(a) + state.sample.pop(b))[:SAMPLE]
    more, less = sorted((state.texts.pop(a), state.texts.pop(b)), key=len, reverse=True)
    for text, told in less.items():
        more.setdefault(text, []).extend(told)
    state.texts[root] = more
    state.bars[root] = state.bars.pop(a, set()) | state.bars.pop(b, set())
    state.links.append(link)


def _result(state: _State) -> list[tuple[list[int], list[Link]]]:
    root_of = {state.items[n].telling.id: root for root, members in state.members.items() for n in members}
    links: dict[int, list[Link]] = defaultdict(list)
    for link in state.links:
        links[root_of[link.left]].append(link)
    return [(sorted(members), links[root]) for root, members in sorted(state.members.items())]
