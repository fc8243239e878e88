"""Entries of `resources/cues/en/dates.yaml`: the words that date expressions are made of."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "month", "weekday", "weekdays", "unit", "weekend", "half", "season", "deictic", "overnight", "part", "third", "which",
    "earlier", "later", "ago", "before", "after", "since", "by", "until", "from", "to", "between", "and", "or",
    "of", "in", "on", "at", "for", "over", "every", "a", "the", "few", "exactly", "about", "vague",
    "movable", "feast", "named", "name", "future", "would", "be", "perfect", "told",
]  # fmt: skip


class Entry(BaseModel):
    """Words of one class; `value`, `unit` and `month` are what the grammar reckons with (a month's number, days from today, ...)."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: Kind = Field(alias="is")
    words: list[str] = Field(min_length=1)
    value: int = 0
    unit: str = ""
    month: int = 0
    capital: bool = False
    short: bool = False
    weak: bool = False
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = Field(min_length=1)


def check(entries: list[Any]) -> list[str]:
    """Examples without a word of their entry, counter-examples with one, ids told twice."""
    ids = [e.id for e in entries]
    problems = [f"{i} is told twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    for entry in entries:
        flags = 0 if entry.capital else re.IGNORECASE
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in entry.words), flags)
        problems += [f"{entry.id}: example {x!r} has none of its words" for x in entry.examples if not pattern.search(x)]
        problems += [f"{entry.id}: counter-example {x!r} has one of its words" for x in entry.counter_examples if pattern.search(x)]
    return problems
