"""`marsad export`, `marsad table` and `marsad schema`: give away what is inside, count it, and say in which layout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from marsad.cli.common import (
    AddedOn,
    AtPlace,
    ByActor,
    Db,
    FormatOption,
    Known,
    OfType,
    Since,
    Until,
    WithStatus,
    as_of,
    event_filters,
    open_database,
    say_why_empty,
)
from marsad.cli.output import note, put_json, put_json_lines, put_table
from marsad.cli.settings import Format, read_format
from marsad.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.database import AsOf, Database, Removed
    from marsad.export.objects import Json

To = Annotated[
    str, typer.Option("--to", help="csv, xlsx, acled, ged, geojson, gpkg, kml, hxl, parquet, jsonl, bundle, plover, w3c, prov, datapackage")
]
WHAT = ("events", "control")
SHOWN = ("period", "value", "events", "fatalities_min", "fatalities_max")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("export", help="Write events, control or everything as a file for other tools.")(export)
    app.command("table", help="Count events by week or month, and by place, actor or type.")(table)
    app.command("schema", help="Print the JSON Schema of a layout.")(schema)


def export(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="the file or folder to write; else standard output", show_default=False)
    ] = None,
    to: To = "csv",
    what: Annotated[
        str | None, typer.Option("--what", help="for csv, geojson, hxl and parquet: events or control", show_default="events")
    ] = None,
    monadic: Annotated[bool, typer.Option("--monadic", help="for acled: a row an actor")] = False,
    place: AtPlace = None,
    actor: ByActor = None,
    type_: OfType = None,
    since: Since = None,
    until: Until = None,
    status: WithStatus = None,
    known: Known = None,
    added: AddedOn = None,
    db: Db = None,
) -> int:
    """A file or folder is written whole or not at all. An export without rows, or that leaves events out, says why on standard error."""
    from marsad.database.giving import give
    from marsad.export.formats import format_of

    form = format_of(to)
    chosen = next((w for w in WHAT if w == what), None)
    if what is not None and (chosen is None or not form.tables):
        raise UsageError("--what is events or control, and belongs to csv, geojson, hxl and parquet.")
    if monadic and to != "acled":
        raise UsageError("--monadic belongs to acled.")
    filters = event_filters(place, actor, type_, since, until, status)
    with open_database(context, db) as database:
        given, removed = give(database, filters, as_of(known, added), "control" if what == "control" else "events", monadic)
        if to != "jsonl" and what != "control" and next(iter(given.sources.events()), None) is None:
            _say_why_empty(database, removed, as_of(known, added))
        if out is None or str(out) == "-":
            sys.stdout.writelines(form.pieces(given))
        else:
            form.save(given, out)
            note(f"{out}: written, from {len(given.heads)} reports.")
        for reason, count in sorted(given.left_out.items()):
            note(f"{count} events are left out of {to}: {reason}.")
    return 0


def _say_why_empty(database: Database, removed: Sequence[Removed], as_of_: AsOf) -> None:
    say_why_empty(database, list(database.events_in_short(as_of_)), removed, as_of_)


def table(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="place, actor, type, or all: events as a whole")] = "all",
    every: Annotated[str, typer.Option(help="week or month")] = "week",
    place: AtPlace = None,
    actor: ByActor = None,
    type_: OfType = None,
    since: Since = None,
    until: Until = None,
    status: WithStatus = None,
    known: Known = None,
    added: AddedOn = None,
    format_: FormatOption = None,
    db: Db = None,
) -> int:
    """An event counts in every period that it touches. The ids of the events behind each number stand in the other formats."""
    from marsad.export.counts import By, Every, count_rows

    chosen_by: list[By] = [b for b in get_args(By) if b == by]
    chosen_every: list[Every] = [e for e in get_args(Every) if e == every]
    if not chosen_by or not chosen_every:
        raise UsageError(f"--by is one of {', '.join(get_args(By))}, --every one of {', '.join(get_args(Every))}.")
    form, filters = read_format(format_, "table"), event_filters(place, actor, type_, since, until, status)
    with open_database(context, db) as database:
        found, removed, _ = database.select(filters, as_of(known, added))
        if not found:
            _say_why_empty(database, removed, as_of(known, added))
        _put_counts(list(count_rows(found, chosen_by[0], chosen_every[0])), form)
    undated = sum(event.when.start is None for event in found)
    if undated:
        note(f"{undated} of {len(found)} events have no day and stand in no period.")
    return 0


def _put_counts(rows: Sequence[Json], form: Format) -> None:
    from marsad.export.counts import COUNTS
    from marsad.export.csv import csv_lines

    if form == "csv":
        sys.stdout.writelines(csv_lines(COUNTS, rows))
    elif form == "json":
        put_json(list(rows))
    elif form == "jsonl":
        put_json_lines(rows)
    elif rows:
        put_table(SHOWN, [["" if row[name] is None else str(row[name]) for name in SHOWN] for row in rows])


def schema(
    what: Annotated[str, typer.Argument(help="record: the layout of `marsad read --format jsonl`")] = "record",
) -> int:
    """Every record that marsad writes validates against it."""
    from marsad.export.schema import record_schema

    if what != "record":
        raise UsageError(f"There is no schema of {what!r}: ask for `marsad schema record`.")
    put_json(record_schema())
    return 0
