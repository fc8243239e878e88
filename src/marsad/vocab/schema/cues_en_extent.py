"""Entries of `resources/cues/en/extent.yaml`: how much of a place is meant."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.schema.examples import failing_patterns


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
    return [problem for entry in entries for problem in failing_patterns("extent.yaml", entry, entry.patterns)]
