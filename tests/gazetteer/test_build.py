"""The file is written whole or not at all, twice the same, and our own places join those that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import InstallationError, MalformedError
from marsad.gazetteer import open_gazetteer
from marsad.gazetteer.build import build_gazetteer, write_gazetteer
from marsad.gazetteer.own import merge_own
from marsad.gazetteer.rows import Row
from marsad.gazetteer.sources import short_name, worth_keeping
from tests.gazetteer.small_gazetteer import rows, small_gazetteer


def test_same_rows_give_the_same_version(tmp_path: Path) -> None:
    one = open_gazetteer(small_gazetteer(tmp_path)).version
    other = open_gazetteer(write_gazetteer(tmp_path / "b.sqlite", reversed(rows()))).version
    fewer = open_gazetteer(write_gazetteer(tmp_path / "c.sqlite", rows()[1:])).version
    assert one == other != fewer


def test_a_failed_build_leaves_the_old_file(tmp_path: Path) -> None:
    path = small_gazetteer(tmp_path)
    before = path.read_bytes()
    broken = [*rows(), Row(1, "Nowhere", None, 0.0, 0.0, "P.PPL")]  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        write_gazetteer(path, broken)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_missing_own_places_are_told(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="vocab"):
        build_gazetteer(tmp_path / "out.sqlite", own=tmp_path / "absent.json")


OWN = {"id": "sy/new", "name": "Newtown", "country": "SY", "lat": 34.5, "lon": 40.9, "feature": "P.PPL", "source": "a test"}


def merged(*entries: dict[str, object]) -> dict[str, Row]:
    """Rows by name after the merge."""
    return {row.name: row for row in merge_own(rows(), {"test": list(entries)})}


def test_a_new_place_takes_the_divisions_of_its_neighbour() -> None:
    assert merged(OWN)["Newtown"].admin1 == 170792


def test_a_known_place_nearby_only_gains_names() -> None:
    rows_by_name = merged({**OWN, "name": "Albu-Kamal", "names": ["Bu Kamal"], "lat": 34.46, "lon": 40.93})
    assert "Albu-Kamal" not in rows_by_name
    assert "Bu Kamal" in rows_by_name["Albu Kamal"].names
    assert rows_by_name["Albu Kamal"].source == "geonames; a test"


def test_the_same_name_far_away_is_another_place() -> None:
    found = [r for r in merge_own(rows(), {"test": [{**OWN, "name": "Albu Kamal", "lat": 36.5}]}) if r.name == "Albu Kamal"]
    assert len(found) == 2


def test_an_entry_of_a_geonames_id_renames_and_adds() -> None:
    found = merge_own(rows(), {"test": [{"of": 91545, "name": "Rawa", "names": ["راوة"], "source": "memory"}]})
    row = next(r for r in found if r.n == 91545)
    assert row.name == "Rawa"
    assert "راوة" in row.names


@pytest.mark.parametrize(
    ("feature", "point"),
    [("L.RGN", (34.0, 41.0)), ("H.SEA", (None, None)), ("L.RGNE", (None, None))],
    ids=["region", "sea", "union of states"],
)
def test_a_region_has_the_mean_point_of_its_countries(feature: str, point: tuple[float | None, float | None]) -> None:
    row = merged({"id": "region/x", "name": "Mesopotamia", "feature": feature, "members": ["SY", "IQ"], "source": "memory"})["Mesopotamia"]
    assert (row.lat, row.lon) == point


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({**OWN, "lat": 134.5}, "no valid point"),
        ({**OWN, "lat": None}, "no valid point"),
        ({"of": 5, "name": "Atlantis", "source": "x"}, "GeoNames id 5"),
        ({"id": "region/x", "name": "X", "feature": "L.RGN", "members": ["QQ"], "source": "x"}, "QQ"),
    ],
)
def test_broken_entries_are_named(entry: dict[str, object], words: str) -> None:
    with pytest.raises(MalformedError, match=words):
        merge_own(rows(), {"test": [entry]})


@pytest.mark.parametrize(
    ("name", "short"), [("Homs Governorate", "Homs"), ("Kyiv Oblast", "Kyiv"), ("State of California", "California"), ("Ontario", None)]
)
def test_short_name(name: str, short: str | None) -> None:
    assert short_name(name) == short


def test_machine_transliterations_and_codes_are_dropped() -> None:
    assert list(worth_keeping(["Raqqa", "alrqt", "RAQ", "الرقة", "Ар-Ракка"], "Ar Raqqah")) == ["Raqqa", "الرقة", "Ар-Ракка"]
