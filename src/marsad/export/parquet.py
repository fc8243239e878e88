"""Tables as GeoParquet 1.1: typed columns and a point in each row, for DuckDB, R, pandas and geopandas."""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.errors import InstallationError
from marsad.export.given import Given
from marsad.export.gpkg import point
from marsad.export.objects import Json
from marsad.export.table import Kind, Table, words_of

BLOCK = 20_000
GEO = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}}}


def save(given: Given, path: Path) -> None:
    """The table that is asked for; InstallationError where the extra `parquet` is missing."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InstallationError("The export to parquet needs pyarrow: install marsad with the extra `parquet`.") from error
    table = given.table
    schema = _schema(pyarrow, table)
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        left = iter(given.rows())
        while block := list(islice(left, BLOCK)):
            out.write_table(pyarrow.table(_arrays(table, block), schema=schema))


def _schema(pyarrow: Any, table: Table) -> Any:
    kinds = {
        "text": pyarrow.string(),
        "list": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    fields = [pyarrow.field(c.name, kinds[c.kind], metadata={"description": c.about}) for c in table.columns]
    return pyarrow.schema([*fields, pyarrow.field("geometry", pyarrow.binary())], metadata={"geo": json.dumps(GEO)})


def _arrays(table: Table, rows: list[Json]) -> dict[str, list[Any]]:
    arrays = {c.name: _array(c.kind, [row[c.name] for row in rows]) for c in table.columns}
    return {**arrays, "geometry": [point(row["latitude"], row["longitude"]) for row in rows]}


def _array(kind: Kind, values: list[Any]) -> list[Any]:
    """Days as days, lists as lists, all words without what cannot be written."""
    read: dict[Kind, Any] = {"list": lambda items: [words_of(item) for item in items], "day": date.fromisoformat, "text": words_of}
    if kind not in read:
        return values
    change = read[kind]
    return [None if value is None else change(value) for value in values]
