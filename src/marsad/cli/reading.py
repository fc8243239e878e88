"""`marsad read`: read pages and print what they tell; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.output import Paper, json_line, note, put_json
from marsad.cli.settings import Format, read_format, read_settings

if TYPE_CHECKING:
    from marsad.acquire import Failure
    from marsad.model import PageState, Report
    from marsad.pipeline import Pipeline

FORMATS: tuple[Format, ...] = ("table", "jsonl", "json")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("read", help="Read pages and print what they tell: article, events, control, what was not coded. Nothing is kept.")(read)


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="pages (.html, .txt), .jsonl of reports, folders, or - ")],
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table (for people), jsonl (one record a line) or json")] = None,
) -> int:
    """Exit code 3 where any input could not be read; the others are printed all the same, in the order of the inputs."""
    form = read_format(format_, "table", FORMATS)
    paper, failed, records = Paper(), 0, []
    for number, (name, report) in enumerate(read_all(inputs)):
        failed += _complain(report)
        if form == "table":
            if number:
                paper.line(f"\n{'─' * 100}\n")
            _put_report(report, name, paper)
        elif form == "jsonl":
            paper.stream.write(json_line(_record(report)) + "\n")
            paper.stream.flush()
        else:
            records.append(_record(report))
    if form == "json":
        put_json(records[0] if len(records) == 1 else records)
    return 3 if failed else 0


def read_all(inputs: list[str]) -> Iterator[tuple[str, Report]]:
    """A report for every input in order, also for those that gave no page. The pipeline is opened when the first page comes."""
    from marsad.acquire import Failure
    from marsad.database.adding import pages_of

    pipeline: Pipeline | None = None
    for item in pages_of(inputs):
        if isinstance(item, Failure):
            yield item.name, report_of_failure(item)
            continue
        if pipeline is None:
            from marsad.pipeline import Pipeline

            pipeline = Pipeline.open(read_settings().gazetteer)
        yield item.name, pipeline.read(item)


def report_of_failure(failure: Failure) -> Report:
    """The record of an input that gave no page: its state and reason, and nothing else."""
    from marsad.model import Article, Reader, Reading, Report
    from marsad.model.ids import content_id
    from marsad.version import VERSION

    id_ = content_id("failure", failure.name, failure.line)
    return Report(id_, "", Reader(VERSION, "", "", ""), Article("", _state(failure), failure.reason), Reading())


def _state(failure: Failure) -> PageState:
    """A record knows the states of pages only: a broken line is no article, a file that cannot be opened is blocked."""
    if failure.state == "malformed":
        return "not-article"
    return "blocked" if failure.state == "not-found" else failure.state


def _complain(report: Report) -> int:
    if report.article.state == "ok":
        return 0
    note(f"marsad: {report.article.reason or report.article.state}")
    return 1


def _record(report: Report) -> dict[str, Any]:
    from marsad.model.record import to_record
    from marsad.vocab.crosswalks import codes_of

    return to_record(report, codes_of)


def _put_report(report: Report, name: str, paper: Paper) -> None:
    from marsad.cli.report_text import put_report

    put_report(report, name, paper)
