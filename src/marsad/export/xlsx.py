"""Tables as XLSX: every word is a text cell and every number a number, a frozen header, and a sheet that explains the columns.

Written piece by piece, so that memory does not grow with the rows. There is no cell for a formula: none is ever written.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

from marsad.errors import UsageError
from marsad.export.codebook import ABOUT, codebook_rows
from marsad.export.columns import CONTROL, EVENTS
from marsad.export.given import Given
from marsad.export.table import Table, words_of

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
"""Excel's limits of a sheet and of a cell."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
BLOCK = 500
_CODE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f"{_HEAD}<styleSheet {_MAIN}>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Cell styles: 0 numbers, 1 text ("@", so that what is typed into the cell stays text too), 2 the header."""


def save(given: Given, path: Path) -> None:
    """Sheets `events`, `control` and `codebook`."""
    write_workbook(path, [(EVENTS, given.rows("events")), (CONTROL, given.rows("control")), (ABOUT, codebook_rows((EVENTS, CONTROL)))])


def write_workbook(path: Path, sheets: list[tuple[Table, Iterable[Mapping[str, Any]]]]) -> None:
    """One sheet a table; UsageError where one has more rows than a sheet can hold."""
    names = [table.name for table, _ in sheets]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, content in _parts(names):
            book.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
        for number, (table, rows) in enumerate(sheets, start=1):
            info = zipfile.ZipInfo(f"xl/worksheets/sheet{number}.xml", LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            with book.open(info, "w", force_zip64=True) as out:
                _write_sheet(out, table, rows)


def _write_sheet(out: IO[bytes], table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    out.write(
        f'{_HEAD}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
        f"<row>{''.join(_text(name, 2) for name in table.names)}</row>".encode()
    )
    count, left = 0, iter(rows)
    while block := [_row(table, row) for row in islice(left, BLOCK)]:
        count += len(block)
        if count > MOST_ROWS:
            raise UsageError(f"A sheet holds {MOST_ROWS} rows at most: narrow the export down with --since, --place or --type, or use csv.")
        out.write("".join(block).encode())
    out.write(f'</sheetData><autoFilter ref="A1:{_letters(len(table.columns))}{count + 1}"/></worksheet>'.encode())


def _row(table: Table, row: Mapping[str, Any]) -> str:
    get = row.get
    return f"<row>{''.join(['<c/>' if (value := get(name)) is None else _cell(value) for name in table.names])}</row>"


def _cell(value: Any) -> str:
    words = words_of(value)
    return _text(words, 1) if isinstance(words, str) else f"<c><v>{words!r}</v></c>"


def _text(words: str, style: int) -> str:
    """A text cell. What looks like an escape of the format itself is escaped, so that it comes back as it was."""
    if not words:
        return "<c/>"
    shown = escape(words[:LONGEST_CELL])
    if "_x" in shown:
        shown = _CODE.sub(r"_x005F_\1", shown)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _letters(number: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _parts(names: list[str]) -> Iterator[tuple[str, str]]:
    """The files of the package that tell where the sheets are."""
    numbers = range(1, len(names) + 1)
    kinds = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers)
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True))
    links = "".join(f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{kinds}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield "xl/workbook.xml", f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", _STYLES
