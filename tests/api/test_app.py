"""The pages over a real database, read by the handmade reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from marsad.api.app import create_app, from_environment
from marsad.database import Database
from marsad.errors import NotFoundError
from tests.database.reader import HandReader
from tests.model.handmade import TELL, TEXT


def add(database: Path, folder: Path, *ids: str) -> None:
    """Add reports of invented outlets, one a day from 8 March 2017."""
    rows = [
        {"id": i, "text": f"{TEXT}\nNote {i}\n", "title": f"Report {i}", "outlet": f"Outlet {i}", "published": f"2017-03-0{8 + n}"}
        for n, i in enumerate(ids)
    ]
    path = folder / f"{'-'.join(ids)}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Database.open(database, reader=HandReader()) as opened:
        opened.add(path)


@pytest.fixture
def pages(tmp_path: Path) -> TestClient:
    add(tmp_path / "m.db", tmp_path, "a", "b")
    return TestClient(create_app(tmp_path / "m.db"), base_url="http://127.0.0.1", headers={"accept": "text/html"})


def test_every_page_of_a_real_record(pages: TestClient) -> None:
    events = pages.get("/events.json").json()
    assert events and pages.get("/api/v1/control").json()["total"] > 0
    paths = ["/", "/events", "/places", "/reports", "/report/a", f"/place/{TELL.id}", *(f"/event/{e['id']}" for e in events)]
    assert {path: pages.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert TELL.name in pages.get("/places").text


def test_a_new_report_shows_at_once(pages: TestClient, tmp_path: Path) -> None:
    mark = pages.get("/reports").headers["etag"]
    add(tmp_path / "m.db", tmp_path, "c")
    answer = pages.get("/reports", headers={"if-none-match": mark})
    assert answer.status_code == 200 and "Report c" in answer.text


def test_a_page_without_an_article_says_so(pages: TestClient, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Nothing to see.", encoding="utf-8")
    with Database.open(tmp_path / "m.db", reader=HandReader()) as opened:
        opened.add(tmp_path / "x.txt")
    row = next(r for r in pages.get("/reports.json").json() if r["state"] != "ok")
    assert "no article was found" in pages.get(f"/report/{row['id']}").text


def test_the_bytes_come_back_as_received(pages: TestClient) -> None:
    assert pages.get("/report/a.raw").content.decode() == f"{TEXT}\nNote a\n"


def test_words_of_a_report_are_found(pages: TestClient) -> None:
    assert [r["id"] for r in pages.get("/api/v1/reports?q=Report+b").json()["items"]] == ["b"]


def test_a_missing_database_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_DB", str(tmp_path / "none.db"))
    with pytest.raises(NotFoundError, match="no database"):
        from_environment()
    assert not (tmp_path / "none.db").exists()
