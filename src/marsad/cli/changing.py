"""`marsad diff`: what became of events between two days of knowledge, or between two databases."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import wording
from marsad.cli.common import Db, FormatOption, day, open_database
from marsad.cli.output import note, put_json, put_json_lines, put_table
from marsad.cli.settings import Format, read_format

if TYPE_CHECKING:
    from marsad.model import Event, EventChange

SHOWN = ("", "id", "date", "type", "place", "reports", "what changed")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("diff", help="List the events that are new, changed or withdrawn between two days of knowledge or two databases.")(diff)


def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="A", help="a day, or a database file")],
    after: Annotated[str, typer.Argument(metavar="B", help="a later day, or another database file")],
    added: Annotated[bool, typer.Option("--added", help="days are those on which reports were added here, not published")] = False,
    format_: FormatOption = None,
    db: Db = None,
) -> int:
    """A withdrawn event stays in the list as it last stood, with the events that took over its claims."""
    from marsad.link import changes_between

    form = read_format(format_, "table")
    old, new = (_events(context, words, added, db) for words in (before, after))
    found = changes_between(old, new)
    _put(found, form)
    counts = Counter(change.what for change in found)
    note(f"{len(old)} events in {before}, {len(new)} in {after}: " + ", ".join(f"{counts[w]} {w}" for w in ("new", "changed", "withdrawn")))
    return 0


def _events(context: typer.Context, words: str, added: bool, db: Path | None) -> Sequence[Event]:
    """The events of a day of knowledge, or of another database."""
    from marsad.database import AsOf

    if Path(words).is_file():
        with open_database(context, Path(words)) as other:
            return other.links().events
    asked = day(words)
    with open_database(context, db) as database:
        return database.links(AsOf(added=asked) if added else AsOf(asked)).events


def _put(found: Sequence[EventChange], form: Format) -> None:
    from marsad.export.changes import CHANGE_COLUMNS, change_object, change_row
    from marsad.export.csv import csv_lines

    if form == "csv":
        sys.stdout.writelines(csv_lines(CHANGE_COLUMNS, map(change_row, found)))
    elif form == "json":
        put_json(list(map(change_object, found)))
    elif form == "jsonl":
        put_json_lines(map(change_object, found))
    elif found:
        put_table(SHOWN, [_cells(change) for change in found], most=40)


def _cells(change: EventChange) -> list[str]:
    event = change.event
    return [
        change.what,
        event.id[:8],
        wording.when(event.when),
        event.sub_event_type,
        event.place.name if event.place else "not stated",
        str(len(event.reports)),
        f"now in {', '.join(i[:8] for i in change.into)}" if change.into else ", ".join(change.fields).replace("_", " "),
    ]
