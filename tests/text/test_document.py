"""The tree of a sentence: what hangs where, and which word heads a stretch of text."""

from __future__ import annotations

import pytest

from marsad.model import Span
from marsad.text.document import Sentence, Token, cover

TEXT = "Troops in the hills shelled a village"
ROWS = (
    ("Troops", "NNS", "nsubj", 4),
    ("in", "IN", "prep", 0),
    ("the", "DT", "det", 3),
    ("hills", "NNS", "pobj", 1),
    ("shelled", "VBD", "ROOT", 4),
    ("a", "DT", "det", 6),
    ("village", "NN", "dobj", 4),
)


def sentence() -> Sentence:
    """TEXT with its tree."""
    tokens, at = [], 0
    for i, (word, tag, dep, head) in enumerate(ROWS):
        start = TEXT.index(word, at)
        at = start + len(word)
        tokens.append(Token(i, word, word, Span(start, at), "X", tag, dep, head))
    return Sentence.of(tuple(tokens))


def words(tokens: object) -> str:
    """Tokens as text."""
    return " ".join(t.text for t in tokens)  # type: ignore[attr-defined]


def span(part: str) -> Span:
    """Where a part of TEXT stands."""
    return Span(TEXT.index(part), TEXT.index(part) + len(part))


def test_a_sentence_spans_its_tokens() -> None:
    assert sentence().span.of(TEXT) == TEXT
    assert sentence().tokens[0].lower == "troops"


@pytest.mark.parametrize(
    ("i", "deps", "below"),
    [(4, (), "Troops village"), (4, ("dobj",), "village"), (4, ("prep",), ""), (0, (), "in"), (6, (), "a"), (5, (), "")],
)
def test_children(i: int, deps: tuple[str, ...], below: str) -> None:
    tree = sentence()
    assert words(tree.children(tree.tokens[i], *deps)) == below


@pytest.mark.parametrize(("i", "above"), [(4, ""), (0, "shelled"), (2, "hills in Troops shelled")])
def test_ancestors_end_at_the_root(i: int, above: str) -> None:
    tree = sentence()
    assert words(tree.ancestors(tree.tokens[i])) == above
    assert (tree.head(tree.tokens[i]) is None) == (above == "")


@pytest.mark.parametrize(
    ("i", "without", "below"),
    [
        (4, (), TEXT),
        (0, (), "Troops in the hills"),
        (0, ("prep",), "Troops"),
        (4, ("nsubj", "det"), "shelled village"),
        (3, (), "the hills"),
    ],
)
def test_subtree(i: int, without: tuple[str, ...], below: str) -> None:
    tree = sentence()
    assert words(tree.subtree(tree.tokens[i], frozenset(without))) == below


@pytest.mark.parametrize(
    ("part", "head"),
    [
        ("the hills", "hills"),
        ("Troops in the hills", "Troops"),
        ("a village", "village"),
        ("shelled a village", "shelled"),
        ("hill", "hills"),
    ],
)
def test_the_head_of_a_stretch(part: str, head: str) -> None:
    top = sentence().top(span(part))
    assert top is not None
    assert top.text == head


def test_a_stretch_outside_has_no_head() -> None:
    assert sentence().top(Span(100, 110)) is None
    assert sentence().under(Span(100, 110)) == []


def test_cover_is_the_shortest_span_in_any_order() -> None:
    tokens = sentence().tokens
    assert cover([tokens[3], tokens[1]]).of(TEXT) == "in the hills"
