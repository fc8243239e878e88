"""What a report is about."""

from __future__ import annotations

import pytest

from marsad.model import EventClaim, Span
from marsad.resolve.main_event import mark_main

RANKS = {"Sexual violence": 0, "Armed clash": 2, "Other": 4}


def claim(sub_event_type: str, at: int, background: bool = False) -> EventClaim:
    return EventClaim(sub_event_type, "body", Span(at, at + 9), Span(at, at + 5), background=background)


@pytest.mark.parametrize(
    ("events", "main"),
    [
        ([claim("Armed clash", 0)], 0),
        ([claim("Other", 0), claim("Armed clash", 40)], 1),
        ([claim("Armed clash", 0), claim("Armed clash", 40)], 0),
        ([claim("Armed clash", 0), claim("Sexual violence", 900)], 0),
        ([claim("Sexual violence", 0, background=True), claim("Armed clash", 40)], 1),
        ([claim("Armed clash", 0, background=True), claim("Sexual violence", 40, background=True)], 1),
        ([claim("Unknown type", 0), claim("Other", 40)], 1),
    ],
)
def test_main(events: list[EventClaim], main: int) -> None:
    assert [e.main for e in mark_main(events, RANKS)] == [n == main for n in range(len(events))]


def test_nothing() -> None:
    assert mark_main([], RANKS) == ()
