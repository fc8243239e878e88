"""Entries of `resources/cues/en/linking.yaml`: words by which reports are linked."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator


class Entry(BaseModel):
    """Words of one `use`; `institution` has the `name` they stand for. An example must hold one of the words, a counter-example none."""

    model_config = ConfigDict(extra="forbid")

    id: str
    use: Literal["institution", "correction", "anonymous", "joiner", "common", "own", "organ", "office"]
    name: str = ""
    words: list[str]
    examples: list[str]
    counter: list[str] = []

    @model_validator(mode="after")
    def _holds(self) -> Entry:
        if (self.use == "institution") != bool(self.name):
            raise ValueError("an institution, and nothing else, has a name")
        wrong = [f"example {text!r} holds none of the words" for text in self.examples if not self._in(text)]
        wrong += [f"counter-example {text!r} holds one of the words" for text in self.counter if self._in(text)]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _in(self, text: str) -> bool:
        plain = unicodedata.normalize("NFKD", text)
        said = " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))
        return any(f" {word} " in f" {said} " for word in self.words)
