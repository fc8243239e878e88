"""What is given away opens in the programs of others, as it was, and no cell of it runs.

The readers stand in the tools for the tests (extra `dev`); LibreOffice is Debian's.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.export.columns import CONTROL, EVENTS
from marsad.export.csv import csv_lines
from marsad.export.formats import FORMATS
from marsad.export.given import Asked
from marsad.export.table import Column, Table, plain_cell, words_of
from marsad.export.xlsx import write_workbook
from marsad.model import DateInterval, Place, Source
from tests.export.made import PROVINCE, TOWN, event, given, hostile_words, timeline

WORDS = hostile_words(1000)
CELLS = Table(
    "cells", "Hostile words and plain numbers.", (Column("n", "integer", "n"), Column("words", "text", "w"), Column("x", "number", "x"))
)
ROWS = [{"n": n, "words": words, "x": -n / 4} for n, words in enumerate(WORDS)]
SHOWN = [words_of(words) for words in WORDS]


def evil(n: int) -> Any:
    """An event whose every free text is hostile."""
    place = Place(f"geonames:{n}", WORDS[n], "SY", WORDS[n + 1], WORDS[n + 2], -34.4, 36.7)
    said = (Source(WORDS[n + 3], None, ("r1",)),)
    return event(f"e{n}", place=place, side_a=(WORDS[n + 4], WORDS[n + 5]), side_b=(WORDS[n + 6],), sources=said, notes=(WORDS[n + 7],))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice makes of a workbook and of a CSV file: the same as CSV, and the same as its own cells in XML."""
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice (Debian's libreoffice-calc-nogui)")
    folder = tmp_path_factory.mktemp("office")
    write_workbook(folder / "book.xlsx", [(CELLS, ROWS)])
    (folder / "text.csv").write_text("".join(csv_lines(CELLS, ROWS)), encoding="utf-8", newline="")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for form in ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "fods"):
        out = folder / form[:3]
        files = [str(folder / "book.xlsx"), str(folder / "text.csv")]
        command = ["soffice", profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", form, "--outdir", str(out)]
        for file in files:
            chosen = [c for c in command if file.endswith(".csv") or not c.startswith("--infilter")]
            subprocess.run([*chosen, file], check=True, capture_output=True, timeout=120)
    return folder


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_workbook_in_libreoffice_has_the_same_words_and_numbers(office: Path) -> None:
    rows = read_csv(office / "csv" / "book.csv")
    assert [row["words"] for row in rows] == SHOWN
    assert [float(row["x"]) for row in rows] == [row["x"] for row in ROWS]


def test_text_table_in_libreoffice_has_the_same_words_and_numbers(office: Path) -> None:
    rows = read_csv(office / "csv" / "text.csv")
    assert [float(row["x"]) for row in rows] == [row["x"] for row in ROWS]
    assert len(rows) == len(ROWS)


@pytest.mark.parametrize("name", ["book", "text"])
def test_libreoffice_sees_no_formula(office: Path, name: str) -> None:
    text = (office / "fod" / f"{name}.fods").read_text(encoding="utf-8")
    assert "table:formula" not in text
    assert text.count("<table:table-row") >= len(ROWS)


def test_text_table_comes_back_equal() -> None:
    table = list(csv.DictReader(io.StringIO("".join(csv_lines(CELLS, ROWS)), newline="")))
    assert [plain_cell(row["words"]) for row in table] == SHOWN


def test_workbook_in_openpyxl(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl")
    from openpyxl.utils.escape import unescape

    write_workbook(tmp_path / "book.xlsx", [(CELLS, ROWS)])
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book["cells"]
    assert sheet.freeze_panes == "A2"
    cells = [(row[1].value or "", row[1].data_type, row[2].value) for row in sheet.iter_rows(min_row=2)]
    assert [unescape(words) for words, _, _ in cells] == SHOWN
    assert {kind for words, kind, _ in cells if words} <= {"s", "inlineStr"}
    assert [x for _, _, x in cells] == [row["x"] for row in ROWS]


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if f.form == "text"])
def test_text_exports_hold_no_cell_that_runs(name: str) -> None:
    text = "".join(FORMATS[name].pieces(given([evil(n) for n in range(0, 900, 8)])))
    if name not in ("csv", "acled", "ged", "hxl"):
        return
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert cell[:1] not in tuple("=+@\t\r\n＝＋－＠") or not cell
            assert not cell.startswith("-") or float(cell)


def everything() -> Any:
    events = [evil(n) for n in range(0, 400, 8)] + [event("p", place=PROVINCE), event("n", place=None, when=DateInterval.unknown())]
    return given(events, [timeline(), timeline(PROVINCE, WORDS[3])])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of each, from hostile events."""
    folder = tmp_path_factory.mktemp("written")
    for form in FORMATS.values():
        if form.extra:
            pytest.importorskip("pyarrow", reason="needs pyarrow (extra `parquet`)")
        form.save(everything(), folder / f"out.{form.name}")
    return folder


@pytest.mark.parametrize(("file", "layers"), [("out.gpkg", {"events": EVENTS, "control": CONTROL}), ("out.geojson", {}), ("out.kml", {})])
def test_maps_open_in_gdal(written: Path, file: str, layers: dict[str, Table]) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio")
    names = [str(name) for name, kind in pyogrio.list_layers(written / file) if kind]
    assert set(layers) <= set(names)
    for name, table in layers.items():
        assert tuple(pyogrio.read_info(written / file, layer=name)["fields"]) == table.names
    assert pyogrio.read_info(written / file, layer=names[0])["features"] == 52


def test_geopackage_tells_qgis_the_days(written: Path) -> None:
    with sqlite3.connect(written / "out.gpkg") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        styles = dict(base.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1"))
        kinds = {name: kind for _, name, kind, *_ in base.execute("PRAGMA table_info(events)")}
        words = [row[0] for row in base.execute("SELECT place FROM events")]
    assert 'enabled="1"' in styles["events"] and 'startField="date_start"' in styles["events"] and 'startField="from"' in styles["control"]
    assert (kinds["date_start"], kinds["date_end"], kinds["latitude"]) == ("DATE", "DATE", "REAL")
    assert words[:3] == [SHOWN[0], SHOWN[8], SHOWN[16]]


def test_parquet_is_geoparquet(written: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow")
    table = parquet.read_table(written / "out.parquet")
    assert tuple(table.column_names) == (*EVENTS.names, "geometry")
    geo = json.loads(table.schema.metadata[b"geo"])
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert table.column("place").to_pylist()[:2] == [SHOWN[0], SHOWN[8]]
    assert table.column("latitude").to_pylist()[0] == -34.4


@pytest.mark.parametrize("what", ["events", "control"])
def test_hxl_validates(tmp_path: Path, what: Any) -> None:
    hxl = pytest.importorskip("hxl", reason="needs libhxl")
    material = given([event(), event("p", place=PROVINCE)], [timeline()], Asked(what))
    FORMATS["hxl"].save(material, tmp_path / "out.csv")
    with hxl.data(str(tmp_path / "out.csv"), hxl.InputOptions(allow_local=True)) as data:
        assert data.validate()
    with hxl.data(str(tmp_path / "out.csv"), hxl.InputOptions(allow_local=True)) as data:
        assert [c.display_tag for c in data.columns] == [c.hxl for c in material.table.columns]


def test_data_package_validates(written: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="needs frictionless")
    report = frictionless.validate(str(written / "out.datapackage" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:3]


def test_data_package_shows_a_flipped_byte(written: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="needs frictionless")
    shutil.copytree(written / "out.datapackage", tmp_path / "copy")
    table = tmp_path / "copy" / "events.csv"
    table.write_bytes(table.read_bytes().replace(b"Weak", b"Fair", 1))
    assert not frictionless.validate(str(tmp_path / "copy" / "datapackage.json")).valid


def test_prov_is_read_by_its_library(written: Path) -> None:
    prov = pytest.importorskip("prov.model", reason="needs prov")
    document = prov.ProvDocument.deserialize(str(written / "out.prov"))
    assert len(list(document.get_records(prov.ProvEntity))) == 52


ZONES = ("Pacific/Auckland", "America/Los_Angeles", "Asia/Damascus")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Sets the time zone of this process."""

    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if not f.extra])
def test_exports_are_equal_under_three_time_zones(zone: Any, tmp_path: Path, name: str) -> None:
    made = []
    for number, where in enumerate(ZONES):
        zone(where)
        out = tmp_path / f"{number}" / "out"
        out.parent.mkdir()
        FORMATS[name].save(everything(), out)
        made.append({f.name: f.read_bytes() for f in (out.rglob("*") if out.is_dir() else [out]) if f.is_file()})
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_export_is_left_half_written(tmp_path: Path, name: str) -> None:
    if FORMATS[name].extra:
        pytest.importorskip("pyarrow", reason="needs pyarrow (extra `parquet`)")

    class Broken(list):  # type: ignore[type-arg]
        def __iter__(self) -> Iterator[Any]:
            yield event()
            raise RuntimeError("stopped")

    material = given(Broken())
    object.__setattr__(material.sources, "records", lambda: iter(Broken()))
    with pytest.raises((RuntimeError, TypeError, AttributeError)):
        FORMATS[name].save(material, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_town_of_the_test_is_not_rounded_and_a_site_is() -> None:
    site = Place("geonames:9", "Field hospital", "SY", lat=35.123456, lon=36.654321, feature="S.HSP")
    text = "".join(FORMATS["csv"].pieces(given([event(place=site), event("e2", place=TOWN)])))
    assert "35.12,36.65" in text and "-34.4,36.7" in text and "35.123" not in text
