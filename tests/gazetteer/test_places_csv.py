"""One's own list of places: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import MalformedError, NotFoundError
from marsad.gazetteer import open_gazetteer
from marsad.gazetteer.build import write_gazetteer
from marsad.gazetteer.own import merge_own
from marsad.gazetteer.places_csv import read_places
from tests.gazetteer.small_gazetteer import rows


def test_a_list_is_found_again(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text("\ufeffname,country,lat,lon,names\nCamp Seven,sy,35.1,40.2,Kamp 7|مخيم سبعة\n", encoding="utf-8")
    path = write_gazetteer(tmp_path / "g.sqlite", merge_own(rows(), {"mine": read_places(source)}))
    place = open_gazetteer(path).find("kamp 7")[0]
    assert (place.name, place.country, place.lat, place.source) == ("Camp Seven", "SY", 35.1, "mine.csv, line 2")
    assert open_gazetteer(path).get(place.id) == place


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",SY,1,2", "line 2: no name"),
        ("A,Syria,1,2", "two letters"),
        ("A,SY,x,2", "lat is 'x'"),
        ("A,SY,91,2", "between -90 and 90"),
        ("A,SY,1,-181", "between -180 and 180"),
        ("A,SY,1,nan", "between -180 and 180"),
        ("A,SY,1,", "lon is ''"),
        ("A" * 10_000 + ",SY,1,2", "no name"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, line: str, words: str) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(f"name,country,lat,lon\n{line}\n", encoding="utf-8")
    with pytest.raises(MalformedError, match=words):
        read_places(source)


def test_absent_and_other_encodings(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read_places(tmp_path / "absent.csv")
    (tmp_path / "latin.csv").write_bytes("name\nMálaga".encode("latin-1"))
    with pytest.raises(MalformedError, match="UTF-8"):
        read_places(tmp_path / "latin.csv")
