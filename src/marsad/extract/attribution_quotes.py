"""Quotations that run over several sentences: what stands in quotation marks without a cue of its own has the speaker of the one before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from marsad.extract.scene import Scene
from marsad.model import Attribution, Span

_MARK = re.compile(r"[\"“”„]|\n\s*\n")
LEAST = 4
"""Words that a quotation needs to be speech and no word in scare quotes."""
REACH = 500
"""Code points between a quotation and the cue that names its speaker."""


def running_quotes(scenes: Sequence[Scene], found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions for quotations that no attribution in `found` (in reading order) touches."""
    if not scenes:
        return []
    text = scenes[0].text
    named = sorted((a for a in found if a.chain and a.cue is not None), key=lambda a: a.content.end)
    ends = [a.content.end for a in named]
    contents = sorted(a.content for a in found)
    starts = [c.start for c in contents]
    made: list[Attribution] = []
    for quote in quotations(text, Span(scenes[0].span.start, scenes[-1].span.end)):
        if len(quote.of(text).split()) < LEAST or _touched(quote, contents, starts):
            continue
        speaker = _speaker_before(quote, named, ends) or _speaker_behind(quote, named, ends)
        if speaker is not None:
            made.append(Attribution(quote, speaker.cue, speaker.chain))
    return made


def quotations(text: str, span: Span) -> Iterator[Span]:
    """What stands between quotation marks; one that is not closed ends with its paragraph."""
    start: int | None = None
    for mark in _MARK.finditer(text, span.start, span.end):
        if start is None:
            start = mark.end() if mark.group() in '"“„' else None
        else:
            if start < mark.start():
                yield Span(start, mark.start())
            start = None
    if start is not None and start < span.end:
        yield Span(start, span.end)


def _touched(quote: Span, contents: Sequence[Span], starts: Sequence[int]) -> bool:
    first = bisect_left(starts, quote.start)
    return any(c.touches(quote) for c in contents[max(0, first - 3) : first + 3])


def _speaker_before(quote: Span, named: Sequence[Attribution], ends: Sequence[int]) -> Attribution | None:
    at = bisect_left(ends, quote.start + 1) - 1
    best = named[at] if at >= 0 else None
    return best if best is not None and quote.start - best.content.end < REACH else None


def _speaker_behind(quote: Span, named: Sequence[Attribution], ends: Sequence[int]) -> Attribution | None:
    at = bisect_left(ends, quote.end)
    best = named[at] if at < len(named) else None
    return best if best is not None and best.content.start - quote.end < REACH else None
