"""Claims that cannot all stand, and those that can."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from marsad.link import link_events
from marsad.model import Contradiction, Telling, Voice
from tests.link.made import BLUE, DAY, RED, WORDS, carrier, day, event, held

BLUE_SAYS, RED_SAYS = (Voice("Blue spokesman", None, BLUE),), (Voice("Red spokesman", None, RED),)
LATER = DAY + timedelta(days=5)


def found(*told: Telling) -> tuple[Contradiction, ...]:
    return link_events(told, words=WORDS).contradictions


@pytest.mark.parametrize(
    ("told", "about"),
    [
        ([held("a", holder=BLUE), held("b", holder=RED)], ["holder"]),
        ([held("a", "gained", BLUE), held("b", "contested", None)], ["holder"]),
        ([held("a", holder=BLUE), held("b", holder=RED, extent="part")], ["holder"]),
        ([held("a", holder=BLUE), held("b", "gained", RED, "part")], ["holder"]),
        ([held("a", holder=RED, zone="title"), held("b", holder=BLUE)], ["holder"]),
        ([held("a", "gained", BLUE, id="x"), held("a", "contested", None, id="y", by=RED_SAYS), held("b", holder=BLUE)], ["holder"]),
        (
            [held("a", holder=BLUE, status="disputed"), held("a", holder=BLUE, extent="most", status="disputed", id="x", by=RED_SAYS)],
            ["holder"],
        ),
        ([held("a", "gained", BLUE, previous=RED), held("b", "gained", BLUE, previous=RED, when=day(DAY + timedelta(days=3)))], ["holder"]),
        ([event("a", dead=4), event("b", dead=9)], ["fatalities"]),
        ([event("a", dead=(20, 60), by=("doctors", "the army"))], ["fatalities"]),
        ([event("a", side_a=(BLUE,)), event("b", side_a=(RED,))], ["perpetrator"]),
        ([event("a"), event("b", by=("Ministry",), status="denied")], ["occurrence"]),
        ([event("a", status="disputed")], ["occurrence"]),
        (
            [
                event("a", "Non-state actor overtakes territory", side_b=(RED,)),
                event("b", "Non-state actor overtakes territory", side_b=(RED,), by=("Red spokesman",), status="denied"),
                held("a", "gained", BLUE),
            ],
            ["holder"],
        ),
    ],
)
def test_what_excludes_what(told: list[Telling], about: list[str]) -> None:
    assert [c.about for c in found(*told)] == about


@pytest.mark.parametrize(
    "told",
    [
        [held("a", holder=BLUE), held("b", holder=BLUE)],
        [held("a", holder=BLUE), held("b", holder=RED, when=day(LATER))],
        [held("a", holder=BLUE, extent="most"), held("b", holder=RED, extent="part")],
        [held("a", holder=BLUE), held("b", holder=RED, extent="edges")],
        [held("a", holder=BLUE, by=BLUE_SAYS), held("b", holder=RED, by=BLUE_SAYS)],
        [held("a", "gained", BLUE), held("b", "gained", RED, "part")],
        [held("a", "gained", BLUE), held("b", "gained", RED, "part", when=day(DAY + timedelta(days=1)))],
        [held("a", "gained", BLUE, id="x"), held("a", "contested", None, id="y"), held("b", holder=BLUE)],
        [held("a", holder=RED, zone="title", id="x"), held("a", holder=BLUE, extent="most", id="y"), held("b", holder=BLUE)],
        [held("a", holder=BLUE), held("b", "gained", RED, "part", previous=BLUE)],
        [held("a", holder=BLUE), held("b", holder="Unidentified Armed Group (XX)")],
        [event("a", dead=4), event("b", dead=4)],
        [event("a", dead=4, by=("Ministry",)), event("b", dead=9, by=("Ministry",))],
        [event("a", dead=(4, None)), event("b", dead=9, printed=carrier("b", LATER))],
        [event("a", side_a=(BLUE, RED)), event("b", side_a=(RED,))],
        [event("a", side_a=(BLUE,)), event("b", side_a=())],
        [event("a", "Armed clash", side_a=(BLUE,), side_b=(RED,)), event("b", "Armed clash", side_a=(RED,), side_b=(BLUE,))],
    ],
)
def test_what_can_stand_together(told: list[Telling]) -> None:
    assert found(*told) == ()


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ([], "open"),
        ([event("z", "Arrests", printed=carrier("z", DAY + timedelta(days=90)))], "irreducible"),
        ([held("c", holder=RED, when=day(), by=BLUE_SAYS, printed=carrier("c", LATER))], "reconciled"),
        ([held("c", "gained", RED, when=day(LATER), printed=carrier("c", LATER))], "superseded"),
    ],
)
def test_how_a_quarrel_stands(later: list[Telling], state: str) -> None:
    told: list[Telling] = [held("a", holder=BLUE, by=BLUE_SAYS), held("b", holder=RED, by=RED_SAYS), *later]
    assert [c.state for c in found(*told) if c.about == "holder"] == [state]


def test_both_sides_stand_in_their_own_words() -> None:
    (one,) = found(held("a", holder=BLUE, quote="the town is ours"), held("b", holder=RED, quote="the town has fallen"))
    assert {(p.report, p.value, p.quote) for p in one.positions} == {("a", BLUE, "the town is ours"), ("b", RED, "the town has fallen")}


def test_a_quarrel_of_three_days_is_one_contradiction() -> None:
    def pair(n: int) -> list[Telling]:
        more: dict[str, Any] = {"when": day(DAY + timedelta(days=n))}
        return [held(f"a{n}", holder=BLUE, by=BLUE_SAYS, **more), held(f"b{n}", holder=RED, by=RED_SAYS, **more)]

    (one,) = found(*pair(0), *pair(1), *pair(2))
    assert (one.when.start, one.when.last) == (DAY, DAY + timedelta(days=2))
    assert len(one.reports) == 6
