"""Where pages come from: a file, a folder, a .jsonl of reports, standard input."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from marsad.acquire.failure import Failure
from marsad.acquire.jsonl import read_reports
from marsad.errors import InputError, NotFoundError
from marsad.model.article import Page

LIMIT = 20_000_000
"""Bytes of a page at most; a larger one is refused before it is read."""
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,12}://", re.IGNORECASE)
_HTML = {".html", ".htm", ".xhtml"}
_PLAIN = {".txt", ".text", ".md"}
_ASSETS = {".css", ".js", ".json", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf", ".avif"}
_MARKUP = re.compile(rb"\s{0,100}(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype|\?xml|html|head|body|meta|!--|div|article|p|h1)", re.IGNORECASE)


def read_pages(source: str | Path, *, limit: int = LIMIT, stdin: BinaryIO | None = None) -> Iterator[Page | Failure]:
    """The pages of a source in a fixed order, and a failure for each part that gives none.

    `source` is a page (.html, .htm, .txt), a folder (read through, sorted), a .jsonl of reports, or "-" for standard input, which is
    .jsonl when it begins with "{". Raises NotFoundError for a path that is not there and InputError for an address, before anything is
    read. `limit` is in bytes a page.
    """
    if str(source) == "-":
        return _from_stream(stdin or sys.stdin.buffer, "standard input", limit)
    if _URL.match(str(source)):
        raise InputError(f"{source}: fetching addresses is not in this version; save the page and give the file.")
    path = Path(source)
    if not path.exists():
        raise NotFoundError(f"{source}: no such file or folder; check the path.")
    return _from_folder(path, limit) if path.is_dir() else _from_file(path, limit)


def _from_folder(folder: Path, limit: int) -> Iterator[Page | Failure]:
    found = False
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not _passed_over(p.relative_to(folder))):
        found = True
        if path.suffix.lower() in _HTML | _PLAIN | {".jsonl"}:
            yield from _from_file(path, limit)
        else:
            reason = f"{path}: files of type {path.suffix or '(none)'} are not read; save the page as .html or .txt."
            yield Failure(str(path), None, "not-article", reason)
    if not found:
        yield Failure(str(folder), None, "empty", f"{folder}: the folder holds no page; give one with .html, .txt or .jsonl files.")


def _passed_over(path: Path) -> bool:
    """Hidden files, and what a browser saves beside a page."""
    beside = any(part.endswith(("_files", ".files")) for part in path.parts[:-1])
    return beside or any(part.startswith(".") for part in path.parts) or path.suffix.lower() in _ASSETS


def _from_file(path: Path, limit: int) -> Iterator[Page | Failure]:
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".jsonl":
                yield from _reports(stream, str(path), limit)
            else:
                yield _page(stream, str(path), limit, path.suffix.lower())
    except OSError as error:
        yield Failure(str(path), None, "not-found", f"{path}: cannot be read ({error.strerror}); check its permissions.")


def _reports(stream: BinaryIO, name: str, limit: int) -> Iterator[Page | Failure]:
    found = False
    for report in read_reports(stream, name, limit):
        found = True
        yield report
    if not found:
        yield Failure(name, None, "empty", f"{name}: the file holds no report; write one JSON object a line.")


def _page(stream: BinaryIO, name: str, limit: int, suffix: str) -> Page | Failure:
    data = stream.read(limit + 1)
    if len(data) > limit:
        reason = f"{name}: larger than {limit / 1e6:g} MB, the most that is read of a page; save the article alone."
        return Failure(name, None, "too-big", reason)
    return Page(name, data, hashlib.sha256(data).hexdigest(), _media(suffix, data))


def _media(suffix: str, data: bytes) -> Literal["text/html", "text/plain"]:
    """By the file's type; without one, by how the page begins."""
    if suffix in _HTML or (suffix not in _PLAIN and _MARKUP.match(data)):
        return "text/html"
    return "text/plain"


def _from_stream(stream: BinaryIO, name: str, limit: int) -> Iterator[Page | Failure]:
    """Reports when the first character is "{", else one page."""
    start = b""
    while not start.strip(b"\xef\xbb\xbf \t\r\n") and len(start) < 4096 and (more := stream.read(1)):
        start += more
    joined = io.BufferedReader(_Joined(start, stream), 1 << 16)  # type: ignore[type-var]
    if start.strip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _reports(joined, name, limit)
    else:
        yield _page(joined, name, limit, "")


class _Joined(io.RawIOBase):
    """A few bytes already read, then the stream they came from."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(piece) :] if self._start else b""
        buffer[: len(piece)] = piece
        return len(piece)
