"""Which place of a sentence a trigger belongs to, which are listed together, and what "there" stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.extract.frame import frame_of
from marsad.extract.scene import Scene
from marsad.extract.where import coordinated, own_country, place_in_focus, ranked_places
from marsad.model import EventClaim, Span
from marsad.model.rules import OWN_COUNTRY

Scenes = Callable[[str], list[Scene]]


def at(text: str, words: str) -> Span:
    """Where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))


def ranking(scene: Scene, trigger: str, wanted: str | None = None) -> list[str]:
    """The places of a sentence, the likeliest first."""
    span = at(scene.text, trigger)
    frame = frame_of(scene.sentence, span)
    assert frame is not None
    return [m.text for _, m in ranked_places(scene, frame, span, wanted)]


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("Rebels from Idlib attacked a checkpoint in Homs.", "attacked", "Homs"),
        ("Jets bombed Raqqa after rockets fell on Homs.", "bombed", "Raqqa"),
        ("Jets bombed Raqqa after rockets fell on Homs.", "fell", "Homs"),
        ("Clashes erupted in Kunduz, said a spokesman in Kabul.", "Clashes", "Kunduz"),
        ("Troops who left Mosul seized Tikrit.", "seized", "Tikrit"),
        ("The siege of Aleppo was discussed in Geneva.", "siege", "Aleppo"),
        ("In Homs, a shell hit a school.", "hit", "Homs"),
        ("Four were killed in Goma and one was killed in the town of Sake.", "killed", "Goma"),
        ("He came from Juba, where gunmen clashed with troops.", "clashed", "Juba"),
        ("Troops in Khartoum said two were wounded in each of the districts of Omdurman.", "wounded", "Omdurman"),
    ],
)
def test_the_place_of_a_trigger(scenes_in: Scenes, text: str, trigger: str, first: str) -> None:
    (scene,) = scenes_in(text)
    assert ranking(scene, trigger)[0] == first


def test_the_role_that_the_sense_wants_comes_first(scenes_in: Scenes) -> None:
    (scene,) = scenes_in("Troops advanced from Homs to Hama.")
    assert ranking(scene, "advanced", "from")[0] == "Homs"
    assert ranking(scene, "advanced", "to")[0] == "Hama"


def test_every_place_of_the_sentence_is_offered_once(scenes_in: Scenes) -> None:
    (scene,) = scenes_in("Rebels from Idlib attacked a checkpoint in Homs near Hama.")
    assert sorted(ranking(scene, "attacked")) == ["Hama", "Homs", "Idlib"]


@pytest.mark.parametrize(
    ("text", "of", "listed"),
    [
        ("Jets bombed Homs, Hama and Idlib.", "Hama", ["Homs", "Hama", "Idlib"]),
        ("Jets bombed Homs and the town of Hama.", "Homs", ["Homs", "Hama"]),
        ("Jets bombed the towns of Homs and Hama.", "Homs", ["Homs", "Hama"]),
        ("Jets bombed Homs and then flew to Hama.", "Homs", ["Homs"]),
        ("Jets bombed Rawa, Iraq.", "Rawa", ["Rawa"]),
        ("Jets bombed Homs.", "Homs", ["Homs"]),
        ("Jets bombed Homs as well as Hama.", "Homs", ["Homs", "Hama"]),
        ("Jets bombed the cities of Homs and Hama.", "Homs", ["Homs", "Hama"]),
        ("Clashes erupted in Goma and in the nearby city of Bukavu.", "Goma", ["Goma", "Bukavu"]),
        ("Shells fell on Kharkiv along with Sumy.", "Sumy", ["Kharkiv", "Sumy"]),
    ],
)
def test_places_that_are_listed_together(scenes_in: Scenes, text: str, of: str, listed: list[str]) -> None:
    (scene,) = scenes_in(text)
    mention = next(m for m in scene.places if m.text == of)
    assert [m.text for m in coordinated(scene, mention)] == listed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels shelled troops in their country.", "their country"),
        ("Rebels shelled troops in the country.", None),
        ("In their country, rebels shelled troops.", None),
    ],
)
def test_their_country_after_a_trigger(scenes_in: Scenes, text: str, words: str | None) -> None:
    (scene,) = scenes_in(text)
    mention = own_country(scene, at(text, "shelled"))
    assert (mention.text if mention else None) == words
    assert mention is None or (mention.why, mention.precision) == (OWN_COUNTRY, 3)


def told_at(scene: Scene) -> EventClaim:
    """An event told before, at the first place of a sentence."""
    return EventClaim("Attack", "body", scene.span, scene.span, place=scene.places[0])


def test_the_place_in_focus_is_where_the_last_event_was(scenes_in: Scenes) -> None:
    scenes = scenes_in("Jets bombed Homs. The governor of Hama visited. Shells fell there.")
    assert place_in_focus([], scenes, scenes[0]) is None
    focus = place_in_focus([told_at(scenes[0])], scenes, scenes[2])
    assert focus is not None
    assert focus.text == "Homs"


def test_without_an_event_it_is_the_place_named_last(scenes_in: Scenes) -> None:
    scenes = scenes_in("The governor lives in Homs. He likes Hama. Shells fell there.")
    focus = place_in_focus([], scenes, scenes[2])
    assert focus is not None
    assert focus.text == "Hama"


def test_a_backer_named_by_its_capital_is_no_place(read_text):
    text = "Fighting went on in Sirte. Most of the fighting was done by the militia and troops from its backer Ankara."
    assert {e.place.place.name for e in read_text(text, "2020-01-11").reading.events if e.place and e.place.place} == {"Sirte"}
