"""Which place a name means: parents, neighbours, type words and the report's countries before population; no choice when unclear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from marsad.extract.places import find_places
from marsad.gazetteer import Gazetteer, open_gazetteer
from marsad.model import Place, PlaceMention, Span
from marsad.resolve.place_distance import kilometres, within
from marsad.resolve.places import resolve_places
from tests.gazetteer.small_gazetteer import cues, small_gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The small one."""
    opened = open_gazetteer(small_gazetteer(tmp_path_factory.mktemp("gazetteer")))
    yield opened
    opened.close()


def read(text: str, gazetteer: Gazetteer, region: str | None = None) -> dict[str, PlaceMention]:
    """Resolved mentions by their words."""
    mentions = find_places(text, [Span(0, len(text))], gazetteer, cues())
    return {m.text: m for m in resolve_places(mentions, text, gazetteer, region)}


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("Iraqi troops took the towns of Rawa and Al Qaim in Iraq.", "Rawa", "geonames:91545"),
        ("They reached Rawa, Anbar, on Monday.", "Rawa", "geonames:91545"),
        ("A storm hit Paris, Texas.", "Paris", "geonames:4717560"),
        ("A storm hit Paris.", "Paris", "geonames:2988507"),
        ("Crowds marched in Atlanta, Georgia, and in Tampa.", "Georgia", "geonames:4197000"),
        ("Crowds marched in Georgia.", "Georgia", "geonames:614540"),
        ("Clashes were heard in Raqqa province.", "Raqqa", "geonames:172957"),
        ("Clashes were heard in the city of Raqqa.", "Raqqa", "geonames:172955"),
        ("Forces of Syria held Deir al-Zour for years.", "Deir al-Zour", "geonames:170794"),
    ],
)
def test_choices(text: str, name: str, id: str, gazetteer: Gazetteer) -> None:
    place = read(text, gazetteer)[name].place
    assert place is not None
    assert place.id == id


def test_unclear_homonyms_keep_their_candidates(gazetteer: Gazetteer) -> None:
    mention = read("A fire broke out in Springfield.", gazetteer)["Springfield"]
    assert mention.place is None
    assert len(mention.candidates) == 2
    assert mention.why == "not clear"


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("They entered Raqqa.", "Raqqa", 1),
        ("They fought near Raqqa.", "Raqqa", 2),
        ("They hold the southern edges of Albu Kamal.", "Albu Kamal", 2),
        ("They fought in Raqqa province.", "Raqqa", 3),
        ("They fought in northern Syria.", "Syria", 3),
        ("They crossed the Euphrates.", "Euphrates", 2),
        ("Raids hit the Tabqa dam in Syria.", "Tabqa dam", 1),
    ],
)
def test_precision(text: str, name: str, precision: int, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer)[name].precision == precision


def test_a_site_is_not_the_town_whose_name_it_carries(gazetteer: Gazetteer) -> None:
    read_ = read("Soldiers guard the Goma Airport day and night.", gazetteer)["Goma Airport"]
    assert read_.place is not None
    assert (read_.place.id, read_.place.name, read_.place.country) == ("geonames:216281/goma-airport", "Goma Airport", "CD")
    assert read_.place.admin1 == "Nord-Kivu"


def test_the_order_of_mentions_and_texts_without_any(gazetteer: Gazetteer) -> None:
    assert resolve_places((), "", gazetteer) == ()
    text = "From Raqqa to Deir Ezzor and Albu Kamal in Syria."
    mentions = find_places(text, [Span(0, len(text))], gazetteer, cues())
    assert [m.span for m in resolve_places(mentions, text, gazetteer)] == [m.span for m in mentions]


@pytest.mark.parametrize(
    ("one", "other", "km"), [((35.95, 39.01), (35.34, 40.14), 123), ((0.0, 0.0), (0.0, 180.0), 20015), ((10.0, 10.0), (10.0, 10.0), 0)]
)
def test_kilometres(one: tuple[float, float], other: tuple[float, float], km: int) -> None:
    places = [Place("x", "x", "XX", lat=lat, lon=lon) for lat, lon in (one, other)]
    assert round(kilometres(*places)) == km
    assert within(*places, km + 1)
    assert not within(*places, km - 1)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1", "lat"),
    [
        ("Shells hit the village of Tin Adar in Anbar province, Iraq.", "Tin Adar", "IQ", "Al Anbār", None),
        ("Shells fell on Albu Kamal. The Zarga neighbourhood was hit in Syria.", "Zarga", "SY", "Deir Ezzor", 34.45),
        ("Shells hit the village of Tin Adar near Albu Kamal.", "Tin Adar", "SY", None, None),
    ],
)
def test_names_no_list_has(text: str, name: str, country: str, admin1: str | None, lat: float | None, gazetteer: Gazetteer) -> None:
    place = read(text, gazetteer)[name].place
    assert place is not None
    assert (place.name, place.country, place.admin1, place.lat) == (name, country, admin1, lat)


def test_an_unlisted_name_without_any_country_stays_open(gazetteer: Gazetteer) -> None:
    assert read("Shells hit the village of Tin Adar.", gazetteer)["Tin Adar"].place is None


def test_a_hamlet_of_a_country_told_nowhere_is_not_chosen(gazetteer: Gazetteer) -> None:
    assert read("Raids hit Raqqa, Deir Ezzor and Albu Kamal in Syria and the town of Hadley.", gazetteer)["Hadley"].place is None
    assert read("A fire broke out in the town of Hadley.", gazetteer)["Hadley"].place is not None


@pytest.mark.parametrize(
    ("place", "part", "relation", "precision"),
    [
        (Place("x", "Rawa", "IQ"), None, None, 1),
        (Place("x", "Rawa", "IQ"), None, "near", 2),
        (Place("x", "Rawa", "IQ"), "outskirts", None, 2),
        (Place("x", "Ana District", "IQ", feature="A.ADM2"), None, None, 3),
        (Place("x", "Anbar", "IQ", feature="A.ADM1"), "western", None, 4),
        (Place("x", "Euphrates", "", feature="H.STM"), None, None, 5),
        (Place("x", "Iraq", "IQ", feature="A.PCLI"), "northern", None, 5),
        (Place("x", "Iraq", "IQ", feature="A.PCLI"), None, None, 6),
        (Place("x", "Sahel", "", feature="L.RGN"), None, None, 6),
        (Place("x", "Red Sea", "", feature="H.SEA"), None, None, 7),
    ],
)
def test_precision_as_ucdp_tells_it(place: Place, part: str | None, relation: str | None, precision: int) -> None:
    assert PlaceMention(Span(0, 1), "x", (place,), place, part, relation).ucdp_precision == precision


def test_a_name_and_its_parent_are_tied_by_a_main_name(gazetteer: Gazetteer) -> None:
    assert read("They reached Rawa in Iraq, then Paris in Texas.", gazetteer)["Paris"].place is not None
