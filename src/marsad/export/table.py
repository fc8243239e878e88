"""Tables as every table-shaped export has them: columns with their kind and meaning, and cells that no spreadsheet runs.

A cell of words that begins like a formula gets an apostrophe before it, as spreadsheets themselves do; `plain_cell` takes it off again.
Numbers stay numbers: a latitude of -34.4 is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "list", "day", "integer", "number", "boolean"]
DANGEROUS = frozenset("=+-@\t\r\n'＝＋－＠")
"""With these a formula begins, in one spreadsheet or another."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold: every table leaves them out, so that all of them say the same."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` of its values, `about` in one sentence, the HXL tag that it carries, and the values it may have where few."""

    name: str
    kind: Kind
    about: str
    hxl: str = ""
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows are mappings from column name to value; None is not stated.

    `key` names the column that tells rows apart, `time` those of the first and the last day, both included.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: str = ""
    time: tuple[str, str] | None = None

    names: tuple[str, ...] = field(init=False)
    """Names of the columns in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((c for c in self.columns if c.name == name), None)


def words_of(value: Any) -> Any:
    """A value without structure: lists joined by "; ", yes and no as true and false, words without what cannot be written.

    Line ends are one newline: readers disagree about the others.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if not isinstance(value, str) or value.isprintable():
        return value
    return _UNWRITABLE.sub("", value).replace("\r\n", "\n").replace("\r", "\n")


def cell(value: Any) -> Any:
    """A value as a cell of a text table: `words_of`, and words made harmless."""
    words = words_of(value)
    return f"'{words}" if isinstance(words, str) and words[:1] in DANGEROUS else words


def plain_cell(words: str) -> str:
    """The words of a cell as they were before `cell`."""
    return words[1:] if words[:1] == "'" and words[1:2] in DANGEROUS else words


def cells(table: Table, row: Mapping[str, Any]) -> list[Any]:
    """A row's cells in the order of the columns; missing values are None."""
    get = row.get
    return [value if (value := get(name)) is None or _stands(value) else cell(value) for name in table.names]


def _stands(value: Any) -> bool:
    """Whether a value is a cell as it is, which most are: this is asked of every cell there is."""
    kind = value.__class__
    return kind is int or kind is float or (kind is str and value[:1] not in DANGEROUS and value.isprintable())
