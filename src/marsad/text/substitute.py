"""Words that the parser does not know reach it as words that it knows, with an exact map back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Substitution:
    """The words under `span` are shown to the parser as `shown`."""

    span: Span
    shown: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A text for the parser and the way back to `received`, the whole text as received.

    `starts[k]` (in the shown text) begins a piece that stands at `sources[k]` there.
    """

    received: str
    text: str
    starts: tuple[int, ...]
    sources: tuple[Span, ...]
    replaced: tuple[bool, ...]

    def back(self, start: int, end: int) -> Span:
        """The span as received of shown[start:end]; a replaced piece comes back whole."""
        if len(self.starts) == 1 and not self.replaced[0]:
            return Span(self.sources[0].start + start, self.sources[0].start + end)
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        begin = self.sources[first].start if self.replaced[first] else self.sources[first].start + start - self.starts[first]
        stop = self.sources[last].end if self.replaced[last] else self.sources[last].start + end - self.starts[last]
        return Span(begin, stop)


def substitute(text: str, span: Span, substitutions: Iterable[Substitution]) -> Shown:
    """The stretch `span` of `text` with substitutions done (sorted; one that touches an earlier one is left out).

    Line ends become blanks, so that one paragraph is one line for the parser.
    """
    pieces: list[str] = []
    sources: list[Span] = []
    replaced: list[bool] = []
    at = span.start
    for sub in sorted((s for s in substitutions if span.holds(s.span)), key=lambda s: s.span):
        if sub.span.start < at:
            continue
        for source, shown, new in ((Span(at, sub.span.start), None, False), (sub.span, sub.shown, True)):
            if len(source):
                pieces.append(source.of(text) if shown is None else shown)
                sources.append(source)
                replaced.append(new)
        at = sub.span.end
    if at < span.end or not pieces:
        pieces.append(text[at : span.end])
        sources.append(Span(at, span.end))
        replaced.append(False)
    starts, total = [], 0
    for piece in pieces:
        starts.append(total)
        total += len(piece)
    return Shown(text, "".join(pieces).translate(_LINE_ENDS), tuple(starts), tuple(sources), tuple(replaced))


_LINE_ENDS = {ord(c): " " for c in "\n\r\t\v\f\u2028\u2029\xa0"}
