"""What could not be read, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.article import PageState

FailureState = PageState | Literal["malformed", "not-found"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no page: `name` of the file, `line` of a .jsonl from 1 or None, `reason` one sentence with the remedy."""

    name: str
    line: int | None
    state: FailureState
    reason: str

    def __str__(self) -> str:
        """The reason, which names file and line."""
        return self.reason
