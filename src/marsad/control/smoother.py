"""A hidden-state smoother over days: who holds a place, given the evidence before and after each day.

States are the holders named, "contested" and "nobody known". From a holder a change leads mostly to contested, from contested to a holder.
Between days with evidence a change has a small rate that is higher just after news (it cools) and never quite zero; it is lowest where one
report speaks of both ends of the gap and tells of no change in it. Beliefs between two days with evidence come in closed form, so that ten
quiet years cost as little as ten days.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.control import constants as c
from marsad.control.evidence import Evidence

Vector = list[float]
Matrix = list[Vector]


@dataclass(frozen=True, slots=True)
class Gap:
    """From one day with evidence (`start`) to the eve of the next (`end` left out): what is believed at both ends.

    `painted` are the stretches, both ends included, that are near enough to evidence to say something of; `calm` scales the rate of change.
    """

    start: int
    end: int
    closed: bool
    calm: float
    now: Vector
    at_start: Vector
    later: Vector
    pulled: Vector
    jump: Matrix
    painted: tuple[tuple[int, int], ...]

    def at(self, day: int) -> Vector:
        """Probability of each state on a day of the gap."""
        if day == self.start:
            return self.at_start
        past, left = day - self.start, self.end - day - 1
        done, whole = self.calm * changes(past), self.calm * changes(self.end - self.start - 1)
        ahead = _onward(self.now, _stay(len(self.now), done, past), self.jump)
        behind = _back(self.later, _stay(len(self.now), whole - done, left), self.pulled) if self.closed else self.later
        return _normal([a * b for a, b in zip(ahead, behind, strict=True)])


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one place, gap by gap in order of time."""

    states: tuple[str, ...]
    gaps: tuple[Gap, ...]


def smooth(evidence: Evidence, last: int) -> Belief:
    """Beliefs up to `last` (included); days further than SILENCE from any evidence, and not spoken for, are not painted."""
    marks = sorted(d for d in set(evidence.likelihood) | set(evidence.moves) if d <= last)
    if not marks:
        return Belief(evidence.states, ())
    size = len(evidence.states)
    jump = _jump(size, {})
    calm = [_calm(evidence, a, b) for a, b in zip(marks, [*marks[1:], last + 1], strict=True)]
    forward = _forward(evidence, marks, calm, jump)
    backward = _backward(evidence, marks, calm, jump)
    gaps = []
    for at, mark in enumerate(marks):
        closed = at + 1 < len(marks)
        end = marks[at + 1] if closed else last + 1
        later = _through(backward[at + 1], evidence, end, jump) if closed else [1.0] * size
        here = _normal([f * b for f, b in zip(forward[at], backward[at], strict=True)])
        painted = _painted(evidence, mark, end, closed)
        gaps.append(Gap(mark, end, closed, calm[at], forward[at], here, later, _pulled(later, jump), jump, painted))
    return Belief(evidence.states, tuple(gaps))


def _painted(evidence: Evidence, start: int, end: int, closed: bool) -> tuple[tuple[int, int], ...]:
    """Stretches of a gap within SILENCE days of its ends, or that some statement or report covers."""
    told = [(start, min(end - 1, start + c.SILENCE)), *([(max(start, end - c.SILENCE), end - 1)] if closed else [])]
    told += [(max(a, start), min(b, end - 1)) for a, b in evidence.covered if a < end and b >= start]
    merged: list[tuple[int, int]] = []
    for a, b in sorted(told):
        if merged and a <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def _calm(evidence: Evidence, start: int, end: int) -> float:
    return c.CALM if any(a <= start and b >= end - 1 for a, b in evidence.spoken_for) else 1.0


def _jump(size: int, aims: Mapping[int, float]) -> Matrix:
    """Where a change leads: rows from, columns to; `aims` draws it to the holders who are said to gain."""
    holders = size - 2
    pull = [1.0 + c.PULL * aims.get(n, 0.0) for n in range(holders)]
    rows: Matrix = []
    for n in range(size):
        free = [p if m != n else 0.0 for m, p in enumerate(pull)]
        total = sum(free) or 1.0
        to_holders = c.HOLDER_TO_HOLDER if n < holders else c.CONTESTED_TO_HOLDER if n == size - 2 else c.NOBODY_TO_HOLDER
        row = [to_holders * f / total for f in free]
        rest = 1.0 - sum(row)
        row += [0.0, rest] if n == size - 2 else [rest * 0.9, rest * 0.1]
        rows.append(row)
    return rows


def _pulled(vector: Vector, matrix: Matrix) -> Vector:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _stay(size: int, moved: float, days: int) -> Vector:
    """Probability of each state to last: a contested place is more volatile than a held one."""
    held = math.exp(-moved)
    return [held] * (size - 2) + [held * math.exp(-c.VOLATILE * days), held]


def _onward(now: Vector, stay: Vector, jump: Matrix) -> Vector:
    out = [a * s for a, s in zip(now, stay, strict=True)]
    for a, s, row in zip(now, stay, jump, strict=True):
        if left := a * (1.0 - s):
            out = [o + left * r for o, r in zip(out, row, strict=True)]
    return out


def _back(later: Vector, stay: Vector, pulled: Vector) -> Vector:
    """`pulled` is `later` seen through a change."""
    return [s * a + (1.0 - s) * b for a, s, b in zip(later, stay, pulled, strict=True)]


def changes(days: int) -> float:
    """Expected changes in so many days after news, when nothing more is told."""
    return c.QUIET * days + c.HOT * c.COOLING * (1.0 - math.exp(-days / c.COOLING))


def _gap(size: int, before: int, after: int, calm: float) -> Vector:
    """Probability of each state to last from one day with evidence to the eve of the next."""
    return _stay(size, calm * changes(after - before - 1), after - before - 1)


def _day_jump(evidence: Evidence, day: int) -> Matrix:
    aims = {n: evidence.aims[day].get(s, 0.0) for n, s in enumerate(evidence.states)} if day in evidence.aims else {}
    return _jump(len(evidence.states), aims)


def _day_stay(evidence: Evidence, day: int) -> Vector:
    return _stay(len(evidence.states), evidence.moves.get(day, 0.0) + c.HOT, 1)


def _weights(evidence: Evidence, day: int) -> Vector:
    line = evidence.likelihood.get(day)
    if line is None:
        return [1.0] * len(evidence.states)
    top = max(line)
    return [math.exp(v - top) for v in line]


def _forward(evidence: Evidence, marks: Sequence[int], calm: Sequence[float], jump: Matrix) -> list[Vector]:
    size = len(evidence.states)
    now = _normal([1.0] * (size - 2) + [0.5, 0.3])
    out = []
    for at, day in enumerate(marks):
        if at:
            now = _onward(now, _gap(size, marks[at - 1], day, calm[at - 1]), jump)
        now = _onward(now, _day_stay(evidence, day), _day_jump(evidence, day))
        now = _normal([a * w for a, w in zip(now, _weights(evidence, day), strict=True)])
        out.append(now)
    return out


def _backward(evidence: Evidence, marks: Sequence[int], calm: Sequence[float], jump: Matrix) -> list[Vector]:
    now = [1.0] * len(evidence.states)
    out = [now]
    for at in range(len(marks) - 1, 0, -1):
        now = _through(now, evidence, marks[at], jump)
        now = _normal(_back(now, _gap(len(now), marks[at - 1], marks[at], calm[at - 1]), _pulled(now, jump)))
        out.append(now)
    return out[::-1]


def _through(after: Vector, evidence: Evidence, day: int, jump: Matrix) -> Vector:
    """What a day's evidence and all after it says of the evening before."""
    seen = [a * w for a, w in zip(after, _weights(evidence, day), strict=True)]
    return _normal(_back(seen, _day_stay(evidence, day), _pulled(seen, _day_jump(evidence, day))))


def _normal(vector: Vector) -> Vector:
    total = sum(vector)
    return [v / total for v in vector] if total else [1.0 / len(vector)] * len(vector)
