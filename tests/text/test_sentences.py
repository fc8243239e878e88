"""Where sentences end before the parse: cautious, whole, and linear in length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Span
from marsad.text.sentences import LONGEST, split_sentences
from tests.growth import growth

SHORT = frozenset({"lt", "gen", "nov", "approx"})


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), SHORT)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The bridge fell. Nobody was hurt.", ["The bridge fell.", "Nobody was hurt."]),
        ("Who fired? Nobody knows! Shots were heard…  Then silence", ["Who fired?", "Nobody knows!", "Shots were heard…", "Then silence"]),
        ('"They left." He pointed west.', ['"They left."', "He pointed west."]),
        ("They left. “We stayed,” she said.", ["They left.", "“We stayed,” she said."]),
        ("Gen. Hamad and Lt. Aziz met.", ["Gen. Hamad and Lt. Aziz met."]),
        ("It began on Nov. 5 and went on.", ["It began on Nov. 5 and went on."]),
        ("J. Kariuki spoke.", ["J. Kariuki spoke."]),
        ("The U.S. Army left.", ["The U.S. Army left."]),
        ("It cost 3.5 million.", ["It cost 3.5 million."]),
        ("they met at noon. and left.", ["they met at noon. and left."]),
        ("A headline without a stop\n\nThe body begins.", ["A headline without a stop", "The body begins."]),
        ("One line\nof the same sentence.", ["One line\nof the same sentence."]),
        ("   \n\n  ", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


def test_only_the_stretch_is_cut() -> None:
    text = "Before. The bridge fell. Nobody was hurt. After."
    stretch = Span(text.index("The"), text.index(" After"))
    assert [s.of(text) for s in split_sentences(text, stretch)] == ["The bridge fell.", "Nobody was hurt."]


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 5000], ids=["cut at a blank", "no blank"])
def test_a_stretch_without_end_is_cut(text: str) -> None:
    cut = sentences(text)
    assert max(map(len, cut)) <= LONGEST
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("seed", ["word ", "a. ", "x", "\n", "U.S. ", '."'])
def test_cost_is_linear(seed: str) -> None:
    assert growth(lambda times: sentences(seed * times), 8_000) < 9


@given(st.text(st.sampled_from('aB9 .?!\n"”)…'), max_size=200))
def test_no_word_is_lost_and_spans_are_in_order_without_blanks_around(text: str) -> None:
    spans = list(split_sentences(text, Span(0, len(text)), SHORT))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() for s in spans)
