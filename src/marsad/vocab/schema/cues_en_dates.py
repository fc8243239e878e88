"""Entries of `resources/cues/en/dates.yaml`: the words that date expressions are made of."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_words, told_twice

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
    failing = [problem for e in entries for problem in failing_words("dates.yaml", e, e.words, exact=e.capital)]
    return told_twice("dates.yaml", (e.id for e in entries)) + failing
