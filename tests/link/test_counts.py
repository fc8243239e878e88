"""Other counts of an event's dead that a report gives, each by a speaker of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from marsad.link import link_events, tellings_of
from marsad.link.counts import other_counts
from marsad.model import Count, EventTelling, Range, Report, Voice
from tests.link.made import WORDS, event

ReadText = Callable[..., Report]


def counts_of(report: Report) -> list[tuple[int | None, int | None, str]]:
    told = [t for t in tellings_of(report) if isinstance(t, EventTelling)]
    return [(c.range.min, c.range.max, c.voices[0].name) for t in told for c in t.counts]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "An air strike on Taiz killed at least 12 civilians on Monday, residents said. The ministry put the number killed at 30.",
            [(30, 30, "ministry")],
        ),
        (
            "Shelling of Mekelle killed nine people on Monday, doctors said. The regional government said 25 people died.",
            [(25, 25, "regional government")],
        ),
        ("A bomb in Mosul killed 20 people on Monday, police said. Medics said 34 people were killed.", [(34, 34, "Medics")]),
        ("A bomb in Mosul killed 20 people on Monday, police said. Police said 34 people were wounded.", []),
        ("A bomb in Mosul killed 20 people on Monday, police said. A second bomb killed five people in Tikrit, medics said.", []),
        ("A bomb in Mosul killed 20 people on Monday, police said. The market was crowded.", []),
    ],
)
def test_second_counts(read_text: ReadText, text: str, counts: list[tuple[int, int, str]]) -> None:
    assert counts_of(read_text(text)) == counts


def test_a_number_that_stands_alone_is_the_events_own(read_text: ReadText) -> None:
    report = read_text("An air strike hit Taiz on Monday, the army said. Doctors said 12 people were killed.")
    assert other_counts(report.reading) == {}


def test_a_second_count_contradicts_the_first_and_is_a_source() -> None:
    telling = replace(event("a", dead=9, by=("doctors",)), counts=(Count(Range(25, 25), (Voice("the mayor"),), "25 people died"),))
    linked = link_events([telling], words=WORDS)
    (found,) = linked.contradictions
    assert (found.about, sorted((p.source, p.value, p.telling) for p in found.positions)) == (
        "fatalities",
        [("doctors", "9", telling.id), ("the mayor", "25", telling.id)],
    )
    assert {s.name for s in linked.events[0].sources} == {"doctors", "the mayor"}


@pytest.mark.parametrize(
    "count", [Count(Range(9, 9), (Voice("the mayor"),), "nine died"), Count(Range(25, 25), (Voice("doctors"),), "25 died")]
)
def test_the_same_number_and_the_same_speaker_do_not_contradict(count: Count) -> None:
    telling = replace(event("a", dead=(9, None) if count.voices[0].name == "doctors" else 9, by=("doctors",)), counts=(count,))
    assert link_events([telling], words=WORDS).contradictions == ()
