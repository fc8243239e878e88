"""Capitals told by their country: "the Kenyan capital", and "the capital" of the countries that the text speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from marsad.extract.place_tokens import Word
from marsad.model import Place, PlaceMention, Span
from marsad.vocab.places import PlaceCues

CAPITAL = "capital"
"""The `kind` and `why` of a mention that tells a capital by its country: its candidates are capitals."""
_HEAD = "capital"
_MOST = 6


class Capitals(Protocol):
    """What is needed of a gazetteer."""

    def capital(self, code: str) -> Place | None:
        """The capital of a country."""


def find_capitals(worded: Sequence[Sequence[Word]], names: Capitals, cues: PlaceCues, countries: Iterable[str]) -> list[list[PlaceMention]]:
    """Of each block the mentions of capitals, in order. `countries` are those of the text, for "the capital" alone."""
    spoken_of = sorted(filter(None, countries))
    return [list(_of_block(words, names, cues, spoken_of)) for words in worded]


def _of_block(words: Sequence[Word], names: Capitals, cues: PlaceCues, countries: Sequence[str]) -> Iterator[PlaceMention]:
    for n, word in enumerate(words):
        if word.lower != _HEAD or n == 0 or word.gap != " " or _is_told(words, n):
            continue
        first, codes = _whose(words, n, cues, countries)
        found = tuple(p for p in map(names.capital, codes) if p is not None)
        if found:
            text = " ".join(w.text for w in words[first : n + 1])
            yield PlaceMention(Span(words[first].start, word.end), text, found, why=CAPITAL, kind=CAPITAL, feature="P")


def _whose(words: Sequence[Word], n: int, cues: PlaceCues, countries: Sequence[str]) -> tuple[int, Sequence[str]]:
    """Where the phrase begins and the countries whose capital it may be."""
    before = words[n - 1]
    if before.case == "up" and before.lower in cues.demonyms:
        return n - 1, [cues.demonyms[before.lower]]
    two = f"{words[n - 2].lower} {before.lower}" if n > 1 and before.gap == " " else ""
    if two in cues.demonyms and before.case == "up":
        return n - 2, [cues.demonyms[two]]
    return n, countries if before.lower == "the" and len(countries) <= _MOST else ()


def _is_told(words: Sequence[Word], n: int) -> bool:
    """Whether the name stands right behind ("the capital, Khartoum"), or it is the capital of something ("the capital of the province")."""
    after = words[n + 1] if n + 1 < len(words) else None
    if after is None:
        return False
    return (after.gap in (" ", ", ") and after.case in ("up", "all")) or (after.gap == " " and after.lower in ("of", "city"))
