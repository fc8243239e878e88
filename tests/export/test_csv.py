"""CSV and GeoJSON: nothing that a spreadsheet would run, nobody on a default spot, days that stay days."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import StoreError
from marsad.export.columns import CONTROL, EVENTS, control_rows, event_row
from marsad.export.csv import csv_lines
from marsad.export.files import write_whole
from marsad.export.geojson import control_features, event_feature, geojson_pieces
from marsad.export.objects import control_object, event_object
from marsad.export.table import DANGEROUS, cell, plain_cell
from marsad.model import ControlSpan, DateInterval, Event, Place, Range, Source, Timeline
from tests.model.handmade import TELL

SOUTH = Place("geonames:1", "South", "ZA", lat=-34.4, lon=-18.0)
SOURCE = Source("Hill Monitor", None, ("r1",))


def event(**changes: Any) -> Event:
    values: dict[str, Any] = {
        "id": "e1",
        "sub_event_type": "Armed clash",
        "place": TELL,
        "when": DateInterval.days(date(2017, 3, 7), date(2017, 3, 9)),
    }
    values |= {"side_a": ("=HYPERLINK()", "B"), "side_b": (), "side_a_open": True, "fatalities": Range(9, None), "status": "asserted"}
    values |= {"grade": "Weak", "admiralty": "C3", "tellings": ("t",), "reports": ("r1",), "sources": (SOURCE,)}
    return Event(**{**values, **changes})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-5", "'-5"),
        ("@name", "'@name"),
        ("\tx", "'\tx"),
        ("'quoted'", "''quoted'"),
        ("plain", "plain"),
        ("", ""),
        (-34.4, -34.4),
        (None, None),
        (True, "true"),
        (["a", "b"], "a; b"),
        (["=a"], "'=a"),
        ("a\0b", "ab"),
    ],
)
def test_cell(value: object, expected: object) -> None:
    assert cell(value) == expected


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n")))
def test_words_come_back_and_never_begin_like_a_formula(words: str) -> None:
    shown = cell(words)
    assert not shown.startswith(tuple(DANGEROUS - {"'"}))
    assert plain_cell(shown) == words


def test_event_row_has_every_column() -> None:
    row = event_row(event_object(event()))
    assert set(row) == set(EVENTS.names)
    table = list(csv.DictReader(io.StringIO("".join(csv_lines(EVENTS, [row])))))
    assert {
        k: table[0][k] for k in ("date_start", "date_end", "year", "month", "day", "side_a", "fatalities_min", "fatalities_max", "sources")
    } == {
        "date_start": "2017-03-07",
        "date_end": "2017-03-09",
        "year": "2017",
        "month": "3",
        "day": "7",
        "side_a": "'=HYPERLINK(); B",
        "fatalities_min": "9",
        "fatalities_max": "",
        "sources": "1",
    }


def test_coordinates_stay_numbers() -> None:
    text = "".join(csv_lines(EVENTS, [event_row(event_object(event(place=SOUTH)))]))
    assert "-34.4,-18.0" in text


@pytest.mark.parametrize(
    ("place", "geometry"),
    [(TELL, {"type": "Point", "coordinates": [36.7, 35.9]}), (None, None), (Place("name:x", "X", ""), None)],
)
def test_features_have_a_point_or_none(place: Place | None, geometry: object) -> None:
    feature = event_feature(event_object(event(place=place)))
    assert feature["geometry"] == geometry
    assert (feature["properties"]["start"], feature["properties"]["end"]) == ("2017-03-07", "2017-03-09")


def test_event_without_a_day_has_none() -> None:
    row = event_row(event_object(event(when=DateInterval.unknown())))
    assert [row[k] for k in ("date_start", "date_end", "year", "month", "day")] == [None] * 5


def test_control_rows_and_features() -> None:
    spans = (
        ControlSpan("A", False, date(2017, 3, 1), date(2017, 3, 7), 0.9, "claimed", ("t",), ("r1",), (SOURCE,)),
        ControlSpan(None, True, date(2017, 3, 8), date(2017, 3, 8), 0.7, "contested", ("t",), ("r1",), (SOURCE,)),
    )
    told = control_object(Timeline(TELL, spans))
    rows = list(control_rows(told))
    assert set(rows[0]) == set(CONTROL.names)
    assert [(r["holder"], r["contested"], r["from"], r["to"]) for r in rows] == [
        ("A", False, "2017-03-01", "2017-03-07"),
        ("contested", True, "2017-03-08", "2017-03-08"),
    ]
    features = list(control_features(told))
    assert len({f["id"] for f in features}) == 2
    assert json.loads("".join(geojson_pieces(features)))["features"] == features


def test_empty_collection_is_valid() -> None:
    assert json.loads("".join(geojson_pieces([]))) == {"type": "FeatureCollection", "features": []}


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_whole(path, ["old"])

    def pieces() -> Any:
        yield "half"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write_whole(path, pieces())
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    with pytest.raises(StoreError, match=r"missing/out\.csv"):
        write_whole(tmp_path / "missing" / "out.csv", ["x"])
