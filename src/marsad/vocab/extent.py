"""The words that say how much of a place is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from marsad.model import Extent, Span
from marsad.vocab.data_files import load_topic
from marsad.vocab.patterns import PatternIndex, Word

_BEFORE = 60


class ExtentWords:
    """The words of `cues/en/extent.yaml`; of several that match, the first in the file decides."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        listed = list(entries)
        self._order = [str(e["id"]) for e in listed]
        self._index = PatternIndex((p, e["id"]) for e in listed for p in e["patterns"])

    def of(self, words: Sequence[Word], trigger: Span, place: Span) -> Extent | None:
        """The extent told between trigger and place, or just before the earlier of the two; None when nothing is said."""
        start, end = min(trigger.start, place.start) - _BEFORE, max(trigger.end, place.end) + _BEFORE // 4
        inside = [w for w in words if start <= w.span.start and w.span.end <= end]
        found = {f.label for f in self._index.find_in(inside)}
        return next((cast(Extent, e) for e in self._order if e in found), None)


@cache
def load_extent_words() -> ExtentWords:
    """The extent words that ship with the package."""
    return ExtentWords(load_topic("cues_en")["extent"])
