"""A whole measurement, on a gold set of one report of our own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from marsad.errors import NotFoundError, UsageError
from marsad.evaluate.floors import Floors
from marsad.evaluate.run import FloorActs, evaluate

TEXT = (
    "Government aircraft bombed the town of Idlib on Tuesday, residents said. The planes came back at dusk and struck its edge again. "
    "Nobody was able to say how many people had been hurt, and the hospital did not answer calls."
)
REPORT = {"id": "own-1", "title": "Planes bomb Idlib", "published": "2015-06-10", "text": TEXT}
EVENT = {
    "quote": "Government aircraft bombed the town of Idlib on Tuesday",
    "sub_event_type": "Air/drone strike",
    "side_a": [],
    "side_b": [],
    "place": {"name": "Idlib", "text": "Idlib", "precision": 1},
    "date": {"start": "2015-06-09", "end": "2015-06-09", "precision": "day"},
    "attribution": [],
    "status": "asserted",
    "fatalities": {"min": None, "max": None},
}


@pytest.fixture
def gold(shared: Path, tmp_path: Path) -> Path:
    """A folder of gold with one set, and the scorers of the real one."""
    folder = tmp_path / "gold"
    (folder / "reports").mkdir(parents=True)
    for scorer in (shared / "gold").glob("score_*.py"):
        shutil.copy(scorer, folder / scorer.name)
    (folder / "reports" / "input.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    gold = {"id": "own-1", "events": [EVENT], "control": [], "traps": []}
    (folder / "reports" / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    return folder


def test_a_run_keeps_records_and_figures_and_holds_the_floors(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, floors = tmp_path / "out", tmp_path / "floors.json"
    assert evaluate(["reports"], gold, out, floors=floors, acts=FloorActs(lift=True)) == 0
    record = json.loads((out / "reports" / "reports.jsonl").read_text(encoding="utf-8"))
    assert (record["id"], record["state"]) == ("own-1", "ok")
    figures = json.loads((out / "figures.json").read_text(encoding="utf-8"))["reports"]
    assert figures["E1"] > 0
    assert "E1 type + place" in capsys.readouterr().out

    assert evaluate(["reports"], gold, against=out, floors=floors) == 0
    assert "0 gained, 0 lost" in capsys.readouterr().out

    known = Floors.read(floors)
    known.floors["reports"]["E1"] = 1.5
    known.write(floors)
    assert evaluate(["reports"], gold, floors=floors) == 1
    assert "reports, E1" in capsys.readouterr().out

    assert evaluate(["reports"], gold, floors=floors, acts=FloorActs(lower="reports, E1", why="no figure can be 1.5")) == 0
    assert Floors.read(floors).lowered[0]["why"] == "no figure can be 1.5"


@pytest.mark.parametrize(
    ("sets", "folder", "error"),
    [(["reports"], "nowhere", NotFoundError), (["no such set"], "gold", UsageError), (["dates"], "gold", NotFoundError)],
)
def test_what_is_not_there_is_named(gold: Path, tmp_path: Path, sets: list[str], folder: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        evaluate(sets, tmp_path / folder, floors=tmp_path / "floors.json")
