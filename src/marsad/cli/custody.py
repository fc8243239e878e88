"""`marsad verify`, `backup` and `restore`: show that nothing was altered, and keep a copy."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.common import Db, open_database, settings_of
from marsad.cli.output import Paper, note, put_json
from marsad.cli.settings import Format, read_format
from marsad.errors import MalformedError, NotFoundError, UsageError

if TYPE_CHECKING:
    from marsad.store.verifying import Checkpoint, Flaw

FORMATS: tuple[Format, ...] = ("table", "json")
ALTERED = 6
"""Exit code of `verify` where something is not as it was written."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("verify", help="Check every page, report, claim, decision and log entry against its hash.")(verify)
    app.command("backup", help="Write a copy of the database as it is now; others may go on adding.")(backup)
    app.command("restore", help="Make the database anew from a copy, after the copy was checked.")(restore)


def verify(
    context: typer.Context,
    checkpoint: Annotated[Path | None, typer.Option(help="a checkpoint kept outside: shows a log that was cut or written anew")] = None,
    write_checkpoint: Annotated[Path | None, typer.Option(help="write where the log stands now to this file; keep it elsewhere")] = None,
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table or json")] = None,
    db: Db = None,
) -> int:
    """Exit code 6 where something was altered; each flaw names its record."""
    form = read_format(format_, "table", FORMATS)
    known = _read_checkpoint(checkpoint) if checkpoint else None
    with open_database(context, db) as database:
        flaws, here = database.store.flaws(known), database.store.checkpoint()
        path = database.store.path
    if write_checkpoint and here and not flaws:
        _write_checkpoint(write_checkpoint, here)
    if form == "json":
        put_json({"database": str(path), "flaws": [asdict(f) for f in flaws], "checkpoint": asdict(here) if here else None})
    else:
        _put(flaws, here, path, known is not None)
    return ALTERED if flaws else 0


def _put(flaws: list[Flaw], here: Checkpoint | None, path: Path, compared: bool) -> None:
    paper = Paper()
    for flaw in flaws:
        paper.line(f"{paper.paint(flaw.record, 'bad')}: {flaw.what}.")
    if flaws:
        paper.line(f"{path}: {len(flaws)} flaws. Do not work on with it: keep it as it is, and compare it with a copy.")
        return
    told = f", its last hash {here.hash[:16]}" if here else ""
    paper.line(f"{path}: everything is as it was written ({here.entries if here else 0} entries in the log{told}).")
    if not compared:
        paper.line("Whether the log was cut at its end or written anew from the start shows only against a checkpoint (--checkpoint).")


def _read_checkpoint(path: Path) -> Checkpoint:
    from marsad.store.verifying import Checkpoint

    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Checkpoint(int(told["entries"]), str(told["hash"]), str(told["at"]))
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be read ({error.strerror}): name a file that `marsad verify --write-checkpoint` wrote."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedError(f"{path} is no checkpoint: name a file that `marsad verify --write-checkpoint` wrote.") from error


def _write_checkpoint(path: Path, here: Checkpoint) -> None:
    from marsad.export.files import write_whole

    write_whole(path, [json.dumps(asdict(here)) + "\n"])
    note(f"{path} holds the checkpoint: keep it where nobody who can write the database can write.")


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(metavar="FILE", help="the copy; a file of that name is replaced when the copy is whole")],
    db: Db = None,
) -> int:
    """The copy is a database of its own: open it with --db."""
    with open_database(context, db) as database:
        if to.exists() and to.samefile(database.store.path):
            raise UsageError(f"{to} is the database itself: name another file for the copy.")
        database.store.copy_to(to)
        counts = database.store.counts()
    note(f"{to} holds {counts['reports']} reports as they were at this moment.")
    return 0


def restore(
    context: typer.Context,
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="a copy that `marsad backup` wrote")],
    db: Db = None,
) -> int:
    """Nothing is overwritten: the database must not be there yet. Exit code 6 where the copy was altered."""
    from marsad.store import Store

    path = settings_of(context, db).db
    if path.exists():
        raise UsageError(f"{path} is there already and is left alone: move it away, or name another with --db.")
    with Store.open(copy, create=False, who="restore") as store:
        flaws = store.flaws()
        if flaws:
            _put(flaws, None, copy, compared=True)
            return ALTERED
        store.copy_to(path)
    note(f"{path} stands again, as it was in {copy}.")
    return 0
