"""The gold sets: where each lies, what the reader gets of it, and a hash of its texts and answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from marsad.errors import NotFoundError, UsageError

Shape = Literal["records", "timeline", "bundles", "claims", "framing"]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set of gold.

    `parts` maps a short name to (what the reader gets, what the record is compared with), both relative to the gold folder.
    `shape` tells what is scored: records of single reports, the control timeline over all of them, a bundle for each storyline, such
    bundles made of gold claims, which leave the reader out, or whether a reading stays when names are swapped.
    """

    name: str
    about: str
    parts: dict[str, tuple[str, str]]
    shape: Shape = "records"

    def corpus(self, gold: Path) -> str:
        """The first 16 hex digits of a hash over all files of the set, so that floors say what they were measured on."""
        digest = hashlib.sha256()
        for path in self.files(gold):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def files(self, gold: Path) -> list[Path]:
        """The files of the set, each once, in the order of their names; NotFoundError when one is not there."""
        paths = sorted({gold / name for part in self.parts.values() for name in part})
        for path in paths:
            if not path.is_file():
                raise NotFoundError(f"{path} is not there; name the folder of gold sets with --gold")
        return paths


SENTENCES = ("typing", "modality", "control", "dates", "casualties", "actors", "attribution")
STORYLINES = ("albu-kamal-2017", "goma-2025", "kobani-2014-15", "kunduz-2015", "raqqa-2017")
STORIES = {slug: (f"storylines/{slug}/reports.jsonl", f"storylines/{slug}/gold.json") for slug in STORYLINES}
FRAMED = {name: (f"sentences/{name}.jsonl",) * 2 for name in SENTENCES} | STORIES

SETS = {
    s.name: s
    for s in (
        GoldSet("reports", "whole reports: events, control, traps", {"reports": ("reports/input.jsonl", "reports/gold.jsonl")}),
        GoldSet(
            "annotations",
            "the reports of the storylines: events, control, traps",
            {slug: (f"storylines/{slug}/reports.jsonl", f"storylines/{slug}/annotations.jsonl") for slug in STORYLINES},
        ),
        GoldSet(
            "sentences",
            "hard cases in one to three sentences",
            {name: (f"sentences/{name}.jsonl", f"sentences/{name}.jsonl") for name in SENTENCES},
        ),
        GoldSet("typing", "25 sub-event types and none", {"typing": ("sentences/typing.jsonl", "sentences/typing.jsonl")}),
        GoldSet("dates", "dates in war histories", {"dates": ("dates/input.jsonl", "dates/gold.jsonl")}),
        GoldSet("geo", "toponyms with coordinates", {"geo": ("geo/input.jsonl", "geo/gold.jsonl")}),
        GoldSet("control", "who held each town on each day", {"control": ("control/input.jsonl", "control/gold.jsonl")}, "timeline"),
        GoldSet("storylines", "one event, many reports; who held what, as known when", STORIES, "bundles"),
        GoldSet("linking", "the same from gold claims: reports put together, whatever the reader missed", STORIES, "claims"),
        GoldSet("framing", "names swapped within a party: nothing else may change", FRAMED, "framing"),
    )
}


def chosen(names: list[str]) -> list[GoldSet]:
    """The sets of these names, all of them for none; UsageError names the sets there are."""
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise UsageError(f"no gold set {unknown[0]!r}; there are {', '.join(SETS)}")
    return [SETS[name] for name in names] if names else list(SETS.values())


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a .jsonl file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
