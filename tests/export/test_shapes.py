"""ACLED's and GED's shapes: their columns in their order, their rules, their bounds; and nobody's ids."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from marsad.export import acled, ged
from marsad.export.given import Asked, Detail
from marsad.model import DateInterval, Event, Place, Range
from tests.export.made import CROWD, PROVINCE, REBELS, TOWN, event, given

ACLEDS_ID = re.compile(r"[A-Z]{3}\d+")


def rows(module: Any, *events: Event, **how: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(module.pieces(given(events, **how))))))


@pytest.mark.parametrize(
    ("heading", "table"), [("ACLED export, 31 columns in order", acled.ACLED), ("UCDP GED export, 49 columns in order", ged.GED)]
)
def test_columns_are_those_of_the_codebook_in_its_order(shared: Path, heading: str, table: Any) -> None:
    text = (shared / "gold" / "VOCABULARY.md").read_text(encoding="utf-8")
    listed = text.split(f"## {heading}\n", 1)[1].split(".\n", 1)[0]
    assert table.names == tuple(listed.split(", "))


def test_columns_are_those_of_published_ged_rows(shared: Path) -> None:
    with (shared / "gold" / "ged" / "ged_sample_49_columns.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == ged.GED.names


def test_acled_row() -> None:
    first, second, third = rows(acled, event())
    assert [r["event_id_cnty"] for r in (first, second, third)] == [f"marsad:e1/2017-03-0{n}" for n in (7, 8, 9)]
    assert [r["fatalities"] for r in (first, second, third)] == ["3", "2", "2"]
    assert not any(ACLEDS_ID.fullmatch(r["event_id_cnty"]) for r in (first, second, third))
    told = {"actor1": "Military Forces of Syria", "assoc_actor_1": "Guard", "inter1": "1", "actor2": "Hill Brigade", "inter2": "2"}
    told |= {"interaction": "12", "iso": "760", "region": "Middle East", "country": "Syria", "latitude": "-34.4", "time_precision": "1"}
    told |= {"disorder_type": "Political violence", "timestamp": "1577934245", "tags": "ACLED-shaped, not ACLED data", "year": "2017"}
    assert {name: first[name] for name in told} == told


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"when": DateInterval.days(date(2017, 3, 6), date(2017, 3, 12), "week")}, {"event_date": "2017-03-09", "time_precision": "2"}),
        ({"when": DateInterval.days(date(2017, 3, 1), date(2017, 3, 31), "month")}, {"event_date": "2017-03-16", "time_precision": "3"}),
        ({"fatalities": Range(None, 20)}, {"fatalities": "0"}),
        ({"side_a": ()}, {"actor1": "Unidentified Armed Group (Syria)", "inter1": "3", "interaction": "23"}),
        ({"side_a_open": True}, {"actor1": "Unidentified Armed Group (Syria)", "assoc_actor_1": "", "inter1": "3"}),
        ({"side_a": (), "sub_event_type": "Peaceful protest"}, {"actor1": "", "inter1": "0", "disorder_type": "Demonstrations"}),
        ({"side_b": ()}, {"actor2": "", "inter2": "0", "interaction": "10"}),
        ({"side_b": (CROWD.name,)}, {"civilian_targeting": "Civilian targeting", "interaction": "17"}),
        ({"side_a": ("Nobody knows",)}, {"actor1": "Nobody knows", "inter1": "0", "interaction": "20"}),
        ({"place": PROVINCE}, {"geo_precision": "3", "region": "Western Africa", "iso": "466"}),
    ],
)
def test_acled_rules(changes: dict[str, Any], expected: dict[str, str]) -> None:
    row = rows(acled, event(**changes))[0]
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize(
    "changes",
    [{"when": DateInterval.unknown()}, {"place": None}, {"when": DateInterval.days(date(2017, 1, 1), date(2017, 12, 31), "year")}],
)
def test_what_acled_cannot_hold_is_left_out_and_counted(changes: dict[str, Any]) -> None:
    material = given([event(**changes), event("e2")])
    assert len("".join(acled.pieces(material)).splitlines()) == 1 + 3
    assert material.left_out.total() == 1


def test_monadic_has_a_row_an_actor_and_no_second_actor() -> None:
    told = rows(acled, event(when=DateInterval.days(date(2017, 3, 7), date(2017, 3, 7))), asked=Asked(monadic=True))
    assert [(r["actor1"], r["inter1"]) for r in told] == [("Military Forces of Syria", "1"), ("Hill Brigade", "2")]
    assert "actor2" not in told[0]


def test_ged_row() -> None:
    (row,) = rows(ged, event(side_a=(REBELS.name,), side_b=("Military Forces of Syria",)), details={"t1": Detail(1, 2, 3, None, 1)})
    told = {"id": "marsad:e1", "type_of_violence": "1", "side_a": "Military Forces of Syria", "side_b": "Hill Brigade", "gwnoa": "652"}
    told |= {"deaths_a": "3", "deaths_b": "2", "deaths_unknown": "2", "best": "7", "low": "7", "high": "9", "country_id": "652"}
    told |= {"source_article": "\"Valley Post,2017-03-08,Army, rebels clash in 'Zaytun'\"", "source_original": "Hill Monitor"}
    told |= {"date_prec": "2", "where_prec": "1", "geom_wkt": "POINT (36.7 -34.4)", "gwnob": "", "event_clarity": "1"}
    assert {name: row[name] for name in told} == told


def test_priogrid_is_that_of_published_rows(shared: Path) -> None:
    with (shared / "gold" / "ged" / "deir_ez_zor_2017_q4.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert ged.priogrid(float(row["latitude"]), float(row["longitude"])) == int(float(row["priogrid_gid"]))


COUNTS = st.none() | st.integers(0, 50)


@drawn(low=COUNTS, more=COUNTS, sides=st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), against=st.sampled_from([(REBELS.name,), (CROWD.name,)]))
def test_ged_sums_and_bounds_always_hold(low: int | None, more: int | None, sides: Any, against: tuple[str, ...]) -> None:
    high = None if more is None else (low or 0) + more
    for row in rows(ged, event(fatalities=Range(low, high), side_b=against), details={"t1": Detail(1, *sides)}):
        deaths = [int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")]
        assert sum(deaths) == int(row["best"]) and min(deaths) >= 0
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"fatalities": Range()}, "no dead"),
        ({"place": None}, "no place"),
        ({"when": DateInterval.unknown()}, "no day"),
        ({"sub_event_type": "Agreement"}, "no organised violence"),
        ({"side_a": ("Nobody knows",), "side_b": ()}, "no organised violence"),
    ],
)
def test_what_ged_would_not_hold_is_left_out_and_counted(changes: dict[str, Any], why: str) -> None:
    material = given([event(**changes)])
    assert len("".join(ged.pieces(material)).splitlines()) == 1
    assert [reason for reason in material.left_out if why in reason]


@pytest.mark.parametrize(
    ("place", "precision", "expected"),
    [
        (TOWN, 1, 1),
        (TOWN, 2, 2),
        (PROVINCE, 3, 4),
        (Place("x", "X", "SY", feature="A.PCLI"), 3, 6),
        (Place("x", "X", "SY", feature="A.ADM2"), 2, 3),
        (Place("x", "X", "SY", feature="H.STM"), 3, 5),
    ],
)
def test_where_precision(place: Place, precision: int, expected: int) -> None:
    assert ged.where_precision(place, precision) == expected
