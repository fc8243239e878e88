"""Who held a place on a day: what statements say of it, whose word weighs how much, what stays unknown."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.control import control_timeline, explain_place
from marsad.link import link_events, tellings_known_on
from marsad.model import ControlSpan, ControlTelling, Place, Telling, Timeline, Voice
from tests.link.made import BLUE, DAY, RED, TOWN, WORDS, carrier, day, event, held

MONITOR = (Voice("Monitor"),)
OTHER_MONITOR = (Voice("Rights Group"),)
BLUE_SAYS, RED_SAYS = (Voice("Blue spokesman", None, BLUE),), (Voice("Red spokesman", None, RED),)


def on(n: int) -> date:
    return DAY + timedelta(days=n)


def said(n: int, kind: Any, holder: str | None, extent: Any = "all", *, by: tuple[Voice, ...] = MONITOR, **more: Any) -> ControlTelling:
    """A statement about day `n`, printed that day."""
    report = more.pop("report", f"r{n}{kind}{holder}{by[0].name if by else ''}")
    printed = more.pop("printed", None) or carrier(report, on(n))
    return held(report, kind, holder, extent, by=by, when=more.pop("when", day(on(n))), printed=printed, **more)


def lines(*told: Telling, until: int = 10, **more: Any) -> tuple[Timeline, ...]:
    return control_timeline(told, link_events(told, words=WORDS).book, on(until), **more)


def span(n: int, *told: Telling, until: int = 10, place: str = TOWN.id) -> ControlSpan | None:
    line = next((t for t in lines(*told, until=until) if t.place.id == place), None)
    return line.on(on(n)) if line else None


def state(n: int, *told: Telling, until: int = 10) -> str | None:
    found = span(n, *told, until=until)
    return None if found is None else "contested" if found.contested else found.holder


GAIN = said(5, "gained", RED, previous=BLUE)
START = said(0, "held", BLUE)


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ([START], {0: BLUE, 10: BLUE}),
        ([START, GAIN], {4: BLUE, 5: RED, 10: RED}),
        ([START, said(5, "lost", BLUE), said(7, "held", RED)], {4: BLUE, 7: RED}),
        ([START, said(5, "contested", None, "unspecified")], {3: BLUE, 5: "contested", 6: "contested"}),
        ([START, said(5, "contested", None, "edges")], {5: BLUE, 8: BLUE}),
        ([START, said(5, "gained", RED, "part", previous=BLUE)], {4: BLUE, 5: "contested"}),
        ([START, said(5, "held", RED, "edges")], {5: BLUE}),
        ([START, said(5, "besieged", BLUE, besieger=RED)], {5: BLUE, 10: BLUE}),
        ([START, said(5, "held", BLUE), said(5, "held", RED, by=RED_SAYS)], {4: BLUE}),
        ([START, said(5, "gained", RED, relation="near")], {5: BLUE, 10: BLUE}),
        ([START, said(5, "gained", RED, "unspecified", part="northern quarters", previous=BLUE)], {5: "contested"}),
        ([said(5, "gained", RED, previous=BLUE)], {3: None, 4: BLUE, 5: RED}),
        ([said(5, "held", RED)], {4: None, 5: RED}),
    ],
)
def test_statements_make_days(told: list[Telling], days: dict[int, str | None]) -> None:
    assert {n: state(n, *told) for n in days} == days


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([START, said(5, "gained", RED, by=RED_SAYS), said(5, "held", BLUE, by=BLUE_SAYS)], "contested"),  # each for itself
        ([START, said(5, "gained", RED, by=BLUE_SAYS, previous=BLUE)], RED),  # the loser admits it
        ([START, said(5, "gained", RED, by=RED_SAYS), said(5, "held", BLUE, "most", by=MONITOR)], "contested"),
        ([START, said(4, "contested", None), said(5, "gained", RED, by=RED_SAYS)], RED),  # nobody contradicts it
        ([START, said(5, "held", RED, status="denied", by=MONITOR)], BLUE),
    ],
)
def test_whose_word_weighs_how_much(told: list[Telling], expected: str) -> None:
    assert state(5, *told, until=5) == expected


def test_a_party_alone_leaves_more_doubt_than_a_neutral_voice() -> None:
    own = span(5, START, said(5, "gained", RED, by=RED_SAYS, previous=BLUE), until=5)
    neutral = span(5, START, said(5, "gained", RED, previous=BLUE), until=5)
    assert neutral is not None
    assert neutral.holder == RED
    assert own is None or own.contested or own.p < neutral.p


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        ([said(5, "gained", RED, by=())], "claimed"),  # a lone voice
        ([said(5, "gained", RED, by=(), report=f"new{n}") for n in range(50)], "claimed"),  # a chorus of fifty new outlets
        ([said(5, "gained", RED), said(5, "gained", RED, by=OTHER_MONITOR)], "assessed"),
        ([said(5, "gained", RED, by=RED_SAYS), said(5, "gained", RED, by=MONITOR)], "assessed"),
        ([said(5, "gained", RED, by=RED_SAYS)], "claimed"),
        ([said(5, "gained", RED, by=BLUE_SAYS, previous=BLUE)], "assessed"),  # against itself
    ],
)
def test_claimed_or_assessed(told: list[Telling], basis: str) -> None:
    found = span(5, *told)
    assert found is not None
    assert (found.holder, found.basis) == (RED, basis)


def test_a_chorus_counts_as_one_source() -> None:
    found = span(5, *(said(5, "gained", RED, by=(), report=f"new{n}") for n in range(50)))
    assert found is not None
    assert [s.chorus for s in found.sources] == [50]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([said(0, "gained", BLUE, previous=RED), said(5, "gained", "Unidentified Armed Group (XX)", previous=BLUE)], RED),
        ([said(0, "gained", BLUE, previous=RED), said(5, "held", "the forces")], BLUE),  # either of the two: left out
        ([said(5, "held", "Unidentified Armed Group (XX)")], "Unidentified Armed Group (XX)"),
        ([START, said(5, "gained", RED, previous=RED)], RED),
    ],
)
def test_a_holder_without_a_name_is_the_one_other_party(told: list[Telling], expected: str) -> None:
    assert state(6, *told) == expected


def test_certainty_decays_without_news() -> None:
    line = lines(START, until=300)[0]
    fresh, stale = lines(START, until=1)[0].spans[0].p, line.spans[-1].p
    assert stale < fresh


def test_nothing_is_painted_after_long_silence() -> None:
    assert state(900, START, until=1000) is None


def test_the_report_of_a_long_past_speaks_for_the_years_between() -> None:
    late = carrier("history", on(3000))
    told = held("history", "gained", RED, when=day(), printed=late)
    assert state(1500, told, until=3000) == RED


@pytest.mark.parametrize("bad", [date(25, 5, 4), date(2090, 1, 1)])
def test_impossible_days_do_no_harm(bad: date) -> None:
    told = [START, said(5, "gained", RED, when=day(bad), printed=carrier("odd", on(5)))]
    assert state(5, *told) == BLUE


def test_two_places_of_one_name_stay_two() -> None:
    far = Place("made:9", TOWN.name, "YY", lat=-10.0, lon=20.0)
    found = lines(START, said(0, "held", RED, place=far))
    assert [(t.place.id, t.spans[0].holder) for t in found] == [("made:1", BLUE), ("made:9", RED)]


def test_a_town_informs_its_quarters_and_a_quarter_its_town() -> None:
    mill = Place("made:1a", "Mill Quarter", "XX", lat=10.01, lon=20.0)
    parts = {mill.id: TOWN.id}
    told = [START, said(5, "gained", RED, place=mill, previous=BLUE), said(8, "gained", BLUE, place=mill, previous=RED)]
    found = {t.place.id: t for t in lines(*told, parts=parts)}
    town, quarter = found[TOWN.id].on(on(5)), found[mill.id].on(on(2))
    assert town is not None
    assert town.contested
    assert quarter is not None
    assert quarter.holder == BLUE


def test_parts_are_kept_as_notes() -> None:
    found = span(5, START, said(5, "gained", RED, "part", part="northern quarters", previous=BLUE))
    assert found is not None
    assert [(n.part, n.holder) for n in found.parts] == [("northern quarters", RED)]


def test_fighting_alone_paints_nothing() -> None:
    assert lines(event("a", "Armed clash", side_b=(RED,))) == ()


def test_a_capture_told_only_as_an_event_counts() -> None:
    taken = event("b", "Non-state actor overtakes territory", side_a=(RED,), side_b=(BLUE,), when=day(on(5)), printed=carrier("b", on(5)))
    assert state(8, START, taken) in (RED, "contested")


def test_as_known_on_a_day() -> None:
    late = said(5, "held", BLUE, printed=carrier("late", on(9)), by=OTHER_MONITOR)
    told = [START, said(5, "gained", RED, by=RED_SAYS), late]
    before = tellings_known_on(told, on(5))
    assert len(before) == 2
    assert state(5, *told) == BLUE


def test_one_day_is_what_the_whole_line_says_of_it() -> None:
    told = [START, GAIN, said(8, "contested", None)]
    whole = lines(*told)[0]
    for n in range(11):
        (one,) = (
            lines(*told, until=n, since=on(n))
            if n == 10
            else (Timeline(TOWN, tuple(s for s in whole.spans if s.first <= on(n) <= s.last)),)
        )
        there = whole.on(on(n))
        assert there is not None
        assert one.on(on(n)) is not None
        assert (one.spans[0].holder, one.spans[0].contested) == (there.holder, there.contested)


def test_the_story_of_a_place() -> None:
    told = [START, GAIN, said(5, "held", BLUE, by=BLUE_SAYS, quote="not one street was lost")]
    linked = link_events(told, words=WORDS)
    story = explain_place(TOWN, told, linked.book, linked.contradictions, on(6))
    assert [c.span.first for c in story.changes] == sorted(c.span.first for c in story.changes)
    assert any("not one street was lost" in p.quote for c in story.changes for k in c.contradictions for p in k.positions)
    assert all(c.said for c in story.changes)
    assert story.tips


def test_the_story_of_a_place_nobody_speaks_of_is_empty() -> None:
    story = explain_place(replace(TOWN, id="made:0"), [START], link_events([START], words=WORDS).book)
    assert (story.changes, story.tips) == ((), ())


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    told: list[Telling] = []
    for n in range(draw(st.integers(1, 9))):
        start = draw(st.integers(0, 20))
        when = day(on(start), on(start + draw(st.integers(0, 5))), draw(st.sampled_from(("day", "week", "month"))))
        kind = draw(st.sampled_from(("gained", "held", "lost", "besieged", "contested")))
        extent = draw(st.sampled_from(("all", "most", "part", "edges", "unspecified")))
        by = draw(st.sampled_from((MONITOR, BLUE_SAYS, RED_SAYS, ())))
        holder = None if kind == "contested" else draw(st.sampled_from((BLUE, RED)))
        printed = carrier(f"r{n}", on(start + draw(st.integers(0, 30))))
        told.append(held(f"r{n}", kind, holder, extent, by=by, when=when, printed=printed, id=f"t{n}"))
    return told


@settings(max_examples=80, deadline=None)
@given(tellings(), st.randoms(use_true_random=False))
def test_spans_never_overlap_and_order_does_not_matter(told: list[Telling], rng: random.Random) -> None:
    mixed = list(told)
    rng.shuffle(mixed)
    found = lines(*told, until=60)
    assert found == lines(*mixed, until=60)
    for line in found:
        assert all(s.first <= s.last and 0 < s.p <= 1 and s.reports for s in line.spans)
        assert all(a.last < b.first for a, b in zip(line.spans, line.spans[1:], strict=False))
        assert line.spans[-1].last <= on(60)
