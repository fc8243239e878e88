"""What a claim takes from the report around its sentence: the day, the place told before, the dead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from marsad.extract.scene import Scene
from marsad.extract.told import Surroundings, definite_place, finish_control, finish_events, report_day
from marsad.model import Article, ControlClaim, Dateline, EventClaim, PlaceMention, Published, Span
from marsad.model.rules import OWN_COUNTRY, TOLD_BEFORE
from tests.extract.conftest import article_of

Scenes = Callable[[str], list[Scene]]
SATURDAY = date(2017, 11, 11)


def claim_in(scene: Scene, trigger: str, kind: str = "Attack") -> EventClaim:
    """A bare claim of a sentence."""
    start = scene.text.index(trigger, scene.span.start)
    return EventClaim(kind, "body", scene.span, Span(start, start + len(trigger)))


def around(scenes: list[Scene], n: int, told: tuple[EventClaim, ...] = (), article: Article | None = None) -> Surroundings:
    """What the nth sentence stands in."""
    return Surroundings(scenes[n], scenes, told, article or article_of(scenes[n].text), ())


@pytest.mark.parametrize(
    ("dateline", "published", "expected"),
    [
        (date(2017, 11, 10), SATURDAY, (date(2017, 11, 10), "dateline")),
        (None, SATURDAY, (SATURDAY, "publication")),
        (date(2017, 11, 10), None, (date(2017, 11, 10), "dateline")),
        (None, None, (None, "unknown")),
    ],
)
def test_the_day_a_report_speaks_from(dateline: date | None, published: date | None, expected: tuple[date | None, str]) -> None:
    line = Dateline(Span(0, 4), "JUBA", dateline) if dateline else None
    day = report_day(replace(article_of("JUBA"), published=Published(published, "given"), dateline=line))
    assert (day.interval.start, day.how) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "day", "how", "background"),
    [
        ("Gunmen attacked a convoy on Thursday.", "attacked", date(2017, 11, 9), "relative", False),
        ("Gunmen attacked a convoy.", "attacked", SATURDAY, "publication", False),
        ("Gunmen attacked a convoy on 3 March 2016.", "attacked", date(2016, 3, 3), "explicit", True),
        ("Gunmen had attacked a convoy.", "attacked", None, "unknown", True),
    ],
)
def test_the_day_of_an_event(scenes_in: Scenes, text: str, trigger: str, day: date | None, how: str, background: bool) -> None:
    scenes = scenes_in(text)
    (event,) = finish_events([claim_in(scenes[0], trigger)], around(scenes, 0))
    assert (event.date.interval.start, event.date.how, event.background) == (day, how, background)


def test_a_place_told_before_is_taken_and_says_so(scenes_in: Scenes) -> None:
    scenes = scenes_in("Gunmen attacked a convoy near Homs. They killed two drivers.")
    first = replace(claim_in(scenes[0], "attacked"), place=scenes[0].places[0])
    (second,) = finish_events([claim_in(scenes[1], "killed")], around(scenes, 1, (first,)))
    assert second.place is not None
    assert (second.place.place, second.place.span, second.place.relation) == (
        first.place and first.place.place,
        scenes[0].places[0].span,
        None,
    )
    assert TOLD_BEFORE in second.rules


def test_a_place_of_its_own_stays(scenes_in: Scenes) -> None:
    scenes = scenes_in("Gunmen attacked a convoy near Homs. They killed two drivers in Hama.")
    own = replace(claim_in(scenes[1], "killed"), place=scenes[1].places[0])
    (event,) = finish_events([own], around(scenes, 1, (replace(own, place=scenes[0].places[0]),)))
    assert event.place == own.place
    assert TOLD_BEFORE not in event.rules


def test_nowhere_told_is_left_open(scenes_in: Scenes) -> None:
    scenes = scenes_in("Gunmen attacked a convoy.")
    (event,) = finish_events([claim_in(scenes[0], "attacked")], around(scenes, 0))
    assert event.place is None


def test_their_country_comes_before_what_was_told(scenes_in: Scenes) -> None:
    scenes = scenes_in("Gunmen attacked a convoy near Homs. They attacked troops in their country.")
    first = replace(claim_in(scenes[0], "attacked"), place=scenes[0].places[0])
    (event,) = finish_events([claim_in(scenes[1], "attacked")], around(scenes, 1, (first,)))
    assert event.place is not None
    assert (event.place.text, event.place.why) == ("their country", OWN_COUNTRY)


def test_the_dead_and_injured_of_the_sentence(scenes_in: Scenes) -> None:
    scenes = scenes_in("A blast killed at least nine people and wounded four.")
    (event,) = finish_events([claim_in(scenes[0], "blast", "Remote explosive/landmine/IED")], around(scenes, 0))
    assert (event.fatalities.total.min, event.fatalities.total.max, event.injured.min) == (9, None, 4)


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("gained", "Rebels seized Homs on Thursday.", date(2017, 11, 9)),
        ("held", "Rebels seized Homs.", SATURDAY),
        (
            "held",
            "On Thursday, when the governor and his guests from the coast had come for the feast of the harvest and the river had risen, "
            "rebels seized Homs.",
            SATURDAY,
        ),
    ],
    ids=["a day of its own", "no day", "a state far from the day"],
)
def test_the_day_of_a_control_statement(scenes_in: Scenes, kind: str, text: str, day: date) -> None:
    scenes = scenes_in(text)
    start = text.index("seized")
    claim = ControlClaim(kind, "all", "body", scenes[0].span, Span(start, start + 6), scenes[0].places[0])  # type: ignore[arg-type]
    (dated,) = finish_control([claim], around(scenes, 0))
    assert dated.date.interval.start == day


def test_a_place_told_again_is_the_whole_place() -> None:
    told = PlaceMention(Span(0, 4), "Homs", part="northern edges", relation="near", precision=2)
    assert (definite_place(told).part, definite_place(told).relation, definite_place(told).text) == (None, None, "Homs")
