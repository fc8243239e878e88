"""Ask the database: reports and their versions, claims, full text, failures, counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, text

from marsad.model import Report
from marsad.model.record import Json, from_record
from marsad.store.asof import AsOf
from marsad.store.schema import (
    actors,
    audit,
    claims,
    failures,
    judgements,
    linked_control,
    linked_events,
    linked_others,
    pages,
    places,
    reports,
)


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One version of a report. `name` says where it came from; `known` is the day since which it counts as known."""

    key: int
    id: str
    version: int
    current: bool
    sha256: str
    name: str
    state: str
    reason: str | None
    added_at: str
    record: Json

    @property
    def known(self) -> date:
        """The day of publication, where none is known the day it was added."""
        return date.fromisoformat(self.record["article"]["published"]["date"] or self.added_at[:10])

    @property
    def report(self) -> Report:
        """The report itself."""
        return from_record(self.record)


_COLUMNS = [reports.c[name] for name in StoredReport.__slots__]


def report_by_id(connection: Connection, id_: str, version: int | None = None) -> StoredReport | None:
    """A report in its current or in an older version; None when there is none."""
    which = reports.c.current if version is None else reports.c.version == version
    row = connection.execute(select(*_COLUMNS).where(reports.c.id == id_, which)).one_or_none()
    return StoredReport(*row) if row else None


def versions_of(connection: Connection, id_: str) -> list[StoredReport]:
    """All versions of a report, oldest first."""
    rows = connection.execute(select(*_COLUMNS).where(reports.c.id == id_).order_by(reports.c.version))
    return [StoredReport(*row) for row in rows]


def reports_known(connection: Connection, known: date | AsOf | None = None) -> Iterator[StoredReport]:
    """Every report in the newest version known then (None: the current one), by day of publication and id."""
    as_of = AsOf.of(known)
    order = (reports.c.published.is_(None), reports.c.published, reports.c.id, reports.c.version)
    if as_of.last is None:
        yield from (StoredReport(*row) for row in connection.execute(select(*_COLUMNS).where(reports.c.current).order_by(*order)))
        return
    added = func.substr(reports.c.added_at, 1, 10)
    bounds = ((func.coalesce(reports.c.published, added), as_of.published), (added, as_of.added))
    where = [day <= last.isoformat() for day, last in bounds if last]
    versions = select(reports.c.id, func.max(reports.c.version).label("version")).where(*where)
    newest = versions.group_by(reports.c.id).subquery()
    same = (newest.c.id == reports.c.id) & (newest.c.version == reports.c.version)
    yield from (StoredReport(*row) for row in connection.execute(select(*_COLUMNS).join(newest, same).order_by(*order)))


def claim_by_id(connection: Connection, id_: str) -> tuple[StoredReport, str, Json] | None:
    """A claim in its newest version: the report, "event" or "control", and the claim as the record has it."""
    where = select(claims.c.report, claims.c.kind, claims.c.position).where(claims.c.id == id_).order_by(claims.c.report.desc()).limit(1)
    found = connection.execute(where).one_or_none()
    if found is None:
        return None
    report = StoredReport(*connection.execute(select(*_COLUMNS).where(reports.c.key == found.report)).one())
    return report, found.kind, report.record["events" if found.kind == "event" else "control"][found.position]


def ids_like(connection: Connection, start: str, most: int = 10) -> list[str]:
    """Ids of reports, claims and linked events that begin so, for people who type the first digits."""
    found: list[str] = []
    for table in (reports, claims, linked_events):
        column: ColumnElement[str] = table.c.id
        found += connection.execute(select(column).where(column.startswith(start, autoescape=True)).distinct().limit(most)).scalars()
    return sorted(set(found))[:most]


def search_reports(connection: Connection, words: str, most: int = 100) -> list[str]:
    """Ids of current reports whose title or body holds all the words, best match first."""
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    statement = text(
        "SELECT r.id FROM report_text t JOIN reports r ON r.key = t.rowid WHERE report_text MATCH :query ORDER BY t.rank LIMIT :most"
    )
    return list(connection.execute(statement, {"query": query, "most": most}).scalars()) if query else []


def page_data(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a page as received."""
    data = connection.execute(select(pages.c.data).where(pages.c.sha256 == sha256)).scalar_one_or_none()
    return bytes(data) if data is not None else None


def all_failures(connection: Connection) -> list[dict[str, Any]]:
    """Inputs that gave no report, oldest first."""
    return [dict(row._mapping) for row in connection.execute(select(failures).order_by(failures.c.key))]


def all_judgements(connection: Connection) -> list[dict[str, Any]]:
    """Analysts' decisions, oldest first."""
    return [dict(row._mapping) for row in connection.execute(select(judgements).order_by(judgements.c.key))]


def counts(connection: Connection) -> dict[str, Any]:
    """What is inside, by name; `states` counts current reports by the state their reading ended in."""
    current = reports.c.current
    states = connection.execute(select(reports.c.state, func.count()).where(current).group_by(reports.c.state))
    kinds = connection.execute(select(claims.c.kind, func.count()).join(reports).where(current).group_by(claims.c.kind))
    by_kind = {str(kind): int(n) for kind, n in kinds}
    contradictions = select(func.count()).select_from(linked_others).where(linked_others.c.kind == "contradictions")
    return {
        "reports": _count(connection, reports, current),
        "versions": _count(connection, reports),
        "relevant": _count(connection, reports, current, reports.c.key.in_(select(claims.c.report))),
        "states": {str(state): int(n) for state, n in states},
        "claims": sum(by_kind.values()),
        "event_claims": by_kind.get("event", 0),
        "control_claims": by_kind.get("control", 0),
        "events": _count(connection, linked_events),
        "places_with_control": _count(connection, linked_control),
        "contradictions": int(connection.execute(contradictions).scalar_one()),
        "pages": _count(connection, pages),
        "places": _count(connection, places),
        "actors": _count(connection, actors),
        "failures": _count(connection, failures),
        "judgements": _count(connection, judgements),
        "audit_entries": _count(connection, audit),
    }


def days_covered(connection: Connection) -> tuple[str, str] | None:
    """The first and last day of publication; None where no report has one."""
    row = connection.execute(select(func.min(reports.c.published), func.max(reports.c.published)).where(reports.c.current)).one()
    return (row[0], row[1]) if row[0] else None


def _count(connection: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())
