"""`marsad check`, `marsad import` and `marsad compare`: tables that come back, and those that others made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.common import AddedOn, AtPlace, ByActor, Db, Known, OfType, Since, Until, WithStatus, as_of, event_filters, open_database
from marsad.cli.output import note, put_json, put_table
from marsad.cli.settings import Format, read_format
from marsad.errors import MalformedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.review.checking import Problem

MOST_SHOWN = 100
FORMATS: tuple[Format, ...] = ("table", "json")
File = Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("check", help="Say what is wrong in a table of events, by row and column.")(check)
    app.command("compare", help="Set our events beside those of a coded data set.")(compare)
    app.command("import", help="Take over the edits in a table of events that `marsad export` wrote.")(import_)


def check(file: File) -> int:
    """Knows our own tables of events, and files in the columns of ACLED and UCDP GED. Exit code 3 where something is wrong."""
    from marsad.acquire.tables import read_sheet
    from marsad.review.checking import check_sheet, table_of

    sheet = read_sheet(file)
    table = table_of(sheet)
    if table is None:
        raise MalformedError(f"{file} is no table of events: its header has neither our columns nor those of ACLED or UCDP GED.")
    problems = check_sheet(sheet, table)
    _put_problems(problems)
    note(f"{file}: {len(sheet.rows)} rows of {table.name}, {len(problems)} problems.")
    return MalformedError.exit_code if problems else 0


def _put_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:MOST_SHOWN]:
        print(problem)
    if len(problems) > MOST_SHOWN:
        note(f"and {len(problems) - MOST_SHOWN} more.")


def import_(
    context: typer.Context,
    file: File,
    remove: Annotated[bool, typer.Option("--remove", help="events that are missing in the table are rejected")] = False,
    reason: Annotated[str | None, typer.Option(help="why, in the log of judgements")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would be taken over, and change nothing")] = False,
    db: Db = None,
) -> int:
    """A changed cell becomes a correction beside the record, with who and when; nothing is written over. With one cell wrong nothing
    is taken over, and the exit code is 3.
    """
    from marsad.acquire.tables import read_sheet
    from marsad.review.edits import edits_of

    sheet = read_sheet(file)
    with open_database(context, db) as database:
        edits, problems = edits_of(sheet, database.events_in_short(), remove=remove)
        if problems:
            _put_problems(problems)
            note(f"{file}: nothing was taken over; {len(problems)} problems.")
            return MalformedError.exit_code
        if not dry_run:
            for edit in edits:
                told = {"target_kind": "event", "target": edit.event, "verdict": edit.verdict, "field": edit.field, "value": edit.value}
                database.store.judge({**told, "reason": reason or f"import of {file.name}"})
    fields = Counter(edit.field or "rejected" for edit in edits)
    put_json({"rows": len(sheet.rows), "corrections": sum(e.verdict == "correct" for e in edits), "fields": dict(sorted(fields.items()))})
    return 0


def compare(
    context: typer.Context,
    with_: Annotated[Path, typer.Option("--with", metavar="FILE", help="a file in the columns of UCDP GED, CSV or XLSX")],
    page: Annotated[Path | None, typer.Option(help="write the whole comparison as a page, too")] = None,
    place: AtPlace = None,
    actor: ByActor = None,
    type_: OfType = None,
    since: Since = None,
    until: Until = None,
    status: WithStatus = None,
    known: Known = None,
    added: AddedOn = None,
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table or json")] = None,
    db: Db = None,
) -> int:
    """Events are the same where they lie at most a day and 25 km apart; each is matched once, those with most in common first."""
    from marsad.acquire.tables import read_sheet
    from marsad.database.giving import give
    from marsad.evaluate.coded import read_ged
    from marsad.evaluate.compare import compare as set_beside
    from marsad.evaluate.compare_page import comparison_object, comparison_page
    from marsad.export.files import write_whole

    form = read_format(format_, "table", FORMATS)
    filters = event_filters(place, actor, type_, since, until, status)
    coded, unread = read_ged(read_sheet(with_))
    with open_database(context, db) as database:
        given, _ = give(database, filters, as_of(known, added))
        found = set_beside(given.sources.events(), list(given.sources.timelines()), coded, filters.since, filters.until)
    if form == "json":
        put_json(comparison_object(found, with_.name))
    else:
        put_table(("field", "same", "of"), [[field, str(same), str(of)] for field, same, of in found.agreement()])
        print(f"in both {len(found.matches)}, ours alone {len(found.only_ours)}, theirs alone {len(found.only_theirs)}")
        print(f"who held a place: {len(found.control)} places in ours, which a list of events cannot hold")
    if page is not None:
        write_whole(page, [comparison_page(found, with_.name)])
    note(f"{found.outside} events of {with_.name} lie beyond the days and places that our reports speak of.")
    for reason, count in unread.items():
        note(f"{count} rows of {with_.name} could not be read: {reason}.")
    return 0
