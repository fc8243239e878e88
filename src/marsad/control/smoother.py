"""A hidden-state smoother over days: who holds a place, given the evidence before and after each day.

States are the holders named, "contested" and "nobody known". From a holder a change leads mostly to contested, from contested to a holder.
Between days with evidence a change has a small rate that is higher just after news (it cools) and never quite zero.
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
class Belief:
    """Probability of each state by day ordinal, for every day from the first to the last asked for that is not silent."""

    states: tuple[str, ...]
    days: Mapping[int, Vector]


def smooth(evidence: Evidence, first: int, last: int) -> Belief:
    """Beliefs from `first` to `last`, both included; days further than SILENCE from any evidence are left out."""
    marks = sorted(d for d in set(evidence.likelihood) | set(evidence.moves) if d <= last)
    if not marks:
        return Belief(evidence.states, {})
    size = len(evidence.states)
    jump = _jump(size, {})
    forward = _forward(evidence, marks, jump)
    backward = _backward(evidence, marks, jump)
    days: dict[int, Vector] = {}
    for at, mark in enumerate(marks):
        days[mark] = _normal([f * b for f, b in zip(forward[at], backward[at], strict=True)])
        end = marks[at + 1] if at + 1 < len(marks) else last + 1
        later = _through(backward[at + 1], evidence, marks[at + 1], jump) if at + 1 < len(marks) else [1.0] * size
        _fill(days, forward[at], later, jump, (mark, end), at + 1 < len(marks), evidence)
    return Belief(evidence.states, {d: v for d, v in days.items() if first <= d <= last})


def _jump(size: int, aims: Mapping[int, float]) -> Matrix:
    """Where a change leads: rows from, columns to; `aims` draws it to the holders who are said to gain."""
    holders = size - 2
    pull = [1.0 + 4.0 * aims.get(n, 0.0) for n in range(holders)]
    rows: Matrix = []
    for n in range(size):
        free = [p if m != n else 0.0 for m, p in enumerate(pull)]
        total = sum(free) or 1.0
        to_holders = 0.35 if n < holders else 0.85 if n == size - 2 else 0.75
        row = [to_holders * f / total for f in free]
        rest = 1.0 - sum(row)
        row += [0.0, rest] if n == size - 2 else [rest * 0.9, rest * 0.1]
        rows.append(row)
    return rows


def _moved(vector: Vector, matrix: Matrix) -> Vector:
    return [sum(vector[n] * matrix[n][m] for n in range(len(vector))) for m in range(len(vector))]


def _pulled(vector: Vector, matrix: Matrix) -> Vector:
    return [sum(row[m] * vector[m] for m in range(len(vector))) for row in matrix]


def _stay(size: int, changes_of_holder: float, days: int) -> Vector:
    """Probability of each state to last: a contested place is more volatile than a held one."""
    return [math.exp(-changes_of_holder)] * (size - 2) + [math.exp(-changes_of_holder - c.VOLATILE * days), math.exp(-changes_of_holder)]


def _onward(now: Vector, stay: Vector, jump: Matrix) -> Vector:
    moved = _moved([a * (1.0 - s) for a, s in zip(now, stay, strict=True)], jump)
    return [a * s + m for a, s, m in zip(now, stay, moved, strict=True)]


def _back(later: Vector, stay: Vector, pulled: Vector) -> Vector:
    """`pulled` is `later` seen through a change."""
    return [s * a + (1.0 - s) * b for a, s, b in zip(later, stay, pulled, strict=True)]


def changes(days: int) -> float:
    """Expected changes in so many days after news, when nothing more is told."""
    return c.QUIET * days + c.HOT * c.COOLING * (1.0 - math.exp(-days / c.COOLING))


def _gap(size: int, before: int, after: int) -> Vector:
    """Probability of each state to last from one day with evidence to the eve of the next."""
    return _stay(size, changes(after - before - 1), after - before - 1)


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


def _forward(evidence: Evidence, marks: Sequence[int], jump: Matrix) -> list[Vector]:
    size = len(evidence.states)
    now = _normal([1.0] * (size - 2) + [0.5, 0.3])
    out = []
    for at, day in enumerate(marks):
        if at:
            now = _onward(now, _gap(size, marks[at - 1], day), jump)
        now = _onward(now, _day_stay(evidence, day), _day_jump(evidence, day))
        now = _normal([a * w for a, w in zip(now, _weights(evidence, day), strict=True)])
        out.append(now)
    return out


def _backward(evidence: Evidence, marks: Sequence[int], jump: Matrix) -> list[Vector]:
    now = [1.0] * len(evidence.states)
    out = [now]
    for at in range(len(marks) - 1, 0, -1):
        now = _through(now, evidence, marks[at], jump)
        now = _normal(_back(now, _gap(len(now), marks[at - 1], marks[at]), _pulled(now, jump)))
        out.append(now)
    return out[::-1]


def _through(after: Vector, evidence: Evidence, day: int, jump: Matrix) -> Vector:
    """What a day's evidence and all after it says of the evening before."""
    seen = [a * w for a, w in zip(after, _weights(evidence, day), strict=True)]
    return _normal(_back(seen, _day_stay(evidence, day), _pulled(seen, _day_jump(evidence, day))))


def _fill(
    days: dict[int, Vector], now: Vector, later: Vector, jump: Matrix, gap: tuple[int, int], closed: bool, evidence: Evidence
) -> None:
    """Beliefs on the days between two marks, the marks left out; the silent middle of a long gap stays empty."""
    start, end = gap
    size = len(now)
    pulled = _pulled(later, jump)
    for day in range(start + 1, end):
        silent = day - start > c.SILENCE and (not closed or end - day > c.SILENCE)
        if silent and not any(a <= day <= b for a, b in evidence.covered):
            continue
        ahead = _onward(now, _stay(size, changes(day - start), day - start), jump)
        left = changes(end - start - 1) - changes(day - start)
        behind = _back(later, _stay(size, left, end - day - 1), pulled) if closed else later
        days[day] = _normal([a * b for a, b in zip(ahead, behind, strict=True)])


def _normal(vector: Vector) -> Vector:
    total = sum(vector)
    return [v / total for v in vector] if total else [1.0 / len(vector)] * len(vector)
