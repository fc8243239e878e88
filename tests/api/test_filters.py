"""Filters: what is read from an address, what passes, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.api.filters import BadFilter, Filters, apply, kilometres, read_filters
from tests.api.world import World

ROWS = World().shelf().events()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({}, "aa11 bb22 cc33 dd44"),
        ({"place": "qas"}, "aa11"),
        ({"place": "geonames:12"}, "dd44"),
        ({"actor": "free brig"}, "aa11 bb22 dd44"),
        ({"type": "battles"}, "aa11"),
        ({"type": "Peaceful protest"}, "cc33"),
        ({"since": "2020-03-03"}, "bb22 cc33"),
        ({"until": "2020-03-03"}, "aa11"),
        ({"since": "2020-03-05", "until": "2020-03-05"}, "bb22 cc33"),
        ({"status": "disputed", "country": "sy"}, "bb22 dd44"),
        ({"grade": "weak"}, "aa11"),
        ({"source": "mayor"}, "aa11 bb22 cc33 dd44"),
        ({"near": "35.0,40.0,5"}, "aa11"),
        ({"near": "35.0,40.0,100"}, "aa11 dd44"),
        ({"bbox": "40.5,35,41,36"}, "dd44"),
        ({"bbox": "170,30,41,40"}, "aa11 dd44"),
        ({"q": "agreement"}, "dd44"),
        ({"q": "  "}, "aa11 bb22 cc33 dd44"),
    ],
)
def test_what_passes(query: dict[str, str], ids: str) -> None:
    assert sorted(row.id for row in apply(read_filters(query), ROWS).rows) == ids.split()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"since": "11.3.2020"}, "since"),
        ({"since": "2020-02-30"}, "since"),
        ({"since": "20200301"}, "since"),
        ({"until": "2020-W10-1"}, "until"),
        ({"until": "0001-01-01"}, "until"),
        ({"q": "a\x00b"}, "q"),
        ({"as_known_on": "yesterday"}, "as_known_on"),
        ({"near": "35,40"}, "near"),
        ({"near": "35,40,nan"}, "near"),
        ({"bbox": "1,2,3,4,5"}, "bbox"),
        ({"bbox": "a,b,c,d"}, "bbox"),
        ({"status": "sure"}, "status"),
        ({"q": "x" * 201}, "q"),
        ({"colour": "red"}, "colour"),
        ({"since": "2020-03-05", "until": "2020-03-01"}, "since"),
    ],
)
def test_what_is_refused(query: dict[str, str], named: str) -> None:
    with pytest.raises(BadFilter) as caught:
        read_filters(query)
    assert [fault.name for fault in caught.value.faults] == [named]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(BadFilter) as caught:
        read_filters({"since": "x", "until": "y", "foo": "z"})
    assert {fault.name for fault in caught.value.faults} == {"since", "until", "foo"}


def test_removed_says_what_each_filter_took() -> None:
    outcome = apply(read_filters({"actor": "free", "type": "Battles"}), ROWS)
    assert outcome.removed == (("actor", "free", 1), ("type", "Battles", 2))
    assert outcome.total - sum(n for _, _, n in outcome.removed) == len(outcome.rows)


def test_words_in_a_report_find_its_events() -> None:
    found = apply(Filters(q="nowhere in the event"), ROWS, frozenset({"r3"})).rows
    assert {row.id for row in found} == {"aa11", "bb22", "cc33", "dd44"}


def test_filters_come_back_from_their_own_address() -> None:
    asked = Filters(place="Qasr", near=(35.5, -40.0, 3.0), since=date(2020, 3, 1))
    assert read_filters(asked.query()) == asked


@pytest.mark.parametrize(
    ("points", "km"), [((0, 0, 0, 1), 111.2), ((34.45, 40.92, 34.37, 41.09), 18.0), ((0, 179.5, 0, -179.5), 111.2), ((5, 5, 5, 5), 0.0)]
)
def test_kilometres(points: tuple[float, float, float, float], km: float) -> None:
    assert kilometres(*points) == pytest.approx(km, abs=0.2)
