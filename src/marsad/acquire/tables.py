"""Read tables that people send back or bring along: CSV in the dialects of spreadsheets, and XLSX. Every cell comes as words."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from marsad.errors import InstallationError, MalformedError, NotFoundError

DELIMITERS = ",;\t"
LONGEST_CELL = 1_000_000
MOST_UNFOLDED = 1 << 30
"""Bytes that the parts of a workbook may unfold to."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it was found: `columns` of its header, and rows with their number in the file, the header being row 1.

    `is_text` where words were written as text, with an apostrophe before what looks like a formula.
    """

    path: Path
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    is_text: bool


def read_sheet(path: Path, name: str = "events") -> Sheet:
    """The table of a file; of a workbook the sheet of that name, else its first.

    NotFoundError where there is no file, MalformedError where it is no table, InstallationError where openpyxl is missing.
    """
    if not path.is_file():
        raise NotFoundError(f"There is no file {path}.")
    is_text = not zipfile.is_zipfile(path)
    lines = _csv_lines(path) if is_text else _xlsx_lines(path, name)
    head = next(lines, None)
    columns = tuple(word.strip() for word in head[1]) if head else ()
    if not any(columns):
        raise MalformedError(f"{path} has no header: its first row must name the columns.")
    twice = sorted({c for c in columns if c and columns.count(c) > 1})
    if twice:
        raise MalformedError(f"{path}, row 1: {', '.join(twice)} stands there twice.")
    rows = tuple((number, _row(path, number, columns, cells)) for number, cells in lines if any(cells))
    return Sheet(path, columns, rows, is_text)


def _row(path: Path, number: int, columns: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    if any(cells[len(columns) :]):
        raise MalformedError(f"{path}, row {number} has more cells than the header has columns.")
    return dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=False))


def _csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number; a spreadsheet that counts rows counts the same."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path} is not UTF-8 (byte {error.start}): save it as CSV UTF-8, or as XLSX.") from error
    first = text.split("\n", 1)[0]
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True), start=1)
    except csv.Error as error:
        raise MalformedError(f"{path} is no CSV: {error}.") from error


def _xlsx_lines(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    try:
        import openpyxl
        from openpyxl.utils.escape import unescape
    except ImportError as error:
        raise InstallationError("Reading XLSX needs openpyxl: install marsad with the extra `xlsx`, or save the table as CSV.") from error
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNFOLDED:
            raise MalformedError(f"{path} unfolds to more than a gigabyte: save the table as CSV.")
    with path.open("rb") as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True)
        except (KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
            raise MalformedError(f"{path} is no workbook that can be read ({type(error).__name__}).") from error
        sheet = book[name] if name in book.sheetnames else book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(), start=1):
            for place, found in enumerate(row, start=1):
                if found.data_type == "f":
                    raise MalformedError(f"{path}, row {number}, column {place} holds a formula: put its value there.")
            yield number, [unescape(_words(found.value)) for found in row]


def _words(value: Any) -> str:
    """A cell's value as words: days as YYYY-MM-DD, whole numbers without a point, yes and no as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        value = value.date() if value.time() == datetime.min.time() else value
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
