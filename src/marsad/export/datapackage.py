"""A folder that stands for itself: tables as CSV with their schema (Frictionless Data Package), codebook, method, licence, hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from marsad.export.codebook import codebook_page
from marsad.export.columns import CONTROL, EVENTS
from marsad.export.csv import csv_lines
from marsad.export.given import Given, What
from marsad.export.method import method_page
from marsad.export.objects import Json
from marsad.export.table import Column, Kind, Table

TYPES: dict[Kind, str] = {"text": "string", "list": "string", "day": "date", "integer": "integer", "number": "number", "boolean": "boolean"}
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
SOURCES = [{"title": "Names and points of places: GeoNames, CC BY 4.0", "path": "https://www.geonames.org/"}]
PAGES = {"codebook.md": "Codebook", "method.md": "Method"}


def save(given: Given, path: Path) -> None:
    """Writes events.csv, control.csv, codebook.md, method.md and datapackage.json into a new folder."""
    path.mkdir()
    tables: tuple[tuple[What, Table], ...] = (("events", EVENTS), ("control", CONTROL))
    resources = []
    for what, table in tables:
        file = path / f"{table.name}.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            out.writelines(csv_lines(table, given.rows(what)))
        resources.append(_resource(table, file))
    (path / "codebook.md").write_text(f"# Codebook\n\n{codebook_page((EVENTS, CONTROL))}", encoding="utf-8")
    (path / "method.md").write_text(method_page(given), encoding="utf-8")
    package = _package(given, resources, path)
    (path / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _package(given: Given, resources: list[Json], path: Path) -> Json:
    documents = {name: _hash(path / name) for name in PAGES}
    hashes = [*(r["hash"] for r in resources), *documents.values()]
    return {
        "name": "marsad-events",
        "title": "Events and control of places, read from news reports",
        "description": "Made by marsad from what reports say; what they say is not always what happened. See method.md.",
        "created": given.as_of,
        "profile": "tabular-data-package",
        "licenses": [LICENCE],
        "sources": SOURCES,
        "contributors": [{"title": f"marsad {given.software}", "role": "author"}],
        "asked": {"filters": list(given.asked.filters), "as_known_on": given.asked.known},
        "documents": documents,
        "hash": f"sha256:{hashlib.sha256(' '.join(hashes).encode()).hexdigest()}",
        "resources": resources,
    }


def _resource(table: Table, file: Path) -> Json:
    return {
        "name": table.name,
        "path": file.name,
        "description": table.about,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": _hash(file),
        "schema": {"fields": [_field(c, c.name == table.key) for c in table.columns], **({"primaryKey": table.key} if table.key else {})},
    }


def _field(column: Column, key: bool) -> Json:
    limits: dict[str, Any] = {"required": True, "unique": True} if key else {}
    if column.allowed and column.kind == "text":
        limits["enum"] = list(column.allowed)
    return {
        "name": column.name,
        "type": TYPES[column.kind],
        "description": column.about,
        **({"constraints": limits} if limits else {}),
    }


def _hash(file: Path) -> str:
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
