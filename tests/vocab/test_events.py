"""The words of events as look-ups."""

from __future__ import annotations

import pytest

from marsad.vocab.events import load_event_words, load_modal_words
from marsad.vocab.patterns import words_of
from marsad.vocab.schema.event_types import SUB_EVENT_TYPES, Entry, Rank, check


def senses_of(text: str) -> set[str]:
    return {s.id for t in load_event_words().triggers(words_of(text)) for s in t.senses}


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Rebels captured it.", "capture"),
        ("an air strike", "air-strike"),
        ("He blew himself up.", "suicide"),
        ("a landmine", "ied"),
        ("They signed a truce.", "agreement"),
        ("It was looted.", "loot"),
        ("a mass grave", "other"),
    ],
)
def test_senses(text: str, sense: str) -> None:
    assert sense in senses_of(text)


def test_every_sub_event_type_has_words_and_a_rank() -> None:
    words = load_event_words()
    told = {s.sub_event_type for s in words.senses.values()}
    assert set(SUB_EVENT_TYPES) - told <= {"Government regains territory", "Non-state actor overtakes territory"}
    assert set(words.ranks) == set(SUB_EVENT_TYPES)


def test_the_protest_ladder_goes_down_to_peaceful() -> None:
    assert [ladder[-1] for ladder in load_event_words().ladders] == ["Peaceful protest"]


@pytest.mark.parametrize(
    ("text", "effect"),
    [("They did not fire.", "negated"), ("If they fire", "hypothetical"), ("He denied it.", "denied"), ("reportedly", "unconfirmed")],
)
def test_modal_words(text: str, effect: str) -> None:
    assert effect in {c.effect for c in load_modal_words().find(words_of(text))}


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (Entry(id="a", sub_event_type="Armed clash", patterns=["fight:v"], examples=["They slept."]), "does not match"),
        (Entry(id="a", sub_event_type="Picnic", patterns=["eat:v"], examples=["They ate."]), "no ACLED"),
        (Rank(id="a", sub_event_types=["Picnic"]), "no ACLED"),
    ],
)
def test_check_names_the_problem(entry: Entry | Rank, problem: str) -> None:
    assert any(problem in p for p in check({"battles": [entry]}))
