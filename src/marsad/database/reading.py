"""Reading without keeping: what `marsad read` and `marsad.read` do. Loads no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from marsad.acquire import Failure, read_pages
from marsad.database.unread import read_or_say, report_of_failure
from marsad.database.views import ReadReport
from marsad.errors import InputError, UsageError
from marsad.model import Page


def pages_of(sources: Iterable[str | Path]) -> Iterator[Page | Failure]:
    """The pages of all sources in turn; a source that is not there is one failure, and the others are still read."""
    for source in sources:
        try:
            yield from read_pages(source)
        except InputError as error:
            yield Failure(str(source), None, "not-found", str(error))


def read_each(sources: Sequence[str | Path], gazetteer: Path | None = None) -> Iterator[ReadReport]:
    """A report for every input in order, also for those that gave no page; the pipeline is opened when the first page comes."""
    from marsad.pipeline import Pipeline

    pipeline: Pipeline | None = None
    for item in pages_of(sources):
        if isinstance(item, Failure):
            yield ReadReport(report_of_failure(item), item.name)
            continue
        pipeline = pipeline or Pipeline.open(gazetteer)
        report = read_or_say(pipeline, item)
        yield ReadReport(report_of_failure(report) if isinstance(report, Failure) else report, item.name)


def read_one(source: str | Path, gazetteer: Path | None = None) -> ReadReport:
    """The one report of `source`; UsageError where it holds several, InputError where it cannot be read."""
    found = read_each([source], gazetteer)
    first = next(found)
    if next(found, None) is not None:
        raise UsageError(f"{source} holds several reports: read them with marsad.read_many({str(source)!r}).")
    if not first.report.sha256:
        raise InputError(first.report.article.reason or first.state)
    return first
