"""Which parties stand in a role of a trigger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.extract.frame import frame_of
from marsad.extract.scene import Scene
from marsad.extract.sides import civil_targets, nearest_before, roles_of
from marsad.model import Span

Scenes = Callable[[str], list[Scene]]


def roles(scene: Scene, trigger: str, role: str) -> list[str]:
    """The words of the parties in a role."""
    start = scene.text.index(trigger)
    frame = frame_of(scene.sentence, Span(start, start + len(trigger)))
    assert frame is not None
    return [m.text for m in roles_of(scene, frame, role)]


@pytest.mark.parametrize(
    ("text", "trigger", "subject", "object_"),
    [
        ("Syrian troops attacked Islamic State fighters.", "attacked", ["Syrian troops"], ["Islamic State fighters"]),
        ("Islamic State fighters were attacked by Syrian troops.", "attacked", ["Syrian troops"], ["Islamic State fighters"]),
        ("Syrian troops and Hezbollah attacked the rebels.", "attacked", ["Syrian troops", "Hezbollah"], ["rebels"]),
        ("Dozens of Syrian troops attacked the rebels.", "attacked", ["Syrian troops"], ["rebels"]),
        ("Syrian troops who came at dawn attacked the rebels.", "came", ["Syrian troops"], []),
        ("Hezbollah wants to attack the rebels.", "attack", ["Hezbollah"], ["rebels"]),
        ("The hill was attacked.", "attacked", [], []),
    ],
)
def test_who_acts_and_who_is_hit(scenes_in: Scenes, text: str, trigger: str, subject: list[str], object_: list[str]) -> None:
    (scene,) = scenes_in(text)
    bare = [[m.removeprefix("the ") for m in roles(scene, trigger, role)] for role in ("subject", "object")]
    assert bare == [subject, object_]


def test_several_roles_are_joined_in_text_order(scenes_in: Scenes) -> None:
    (scene,) = scenes_in("Hezbollah clashed with Islamic State.")
    assert roles(scene, "clashed", "with|subject") == ["Hezbollah", "Islamic State"]


def test_a_pronoun_is_left_to_the_resolver(scenes_in: Scenes) -> None:
    scene = scenes_in("Syrian troops came. They attacked the rebels.")[1]
    start = scene.text.index("attacked")
    frame = frame_of(scene.sentence, Span(start, start + 8))
    assert frame is not None
    (mention,) = roles_of(scene, frame, "subject")
    assert (mention.text, mention.rule, mention.actor) == ("They", "pronoun", None)


@pytest.mark.parametrize(
    ("text", "trigger", "civil"),
    [
        ("Jets bombed a school and a hospital.", "bombed", ["school", "hospital"]),
        ("A shell fell on a market.", "fell", ["market"]),
        ("Jets bombed a tank.", "bombed", []),
    ],
)
def test_civil_targets_without_a_name(scenes_in: Scenes, text: str, trigger: str, civil: list[str]) -> None:
    (scene,) = scenes_in(text)
    start = text.index(trigger)
    frame = frame_of(scene.sentence, Span(start, start + len(trigger)))
    assert frame is not None
    targets = civil_targets(scene, frame)
    assert [m.text for m in targets] == civil
    assert {m.rule for m in targets} <= {"generic:civilians"}


@pytest.mark.parametrize(
    ("at", "within", "nearest"), [("left", 80, "Hezbollah"), ("met", 80, "Syrian troops"), ("left", 1, None), ("Syrian", 80, None)]
)
def test_the_last_party_named_before(scenes_in: Scenes, at: str, within: int, nearest: str | None) -> None:
    text = "Syrian troops met Hezbollah and then left."
    (scene,) = scenes_in(text)
    mention = nearest_before(scene, Span(text.index(at), text.index(at) + len(at)), within)
    assert (mention.text if mention else None) == nearest
