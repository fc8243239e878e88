"""Reports, one JSON object a line: a broken line is one failure, the rest goes on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from marsad.acquire.failure import Failure
from marsad.errors import MalformedError
from marsad.model.article import Given, Page

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].{0,40})?")
_GIVEN = ("id", "title", "outlet", "url")


def read_reports(stream: BinaryIO, name: str, limit: int) -> Iterator[Page | Failure]:
    """A page or a failure for each line that is not blank; a line longer than `limit` bytes is passed over unread."""
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) > limit:
            _skip_line(stream, raw, limit)
            reason = f"{name}, line {number}: longer than {limit // 1_000_000} MB; split the report or shorten it."
            yield Failure(name, number, "too-big", reason)
        elif raw.strip():
            yield _report(raw, name, number)


def _skip_line(stream: BinaryIO, raw: bytes, limit: int) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(min(limit, 1 << 20))


def _report(raw: bytes, name: str, number: int) -> Page | Failure:
    try:
        return page_of(_object(raw), f"{name}, line {number}")
    except MalformedError as error:
        return Failure(name, number, "malformed", f"{name}, line {number}: {error}")


def _object(raw: bytes) -> dict[str, Any]:
    try:
        report = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise MalformedError("not UTF-8; save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise MalformedError(f"not valid JSON ({error.msg} at column {error.colno}); correct or remove the line.") from None
    except (RecursionError, ValueError):
        raise MalformedError("JSON nested too deep or with a number too long; correct or remove the line.") from None
    if not isinstance(report, dict):
        raise MalformedError('not a JSON object; a report is {"id": ..., "text": ...}.')
    return report


def page_of(report: dict[str, Any], name: str) -> Page:
    """The page of a report `{"id", "text" | "html", "title"?, "published"?, "outlet"?, "url"?}`; MalformedError says what is wrong.

    Other keys are kept in `given.other` and not read. `data` is the UTF-8 of the text, so that its hash does not change with them.
    """
    kind = "text" if report.get("text") is not None else "html"
    text = report.get(kind)
    if not isinstance(text, str):
        raise MalformedError('no "text" and no "html" with the words of the report; add one of them.')
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise MalformedError(f'"{kind}" holds half a character (a lone surrogate); write it as UTF-8.') from None
    told = {k: _string(report, k) for k in _GIVEN}
    given = Given(**told, published=_day(report.get("published")), other=_other(report, {*_GIVEN, "published", kind}))
    return Page(name, data, hashlib.sha256(data).hexdigest(), "text/html" if kind == "html" else "text/plain", given)


def _other(report: dict[str, Any], read: set[str]) -> tuple[tuple[str, str], ...]:
    """The keys nobody reads, with their values as JSON in ASCII, so that no half character can break what stores them."""
    try:
        return tuple((key, json.dumps(report[key], sort_keys=True)) for key in sorted(report) if key not in read)
    except RecursionError:
        raise MalformedError("JSON nested too deep; correct or remove the line.") from None


def _string(report: dict[str, Any], key: str) -> str | None:
    value = report.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise MalformedError(f'"{key}" must be a string; put it in quotes or leave it out.')
    return value


def _day(value: Any) -> date | None:
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value[:10])
    except ValueError:
        raise MalformedError(f'"published" is {json.dumps(value)[:40]}, not a day as YYYY-MM-DD; correct it or leave it out.') from None
