"""From beliefs to stretches of days with one verdict, looking closely only where the verdict changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.control import constants as c
from marsad.control.smoother import Belief, Gap
from marsad.control.statements import CONTESTED, NOBODY

STEP = 32
"""Days between two looks inside a quiet gap; a change between two looks is then found by halving."""


@dataclass(slots=True)
class Run:
    """Days `first` to `last`, both included, on which `state` is likeliest; `mass` is the sum of its probability over the days."""

    first: int
    last: int
    state: str
    mass: float

    @property
    def p(self) -> float:
        """Mean probability over the days."""
        return self.mass / (self.last - self.first + 1)


def runs(belief: Belief, first: int, last: int) -> list[Run]:
    """All stretches from `first` to `last`; days that nobody speaks for are in none."""
    found: list[Run] = []
    for piece in _pieces(belief, first, last):
        before = found[-1] if found else None
        if before and before.state == piece.state and before.last + 1 == piece.first:
            before.last, before.mass = piece.last, before.mass + piece.mass
        else:
            found.append(piece)
    return [r for r in found if r.state != NOBODY]


def _pieces(belief: Belief, first: int, last: int) -> Iterator[Run]:
    for gap in belief.gaps:
        for start, end in gap.painted:
            low, high = max(start, first), min(end, last)
            if low <= high:
                yield from _split(belief.states, gap, low, high)


def _split(states: Sequence[str], gap: Gap, low: int, high: int) -> Iterator[Run]:
    """Stretches of one verdict between two days of a gap."""
    day = low
    state, p = verdict(states, gap.at(day))
    while day <= high:
        step = min(high, day + (STEP if day > gap.start + 4 else 1))
        other, q = verdict(states, gap.at(step)) if step > day else (state, p)
        if other != state:
            step = _last_of(states, gap, state, day, step)
            q = verdict(states, gap.at(step))[1]
        yield Run(day, step, state, (p + q) / 2 * (step - day + 1))
        day = step + 1
        if day <= high:
            state, p = verdict(states, gap.at(day))


def _last_of(states: Sequence[str], gap: Gap, state: str, low: int, high: int) -> int:
    """The last day of `state` between `low`, which has it, and `high`, which has not."""
    while high - low > 1:
        middle = (low + high) // 2
        if verdict(states, gap.at(middle))[0] == state:
            low = middle
        else:
            high = middle
    return low


def verdict(states: Sequence[str], p: Sequence[float]) -> tuple[str, float]:
    """The likeliest state and its probability; contested too where no holder reaches SURE."""
    best = max(range(len(p)), key=lambda n: (p[n], -n))
    if states[best] in (CONTESTED, NOBODY) or p[best] >= c.SURE:
        return states[best], p[best]
    second = max((n for n in range(len(p)) if n != best), key=lambda n: (p[n], -n))
    return (states[best], p[best]) if states[second] == NOBODY else (CONTESTED, 1.0 - p[best])
