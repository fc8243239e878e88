"""The words that say how much of a place is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from marsad.model import Extent
from marsad.vocab.data_files import load_topic
from marsad.vocab.patterns import PatternIndex, Word

SHARE = "share"


class ExtentWords:
    """The words of `cues/en/extent.yaml`; of several that match, the first in the file decides."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        listed = list(entries)
        self._order = [str(e["id"]) for e in listed if e["id"] != SHARE]
        self._index = PatternIndex((p, e["id"]) for e in listed if e["id"] != SHARE for p in e["patterns"])
        self._shares = PatternIndex((p, e["id"]) for e in listed if e["id"] == SHARE for p in e["patterns"])

    def told(self, words: Sequence[Word]) -> Extent | None:
        """The extent that some words tell; None when they tell none. Words are taken as a row, whatever stood between them."""
        found = {f.label for f in self._index.find_in(words)}
        return next((cast(Extent, e) for e in self._order if e in found), None)

    def is_share(self, word: str) -> bool:
        """Whether a word can stand for a place by telling how much of it: "the rest", "most", "none"."""
        return bool(self._shares.find(word))


@cache
def load_extent_words() -> ExtentWords:
    """The extent words that ship with the package."""
    return ExtentWords(load_topic("cues_en")["extent"])
