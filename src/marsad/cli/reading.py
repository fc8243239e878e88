"""`marsad read`: read pages and print what they tell; nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.output import Paper, json_line, note, put_json
from marsad.cli.settings import Format, read_format, read_settings

if TYPE_CHECKING:
    from marsad.database.views import ReadReport

FORMATS: tuple[Format, ...] = ("table", "jsonl", "json")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("read", help="Read pages and print what they tell: article, events, control, what was not coded. Nothing is kept.")(
        read_inputs
    )


def read_inputs(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="pages (.html, .txt), .jsonl of reports, folders, or - ")],
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table (for people), jsonl (one record a line) or json")] = None,
) -> int:
    """Exit code 3 where any input could not be read; the others are printed all the same, in the order of the inputs."""
    from marsad.cli.report_text import put_report
    from marsad.database.reading import read_each

    form = read_format(format_, "table", FORMATS)
    paper, failed, records = Paper(), 0, []
    for number, read in enumerate(read_each(inputs, read_settings().gazetteer)):
        failed += _complain(read)
        if form == "table":
            if number:
                paper.line(f"\n{'─' * 100}\n")
            put_report(read.report, read.name, paper)
        elif form == "jsonl":
            paper.stream.write(json_line(read.record) + "\n")
            paper.stream.flush()
        else:
            records.append(read.record)
    if form == "json":
        put_json(records[0] if len(records) == 1 else records)
    return 3 if failed else 0


def _complain(read: ReadReport) -> int:
    for words in read.notes:
        note(f"marsad: {words}")
    return int(read.state != "ok")
