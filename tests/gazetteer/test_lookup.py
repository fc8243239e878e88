"""Places by name in every spelling, by id, and what lies above them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.errors import InstallationError, NotFoundError
from marsad.gazetteer import Gazetteer, open_gazetteer
from marsad.gazetteer.rows import DEFAULT_PATH
from tests.gazetteer.small_gazetteer import small_gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The small one."""
    opened = open_gazetteer(small_gazetteer(tmp_path_factory.mktemp("gazetteer")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def whole() -> Gazetteer:
    """The one the package keeps."""
    if not DEFAULT_PATH.is_file():
        pytest.skip("needs the built gazetteer: python -m marsad.gazetteer.build")
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Albu Kamal", "geonames:174448"),
        ("al-Bukamal", "geonames:174448"),
        ("Bukamal", "geonames:174448"),
        ("ABU KAMAL", "geonames:174448"),
        ("البوكمال", "geonames:174448"),
        ("Deir al-Zour", "geonames:170794"),
        ("Qaim", "geonames:99347"),
        ("Tabqa dam", "marsad:sy/tabqa-dam"),
        ("US", "geonames:6252001"),
        ("Georgia", "geonames:614540"),
    ],
)
def test_find(gazetteer: Gazetteer, name: str, id: str) -> None:
    assert id in [p.id for p in gazetteer.find(name)][:2]


@pytest.mark.parametrize("name", ["", "Zzyzzx", "x" * 10_000, "'; DROP TABLE place; --", "%"])
def test_find_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == ()


def test_get_and_parents(gazetteer: Gazetteer) -> None:
    town = gazetteer.get("geonames:174448")
    assert (town.name, town.country, town.admin1) == ("Albu Kamal", "SY", "Deir Ezzor")
    assert [p.name for p in gazetteer.parents(town)] == ["Deir Ezzor", "Syria"]
    assert gazetteer.country("sy") == gazetteer.get("geonames:163843")
    assert gazetteer.country("XX") is None


@pytest.mark.parametrize("id", ["geonames:5", "geonames:", "marsad:sy/nowhere", "nonsense", "geonames:99999999999999999999999"])
def test_unknown_ids(gazetteer: Gazetteer, id: str) -> None:
    with pytest.raises(NotFoundError):
        gazetteer.get(id)


def test_info_counts_by_source(gazetteer: Gazetteer) -> None:
    info = gazetteer.info()
    assert info["sources"]["memory"] == 2
    assert info["places"] == sum(info["sources"].values()) == sum(info["classes"].values())


def test_missing_damaged_and_other_versions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="no gazetteer at"):
        open_gazetteer(tmp_path / "absent.sqlite")
    (tmp_path / "broken.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(InstallationError, match="is no gazetteer"):
        open_gazetteer(tmp_path / "broken.sqlite")
    newer = small_gazetteer(tmp_path)
    with sqlite3.connect(newer) as base:
        base.execute("UPDATE meta SET value = 99 WHERE key = 'schema'")
    base.close()
    with pytest.raises(InstallationError, match="version 99"):
        open_gazetteer(newer)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Deir Ezzor", "SY"),
        ("Mayadin", "SY"),
        ("Baghuz", "SY"),
        ("Maarat al-Numan", "SY"),
        ("Kobane", "SY"),
        ("Hawija", "IQ"),
        ("Tal Afar", "IQ"),
        ("Rawa", "IQ"),
        ("Robotyne", "UA"),
        ("Artemivsk", "UA"),
        ("Kupiansk", "UA"),
        ("Hodeidah", "YE"),
        ("El Fasher", "SD"),
        ("Minova", "CD"),
        ("Mekelle", "ET"),
        ("Myawaddy", "MM"),
        ("Marawi", "PH"),
        ("Derna", "LY"),
        ("Chibok", "NG"),
        ("Baga", "NG"),
    ],
)
def test_towns_of_recent_wars(whole: Gazetteer, name: str, country: str) -> None:
    assert country in {p.country for p in whole.find(name)}


def test_every_town_of_the_storylines_is_there(whole: Gazetteer, shared: Path) -> None:
    import json

    missing = []
    for path in sorted(shared.glob("gold/storylines/*/gold.json")):
        for name, place in json.loads(path.read_text(encoding="utf-8"))["places"].items():
            near = [p for p in whole.find(name) if p.lat is not None and abs(p.lat - place["lat"]) < 0.25 and p.country == place["country"]]
            missing += [] if near else [name]
    assert missing == []


def test_no_point_rests_on_memory(whole: Gazetteer) -> None:
    told = whole._base.execute(
        "SELECT count(*) FROM place WHERE source = 'memory' AND lat IS NOT NULL AND feature NOT IN ('L.RGN', 'L.RGNH')"
    )
    regions = whole._base.execute("SELECT name FROM place WHERE source = 'memory' AND lat IS NOT NULL AND substr(feature, 1, 1) = 'P'")
    assert regions.fetchall() == []
    assert told.fetchone()[0] < 100


def test_size(whole: Gazetteer) -> None:
    assert whole.path.stat().st_size <= 60_000_000


@pytest.mark.parametrize(
    "ask",
    [
        lambda g: g._hits("raqqa"),
        lambda g: g._sounds("al hasakah"),
        lambda g: g.get("geonames:174448"),
        lambda g: g.country("SY"),
    ],
    ids=["a name", "a sound", "an id", "a country"],
)
def test_no_question_reads_through_all_places(whole: Gazetteer, ask: Callable[[Gazetteer], object]) -> None:
    """Speed without a clock: the database looks everything up in an index."""
    asked: list[str] = []
    whole._base.set_trace_callback(asked.append)
    try:
        assert ask(whole)
    finally:
        whole._base.set_trace_callback(None)
    plans = [row[3] for query in asked for row in whole._base.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plans
    assert not [step for step in plans if step.startswith("SCAN")]


def test_a_place_has_the_codes_of_its_divisions(whole: Gazetteer) -> None:
    town = next(p for p in whole.find("Raqqa") if p.feature == "P.PPL" and p.country == "SY")
    assert (town.admin1_code, whole.get("geonames:172957").admin1_code) == ("SY-RA", "SY-RA")
