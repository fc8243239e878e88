"""The words that linking needs, handed in from the vocabulary, and the normal form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Words of a language for linking.

    `institutions` maps a word or phrase in a speaker's name to the institution it belongs to ("un" -> "United Nations"); `correction` are
    phrases by which a text says it replaces an earlier one; `anonymous` are speakers without a name ("residents"), one source a town;
    `joiners` stand between two speakers on one level; `common` are words too frequent to tell two texts apart.
    """

    institutions: Mapping[str, str] = field(default_factory=dict)
    correction: tuple[str, ...] = ()
    anonymous: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> LinkWords:
        """From the entries of `cues/en/linking`: each has `id`, `use`, `words` and, for institutions, `name`."""
        rows = list(entries)

        def words(use: str) -> list[str]:
            return [normal(w) for row in rows if row["use"] == use for w in row["words"]]

        institutions = {normal(w): row["name"] for row in rows if row["use"] == "institution" for w in row["words"]}
        anonymous, joiners, common = (frozenset(words(use)) for use in ("anonymous", "joiner", "common"))
        return cls(institutions, tuple(words("correction")), anonymous, joiners, common)


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """Lower case without accents and marks, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).lower().replace("'", "")))


def tokens(text: str) -> list[str]:
    """The words of `text` in normal form, in order."""
    return normal(text).split()


def shingles(words: list[str], size: int = 4) -> frozenset[str]:
    """All runs of `size` words; the whole text where it is shorter."""
    if len(words) <= size:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` stands in `whole`, 0..1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
