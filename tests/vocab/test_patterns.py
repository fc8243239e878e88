"""The pattern language, element by element, and the index that finds many patterns at once."""

from __future__ import annotations

import pytest

from marsad.model import Span
from marsad.vocab.patterns import GAP, PatternIndex, first_from, words_of
from tests.growth import growth


def found(pattern: str, text: str) -> list[str]:
    """The words that a pattern matches in a text."""
    return [m.span.of(text) for m in PatternIndex([(pattern, "x")]).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("control", "Control of the controls", ["Control"]),
        ("capture:v", "He captured what captures and capturing mean", ["captured", "captures", "capturing"]),
        ("clash:n", "Clashes followed a clash; they clashed", ["Clashes", "clash"]),
        ("(town|city:n) of", "the town of Rawa, the cities of Iraq, towns of", ["town of", "cities of"]),
        ("(kill|shoot down):v", "One was shot down, two killed, one shot", ["shot down", "killed"]),
        ("(rocket|mortar shell):n", "rockets and a mortar shell and shells", ["rockets", "mortar shell"]),
        ("take:v (full|partial)? control", "took control, took full control, took firm control", ["took control", "took full control"]),
        ("not (yet)? fall:v", "has not fallen or not yet fallen", ["not fallen", "not yet fallen"]),
        ("take:v * control of", "took full and lasting control of", ["took full and lasting control of"]),
        ("take:v * control of", "took control of", ["took control of"]),
        ("take:v * control of", "took " + "a " * (GAP + 1) + "control of", []),
        ("take:v * control of", "took it, control of", []),
        ("cease fire", "They cease, fire began", []),
        ("cease fire", "They cease fire", ["cease fire"]),
        ("air strike:n", "air-strikes and an air strike", ["air-strikes", "air strike"]),
        ("army", "the army's guns, the army’s men", ["army's", "army’s"]),
        ("% of the town", "60% of the town", ["% of the town"]),
        ("car bomb", "car bomb", ["car bomb"]),
        ("car bomb", "car", []),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, words: list[str]) -> None:
    assert found(pattern, text) == words


def test_labels_come_with_their_longest_match_and_in_order() -> None:
    index = PatternIndex([("open:v fire", "shots"), ("open:v", "start"), ("open:v fire on", "shots"), ("fire", "fire")])
    text = "Gunmen opened fire on them"
    assert sorted((m.label, m.span.of(text)) for m in index.find(text)) == [
        ("fire", "fire"),
        ("shots", "opened fire on"),
        ("start", "opened"),
    ]
    starts = [m.span.start for m in index.find(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("patterns", "verbal"),
    [
        (["attack:v"], True),
        (["attack:n"], False),
        (["(storm|attack):v"], True),
        (["attack:v", "attack:n"], False),
        (["heavy attack:n"], False),
    ],
)
def test_a_match_knows_whether_its_first_element_is_a_verb(patterns: list[str], verbal: bool) -> None:
    (match,) = PatternIndex((p, "x") for p in patterns).find("heavy attack" if patterns[0].startswith("heavy") else "attack")
    assert match.verbal is verbal


def test_the_first_element_has_a_span_of_its_own() -> None:
    text = "They took full control."
    (match,) = PatternIndex([("take:v * control", "x")]).find(text)
    assert (match.first.of(text), match.span.of(text)) == ("took", "took full control")


def test_a_pattern_must_not_begin_with_a_gap() -> None:
    with pytest.raises(ValueError, match="must not begin with a gap"):
        PatternIndex([("* control", "x")])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army's 1,200 men", ["the", "army", "1,200", "men"]),
        ("Syrian-backed, they", ["syrian", "backed", "they"]),
        ("don't (stop)", ["don't", "stop"]),
        ("45%", ["45", "%"]),
        ("دخلت القوات Raqqa", ["دخلت", "القوات", "raqqa"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [w.lower for w in words_of(text)] == words


def test_words_know_their_place_and_the_punctuation_before_them() -> None:
    text = "Then, at dawn – fire"
    words = words_of(text, Span(6, len(text)))
    assert [w.span.of(text) for w in words] == ["at", "dawn", "fire"]
    assert [w.apart for w in words_of(text)] == [False, True, False, True]


@pytest.mark.parametrize(("at", "index"), [(0, 0), (1, 1), (5, 1), (6, 2), (99, 3)])
def test_first_from(at: int, index: int) -> None:
    assert first_from(words_of("They took it"), at) == index


@pytest.mark.parametrize("seed", ["take ", "take a ", "word "])
def test_cost_is_linear(seed: str) -> None:
    index = PatternIndex([("take:v * control of", "x"), ("take:v * (town|city) * from", "y")])
    assert growth(lambda times: index.find(seed * times), 2_000) < 9
