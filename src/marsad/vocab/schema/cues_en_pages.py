"""Entries of `resources/cues/en/pages.yaml`: words that tell the parts of a news page apart."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator


class Entry(BaseModel):
    """A cue (regular expressions with examples), an agency, a month, or a plain list of words; `kind` says which fields count.

    Cue: `where` it may stand: a whole "line", at the "start" or "end" of running text, or anywhere "inside"; `then` what follows from it:
    "drop" the piece, drop the "teasers" after it, "stop" reading there, "source" names the agencies after `lead`, "caption" keeps it apart,
    "blocked" no article was delivered. Patterns ignore case unless `exact`; they hold no capturing group and no unbounded repeat.
    """

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: Literal["cue", "agency", "month", "words"]
    why: str = ""
    where: Literal["line", "start", "end", "inside"] = "line"
    then: Literal["drop", "teasers", "stop", "source", "caption", "blocked"] = "drop"
    patterns: list[str] = []
    exact: bool = False
    lead: str = ""
    agency: str = ""
    name: str = ""
    number: int = 0
    forms: list[str] = []
    examples: list[str] = []
    counter: list[str] = []

    @model_validator(mode="after")
    def _examples_hold(self) -> Entry:
        problems = _shape(self) + (_cases(self) if self.kind == "cue" else [])
        if problems:
            raise ValueError("; ".join(problems))
        return self


def _shape(entry: Entry) -> list[str]:
    if entry.kind == "cue":
        loose = [p for p in entry.patterns if re.compile(p).groups or re.search(r"[*+]", re.sub(r"\\.|\[[^\]]*\]", "x", p))]
        missing = [] if entry.patterns and entry.examples and entry.why else ["needs patterns, examples and why"]
        return missing + [f"pattern {p!r} has a capturing group or an unbounded repeat" for p in loose]
    return [] if entry.forms else ["needs forms"]


def _cases(entry: Entry) -> list[str]:
    flags = 0 if entry.exact else re.IGNORECASE
    pattern = re.compile("|".join(f"(?:{p})" for p in entry.patterns), flags)
    wrong = [f"example {text!r} does not match" for text in entry.examples if not _hit(entry.where, pattern, text)]
    return wrong + [f"counter-example {text!r} matches" for text in entry.counter if _hit(entry.where, pattern, text)]


def _hit(where: str, pattern: re.Pattern[str], text: str) -> bool:
    if where == "line":
        return bool(pattern.fullmatch(text))
    if where == "start":
        return bool(pattern.match(text))
    if where == "end":
        return any(m.end() == len(text) for m in pattern.finditer(text))
    return bool(pattern.search(text))
