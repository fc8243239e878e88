"""Names are swapped within a party; a reading that minds is found."""

from __future__ import annotations

import pytest

from marsad.evaluate.framing import BARE, PARTIES, Framing, told, variants


@pytest.mark.parametrize(
    ("text", "parties", "swapped"),
    [
        ("Daesh took Hajin.", PARTIES[:1], ["Islamic State took Hajin.", "ISIS took Hajin."]),
        (
            "ISIS fled, Daesh said.",
            PARTIES[:1],
            ["Daesh fled, Daesh said.", "Islamic State fled, Islamic State said.", "ISIS fled, ISIS said."],
        ),
        ("The militants fled.", PARTIES, ["The terrorists fled."]),
        ("The militant fled; Daeshi did not.", PARTIES, []),
        ("Daesh took Hajin.", (BARE,), ["IS took Hajin."]),
        ("This is so.", (BARE,), []),
    ],
)
def test_variants(text: str, parties: tuple[tuple[str, ...], ...], swapped: list[str]) -> None:
    assert variants(text, parties) == swapped


def test_shares_are_told_and_what_changed_only_when_asked() -> None:
    measured = {"swapped": Framing(4, ("one text",)), "bare IS": Framing(0, ())}
    assert [f.unchanged for f in measured.values()] == [0.75, 1.0]
    assert "one text" in told(measured, list_errors=True)
    assert "one text" not in told(measured, list_errors=False)
