"""A small language of word patterns, and an index that finds thousands of them in one pass.

A pattern is a row of elements, each one word of the text: a word itself ("control"), a verb in any form ("capture:v"), a noun in
singular or plural ("clash:n"), a choice ("(town|city:n)", "(kill|shoot down):v"; "(full|partial)?" may be absent), or a gap "*" of at most
four words. Case does not count; a pattern never reaches over punctuation. Hyphens separate words, so "air strike:n" finds
"air-strikes" too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.model.span import Span
from marsad.text.inflect import noun_forms, verb_forms

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W_]+)?|\w+|%")
GAP = 4


class Word(NamedTuple):
    """One word of a text: as written, in lower case without a possessive, and where. `apart`: punctuation stands before it.

    A named tuple because a report makes thousands.
    """

    text: str
    lower: str
    span: Span
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched: its label, the words' span, the span of its first element, and whether that element is a verb."""

    label: str
    span: Span
    first: Span
    verbal: bool = False


def words_of(text: str, span: Span | None = None) -> list[Word]:
    """The words of a stretch of text in order."""
    span = span or Span(0, len(text))
    words: list[Word] = []
    end = span.start
    for match in WORD.finditer(text, span.start, span.end):
        start, after = match.span()
        apart = text[end:start] not in _BLANK and _PUNCTUATION.search(text, end, start) is not None
        words.append(Word(match.group(), _bare(match.group()), Span(start, after), apart))
        end = after
    return words


_BLANK = ("", " ")
_PUNCTUATION = re.compile(r"[,;:.!?()\u2013\u2014]")


def _bare(word: str) -> str:
    lower = word.lower()
    if lower.isalpha():
        return lower
    lower = lower.replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower


@dataclass(frozen=True, slots=True)
class _Compiled:
    label: str
    elements: tuple[frozenset[str] | None, ...]
    verbal: bool


class PatternIndex:
    """Finds many patterns at once; cost grows with the length of the text, not with the number of patterns."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        """`patterns` are pairs of pattern and label; several patterns may share a label."""
        self._by_first: dict[str, dict[str, list[_Compiled]]] = {}
        for pattern, label in patterns:
            verbal = bool(_VERB_FIRST.match(pattern))
            for elements in _expand(pattern):
                first = elements[0]
                if first is None:
                    raise ValueError(f"a pattern must not begin with a gap: {pattern}")
                compiled = _Compiled(label, elements, verbal)
                second = elements[1] if len(elements) > 1 else None
                for form in first:
                    by_second = self._by_first.setdefault(form, {})
                    for following in second or ("",):
                        by_second.setdefault(following, []).append(compiled)

    def find(self, text: str) -> list[Found]:
        """All matches in a text, in order of their start; see `find_in`."""
        return self.find_in(words_of(text))

    def find_in(self, words: Sequence[Word]) -> list[Found]:
        """All matches in a row of words; a label that matches twice from one word is given with its longest match."""
        found: list[Found] = []
        for i, word in enumerate(words):
            here = self._by_first.get(word.lower)
            if here is None:
                continue
            following = words[i + 1].lower if i + 1 < len(words) and not words[i + 1].apart else ""
            longest: dict[str, tuple[int, bool]] = {}
            for compiled in (*here.get("", ()), *here.get(following, ())) if following else here.get("", ()):
                end = _match(words, i, compiled.elements)
                before, verbal = longest.get(compiled.label, (0, True))
                if end > before or (end and end == before and not compiled.verbal):
                    longest[compiled.label] = (end, compiled.verbal and (end > before or verbal))
            found += [Found(k, Span(word.span.start, words[end - 1].span.end), word.span, verbal) for k, (end, verbal) in longest.items()]
        return found


def _match(words: Sequence[Word], start: int, elements: tuple[frozenset[str] | None, ...], at: int = 0, inside: bool = False) -> int:
    """The index after the last word of the match that begins at `start`, or 0; no punctuation may stand inside."""
    i = start
    for n in range(at, len(elements)):
        wanted = elements[n]
        if wanted is None:
            return _after_gap(words, i, elements, n + 1)
        if i >= len(words) or words[i].lower not in wanted or ((inside or i > start) and words[i].apart):
            return 0
        i += 1
    return i


def _after_gap(words: Sequence[Word], i: int, elements: tuple[frozenset[str] | None, ...], at: int) -> int:
    """The match after at most `GAP` words, none of them behind punctuation."""
    for skip in range(GAP + 1):
        if i + skip >= len(words) or words[i + skip].apart:
            return 0
        first = elements[at] if at < len(elements) else None
        if first is not None and words[i + skip].lower not in first:
            continue
        if end := _match(words, i + skip, elements, at, inside=True):
            return end
    return 0


_VERB_FIRST = re.compile(r"\S+:v\b|\([^)]*\):v\b")
_ELEMENT = re.compile(r"\((?P<choice>[^)]*)\)(?P<kind>:[vn])?(?P<maybe>\?)?|\S+")
Element = frozenset[str] | None


def _expand(pattern: str) -> list[tuple[Element, ...]]:
    """The rows of elements that a pattern stands for: one for each choice of more than one word."""
    rows: list[tuple[Element, ...]] = [()]
    for match in _ELEMENT.finditer(pattern):
        rows = [row + more for row in rows for more in _alternatives(match)]
    return rows


def _alternatives(match: re.Match[str]) -> list[tuple[Element, ...]]:
    if match.group() == "*":
        return [(None,)]
    if match["choice"] is None:
        return [(_forms(match.group()),)]
    members = [_with_kind(m, match["kind"]) for m in match["choice"].split("|")]
    single = frozenset(form for m in members if " " not in m for form in _forms(m))
    rows: list[tuple[Element, ...]] = [tuple(_forms(word) for word in m.split()) for m in members if " " in m]
    return rows + ([(single,)] if single else []) + ([()] if match["maybe"] else [])


def _with_kind(member: str, kind: str | None) -> str:
    """The kind of a choice goes to each member without one: to the first word of a verb, the last of a noun."""
    if not kind or ":" in member:
        return member
    first, _, rest = member.partition(" ")
    return f"{first}{kind} {rest}".strip() if kind == ":v" else member + kind


def _forms(member: str) -> frozenset[str]:
    word, _, kind = member.lower().partition(":")
    if kind == "v":
        return verb_forms(word)
    return noun_forms(word) if kind == "n" else frozenset({word})


def first_from(words: Sequence[Word], start: int) -> int:
    """The index of the first word at or after code point `start`."""
    return bisect_left(words, start, key=lambda w: w.span.start)
