"""What a change gained and lost, answer by answer, against records that were written before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import NotFoundError
from marsad.evaluate.judge import Judge, Outcomes
from marsad.evaluate.sets import GoldSet, rows


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that is right now and was not (`gained`), or the other way round; `id` is the report's."""

    id: str
    gained: bool
    what: str


def changes(gold_set: GoldSet, gold: Path, before: Path, after: Path, judge: Judge) -> Iterator[Change]:
    """Every answer of the set that differs between two folders of records (one `<part>.jsonl` a part)."""
    for part, (_, answers) in gold_set.parts.items():
        old, new = (_by_id(folder / f"{part}.jsonl") for folder in (before, after))
        for row in rows(gold / answers):
            was, now = (judge.outcomes(gold_set.name, part, row, records.get(row["id"], {})) for records in (old, new))
            yield from _differences(row["id"], was, now)


def told(found: list[Change]) -> str:
    """The changes as lines for people, losses last, with a count."""
    gained, lost = ([c for c in found if c.gained == side] for side in (True, False))
    lines = [f"  {'gained' if c.gained else 'lost  '} {c.id}: {c.what}" for c in (*gained, *lost)]
    return "\n".join([*lines, f"  {len(gained)} gained, {len(lost)} lost"])


def _differences(report: str, was: Outcomes, now: Outcomes) -> Iterator[Change]:
    # An invented answer is never right, so it counts as lost when it is new and as gained when it is gone.
    for what in {**was, **now}:
        before, after = (outcomes.get(what, what.startswith("not told")) for outcomes in (was, now))
        if before != after:
            yield Change(report, after, what)


def _by_id(path: Path) -> dict[str, dict[str, object]]:
    if not path.is_file():
        raise NotFoundError(f"{path} is not there; --against takes a folder that an earlier run wrote with --out")
    return {row["id"]: row for row in rows(path)}
