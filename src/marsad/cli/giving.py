"""`marsad export` and `marsad schema`: give away what is inside, and say in which layout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.common import AddedOn, Db, Known, as_of, open_database, say_why_empty
from marsad.cli.output import json_line, note, put_json
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.database import AsOf, Database
    from marsad.store import Links

TO = ("csv", "geojson", "jsonl", "bundle")
WHAT = ("events", "control")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("export", help="Write events, control or everything as a file for other tools.")(export)
    app.command("schema", help="Print the JSON Schema of a layout.")(schema)


def export(
    context: typer.Context,
    out: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="the file to write; else standard output", show_default=False)] = None,
    to: Annotated[str, typer.Option("--to", help="csv, geojson, jsonl (the record of every report) or bundle (everything linked)")] = "csv",
    what: Annotated[str | None, typer.Option("--what", help="for csv and geojson: events or control", show_default="events")] = None,
    known: Known = None,
    added: AddedOn = None,
    db: Db = None,
) -> int:
    """A file is written whole or not at all. An export without rows says so on standard error."""
    if to not in TO:
        raise UsageError(f"There is no export to {to!r}: one of {', '.join(TO)}.")
    if what is not None and (what not in WHAT or to not in ("csv", "geojson")):
        raise UsageError("--what is events or control, and belongs to csv and geojson.")
    from marsad.export.files import write_whole

    with open_database(context, db) as database:
        links = database.links(as_of(known, added))
        if not links.events and to != "jsonl" and what != "control":
            say_why_empty(database, links.events, [], as_of(known, added))
        pieces = _pieces(database, links, to, what or "events", as_of(known, added))
        if out is None or str(out) == "-":
            sys.stdout.writelines(pieces)
        else:
            write_whole(out, pieces)
            reports = database.store.counts()["reports"]
            note(f"{out}: written, from {reports} reports, {len(links.events)} events and {len(links.timelines)} places with control.")
    return 0


def _pieces(database: Database, links: Links, to: str, what: str, known: AsOf) -> Iterator[str]:
    if to == "jsonl":
        return (json_line(stored.record) + "\n" for stored in database.store.reports(known))
    if to == "bundle":
        return iter([bundle_text(links)])
    return _csv(links, what) if to == "csv" else _geojson(links, what)


def bundle_text(links: Links) -> str:
    """Everything linked, as one JSON object."""
    from marsad.export.bundle import bundle

    return json.dumps(bundle(links.copies, links.events, links.contradictions, links.timelines), ensure_ascii=False, indent=1) + "\n"


def _csv(links: Links, what: str) -> Iterator[str]:
    from marsad.export import csv
    from marsad.export.objects import control_object, event_object

    if what == "events":
        return csv.csv_lines(csv.EVENT_COLUMNS, (csv.event_row(event_object(e)) for e in links.events))
    return csv.csv_lines(csv.CONTROL_COLUMNS, (row for t in links.timelines for row in csv.control_rows(control_object(t))))


def _geojson(links: Links, what: str) -> Iterator[str]:
    from marsad.export.geojson import control_features, event_feature, geojson_pieces
    from marsad.export.objects import control_object, event_object

    if what == "events":
        return geojson_pieces(event_feature(event_object(e)) for e in links.events)
    return geojson_pieces(feature for t in links.timelines for feature in control_features(control_object(t)))


def schema(
    what: Annotated[str, typer.Argument(help="record: the layout of `marsad read --format jsonl`")] = "record",
) -> int:
    """Every record that marsad writes validates against it."""
    from marsad.export.schema import record_schema

    if what != "record":
        raise UsageError(f"There is no schema of {what!r}: ask for `marsad schema record`.")
    put_json(record_schema())
    return 0
