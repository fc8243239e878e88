"""`marsad verify`, `backup`, `restore` as a person runs them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from marsad.cli.app import run
from marsad.store import Store
from tests.model.handmade import TEXT, page_of, report_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "m.db"
    with Store.open(path, who="tester") as store:
        store.add(page_of(TEXT, "r1"), report_of(TEXT, "r1"))
    return path


def test_a_whole_record_and_its_checkpoint(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "checkpoint.json"
    assert run(["verify", "--db", str(path), "--write-checkpoint", str(kept)]) == 0
    assert "everything is as it was written (1 entries" in capsys.readouterr().out
    assert run(["verify", "--db", str(path), "--checkpoint", str(kept), "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["flaws"] == []


def test_an_altered_record_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE reports SET record = replace(record, 'asserted', 'denied')")
    connection.commit()
    assert run(["verify", "--db", str(path)]) == 6
    assert "report r1 version 1: it is not what was written." in capsys.readouterr().out


def test_a_copy_is_restored_and_nothing_is_overwritten(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, anew = tmp_path / "copy.db", tmp_path / "anew.db"
    assert run(["backup", str(copy), "--db", str(path)]) == 0
    assert run(["restore", str(copy), "--db", str(anew)]) == 0
    with Store.open(anew, create=False) as store:
        assert store.flaws() == [] and store.counts()["reports"] == 1
    assert run(["restore", str(copy), "--db", str(anew)]) == 2
    assert "is left alone" in capsys.readouterr().err


def test_no_checkpoint_is_refused_with_a_sentence(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    assert run(["verify", "--db", str(path), "--checkpoint", str(wrong)]) == 3
    assert run(["verify", "--db", str(path), "--checkpoint", str(tmp_path / "none.json")]) == 3
    assert capsys.readouterr().err.count("--write-checkpoint") == 2
