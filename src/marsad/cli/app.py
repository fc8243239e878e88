"""The command `marsad`: its verbs, and what each error answers with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from marsad.cli import adding, asking, changing, custody, gazetteer, giving, keeping, reading, showing
from marsad.cli.output import note
from marsad.errors import MarsadError, UsageError
from marsad.version import VERSION

HELP = """Turn news reports of armed conflict into a sourced, dated, mapped record: what happened, who did it, where, when, who says so,
and who held each place on each day.

Start with `marsad demo`, or with `marsad read PAGE`, which writes nothing. Data goes to standard output, notes to standard error.
"""
EPILOG = """Exit codes: 0 all done · 1 a measured figure is below its floor, or a fault of ours · 2 the request makes no sense
· 3 an input could not be read, or what was asked for is not there (the rest is still done) · 4 the database cannot be opened or written
· 5 a part of marsad is missing · 6 the record was altered · 130 stopped by you.
Environment: MARSAD_DB, MARSAD_GAZETTEER, MARSAD_USER (the name in the log), NO_COLOR."""

app = typer.Typer(
    name="marsad",
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"marsad {VERSION}")
        raise typer.Exit


@app.callback()
def before(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", help="the database file; else $MARSAD_DB, else marsad.db here", show_default=False)
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="print the version", callback=_say_version, is_eager=True)] = False,
) -> None:
    """Options that stand before the verb."""
    context.obj = {"db": db}


for room in (reading, adding, asking, changing, showing, giving, keeping, custody, gazetteer):
    room.register(app)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; an error of ours is one sentence on standard error."""
    try:
        result = app(args=arguments, standalone_mode=False, prog_name="marsad")
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except MarsadError as error:
        note(f"marsad: {error}")
        return error.exit_code
    except typer.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, typer.Abort):
        note("marsad: stopped; what was added so far is kept.")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except TyperException as error:
        return _refuse(error)


def _refuse(error: TyperException) -> int:
    """A command line that cannot be understood: the sentence and the usage, as Typer words them."""
    show = getattr(error, "show", None)
    if show is None:
        note(f"marsad: {error}")
    else:
        show()
    return int(getattr(error, "exit_code", UsageError.exit_code))
