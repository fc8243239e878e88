"""Events and control as a GeoPackage: one file with two layers of points, which QGIS opens with its time already set up.

The layers carry a default style that tells QGIS' temporal controller which columns are the first and the last day.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.export.columns import CONTROL, EVENTS
from marsad.export.given import Given
from marsad.export.objects import Json
from marsad.export.table import Kind, Table, words_of

APPLICATION_ID = 0x47504B47
VERSION = 10300
WGS84 = 4326
TYPES: dict[Kind, str] = {"text": "TEXT", "list": "TEXT", "day": "DATE", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN"}
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
  max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
"""
_STYLE = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Temporal">
 <temporal enabled="1" mode="2" limitMode="1" startField="{start}" endField="{end}" startExpression="" endExpression="" durationField=""
  durationUnit="d" fixedDuration="0" accumulate="0"><fixedRange><start></start><end></end></fixedRange></temporal>
</qgis>
"""


def save(given: Given, path: Path) -> None:
    """Layers `events` and `control`."""
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={VERSION}; PRAGMA journal_mode=OFF; BEGIN; {_SCHEMA}"
        )
        base.executemany(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)",
            [
                ("Undefined Cartesian", -1, "NONE", -1, "undefined"),
                ("Undefined geographic", 0, "NONE", 0, "undefined"),
                ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WKT),
            ],
        )
        _write_layer(base, EVENTS, given.rows("events"), given.as_of)
        _write_layer(base, CONTROL, given.rows("control"), given.as_of)
        base.execute("COMMIT")
    finally:
        base.close()


def _write_layer(base: sqlite3.Connection, table: Table, rows: Iterable[Json], moment: str) -> None:
    columns = "".join(f', "{c.name}" {TYPES[c.kind]}' for c in table.columns)
    columns = columns.replace('"id" TEXT', '"id" TEXT NOT NULL')
    base.execute(f'CREATE TABLE "{table.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT{columns})')
    base.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, NULL, NULL, NULL, NULL, ?)",
        (table.name, table.name, table.about, moment.replace("Z", ".000Z"), WGS84),
    )
    base.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (table.name, WGS84))
    start, end = table.time or ("", "")
    base.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, useAsDefault,"
        " description, update_time) VALUES ('', '', ?, 'geom', 'time', ?, 1, 'Sets up the temporal controller', ?)",
        (table.name, _STYLE.format(start=start, end=end), moment),
    )
    places = ", ".join("?" * (len(table.columns) + 1))
    base.executemany(f'INSERT INTO "{table.name}" VALUES (NULL, {places})', (_values(table, row) for row in rows))
    extent = f'SELECT min(longitude), min(latitude), max(longitude), max(latitude) FROM "{table.name}"'
    base.execute(f"UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = ({extent}) WHERE table_name = ?", (table.name,))


def _values(table: Table, row: Json) -> list[Any]:
    values: list[Any] = [point(row["latitude"], row["longitude"], header=True)]
    return values + [value if isinstance(value := row.get(c.name), bool) else words_of(value) for c in table.columns]


def point(lat: float | None, lon: float | None, *, header: bool = False) -> bytes | None:
    """A point as well-known binary, with GeoPackage's own header where asked for; None where there is no point."""
    if lat is None or lon is None:
        return None
    return (struct.pack("<2sBBi", b"GP", 0, 1, WGS84) if header else b"") + struct.pack("<BIdd", 1, 1, lon, lat)
