"""What the columns mean, as a table and as a page: made from the tables themselves, so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.export.objects import Json
from marsad.export.table import Column, Table

ABOUT = Table(
    "codebook",
    "What every column means.",
    (
        Column("table", "text", "Which table."),
        Column("column", "text", "Name of the column."),
        Column("kind", "text", "Kind of its values."),
        Column("about", "text", "What it says."),
        Column("allowed", "list", "The values it may have, where they are few."),
    ),
)


def codebook_rows(tables: Iterable[Table]) -> Iterator[Json]:
    """One row a column."""
    for table in tables:
        for column in table.columns:
            yield {"table": table.name, "column": column.name, "kind": column.kind, "about": column.about, "allowed": column.allowed}


def codebook_page(tables: Iterable[Table], level: int = 2) -> str:
    """The same in Markdown, a chapter a table."""
    return "\n".join(line for table in tables for line in _chapter(table, level))


def _chapter(table: Table, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} {table.name}", "", table.about, "", "| column | kind | what |", "|---|---|---|")
    for column in table.columns:
        values = f" One of: {', '.join(column.allowed)}." if column.allowed else ""
        yield f"| `{column.name}` | {column.kind} | {column.about}{values} |".replace("\n", " ")
    yield ""
