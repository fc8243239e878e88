"""Single answers are judged right or wrong as the scorers judge them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from marsad.evaluate.judge import Judge

TEXT = "Shelling hit Marra on Friday."
DATES = {"text": TEXT, "expression": "on Friday", "start": "2021-03-05", "end": "2021-03-05", "precision": "day"}
ACTOR = {"text": "The Marra Brigade withdrew.", "mention": "Marra Brigade", "canonical": "Marra Brigade", "kind": 2}
KILLED = {"text": "Four died.", "killed": {"min": 4, "max": 4}, "injured": {"min": None, "max": None}}
MODAL = {"text": TEXT, "trigger": "Shelling", "status": "planned"}
SHELLED = {"trigger": "Shelling", "spans": {"trigger": [0, 8]}, "status": "asserted"}


@pytest.mark.parametrize(
    ("part", "row", "record", "right"),
    [
        ("dates", DATES, {"mentions": {"dates": [{"span": [19, 28], "start": "2021-03-05", "end": "2021-03-05"}]}}, True),
        ("dates", DATES, {"mentions": {"dates": [{"span": [19, 28], "start": "2021-03-04", "end": "2021-03-04"}]}}, False),
        ("actors", ACTOR, {"mentions": {"actors": [{"span": [4, 17], "name": "Marra Brigade", "kind": 2}]}}, True),
        ("actors", ACTOR, {}, False),
        ("casualties", KILLED, {"events": [{"fatalities": {"min": 4, "max": 4}}]}, True),
        ("casualties", KILLED, {"events": [{"fatalities": {"min": 4, "max": None}}]}, False),
        ("modality", MODAL, {"events": [SHELLED]}, False),
        ("modality", MODAL, {"events": []}, True),
        ("typing", {"text": TEXT, "sub_event_type": "Grenade"}, {"events": [{"sub_event_type": "Grenade"}]}, True),
    ],
)
def test_sentences(shared: Path, part: str, row: dict[str, Any], record: dict[str, Any], right: bool) -> None:
    outcomes = Judge(shared / "gold").outcomes("sentences", part, row, record)
    assert list(outcomes.values()) == [right]


@pytest.mark.parametrize(("lat", "right"), [(35.0, True), (39.0, False), (None, False)])
def test_places_count_within_161_kilometres(shared: Path, lat: float | None, right: bool) -> None:
    town = {"start": 13, "end": 18, "text": "Marra", "lat": 35.1, "lon": 40.0}
    row = {"toponyms": [town, {"start": 0, "end": 1, "text": "S", "kind": "Demonym"}]}
    record = {"mentions": {"places": [{"span": [13, 18], "lat": lat, "lon": 40.0}]}}
    assert Judge(shared / "gold").outcomes("geo", "geo", row, record) == {"'Marra' at 13": right}


def test_timex_values_become_intervals(shared: Path) -> None:
    friday = {"start": 22, "end": 28, "text": "Friday", "value": "2021-03-05"}
    row = {"timex": [friday, {"start": 0, "end": 3, "text": "now", "value": "PRESENT_REF"}]}
    record = {"mentions": {"dates": [{"span": [19, 28], "start": "2021-03-05", "end": "2021-03-05"}]}}
    assert list(Judge(shared / "gold").outcomes("dates", "dates", row, record).values()) == [True]
