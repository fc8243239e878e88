"""From an article to scenes: every sentence once, in order, with the mentions that stand in it and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from marsad.extract.scene import Scene, phrase_tokens
from marsad.extract.scenes import STAND_IN, Mentions, block_words, scenes_of
from marsad.model import Article, Block, Span
from marsad.pipeline import Pipeline

Scenes = Callable[[str], list[Scene]]
TEXT = "Rebels seized Homs on Monday. The river was high.\n\nOn Friday, Syrian troops shelled Idlib and killed nine villagers."


def test_sentences_come_once_and_in_order(scenes_in: Scenes) -> None:
    scenes = scenes_in(TEXT)
    assert [s.number for s in scenes] == [0, 1, 2]
    assert [s.span.of(TEXT).split()[0] for s in scenes] == ["Rebels", "The", "On"]
    assert all(s.zone == "body" and s.text == TEXT for s in scenes)


def test_mentions_stand_in_their_own_sentence(scenes_in: Scenes) -> None:
    first, second, third = scenes_in(TEXT)
    assert [m.text for m in first.places] == ["Homs"]
    assert [m.interval.start for m in first.dates] == [date(2017, 11, 6)]
    assert not (second.places or second.actors or second.dates or second.counts)
    assert [m.text for m in third.places] == ["Idlib"]
    assert [c.text for c in third.counts] == ["nine villagers"]
    for scene in (first, second, third):
        listed = (*scene.actors, *scene.places, *scene.dates, *scene.counts)
        assert all(m.span is not None and scene.span.holds(m.span) and m.span.of(TEXT) == m.text for m in listed)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("IS [Daesh] shelled the village.", "IS [Daesh]", STAND_IN),
        ("On Friday IS shelled the village.", "IS", STAND_IN),
        ("Government troops retook the village.", "retook", "captured"),
        ("The army left.", "army", "army"),
    ],
)
def test_what_the_parser_is_shown(scenes_in: Scenes, text: str, words: str, shown: str) -> None:
    (scene,) = scenes_in(text)
    (token,) = scene.sentence.under(Span(text.index(words), text.index(words) + len(words)))
    assert (token.text, token.shown) == (words, shown)


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Dozens of fighters from the army left.", "Dozens", "Dozens fighters army"),
        ("Positions of the army were shelled.", "Positions", "Positions army"),
        ("Fighters in the hills left.", "Fighters", "Fighters"),
    ],
)
def test_the_tokens_of_a_phrase(scenes_in: Scenes, text: str, head: str, phrase: str) -> None:
    (scene,) = scenes_in(text)
    token = next(t for t in scene.sentence.tokens if t.text == head)
    assert " ".join(t.text for t in phrase_tokens(scene.sentence, token) if t.dep != "det") == phrase


@pytest.mark.parametrize(
    ("text", "word", "classes"),
    [
        ("Rebels shelled Homs.", "Homs", {"place"}),
        ("Syrian troops shelled a school.", "troops", {"actor", "person"}),
        ("They left.", "They", {"actor", "person"}),
    ],
)
def test_what_kind_of_thing_a_phrase_is(scenes_in: Scenes, text: str, word: str, classes: set[str]) -> None:
    (scene,) = scenes_in(text)
    assert classes <= scene.classes(next(t for t in scene.sentence.tokens if t.text == word))


def test_dropped_text_gives_no_scene(reader: Pipeline) -> None:
    text = "Rebels left.\nAdvertisement\nTroops came."
    blocks = (Block("title", Span(0, 12)), Block("body", Span(27, 39)))
    article = Article(text, "ok", blocks=blocks)
    scenes = scenes_of(article, Mentions((), (), (), ()), reader.parser, reader.vocabulary)
    assert [(s.zone, s.span.of(text)) for s in scenes] == [("title", "Rebels left."), ("body", "Troops came.")]
    assert [w.text for w in block_words(article)] == ["Rebels", "left", "Troops", "came"]


@pytest.mark.parametrize("name", ["Daesh", "Islamic State", "IS", "ISIS"])
def test_a_parse_does_not_hang_on_what_a_party_is_called(scenes_in: Scenes, name: str) -> None:
    (scene,) = scenes_in(f"Troops drove the gunmen of {name} out of Hajin.")
    assert [w.lower for w in scene.words] == ["troops", "drove", "the", "gunmen", "of", name.lower(), "out", "of", "hajin"]
    (plain,) = scenes_in("Troops drove the gunmen of ISIS out of Hajin.")
    assert [t.dep for t in scene.sentence.tokens] == [t.dep for t in plain.sentence.tokens]
