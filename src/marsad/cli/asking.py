"""`marsad events` and `marsad control`: what happened, and who held a place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli import wording
from marsad.cli.common import AddedOn, Db, FormatOption, Known, as_of, day, open_database, say_why_empty
from marsad.cli.output import Paper, clean, note, put_json, put_json_lines, put_table
from marsad.cli.settings import Format, read_format
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.database import AsOf, Database, Held
    from marsad.database.answers import Statement
    from marsad.model import ControlTelling, Event, Timeline
    from marsad.store import Links

COLUMNS = ("id", "date", "type", "place", "side a", "side b", "killed", "sources", "grade", "status")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("events", help="List events, each linked from all reports that tell it.")(events)
    app.command("control", help="Say who held a place, over time or on a day, with who says so and how sure.")(control)


def events(
    context: typer.Context,
    place: Annotated[str | None, typer.Option(help="name in any spelling, or id; a province or country where nothing is called so")] = None,
    actor: Annotated[str | None, typer.Option(help="words of a party's name, on either side")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="an event type or sub-event type, or how it begins")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="on that day or later")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="on that day or earlier")] = None,
    status: Annotated[str | None, typer.Option(help="asserted, disputed, unconfirmed or denied")] = None,
    known: Known = None,
    added: AddedOn = None,
    limit: Annotated[int | None, typer.Option(min=1, help="so many at most, the earliest first")] = None,
    format_: FormatOption = None,
    db: Db = None,
) -> int:
    """An empty list says why on standard error; its exit code is 0."""
    from marsad.database import EventFilters

    form = read_format(format_, "table")
    filters = EventFilters(place, actor, type_, day(since), day(until), status)
    with open_database(context, db) as database:
        found, removed, total = database.select(filters, as_of(known, added))
        if not found:
            say_why_empty(database, database.links(as_of(known, added)).events, removed, as_of(known, added))
        _put_events(found[:limit], form)
    if limit and len(found) > limit:
        note(f"{limit} of {len(found)} events shown; leave --limit out for all.")
    elif form == "table" and found:
        note(f"{len(found)} of {total} events. `marsad show ID` gives the sentences behind one.")
    return 0


def _put_events(found: Sequence[Event], form: Format) -> None:
    from marsad.export.csv import EVENT_COLUMNS, csv_lines, event_row
    from marsad.export.objects import event_object

    objects = map(event_object, found)
    if form == "jsonl":
        put_json_lines(objects)
    elif form == "json":
        put_json(list(objects))
    elif form == "csv":
        sys.stdout.writelines(csv_lines(EVENT_COLUMNS, map(event_row, objects)))
    elif found:
        put_table(COLUMNS, [_cells(event) for event in found], most=34)


def _cells(event: Event) -> list[str]:
    return [
        event.id[:8],
        wording.when(event.when),
        event.sub_event_type,
        event.place.name if event.place else "not stated",
        wording.parties(event.side_a, event.side_a_open),
        wording.parties(event.side_b) if event.side_b else "",
        wording.short_count(event.fatalities),
        str(len(event.sources)),
        event.grade,
        event.status,
    ]


def control(
    context: typer.Context,
    place: Annotated[
        str | None, typer.Argument(help="name in any spelling, or id; a province or country takes in all places in it")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="who held it on that day")] = None,
    all_: Annotated[bool, typer.Option("--all", help="all places that somebody speaks of")] = False,
    why: Annotated[bool, typer.Option("--why", help="print the sentences that it rests on")] = False,
    known: Known = None,
    added: AddedOn = None,
    format_: FormatOption = None,
    db: Db = None,
) -> int:
    """A place that no report speaks of, or a day outside the record, answers with a sentence and exit code 3."""
    if (place is None) != all_:
        raise UsageError("Name one place, or give --all for all of them.")
    form, asked = read_format(format_, "table"), day(on)
    with open_database(context, db) as database:
        if place is None:
            _control_of_all(database, asked, as_of(known, added), form)
        elif asked is not None and form == "table":
            put_held(database.held(place, asked, as_of(known, added)), Paper(), why)
            _warn_beyond(database, asked)
        else:
            _control_of_one(database, place, asked, as_of(known, added), form, why)
    return 0


def _control_of_all(database: Database, on: date | None, known: AsOf, form: Format) -> None:
    timelines = database.links(known, on).timelines
    if not timelines:
        note(f"No report in {database.store.path} says who holds a place" + (f": none of those {known} does." if known.last else "."))
    if form == "table":
        put_table(("place", "", "from", "to", "holder", "basis", "sources"), [row for t in timelines for row in _span_cells(t)])
    else:
        _put_timelines(timelines, form)


def _span_cells(timeline: Timeline) -> list[list[str]]:
    place = timeline.place
    return [
        [place.name, place.country, str(s.first), str(s.last), wording.holder(s), s.basis, wording.names(s.sources)] for s in timeline.spans
    ]


def _put_timelines(timelines: Sequence[Timeline], form: Format) -> None:
    from marsad.export.csv import CONTROL_COLUMNS, control_rows, csv_lines
    from marsad.export.objects import control_object

    objects = [control_object(timeline) for timeline in timelines]
    if form == "csv":
        sys.stdout.writelines(csv_lines(CONTROL_COLUMNS, (row for o in objects for row in control_rows(o))))
    elif form == "json":
        put_json(objects)
    else:
        put_json_lines(objects)


def _control_of_one(database: Database, place: str, on: date | None, known: AsOf, form: Format, why: bool) -> None:
    if on is not None:
        held = database.held(place, on, known)
        _put_one_day(held, form)
        _warn_beyond(database, on)
        return
    timeline = database.timeline(place, known)
    if form != "table":
        _put_timelines([timeline], form)
        return
    put_timeline(timeline, Paper())
    if why:
        _put_why(timeline, database.links(known))


def _put_one_day(held: Held, form: Format) -> None:
    from marsad.export.csv import CONTROL_COLUMNS, control_rows, csv_lines
    from marsad.export.objects import place_object, span_object

    answer: dict[str, Any] = {"place": place_object(held.place), "on": held.day.isoformat(), **span_object(held.span)}
    if form == "csv":
        one = {"place": answer["place"], "spans": [span_object(held.span)]}
        sys.stdout.writelines(csv_lines(CONTROL_COLUMNS, control_rows(one)))
    elif form == "json":
        put_json({**answer, "because": [_statement_object(s) for s in held.because]})
    else:
        put_json_lines([{**answer, "because": [_statement_object(s) for s in held.because]}])


def _statement_object(statement: Statement) -> dict[str, Any]:
    from marsad.export.objects import telling_object

    return {**telling_object(statement.telling), "copied_in": list(statement.copied_in)}


def _warn_beyond(database: Database, on: date) -> None:
    days = database.store.days()
    if days and on > days[1]:
        note(f"The newest report is of {days[1]}: the last state is carried on to {on}, and grows less sure with each day.")


def put_held(held: Held, paper: Paper, why: bool) -> None:
    """Who held a place on a day, how sure that is, and who says so."""
    span = held.span
    paper.line(f"{clean(held.place.name)} on {held.day}: {paper.paint(wording.holder(span), 'bold')}, {wording.how_sure(span.p)}")
    paper.line(f"    {wording.basis(span)} · since {span.first}, until {span.last}")
    paper.line(f"    says: {wording.names(span.sources)}")
    if span.besieger:
        paper.line(f"    besieged by {clean(span.besieger)}")
    for part in span.parts:
        paper.line(f"    {clean(part.part)}: {clean(part.holder or 'not said')}")
    if why:
        put_because(held.because, paper)


def put_because(because: Sequence[Statement], paper: Paper) -> None:
    """The statements behind a state, each with its report and sentence."""
    for statement in because:
        copies = f"; the same text in {', '.join(map(clean, statement.copied_in))}" if statement.copied_in else ""
        paper.line(f"    · {telling_words(statement.telling)}{copies}")
        paper.line(f"      “{clean(statement.telling.quote)}”")


def telling_words(telling: ControlTelling) -> str:
    """Who says a statement, and where it is printed."""
    says = ", ".join(voice.organisation or voice.name for voice in telling.voices) or "the report itself"
    carrier = telling.carrier
    printed = f"{carrier.outlet or 'no outlet named'}, {carrier.published or 'no date'} (report {carrier.report})"
    doubt = "" if telling.status == "asserted" else f", {telling.status}"
    return clean(f"{telling.kind}: {wording.when(telling.when)}; says {says}; in {printed}{doubt}")


def put_timeline(timeline: Timeline, paper: Paper) -> None:
    """Who held a place over time."""
    place = timeline.place
    paper.line(paper.paint(clean(f"{place.name}, {place.country}" if place.country else place.name), "bold") + f"  {place.id}")
    rows = [
        [str(s.first), str(s.last), wording.holder(s), wording.how_sure(s.p), s.basis, wording.names(s.sources)] for s in timeline.spans
    ]
    put_table(("from", "to", "holder", "how sure", "basis", "who says so"), rows, paper, most=60)


def _put_why(timeline: Timeline, links: Links) -> None:
    from marsad.database.answers import because

    paper = Paper()
    for span in timeline.spans:
        paper.line(f"\n{wording.days(span.first, span.last)}: {wording.holder(span)}")
        put_because(because(span, links), paper)
