"""Open a database: the right layout, durable writes, and one plain sentence where it cannot be done."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from marsad.errors import NewerSchemaError, NotFoundError, StoreError
from marsad.store.plain import json_text
from marsad.store.schema import APPLICATION_ID, REVISIONS

WAIT_MS = 60_000
"""How long a writer waits for another one."""


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the database at `path`, brought to this version's layout.

    NotFoundError where there is none and `create` is false; NewerSchemaError, StoreError as they say.
    """
    if not create and not path.exists():
        raise NotFoundError(f"There is no database at {path}: add reports with `marsad add`, or name another with --db.")
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database: name a file with --db.")
    engine = _engine(path, writable=is_writable(path))
    with told(path):
        _prepare(engine, path)
    return engine


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the database library raises into a StoreError of one sentence."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_sentence(path, str(error.orig))) from error
    except sqlite3.Error as error:
        raise StoreError(_sentence(path, str(error))) from error


_SENTENCES = (
    ("unable to open", "{path}: the database cannot be opened, because its folder is missing or read-only; name another with --db."),
    ("readonly", "{path} may only be read: nothing was written; copy it to a folder of your own, or name another with --db."),
    ("not a database", "{path} is not a database of marsad: name another with --db."),
    ("malformed", "{path} is damaged: restore it from a copy; what was read so far is still in the copy."),
    ("full", "{path}: the disk is full; nothing of the last report was written. Make room and run the command again."),
    (
        "I/O error",
        "{path}: the disk refused a read or a write; nothing of the last report was written. Check the disk, then run the command again.",
    ),
    ("locked", "{path} is in use by another program that does not let go of it: run the command again when that one is done."),
)


def _sentence(path: Path, problem: str) -> str:
    found = next((sentence for sign, sentence in _SENTENCES if sign in problem), "{path}: the database answered: " + problem)
    return found.format(path=path)


def is_writable(path: Path) -> bool:
    """Whether the file and its folder may be written."""
    folder = path.absolute().parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _engine(path: Path, *, writable: bool) -> Engine:
    """A few connections are kept open: closing the last one costs a write of its own. A forked process must open its own Store."""
    address = f"file:{quote(str(path.absolute()))}" + ("" if writable or not path.exists() else "?mode=ro&immutable=1")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=WAIT_MS / 1000, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, json_serializer=json_text)
    event.listen(engine, "connect", _set_up_writing if writable else _set_up_reading)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_reading(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _set_up_writing(connection: Any, _record: Any) -> None:
    for pragma in (f"busy_timeout = {WAIT_MS}", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once, so that two of them queue up instead of failing half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, path)
    if revision == REVISIONS[-1]:
        return
    _set_wal(engine)
    with engine.execution_options(writes=True).begin() as connection:
        if _revision(connection, path) != REVISIONS[-1]:
            _upgrade(connection)


def _set_wal(engine: Engine) -> None:
    """Kept in the file: readers and one writer at the same time. Outside a transaction, as SQLite asks."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _revision(connection: Connection, path: Path) -> str | None:
    """The layout of the database, None for an empty one."""
    tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID or "alembic_version" not in tables:
        raise StoreError(f"{path} is a database of another program: name another with --db.")
    revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    if revision not in REVISIONS:
        found = f"layout {revision}, this one knows {REVISIONS[-1]}"
        raise NewerSchemaError(f"{path} was made by a newer marsad ({found}): install a newer marsad to open it.")
    return revision


def _upgrade(connection: Connection) -> None:
    from alembic import command  # half a second to import, and only a new or an old database needs it

    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, REVISIONS[-1])
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def migrations() -> Any:
    """Alembic's configuration: the steps inside this package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


__all__ = ["is_writable", "migrations", "open_engine", "told"]
