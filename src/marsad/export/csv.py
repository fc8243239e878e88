"""Tables as CSV: UTF-8 without a mark at the head, days as text, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from marsad.export.given import Given
from marsad.export.objects import Json
from marsad.export.table import Table, cells

BLOCK = 500


def csv_lines(table: Table, rows: Iterable[Json], heads: Iterable[Iterable[str]] = ()) -> Iterator[str]:
    """The table in blocks of lines, its header first; `heads` are lines to stand below the header; missing values are empty cells."""
    yield _lines([table.names, *heads])
    left = iter(rows)
    while block := [cells(table, row) for row in islice(left, BLOCK)]:
        yield _lines(block)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def pieces(given: Given) -> Iterator[str]:
    """The table that is asked for."""
    return csv_lines(given.table, given.rows())
