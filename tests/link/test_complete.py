"""The tellings of one report completed by one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from marsad.link.complete import completed
from marsad.model import Carrier, ControlTelling, EventTelling, Voice
from tests.link.made import BLUE, DAY, RED, WORDS, carrier, day, event, held

OWN = replace(WORDS, own=frozenset({"our"}))
SAID = "Blue Front took Tel Sara"


def control_of(told: tuple[object, ...]) -> list[ControlTelling]:
    return [t for t in told if isinstance(t, ControlTelling)]


def test_a_gain_takes_the_loser_from_the_capture_of_the_same_words() -> None:
    capture = event("r1", "Non-state actor overtakes territory", quote=SAID, side_b=("Civilians (XX)", RED))
    (gain,) = control_of(completed([capture], [held("r1", "gained", quote=f"{SAID} at noon")], (), OWN))
    assert (gain.holder, gain.previous) == (BLUE, RED)


@pytest.mark.parametrize(
    ("holder", "voice", "quote", "expected"),
    [
        ("forces", Voice("a spokesman", None, RED), "our forces hold the town", RED),
        ("forces", Voice("a witness"), "our forces hold the town", "forces"),
        (BLUE, Voice("a spokesman", None, RED), "our friends hold the town", BLUE),
        ("forces", Voice("a spokesman", None, RED), "forces hold the town", "forces"),
    ],
)
def test_whose_our_forces_are(holder: str, voice: Voice, quote: str, expected: str) -> None:
    (told,) = control_of(completed([], [held("r1", holder=holder, by=(voice,), quote=quote)], (), OWN))
    assert told.holder == expected


def test_our_forces_of_an_outlet_of_a_party() -> None:
    attack = event("r1", "Armed clash", printed=carrier("r1", side=RED), side_a=("fighters",), quote="our fighters struck")
    (told,) = completed([attack], [], (), OWN)
    assert isinstance(told, EventTelling) and told.side_a == (RED,)


def _printed() -> Carrier:
    return carrier("r1", DAY + timedelta(days=1))


def test_a_capture_told_again_without_its_day_is_left_out() -> None:
    first = event("r1", "Non-state actor overtakes territory", id="a", printed=_printed())
    again = event("r1", "Non-state actor overtakes territory", id="b", printed=_printed(), when=day(DAY + timedelta(days=1)))
    assert [t.id for t in completed([first, again], [], {"b"}, OWN)] == ["a"]
    assert [t.id for t in completed([first, again], [], (), OWN)] == ["a", "b"]
    attacks = [replace(t, sub_event_type="Attack") for t in (first, again)]
    assert [t.id for t in completed(attacks, [], {"b"}, OWN)] == ["a", "b"]


def _capture(id_: str, after: int = 0, **more: Any) -> EventTelling:
    return event("r1", "Non-state actor overtakes territory", id=id_, printed=_printed(), when=day(DAY + timedelta(days=after)), **more)


@pytest.mark.parametrize(
    ("again", "ids", "speakers"),
    [
        (_capture("b", 1, by=("Monitor",)), ["a"], ("Mayor", "Monitor")),
        (_capture("b", 1, by=("Mayor", "Monitor")), ["a"], ("Mayor", "Monitor")),
        (_capture("b", 1), ["a", "b"], ("Mayor",)),
        (_capture("b", 3, by=("Monitor",)), ["a", "b"], ("Mayor",)),
        (_capture("b", 1, by=("Monitor",), side_a=(RED,)), ["a", "b"], ("Mayor",)),
        (_capture("b", 1, by=("Monitor",), part="northern quarters"), ["a", "b"], ("Mayor",)),
        (_capture("b", 1, by=("Monitor",), status="denied"), ["a", "b"], ("Mayor",)),
    ],
)
def test_a_capture_told_with_the_day_on_which_it_was_said_adds_its_speakers(
    again: EventTelling, ids: list[str], speakers: tuple[str, ...]
) -> None:
    told = completed([_capture("a", by=("Mayor",)), again], [], (), OWN)
    assert [t.id for t in told] == ids
    assert tuple(v.name for v in told[0].voices) == speakers


def test_a_place_that_changed_hands_twice_was_taken_twice() -> None:
    told = [_capture("a"), _capture("b", 1, side_a=(RED,)), _capture("c", 1, by=("Monitor",))]
    assert [t.id for t in completed(told, [], (), OWN)] == ["a", "b", "c"]


@pytest.mark.parametrize(("holder", "later"), [(BLUE, False), (RED, True)])
def test_a_gain_without_a_day_has_that_of_the_same_gain(holder: str, later: bool) -> None:
    tomorrow = day(DAY + timedelta(days=1))
    first = held("r1", "gained", id="a", printed=_printed())
    again = held("r1", "gained", holder, id="b", printed=_printed(), when=tomorrow)
    told = control_of(completed([], [first, again], {"b"}, OWN))
    assert (told[1].when == tomorrow) is later


@pytest.mark.parametrize(
    ("voice", "extent", "expected"),
    [
        ((), "unspecified", [("gained", RED)]),
        ((Voice("a witness"),), "unspecified", [("held", None), ("gained", None)]),
        ((), "most", [("held", None), ("gained", None)]),
    ],
)
def test_who_is_said_to_hold_what_another_took_that_day_had_it_before(
    voice: tuple[Voice, ...], extent: str, expected: list[tuple[str, str | None]]
) -> None:
    told = [held("r1", "held", RED, extent, by=voice), held("r1", "gained")]
    assert [(t.kind, t.previous) for t in control_of(completed([], told, (), OWN))] == expected
