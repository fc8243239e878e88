"""The command line: read settings, open files, print, answer with an exit code."""

from __future__ import annotations


def main() -> None:
    """The console script `marsad`."""
    import sys

    from marsad.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run())
