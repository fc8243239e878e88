"""Write a file or a folder whole or not at all: a half-written export never carries the final name."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.errors import StoreError


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write a file or folder under; it takes the place of `path` when all is done, else it is removed.

    StoreError where the folder cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield fresh
        _settle(fresh)
        _replace(fresh, path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}; name another file.") from error
    finally:
        _remove(fresh)


def write_whole(path: Path, pieces: Iterable[str]) -> int:
    """Write text; return the number of characters. StoreError where the folder cannot be written."""
    count = 0
    with whole(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as out:
        for piece in pieces:
            count += out.write(piece)
    return count


def _settle(path: Path) -> None:
    """All bytes on the disk before the name says that they are there."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb+") as out:
                os.fsync(out.fileno())


def _replace(fresh: Path, path: Path) -> None:
    if not fresh.is_dir() or not path.exists():
        fresh.replace(path)
        return
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.replace(old)
    fresh.replace(path)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
