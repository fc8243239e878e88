"""Written dates of publication lines and datelines: a full date, or a day and month whose year is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.vocab.pages import PageCues


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands between `start` and `end` of a text; `year` None when it is not written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def near(self, anchor: date | None) -> date | None:
        """The day itself; without a year, the one of its kind nearest to `anchor`; None when there is none or no anchor."""
        years = [self.year] if self.year else [anchor.year + d for d in (-1, 0, 1)] if anchor else []
        days = [d for d in (_day(y, self.month, self.day) for y in years) if d]
        return min(days, key=lambda d: abs(d - anchor)) if days and anchor else next(iter(days), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateForms:
    """Finds written dates; built once from the month and weekday words of a language."""

    def __init__(self, cues: PageCues) -> None:
        """`cues` gives months and weekdays."""
        self._months: Mapping[str, int] = cues.months
        months = _choice(cues.months)
        weekday = f"(?:(?:{_choice(cues.words['weekdays'])})\\b\\.?,? ?)?"
        year = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
        day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
        self._pattern = re.compile(
            rf"(?<![\w.]){weekday}(?:"
            rf"{year.format('y1')}[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?!\d)"
            rf"|(?P<d2>[0-3]?\d)(?P<sep>[-./])(?P<m2>[01]?\d)(?P=sep){year.format('y2')}"
            rf"|(?P<n3>{months})\.? ?{day.format('d3')}(?:,? ?{year.format('y3')}|(?!\d))"
            rf"|{day.format('d4')}[- ]?(?:of )?(?P<n4>{months})\b\.?(?:,?[- ]?{year.format('y4')}|(?![\w-]))"
            r")",
            re.IGNORECASE,
        )

    def match(self, text: str, at: int = 0) -> WrittenDate | None:
        """The date that stands at `at`."""
        found = self._pattern.match(text, at)
        return self._read(found) if found else None

    def search(self, text: str, start: int = 0, end: int | None = None) -> WrittenDate | None:
        """The first date between `start` and `end`."""
        for found in self._pattern.finditer(text, start, len(text) if end is None else end):
            written = self._read(found)
            if written:
                return written
        return None

    def _read(self, found: re.Match[str]) -> WrittenDate | None:
        number = next(n for n in "1234" if found[f"d{n}"])
        year = int(found[f"y{number}"]) if found[f"y{number}"] else None
        month = self._months[found[f"n{number}"].lower()] if number in "34" else int(found[f"m{number}"])
        day = int(found[f"d{number}"])
        if number == "2" and found["sep"] == "/" and day <= 12 and month <= 12 and day != month:
            return None  # 3/4/2018 is two days: which one, the page does not say
        if number == "2" and month > 12:
            day, month = month, day
        return WrittenDate(*found.span(), year, month, day) if _day(year or 2000, month, day) else None


def _choice(forms: Mapping[str, int] | frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


def far(a: date, b: date, days: int = 31) -> bool:
    """Whether two days lie more than `days` apart."""
    return abs(a - b) > timedelta(days=days)
