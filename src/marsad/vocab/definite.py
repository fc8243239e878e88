"""The nouns that stand for a place told before ("the district"), and which places they can mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.vocab.data_files import load_topic


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """Nouns of one kind of place and the GeoNames classes of its places; `site` and `within` as in the entry."""

    id: str
    features: tuple[str, ...]
    but: tuple[str, ...]
    site: bool
    within: bool

    def has(self, feature: str) -> bool:
        """Whether a place of a GeoNames class and code is of the kind."""
        return feature.startswith(self.features) and not (self.but and feature.startswith(self.but))


class DefiniteWords:
    """The words of `cues/en/definite.yaml`."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        self._kinds: dict[str, tuple[PlaceKind, ...]] = {}
        for e in entries:
            kind = PlaceKind(e["id"], tuple(e["features"]), tuple(e.get("but", ())), bool(e.get("site")), bool(e.get("within")))
            for word in e["words"]:
                self._kinds[word] = (*self._kinds.get(word, ()), kind)

    def kinds(self, word: str) -> tuple[PlaceKind, ...]:
        """The kinds of place that a noun can stand for, in lower case; () when it is none."""
        return self._kinds.get(word, ())

    def is_site(self, word: str) -> bool:
        """Whether a noun names what belongs to the town it is told of, and is a place of its own."""
        return any(k.site for k in self.kinds(word))

    def is_within(self, word: str) -> bool:
        """Whether a noun in the plural names parts of the place that it stands for."""
        return any(k.within for k in self.kinds(word))


@cache
def load_definite_words() -> DefiniteWords:
    """The nouns that ship with the package."""
    return DefiniteWords(load_topic("cues_en")["definite"])
