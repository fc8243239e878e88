"""Whether the reading depends on what a report calls a party: names are swapped within it, and nothing else may change."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluate.sets import SENTENCES, STORYLINES, rows
from marsad.model import Given, Page
from marsad.model.record import to_record
from marsad.pipeline import Pipeline
from marsad.vocab.crosswalks import codes_of

Row = dict[str, Any]
# Words for one and the same party, by what an outlet thinks of it; each stands for each other.
PARTIES = (
    ("Daesh", "Islamic State", "ISIS"),
    ("militants", "terrorists"),
    ("government forces", "regime forces", "army troops"),
    ("government troops", "regime troops"),
)
BARE = ("Daesh", "IS")
MOST = 200


@dataclass(frozen=True, slots=True)
class Framing:
    """Texts tried, with names swapped within a party, and what became of them: those whose reading changed."""

    tried: int
    changed: tuple[str, ...]

    @property
    def unchanged(self) -> float:
        """The share whose reading stayed; 1 where nothing was tried."""
        return 1 - len(self.changed) / self.tried if self.tried else 1.0


def measure(gold: Path, pipeline: Pipeline) -> dict[str, Framing]:
    """Swap names in up to 200 texts of the gold's own sets: "swapped" with full names, "bare IS" with those two letters for "Daesh"."""
    found = list(_sentences(gold))[:MOST]
    full = [(row, variant) for row in found for variant in variants(row["text"], PARTIES)]
    bare = [(row, variant) for row in found for variant in variants(row["text"], (BARE,)) if re.search(r"\bIS\b", variant)]
    return {name: Framing(len(tried), tuple(_changed(tried, pipeline))) for name, tried in (("swapped", full), ("bare IS", bare))}


def told(measured: dict[str, Framing], list_errors: bool) -> str:
    """The shares as lines for people, with what changed where that is asked for."""
    lines = [f"   {name:<10} {f.tried} texts: reading unchanged {f.unchanged:.3f}" for name, f in measured.items()]
    return "\n".join([*lines, *(f"   changed: {text}" for f in measured.values() if list_errors for text in f.changed)])


def variants(text: str, parties: Iterable[Sequence[str]]) -> list[str]:
    """The text with one name of a party put for every other one of it that stands there; "Islamic State of Iraq" is another name."""
    out = []
    for names in parties:
        there = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b(?! of\b)")
        if there.search(text):
            out += [swapped for name in names if (swapped := there.sub(name, text)) != text]
    return out


def _sentences(gold: Path) -> Iterator[Row]:
    """Texts in which a party is named by one of the words, the short ones first."""
    there = re.compile(r"\b(?:" + "|".join(re.escape(name) for names in (*PARTIES, BARE) for name in names) + r")\b")
    for name in SENTENCES:
        yield from (row for row in rows(gold / "sentences" / f"{name}.jsonl") if there.search(row["text"]))
    for slug in STORYLINES:
        for row in rows(gold / "storylines" / slug / "reports.jsonl"):
            paragraphs = [p for p in row["text"].split("\n\n") if there.search(p)]
            yield from ({"id": row["id"], "published": row["published"], "text": paragraph} for paragraph in paragraphs)


def _changed(tried: Sequence[tuple[Row, str]], pipeline: Pipeline) -> list[str]:
    return [variant for row, variant in tried if _told(row, row["text"], pipeline) != _told(row, variant, pipeline)]


def _told(row: Row, text: str, pipeline: Pipeline) -> list[str]:
    """Type, status, place and day of each event, as text; the parties are left out, for these may be told apart."""
    data, day = text.encode("utf-8"), row.get("published")
    given = Given(id=row["id"], published=date.fromisoformat(day) if day else None)
    page = Page(row["id"], data, hashlib.sha256(data).hexdigest(), "text/plain", given)
    events = to_record(pipeline.read(page), codes_of)["events"]
    kept = ([e["sub_event_type"], e["status"], (e["place"] or {}).get("id"), e["date"]["start"], e["date"]["end"]] for e in events)
    return sorted(map(json.dumps, kept))
