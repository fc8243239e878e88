"""The record of every report (RECORD.md), one a line. It holds the whole text of each report, with all names that stand in it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from marsad.export.given import Given


def pieces(given: Given) -> Iterator[str]:
    """A line a report; where events are filtered, only the reports that tell one of them."""
    for record in given.sources.records():
        yield json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n"
