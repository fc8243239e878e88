"""Days as people write them at the doors: YYYY-MM-DD and nothing else."""

from __future__ import annotations

import re
from datetime import date

from marsad.errors import UsageError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(words: str) -> date:
    """The day; UsageError for a week, a compact form, a day that the month does not have."""
    try:
        if not _DAY.fullmatch(words):
            raise ValueError
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{words!r} is no day: write it as YYYY-MM-DD, for example 2017-11-09.") from None
