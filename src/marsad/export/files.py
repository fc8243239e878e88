"""Write a file whole or not at all: a half-written export never carries the final name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from marsad.errors import StoreError


def write_whole(path: Path, pieces: Iterable[str]) -> int:
    """Write the pieces beside `path`, then rename; return the number of characters. StoreError where the folder cannot be written."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    count = 0
    try:
        with fresh.open("w", encoding="utf-8", newline="") as out:
            for piece in pieces:
                count += out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}; name another file.") from error
    finally:
        fresh.unlink(missing_ok=True)
    return count
