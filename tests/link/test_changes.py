"""New, changed and withdrawn events between two states of knowledge."""

from __future__ import annotations

from datetime import timedelta

import pytest

from marsad.link import Decisions, changes_between, link_events
from marsad.model import Event, EventTelling
from tests.link.made import DAY, WORDS, carrier, day, event

LATER = day(DAY + timedelta(days=20))
A, B = event("a"), event("b", printed=carrier("b", DAY + timedelta(days=1)))
OTHER = event("c", when=LATER)
EARLY = event("z", printed=carrier("z", DAY - timedelta(days=1)))


def events_of(*told: EventTelling, apart: bool = False) -> tuple[Event, ...]:
    pairs = frozenset(frozenset((x.id, y.id)) for x in told for y in told if x.id < y.id) if apart else frozenset()
    return link_events(told, decisions=Decisions(different=pairs), words=WORDS).events


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((), (), []),
        ((A,), (A,), []),
        ((A,), (A, OTHER), [("new", ())]),
        ((A,), (A, B), [("changed", ("grade", "sources", "reports"))]),
        ((A,), (EARLY, A), [("changed", ("grade", "sources", "reports"))]),
        ((A, OTHER), (A,), [("withdrawn", ())]),
    ],
)
def test_what_became_of_events(
    before: tuple[EventTelling, ...], after: tuple[EventTelling, ...], found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(c.what, c.fields) for c in changes_between(events_of(*before), events_of(*after))] == found


def test_an_event_that_an_earlier_report_joins_is_still_the_same() -> None:
    old, new = events_of(A), events_of(EARLY, A)
    (change,) = changes_between(old, new)
    assert change.before == old[0] and change.after == new[0]
    assert old[0].id != new[0].id


def test_two_events_that_turn_out_to_be_one_leave_a_tombstone() -> None:
    apart, together = events_of(A, B, apart=True), events_of(A, B)
    found = {c.what: c for c in changes_between(apart, together)}
    assert set(found) == {"changed", "withdrawn"}
    assert found["withdrawn"].into == (together[0].id,)
    assert found["withdrawn"].before in apart


def test_one_event_that_turns_out_to_be_two_is_one_changed_and_one_new() -> None:
    found = changes_between(events_of(A, B), events_of(A, B, apart=True))
    assert sorted(c.what for c in found) == ["changed", "new"]
