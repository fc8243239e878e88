"""The Python interface: the names of the record, and marks in a notebook."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import marsad
from marsad.errors import InputError, NotFoundError, UsageError
from tests.database.reader import HandReader
from tests.model.handmade import TEXT


@pytest.fixture(autouse=True)
def hand_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.pipeline.Pipeline.open", lambda *_: HandReader())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = [{"id": f"r{n}", "text": TEXT, "outlet": f"<b>{n}</b>", "published": f"2017-03-{8 + n:02d}"} for n in range(2)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_read_one_page(page: Path) -> None:
    report = marsad.read(page)
    assert [e["sub_event_type"] for e in report.events] == ["Government regains territory", "Armed clash"]
    assert report.control[0]["holder"] == "Military Forces of Syria"
    assert (report.state, report.article["published"]["date"]) == ("ok", "2017-03-08")
    assert report.rejected[0]["why"] == "hypothetical"
    assert "<mark" in report._repr_html_()
    assert "2 events" in repr(report)


def test_read_refuses_several_and_missing(reports: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="read_many"):
        marsad.read(reports)
    with pytest.raises(InputError, match=r"nothing\.txt"):
        marsad.read(tmp_path / "nothing.txt")
    assert [r.id for r in marsad.read_many(reports)] == ["r0", "r1"]


def test_database(reports: Path, tmp_path: Path) -> None:
    with marsad.open(tmp_path / "m.db") as base:
        assert base.add(reports).new == 2
        events = base.events(place="tell zaytun", since="2017-03-01", type="Battles")
        assert [e["place"]["name"] for e in events] == ["Tell Zaytun"] * len(events)
        assert "took away 0" in events.why
        assert base.events(actor="Nobody") == []
        (held,) = base.control("Tell Zaytun", on=date(2017, 3, 8))
        assert held["holder"] == "Military Forces of Syria"
        assert held["because"][0]["quote"]
        assert base.control()[0]["place"]["name"] == "Tell Zaytun"
        assert base.report("r1").record["article"]["outlet"] == "<b>1</b>"
        assert [r.id for r in base.reports()] == ["r0", "r1"]


@pytest.mark.parametrize(
    "call", [lambda b: b.report("zz"), lambda b: b.control("Nowhere"), lambda b: b.control("Tell Zaytun", on="1999-01-01")]
)
def test_what_is_not_there_says_so(reports: Path, tmp_path: Path, call: object) -> None:
    with marsad.open(tmp_path / "m.db") as base:
        base.add(reports)
        with pytest.raises(NotFoundError):
            call(base)  # type: ignore[operator]


def test_days_of_another_form_are_refused(tmp_path: Path) -> None:
    with marsad.open(tmp_path / "m.db") as base, pytest.raises(UsageError, match="YYYY-MM-DD"):
        base.events(since="9 November")


def test_rows_show_as_an_escaped_table(reports: Path, tmp_path: Path) -> None:
    with marsad.open(tmp_path / "m.db") as base:
        base.add(reports)
        html = base.events()._repr_html_()
        assert "<th>place.name</th>" in html and "Tell Zaytun" in html
        assert "No rows" in base.events(actor="<i>")._repr_html_()
        assert "<i>" not in base.events(actor="<i>")._repr_html_()
        assert "<b>" not in base.report("r0")._repr_html_()


def test_nothing_is_made_where_nothing_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        marsad.open(tmp_path / "m.db", create=False)
    assert list(tmp_path.iterdir()) == []
