"""What was gained and lost is told answer by answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import NotFoundError
from marsad.evaluate.against import changes, told
from marsad.evaluate.judge import Judge
from marsad.evaluate.sets import GoldSet

TOLD = {
    "quote": "The garrison of Marra fell",
    "sub_event_type": "Armed clash",
    "place": {"name": "Marra", "text": "Marra", "precision": 1},
    "date": {"start": "2021-03-04", "end": "2021-03-04", "precision": "day"},
    "side_a": [],
    "side_b": [],
}
OTHER_DAY = {**TOLD, "date": {"start": "2021-01-01", "end": "2021-01-01", "precision": "day"}}
INVENTED = {**TOLD, "quote": "It might fall", "sub_event_type": "Peaceful protest"}
SET = GoldSet("reports", "one report", {"reports": ("gold.jsonl", "gold.jsonl")})


@pytest.fixture
def judge(shared: Path) -> Judge:
    return Judge(shared / "gold")


def written(folder: Path, row: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "reports.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("before", "after", "gained", "lost"),
    [
        ([], [TOLD], ["day", "sides", "type and place"], []),
        ([TOLD], [], [], ["day", "sides", "type and place"]),
        ([OTHER_DAY], [TOLD], ["day", "sides"], []),
        ([TOLD], [TOLD, INVENTED], [], ["not told: event"]),
        ([TOLD, INVENTED], [TOLD], ["not told: event"], []),
        ([TOLD], [TOLD], [], []),
    ],
)
def test_changes(judge: Judge, tmp_path: Path, before: list[Any], after: list[Any], gained: list[str], lost: list[str]) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "r1", "events": [TOLD], "control": []}) + "\n", encoding="utf-8")
    old, new = (written(tmp_path / name, {"id": "r1", "events": events}) for name, events in (("old", before), ("new", after)))
    found = list(changes(SET, tmp_path, old, new, judge))
    assert sorted(c.what.split(" '")[0] for c in found if c.gained) == gained
    assert sorted(c.what.split(" '")[0] for c in found if not c.gained) == lost
    assert told(found).endswith(f"{len(gained)} gained, {len(lost)} lost")


def test_an_absent_folder_is_named(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(NotFoundError, match="--out"):
        list(changes(SET, tmp_path, tmp_path / "none", tmp_path, judge))
