"""Entries of `resources/cues/en/actors.yaml`: English words for forces, people and the ties between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.vocab.actor_names import Trie, tokens_of

Role = Literal[
    "head", "act", "site", "unit", "modifier", "owner", "unknown", "suspect", "backed", "led", "linked", "held", "hold", "speaks",
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


def check(entries: Sequence[Entry]) -> list[str]:
    """A sentence for each example without a word of its entry and each counter-example with one."""
    problems = []
    for entry in entries:
        trie = Trie()
        for words in entry.words:
            trie.add(words, "cue", "", entry.role)
        label = f"actors.yaml: {entry.role} {entry.branch or entry.name or entry.words[0]}"
        problems += [f"{label} has no word in its example {text!r}" for text in entry.examples if not _found(trie, text)]
        problems += [f"{label} has a word in its counter-example {text!r}" for text in entry.counter if _found(trie, text)]
    return problems


def _found(trie: Trie, text: str) -> bool:
    return any(item.terms for item in trie.items(text, tokens_of(text)))
