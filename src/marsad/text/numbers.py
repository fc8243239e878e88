"""English number words and figures to integers and back: "twenty-three", "1,200", "two thousand five hundred", "third"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
_ORDINALS = {(f"{w[:-1]}ieth" if w.endswith("ty") else f"{w}th"): n for w, n in _SMALL.items()} | _IRREGULAR
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,15}")
_ORDINAL_FIGURES = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_HYPHENS = frozenset("-\u2010\u2011")


def read_figures(word: str) -> int | None:
    """The integer that figures write, thousands set off by commas or not; None for all else ("3.5", "12th")."""
    return int(word.replace(",", "")) if _FIGURES.fullmatch(word) else None


def may_count(word: str) -> bool:
    """Whether a lower-case word without figures or hyphens can begin a number or be an ordinal."""
    return word in _SMALL or word in _ORDINALS or word == "a"


def number_at(words: Sequence[str], start: int = 0) -> tuple[int, int] | None:
    """The cardinal number that begins at `words[start]` and the index after it; None where none begins.

    `words` are lower-case tokens; hyphenated numbers may stand whole ("twenty-three") or split at the hyphen.
    """
    figures = read_figures(words[start]) if start < len(words) else None
    total, at = (figures, start + 1) if figures is not None else _below_thousand(words, start)
    if at == start:
        return None
    value, group = 0, total
    while at < len(words) and words[at] in _SCALES:
        value, at = value + group * _SCALES[words[at]], at + 1
        group, after = _below_thousand(words, at + (at < len(words) and words[at] == "and"))
        at = after if group else at
    return value + group, at


def read_number(text: str) -> int | None:
    """The whole of `text` as a cardinal number; None when it is none."""
    words = re.findall(r"[a-z]+|[\d,]+|-", text.lower().strip())
    found = number_at(words)
    return found[0] if found and found[1] == len(words) else None


def read_ordinal(word: str) -> int | None:
    """The number of an ordinal: "third", "22nd", "twenty-first"; None for all else."""
    low = word.lower()
    if figures := _ORDINAL_FIGURES.fullmatch(low):
        return int(figures[1])
    head, _, tail = low.rpartition("-")
    if head:
        return _SMALL[head] + _ORDINALS[tail] if head in _TENS and 0 < _ORDINALS.get(tail, 0) < 10 else None
    return _ORDINALS.get(low)


def number_words(n: int) -> str:
    """`n` (0 to 999,999) in words: 123 is "one hundred and twenty-three". ValueError outside."""
    if not 0 <= n < 1_000_000:
        raise ValueError(f"{n} is not between 0 and 999,999.")
    if n < 20:
        return _UNITS[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{_UNITS[n % 10]}" if n % 10 else "")
    size, name = (1000, "thousand") if n >= 1000 else (100, "hundred")
    rest = n % size
    link = " and " if 0 < rest < 100 else " "
    return f"{number_words(n // size)} {name}" + (link + number_words(rest) if rest else "")


def _below_thousand(words: Sequence[str], start: int) -> tuple[int, int]:
    """The number under one thousand at `start` and the index after it; the same index when none is there."""
    small, at = _below_hundred(words, start)
    if at == start and words[start : start + 1] == ["a"] and words[start + 1 : start + 2] in (["hundred"], ["thousand"], ["million"]):
        small, at = 1, start + 1
    if at > start and words[at : at + 1] == ["hundred"]:
        rest, after = _below_hundred(words, at + 1 + (words[at + 1 : at + 2] == ["and"]))
        return small * 100 + rest, after if rest else at + 1
    return small, at


def _below_hundred(words: Sequence[str], start: int) -> tuple[int, int]:
    word = words[start] if start < len(words) else ""
    head, _, tail = word.partition("-")
    if tail:
        whole = head in _TENS and 0 < _SMALL.get(tail, 0) < 10
        return (_SMALL[head] + _SMALL[tail], start + 1) if whole else (0, start)
    if word not in _SMALL:
        return 0, start
    at = start + 1
    if word in _TENS:
        skip = at + (at < len(words) and words[at] in _HYPHENS)
        if skip < len(words) and 0 < _SMALL.get(words[skip], 0) < 10:
            return _SMALL[word] + _SMALL[words[skip]], skip + 1
    return _SMALL[word], at
