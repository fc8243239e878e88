"""Inside a group of copies: which tellings are of one sentence, whichever copy prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from marsad.link.words import shingles, tokens
from marsad.model import Telling

SAME = 0.6
"""Share of the shorter sentence's runs of words that make it another copy's sentence."""
T = TypeVar("T", bound=Telling)


def by_sentence(told: Sequence[T], kind: Callable[[T], str]) -> list[list[T]]:
    """The tellings of one text, copies oldest first, in classes of one sentence of one kind; no class has two of one report."""
    classes: list[list[T]] = []
    reports: list[set[str]] = []
    sizes: list[int] = []
    home: dict[tuple[str, str], int] = {}
    for telling in told:
        keys = [(kind(telling), piece) for piece in shingles(tokens(telling.quote), 3)]
        votes = Counter(home[key] for key in keys if key in home)
        best, count = min(votes.items(), key=lambda kv: (-kv[1], kv[0]), default=(-1, 0))
        if best < 0 or count < SAME * min(len(keys), sizes[best]) or telling.carrier.report in reports[best]:
            best = len(classes)
            classes.append([])
            reports.append(set())
            sizes.append(len(keys))
        classes[best].append(telling)
        reports[best].add(telling.carrier.report)
        for key in keys:
            home.setdefault(key, best)
    return classes
