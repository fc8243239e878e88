"""Tables as CSV with a row of HXL 1.1 hashtags below the header, as humanitarian platforms read them."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.csv import csv_lines
from marsad.export.given import Given


def pieces(given: Given) -> Iterator[str]:
    """The table that is asked for, with its hashtags."""
    return csv_lines(given.table, given.rows(), [[column.hxl for column in given.table.columns]])
