"""What the checks of entries say: examples that do not hold, counter-examples that do, ids told twice."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from marsad.vocab.schema.examples import failing_examples, failing_patterns, failing_words, told_twice


def entry(examples: str = "", counter: str = "") -> SimpleNamespace:
    """An entry with at most one example and one counter-example."""
    return SimpleNamespace(id="x", examples=[examples] if examples else [], counter_examples=[counter] if counter else [])


@pytest.mark.parametrize(
    ("words", "exact", "example", "counter", "problems"),
    [
        (["town"], False, "The Town fell.", "The townsmen fled.", 0),
        (["town"], False, "The townsmen fled.", "", 1),
        (["town"], False, "the town", "a town", 1),
        (["May"], True, "in May", "they may", 0),
        (["May"], False, "in May", "they may", 1),
        (["-based"], False, "Idlib-based", "based", 0),
        (["a.m."], False, "at 5 a.m.", "the arm", 0),
    ],
)
def test_words(words: list[str], exact: bool, example: str, counter: str, problems: int) -> None:
    assert len(failing_words("f.yaml", entry(example, counter), words, exact)) == problems


@pytest.mark.parametrize(
    ("patterns", "example", "counter", "problems"),
    [
        (["shell:v"], "They shelled it.", "They shot.", 0),
        (["shell:v"], "They shot.", "", 1),
        (["shell:v"], "They shot.", "He shells it.", 2),
    ],
)
def test_patterns(patterns: list[str], example: str, counter: str, problems: int) -> None:
    assert len(failing_patterns("f.yaml", entry(example, counter), patterns)) == problems


def test_a_problem_names_file_entry_and_text() -> None:
    assert failing_examples("f.yaml", entry("one", "two"), lambda text: text == "two") == [
        "f.yaml: x does not match its example: one",
        "f.yaml: x matches its counter-example: two",
    ]


@pytest.mark.parametrize(("ids", "told"), [([], []), (["a", "b"], []), (["b", "a", "b", "a", "b"], ["a", "b"])])
def test_ids_told_twice(ids: list[str], told: list[str]) -> None:
    assert told_twice("f.yaml", ids) == [f"f.yaml: {id_} is told twice" for id_ in told]
