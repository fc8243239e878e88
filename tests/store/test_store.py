"""The store: what was said is saved stands there once, whole, and in every version; what follows from it is made anew when needed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from marsad.errors import NewerSchemaError, NotFoundError, StoreError
from marsad.model import (
    Contradiction,
    ControlSpan,
    ControlTelling,
    CopyGroup,
    DateInterval,
    Event,
    EventTelling,
    Position,
    Published,
    Range,
    Report,
    Source,
    Timeline,
)
from marsad.model.event import Carrier, Copy
from marsad.store import Links, Store
from marsad.store.audit import first_broken
from marsad.store.schema import REVISIONS
from marsad.store.writing import input_hash
from tests.model.handmade import TELL, TEXT, failed_report, page_of, report_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "m.db", who="tester") as opened:
        yield opened


def add(store: Store, id_: str = "r1", text_: str = TEXT, day: date | None = date(2017, 3, 8), *, again: bool = False) -> str:
    page, report = page_of(text_, id_, published=day), report_of(text_, id_, published=day)
    return store.add(page, report, again=again).what


def test_report_comes_back_with_its_page(store: Store) -> None:
    add(store)
    stored = store.report("r1")
    assert stored and stored.report == report_of(id_="r1")
    assert store.page(stored.sha256) == TEXT.encode()
    assert store.has(page_of(TEXT, "r1", published=date(2017, 3, 8)))


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ({}, "same"),
        ({"text_": TEXT + "\nMore."}, "changed"),
        ({"day": date(2017, 3, 9)}, "changed"),
        ({"id_": "r2"}, "new"),
        ({"again": True}, "changed"),
    ],
)
def test_adding_twice(store: Store, again: dict[str, object], expected: str) -> None:
    add(store)
    before = store.fingerprint()
    assert add(store, **again) == expected  # type: ignore[arg-type]
    assert (store.fingerprint() == before) == (expected == "same")


def test_changed_report_is_a_new_version_and_the_old_one_is_kept(store: Store) -> None:
    add(store)
    add(store, text_=TEXT + "\nCorrected.", day=date(2017, 3, 10))
    assert [(v.version, v.current) for v in store.versions("r1")] == [(1, False), (2, True)]
    older, newer = store.report("r1", version=1), store.report("r1")
    assert older and newer and older.sha256 != newer.sha256
    assert store.counts()["reports"] == 1
    assert store.counts()["versions"] == 2
    assert len(store.search("captured")) == 1


def test_old_version_added_again_after_the_new_one_changes_nothing(store: Store) -> None:
    add(store)
    add(store, text_=TEXT + "\nCorrected.")
    assert add(store) == "same"
    assert [v.current for v in store.versions("r1")] == [False, True]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (date(2017, 3, 7), []),
        (date(2017, 3, 8), [("r1", 1)]),
        (date(2017, 3, 10), [("r1", 2)]),
        (date(2017, 3, 12), [("r1", 2), ("r2", 1)]),
        (None, [("r1", 2), ("r2", 1), ("undated", 1)]),
    ],
)
def test_reports_as_known_on_a_day(store: Store, known: date | None, expected: list[tuple[str, int]]) -> None:
    add(store, "r2", day=date(2017, 3, 12))
    add(store)
    add(store, text_=TEXT + "\nCorrected.", day=date(2017, 3, 10))
    add(store, "undated", day=None)
    assert [(r.id, r.version) for r in store.reports(known)] == expected


def test_counts_and_claims(store: Store) -> None:
    add(store)
    page = page_of("", "bad")
    store.add(page, replace(failed_report(), id="bad"))
    counts = store.counts()
    assert {k: counts[k] for k in ("reports", "relevant", "claims", "event_claims", "control_claims", "pages", "places")} == {
        "reports": 2,
        "relevant": 1,
        "claims": 3,
        "event_claims": 2,
        "control_claims": 1,
        "pages": 2,
        "places": 1,
    }
    assert counts["states"] == {"ok": 1, "empty": 1}
    stored = store.report("r1")
    assert stored
    for kind, key in (("event", "events"), ("control", "control")):
        claim = stored.record[key][0]
        assert store.claim(claim["id"]) == (stored, kind, claim)
        assert store.ids_like(claim["id"][:6]) == [claim["id"]]


def test_failures_are_noted_once(store: Store) -> None:
    assert store.fail("a.jsonl", 3, "not-article", "Line 3 is no JSON.")
    assert not store.fail("a.jsonl", 3, "not-article", "Line 3 is no JSON.")
    assert store.fail("a.jsonl", None, "empty", "The file is empty.")
    assert [(f["name"], f["line"], f["state"]) for f in store.failures()] == [("a.jsonl", 3, "not-article"), ("a.jsonl", None, "empty")]


@pytest.mark.parametrize(
    ("words", "found"), [("captured Zaytun", ["r1"]), ("ZAYTUN", ["r1"]), ("absent", []), ("", []), ('"quote', []), ("a OR b", [])]
)
def test_full_text(store: Store, words: str, found: list[str]) -> None:
    add(store)
    assert store.search(words) == found


def made_links(reports: list[Report]) -> Links:
    """Links as the stages would make them, one of each kind."""
    carrier = Carrier(reports[0].id, date(2017, 3, 8), "The Valley Post")
    day, source = DateInterval.days(date(2017, 3, 7), date(2017, 3, 7)), Source("Hill Monitor", None, (reports[0].id,))
    event = EventTelling("t1", carrier, "Armed clash", "words", place=TELL, when=day)
    control = ControlTelling("t2", carrier, "gained", "all", TELL, "words", holder="Military Forces of Syria")
    linked = Event("e1", "Armed clash", TELL, day, ("A",), (), False, Range(9), "asserted", "Weak", "B2", ("t1",), ("r1",), (source,))
    span = ControlSpan("A", False, date(2017, 3, 7), date(2017, 3, 8), 0.8, "claimed", ("t2",), ("r1",), (source,))
    said = Contradiction("c1", "holder", TELL, day, (Position("t1", "r1", "Hill Monitor", "A", "words"),), "open", "why")
    copies = CopyGroup(("r1", "r2"), (Copy("r1", "r2", "verbatim", 1.0, "same words"),), "Northern Wire")
    return Links((event, control), (copies,), (linked,), (said,), (Timeline(TELL, (span,)),))


def test_links_come_back_and_are_made_anew_only_after_a_change(store: Store) -> None:
    add(store)
    assert not store.is_linked("1")
    assert store.link(made_links, "1")
    assert store.links() == made_links([report_of(id_="r1")])
    assert not store.link(made_links, "1")
    assert store.link(made_links, "2")
    add(store, "r2")
    assert not store.is_linked("2")


def test_interrupted_linking_leaves_the_old_links(store: Store) -> None:
    add(store)
    store.link(made_links, "1")
    add(store, "r2")

    def breaks(_: list[Report]) -> Links:
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        store.link(breaks, "1")
    assert store.links().events
    assert not store.is_linked("1")


def test_log_grows_with_each_write_and_shows_a_change_in_the_middle(store: Store) -> None:
    add(store)
    add(store)
    store.fail("x", None, "empty", "The file is empty.")
    store.judge({"target_kind": "event", "target": "e1", "verdict": "accept", "reason": "two witnesses"})
    log = store.audit()
    assert [(e.action, e.subject, e.who) for e in log] == [("add", "r1", "tester"), ("fail", "x", "tester"), ("judge", "e1", "tester")]
    assert first_broken(log) is None
    forged = [log[0], replace(log[1], subject="y"), log[2]]
    assert first_broken(forged) == forged[1]
    assert first_broken([log[0], log[2]]) == log[2]


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET who = 'x'", "DELETE FROM audit", "DELETE FROM judgements", "UPDATE judgements SET who = 'x'"]
)
def test_logs_only_grow(store: Store, statement: str) -> None:
    store.judge({"target_kind": "event", "target": "e1", "verdict": "accept"})
    with pytest.raises(StoreError, match="only grows"), store._writes() as connection:
        connection.execute(text(statement))


def test_words_in_any_script_and_broken_characters_are_kept(store: Store) -> None:
    report = report_of(id_="r1")
    titled = replace(report, article=replace(report.article, outlet="صحيفة الوادي", published=Published(None, "unknown")))
    store.add(page_of(TEXT, "r1", outlet="صحيفة الوادي", title="half \ud83d"), titled)
    stored = store.report("r1")
    assert stored and stored.report == titled


def newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE notes (words TEXT)")


def damaged(path: Path) -> None:
    path.write_bytes(b"this is a letter, not a database. " * 100)


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("prepare", "error", "words"),
    [
        (newer, NewerSchemaError, "newer marsad"),
        (foreign, StoreError, "another program"),
        (damaged, StoreError, "not a database of marsad"),
        (folder, StoreError, "is a folder"),
    ],
)
def test_what_cannot_be_opened_says_so_in_one_sentence(
    tmp_path: Path, prepare: Callable[[Path], None], error: type[Exception], words: str
) -> None:
    path = tmp_path / "m.db"
    prepare(path)
    with pytest.raises(error, match=words) as caught:
        Store.open(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="marsad add"):
        Store.open(tmp_path / "m.db", create=False)
    assert not (tmp_path / "m.db").exists()


def test_folder_that_may_not_be_written() -> None:
    with pytest.raises(StoreError, match="read-only"):
        Store.open(Path("/proc/marsad-test.db"))


def test_read_only_database_answers_and_refuses_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.db"
    with Store.open(path) as store:
        add(store)
    monkeypatch.setattr("marsad.store.opening.os.access", lambda *_: False)
    with Store.open(path) as store:
        assert store.counts()["reports"] == 1
        with pytest.raises(StoreError, match="may only be read"):
            add(store, "r2")


def test_layout_is_what_the_migrations_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from marsad.store.opening import migrations, open_engine
    from marsad.store.schema import metadata

    with open_engine(tmp_path / "m.db", create=True).connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [d for d in differences if "report_text" not in str(d)] == []
    steps = ScriptDirectory.from_config(migrations()).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == REVISIONS


def test_settings_that_keep_what_was_saved(store: Store) -> None:
    with store._reads() as connection:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


Keys = tuple[tuple[str, str], ...]
OTHER: Keys = (("side", '"army"'),)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((), (), "same"), (OTHER, OTHER, "same"), ((), OTHER, "changed"), (OTHER, (("side", '"rebels"'),), "changed")],
)
def test_keys_that_nobody_reads_are_kept_with_the_input(store: Store, first: Keys, second: Keys, expected: str) -> None:
    store.add(page_of(TEXT, "r1", other=first), report_of(id_="r1"))
    assert store.add(page_of(TEXT, "r1", other=second), report_of(id_="r1")).what == expected
    with sqlite3.connect(store.path) as base:
        kept = [json.loads(given)["other"] for (given,) in base.execute("SELECT given FROM reports ORDER BY version")]
    assert kept == [[list(pair) for pair in told] for told in ([first] if expected == "same" else [first, second])]


def test_an_input_from_before_other_keys_were_kept_is_known_again() -> None:
    page = page_of(TEXT, "r1", outlet="The Valley Post")
    given = {"id": "r1", "title": None, "published": None, "outlet": "The Valley Post", "url": None}
    before = hashlib.sha256(f"{page.sha256}\ntext/plain\n{json.dumps(given, sort_keys=True)}".encode()).hexdigest()
    assert input_hash(page) == before
