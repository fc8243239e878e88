"""Inside a group of copies one sentence is read one way: what most copies give, the oldest where they are even."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from marsad.link.sentences import by_sentence
from marsad.model import ControlTelling, CopyGroup, EventTelling, Telling


def settled(tellings: Sequence[Telling], copies: Iterable[CopyGroup]) -> dict[str, Telling]:
    """Tellings by id, as the copies of their text read them; those that stay as they are, and those of corrected copies, are left out."""
    found: dict[str, Telling] = {}
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.carrier.report].append(telling)
    for group in copies:
        fixed = {c.copy for c in group.copies if c.kind == "corrected"}
        told = [t for report in group.reports for t in by_report[report]]
        for sentence in by_sentence(told, _kind):
            votes = [t for t in sentence if t.carrier.report not in fixed] or sentence
            best = _values(votes)
            found |= {t.id: replace(t, **best) for t in votes if any(getattr(t, k) != v for k, v in best.items())}
    return found


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
