"""Words and phrases with a class and a value, ready for look-up by their first lexeme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LEXEME = re.compile(
    r"(?P<numeric>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)|\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<other>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d{1,2}:\d{2}|[$€£#]\d+|\d+%|[^\W\d_]+\d\w*)"
    r"|(?P<decade>\d{3}0s\b)|(?P<ordinal>\d{1,2}(?i:st|nd|rd|th)\b)|(?P<figure>\d+)|(?P<word>[^\W\d_]+)|(?P<space>\s+)|(?P<mark>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class CueWord:
    """What a word or phrase is to a grammar: its class and what it counts with (see `resources/cues/en/dates.yaml`)."""

    kind: str
    value: int = 0
    unit: str = ""
    month: int = 0
    short: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """A word or phrase as a row of lexemes; `exact` keeps the capitals where they count."""

    lower: tuple[str, ...]
    exact: tuple[str, ...] | None
    word: CueWord


Cues = Mapping[str, tuple[CuePhrase, ...]]
"""Phrases by their first lexeme in lower case, longest first."""


_FIELDS = ("value", "unit", "month", "short", "weak")


def phrase_table(entries: Iterable[Mapping[str, Any]]) -> Cues:
    """The look-up made from entries of a cue file (dicts as the build writes them)."""
    table: dict[str, list[CuePhrase]] = {}
    for entry in entries:
        word = CueWord(entry["kind"], **{k: entry[k] for k in _FIELDS if k in entry})
        for text in entry["words"]:
            exact = tuple(m.group() for m in LEXEME.finditer(text) if not m["space"])
            lower = tuple(x.lower() for x in exact)
            table.setdefault(lower[0], []).append(CuePhrase(lower, exact if entry.get("capital") else None, word))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p.lower))) for first, phrases in table.items()}
