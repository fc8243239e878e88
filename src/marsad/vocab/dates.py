"""The words that date expressions are made of, ready for look-up by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.vocab.data_files import load_topic

LEXEME = re.compile(
    r"(?P<numeric>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)|\d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<other>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d{1,2}:\d{2}|[$€£#]\d+|\d+%|[^\W\d_]+\d\w*)"
    r"|(?P<decade>\d{3}0s\b)|(?P<ordinal>\d{1,2}(?i:st|nd|rd|th)\b)|(?P<figure>\d+)|(?P<word>[^\W\d_]+)|(?P<space>\s+)|(?P<mark>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class DateWord:
    """What a word or phrase is to the date grammar: its class and what it counts with (see `resources/cues/en/dates.yaml`)."""

    kind: str
    value: int = 0
    unit: str = ""
    month: int = 0
    short: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A word or phrase as a row of lexemes; `exact` keeps the capitals where they count."""

    lower: tuple[str, ...]
    exact: tuple[str, ...] | None
    word: DateWord


DateCues = Mapping[str, tuple[DatePhrase, ...]]
"""Phrases by their first lexeme in lower case, longest first."""


_FIELDS = ("value", "unit", "month", "short", "weak")


def date_cues(entries: Iterable[Mapping[str, Any]]) -> DateCues:
    """The look-up made from entries of `cues/en/dates` (dicts as the build writes them)."""
    table: dict[str, list[DatePhrase]] = {}
    for entry in entries:
        word = DateWord(entry["kind"], **{k: entry[k] for k in _FIELDS if k in entry})
        for text in entry["words"]:
            exact = tuple(m.group() for m in LEXEME.finditer(text) if not m["space"])
            lower = tuple(x.lower() for x in exact)
            table.setdefault(lower[0], []).append(DatePhrase(lower, exact if entry.get("capital") else None, word))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p.lower))) for first, phrases in table.items()}


@cache
def load_date_cues() -> DateCues:
    """The date words of the installed vocabulary; InstallationError when the compiled file is missing."""
    return date_cues(load_topic("cues_en")["dates"])
