"""Many reports of one thing, read from their texts: what the texts differ in does not make it many things, nor many sources."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from marsad.database.linking import link_reports
from marsad.model import Report
from marsad.store import Links

DAY = date(2020, 12, 12)
ReadText = Callable[..., Report]


def reports_of(read_text: ReadText, texts: list[str], day: Callable[[int], date] = lambda _: DAY) -> list[Report]:
    """The texts as reports of outlets of their own."""
    found = []
    for n, told in enumerate(texts):
        report = read_text(told, day(n).isoformat())
        found.append(replace(report, id=f"r{n}", article=replace(report.article, outlet=f"Outlet {n}")))
    return found


def _abduction(rng: random.Random) -> str:
    who = rng.choice(("Gunmen", "Armed men", "Boko Haram fighters", "Suspected Boko Haram militants", "Bandits"))
    many = rng.choice(("more than 300 schoolboys", "about 330 pupils", "80 students", "hundreds of boys", "344 students"))
    how = rng.choice((" from a secondary school", " after storming a boarding school", " from a hostel", ""))
    when = rng.choice(("on Friday night", "on Friday", "late on Friday"))
    dead = rng.choice(("", ", killing two guards", ", killing a police officer"))
    says = rng.choice((", residents said", ", police said", ", the state governor said", "", ", a teacher told this newspaper"))
    rest = rng.choice(("Parents gathered at the gates.", "The market stayed closed.", "Teachers called the names one by one."))
    return f"{who} {rng.choice(('abducted', 'kidnapped'))} {many}{how} in Kankara {when}{dead}{says}. {rest}"


def test_366_reports_of_one_abduction_are_one_event(read_text: ReadText) -> None:
    rng = random.Random(11)
    texts = [_abduction(rng) for _ in range(366)]
    linked = link_reports(reports_of(read_text, texts, lambda n: DAY + timedelta(days=n % 3 % 2)))
    (taken,) = (e for e in linked.events if e.sub_event_type == "Abduction/forced disappearance")
    assert len(taken.reports) == 366
    assert {"perpetrator", "fatalities"} <= {c.about for c in linked.contradictions if c.event == taken.id}


REWRITES = (
    ("Rebels captured the town of Sinjar", "Sinjar was captured by rebels", "The town of Sinjar was taken by rebels", "Rebels took Sinjar"),
    ("on Thursday", "on Thursday morning", "early on Thursday"),
    ("The streets were empty.", "Shops stayed shut.", "Nobody was seen outside.", "Cars left by the northern road.", "Phones were dead."),
)


def _chorus(n: int) -> str:
    told, when, rest = (part[n // size % len(part)] for part, size in zip(REWRITES, (1, 4, 12), strict=True))
    return f"{told} {when}. {rest} Note {n}."


def _control(linked: Links) -> set[tuple[str, bool]]:
    return {(span.basis, bool(span.holder)) for line in linked.timelines for span in line.spans if line.place.name == "Sinjar"}


def test_a_chorus_of_fifty_new_outlets_is_one_source_and_no_proof(read_text: ReadText) -> None:
    linked = link_reports(reports_of(read_text, [_chorus(n) for n in range(50)]))
    (event,) = linked.events
    assert len(event.reports) == 50
    assert len(event.sources) <= 2
    assert event.grade == "Weak"
    assert any("chorus" in note for note in event.notes)
    assert "assessed" not in {basis for basis, _ in _control(linked)}
    assert ("claimed", True) in _control(linked)


def test_a_lone_new_voice_is_claimed_never_assessed(read_text: ReadText) -> None:
    linked = link_reports(reports_of(read_text, ["Rebels captured the town of Sinjar on Thursday."]))
    assert _control(linked) == {("claimed", True)}
    assert [e.grade for e in linked.events] == ["Weak"]


@pytest.mark.parametrize("day", [date(25, 3, 1), date(1, 1, 1), date(2199, 1, 1), date(9999, 12, 31)])
def test_a_report_of_an_impossible_day_breaks_nothing(read_text: ReadText, day: date) -> None:
    said = "Rebels captured the town of Sinjar on Thursday. Two soldiers were killed on Tuesday."
    linked = link_reports(reports_of(read_text, [said, said], lambda n: (day, DAY)[n]))
    assert {"r1"} <= {report for e in linked.events for report in e.reports}
    assert all(span.last.year >= span.first.year for line in linked.timelines for span in line.spans)


def test_two_towns_of_one_name_are_two_places(read_text: ReadText) -> None:
    texts = ["A bomb killed four people in Tripoli, Libya, on Thursday.", "A bomb killed four people in Tripoli, Lebanon, on Thursday."]
    linked = link_reports(reports_of(read_text, texts))
    assert {e.place.country for e in linked.events if e.place} == {"LY", "LB"}


def test_who_claims_both_sides_holds_neither_alone(read_text: ReadText) -> None:
    texts = ["The army captured Sinjar on Thursday, the Hawk agency said.", "Rebels captured Sinjar on Thursday, the Hawk agency said."]
    linked = link_reports(reports_of(read_text, texts))
    assert "assessed" not in {basis for basis, _ in _control(linked)}
