"""Whether a confidence means something: of the events given 0.8, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Events whose confidence lies from `low` up to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def curve(judged: Iterable[tuple[float, bool]], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The calibration curve of (confidence, right) pairs; empty bins are left out."""
    pairs = list(judged)
    return [
        _bin(low, high, inside)
        for low, high in pairwise(edges)
        if (inside := [(c, right) for c, right in pairs if low <= c < high or (c == high == edges[-1])])
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean distance between confidence and share right, weighted by count; 0 for no bins."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def told(bins: Sequence[Bin]) -> str:
    """The curve as lines for people."""
    lines = [f"   confidence {b.low:.1f} to {b.high:.1f}: {b.count:>4} events, mean {b.confidence:.2f}, right {b.right:.2f}" for b in bins]
    return "\n".join([*lines, f"   calibration error {expected_error(bins):.3f}"])


def _bin(low: float, high: float, inside: Sequence[tuple[float, bool]]) -> Bin:
    count = len(inside)
    return Bin(low, high, count, sum(c for c, _ in inside) / count, sum(right for _, right in inside) / count)
