"""Any noun as plain JSON values, and back: dataclasses become objects, tuples lists, days "YYYY-MM-DD"."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

Noun = TypeVar("Noun")
Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """`value`, a noun or a tuple of them, as JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(noun: type[Noun], value: Any) -> Noun:
    """The noun that `to_plain` wrote; KeyError or TypeError where `value` is something else. Fields left out take their default."""
    return cast(Noun, _reader(cast(Hashable, noun))(value))


def json_text(value: Any) -> str:
    """A JSON value as the database keeps it: readable by other tools, in its own script; escaped only where a broken character could not
    be stored otherwise."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


@cache
def _reader(hint: Any) -> Reader:
    """How a value of this type is read, worked out once a type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        chosen = _reader(next(part for part in inner if part is not type(None)))
        return lambda value: None if value is None else chosen(value)
    if origin is tuple:
        item = _reader(inner[0])
        return lambda value: tuple(item(part) for part in value)
    if hint is date:
        return date.fromisoformat
    return _noun_reader(hint) if dataclasses.is_dataclass(hint) else _as_it_is


def _noun_reader(noun: Any) -> Reader:
    hints = typing.get_type_hints(noun)
    readers = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(noun)}
    return lambda value: noun(**{name: read(value[name]) for name, read in readers.items() if name in value})


def _as_it_is(value: Any) -> Any:
    return value
