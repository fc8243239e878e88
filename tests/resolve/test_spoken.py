"""Whose "our fighters" are."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ('"Our fighters took Lebda on Friday," a spokesman for the M23 said.', "March 23 Movement"),
        ("The Taliban said: our mujahideen captured Farah on Friday.", "Taliban"),
        ('"We captured Bama on Friday," the Nigerian army said.', "Military Forces of Nigeria"),
    ],
)
def test_our_men_are_the_speakers(read_text, text, side):
    events = read_text(text).reading.events
    assert {m.actor.name for e in events for m in e.side_a if m.actor} == {side}


def test_nobody_speaks_for_our_men(read_text):
    assert all(not e.side_a for e in read_text("Our fighters took Farah on Friday.").reading.events)
