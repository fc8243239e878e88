"""`marsad gazetteer info` and `build`: what is in the index of places, and how it is made."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.output import note, put_json
from marsad.cli.settings import Format, is_terminal, read_format, read_settings

FORMATS: tuple[Format, ...] = ("table", "json")
Out = Annotated[Path | None, typer.Argument(metavar="[OUT]", help="the file to write; else the package's own", show_default=False)]
Csv = Annotated[Path | None, typer.Option(help="a list of your own places: name, country, lat, lon; names, admin1, feature, population")]
Dump = Annotated[Path | None, typer.Option(help="GeoNames' allCountries.zip: every place of the world")]
Names = Annotated[Path | None, typer.Option(help="GeoNames' alternateNamesV2.zip: their names in other languages")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    gazetteer = typer.Typer(help="The index of places.", no_args_is_help=True)
    gazetteer.command("info", help="Say what is in the index of places.")(info)
    gazetteer.command("build", help="Build the index of places from the open lists (needs the extra `gazetteer`).")(build)
    app.add_typer(gazetteer, name="gazetteer")


def info(format_: Annotated[str | None, typer.Option("--format", "-f", help="table or json")] = None) -> int:
    """Exit code 5 where there is no index."""
    from marsad.gazetteer.lookup import describe

    told = describe(read_settings().gazetteer)
    if read_format(format_, "table", FORMATS) == "json":
        put_json(told)
        return 0
    for name, value in told.items():
        print(f"{name:<12} " + (", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)))
    return 0


def build(out: Out = None, geonames: Dump = None, alternate: Names = None, csv: Csv = None) -> int:
    """Takes about a minute, with the dumps of GeoNames about twenty minutes; one that was cut off goes on where it stood when asked
    again in the same words. A build that fails leaves the old index as it was. For another file than the package's own set
    MARSAD_GAZETTEER."""
    from marsad.gazetteer.build import Extra, build_gazetteer
    from marsad.gazetteer.rows import DEFAULT_PATH

    built = build_gazetteer(out or DEFAULT_PATH, extra=Extra(csv, geonames, alternate), progress=_bar())
    if is_terminal():
        sys.stderr.write("\r\033[K")
    print(built)
    return 0


def _bar() -> Callable[[str, int, int], None]:
    """Shows progress: on a terminal a line that moves, elsewhere one line for each thing that is done."""
    began = {"": time.monotonic()}

    def show(what: str, done: int, total: int) -> None:
        fresh = what not in began
        began.setdefault(what, time.monotonic())
        if is_terminal():
            sys.stderr.write(f"\r{bar(what, done, total, time.monotonic() - began[what])}\033[K")
            sys.stderr.flush()
        elif fresh:
            note(what)

    return show


def bar(what: str, done: int, total: int, seconds: float) -> str:
    """What is being done, the share of it as a bar, and the time left; `total` 0 where nobody knows."""
    if not total:
        return what
    share = min(done / total, 1.0)
    left = round(seconds * (1 - share) / max(share, 0.001))
    return f"{what:<20} [{'#' * round(30 * share):<30}] {share:4.0%}, {left // 60}:{left % 60:02d} left"
