"""Entries of `resources/cues/en/surrogates.yaml`: words that the parser does not know and the known word shown in their stead."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """`shown` stands for `word` before the parser, form by form (same tense)."""

    model_config = ConfigDict(extra="forbid")

    id: str
    words: dict[str, str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
