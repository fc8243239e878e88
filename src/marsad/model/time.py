"""When: an interval of days with a precision, half-open inside, inclusive in every output."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from marsad.model.span import Span

DatePrecision = Literal["day", "week", "month", "year", "none"]
DateHow = Literal["explicit", "relative", "dateline", "publication", "unknown"]


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Days from `start` up to, not including, `stop`; both None when the day is unknown."""

    start: date | None
    stop: date | None
    precision: DatePrecision

    @classmethod
    def days(cls, first: date, last: date, precision: DatePrecision = "day") -> DateInterval:
        """The interval whose first and last day are given, both included; the last day of the calendar cannot be."""
        return cls(first, last if last == date.max else last + timedelta(days=1), precision)

    @classmethod
    def unknown(cls) -> DateInterval:
        """No day is told."""
        return cls(None, None, "none")

    @property
    def last(self) -> date | None:
        """The last day, included; None when unknown."""
        return self.stop - timedelta(days=1) if self.stop else None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the report. `span` is None for a day taken from publication or dateline.

    `reference` is, for "a day after" and its like, when that happened from which is counted; None for all others and where it is unknown.
    """

    span: Span | None
    text: str
    interval: DateInterval
    how: DateHow
    reference: DateInterval | None = None


NO_DATE = DateMention(None, "", DateInterval.unknown(), "unknown")
"""Nothing says when."""
