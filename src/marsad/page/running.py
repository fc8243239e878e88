"""One stretch of running text: what stands inside it that is no part of it, and the body blocks that remain."""

from __future__ import annotations

import re

from marsad.page.marks import Marks

_OPENING = 36
"""So many equal code points at two places tell that a standfirst is told again as the first sentence."""
_REACH = 700
_TAG_REACH = 240


def read_running(marks: Marks, start: int, end: int) -> None:
    """Mark `start`..`end` as body, less the pieces that cues find inside; a standfirst told twice becomes the summary."""
    start = _standfirst(marks, start, end)
    at = start
    for found in marks.cues.inside.pattern.finditer(marks.text, start, end):
        cue = marks.cues.inside.of(found)
        if found.start() < at or cue.then == "blocked":
            continue
        if cue.agency:
            marks.credit(cue.agency)
        stop = end if cue.then == "stop" else _tags_end(marks, found.end(), end) if cue.why == "tags" else found.end()
        if stop <= found.end() and cue.why == "tags":
            continue
        marks.block("body", at, found.start())
        marks.drop(found.start(), stop, cue.why)
        at = stop
    marks.block("body", at, end)


def _standfirst(marks: Marks, start: int, end: int) -> int:
    """Past a standfirst whose opening words the body repeats."""
    opening = marks.text[start : start + _OPENING]
    again = marks.text.find(opening, start + _OPENING, min(end, start + _REACH)) if end - start > 3 * _OPENING else -1
    if again < 0:
        return start
    tags = next((m for m in marks.cues.inside.pattern.finditer(marks.text, start, again) if marks.cues.inside.of(m).why == "tags"), None)
    if not tags and marks.text[again - 2 : again].strip()[-1:] not in {".", "!", "?", '"', "”"}:
        return start
    marks.block("summary", start, tags.start() if tags else again)
    if tags:
        marks.drop(tags.start(), again, "tags")
    return again


_CAPITAL = re.compile(r"[A-Z][a-z]{0,12}\b|[\"“]")


def _tags_end(marks: Marks, at: int, end: int) -> int:
    """Where a list of tags without punctuation gives way to a sentence: at a capital word that opens sentences."""
    stop = min(end, at + _TAG_REACH)
    if "." not in marks.text[at:end]:
        return end
    for word in _CAPITAL.finditer(marks.text, at, stop):
        if word.group()[0] in '"“' or (word.group().lower() in marks.cues.words["openers"] and word.start() > at):
            return word.start()
    return at
