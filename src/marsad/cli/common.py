"""What commands share: options, opening the database, saying what a filter took away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.output import note
from marsad.cli.settings import Settings, read_settings

if TYPE_CHECKING:
    from marsad.database import AsOf, Database, Removed
    from marsad.model import Event

Db = Annotated[Path | None, typer.Option("--db", help="the database file; else $MARSAD_DB, else marsad.db here", show_default=False)]
FormatOption = Annotated[str | None, typer.Option("--format", "-f", help="table, jsonl, json or csv", show_default="table")]
MOST_NAMED = 12
Known = Annotated[str | None, typer.Option("--as-known-on", metavar="DAY", help="only what reports published by that day say")]
AddedOn = Annotated[str | None, typer.Option("--as-added-on", metavar="DAY", help="only what reports added here by that day say")]


def settings_of(context: typer.Context, db: Path | None) -> Settings:
    """The settings with `--db` given after the verb, else before it."""
    return read_settings(db or (context.obj or {}).get("db"))


def open_database(context: typer.Context, db: Path | None, *, create: bool = False) -> Database:
    """The database of this run; NotFoundError where there is none and `create` is false."""
    from marsad.database import Database

    settings = settings_of(context, db)
    return Database.open(settings.db, create=create, who=settings.who, gazetteer=settings.gazetteer)


def day(words: str | None) -> date | None:
    """A day of the command line, None where none is given."""
    from marsad.database.days import parse_day

    return parse_day(words) if words is not None else None


def as_of(known: str | None, added: str | None) -> AsOf:
    """Whose knowledge `--as-known-on` and `--as-added-on` ask for."""
    from marsad.database import AsOf

    return AsOf(day(known), day(added))


def say_why_empty(database: Database, events: Sequence[Event], removed: Sequence[Removed], known: AsOf) -> None:
    """Why a list of events is empty: nothing there, nothing known by then, or which filter took how many."""
    total = len(events)
    if total == 0:
        counts = database.store.counts()
        told = f"{counts['reports']} reports are in {database.store.path}"
        if known.last is not None and counts["events"]:
            note(f"No event: none of the reports {known} tells one ({told}).")
        else:
            note(
                f"No event: {told}, and none of them tells one." if counts["reports"] else f"No event: {told}. Add some with `marsad add`."
            )
        return
    steps = "; ".join(f"--{r.name} {r.value!r} took away {r.count}" for r in removed)
    note(f"No event of {total} is left: {steps}.")
    for name in dict.fromkeys("days" if r.name in ("since", "until") else r.name for r in removed if r.count):
        note(f"There are events {_values(name, events)}.")


def _values(name: str, events: Sequence[Event]) -> str:
    """What could have been asked for instead, in words."""
    if name == "days":
        first, last = [e.when.start for e in events if e.when.start], [e.when.last for e in events if e.when.last]
        return f"from {min(first)} to {max(last)}" if first and last else "without a day only"
    ranked = Counter(value for event in events for value in _found(name, event)).most_common(MOST_NAMED + 1)
    words = {"place": "in", "actor": "with", "type": "of type", "status": "that are"}[name]
    return f"{words} {', '.join(value for value, _ in ranked[:MOST_NAMED])}" + (", ..." if len(ranked) > MOST_NAMED else "")


def _found(name: str, event: Event) -> list[str]:
    """The values that one filter looks at in an event."""
    if name == "place":
        return [event.place.name] if event.place else []
    if name == "actor":
        return [*event.side_a, *event.side_b]
    return [event.sub_event_type if name == "type" else event.status]
