"""Find what was altered behind the program's back: every page, report, claim, decision and log entry against its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Connection, Table, Text, select, text, type_coerce
from sqlalchemy.exc import DBAPIError

from marsad.store.audit import AuditEntry, entries, first_broken
from marsad.store.plain import json_text
from marsad.store.schema import claims, failures, judgements, pages, reports
from marsad.store.writing import FAILED, JUDGED, REPORTED, claim_rows, content_hash

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not as it was written: `record` names it ("page 3f2a...", "report ak-08 version 1"), `what` says what is wrong."""

    record: str
    what: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of the log at one moment: how many entries it had and the hash of the last one. Kept outside, it proves a later cut."""

    entries: int
    hash: str
    at: str


def checkpoint_of(connection: Connection, moment: str) -> Checkpoint | None:
    """Where the log stands; None for an empty one."""
    log = entries(connection)
    return Checkpoint(len(log), log[-1].hash, moment) if log else None


def flaws(connection: Connection, checkpoint: Checkpoint | None = None) -> Iterator[Flaw]:
    """All that is not as it was written. Reads every row once.

    Not covered: what is derived and made anew at any time (links, names of places and actors), and rows from before the log held hashes of
    their content. A log that was cut or rebuilt from the start shows only against a `checkpoint` from outside.
    """
    try:
        yield from _unguarded(connection, checkpoint)
    except (DBAPIError, ValueError) as error:
        yield Flaw(
            "file", f"a row cannot be read ({str(getattr(error, 'orig', error)).splitlines()[0]}), so what follows it was not checked"
        )


def _unguarded(connection: Connection, checkpoint: Checkpoint | None) -> Iterator[Flaw]:
    yield from _of_file(connection)
    log = entries(connection)
    yield from _of_log(log, checkpoint)
    yield from _of_pages(connection)
    yield from _of_reports(connection, log)
    yield from _of_others(connection, log)


def _of_file(connection: Connection) -> Iterator[Flaw]:
    if connection.dialect.name == "sqlite":
        for (words,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if words != "ok":
                yield Flaw("file", str(words))


def _of_log(log: list[AuditEntry], checkpoint: Checkpoint | None) -> Iterator[Flaw]:
    broken = first_broken(log)
    if broken is not None:
        yield Flaw(f"log entry {broken.key}", "it, or the entry before it, was changed or taken away")
    if checkpoint is None:
        return
    if len(log) < checkpoint.entries:
        yield Flaw("log", f"{checkpoint.entries - len(log)} of the {checkpoint.entries} entries of the checkpoint are gone")
    elif log[checkpoint.entries - 1].hash != checkpoint.hash:
        yield Flaw("log", f"entry {checkpoint.entries} is not the one of the checkpoint: the log was written anew")


def _of_pages(connection: Connection) -> Iterator[Flaw]:
    for sha256, data in connection.execute(select(pages.c.sha256, pages.c.data)):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Flaw(f"page {sha256}", "its bytes are not those that were received")
    said = {
        (row.sha256, row.media): row.first_seen for row in connection.execute(select(pages.c.sha256, pages.c.media, pages.c.first_seen))
    }
    seen = {row.sha256: row.at for row in connection.execute(text("SELECT sha256, min(added_at) AS at FROM reports GROUP BY sha256"))}
    for sha256 in seen.keys() - {sha256 for sha256, _ in said}:
        yield Flaw(f"page {sha256}", "it is gone")
    for (sha256, media), first in said.items():
        if sha256 not in seen:
            yield Flaw(f"page {sha256}", "no report belongs to it")
        elif first != seen[sha256]:
            yield Flaw(f"page {sha256}", "its moment is not that of its first report")
        elif media not in ("text/html", "text/plain"):
            yield Flaw(f"page {sha256}", "its kind is none that there is")


def _raw(table: Table) -> list[Any]:
    """The columns of a table, objects as the text that is kept."""
    return [type_coerce(column, Text).label(column.name) if isinstance(column.type, JSON) else column for column in table.columns]


def _of_reports(connection: Connection, log: list[AuditEntry]) -> Iterator[Flaw]:
    logged = {(e.subject, e.detail.get("version")): e.detail.get("content") for e in log if e.action == "add"}
    newest: dict[str, tuple[int, bool]] = {}
    keys = set()
    for row in connection.execute(select(*_raw(reports))).mappings():
        name, standing = f"report {row['id']} version {row['version']}", (row["id"], row["version"])
        keys.add(row["key"])
        newest[row["id"]] = max(newest.get(row["id"], (0, False)), (row["version"], bool(row["current"])))
        if standing not in logged:
            yield Flaw(name, "the log does not know it")
            continue
        content = logged.pop(standing)
        if content is not None and content != content_hash(dict(row), REPORTED):
            yield Flaw(name, "it is not what was written")
        else:
            yield from _of_derived(connection, name, dict(row))
    for id_, gone in logged:
        yield Flaw(f"report {id_} version {gone}", "it is gone")
    for id_, (version, current) in newest.items():
        if not current:
            yield Flaw(f"report {id_} version {version}", "it is the newest, but not marked as such")
    strays = connection.execute(select(claims.c.id, claims.c.report)).all()
    yield from (Flaw(f"claim {id_}", "its report is gone") for id_, report in strays if report not in keys)


def _of_derived(connection: Connection, name: str, row: Row) -> Iterator[Flaw]:
    """The rows of claims and the text for searching, which say again what the record says."""
    record = json.loads(row["record"])
    kept = connection.execute(select(*_raw(claims)).where(claims.c.report == row["key"]).order_by(claims.c.key)).mappings()
    found = [{k: v for k, v in claim.items() if k != "key"} for claim in kept]
    told = [{k: json_text(v) if isinstance(v, list) else v for k, v in claim.items()} for claim in claim_rows(row["key"], record)]
    wrong = [mine.get("id") for mine, theirs in zip(found, told, strict=False) if mine != theirs]
    if wrong or len(found) != len(told):
        yield Flaw(name, f"its claims are not those of its record ({wrong[0] if wrong else f'{len(found)} of {len(told)}'})")
    if row["current"] and connection.dialect.name == "sqlite":
        search = connection.execute(text("SELECT title, body FROM report_text WHERE rowid = :key"), {"key": row["key"]}).one_or_none()
        if search is None or tuple(search) != (record["article"]["title"] or "", record["article"]["text"]):
            yield Flaw(name, "its text for searching is not that of its record")


def _of_others(connection: Connection, log: list[AuditEntry]) -> Iterator[Flaw]:
    """Inputs that could not be read, and decisions of people."""
    contents = {e.detail.get("content") for e in log if e.action == "fail"}
    unread = connection.execute(select(failures)).mappings().all()
    for row in unread:
        if None not in contents and content_hash(dict(row), FAILED) not in contents:
            yield Flaw(f"failure of {row['name']}", "it is not what was written")
    noted = sum(e.action == "fail" for e in log)
    if len(unread) < noted:
        yield Flaw("failures", f"{noted - len(unread)} of {noted} are gone")
    decided = {e.detail.get("judgement"): e.detail.get("content") for e in log if e.action == "judge"}
    for row in connection.execute(select(*_raw(judgements))).mappings():
        if row["id"] not in decided:
            yield Flaw(f"judgement {row['id']}", "the log does not know it")
            continue
        content = decided.pop(row["id"])
        if content is not None and content != content_hash(dict(row), JUDGED):
            yield Flaw(f"judgement {row['id']}", "it is not what was written")
    for id_ in decided:
        yield Flaw(f"judgement {id_}", "it is gone")
