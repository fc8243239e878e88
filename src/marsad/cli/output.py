"""Write for people and for programs: data on standard output, notes on standard error."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from marsad.cli.settings import wants_colour

STYLES = {"bold": "1", "dim": "2", "head": "1;36", "good": "32", "warn": "33", "bad": "31"}
NARROWEST = 10
"""Columns of a table are cut to fit a terminal, but not below this."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def clean(words: str) -> str:
    """One line without control characters and direction overrides: a headline cannot move the cursor or turn the line around."""
    kept = ("" if c in _BIDI else " " if c.isspace() else "" if unicodedata.category(c) in ("Cc", "Cs") else c for c in words)
    return "".join(kept)


class Paper:
    """A stream to write on, with colour where that is wanted. `columns` is the width of a terminal, 0 elsewhere."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self._colour = wants_colour(self.stream)
        self.columns = shutil.get_terminal_size().columns if self.stream.isatty() else 0

    def paint(self, words: str, style: str) -> str:
        """The words in a style, plain where no colour is wanted."""
        return f"\033[{STYLES[style]}m{words}\033[0m" if self._colour else words

    def line(self, words: str = "") -> None:
        """One line."""
        self.stream.write(f"{words}\n")


def note(words: str) -> None:
    """A sentence for people on standard error."""
    paper = Paper(sys.stderr)
    paper.line(clean(words))


def json_line(value: Any) -> str:
    """One JSON value on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def put_json_lines(values: Iterable[Any]) -> None:
    """Values as JSON, one a line, each written as it comes."""
    for value in values:
        sys.stdout.write(json_line(value) + "\n")
        sys.stdout.flush()


def put_json(value: Any) -> None:
    """One JSON value, indented."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def put_table(columns: Sequence[str], rows: Sequence[Sequence[str]], paper: Paper | None = None, most: int = 46) -> None:
    """A table for people; cells longer than `most` columns are cut and end in "…"."""
    paper = paper or Paper()
    plain = [[clean(cell) for cell in row] for row in rows]
    widths = _widths(columns, plain, most)
    while paper.columns and sum(widths) + 2 * len(widths) - 2 > paper.columns and most > NARROWEST:
        most -= 1
        widths = _widths(columns, plain, most)
    cells = [[_cut(cell, most) for cell in row] for row in plain]
    paper.line(paper.paint(_row(columns, widths), "head"))
    for row in cells:
        paper.line(_row(row, widths))


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], most: int) -> list[int]:
    return [max([width(name), *(min(most, width(row[n])) for row in rows)]) for n, name in enumerate(columns)]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (space - width(cell)) for cell, space in zip(cells, widths, strict=True)).rstrip()


def width(words: str) -> int:
    """How many columns of a terminal the words take: marks that sit on a letter take none, wide letters two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _cut(words: str, most: int) -> str:
    if width(words) <= most:
        return words
    kept = ""
    while words and width(kept + words[0]) < most:
        kept, words = kept + words[0], words[1:]
    return kept + "…"
