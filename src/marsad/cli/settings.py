"""What the environment and the command line set: read here and nowhere else."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from marsad.errors import UsageError

Format = Literal["table", "jsonl", "json", "csv"]
FORMATS: tuple[Format, ...] = ("table", "jsonl", "json", "csv")
DEFAULT_DB = "marsad.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run. `db` is the database file, `gazetteer` another place index than the package's own, `who` the name in the log."""

    db: Path
    gazetteer: Path | None
    who: str


def read_settings(db: Path | None = None, env: Mapping[str, str] | None = None) -> Settings:
    """The settings: `--db`, else MARSAD_DB, else marsad.db in the working folder; MARSAD_GAZETTEER; MARSAD_USER, else the login name."""
    env = os.environ if env is None else env
    gazetteer = env.get("MARSAD_GAZETTEER")
    return Settings(
        db or Path(env.get("MARSAD_DB") or DEFAULT_DB), Path(gazetteer) if gazetteer else None, env.get("MARSAD_USER") or _login()
    )


def wants_colour(stream: TextIO, env: Mapping[str, str] | None = None) -> bool:
    """Colour only on a terminal, and not where NO_COLOR is set (no-color.org) or the terminal is dumb."""
    env = os.environ if env is None else env
    return stream.isatty() and not env.get("NO_COLOR") and env.get("TERM") != "dumb"


def read_format(words: str | None, default: Format, allowed: tuple[Format, ...] = FORMATS) -> Format:
    """The output format; UsageError for one that this command does not write."""
    for known in allowed:
        if words == known:
            return known
    if words is None:
        return default
    raise UsageError(f"There is no format {words!r} here: one of {', '.join(allowed)}.")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def is_terminal() -> bool:
    """Whether a person watches: notes of progress go to a terminal only."""
    return sys.stderr.isatty()
