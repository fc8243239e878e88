"""Marsad turns news reports of armed conflict into a sourced, dated, mapped record of events and of who held each place.

    import marsad
    marsad.read("page.html").events            # what one page tells; nothing is kept
    with marsad.open("war.db") as base:        # a database, made where there is none
        base.add("reports.jsonl")
        base.events(place="Albu Kamal", since="2017-11-09")
        base.control("Albu Kamal", on="2017-11-11")
        base.report("ak-08")                   # in a notebook: the text with its marks

Names are those of the command line, the REST interface and the record. Errors are `marsad.errors.MarsadError` and its kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.version import VERSION as __version__

if TYPE_CHECKING:
    from marsad.database.interface import Base
    from marsad.database.views import ReadReport

__all__ = ["__version__", "open", "read", "read_many"]


def read(source: str | Path, *, gazetteer: Path | None = None) -> ReadReport:
    """Read the one report of `source`: a page, or a .jsonl with one line. Nothing is kept.

    NotFoundError or MalformedError where it cannot be read; UsageError where it holds several, for which there is `read_many`.
    """
    from marsad.database.reading import read_one

    return read_one(source, gazetteer)


def read_many(*sources: str | Path, gazetteer: Path | None = None) -> Iterator[ReadReport]:
    """Read every report of the sources in order: pages, folders, .jsonl. One that cannot be read has a `state` and a reason."""
    from marsad.database.reading import read_each

    return read_each(sources, gazetteer)


def open(path: str | Path, *, create: bool = True, gazetteer: Path | None = None) -> Base:
    """Open the database at `path`; made where there is none and `create` is true.

    NotFoundError, NewerSchemaError or StoreError, each with one sentence.
    """
    from marsad.database.interface import Base

    return Base.at(Path(path), create=create, gazetteer=gazetteer)
