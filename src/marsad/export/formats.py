"""Every export by name: one module a format, with `pieces(given)` for text or `save(given, path)` for a file or a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from marsad.errors import UsageError
from marsad.export.files import whole, write_whole
from marsad.export.given import Given


@dataclass(frozen=True, slots=True)
class Format:
    """One export. `form` is text, which can be written as it comes, a file, or a folder; `tables` whether --what picks its table.

    `about` in a few words, `extra` the optional part of marsad that it needs.
    """

    name: str
    form: Literal["text", "file", "folder"]
    about: str
    tables: bool = False
    extra: str = ""

    def pieces(self, given: Given) -> Iterator[str]:
        """The text, piece by piece; UsageError where it is no text."""
        if self.form != "text":
            raise UsageError(f"An export to {self.name} is no text: name the {self.form} to write.")
        made: Iterator[str] = self._module().pieces(given)
        return made

    def save(self, given: Given, path: Path) -> None:
        """Write it whole or not at all; StoreError where it cannot be written, InstallationError where the extra is missing."""
        if self.form == "text":
            write_whole(path, self.pieces(given))
            return
        if path.exists() and path.is_dir() != (self.form == "folder"):
            raise UsageError(f"{path} is there already and is no {self.form}: name another.")
        if self.form == "folder" and path.exists() and any(path.iterdir()) and not (path / "datapackage.json").exists():
            raise UsageError(f"{path} holds other files: name an empty folder, or one that an earlier export wrote.")
        with whole(path) as fresh:
            self._module().save(given, fresh)

    def _module(self) -> Any:
        return import_module(f"marsad.export.{self.name}")


FORMATS = {
    f.name: f
    for f in (
        Format("csv", "text", "a table for spreadsheets and programs", tables=True),
        Format("xlsx", "file", "a workbook with events, control and a codebook"),
        Format("acled", "text", "CSV in ACLED's 31 columns; ACLED-shaped, not ACLED data"),
        Format("ged", "text", "CSV in UCDP GED's 49 columns; GED-shaped, not UCDP's data"),
        Format("geojson", "text", "points for maps (RFC 7946)", tables=True),
        Format("gpkg", "file", "GeoPackage for QGIS, time already set up"),
        Format("kml", "text", "placemarks with time spans"),
        Format("hxl", "text", "CSV with HXL hashtags", tables=True),
        Format("parquet", "file", "GeoParquet", tables=True, extra="parquet"),
        Format("jsonl", "text", "the record of every report, with its whole text"),
        Format("bundle", "text", "copies, events, contradictions and control as one JSON object"),
        Format("plover", "text", "PLOVER records in JSON"),
        Format("w3c", "text", "W3C Web Annotations of every claim"),
        Format("prov", "text", "W3C PROV in JSON: where everything comes from"),
        Format("datapackage", "folder", "Frictionless Data Package with codebook, method and hashes"),
    )
}


def format_of(name: str) -> Format:
    """The export of that name; UsageError lists what there is."""
    if name not in FORMATS:
        raise UsageError(f"There is no export to {name!r}: one of {', '.join(FORMATS)}.")
    return FORMATS[name]
