"""Who does what to whom around a trigger."""

from __future__ import annotations

import pytest

from tests.extract.test_senses import candidates


@pytest.mark.parametrize(
    ("text", "trigger", "subject", "struck"),
    [
        ("Rebels attacked the convoy.", "attacked", "Rebels", "convoy"),
        ("The convoy was attacked by rebels.", "attacked", "rebels", "convoy"),
        ("The convoy attacked by rebels burned.", "attacked", "rebels", "convoy"),
        ("The rebels who attacked the convoy fled.", "attacked", "rebels", "convoy"),
        ("The rebels' attack on the convoy killed two.", "attack", "rebels", "convoy"),
        ("Soldiers stormed the base and killed four guards.", "killed", "Soldiers", "guards"),
        ("Villagers accused the soldiers of attacking the convoy.", "attacking", "soldiers", "convoy"),
        ("Monitors blamed the rebels for attacking the convoy.", "attacking", "rebels", "convoy"),
        ("The soldiers were accused of attacking the convoy.", "attacking", "soldiers", "convoy"),
        ("Gunmen were seen attacking the convoy.", "attacking", "Gunmen", "convoy"),
        ("Rebels were reported to have attacked the convoy.", "attacked", "Rebels", "convoy"),
        ("An attack on the convoy claimed by the rebels killed two.", "attack", "rebels", "convoy"),
    ],
)
def test_roles(text: str, trigger: str, subject: str, struck: str) -> None:
    frames = [c.frame for c in candidates(text) if c.trigger.span.of(text) == trigger]
    assert frames
    assert subject in {t.text for t in frames[0].role("subject")}
    assert struck in {t.text for t in frames[0].role("object")}


def test_who_condemns_an_attack_has_no_part_in_it() -> None:
    frame = next(c.frame for c in candidates("An attack on the convoy condemned by the rebels killed two.") if c.trigger.span.start == 3)
    assert "rebels" not in {t.text for t in frame.role("subject")}


def test_several_objects() -> None:
    text = "Rebels attacked the convoy and the depot."
    frame = next(c.frame for c in candidates(text) if c.trigger.span.of(text) == "attacked")
    assert [t.text for t in frame.role("object")] == ["convoy", "depot"]
