"""Entries of `resources/cues/en/abbreviations.yaml`: words after whose full stop a sentence goes on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """Abbreviations of one kind, in lower case and without the full stop."""

    model_config = ConfigDict(extra="forbid")

    id: str
    words: list[str] = Field(min_length=1)
