"""Whether what a record quotes stands where it says: every quote and trigger reads back from the text as received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Record = dict[str, Any]


def read_back(records: Iterable[Record]) -> float:
    """The share of quotes, triggers and mentions whose span gives their words; 1 where there are none."""
    checks = [record["article"]["page_text"][start:end] == words for record in records for (start, end), words in _told(record)]
    return sum(checks) / len(checks) if checks else 1.0


def _told(record: Record) -> Iterator[tuple[list[int], str]]:
    for claim in (*record["events"], *record["control"], *record["rejected"]):
        yield claim["spans"]["quote"], claim["quote"]
        yield claim["spans"]["trigger"], claim["trigger"]
    for kind in ("places", "actors", "quantities"):
        yield from ((mention["span"], mention["text"]) for mention in record["mentions"][kind])
    yield from ((mention["span"], mention["text"]) for mention in record["mentions"]["dates"] if mention["span"])
