"""A quote that does not stand where its span says is found."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.evaluate.spans import read_back

TEXT = "Shells hit Marra."


def record(**told: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"events": [], "control": [], "rejected": []}
    mentions: dict[str, Any] = {"places": [], "actors": [], "quantities": [], "dates": []}
    return {"article": {"page_text": TEXT}, **empty, "mentions": mentions | told.pop("mentions", {}), **told}


EVENT = {"quote": "Shells hit Marra", "trigger": "hit", "spans": {"quote": [0, 16], "trigger": [7, 10]}}


@pytest.mark.parametrize(
    ("told", "share"),
    [
        ({}, 1.0),
        ({"events": [EVENT]}, 1.0),
        ({"events": [{**EVENT, "trigger": "it"}]}, 0.5),
        ({"mentions": {"places": [{"span": [11, 16], "text": "Marra"}]}}, 1.0),
        ({"mentions": {"places": [{"span": [10, 15], "text": "Marra"}]}}, 0.0),
        ({"mentions": {"dates": [{"span": None, "text": ""}]}}, 1.0),
    ],
)
def test_read_back(told: dict[str, Any], share: float) -> None:
    assert read_back([record(**told)]) == share
