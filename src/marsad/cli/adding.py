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
        tally = take_in(database.adding(inputs, again=again), count_inputs(inputs) if is_terminal() else 0)
        path = database.store.path
    if form == "json":
        put_json({"new": tally.new, "same": tally.same, "changed": tally.changed, "failed": tally.failed, "unread": len(tally.problems)})
    else:
        print(summary(tally, path))
    return 3 if tally.problems else 0


def count_inputs(inputs: Iterable[str]) -> int:
    """About how many reports the inputs hold: lines of a .jsonl, files of a folder; 0 where standard input is among them."""
    total = 0
    for path in map(Path, inputs):
        if path.is_dir():
            total += sum(1 for found in path.rglob("*") if found.is_file())
        elif path.suffix.lower() == ".jsonl" and path.is_file():
            with path.open("rb") as lines:
                total += sum(1 for _ in lines)
        elif str(path) == "-":
            return 0
        else:
            total += 1
    return total


def take_in(outcomes: Iterable[Outcome], expected: int = 0) -> Tally:
    """Count the outcomes, complain of those that could not be read, show progress on a terminal."""
    from marsad.database import Tally

    tally, started = Tally(), time.monotonic()
    for outcome in _shown(outcomes, tally, started, expected):
        tally.count(outcome)
        for words in outcome.notes:
            note(f"marsad: {words}")
    return tally


def _shown(outcomes: Iterable[Outcome], tally: Tally, started: float, expected: int) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        if is_terminal():
            sys.stderr.write(f"\r{progress(tally.inputs, expected, time.monotonic() - started)}\033[K")
            sys.stderr.flush()
    if is_terminal():
        sys.stderr.write("\r\033[K")


def progress(done: int, expected: int, seconds: float) -> str:
    """How far it is, how fast it goes, and how long it takes still; `expected` 0 where nobody knows."""
    rate = done / max(seconds, 0.001)
    if expected <= done:
        return f"{done} read, {rate:.1f} a second"
    left = round((expected - done) / max(rate, 0.001))
    return f"{done} of {expected} read, {rate:.1f} a second, {left // 60}:{left % 60:02d} left"


def summary(tally: Tally, path: Path) -> str:
    """How an adding went, in a sentence."""
    unread: Counter[str] = Counter(outcome.what for outcome in tally.problems)
    told = {"new": "new", "changed": "changed", "same": "known already"}
    parts = [f"{n} {words}" for what, words in told.items() if (n := getattr(tally, what) - unread[what])]
    parts += [f"{len(tally.problems)} not read"] if tally.problems else []
    found = f"{tally.events} events and {tally.control} statements of control told"
    return f"{tally.inputs} {'input' if tally.inputs == 1 else 'inputs'}: {', '.join(parts) or 'nothing'}; {found}. Database: {path}"
