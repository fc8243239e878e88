"""Floors only rise; lowering one is logged; a figure that vanishes counts as lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import MalformedError, UsageError
from marsad.evaluate.floors import SLACK, Floors


@pytest.mark.parametrize(
    ("figure", "floor", "measured", "holds"),
    [
        ("E1", 0.70, 0.71, True),
        ("E1", 0.70, 0.70, True),
        ("E1", 0.70, 0.69, False),
        ("traps coded", 0.05, 0.04, True),
        ("traps coded", 0.05, 0.06, False),
    ],
)
def test_below(figure: str, floor: float, measured: float, holds: bool) -> None:
    floors = Floors(floors={"reports": {figure: floor}})
    assert (floors.below("reports", {figure: measured}) == []) == holds


def test_a_figure_no_longer_measured_is_below() -> None:
    assert Floors(floors={"reports": {"E1": 0.7}}).below("reports", {}) != []


@pytest.mark.parametrize(
    ("figure", "old", "measured", "new"),
    [
        ("E1", 0.60, 0.70, 0.70 - SLACK),
        ("E1", 0.70, 0.60, 0.70),
        ("E1", None, 0.60, 0.60 - SLACK),
        ("traps coded", 0.10, 0.05, 0.05 + SLACK),
        ("traps coded", 0.05, 0.10, 0.05),
        ("spans read back", 0.99, 1.0, 1.0),
    ],
)
def test_floors_only_rise(figure: str, old: float | None, measured: float, new: float) -> None:
    floors = Floors(floors={} if old is None else {"reports": {figure: old}})
    floors.raise_to("reports", {figure: measured}, "abc")
    assert floors.floors["reports"][figure] == pytest.approx(new)
    assert floors.corpus == {"reports": "abc"}


def test_lowering_is_logged() -> None:
    floors = Floors(floors={"reports": {"E1": 0.7}})
    floors.lower("reports, E1", {"reports": {"E1": 0.65}}, "the gold was corrected")
    assert floors.floors["reports"]["E1"] == pytest.approx(0.65 - SLACK)
    assert floors.lowered == [{"what": "reports, E1", "from": 0.7, "to": 0.64, "why": "the gold was corrected"}]


@pytest.mark.parametrize(("what", "why"), [("reports, E1", " "), ("reports, E9", "because"), ("reports", "because")])
def test_lowering_needs_a_name_and_a_reason(what: str, why: str) -> None:
    with pytest.raises(UsageError):
        Floors(floors={"reports": {"E1": 0.7}}).lower(what, {"reports": {"E1": 0.65}}, why)


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    floors = Floors(corpus={"geo": "ab"}, floors={"geo": {"gwn exact": 0.5}})
    floors.write(tmp_path / "floors.json")
    assert Floors.read(tmp_path / "floors.json") == floors


@pytest.mark.parametrize("text", ["[", '{"heights": {}}', "[1]"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "floors.json").write_text(text, encoding="utf-8")
    with pytest.raises(MalformedError, match=r"floors\.json"):
        Floors.read(tmp_path / "floors.json")
