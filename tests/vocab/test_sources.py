"""The registry of sources: names found, names of one word, sides, and what the check of its entries refuses."""

from __future__ import annotations

import pytest

from marsad.vocab.patterns import words_of
from marsad.vocab.reporting import load_reporting_words
from marsad.vocab.schema.sources import Entry, check
from marsad.vocab.sources import SourceRegistry, load_sources


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("SANA quoted an officer", {"sana"}),
        ("the capital Sanaa was calm", set()),
        ("told the Associated Press of Pakistan", {"app-pakistan"}),
        ("told the Associated Press", {"ap"}),
        ("Syrias state news agency said", {"sana"}),
        ("Amaq and Al-Manar said", {"amaq", "al-manar"}),
        ("an associated press of grapes", set()),
        ("a guardian of the gate", set()),
    ],
)
def test_names_found(text: str, ids: set[str]) -> None:
    assert load_sources().ids_in(text) >= ids
    assert bool(ids) == bool(load_sources().ids_in(text)) or "associated press" in text


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Amaq News Agency", "Islamic State"),
        ("Syrian Arab News Agency", "Government of Syria"),
        ("Reuters", None),
        ("Al-Manar", "Hezbollah"),
    ],
)
def test_sides(name: str, side: str | None) -> None:
    assert load_sources().by_name[name].side == side


def test_how_a_name_was_found() -> None:
    found = load_sources().find(words_of("The Observatory, said Rami Abdel Rahman of the Syrian Observatory for Human Rights"))
    assert [f.how for f in found] == ["weak", "person", "strong"]


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ([{"id": "a", "name": "Aleph"}, {"id": "a", "name": "Beth"}], "id a"),
        ([{"id": "a", "name": "Aleph"}, {"id": "b", "name": "Beth", "strong": ["Aleph"]}], "name aleph"),
        ([{"id": "a", "name": "Aleph", "copies": ["nobody"]}], "nobody"),
        ([{"id": "a", "name": "Aleph", "examples": ["Beth said"]}], "not found"),
        ([{"id": "a", "name": "Aleph", "counter_examples": ["Aleph said"]}], "counter-example"),
    ],
)
def test_the_check_refuses(entries: list[dict[str, object]], problem: str) -> None:
    found = check({"x": [Entry.model_validate({"kind": "outlet", **e}) for e in entries]})
    assert any(problem in line for line in found)


def test_a_longer_name_wins() -> None:
    registry = SourceRegistry(
        [{"id": "a", "name": "North Post", "kind": "outlet"}, {"id": "b", "name": "North Post Weekly", "kind": "outlet"}]
    )
    assert registry.ids_in("the North Post Weekly said") == {"b"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("Rwanda's army", "Rwandan army"), ("Rwandan army", "Rwandan army"), ("the mayor's office", "the mayor's office")],
)
def test_owners_become_adjectives(phrase: str, name: str) -> None:
    assert load_sources().states.without_possessive(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("army spokesman", "office"),
        ("newspaper", "medium"),
        ("a war monitor", "kind:monitor"),
        ("satellite images", "document"),
        ("Tuesday", "time"),
    ],
)
def test_classes_of_nouns(phrase: str, kind: str) -> None:
    assert kind in load_reporting_words().classes(phrase)
