"""What lies in what, and what a region tells of its towns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from marsad.control import control_timeline
from marsad.control.containment import quarters_of, regions_of
from marsad.link import link_events
from marsad.model import Place
from tests.link.made import BLUE, DAY, RED, TOWN, WORDS, carrier, day, held

CITY = replace(TOWN, population=90_000, admin1="Sara Province")
MILL = Place("made:q", "Mill", "XX", "Sara Province", lat=10.02, lon=20.0, feature="P.PPLX")
REGION = Place("made:r", "Sara Province", "XX", feature="A.ADM1")


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (MILL, {"made:q": "made:1"}),
        (replace(MILL, lat=10.5), {}),
        (replace(MILL, feature="P.PPL"), {}),
        (replace(MILL, lat=None), {}),
    ],
)
def test_quarters(quarter: Place, expected: dict[str, str]) -> None:
    hamlet = Place("made:h", "Hamlet", "XX", lat=10.03, lon=20.0, population=10)
    assert quarters_of([CITY, quarter, hamlet]) == expected


def test_regions_hold_the_towns_the_gazetteer_puts_in_them() -> None:
    assert regions_of([CITY, MILL, REGION, replace(CITY, id="o", admin1="Other")]) == {"made:r": ["made:1", "made:q"]}


def test_the_whole_province_is_told_of_its_towns() -> None:
    later = DAY + timedelta(days=5)
    told = [
        held("a", holder=BLUE, place=CITY),
        held("b", "gained", RED, place=REGION, when=day(later), printed=carrier("b", later), previous=BLUE),
    ]
    found = {t.place.id: t for t in control_timeline(told, link_events(told, words=WORDS).book)}
    before, after = found[CITY.id].on(DAY), found[CITY.id].on(later)
    assert before is not None
    assert after is not None
    assert (before.holder, after.holder) == (BLUE, RED)
