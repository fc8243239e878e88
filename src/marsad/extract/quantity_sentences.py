"""Sentences of a row of quantity tokens, and the positions that lie inside other mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.extract.cue_tokens import CueToken
from marsad.extract.quantity_groups import Words
from marsad.model.span import Span

_SEAMS = frozenset(("comma", "and", "boundary", "relative", "prep"))
_LONGEST = 150


def positions_in(tokens: Sequence[CueToken], dates: Sequence[Span]) -> frozenset[int]:
    """Positions of tokens inside one of the (ordered) spans."""
    barred, k = set(), 0
    ordered = sorted(dates)
    for i, token in enumerate(tokens):
        while k < len(ordered) and ordered[k].end <= token.start:
            k += 1
        if k < len(ordered) and ordered[k].start <= token.start:
            barred.add(i)
    return frozenset(barred)


def sentences_of(words: Words) -> Iterator[tuple[int, int]]:
    """First token and the one after the last of each sentence; semicolons part sentences too, stops of abbreviations do not.

    A sentence without an end is cut, so that the work on one stays bounded.
    """
    first = 0
    for i in range(len(words.tokens)):
        if i - first >= (_LONGEST if words.kind(i) in _SEAMS else 2 * _LONGEST):
            yield first, i
            first = i
        if words.kind(i) == "break" or (words.kind(i) == "end" and _is_end(words, i)):
            if i > first:
                yield first, i
            first = i + 1
    if first < len(words.tokens):
        yield first, len(words.tokens)


def _is_end(words: Words, i: int) -> bool:
    if words.tokens[i].text != ".":
        return True
    last = i + 1 >= len(words.tokens) or words.kind(i + 1) == "break"
    return last or (words.tokens[i + 1].start > words.tokens[i].end and not words.tokens[i + 1].text[:1].islower())
