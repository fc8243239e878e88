"""Entries of `resources/cues/en/actors.yaml`: English words for forces, people and the ties between them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal[
    "head", "act", "site", "unit", "modifier", "owner", "unknown", "suspect", "backed", "led", "linked", "held",
    "pro", "anti", "people", "group", "pronoun", "before", "of", "claim", "definite", "geographic", "name_end", "name_start",
]  # fmt: skip


class Entry(BaseModel):
    """Words of one role; `branch` for heads and owners, `name` and `places` (ISO 3166 alpha-2) for peoples."""

    model_config = ConfigDict(extra="forbid")

    role: Role
    branch: str | None = None
    name: str | None = None
    places: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = []
    words: list[Annotated[str, Field(min_length=2)]]
    examples: list[str] = []
    counter: list[str] = []
