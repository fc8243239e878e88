"""Lines of a page and what can be told of them by their shape alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from marsad.model.span import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = " \t\ufeff\u200b\xa0\u3000"
_SENTENCE_END = re.compile(r"[.!?…。؟][\"'”’»)\]]{0,3}$")
_BULLET = re.compile(r"(?:[-–—•*·▪►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_QUESTION = 12
"""A question of so many words is as likely a headline as a paragraph."""
_WRAP = 50
"""A line of a hard-wrapped text is at least this long, unless it ends a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it. `gap` is whether an empty line stands before it."""

    span: Span
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text[-5:]))

    @property
    def running(self) -> bool:
        """Whether it reads as a paragraph of running text: a sentence, a long stretch, a point of a list."""
        words = self.words
        question = self.text[-1] == "?" and words <= _QUESTION
        return (self.ends and words >= 6 and not question) or words >= 40 or (words >= 4 and self.bullet)

    @property
    def bullet(self) -> bool:
        """Whether it is a point of a list."""
        return bool(_BULLET.match(self.text))


def strip(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def lines_of(text: str) -> list[Line]:
    """The lines that hold something, in order; those of a hard-wrapped text joined to paragraphs."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        span = strip(text, *match.span())
        if len(span):
            lines.append(Line(span, span.of(text), _newlines(text[last : span.start]) > 1 or not lines))
            last = span.end
    return _unwrap(text, lines) if _wrapped(lines) else lines


def _newlines(between: str) -> int:
    return max(between.count("\n"), between.count("\r"))


def _wrapped(lines: list[Line]) -> bool:
    """Whether sentences run on over line ends in a good part of the text."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    over = sum(1 for a, b in pairs if not a.ends and len(a.text) >= _WRAP and b.text[0].islower())
    return over >= 3 and over * 5 >= len(pairs)


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    full = False
    for line in lines:
        if joined and full and not line.gap and not line.bullet:
            span = joined[-1].span.cover(line.span)
            joined[-1] = Line(span, "", joined[-1].gap)
        else:
            joined.append(line)
        full = len(line.text) >= _WRAP
    return [Line(line.span, line.span.of(text), line.gap) for line in joined]


_KEY = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """Letters and digits only, in lower case: what stays equal when a headline is told twice."""
    return _KEY.sub("", text).casefold()
