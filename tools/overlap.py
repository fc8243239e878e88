"""Ten words in a row that stand in an outside gold text: none may stand in the repository, or the gold measures memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tools.leaks import text_of, tracked

LENGTH = 10
OUTSIDE = ("reports", "geo")


def runs(text: str) -> Iterator[str]:
    """Every run of ten words, lower case, one blank between."""
    words = re.findall(r"[\w'’]+", text.lower())
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def gold_runs(gold: Path) -> dict[int, str]:
    """Hash of each run to the id of the gold text that it stands in."""
    rows = (json.loads(line) for name in OUTSIDE for line in (gold / name / "input.jsonl").read_text(encoding="utf-8").splitlines())
    return {hash(run): row["id"] for row in rows for run in runs(row["text"])}


def overlaps(root: Path, gold: Path) -> list[str]:
    """One sentence for each file of `root` that shares ten words in a row with a text under `gold`."""
    known = gold_runs(gold)
    found = []
    for path in tracked(root):
        hit = next((run for run in runs(text_of(path)) if hash(run) in known), None)
        if hit is not None:
            found.append(f"{path.relative_to(root)} has words of {known[hash(hit)]}: {hit}")
    return found
