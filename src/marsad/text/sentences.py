"""Sentence boundaries before the parse, so that only sentences that matter are parsed.

Cautious on purpose: where it is not sure it does not cut, the parser may cut further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.span import Span

_END = re.compile(r"[.!?…][\"'”’)\]]{0,2}(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n\s*\n")
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
LONGEST = 1500  # code points; a longer stretch without a boundary is cut at a blank, so that cost stays linear


def split_sentences(text: str, span: Span, abbreviations: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Spans of the sentences of `text[span]` without outer blanks.

    `abbreviations` are lower-case words without their full stop ("lt", "nov") after which a full stop ends nothing.
    """
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.group()[0] == "." and _abbreviated(text, match.start(), abbreviations):
            continue
        yield from _trim(text, start, match.end())
        start = match.end()
    yield from _trim(text, start, span.end)


def _abbreviated(text: str, stop: int, abbreviations: frozenset[str]) -> bool:
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not word:
        return False
    last = word.group()
    initial = len(last) == 1 and last.isupper()
    return initial or ("." in last and len(last) <= 4) or last.lower() in abbreviations


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield from _trim(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
