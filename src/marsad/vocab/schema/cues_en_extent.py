"""Entries of `resources/cues/en/extent.yaml`: how much of a place is meant."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.patterns import PatternIndex


class Entry(BaseModel):
    """Words of one extent; the first entry of the file that matches wins.

    "share" holds the nouns and pronouns that can stand for a place by telling how much of it.
    """

    model_config = ConfigDict(extra="forbid")

    id: Literal["all", "most", "part", "edges", "share"]
    patterns: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
    counter_examples: list[str] = []


def check(entries: list[Any]) -> list[str]:
    """Every example holds one of its entry's patterns and no counter-example does."""
    problems = []
    for entry in entries:
        index = PatternIndex((p, entry.id) for p in entry.patterns)
        problems += [f"extent.yaml: {entry.id} does not match its example: {e}" for e in entry.examples if not index.find(e)]
        problems += [f"extent.yaml: {entry.id} matches its counter-example: {e}" for e in entry.counter_examples if index.find(e)]
    return problems
