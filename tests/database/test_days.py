"""Days at the doors."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.database.days import parse_day
from marsad.errors import UsageError


@pytest.mark.parametrize(
    "words", ["2017-13-01", "2017-02-29", "20171109", "2017-W45-4", "9 November 2017", "", "2017-11-09T10:00", "٢٠١٧-١١-٠٩"]
)
def test_other_forms_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        parse_day(words)


@pytest.mark.parametrize(("words", "day"), [("2017-11-09", date(2017, 11, 9)), ("2016-02-29", date(2016, 2, 29))])
def test_days(words: str, day: date) -> None:
    assert parse_day(words) == day
