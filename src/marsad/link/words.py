"""The words that linking needs, handed in from the vocabulary, and the normal form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from marsad.vocab.data_files import load_topic

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Words of a language for linking.

    `institutions` maps a word or phrase in a speaker's name to the institution it belongs to ("un" -> "United Nations"); `correction` are
    phrases by which a text says it replaces an earlier one; `anonymous` are speakers without a name ("residents"), one source a town;
    `joiners` stand between two speakers on one level; `common` are words too frequent to tell two texts apart; `own` are words by which a
    party speaks of itself ("our"); `organs` are words that make an outlet the voice of the state whose capital it names; `offices` are
    those of a state ("ministry"), which without a country are of the state in which the news plays.
    """

    institutions: Mapping[str, str] = field(default_factory=dict)
    correction: tuple[str, ...] = ()
    anonymous: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> LinkWords:
        """From the entries of `cues/en/linking`: each has `id`, `use`, `words` and, for institutions, `name`."""
        rows = list(entries)

        def words(use: str) -> list[str]:
            return [normal(w) for row in rows if row["use"] == use for w in row["words"]]

        institutions = {normal(w): row["name"] for row in rows if row["use"] == "institution" for w in row["words"]}
        uses = ("anonymous", "joiner", "common", "own", "organ", "office")
        return cls(institutions, tuple(words("correction")), *(frozenset(words(use)) for use in uses))


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """Lower case without accents and marks, words parted by one space: for names and other short texts, which come again and again."""
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """The words of `text` in normal form, in order."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(text.lower().replace("'", ""))


def shingles(words: list[str], size: int = 4) -> frozenset[str]:
    """All runs of `size` words; the whole text where it is shorter."""
    if len(words) <= size:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(map(" ".join, zip(*(words[n:] for n in range(size)), strict=False)))


@cache
def load_link_words() -> LinkWords:
    """The words for linking that ship with the package."""
    return LinkWords.of(load_topic("cues_en").get("linking", []))


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` stands in `whole`, 0..1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
