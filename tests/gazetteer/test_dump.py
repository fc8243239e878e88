"""Dumps of GeoNames, cut down: what they add, how a build goes on, and what is refused with its line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from marsad.errors import MalformedError, NotFoundError, StoreError
from marsad.gazetteer import Gazetteer, dump, open_gazetteer
from marsad.gazetteer.build import write_gazetteer
from marsad.gazetteer.dump import check_dump, divisions_of, lay_down_alternates, lay_down_places
from marsad.gazetteer.writing import Progress, Writer, identity_of, write_rows
from tests.gazetteer.small_gazetteer import rows

STATE = "500\tAl Ḩasakah\tAl Hasakah\tHasakah,alhsk\t36.5\t40.9\tA\tADM1\tSY\t\t03\t\t\t\t1200000\t\t1\tAsia/Damascus\t2026-01-01"
TOWN = "501\tTall Tamr\tTall Tamr\tTell Tamer\t36.65\t40.37\tP\tPPL\tSY\t\t03\t\t\t\t7200\t\t1\tAsia/Damascus\t2026-01-01"
WELL = "502\tBi’r Zayn\tBi'r Zayn\t\t35.1\t40.1\tH\tWLL\tSY\t\t\t\t\t\t0\t\t1\tAsia/Damascus\t2026-01-01"
KNOWN = "174448\tAlbū Kamāl\tAlbu Kamal\tBoukamal\t1.0\t2.0\tP\tPPL\tSY\t\t03\t\t\t\t1\t\t1\tAsia/Damascus\t2026-01-01"
NAMES = "1\t501\tar\tتل تمر\t1\t\t\t\t\t\n2\t501\tlink\thttps://example.org/Tall_Tamr\t\t\t\t\t\t\n3\t999\ten\tNowhere\t\t\t\t\t\t\n"
SILENT: Progress = lambda *_: None  # noqa: E731


def packed(path: Path, text: str) -> Path:
    """A zip as GeoNames publishes it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("readme.txt", "x" * 10_000)
        out.writestr(f"{path.stem}.txt", text)
    return path


def build(folder: Path, places: str, names: str | None = NAMES, say: Progress = SILENT) -> Gazetteer:
    """The small gazetteer with the places of a dump added, opened."""
    dumped = packed(folder / "allCountries.zip", places)
    named = packed(folder / "alternateNamesV2.zip", names) if names is not None else None
    with Writer(folder / "world.sqlite", identity_of([]), say) as writer:
        write_rows(writer, rows(), "lists")
        lay_down_places(writer, dumped, divisions_of(dumped, say), say, with_names=named is None)
        if named is not None:
            lay_down_alternates(writer, named, say)
        return open_gazetteer(writer.finish("test"))


ALL = "\n".join((TOWN, STATE, WELL, KNOWN)) + "\n"


def test_a_dump_adds_places_with_their_divisions_and_names(tmp_path: Path) -> None:
    gazetteer = build(tmp_path, ALL)
    town = gazetteer.find("تل تمر")[0]
    assert (town.id, town.name, town.admin1, town.population) == ("geonames:501", "Tall Tamr", "Al Hasakah", 7200)
    assert [p.id for p in gazetteer.parents(town)] == ["geonames:500", "geonames:163843"]
    assert gazetteer.find("Bir Zayn")[0].feature == "H.WLL"
    assert not gazetteer.find("Nowhere")


def test_a_place_that_is_there_stays_and_gains_names(tmp_path: Path) -> None:
    gazetteer = build(tmp_path, ALL, names=None)
    place = gazetteer.find("Boukamal")[0]
    assert (place.id, place.lat, place.name) == ("geonames:174448", 34.45, "Albu Kamal")
    assert gazetteer.find("Tell Tamer")[0].id == "geonames:501"


def test_a_build_that_was_cut_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "BATCH", 2)
    (tmp_path / "whole").mkdir()
    whole = build(tmp_path / "whole", ALL).version

    def cut(what: str, done: int, total: int) -> None:
        if what == "reading names":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, ALL, say=cut)
    assert not (tmp_path / "world.sqlite").exists()
    with Writer(tmp_path / "world.sqlite", identity_of([])) as writer:
        assert writer.done("places") == 4
    seen: list[str] = []
    assert build(tmp_path, ALL, say=lambda what, *_: seen.append(what)).version == whole
    assert sorted(p.name for p in tmp_path.iterdir()) == ["allCountries.zip", "alternateNamesV2.zip", "whole", "world.sqlite"]


def test_other_sources_begin_anew(tmp_path: Path) -> None:
    with Writer(tmp_path / "g.sqlite", "one") as writer:
        write_rows(writer, rows(), "lists")
    with Writer(tmp_path / "g.sqlite", "two") as writer:
        assert not writer.done("lists")


def test_two_builds_of_one_file_do_not_mix(tmp_path: Path) -> None:
    with Writer(tmp_path / "g.sqlite", "one"), pytest.raises(StoreError, match="another build"):
        Writer(tmp_path / "g.sqlite", "one")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (TOWN.replace("36.65", "3x6"), "line 2.*'3x6'"),
        (TOWN.replace("36.65", "136.65"), "line 2: 136.65, 40.37 is no point"),
        (TOWN.replace("36.65", "nan"), "no point on the globe"),
        (TOWN.replace("7200", "many"), "line 2.*'many'"),
        (TOWN.replace("501", "99999999999"), "no GeoNames id"),
        ("501\tTall Tamr", "line 2: 2 columns"),
    ],
)
def test_broken_lines_are_named_and_the_old_index_stays(tmp_path: Path, line: str, words: str) -> None:
    old = write_gazetteer(tmp_path / "world.sqlite", rows()).read_bytes()
    with pytest.raises(MalformedError, match=words):
        build(tmp_path, f"{STATE}\n{line}\n")
    assert (tmp_path / "world.sqlite").read_bytes() == old
    assert not (tmp_path / "world.sqlite.work").exists()


def test_a_name_of_ten_thousand_letters_is_no_name(tmp_path: Path) -> None:
    gazetteer = build(tmp_path, f"{TOWN}\n", names=f"1\t501\ten\t{'x' * 10_000}\t\t\t\t\t\t\n")
    assert gazetteer.find("Tall Tamr")
    assert not gazetteer.find("x" * 10_000)


def test_a_zip_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path / "allCountries.zip", ALL * 100)
    half = tmp_path / "half.zip"
    half.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(MalformedError, match="no whole zip"):
        check_dump(half)
    with pytest.raises(NotFoundError, match="no file"):
        check_dump(tmp_path / "absent.zip")


def test_a_zip_that_is_damaged_inside_is_refused(tmp_path: Path) -> None:
    whole = packed(tmp_path / "allCountries.zip", "".join(ALL.replace("501", str(n)) for n in range(501, 900)))
    content = bytearray(whole.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20] = bytes(20)
    whole.write_bytes(content)
    with pytest.raises(MalformedError, match=r"fetch it again|not UTF-8|columns"):
        divisions_of(whole, SILENT)
