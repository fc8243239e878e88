"""The crosswalks: total, one to one, and UCDP's type follows the parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import UsageError
from marsad.vocab.build import read_topic
from marsad.vocab.crosswalks import codes_for, event_type_of, event_types, sub_event_types
from marsad.vocab.schema.crosswalks import Entry, check

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def test_all_sub_event_types_of_the_codebook_stand_in_the_shared_vocabulary(shared: Path) -> None:
    vocabulary = (shared / "gold" / "VOCABULARY.md").read_text(encoding="utf-8")
    assert len(sub_event_types()) == 25
    assert [name for name in (*sub_event_types(), *event_types()) if name not in vocabulary] == []


def test_data_is_what_the_resources_say() -> None:
    entries = read_topic(RESOURCES, "crosswalks")["sub_event_types"]
    assert {e["sub_event_type"]: (e["event_type"], e["plover"], e["cameo"]) for e in entries} == {
        name: (codes.event_type, codes.plover, codes.cameo) for name in sub_event_types() for codes in [codes_for(name, (), ())]
    }


@pytest.mark.parametrize("name", sub_event_types())
def test_every_type_has_codes_or_a_written_reason(name: str) -> None:
    entry = next(e for e in read_topic(RESOURCES, "crosswalks")["sub_event_types"] if e["sub_event_type"] == name)
    assert (entry["plover"] and entry["cameo"]) or entry["note"]
    assert event_type_of(name) in event_types()


@pytest.mark.parametrize(
    ("name", "a", "b", "expected"),
    [
        ("Armed clash", [1], [2], 1),
        ("Armed clash", [2], [3], 2),
        ("Armed clash", [8], [2], 1),
        ("Armed clash", [2], [], None),
        ("Armed clash", [], [], None),
        ("Air/drone strike", [1], [7], 3),
        ("Air/drone strike", [1], [2, 7], 1),
        ("Suicide bomb", [2], [6, 7], 3),
        ("Attack", [3], [7], 3),
        ("Attack", [3], [], 3),
        ("Attack", [], [7], None),
        ("Excessive force against protesters", [6], [1], 3),
        ("Peaceful protest", [6], [], None),
        ("Agreement", [1], [2], None),
        ("Abduction/forced disappearance", [2], [7], None),
    ],
)
def test_ucdp_type_follows_the_parties(name: str, a: list[int], b: list[int], expected: int | None) -> None:
    assert codes_for(name, a, b).ucdp == expected


def test_unknown_type_is_refused() -> None:
    with pytest.raises(UsageError, match="Skirmish"):
        event_type_of("Skirmish")


def entry(**changes: object) -> Entry:
    names = {"sub_event_type": "Armed clash", "event_type": "Battles", "disorder_type": "Political violence"}
    return Entry.model_validate({**names, "plover": "ASSAULT", "cameo": "190", "ucdp": "by-sides", **changes})


@pytest.mark.parametrize(
    ("entries", "problem"),
    [([entry()], "codebook has 25"), ([entry(), entry()], "stands 2 times"), ([entry(cameo=None)], "no code and no note")],
)
def test_broken_map_is_reported(entries: list[Entry], problem: str) -> None:
    assert any(problem in told for told in check({"sub_event_types": entries}))
