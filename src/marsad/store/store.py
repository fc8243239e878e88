"""The open database: every question and every write is one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from marsad.model import Page, Report
from marsad.model.record import Json
from marsad.store import audit, copying, links, reading, verifying, writing
from marsad.store.asof import AsOf
from marsad.store.links import Links
from marsad.store.opening import is_writable, open_engine, told
from marsad.store.reading import StoredReport
from marsad.store.verifying import Checkpoint, Flaw
from marsad.store.writing import Added

PATIENCE = 3
"""So often links are made anew while others go on adding; the next command takes it up again."""

Linker = Callable[[list[Report]], Links]


class Store:
    """A database at `path`; made by `Store.open`. `who` stands in the log for all that is written through it."""

    def __init__(self, engine: Engine, path: Path, who: str, writable: bool = True) -> None:
        self._engine = engine
        self.path = path
        self.who = who
        self.writable = writable

    @classmethod
    def open(cls, path: Path, *, create: bool = True, who: str = "marsad") -> Store:
        """Open the database at `path`, make it where there is none and `create` is true, and bring it to this version's layout.

        Raises NotFoundError, NewerSchemaError or StoreError, each with one sentence for people.
        """
        return cls(open_engine(path, create=create), path, who, is_writable(path))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # writing

    def has(self, page: Page) -> bool:
        """Whether this very page, with what came along with it, was added before."""
        with self._reads() as connection:
            return writing.version_of(connection, page) is not None

    def known(self, page: Page) -> StoredReport | None:
        """The report of this very page, with what came along with it, in its newest version; None when it was not added yet."""
        with self._reads() as connection:
            version = writing.version_of(connection, page)
            return reading.report_by_id(connection, page.id, version) if version else None

    def add(self, page: Page, report: Report, *, again: bool = False) -> Added:
        """Keep one report with its page. The same input twice changes nothing; a changed one, or `again`, makes a new version."""
        with self._writes() as connection:
            return writing.add_report(connection, page, report, self.who, again)

    def fail(self, name: str, line: int | None, state: str, reason: str) -> bool:
        """Note an input that gave no report; False when the same was noted before."""
        with self._writes() as connection:
            return writing.add_failure(connection, name, line, state, reason, self.who)

    def judge(self, judgement: dict[str, Any]) -> str:
        """Append an analyst's decision and return its id.

        Fields: target_kind, target, verdict, and field, value, reason, replaces where they apply.
        """
        with self._writes() as connection:
            return writing.add_judgement(connection, self.who, judgement)

    def link(self, linker: Linker, software: str) -> bool:
        """Make the links anew where reports have changed since they were made; False when they were up to date.

        Others may add while the links are made: they are kept only if they belong to the reports that stand when they are written.
        """
        for _ in range(PATIENCE):
            with self._reads() as connection, connection.begin():
                mark = links.fingerprint(connection, software)
                if links.made_from(connection) == mark:
                    return False
                reports = [stored.report for stored in reading.reports_known(connection)]
            if self._keep(linker(reports), mark, software):
                return True
        return False

    def _keep(self, made: Links, mark: str, software: str) -> bool:
        with self._writes() as connection:
            if links.fingerprint(connection, software) != mark:
                return False
            links.keep(connection, made, mark)
            return True

    def is_linked(self, software: str) -> bool:
        """Whether the kept links belong to the reports as they are now."""
        with self._reads() as connection:
            return links.made_from(connection) == links.fingerprint(connection, software)

    # asking

    def links(self) -> Links:
        """The links as they were last made."""
        with self._reads() as connection:
            return links.load(connection)

    def fingerprint(self, software: str = "") -> str:
        """A word that changes whenever the record does."""
        with self._reads() as connection:
            return links.fingerprint(connection, software)

    def report(self, id_: str, version: int | None = None) -> StoredReport | None:
        """A report in its current or in an older version; None when there is none."""
        with self._reads() as connection:
            return reading.report_by_id(connection, id_, version)

    def versions(self, id_: str) -> list[StoredReport]:
        """All versions of a report, oldest first."""
        with self._reads() as connection:
            return reading.versions_of(connection, id_)

    def reports(self, known: date | AsOf | None = None) -> Iterator[StoredReport]:
        """Every report in the newest version known then (None: the current one), by day of publication and id."""
        with self._reads() as connection:
            yield from reading.reports_known(connection, known)

    def claim(self, id_: str) -> tuple[StoredReport, str, Json] | None:
        """A claim: its report, "event" or "control", and the claim as the record has it; None when there is none."""
        with self._reads() as connection:
            return reading.claim_by_id(connection, id_)

    def ids_like(self, start: str) -> list[str]:
        """Ids that begin so."""
        with self._reads() as connection:
            return reading.ids_like(connection, start)

    def search(self, words: str) -> list[str]:
        """Ids of reports whose title or body holds all the words, best match first."""
        with self._reads() as connection:
            return reading.search_reports(connection, words)

    def page(self, sha256: str) -> bytes | None:
        """The bytes of a page as received."""
        with self._reads() as connection:
            return reading.page_data(connection, sha256)

    def failures(self) -> list[dict[str, Any]]:
        """Inputs that gave no report, oldest first."""
        with self._reads() as connection:
            return reading.all_failures(connection)

    def judgements(self) -> list[dict[str, Any]]:
        """Analysts' decisions, oldest first."""
        with self._reads() as connection:
            return reading.all_judgements(connection)

    def audit(self) -> list[audit.AuditEntry]:
        """The log of what was done, oldest first."""
        with self._reads() as connection:
            return audit.entries(connection)

    def flaws(self, checkpoint: Checkpoint | None = None) -> list[Flaw]:
        """What is not as it was written; see `verifying.flaws`."""
        with self._reads() as connection, connection.begin():
            return list(verifying.flaws(connection, checkpoint))

    def checkpoint(self) -> Checkpoint | None:
        """Where the log stands now, to be kept outside; None for an empty one."""
        with self._reads() as connection, connection.begin():
            return verifying.checkpoint_of(connection, audit.now())

    def copy_to(self, path: Path) -> None:
        """Write the database as it is at this moment to `path`, while others may go on adding. The copy stands whole or not at all."""
        with told(path):
            copying.copy(self.path, path)

    def counts(self) -> dict[str, Any]:
        """What is inside: reports, claims, events, failures, ..."""
        with self._reads() as connection:
            return reading.counts(connection)

    def days(self) -> tuple[date, date] | None:
        """The first and last day of publication; None where no report has one."""
        with self._reads() as connection:
            covered = reading.days_covered(connection)
        return (date.fromisoformat(covered[0]), date.fromisoformat(covered[1])) if covered else None

    @contextlib.contextmanager
    def _reads(self) -> Iterator[Connection]:
        with told(self.path), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def _writes(self) -> Iterator[Connection]:
        with told(self.path), self._engine.execution_options(writes=True).begin() as connection:
            yield connection
