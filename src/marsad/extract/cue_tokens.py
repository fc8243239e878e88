"""Text cut into the tokens that the grammars of dates and quantities read: one pass, each with its class and value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marsad.model.span import Span
from marsad.text.numbers import may_count, number_at, read_figures, read_ordinal
from marsad.vocab.phrases import LEXEME, Cues, CueWord

NO_WORD = CueWord("")
_ENDS = frozenset(".!?;")
_DASHES = frozenset("-–—")


class CueToken(NamedTuple):
    """A word, figure, mark or phrase; a named tuple because a report makes thousands.

    `kind` is a class of the cue file (`resources/cues/en/dates.yaml`, `quantities.yaml`), or figure, number, ordinal, numeric, decade,
    dash, end (of a sentence), break (of a paragraph), mark, word, other. `value` is the number it stands for.
    """

    text: str
    start: int
    end: int
    kind: str
    value: int = 0
    word: CueWord = NO_WORD

    @property
    def is_day(self) -> bool:
        """Whether it can be the day of a month in figures."""
        return ((self.kind == "figure" and len(self.text) <= 2) or self.kind == "ordinal") and 1 <= self.value <= 31

    @property
    def is_year(self) -> bool:
        """Whether it can be a year in figures."""
        return self.kind == "figure" and len(self.text) == 4 and 1000 <= self.value <= 2199


class Lexed:
    """A text whose stretches are cut into lexemes once, for all grammars that read them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._zones: dict[Span, list[CueToken]] = {}

    def zone(self, zone: Span) -> list[CueToken]:
        """The lexemes of a stretch, before any vocabulary."""
        if zone not in self._zones:
            self._zones[zone] = list(_lex(self.text, zone))
        return self._zones[zone]


def cue_tokens(lexed: Lexed, zones: Sequence[Span], cues: Cues) -> list[CueToken]:
    """The tokens of the zones in order, a break after each zone. Linear in the length of the text."""
    tokens: list[CueToken] = []
    for zone in zones:
        tokens += _fold(lexed.zone(zone), cues)
        tokens.append(CueToken("", zone.end, zone.end, "break"))
    return tokens


def _lex(text: str, zone: Span) -> Iterator[CueToken]:
    for m in LEXEME.finditer(text, zone.start, zone.end):
        kind, words = m.lastgroup or "mark", m.group()
        if kind == "word":
            yield CueToken(words, m.start(), m.end(), kind)
        elif kind != "space":
            yield CueToken(words, m.start(), m.end(), *_classify(kind, words))
        elif words.count("\n") > 1:
            yield CueToken("", m.start(), m.end(), "break")


def _classify(kind: str, words: str) -> tuple[str, int]:
    if kind == "figure":
        return ("figure", int(words)) if len(words) < 10 else ("other", 0)
    if kind == "other":
        count = read_figures(words)
        return (kind, 0) if count is None else ("figure", count)
    if kind == "ordinal":
        return kind, read_ordinal(words) or 0
    if kind == "decade":
        return kind, int(words[:-1])
    if kind == "mark":
        return ("end" if words in _ENDS else "dash" if words in _DASHES else kind), 0
    return kind, 0


def _fold(raw: list[CueToken], cues: Cues) -> Iterator[CueToken]:
    """Join phrases and number words, and give words their class."""
    lower = [t.text.lower() for t in raw]
    i = 0
    while i < len(raw):
        if lower[i] not in cues and not (raw[i].kind == "word" and may_count(lower[i])):
            yield _plain(raw, lower, i)
            i += 1
            continue
        readings = [r for r in (_phrase(raw, lower, i, cues), _number(raw, lower, i)) if r]
        token, i = max(readings, key=lambda r: r[1], default=None) or (_plain(raw, lower, i), i + 1)
        yield token


def _phrase(raw: list[CueToken], lower: list[str], i: int, cues: Cues) -> tuple[CueToken, int] | None:
    for phrase in cues.get(lower[i], ()):
        after = i + len(phrase.lower)
        if tuple(lower[i:after]) == phrase.lower and (not phrase.exact or _capitals(raw[i:after], phrase.exact)):
            span = raw[i].start, raw[after - 1].end
            return CueToken(" ".join(t.text for t in raw[i:after]), *span, phrase.word.kind, phrase.word.value, phrase.word), after
    return None


def _capitals(tokens: list[CueToken], exact: tuple[str, ...]) -> bool:
    return all(t.text == x or t.text == x.upper() for t, x in zip(tokens, exact, strict=True))


def _number(raw: list[CueToken], lower: list[str], i: int) -> tuple[CueToken, int] | None:
    if raw[i].kind != "word" or not may_count(lower[i]):
        return None
    found = number_at(lower[i : i + 8])
    if found:
        value, length = found
        return CueToken(lower[i], raw[i].start, raw[i + length - 1].end, "number", value), i + length
    ordinal = read_ordinal(lower[i])
    return (CueToken(raw[i].text, raw[i].start, raw[i].end, "ordinal", ordinal), i + 1) if ordinal else None


def _plain(raw: list[CueToken], lower: list[str], i: int) -> CueToken:
    """A word without a class; a lower-case "-ed" form tells the past, but not behind a hyphen ("US-led")."""
    token = raw[i]
    past = token.kind == "word" and len(lower[i]) > 4 and token.text.endswith("ed") and token.text.islower()
    if past and not (i and raw[i - 1].kind == "dash"):
        return CueToken(token.text, token.start, token.end, "told")
    return token
