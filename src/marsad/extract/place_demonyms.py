"""Adjectives of countries before a noun ("Syrian troops"): they tell of a country, and are no place of any event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from marsad.model import Place, PlaceMention, Span
from marsad.vocab.places import PlaceCues, one_of

DEMONYM = "demonym"


class Countries(Protocol):
    """What is needed of a gazetteer."""

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166 alpha-2 code."""


def find_demonyms(
    text: str, blocks: Sequence[Span], countries: Countries, cues: PlaceCues, taken: Iterable[Span] = ()
) -> tuple[PlaceMention, ...]:
    """Adjectives of countries within `blocks`, in order, with `kind` "demonym" and the country chosen.

    They belong into a record's mentions, never among the places an event is looked for at: keep them apart from `find_places`' answer
    until events are read. `taken` are spans not to be told again.
    """
    spans = sorted(taken)
    mentions: list[PlaceMention] = []
    at = 0
    for block in blocks:
        for match in _pattern(tuple(sorted(cues.demonyms))).finditer(text, block.start, block.end):
            span = Span(*match.span("word"))
            while at < len(spans) and spans[at].end <= span.start:
                at += 1
            country = countries.country(cues.demonyms[match["word"].lower()])
            if country is not None and not (at < len(spans) and spans[at].touches(span)):
                mentions.append(PlaceMention(span, match["word"], (country,), country, precision=3, why=DEMONYM, kind=DEMONYM))
    return tuple(mentions)


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """An adjective with a capital, before a word in small letters."""
    adjectives = [word.title() for word in words if f"{word}s" in words or not word.endswith("s")]
    return re.compile(rf"(?<![\w-])(?P<word>{one_of(adjectives)})(?=\s+[a-z])")
