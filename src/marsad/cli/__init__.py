"""The command line: read settings, open files, print, answer with an exit code."""

from __future__ import annotations


def main() -> None:
    """The console script `marsad`."""
    import sys

    from marsad.cli.app import run

    sys.exit(run())
