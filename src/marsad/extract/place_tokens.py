"""Words of plain text as the place finder sees them: before any parse, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.gazetteer.keys import name_key
from marsad.model import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W_]+(?:['’ʼʻʿʾ`‘][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\s|\n|[“\"]$|^\s*[-–—•*]\s|[–—]\s$")
_CONTRACTED = re.compile(r"['’](?:ll|ve|re|d|m|t)$", re.IGNORECASE)
_PLAIN_GAPS = frozenset({" ", "-", ", "})
_ENOUGH = 40


@dataclass(slots=True)
class Word:
    """One word. `gap` is the text between it and the word before; `opens` whether it begins a sentence, a line or a quotation.

    `case`: "up" capitalised, "all" all capitals, "low" small letters or a contraction ("I'll"), "none" a script without case or a number.
    `dot`: it is capitalised and a full stop stands right behind it.
    """

    text: str
    start: int
    end: int
    lower: str
    key: str
    gap: str
    opens: bool
    case: str
    possessive: bool
    plain: bool
    dot: bool = False


def words_of(text: str, blocks: Iterable[Span]) -> list[list[Word]]:
    """The words of each block, in order. A block without a useful difference of case is `plain`: capitals tell nothing there."""
    return [_block(text, block) for block in blocks]


def _block(text: str, block: Span) -> list[Word]:
    words: list[Word] = []
    last = block.start
    for match in _WORD.finditer(text, block.start, block.end):
        start, end = match.span()
        raw, lower, key, case, possessive = _forms(match[0])
        gap = text[last:start]
        opens = gap not in _PLAIN_GAPS and _opens(gap, words)
        last = end
        words.append(
            Word(raw, start, start + len(raw), lower, key, gap, opens, case, possessive, False, case == "up" and text[end : end + 1] == ".")
        )
    if words:
        words[0].opens = True
        _mark_plain(words)
    return words


def _opens(gap: str, words: Sequence[Word]) -> bool:
    """Whether a gap ends a sentence, a line or the words before a quotation."""
    return _SENTENCE_END.search(gap) is not None and not (gap == ". " and words and _initial(words[-1]))


def _initial(word: Word) -> bool:
    return len(word.text) <= 3 and word.text[:1].isupper() and word.case in ("up", "all")


@lru_cache(maxsize=32768)
def _forms(found: str) -> tuple[str, str, str, str, bool]:
    """The word without the ending of the possessive, its small letters, name key and case, and whether it had that ending."""
    possessive = found[-1] in "sS" and len(found) > 2 and found[-2] in "'’ʼ"
    raw = found[:-2] if possessive else found
    return raw, raw.lower(), name_key(raw), _case(raw), possessive


def _case(raw: str) -> str:
    if _CONTRACTED.search(raw):
        return "low"
    if raw[0].isupper():
        return "all" if len(raw) > 1 and raw.isupper() and raw.replace(".", "").isalpha() else "up"
    if raw[0].islower():
        return "up" if len(raw) > 3 and raw[1] in "'’" and raw[2].isupper() else "low"
    return "none"


def _mark_plain(words: Sequence[Word]) -> None:
    """Mark blocks all in small letters (long ones), all in capitals, or capitalised throughout like a headline."""
    cases = [w.case for w in words]
    lettered, small, loud = len(cases) - cases.count("none"), cases.count("low"), cases.count("all")
    whispered = small == lettered >= _ENOUGH
    shouted = lettered > 2 and loud > 0.7 * lettered
    if whispered or shouted or (lettered > 4 and small < 0.25 * lettered):
        for word in words:
            word.plain = True
