"""Entries of `resources/cues/en/quantities.yaml`: the words that counts of people, dead and injured are made of."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_words, told_twice

Kind = Literal[
    "bound", "amount", "exact", "dozen", "unstated", "zero", "more", "half", "subset", "plus", "verb", "acts", "dies",
    "dead", "noun", "of_noun", "toll", "both", "left", "lost", "spared", "feared", "perhaps", "person", "thing", "lives",
    "be", "perfect", "prep", "of", "and", "or", "a", "the", "boundary", "relative", "says", "war", "since", "month",
    "long_ago", "all_but", "former", "latter", "self", "period", "age", "minus",
]  # fmt: skip


class Entry(BaseModel):
    """Words of one class.

    `unit` is the fate told (killed, injured, missing, captured, displaced, other), the bound (least, over, up_to, under, near, about) or
    the side of a person word (people, civilian, armed, state, attacker); `value` the number meant (for a person word 1 in the singular).
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: Kind = Field(alias="is")
    words: list[str] = Field(min_length=1)
    value: int = 0
    unit: str = ""
    weak: bool = False
    capital: bool = False
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = Field(min_length=1)


def check(entries: list[Any]) -> list[str]:
    """Examples without a word of their entry, counter-examples with one, ids told twice, a word in two entries."""
    problems = told_twice("quantities.yaml", (e.id for e in entries))
    seen: dict[str, str] = {}
    for entry in entries:
        problems += [f"{w!r} is in {seen[w]} and {entry.id}" for w in entry.words if seen.setdefault(w, entry.id) != entry.id]
        problems += failing_words("quantities.yaml", entry, entry.words)
    return problems
