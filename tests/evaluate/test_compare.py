"""Our events beside those of a coded data set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from marsad.acquire.tables import Sheet, read_sheet
from marsad.errors import MalformedError
from marsad.evaluate.coded import CodedEvent, read_ged
from marsad.evaluate.compare import Comparison, compare
from marsad.evaluate.compare_page import comparison_object, comparison_page
from marsad.model import DateInterval, Event, Place, Range
from tests.export.made import TOWN, event, hostile_words, timeline

D = date
OURS = event(when=DateInterval.days(D(2017, 3, 7), D(2017, 3, 7)), side_b=("Islamic State",))
THEIRS = CodedEvent("7", 1, ("Government of Syria", "IS"), "Khan Zaytun town", (-34.4, 36.7), D(2017, 3, 7), D(2017, 3, 7), 8, 8, 8, "SOHR")


def found(ours: Event, *theirs: CodedEvent) -> Comparison:
    return compare([ours], [timeline()], theirs)


def test_the_same_event_under_other_names_of_its_parties() -> None:
    (match,) = found(OURS, THEIRS).matches
    assert (match.days, match.km) == (0, 0)
    assert match.agrees == dict.fromkeys(("day", "place", "side a", "side b", "type of violence", "dead"), True)


@pytest.mark.parametrize(
    ("ours", "theirs", "field", "agrees"),
    [
        ({}, {"first": D(2017, 3, 8), "last": D(2017, 3, 8)}, "day", False),
        ({}, {"sides": ("IS", "Government of Syria")}, "side a", True),
        ({}, {"sides": ("Government of Iraq", "IS")}, "side a", False),
        ({"side_a": ()}, {}, "side a", None),
        ({"side_a_open": True}, {}, "side a", None),
        ({"fatalities": Range()}, {}, "dead", None),
        ({"fatalities": Range(20, 30)}, {}, "dead", False),
        ({"fatalities": Range(None, 8)}, {}, "dead", True),
        ({}, {"point": (-34.5, 36.7)}, "place", False),
        ({"side_b": ("Civilians",)}, {"violence": 3, "sides": ("Government of Syria", "Civilians")}, "type of violence", True),
    ],
)
def test_agreement_by_field(ours: dict[str, Any], theirs: dict[str, Any], field: str, agrees: bool | None) -> None:
    (match,) = found(replace(OURS, **ours), replace(THEIRS, **theirs)).matches
    assert match.agrees[field] is agrees


@pytest.mark.parametrize(
    ("theirs", "outside"),
    [
        ({"first": D(2017, 3, 9), "last": D(2017, 3, 9)}, 1),
        ({"point": (-34.7, 36.7)}, 0),
        ({"point": (-30.0, 36.7)}, 1),
        ({"point": (-34.5, 36.7), "sides": ("Government of Iraq", "Rebels")}, 0),
    ],
)
def test_what_is_not_the_same(theirs: dict[str, Any], outside: int) -> None:
    result = found(OURS, replace(THEIRS, **theirs))
    assert (result.matches, result.outside, len(result.only_theirs)) == ((), outside, 1 - outside)
    assert result.only_ours == (OURS,)


def test_each_event_is_matched_once_and_the_order_of_rows_does_not_matter() -> None:
    later = replace(THEIRS, id="8", first=D(2017, 3, 8), last=D(2017, 3, 8))
    for rows in ((THEIRS, later), (later, THEIRS)):
        result = found(OURS, *rows)
        assert [m.theirs.id for m in result.matches] == ["7"]
        assert [c.id for c in result.only_theirs] == ["8"]


def test_page_shows_all_of_it_and_runs_nothing() -> None:
    words = " ".join(hostile_words(40)) + "<script>x</script>"
    ours = replace(OURS, side_a=(words,), place=Place("x", words, "SY", lat=TOWN.lat, lon=TOWN.lon))
    page = comparison_page(found(ours, replace(THEIRS, place=words)), words)
    tags: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.add(tag)  # type: ignore[method-assign]
    parser.feed(page)
    assert "script" not in tags and {"table", "h1", "h2"} <= tags
    assert comparison_object(found(ours, THEIRS), "x")["matched"] == 1


def test_rows_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    header = "id,type_of_violence,side_a,side_b,where_coordinates,latitude,longitude,date_start,date_end,best"
    (tmp_path / "g.csv").write_text(f"{header}\n1.0,1.0,A,B,X,1,2,2017-03-01,2017-03-01,3.0\n2,1,A,B,X,,2,2017-03-01,2017-03-01,3\n")
    events, unread = read_ged(read_sheet(tmp_path / "g.csv"))
    assert [(e.id, e.best, e.low, e.high) for e in events] == [("1", 3, 3, 3)]
    assert unread.total() == 1
    with pytest.raises(MalformedError, match="side_a"):
        read_ged(Sheet(tmp_path, ("id",), (), True))


@pytest.mark.parametrize(("name", "rows"), [("ged_sample_49_columns.csv", 1000), ("deir_ez_zor_2017_q4.csv", 311)])
def test_published_rows_are_read(shared: Path, name: str, rows: int) -> None:
    events, unread = read_ged(read_sheet(shared / "gold" / "ged" / name))
    assert (len(events), unread.total()) == (rows, 0)
