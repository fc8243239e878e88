"""Entries of `resources/cues/en/definite.yaml`: nouns that stand for a place told before."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_words


class Entry(BaseModel):
    """Nouns of one kind of place.

    `features` are the GeoNames classes, or beginnings of class and code, of the places that they can mean, without those of `but`.
    `site`: one that has no name of its own here belongs to the town spoken of ("the airport"). `within`: nouns in the plural
    that are parts of such a place and stand for it ("the eastern quarters").
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    words: list[str] = Field(min_length=1)
    features: list[str] = Field(min_length=1)
    but: list[str] = []
    site: bool = False
    within: bool = False
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []


def check(entries: list[Any]) -> list[str]:
    """Every example holds one of its entry's words and no counter-example does."""
    return [problem for entry in entries for problem in failing_words("definite.yaml", entry, entry.words)]
