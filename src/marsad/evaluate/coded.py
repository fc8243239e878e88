"""Events that others coded: rows in the columns of UCDP GED, read tolerantly; what cannot be read is counted with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from marsad.acquire.tables import Sheet
from marsad.errors import MalformedError

NEEDED = ("id", "type_of_violence", "side_a", "side_b", "where_coordinates", "latitude", "longitude", "date_start", "date_end", "best")


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of another data set. Days are both included; `low` <= `best` <= `high` where its makers kept that."""

    id: str
    violence: int
    sides: tuple[str, str]
    place: str
    point: tuple[float, float]
    first: date
    last: date
    best: int
    low: int
    high: int
    sources: str


def read_ged(sheet: Sheet) -> tuple[list[CodedEvent], Counter[str]]:
    """The events of GED's rows, also of files with fewer columns, and how many rows could not be read, by reason.

    MalformedError where a column is missing without which no row can be compared.
    """
    missing = [name for name in NEEDED if name not in sheet.columns]
    if missing:
        raise MalformedError(f"{sheet.path} has not the columns of UCDP GED: {', '.join(missing)} missing.")
    events, unread = [], Counter[str]()
    for _, row in sheet.rows:
        try:
            events.append(_event(row))
        except ValueError as error:
            unread[str(error)[:80]] += 1
    return events, unread


def _event(row: Mapping[str, str]) -> CodedEvent:
    best = _count(row["best"])
    return CodedEvent(
        id=row["id"].removesuffix(".0"),
        violence=_count(row["type_of_violence"]),
        sides=(row["side_a"], row["side_b"]),
        place=row["where_coordinates"],
        point=(float(row["latitude"]), float(row["longitude"])),
        first=date.fromisoformat(row["date_start"][:10]),
        last=date.fromisoformat(row["date_end"][:10]),
        best=best,
        low=_count(row.get("low") or str(best)),
        high=_count(row.get("high") or str(best)),
        sources=row.get("source_original", ""),
    )


def _count(words: str) -> int:
    """Whole numbers, also as "3.0"."""
    return int(float(words))
