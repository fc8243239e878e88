"""What makes two claims of a report one event."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model import Actor, ActorMention, DateInterval, DateMention, EventClaim, Place, PlaceMention, Span
from marsad.model.rules import TOLD_AGAIN, TOLD_BEFORE, WEAK
from marsad.resolve.same import merge_events, places_agree, same_event, told_enough

HOMS = PlaceMention(Span(50, 54), "Homs", place=Place("geonames:1", "Homs", "SY", admin1="Homs", lat=34.7, lon=36.7))
HAMA = PlaceMention(Span(60, 64), "Hama", place=Place("geonames:2", "Hama", "SY", admin1="Hama", lat=35.1, lon=36.7))
SYRIA = PlaceMention(Span(70, 75), "Syria", place=Place("geonames:3", "Syria", "SY", feature="A.PCLI"), precision=3)
DAY = DateMention(Span(0, 6), "Friday", DateInterval.days(date(2017, 11, 10), date(2017, 11, 10)), "relative")
WEEK = DateMention(Span(0, 9), "last week", DateInterval.days(date(2017, 11, 6), date(2017, 11, 12)), "relative")
UNDATED = DateMention(None, "", DateInterval.days(date(2017, 11, 12), date(2017, 11, 12)), "publication")
FIRST, THIRD = (DateMention(Span(0, 6), t, DateInterval.unknown(), "unknown") for t in ("Jan. 1", "Jan. 3"))
NEXT = DateMention(Span(0, 8), "Saturday", DateInterval.days(date(2017, 11, 11), date(2017, 11, 11)), "relative")


def actor(name: str) -> ActorMention:
    return ActorMention(Span(1, 2), name, Actor(name.lower(), name, 2))


def claim(kind="Air/drone strike", place=HOMS, day=DAY, a=(), rules=("event:air-strike",), at=10) -> EventClaim:
    return EventClaim(kind, "body", Span(at, at + 30), Span(at, at + 6), tuple(map(actor, a)), place=place, date=day, rules=rules)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (claim(), claim(), True),
        (claim(), claim(place=HAMA), False),
        (claim(), claim(place=SYRIA), True),
        (claim(), claim(day=NEXT), False),
        (claim(a=("A",)), claim(a=("B",)), False),
        (claim(a=("A",)), claim(), True),
        (claim(), claim("Attack", rules=("event:attack-noun", TOLD_AGAIN, TOLD_BEFORE)), True),
        (claim(), claim("Attack", rules=("event:killings",)), False),
        (claim(), claim(day=WEEK), False),
        (claim(), claim(day=UNDATED), True),
        (claim(day=WEEK), claim(day=UNDATED), False),
        (claim(day=FIRST), claim(day=THIRD), False),
        (claim(day=FIRST), claim(day=FIRST), True),
        (claim(), claim(place=HAMA, day=UNDATED, rules=("event:air-strike", TOLD_BEFORE)), True),
    ],
)
def test_same_event(a, b, same):
    assert same_event(a, b) is same


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        (claim(), True),
        (claim(place=None, day=DateMention(None, "", DateInterval.unknown(), "unknown")), False),
        (claim("Attack", day=DateMention(None, "", DateInterval.unknown(), "unknown"), rules=("event:kill", WEAK, TOLD_BEFORE)), False),
        (claim("Attack", a=("A",), rules=("event:kill", WEAK)), True),
    ],
)
def test_told_enough(told, enough):
    assert told_enough(told) is enough


def test_the_finer_place_wins():
    (event,) = merge_events([claim(place=SYRIA), claim(at=90)])
    assert event.place == HOMS


def test_a_region_agrees_with_its_town_only():
    jordan = PlaceMention(Span(1, 2), "Jordan", place=Place("geonames:9", "Jordan", "JO", feature="A.PCLI"), precision=3)
    assert places_agree(claim(place=SYRIA), claim()) and not places_agree(claim(place=jordan), claim())


def test_dead_told_for_other_places_go_on_with_the_strike():
    weak = claim("Attack", place=HAMA, rules=("event:kill", WEAK), at=80)
    assert [e.sub_event_type for e in merge_events([claim(a=("A",)), weak])] == ["Air/drone strike", "Air/drone strike"]
