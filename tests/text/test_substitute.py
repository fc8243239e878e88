"""What the parser is shown, and the exact way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model import Span
from marsad.text.substitute import Substitution, substitute

TEXT = "Then IS [Daesh] left.\nIS\xa0came back."


def at(words: str, shown: str, text: str = TEXT) -> Substitution:
    """The first time these words stand there, shown otherwise."""
    return Substitution(Span(text.index(words), text.index(words) + len(words)), shown)


@pytest.mark.parametrize(
    ("substitutions", "shown"),
    [
        ([], "Then IS [Daesh] left. IS came back."),
        ([at("IS [Daesh]", "ISIS")], "Then ISIS left. IS came back."),
        ([at("left", "went away"), at("IS [Daesh]", "ISIS")], "Then ISIS went away. IS came back."),
        ([at("IS [Daesh]", "ISIS"), at("Daesh] left", "x")], "Then ISIS left. IS came back."),
        ([at("Then", "Now")], "Now IS [Daesh] left. IS came back."),
        ([at("back.", "again.")], "Then IS [Daesh] left. IS came again."),
        ([Substitution(Span(0, len(TEXT)), "All")], "All"),
    ],
    ids=["nothing", "one", "unsorted", "touching an earlier one", "at the start", "at the end", "the whole"],
)
def test_what_is_shown(substitutions: list[Substitution], shown: str) -> None:
    assert substitute(TEXT, Span(0, len(TEXT)), substitutions).text == shown


@pytest.mark.parametrize(
    ("shown", "received"),
    [("ISIS", "IS [Daesh]"), ("Then", "Then"), ("left", "left"), ("SI", "IS [Daesh]"), ("Then ISIS", "Then IS [Daesh]")],
)
def test_the_way_back(shown: str, received: str) -> None:
    made = substitute(TEXT, Span(0, len(TEXT)), [at("IS [Daesh]", "ISIS")])
    start = made.text.index(shown)
    assert made.back(start, start + len(shown)).of(TEXT) == received


def test_only_the_stretch_is_shown_and_what_lies_outside_is_left_alone() -> None:
    stretch = Span(TEXT.index("IS\xa0"), len(TEXT))
    made = substitute(TEXT, stretch, [at("Then", "Now"), at("came", "went")])
    assert made.text == "IS went back."
    assert made.back(0, 2) == Span(stretch.start, stretch.start + 2)


def test_an_empty_stretch_is_empty() -> None:
    assert substitute(TEXT, Span(3, 3), []).text == ""


@given(
    text=st.text(min_size=1, max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 8), st.text("xyz", min_size=1, max_size=9)), max_size=6),
)
def test_every_character_outside_substitutions_comes_back_as_itself(text: str, cuts: list[tuple[int, int, str]]) -> None:
    wanted = [Substitution(Span(s, s + n), shown) for s, n, shown in cuts if s + n <= len(text)]
    made = substitute(text, Span(0, len(text)), wanted)
    replaced = [span for span, new in zip(made.sources, made.replaced, strict=True) if new]
    for i in range(len(made.text)):
        back = made.back(i, i + 1)
        if back not in replaced:
            assert len(back) == 1
            assert made.text[i] in (back.of(text), " ")
    assert "".join(s.of(text) for s in made.sources) == text
