"""Speakers made one: fullest form, canonical name, organisation and side."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model import Actor, ActorMention, Article, Attribution, Block, Published, Span, Speaker
from marsad.resolve.speakers import resolve_speakers
from marsad.vocab.reporting import load_reporting_words
from marsad.vocab.sources import load_sources

NIGERIA = Actor("state:NG:military", "Military Forces of Nigeria", 1, "NG")
TALIBAN = Actor("taliban", "Taliban", 2, "AF")
RESIDENTS = Actor("civilians:NG", "Civilians (Nigeria)", 7, "NG")


def resolved(text: str, *speakers: tuple[str, str | None], actors: tuple[tuple[str, Actor], ...] = ()) -> list[Speaker]:
    """The speakers, named by their words in text order, resolved; each stands in an attribution of its own."""
    article = Article(
        received=text, state="ok", published=Published(date(2020, 5, 6), "given"), blocks=(Block("body", Span(0, len(text))),)
    )
    attributions, at = [], 0
    for words, organisation in speakers:
        at = text.index(words, at)
        span = Span(at, at + len(words))
        attributions.append(Attribution(span, span, (Speaker(span, words, words, organisation),)))
        at += len(words)
    found = [(text.index(words), words, actor) for words, actor in actors]
    mentions = [
        ActorMention(Span(start, start + len(words)), words, actor, (), None, "state:military" if actor.kind == 1 else "name")
        for start, words, actor in found
    ]
    known = resolve_speakers(attributions, article, mentions, load_sources(), load_reporting_words())
    return [known[a].chain[0] for a in attributions]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The hill fell, SANA said.", "SANA", "Syrian Arab News Agency"),
        ("The hill fell, the Observatory said.", "Observatory", "Syrian Observatory for Human Rights"),
        (
            "The hill fell, a monitor said. The Syrian Observatory for Human Rights counted nine.",
            "monitor",
            "Syrian Observatory for Human Rights",
        ),
        ("Human Rights Watch counted nine. The rights group said more.", "rights group", "Human Rights Watch"),
        ("MSF sent a team. Beds were full, the medical charity said.", "medical charity", "Doctors Without Borders"),
        ("The hill fell, Baghdad said.", "Baghdad", "Government of Iraq"),
        ("The hill fell, two security sources said.", "two security sources", "security sources"),
        ("Aid agencies said so, and MSF left.", "Aid agencies", "Aid agencies"),
        ("A Reuters witness said so.", "Reuters witness", "witness"),
    ],
)
def test_names_are_canonical(text: str, words: str, name: str) -> None:
    assert resolved(text, (words, None))[0].name == name


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Colonel Bako Dikko said so. Later Dikko said more.", "Colonel Bako Dikko", "Dikko"),
        ("A harbour spokesman said so. The spokesman said more.", "harbour spokesman", "spokesman"),
        ("Security sources said so. The sources said more.", "Security sources", "sources"),
        ("The harbour board said so. Later it said more.", "harbour board", "it"),
        ("The governor of Yobe said so. Then he said more.", "governor of Yobe", "he"),
    ],
)
def test_a_short_form_means_the_one_told_before(text: str, first: str, second: str) -> None:
    one, other = resolved(text, (first, None), (second, None))
    assert (other.text, other.name) == (one.text, one.name)


def test_another_with_an_article_is_somebody_else() -> None:
    text = "The governor of Yobe said so. A governor said more."
    assert resolved(text, ("governor of Yobe", None), ("governor", None))[1].text in ("governor", "governor of Yobe")
    one, other = resolved("Governor Dikko said so. A governor said more.", ("Governor Dikko", None), ("governor", None))
    assert other.text != one.text


def test_a_known_head_speaks_for_the_organisation_under_the_fullest_name() -> None:
    text = "It was an ambush, Abdel Rahman said. Rami Abdel Rahman spoke by phone."
    speaker = resolved(text, ("Abdel Rahman", None))[0]
    assert (speaker.text, speaker.organisation) == ("Rami Abdel Rahman", "Syrian Observatory for Human Rights")


@pytest.mark.parametrize(
    ("text", "words", "raw", "organisation"),
    [
        ("A Pentagon spokesman said so.", "Pentagon spokesman", "Pentagon", "Pentagon"),
        ("Jane Roe, head of the monitor, said so. The SOHR is in Britain.", "Jane Roe", "monitor", "Syrian Observatory for Human Rights"),
        ("A harbour spokesman said so.", "harbour spokesman", "harbour", "harbour"),
    ],
)
def test_an_officer_speaks_for_the_organisation(text: str, words: str, raw: str, organisation: str) -> None:
    assert resolved(text, (words, raw))[0].organisation == organisation


@pytest.mark.parametrize(
    ("text", "words", "actor", "name", "side"),
    [
        ("The army said so.", "army", NIGERIA, "Nigerian army", "Military Forces of Nigeria"),
        ("Nigeria's army said so.", "Nigeria's army", NIGERIA, "Nigerian army", "Military Forces of Nigeria"),
        ("The Taliban said so.", "Taliban", TALIBAN, "Taliban", "Taliban"),
        ("Villagers said so.", "Villagers", RESIDENTS, "Villagers", None),
    ],
)
def test_parties_that_speak_have_a_side(text: str, words: str, actor: Actor, name: str, side: str | None) -> None:
    speaker = resolved(text, (words, None), actors=((words, actor),))[0]
    assert (speaker.name, speaker.side) == (name, side)


def test_a_ministry_belongs_to_the_state_of_the_report() -> None:
    speaker = resolved("The army moved. The defence ministry said so.", ("defence ministry", None), actors=(("army", NIGERIA),))[0]
    assert speaker.name == "Ministry of Defence of Nigeria"


def test_state_media_belong_to_the_state_of_the_report() -> None:
    speaker = resolved("The army moved, state television said.", ("state television", None), actors=(("army", NIGERIA),))[0]
    assert (speaker.name, speaker.side) == ("Nigerian state television", "Government of Nigeria")
