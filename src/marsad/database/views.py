"""What Python programs and notebooks get: reports that show their marks, and rows that show as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from html import escape
from typing import Any

from marsad.errors import InstallationError
from marsad.export.csv import cell
from marsad.export.marks import marked_html
from marsad.model import Report
from marsad.model.record import Json, to_record
from marsad.vocab.crosswalks import codes_of

MOST_SHOWN = 50
FIRST_PAPERS = date(1605, 1, 1)


def notes_of(report: Report, name: str) -> list[str]:
    """Sentences for people about one input, each naming it: why it was not read, or what is uncertain about the article."""
    article = report.article
    if article.state != "ok":
        return [article.reason or f"{name}: {article.state}."]
    return [f"{name}: {words}" for words in (*article.warnings, *_of_day(article.published.date, date.today()))]


def _of_day(published: date | None, today: date) -> list[str]:
    """What is odd about a day of publication; a day's grace, as it is tomorrow already east of here."""
    if published is None:
        return ["no day of publication was found, so days that count from it are left open."]
    if (published - today).days > 1:
        return [f"its day of publication, {published}, lies in the future."]
    return [f"its day of publication, {published}, lies before the first newspapers."] if published < FIRST_PAPERS else []


class Rows(list[Json]):
    """Objects of the record, as the JSON output has them. In a notebook they show as a table.

    `why` tells what each filter took away, one sentence; "" where nothing was filtered.
    """

    def __init__(self, rows: Iterable[Json] = (), columns: Iterable[str] = (), why: str = "") -> None:
        super().__init__(rows)
        self.columns = tuple(columns)
        self.why = why

    def frame(self) -> Any:
        """A pandas DataFrame with nested objects spread over columns ("place.name"); InstallationError where pandas is missing."""
        try:
            import pandas  # type: ignore[import-untyped,unused-ignore]
        except ImportError as error:
            raise InstallationError("A data frame needs pandas: install it with `pip install pandas`.") from error
        return pandas.json_normalize(list(self))

    def _repr_html_(self) -> str:
        """A table of the first fifty rows; everything is escaped."""
        if not self:
            return f"<p>No rows. {escape(self.why)}</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{_shown(row, name)}</td>' for name in self.columns)}</tr>" for row in self[:MOST_SHOWN])
        rest = f"<p>and {len(self) - MOST_SHOWN} more</p>" if len(self) > MOST_SHOWN else ""
        return f'<table dir="auto"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}'


def _shown(row: Json, name: str) -> str:
    """The value under a dotted name, as words."""
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return escape("" if value is None else str(cell(value)))


class ReadReport:
    """One report as it was read. `record` is its record (RECORD.md), and the other names are those of the record.

    In a notebook it shows its text with every word marked that a claim rests on.
    """

    def __init__(self, report: Report, name: str = "") -> None:
        self.report = report
        self.name = name or report.id

    @cached_property
    def record(self) -> Json:
        """The record, as `marsad read --format jsonl` writes it."""
        return to_record(self.report, codes_of)

    @property
    def id(self) -> str:
        """The id as given, else from the hash of the page."""
        return self.report.id

    @property
    def state(self) -> str:
        """How the reading ended: ok, empty, too-big, too-costly, not-article, unsupported-language, blocked."""
        return self.report.article.state

    @property
    def article(self) -> Json:
        """Title, outlet, publication day, clean text, what was dropped and why."""
        article: Json = self.record["article"]
        return article

    @property
    def events(self) -> Rows:
        """The events this report tells, as in the record."""
        columns = ("sub_event_type", "place.name", "date.start", "date.end", "side_a", "side_b", "attribution", "status", "quote")
        return Rows(self.record["events"], columns)

    @property
    def control(self) -> Rows:
        """What this report says about who holds a place, as in the record."""
        return Rows(self.record["control"], ("kind", "extent", "holder", "place.name", "date.start", "attribution", "status", "quote"))

    @property
    def rejected(self) -> Rows:
        """Readings that were considered and not coded."""
        return Rows(self.record["rejected"], ("why", "quote"))

    @property
    def notes(self) -> list[str]:
        """What a reader of the record should know of the article: a guessed encoding, a missing day, a reason it was not read."""
        return notes_of(self.report, self.name)

    @property
    def warnings(self) -> list[str]:
        """What could not be read, and why."""
        return list(self.record["warnings"])

    def __repr__(self) -> str:
        return f"<report {self.id}: {self.state}, {len(self.report.reading.events)} events, {len(self.report.reading.control)} control>"

    def _repr_html_(self) -> str:
        """The text with its marks."""
        return marked_html(self.report)
