"""Tables that come back: checked by row and column, edits become corrections, what was not edited stays as it is to the byte."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.acquire.tables import read_sheet
from marsad.errors import InputError, MalformedError
from marsad.export.formats import FORMATS
from marsad.export.ged import GED
from marsad.model import DateInterval, Event, Range
from marsad.review.checking import check_sheet, table_of
from marsad.review.edits import Edit, edits_of
from marsad.review.judging import judged, verdicts_of
from tests.export.made import PROVINCE, event, given, hostile_words

WORDS = hostile_words(60)
EVENTS = [
    event("e1"),
    event("e2", place=PROVINCE, fatalities=Range(), side_b=()),
    event("e3", place=None, when=DateInterval.unknown()),
    *(event(f"h{n}", side_a=(words.replace(";", ","),)) for n, words in enumerate(WORDS)),
]


def text_of(events: list[Event]) -> str:
    return "".join(FORMATS["csv"].pieces(given(events)))


def edited(path: Path, change: dict[tuple[str, str], str], events: list[Event] = EVENTS, drop: tuple[str, ...] = ()) -> Path:
    """The export of the events with cells changed by id and column."""
    rows = list(csv.DictReader(io.StringIO(text_of(events), newline="")))
    for row in rows:
        row.update({column: value for (id_, column), value in change.items() if id_ == row["id"]})
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if row["id"] not in drop)
    return path


def after(events: list[Event], edits: list[Edit]) -> list[Event]:
    """The events when the edits are judgements."""
    log = [
        {
            "target_kind": "event",
            "target": e.event,
            "verdict": e.verdict,
            "field": e.field,
            "value": e.value,
            "at": f"2020-01-01T00:00:{n:02d}Z",
        }
        for n, e in enumerate(edits)
    ]
    return list(judged(events, verdicts_of(log)))


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_what_was_not_edited_is_no_edit(tmp_path: Path, name: str) -> None:
    if name == "xlsx":
        pytest.importorskip("openpyxl", reason="needs openpyxl")
    FORMATS[name].save(given(EVENTS), tmp_path / f"out.{name}")
    edits, problems = edits_of(read_sheet(tmp_path / f"out.{name}"), EVENTS)
    assert (edits, problems) == ([], [])


def test_edited_cells_are_corrections_and_the_next_export_is_the_edited_table(tmp_path: Path) -> None:
    change = {
        ("e1", "fatalities_min"): "5",
        ("e1", "side_b"): "Hill Brigade; Valley Brigade",
        ("e1", "sub_event_type"): "Grenade",
        ("e1", "event_type"): "Explosions/Remote violence",
        ("e2", "status"): "disputed",
        ("e3", "date_start"): "2017-03-01",
        ("e3", "date_end"): "2017-03-02",
        ("e3", "date_precision"): "day",
    }
    path = edited(tmp_path / "t.csv", change)
    edits, problems = edits_of(read_sheet(path), EVENTS)
    assert problems == []
    assert {(e.event, e.field): e.value for e in edits} == {
        ("e1", "fatalities_min"): 5,
        ("e1", "side_b"): ["Hill Brigade", "Valley Brigade"],
        ("e1", "sub_event_type"): "Grenade",
        ("e2", "status"): "disputed",
        ("e3", "date_start"): "2017-03-01",
        ("e3", "date_end"): "2017-03-02",
        ("e3", "date_precision"): "day",
    }
    changed = after(EVENTS, edits)
    follows = {("e3", "year"): "2017", ("e3", "month"): "3", ("e3", "day"): "1"}
    assert text_of(changed) == edited(tmp_path / "u.csv", change | follows).read_bytes().decode()
    assert edits_of(read_sheet(edited(tmp_path / "v.csv", {}, changed)), changed) == ([], [])


def test_missing_rows_are_rejections_only_when_asked(tmp_path: Path) -> None:
    sheet = read_sheet(edited(tmp_path / "t.csv", {}, drop=("e2",)))
    assert edits_of(sheet, EVENTS) == ([], [])
    edits, _ = edits_of(sheet, EVENTS, remove=True)
    assert edits == [Edit("e2", "reject")]
    assert "e2" not in {e.id for e in after(EVENTS, edits)}


def test_a_later_judgement_decides_and_one_after_the_day_of_knowledge_does_not() -> None:
    log: list[dict[str, Any]] = [
        {"target_kind": "event", "target": "e1", "verdict": "correct", "field": "status", "value": value, "at": f"{day}T00:00:00Z"}
        for day, value in (("2020-01-01", "denied"), ("2020-01-03", "disputed"))
    ]
    assert [e.status for e in judged([event()], verdicts_of(log))] == ["disputed"]
    assert [e.status for e in judged([event()], verdicts_of(log, date(2020, 1, 2)))] == ["denied"]
    assert [e.status for e in judged([event()], verdicts_of(log, date(2019, 1, 2)))] == ["asserted"]


@pytest.mark.parametrize(
    ("change", "row", "column"),
    [
        ({("e1", "date_start"): "7.3.2017"}, 2, "date_start"),
        ({("e1", "date_start"): "2017-02-30"}, 2, "date_start"),
        ({("e2", "date_end"): "2016-01-01"}, 3, "date_end"),
        ({("e2", "fatalities_min"): "many"}, 3, "fatalities_min"),
        ({("e1", "fatalities_max"): "1"}, 2, "fatalities_max"),
        ({("e1", "status"): "sure"}, 2, "status"),
        ({("e1", "side_a_open"): "perhaps"}, 2, "side_a_open"),
        ({("e1", "sub_event_type"): "Skirmish"}, 2, "sub_event_type"),
        ({("e1", "grade"): "Fair"}, 2, "grade"),
        ({("e1", "latitude"): "91"}, 2, "latitude"),
        ({("e1", "place"): "Elsewhere"}, 2, "place"),
        ({("e2", "id"): "e1"}, 3, "id"),
        ({("e2", "id"): "nobody"}, 3, "id"),
        ({("e2", "id"): ""}, 3, "id"),
    ],
)
def test_problems_name_row_and_column(tmp_path: Path, change: dict[tuple[str, str], str], row: int, column: str) -> None:
    _, problems = edits_of(read_sheet(edited(tmp_path / "t.csv", change)), EVENTS)
    assert (row, column) in {(p.row, p.column) for p in problems}
    assert f"row {row}, column {column}: " in "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no header"),
        (b"id,id\n1,2\n", "twice"),
        (b"id\n1,2\n", "row 2"),
        (b"id\n\xff\n", "UTF-8"),
        (b'id\n"a\n', "no CSV"),
        (b"PK\x05\x06" + bytes(18), "no workbook"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, words: str) -> None:
    if data.startswith(b"PK"):
        pytest.importorskip("openpyxl", reason="needs openpyxl")
    (tmp_path / "t").write_bytes(data)
    with pytest.raises(MalformedError, match=words):
        read_sheet(tmp_path / "t")
    with pytest.raises(InputError, match="There is no file"):
        read_sheet(tmp_path / "missing")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dialects_of_spreadsheets(tmp_path: Path, delimiter: str, end: str) -> None:
    rows = [["id", "words"], ["1", "a,b;c\td"], ["2", 'two\nlines "x"\u2028']]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    (tmp_path / "t.csv").write_text("\ufeff" + out.getvalue(), encoding="utf-8", newline="")
    sheet = read_sheet(tmp_path / "t.csv")
    assert [list(sheet.columns), *(list(row.values()) for _, row in sheet.rows)] == rows


def test_formula_in_a_workbook_is_refused(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["id", "status"])
    book.active.append(["e1", "=1+1"])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(MalformedError, match="row 2, column 2 holds a formula"):
        read_sheet(tmp_path / "t.xlsx")


def test_workbook_edited_in_libreoffice_comes_back(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="needs openpyxl")
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice (Debian's libreoffice-calc-nogui)")
    events = [e for e in EVENTS if "_x" not in str(e.side_a)]  # LibreOffice itself loses the escape of such words when it saves
    FORMATS["xlsx"].save(given(events), tmp_path / "out.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(tmp_path / "saved"), str(tmp_path / "out.xlsx")], check=True, capture_output=True, timeout=120)
    assert edits_of(read_sheet(tmp_path / "saved" / "out.xlsx"), events) == ([], [])


def test_published_ged_is_read_tolerantly_and_its_broken_bounds_are_reported(shared: Path) -> None:
    sheet = read_sheet(shared / "gold" / "ged" / "ged_sample_49_columns.csv")
    assert table_of(sheet) is GED
    problems = check_sheet(sheet, GED)
    assert len(sheet.rows) == 1000
    assert {p.column for p in problems} <= {"best", "high", "id"}
