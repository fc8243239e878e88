"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from marsad.text.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("capture", "capture captures captured capturing"),
        ("attack", "attack attacks attacked attacking"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
        ("shell", "shell shells shelled shelling"),
        ("bury", "bury buries buried burying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("storm", "storm storms stormed storming"),
        ("clash", "clash clashes clashed clashing"),
        ("pass", "pass passes passed passing"),
        ("take", "take takes took taken taking"),
        ("fall", "fall falls fell fallen falling"),
        ("hit", "hit hits hitting"),
        ("die", "die dies died dying"),
        ("patrol", "patrol patrols patrolled patrolling"),
    ],
)
def test_verb_forms(base: str, forms: str) -> None:
    assert verb_forms(base) == frozenset(forms.split())


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("clash", "clash clashes"),
        ("city", "city cities"),
        ("convoy", "convoy convoys"),
        ("bus", "bus buses"),
        ("gunman", "gunman gunmen"),
        ("aircraft", "aircraft"),
        ("town", "town towns"),
    ],
)
def test_noun_forms(base: str, forms: str) -> None:
    assert noun_forms(base) == frozenset(forms.split())
