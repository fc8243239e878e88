"""`marsad show`: one event, one report, one claim, with the words behind it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli import wording
from marsad.cli.common import Db, open_database
from marsad.cli.output import Paper, clean, json_line, put_json
from marsad.cli.report_text import put_report
from marsad.cli.settings import Format, read_format
from marsad.errors import NotFoundError

if TYPE_CHECKING:
    from marsad.database import Database
    from marsad.model import Contradiction, Event, EventTelling
    from marsad.store import Links, StoredReport

FORMATS: tuple[Format, ...] = ("table", "jsonl", "json")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("show", help="Show an event, a report or a claim by its id, or by how the id begins.")(show)


def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="of an event, a report, or a claim (an event or control statement of a report)")],
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table, jsonl or json")] = None,
    page: Annotated[bool, typer.Option("--page", help="of a report: the page as received, byte for byte")] = False,
    db: Db = None,
) -> int:
    """An unknown id answers with a sentence and exit code 3."""
    form = read_format(format_, "table", FORMATS)
    with open_database(context, db) as database:
        found = find(database, id_)
        if page:
            _put_page(database, found)
        elif form == "table":
            _put_for_people(database, found, Paper())
        else:
            value = _as_object(database, found)
            put_json(value) if form == "json" else print(json_line(value))
    return 0


def find(database: Database, id_: str) -> Any:
    """The report, linked event or claim of that id, or of the one id that begins so; NotFoundError where there is none or several."""
    for ask in (database.store.report, lambda i: _event(database, i), database.store.claim):
        if (found := ask(id_)) is not None:
            return found
    alike = [i for i in database.store.ids_like(id_) if i != id_] if len(id_) >= 4 else []
    if len(alike) == 1:
        return find(database, alike[0])
    if alike:
        raise NotFoundError(f"Several ids begin with {id_}: {', '.join(alike)}; give more of it.")
    raise NotFoundError(f"Nothing in {database.store.path} has the id {id_!r}: `marsad events` lists the ids of events.")


def _event(database: Database, id_: str) -> Event | None:
    return next((event for event in database.links().events if event.id == id_), None)


def _put_page(database: Database, found: Any) -> None:
    stored = found[0] if isinstance(found, tuple) else found
    if not hasattr(stored, "sha256"):
        raise NotFoundError("An event has no page of its own: give the id of one of its reports.")
    sys.stdout.buffer.write(database.store.page(stored.sha256) or b"")


def _as_object(database: Database, found: Any) -> dict[str, Any]:
    from marsad.export.objects import contradiction_object, event_object, telling_object

    if isinstance(found, tuple):
        stored, kind, claim = found
        return {"kind": kind, "report": stored.id, "version": stored.version, **claim}
    if hasattr(found, "record"):
        record: dict[str, Any] = found.record
        return record
    links = database.links()
    return {
        **event_object(found),
        "told": [telling_object(t) for t in _tellings(found, links)],
        "contradictions": [contradiction_object(c) for c in _contradictions(found, links)],
    }


def _tellings(event: Event, links: Links) -> list[EventTelling]:
    wanted = set(event.tellings)
    found: list[Any] = [t for t in links.tellings if t.id in wanted]
    return sorted(found, key=lambda t: (str(t.carrier.published or "9"), t.id))


def _contradictions(event: Event, links: Links) -> list[Contradiction]:
    return [c for c in links.contradictions if c.event == event.id]


def _put_for_people(database: Database, found: Any, paper: Paper) -> None:
    if isinstance(found, tuple):
        _put_claim(database, found, paper)
    elif hasattr(found, "record"):
        _put_stored(database, found, paper)
    else:
        _put_event(found, database.links(), paper)


def _put_stored(database: Database, stored: StoredReport, paper: Paper) -> None:
    put_report(stored.report, stored.name, paper)
    versions = database.store.versions(stored.id)
    if len(versions) > 1:
        told = ", ".join(f"{v.version} ({v.added_at[:10]}{', current' if v.current else ''})" for v in versions)
        paper.line(f"\n{paper.paint('VERSIONS', 'head')} {told}")


def _put_claim(database: Database, found: tuple[StoredReport, str, dict[str, Any]], paper: Paper) -> None:
    """A claim is shown in its report, and with the event it belongs to."""
    stored, kind, claim = found
    name = claim.get("sub_event_type") or f"control: {claim['kind']}"
    paper.line(paper.paint(clean(name), "bold") + f"  claim {claim['id']} of report {stored.id}")
    paper.line(f"  “{clean(claim['quote'])}”")
    event = next((e for e in database.links().events if claim["id"] in e.tellings), None)
    if kind == "event" and event is not None:
        paper.line(f"  belongs to event {event.id}, told by {len(event.reports)} reports\n")
    put_report(stored.report, stored.name, paper)


def _put_event(event: Event, links: Links, paper: Paper) -> None:
    paper.line(paper.paint(event.sub_event_type, "bold") + f"  event {event.id}")
    place = f"{event.place.name}, {event.place.country}".strip(", ") if event.place else "not stated"
    fields = {
        "where": clean(place),
        "when": wording.when(event.when),
        "who": f"{wording.parties(event.side_a, event.side_a_open)} → {wording.parties(event.side_b)}",
        "killed": wording.count(event.fatalities),
        "status": f"{event.status} · grade {event.grade} · Admiralty {event.admiralty}",
        "sources": f"{len(event.sources)} independent: {wording.names(event.sources)}",
        "denied in": ", ".join(event.denied_in),
        "also as": ", ".join(event.also_told_as),
        "note": "; ".join(event.notes),
    }
    for name, value in fields.items():
        if value:
            paper.line(f"  {name:<10} {clean(value)}")
    _put_tellings(_tellings(event, links), paper)
    _put_contradictions(_contradictions(event, links), paper)
    _put_copies(event, links, paper)


def _put_tellings(tellings: Sequence[EventTelling], paper: Paper) -> None:
    paper.line("\n" + paper.paint(f"TOLD BY ({len(tellings)})", "head"))
    for telling in tellings:
        says = ", ".join(v.organisation or v.name for v in telling.voices) or "the report itself"
        carrier = telling.carrier
        printed = f"{carrier.published or 'no date'}  {carrier.outlet or 'no outlet named'}, report {carrier.report}"
        paper.line(f"  {clean(printed)}; says {clean(says)}" + ("" if telling.status == "asserted" else f" [{telling.status}]"))
        paper.line(f"    “{clean(telling.quote)}”")


def _put_contradictions(found: Sequence[Contradiction], paper: Paper) -> None:
    for contradiction in found:
        paper.line("\n" + paper.paint(f"CONTRADICTION about {contradiction.about}: {contradiction.state}", "head"))
        for position in contradiction.positions:
            paper.line(clean(f"  {position.value}: {position.source}, in report {position.report}: “{position.quote}”"))
        paper.line(clean(f"  {contradiction.reason}"))


def _put_copies(event: Event, links: Links, paper: Paper) -> None:
    told = set(event.reports)
    for group in links.copies:
        same = [report for report in group.reports if report in told]
        if len(same) > 1:
            paper.line(f"\nOne text, counted once: {', '.join(map(clean, same))}" + (f" ({clean(group.agency)})" if group.agency else ""))
