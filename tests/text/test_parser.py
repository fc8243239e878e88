"""The door to the language library: every token back at its place, one tree a sentence."""

from __future__ import annotations

import sys
from functools import cache
from itertools import pairwise

import pytest

from marsad.errors import InstallationError
from marsad.model import Span
from marsad.text.document import Sentence
from marsad.text.parser import MODEL, Parser
from marsad.text.substitute import Substitution, substitute


@cache
def parser() -> Parser:
    return Parser.load()


def parsed(text: str, *substitutions: Substitution) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    (sentences,) = parser().parse([substitute(text, Span(0, len(text)), substitutions)])
    return sentences


TEXTS = [
    "Rebels seized the town on Monday.",
    "The army’s  guns\nfired; “nobody” left…  It was 5 p.m.",
    "القوات entered Kárna – quickly.",
    "word",
    "?!",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_read_back_in_order_and_hang_on_one_root(text: str) -> None:
    for sentence in parsed(text):
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert all(t.span.of(text) == t.text for t in sentence.tokens)
        assert all(a.span.end <= b.span.start for a, b in pairwise(sentence.tokens))
        assert sum(sentence.head(t) is None for t in sentence.tokens) >= 1
        assert all(sentence.head([t, *sentence.ancestors(t)][-1]) is None for t in sentence.tokens)


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_lost(text: str) -> None:
    joined = "".join(t.text for s in parsed(text) for t in s.tokens)
    assert "".join(joined.split()) == "".join(text.split())


def test_a_substituted_name_is_one_token_over_all_its_words() -> None:
    text = "IS [Daesh] shelled the village on Friday."
    name = Span(text.index("IS"), text.index("]") + 1)
    (sentence,) = parsed(text, Substitution(name, "ISIS"))
    (token,) = sentence.under(name)
    assert (token.text, token.shown, token.span) == ("IS [Daesh]", "ISIS", name)
    assert token.dep == "nsubj"


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("Rebels seized the town on Monday.", "Rebels", "nsubj", "seized"),
        ("Rebels seized the town on Monday.", "town", "dobj", "seized"),
        ("The town was seized by rebels.", "town", "nsubjpass", "seized"),
        ("The town was seized by rebels.", "rebels", "pobj", "by"),
    ],
)
def test_plain_sentences_have_the_tree_that_readers_count_on(text: str, word: str, dep: str, head: str) -> None:
    (sentence,) = parsed(text)
    token = next(t for t in sentence.tokens if t.text == word)
    above = sentence.head(token)
    assert above is not None
    assert (token.dep, above.text) == (dep, head)


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("Rebels had seized the town.", "had", "AUX"),
        ("Rebels had seized the town.", "seized", "VERB"),
        ("Rebels may seize Idlib.", "may", "AUX"),
        ("Rebels may seize Idlib.", "Idlib", "PROPN"),
        ("Two rebels left.", "Two", "NUM"),
    ],
)
def test_word_classes(text: str, word: str, pos: str) -> None:
    (sentence,) = parsed(text)
    assert [t.pos for t in sentence.tokens if t.text == word] == [pos]


def test_stretches_are_parsed_apart_and_in_order() -> None:
    text = "Rebels left. Troops came."
    shown = [substitute(text, span, []) for span in (Span(13, 25), Span(0, 12))]
    assert [[s.span.of(text) for s in sentences] for sentences in parser().parse(shown)] == [["Troops came."], ["Rebels left."]]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_gives_nothing_to_read(text: str) -> None:
    assert "".join(t.text for s in parsed(text) for t in s.tokens).strip() == ""


def test_the_version_names_the_model() -> None:
    assert parser().version.startswith(f"{MODEL} 3.")


def test_a_missing_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, MODEL, None)
    with pytest.raises(InstallationError, match="install marsad again"):
        Parser.load()
