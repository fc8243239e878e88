"""Number words and figures."""

from __future__ import annotations

import pytest

from marsad.text.numbers import number_at, number_words, read_figures, read_number, read_ordinal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nine", 9),
        ("zero", 0),
        ("twenty", 20),
        ("twenty-three", 23),
        ("twenty three", 23),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("two hundred forty", 240),
        ("two thousand five hundred", 2500),
        ("a thousand", 1000),
        ("12,500", 12500),
        ("3 million", 3_000_000),
        ("three hundred thousand", 300_000),
        ("one thousand and one", 1001),
        ("17", 17),
        ("hundreds", None),
        ("twenty-third", None),
        ("a dozen", None),
        ("and five", None),
        ("", None),
    ],
)
def test_read_number(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(("word", "number"), [("3", 3), ("1,204", 1204), ("12,5", None), ("3.5", None), ("5th", None), ("x", None)])
def test_read_figures(word: str, number: int | None) -> None:
    assert read_figures(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("first", 1),
        ("Third", 3),
        ("twelfth", 12),
        ("twentieth", 20),
        ("twenty-first", 21),
        ("22nd", 22),
        ("29th", 29),
        ("fourth", 4),
        ("four", None),
        ("ten-fifth", None),
    ],
)
def test_read_ordinal(word: str, number: int | None) -> None:
    assert read_ordinal(word) == number


def test_number_at_stops_where_the_number_ends() -> None:
    words = ["some", "forty", "-", "two", "men", "and", "six"]
    assert number_at(words, 1) == (42, 4)
    assert number_at(words, 6) == (6, 7)
    assert number_at(words, 0) is None


@pytest.mark.parametrize("n", [0, 7, 13, 20, 21, 99, 100, 105, 110, 240, 999, 1000, 1001, 1100, 20_000, 123_456, 999_999])
def test_number_words_read_back(n: int) -> None:
    assert read_number(number_words(n)) == n


def test_number_words_names_its_bounds() -> None:
    with pytest.raises(ValueError, match="999,999"):
        number_words(1_000_000)
