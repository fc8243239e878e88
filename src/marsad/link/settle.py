"""Inside a group of copies one sentence is read one way: what most copies give, the oldest where they are even."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from marsad.link.words import shingles, tokens
from marsad.model import ControlTelling, CopyGroup, EventTelling, Telling

SAME = 0.6
"""Share of a sentence's runs of words that make it another copy's sentence."""


def settled(tellings: Sequence[Telling], copies: Iterable[CopyGroup]) -> dict[str, Telling]:
    """Tellings by id, as the copies of their text read them; those that stay as they are, and those of corrected copies, are left out."""
    found: dict[str, Telling] = {}
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.carrier.report].append(telling)
    for group in copies:
        fixed = {c.copy for c in group.copies if c.kind == "corrected"}
        told = [t for report in group.reports for t in by_report[report]]
        for sentence in _sentences(told):
            votes = [t for t in sentence if t.carrier.report not in fixed] or sentence
            best = _values(votes)
            found |= {t.id: replace(t, **best) for t in votes if any(getattr(t, k) != v for k, v in best.items())}
    return found


def _sentences(told: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one sentence of one kind, oldest first; a sentence that one copy alone tells stands alone."""
    classes: list[list[Telling]] = []
    home: dict[tuple[str, str], int] = {}
    for telling in told:
        pieces = shingles(tokens(telling.quote), 3)
        votes = Counter(home[key] for piece in pieces if (key := (_kind(telling), piece)) in home)
        best = min(votes.items(), key=lambda kv: (-kv[1], kv[0]), default=None)
        if best and best[1] >= SAME * len(pieces) and telling.carrier.report not in {t.carrier.report for t in classes[best[0]]}:
            at = best[0]
            classes[at].append(telling)
        else:
            at = len(classes)
            classes.append([telling])
        for piece in pieces:
            home.setdefault((_kind(telling), piece), at)
    return [c for c in classes if len(c) > 1]


def _kind(telling: Telling) -> str:
    return telling.sub_event_type if isinstance(telling, EventTelling) else telling.kind


def _values(votes: Sequence[Telling]) -> Mapping[str, Any]:
    fields = ["when", "place"]
    fields += ["holder", "previous", "besieger", "extent"] if isinstance(votes[0], ControlTelling) else ["side_a", "side_b", "side_a_open"]
    return {field: _most([getattr(t, field) for t in votes]) for field in fields}


def _most(values: Sequence[Any]) -> Any:
    """The commonest value, the first of those that are even."""
    counted = Counter(values)
    top = max(counted.values())
    return next(v for v in values if counted[v] == top)
