"""The dumps of GeoNames (allCountries.zip, alternateNamesV2.zip), streamed: places that the lists of the package lack, and more names.

What the lists have stays as they have it (point, name shown, divisions); a dump adds names to it. Format: GeoNames' readme.txt, one line a
place or name, parted by tabs, UTF-8. A line that breaks it stops the build with its number.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marsad.errors import MalformedError, NotFoundError
from marsad.gazetteer.rows import ABBREVIATION, ALTERNATE, NAME, Row
from marsad.gazetteer.shown import TRANSLITERATED, plain_name
from marsad.gazetteer.sources import worth_keeping
from marsad.gazetteer.writing import BATCH, Progress, Writer

Divisions = dict[tuple[str, str, str], int]
"""GeoNames id by country, code of the first and of the second order ("" for a first-order one)."""

PLACE_COLUMNS, NAME_COLUMNS = 19, 10
MOST_ID = 1 << 26
"""GeoNames ids lie below: what is known of them is held in arrays."""
_NO_NAMES = frozenset("link wkdt post iata icao faac unlc tcid phon".split())
"""Kinds of alternate names that are codes and addresses."""
_DIVISIONS = ("ADM1", "ADM2")


def check_dump(path: Path) -> None:
    """NotFoundError where there is no file, MalformedError where it is no whole zip with one .txt in it (a .txt itself will do)."""
    if not path.is_file():
        raise NotFoundError(f"there is no file {path}")
    if path.suffix != ".txt":
        _member(path)


def _member(path: Path) -> zipfile.ZipInfo:
    try:
        with zipfile.ZipFile(path) as packed:
            named = [
                i for i in packed.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename and "iso-" not in i.filename
            ]
    except (zipfile.BadZipFile, OSError) as error:
        raise MalformedError(f"{path} is no whole zip ({error}): fetch it again") from error
    if not named:
        raise MalformedError(f"{path} holds no .txt: it is not the dump of GeoNames")
    return max(named, key=lambda i: i.file_size)


def _checksum(path: Path) -> str:
    """That of the file in the zip, which reading it to its end has proved; of a .txt its size."""
    return str(_member(path).CRC) if path.suffix != ".txt" else str(path.stat().st_size)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[io.BufferedReader, int]]:
    """The lines of a dump and their bytes in all."""
    if path.suffix == ".txt":
        with path.open("rb") as lines:
            yield lines, path.stat().st_size
        return
    member = _member(path)
    with zipfile.ZipFile(path) as packed, packed.open(member) as packed_lines:
        yield io.BufferedReader(packed_lines, 1 << 20), member.file_size  # type: ignore[arg-type]


def _lines(path: Path, what: str, say: Progress) -> Iterator[tuple[int, bytes]]:
    """Number and text of each line, with news of the progress."""
    at, number = 0, 0
    with _opened(path) as (lines, size):
        try:
            for number, line in enumerate(lines, start=1):
                at += len(line)
                if not number % BATCH:
                    say(what, at, size)
                yield number, line
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise MalformedError(f"{path} is damaged after line {number} ({error}): fetch it again") from error


def _columns(path: Path, number: int, line: bytes, least: int) -> list[str]:
    try:
        columns = line.decode().rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path}, line {number}: it is not UTF-8") from error
    if len(columns) < least or not columns[0].isdigit():
        raise MalformedError(f"{path}, line {number}: {len(columns)} columns, it must have {least} and begin with a number")
    return columns


def divisions_of(path: Path, say: Progress) -> Divisions:
    """The first- and second-order divisions of a dump of places."""
    found: Divisions = {}
    for number, line in _lines(path, "finding divisions", say):
        if b"\tADM1\t" in line or b"\tADM2\t" in line:
            columns = _columns(path, number, line, PLACE_COLUMNS)
            if columns[7] in _DIVISIONS:
                found[columns[8], columns[10], columns[11] if columns[7] == "ADM2" else ""] = int(columns[0])
    return found


def lay_down_places(writer: Writer, path: Path, divisions: Divisions, say: Progress, *, with_names: bool) -> None:
    """Lay down each place of a dump that is not there, and the names of all; `with_names`: also those of its alternatenames column."""
    before, number = writer.done("places"), 0
    for number, line in _lines(path, "reading places", say):
        if number <= before:
            continue
        row = _place(path, number, line, divisions, with_names)
        if row is not None and row.n in writer.known:
            for name, kind in row.names.items():
                writer.name(row.n, name, max(kind, ALTERNATE))
        elif row is not None:
            writer.place(row)
        if not number % BATCH:
            writer.mark("places", number)
    writer.mark("places", number, _checksum(path))


def _place(path: Path, number: int, line: bytes, divisions: Divisions, with_names: bool) -> Row | None:
    """The place of a line; None for one without class or name."""
    columns = _columns(path, number, line, PLACE_COLUMNS)
    n, name, plain, names, lat, lon, cls, code, country = columns[:9]
    admin1, admin2 = columns[10], columns[11]
    where = f"{path}, line {number}"
    if not cls or not code or not name:
        return None
    if int(n) > MOST_ID:
        raise MalformedError(f"{where}: {n} is no GeoNames id")
    try:
        point, people = (float(lat), float(lon)), int(columns[14] or 0)
    except ValueError as error:
        raise MalformedError(f"{where}: {error}; latitude, longitude and population must be numbers") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise MalformedError(f"{where}: {lat}, {lon} is no point on the globe")
    shown = plain_name(name) if country in TRANSLITERATED else name
    row = Row(int(n), shown, country, *point, f"{cls}.{code}", people, names={name: NAME})
    row.call((shown,), NAME)
    row.call((plain,) if plain else ())
    if code != "ADM1":
        row.admin1 = divisions.get((country, admin1, ""))
        row.admin2 = divisions.get((country, admin1, admin2)) if admin2 and code != "ADM2" else None
    if with_names and names:
        row.call(worth_keeping(names.split(","), name))
    return row


def lay_down_alternates(writer: Writer, path: Path, say: Progress) -> None:
    """Lay down the alternate names of a dump for every place that is there."""
    before, number = writer.done("names"), 0
    for number, line in _lines(path, "reading names", say):
        if number <= before:
            continue
        _, place, language, name, *_ = _columns(path, number, line, NAME_COLUMNS)
        if language not in _NO_NAMES and place.isdigit() and int(place) in writer.known:
            kind = ABBREVIATION if language == "abbr" else ALTERNATE
            for kept in worth_keeping((name,), "X"):
                writer.name(int(place), kept, kind)
        if not number % BATCH:
            writer.mark("names", number)
    writer.mark("names", number, _checksum(path))
