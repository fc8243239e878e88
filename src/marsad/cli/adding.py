"""`marsad add`: read pages into the database."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.common import Db, open_database
from marsad.cli.output import note, put_json
from marsad.cli.settings import Format, is_terminal, read_format

if TYPE_CHECKING:
    from marsad.database import Outcome, Tally

FORMATS: tuple[Format, ...] = ("table", "json")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("add", help="Read pages into the database. Adding the same again changes nothing; a changed report becomes a new version.")(
        add
    )


def add(
    context: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="pages (.html, .txt), .jsonl of reports, folders, or -")],
    again: Annotated[bool, typer.Option("--again", help="read also what was added before, as a new version")] = False,
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table or json")] = None,
    db: Db = None,
) -> int:
    """Exit code 3 where any input could not be read; the others are added all the same."""
    form = read_format(format_, "table", FORMATS)
    with open_database(context, db, create=True) as database:
        tally = take_in(database.adding([Path(i) if i != "-" else i for i in inputs], again=again))
        path = database.store.path
    if form == "json":
        put_json({"new": tally.new, "same": tally.same, "changed": tally.changed, "failed": tally.failed, "unread": len(tally.problems)})
    else:
        print(summary(tally, path))
    return 3 if tally.problems else 0


def take_in(outcomes: Iterable[Outcome]) -> Tally:
    """Count the outcomes, complain of those that could not be read, show progress on a terminal."""
    from marsad.database import Tally

    tally, started = Tally(), time.monotonic()
    for outcome in _shown(outcomes, tally, started):
        tally.count(outcome)
        for words in outcome.notes:
            note(f"marsad: {words}")
    return tally


def _shown(outcomes: Iterable[Outcome], tally: Tally, started: float) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        if is_terminal():
            rate = tally.inputs / max(time.monotonic() - started, 0.001)
            sys.stderr.write(f"\r{tally.inputs} read, {rate:.1f} a second \033[K")
            sys.stderr.flush()
    if is_terminal():
        sys.stderr.write("\r\033[K")


def summary(tally: Tally, path: Path) -> str:
    """How an adding went, in a sentence."""
    unread: Counter[str] = Counter(outcome.what for outcome in tally.problems)
    told = {"new": "new", "changed": "changed", "same": "known already"}
    parts = [f"{n} {words}" for what, words in told.items() if (n := getattr(tally, what) - unread[what])]
    parts += [f"{len(tally.problems)} not read"] if tally.problems else []
    found = f"{tally.events} events and {tally.control} statements of control told"
    return f"{tally.inputs} inputs: {', '.join(parts) or 'nothing'}; {found}. Database: {path}"
