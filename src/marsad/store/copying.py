"""A copy of a database as it stood at one moment, made while others write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

PAGES_A_STEP = 2048
"""Copied at once; between two steps a writer may come in."""


def copy(source: Path, target: Path) -> None:
    """Copy `source` to `target` under a passing name, bring it to the disk, then give it its own."""
    passing = target.with_name(f"{target.name}.part")
    passing.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source.absolute()))}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(passing)) as new,
        ):
            old.backup(new, pages=PAGES_A_STEP)
        with passing.open("rb") as written:
            os.fsync(written.fileno())
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)
