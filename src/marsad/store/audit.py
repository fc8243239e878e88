"""The log of what was done: each entry carries the hash of the one before, so that a change in the middle shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from marsad.store.schema import audit

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry: who did what to whom, when (UTC)."""

    key: int
    at: str
    who: str
    action: str
    subject: str
    detail: dict[str, Any]
    previous: str
    hash: str


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def log(connection: Connection, who: str, action: str, subject: str, detail: dict[str, Any]) -> None:
    """Append an entry inside the running transaction: it stands if and only if what it tells was done."""
    last = connection.execute(select(audit.c.hash).order_by(audit.c.key.desc()).limit(1)).scalar_one_or_none()
    entry = {"at": now(), "who": who, "action": action, "subject": subject, "detail": detail, "previous": last or FIRST}
    connection.execute(insert(audit).values(**entry, hash=entry_hash(entry)))


def entry_hash(entry: dict[str, Any]) -> str:
    """The hash of an entry without its key and its own hash."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def entries(connection: Connection) -> list[AuditEntry]:
    """The whole log, oldest first."""
    return [AuditEntry(*row) for row in connection.execute(select(audit).order_by(audit.c.key))]


def first_broken(log_: list[AuditEntry]) -> AuditEntry | None:
    """The first entry that was changed, or whose predecessor was; None when the chain is whole."""
    previous = FIRST
    for entry in log_:
        told = {name: getattr(entry, name) for name in ("at", "who", "action", "subject", "detail", "previous")}
        if entry.previous != previous or entry.hash != entry_hash(told):
            return entry
        previous = entry.hash
    return None
