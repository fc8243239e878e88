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
    ],
)
def test_roles(text: str, trigger: str, subject: str, struck: str) -> None:
    frames = [c.frame for c in candidates(text) if c.trigger.span.of(text) == trigger]
    assert frames
    assert subject in {t.text for t in frames[0].role("subject")}
    assert struck in {t.text for t in frames[0].role("object")}


def test_several_objects() -> None:
    text = "Rebels attacked the convoy and the depot."
    frame = next(c.frame for c in candidates(text) if c.trigger.span.of(text) == "attacked")
    assert [t.text for t in frame.role("object")] == ["convoy", "depot"]
