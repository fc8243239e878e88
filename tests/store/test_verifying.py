"""Tampering shows: any flipped byte, a cut or rebuilt log, and a copy made while others write."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.store import Store
from marsad.store.audit import FIRST, entry_hash
from marsad.store.schema import APPEND_ONLY
from tests.model.handmade import TEXT, page_of, report_of

KEPT = {
    "pages": ("data", "sha256", "media", "first_seen"),
    "reports": ("id", "input", "sha256", "name", "given", "state", "title", "published", "record", "added_at"),
    "claims": ("id", "kind", "sub_event_type", "holder", "side_a", "place_text", "first_day", "status"),
    "failures": ("name", "state", "reason", "first_seen"),
    "judgements": ("id", "at", "who", "target", "verdict", "reason"),
    "audit": ("at", "who", "action", "subject", "detail", "previous", "hash"),
}
FLIPS = 120


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with reports, a second version, a failure and judgements."""
    path = tmp_path / "m.db"
    with Store.open(path, who="tester") as store:
        for number in range(6):
            words = f"{TEXT}\nNo. {number}\n"
            store.add(page_of(words, f"r{number}"), report_of(words, f"r{number}"))
        store.add(page_of(f"{TEXT}\nCorrected\n", "r1"), report_of(f"{TEXT}\nCorrected\n", "r1"))
        store.fail("broken.jsonl", 3, "malformed", "broken.jsonl line 3 is no JSON")
        store.judge({"target_kind": "event", "target": "e1", "verdict": "accept", "reason": "two witnesses"})
        store.judge({"target_kind": "event", "target": "e1", "verdict": "edit", "field": "deaths", "value": {"min": 3}})
    return path


def flaws(path: Path) -> list[str]:
    with Store.open(path, create=False) as store:
        return [f"{flaw.record}: {flaw.what}" for flaw in store.flaws()]


def insider(path: Path) -> sqlite3.Connection:
    """Somebody who can write the file, and takes away what guards it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER IF EXISTS {table.name}_keeps_{verb}")
    return connection


def test_a_record_that_nobody_touched_has_no_flaw(path: Path) -> None:
    assert flaws(path) == []


def test_every_flipped_byte_is_found(path: Path) -> None:
    chance = random.Random(11)
    for _ in range(FLIPS):
        table = chance.choice(list(KEPT))
        column = chance.choice(KEPT[table])
        connection = insider(path)
        rows = connection.execute(f"SELECT rowid, CAST({column} AS BLOB), typeof({column}) FROM {table} WHERE {column} != ''").fetchall()
        if not rows:
            continue
        rowid, before, kind = chance.choice(rows)
        after = bytearray(before)
        at = chance.randrange(len(after))
        after[at] ^= 1 << chance.randrange(8)
        change = f"UPDATE {table} SET {column} = CAST(? AS {'BLOB' if kind == 'blob' else 'TEXT'}) WHERE rowid = ?"
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute(change, (bytes(after), rowid))
        except sqlite3.IntegrityError:
            continue
        connection.close()
        assert flaws(path), f"{table}.{column} byte {at} of row {rowid}"
        connection = insider(path)
        connection.execute(change, (before, rowid))
        connection.close()
    assert flaws(path) == []


@pytest.mark.parametrize("table", ["pages", "reports", "claims", "failures", "judgements"])
def test_a_row_that_was_taken_away_is_missed(path: Path, table: str) -> None:
    connection = insider(path)
    connection.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    connection.close()
    assert flaws(path)


def cut(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM judgements WHERE key = (SELECT max(key) FROM judgements)")
    connection.execute("DELETE FROM audit WHERE key = (SELECT max(key) FROM audit)")


def rebuild(connection: sqlite3.Connection) -> None:
    previous = FIRST
    for key, at, action, subject, detail in connection.execute(
        "SELECT key, at, action, subject, detail FROM audit ORDER BY key"
    ).fetchall():
        entry = {"at": at, "who": "somebody else", "action": action, "subject": subject, "detail": json.loads(detail), "previous": previous}
        hash_ = entry_hash(entry)
        row = ("somebody else", previous, hash_, key)
        connection.execute("UPDATE audit SET who = ?, previous = ?, hash = ? WHERE key = ?", row)
        previous = hash_


@pytest.mark.parametrize("change", [cut, rebuild])
def test_a_cut_or_rebuilt_log_shows_against_a_checkpoint_only(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    with Store.open(path, create=False) as store:
        checkpoint = store.checkpoint()
    connection = insider(path)
    change(connection)
    connection.close()
    with Store.open(path, create=False) as store:
        assert store.flaws() == []
        assert any("checkpoint" in flaw.what for flaw in store.flaws(checkpoint))


def test_a_copy_made_while_others_add_is_whole(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"

    def add() -> None:
        with Store.open(path, who="writer") as store:
            for number in range(100, 160):
                words = f"{TEXT}\nNo. {number}\n"
                store.add(page_of(words, f"r{number}"), report_of(words, f"r{number}"))

    writer = threading.Thread(target=add)
    writer.start()
    with Store.open(path) as store:
        store.copy_to(target)
    writer.join()
    assert flaws(target) == []
    with Store.open(target, create=False) as copy:
        assert copy.counts()["reports"] >= 6
    assert sqlite3.connect(target).execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert not target.with_name("copy.db.part").exists()
