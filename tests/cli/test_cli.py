"""The command line as a person meets it: data on one stream, notes on the other, an exit code that says what happened."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from marsad.cli.app import run
from marsad.export.csv import CONTROL_COLUMNS, EVENT_COLUMNS
from marsad.export.schema import validate_record
from tests.database.reader import HandReader
from tests.model.handmade import TEXT


@dataclass
class Answer:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Answer]


@pytest.fixture
def marsad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder of its own, with a reader that knows the handmade report."""
    monkeypatch.chdir(tmp_path)
    for name in ("MARSAD_DB", "MARSAD_GAZETTEER", "MARSAD_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("marsad.pipeline.Pipeline.open", lambda *_: HandReader())

    def call(*arguments: str) -> Answer:
        code = run(list(arguments))
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three outlets about one capture, and one line that is broken."""
    lines = [
        json.dumps({"id": f"r{n}", "text": f"{TEXT}\nNote {n}\n", "outlet": f"Outlet {n}", "published": f"2017-03-{8 + n:02d}"})
        for n in range(3)
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def filled(marsad: Run, reports: Path) -> Run:
    """The same in a folder whose database holds the three reports."""
    assert marsad("add", str(reports)).code == 0
    return marsad


def test_read_for_people(marsad: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    answer = marsad("read", "page.txt")
    assert answer.code == 0
    for words in (
        "2017-03-08",
        "Government regains territory",
        "Military Forces of Syria",
        "Tell Zaytun, SY",
        "Hill Monitor",
        "at least 9",
        "hypothetical",
        "teaser",
    ):
        assert words in answer.out
    assert "\033" not in answer.out


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_read_as_record(marsad: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    record = json.loads(marsad("read", "page.txt", "--format", form).out)
    validate_record(record)
    assert len(record["events"]) == 2


def test_read_goes_on_after_what_cannot_be_read(marsad: Run, tmp_path: Path, reports: Path) -> None:
    reports.write_text("{broken\n" + reports.read_text() + '{"id": "soup", "text": "A recipe for soup."}\n')
    answer = marsad("read", "missing.txt", str(reports), "--format", "jsonl")
    assert answer.code == 3
    assert [r["state"] for r in answer.lines] == ["blocked", "not-article", "ok", "ok", "ok", "not-article"]
    for record in answer.lines:
        validate_record(record)
    assert "missing.txt" in answer.err and "line 1" in answer.err and "line 5" in answer.err
    assert len({r["id"] for r in answer.lines}) == 6


def test_add_twice(marsad: Run, reports: Path) -> None:
    first, second = marsad("add", str(reports)), marsad("add", str(reports))
    assert (first.code, second.code) == (0, 0)
    assert "3 new" in first.out and "3 known already" in second.out


def test_add_keeps_the_rest_and_says_what_failed(marsad: Run, reports: Path) -> None:
    reports.write_text(reports.read_text() + "{broken\n")
    answer = marsad("add", str(reports), "--format", "json")
    assert answer.code == 3
    assert json.loads(answer.out) == {"new": 3, "same": 0, "changed": 0, "failed": 1, "unread": 1}
    assert f"{reports}, line 4" in answer.err
    told = json.loads(marsad("doctor", "--format", "json").out)
    assert (told["reports"], told["failures"], told["claims"]) == (3, 1, 9)


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (["add", "reports.jsonl", "--db", "a.db"], "a.db"),
        (["--db", "b.db", "add", "reports.jsonl"], "b.db"),
        (["--db", "b.db", "add", "reports.jsonl", "--db", "c.db"], "c.db"),
        (["add", "reports.jsonl"], "marsad.db"),
    ],
)
def test_where_the_database_lies(marsad: Run, reports: Path, tmp_path: Path, options: list[str], where: str) -> None:
    assert marsad(*options).code == 0
    assert [p.name for p in tmp_path.glob("*.db")] == [where]


def test_database_from_the_environment(marsad: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_DB", str(tmp_path / "env.db"))
    monkeypatch.setenv("MARSAD_USER", "coder 7")
    marsad("add", str(reports))
    with sqlite3.connect(tmp_path / "env.db") as base:
        assert base.execute("SELECT DISTINCT who FROM audit").fetchall() == [("coder 7",)]


def test_events_in_every_format(filled: Run) -> None:
    table, lines = filled("events"), filled("events", "--format", "jsonl").lines
    rows = list(csv.DictReader(io.StringIO(filled("events", "--format", "csv").out)))
    assert json.loads(filled("events", "--format", "json").out) == lines
    assert [row["id"] for row in rows] == [event["id"] for event in lines]
    assert tuple(rows[0]) == EVENT_COLUMNS
    assert all(event["id"][:8] in table.out for event in lines)
    capture = next(e for e in lines if e["sub_event_type"] == "Government regains territory")
    assert capture["reports"] == ["r0", "r1", "r2"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--place", "Aleppo"], "--place 'Aleppo' took away"),
        (["--place", "Aleppo"], "There are events in Tell Zaytun"),
        (["--since", "2018-01-01"], "There are events from 2017-03-07 to"),
        (["--actor", "Nobody"], "There are events with"),
        (["--type", "Protests"], "There are events of type"),
        (["--as-known-on", "2017-01-01"], "none of the reports published by 2017-01-01"),
    ],
)
def test_empty_list_says_why(filled: Run, options: list[str], words: str) -> None:
    answer = filled("events", *options, "--format", "jsonl")
    assert (answer.code, answer.out) == (0, "")
    assert words in answer.err


def test_limit(filled: Run) -> None:
    answer = filled("events", "--limit", "1", "--format", "jsonl")
    assert len(answer.lines) == 1
    assert "1 of 2 events" in answer.err


def test_control_on_a_day(filled: Run) -> None:
    answer = filled("control", "tell-zaytun", "--on", "2017-03-08", "--why")
    assert answer.code == 0
    for words in ("Tell Zaytun on 2017-03-08", "Military Forces of Syria", "Hill Monitor", "“Army troops captured Tell Zaytun on Tuesday”"):
        assert words in answer.out


def test_control_of_all_places(filled: Run) -> None:
    (place,) = filled("control", "--all", "--format", "jsonl").lines
    assert place["place"]["name"] == "Tell Zaytun"
    assert {"holder", "contested", "from", "to", "p", "reports", "sources"} <= set(place["spans"][0])
    assert place["spans"][-1]["to"] == "2017-03-10"
    (later,) = filled("control", "--all", "--on", "2017-04-01", "--format", "jsonl").lines
    assert later["spans"][-1]["to"] == "2017-04-01"
    rows = list(csv.DictReader(io.StringIO(filled("control", "--all", "--format", "csv").out)))
    assert tuple(rows[0]) == CONTROL_COLUMNS


def test_control_beyond_the_newest_report_is_carried_on_and_says_so(filled: Run) -> None:
    answer = filled("control", "Tell Zaytun", "--on", "2017-03-20")
    assert answer.code == 0
    assert "newest report is of 2017-03-10" in answer.err


def test_show_by_id_and_by_its_beginning(filled: Run) -> None:
    event = filled("events", "--format", "jsonl").lines[0]
    assert event["id"] in filled("show", event["id"][:10]).out
    whole = json.loads(filled("show", event["id"], "--format", "json").out)
    assert len(whole["told"]) == 3
    report = json.loads(filled("show", "r1", "--format", "jsonl").out)
    validate_record(report)
    claim = report["control"][0]
    assert f"claim {claim['id']} of report r1" in filled("show", claim["id"]).out
    assert json.loads(filled("show", claim["id"], "--format", "json").out)["quote"] == claim["quote"]


@pytest.mark.parametrize(
    ("to", "check"),
    [
        ("csv", lambda text: next(csv.reader(io.StringIO(text)))[0] == "id"),
        ("geojson", lambda text: {f["geometry"]["type"] for f in json.loads(text)["features"]} == {"Point"}),
        ("jsonl", lambda text: [json.loads(line)["id"] for line in text.splitlines()] == ["r0", "r1", "r2"]),
        ("bundle", lambda text: {"copies", "events", "contradictions", "control"} == set(json.loads(text))),
    ],
)
def test_export_to_file_and_to_standard_output(filled: Run, tmp_path: Path, to: str, check: Callable[[str], bool]) -> None:
    assert filled("export", "--to", to, "out").code == 0
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert check(text)
    assert filled("export", "--to", to).out == text
    assert [p.name for p in tmp_path.glob(".out*")] == []


def test_export_as_known_on_a_day(filled: Run) -> None:
    bundle = json.loads(filled("export", "--to", "bundle", "--as-known-on", "2017-03-08").out)
    assert {r for event in bundle["events"] for r in event["reports"]} == {"r0"}


def test_schema_is_one_that_records_keep(filled: Run) -> None:
    schema = json.loads(filled("schema", "record").out)
    assert set(schema["required"]) == set(json.loads(filled("show", "r0", "--format", "json").out))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "0000000000000000"], 3, "has the id"),
        (["show", "r9"], 3, "has the id"),
        (["control", "Nowhere"], 3, "No report here says who held Nowhere"),
        (["control", "Tell Zaytun", "--on", "2001-01-01"], 3, "the record speaks of"),
        (["control", "Tell Zaytun", "--on", "2099-01-01"], 3, "the record speaks of"),
        (["control", "Tell Zaytun", "--on", "yesterday"], 2, "YYYY-MM-DD"),
        (["control"], 2, "--all"),
        (["control", "Tell Zaytun", "--all"], 2, "--all"),
        (["events", "--since", "2017-3-1"], 2, "YYYY-MM-DD"),
        (["events", "--type", "Skirmish"], 2, "There is no event type"),
        (["events", "--status", "sure"], 2, "There is no status"),
        (["events", "--format", "xml"], 2, "There is no format"),
        (["events", "--db", "missing.db"], 3, "missing.db"),
        (["export", "--to", "shapefile"], 2, "There is no export"),
        (["export", "--to", "jsonl", "--what", "control"], 2, "--what"),
        (["export", "missing/out.csv"], 4, "missing/out.csv"),
        (["schema", "bundle"], 2, "marsad schema record"),
        (["add", "missing.txt"], 3, "missing.txt"),
        (["--db", "/proc/m.db", "add", "reports.jsonl"], 4, "/proc/m.db"),
        (["gazetteer", "info"], 5, "no-places"),
        (["nonsense"], 2, "nonsense"),
        (["events", "--nonsense"], 2, "nonsense"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_a_documented_code(
    filled: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.setenv("MARSAD_GAZETTEER", "no-places")
    answer = filled(*arguments)
    assert (answer.code, answer.out) == (code, "") or (arguments[0] == "add" and answer.code == code)
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_database_of_a_newer_version(filled: Run) -> None:
    with sqlite3.connect("marsad.db") as base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
    answer = filled("events")
    assert (answer.code, answer.out) == (4, "")
    assert "newer marsad" in answer.err and "marsad.db" in answer.err


def test_invented_reports_are_not_mixed_with_others(filled: Run) -> None:
    answer = filled("demo")
    assert (answer.code, answer.out) == (2, "")
    assert "marsad.db holds other reports" in answer.err


def test_hostile_headline_stays_on_its_line_and_cannot_reach_the_terminal(marsad: Run, tmp_path: Path) -> None:
    line = {"id": "x", "text": TEXT, "title": "Head\x1b[2J\u202eline\nsecond", "outlet": "=cmd()"}
    (tmp_path / "x.jsonl").write_text(json.dumps(line) + "\n")
    out = marsad("read", "x.jsonl").out
    assert "Head[2Jline second" in out.splitlines()[0]
    assert not {"\x1b", "\u202e"} & set(out)


def test_help_names_every_verb_and_code(marsad: Run) -> None:
    answer = marsad("--help")
    assert answer.code == 0
    for word in (
        "read",
        "add",
        "events",
        "control",
        "show",
        "export",
        "serve",
        "doctor",
        "demo",
        "evaluate",
        "gazetteer",
        "schema",
        "Exit codes",
        "NO_COLOR",
    ):
        assert word in answer.out


def test_diff_between_two_days_of_knowledge(filled: Run) -> None:
    answer = filled("diff", "2017-03-08", "2017-03-10", "--format", "jsonl")
    assert answer.code == 0
    assert {line["change"] for line in answer.lines} == {"changed"}
    (capture,) = (line for line in answer.lines if line["event"]["sub_event_type"] == "Government regains territory")
    assert capture["fields"]["reports"] == [["r0"], ["r0", "r1", "r2"]]
    assert "0 withdrawn" in answer.err


@pytest.mark.parametrize(("days", "changes"), [(("2017-01-01", "2017-03-08"), {"new"}), (("2017-03-08", "2017-01-01"), {"withdrawn"})])
def test_diff_with_a_day_before_all_reports(filled: Run, days: tuple[str, str], changes: set[str]) -> None:
    assert {line["change"] for line in json.loads(filled("diff", *days, "--format", "json").out)} == changes
    assert {row["change"] for row in csv.DictReader(io.StringIO(filled("diff", *days, "--format", "csv").out))} == changes
    assert changes < set(filled("diff", *days).out.split())


def test_diff_of_the_days_on_which_reports_were_added(filled: Run) -> None:
    assert filled("diff", "2017-03-08", "2999-01-01", "--added", "--format", "jsonl").lines[0]["change"] == "new"
    assert filled("diff", "2017-03-08", "2017-03-10", "--added").out == ""


def test_diff_of_two_databases(filled: Run, reports: Path) -> None:
    assert filled("add", str(reports), "--db", "other.db").code == 0
    assert filled("diff", "marsad.db", "other.db").out == ""
    assert filled("diff", "marsad.db", "no-day").code == 2


def test_what_was_added_by_a_day(filled: Run) -> None:
    assert filled("events", "--as-added-on", "2017-03-10").out == ""
    assert "added by 2017-03-10" in filled("events", "--as-added-on", "2017-03-10").err
    assert filled("events", "--as-added-on", "2999-01-01", "--format", "jsonl").lines == filled("events", "--format", "jsonl").lines
    assert "added by 2017-03-10" in filled("control", "--all", "--as-added-on", "2017-03-10").err
