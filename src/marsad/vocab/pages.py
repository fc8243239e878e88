"""The words that tell the parts of a news page apart, compiled: cues of `resources/cues/en/pages.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.vocab.data_files import load_topic


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of boilerplate: `why` it is no body text, `then` what follows from it, `lead` to strip before names of sources."""

    id: str
    why: str
    then: str = "drop"
    lead: re.Pattern[str] | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class CueSet:
    """All cues of one place ("line", "start", "end", "inside") as one pattern, so that a text is gone through once."""

    pattern: re.Pattern[str]
    cues: Mapping[str, Cue]

    def of(self, match: re.Match[str]) -> Cue:
        """The cue that a match of `pattern` stands for."""
        return self.cues[str(match.lastgroup)]


@dataclass(frozen=True, slots=True)
class PageCues:
    """What `page.read_article` needs to know of a language's pages.

    `agencies` maps forms in lower case to canonical names, `months` lower-case forms to 1..12, `words` the id of a list to its words in
    lower case.
    """

    line: CueSet
    start: CueSet
    end: CueSet
    inside: CueSet
    agencies: Mapping[str, str]
    months: Mapping[str, int]
    words: Mapping[str, frozenset[str]]


@cache
def page_cues() -> PageCues:
    """The English cues, as built into the package; InstallationError when they are missing."""
    return compile_cues(load_topic("cues_en")["pages"])


def compile_cues(entries: Iterable[Mapping[str, Any]]) -> PageCues:
    """Cues from entries of `pages.yaml` (see `vocab.schema.cues_en_pages`)."""
    by_kind: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        by_kind.setdefault(entry["kind"], []).append(entry)
    sets = {where: _cue_set([e for e in by_kind.get("cue", []) if e.get("where", "line") == where]) for where in _PLACES}
    agencies = {form.lower(): str(e["name"]) for e in by_kind.get("agency", []) for form in e["forms"]}
    months = {form.lower(): int(e["number"]) for e in by_kind.get("month", []) for form in e["forms"]}
    words = {e["id"]: frozenset(form.lower() for form in e["forms"]) for e in by_kind.get("words", [])}
    return PageCues(sets["line"], sets["start"], sets["end"], sets["inside"], agencies, months, words)


_PLACES = ("line", "start", "end", "inside")


def _cue_set(entries: list[Mapping[str, Any]]) -> CueSet:
    groups = [f"(?P<g{i}>{_alternatives(entry)})" for i, entry in enumerate(entries)]
    return CueSet(re.compile("|".join(groups) or "(?!)"), {f"g{i}": _cue(entry) for i, entry in enumerate(entries)})


def _alternatives(entry: Mapping[str, Any]) -> str:
    flag = "" if entry.get("exact") else "i"
    return "|".join(f"(?{flag}:{pattern})" for pattern in entry["patterns"])


def _cue(entry: Mapping[str, Any]) -> Cue:
    lead = re.compile(entry["lead"]) if entry.get("lead") else None
    return Cue(entry["id"], entry["why"], entry.get("then", "drop"), lead, entry.get("agency", ""))
