"""The web application: pages for people, twins and `/api/v1` for programs."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from marsad.api import lists, maproom, stories, v1
from marsad.api.filters import BadFilter
from marsad.api.guard import Missing, describe, dress, error_answer, guard
from marsad.api.shelf import LinkedShelf, Source
from marsad.api.site import PALETTE_COOKIE, Site
from marsad.api.snapshot import Desk
from marsad.api.views import Record, Shelf
from marsad.api.words import COOKIE, LANGUAGES
from marsad.database import Database
from marsad.errors import MarsadError
from marsad.version import VERSION

STATIC = Path(__file__).with_name("static")
DATA_ENDINGS = (".json", ".csv", ".geojson")


def wants_data(request: Request) -> bool:
    """Whether an error should be JSON: for the API, the twins, and clients that ask for JSON and not for HTML."""
    path, accept = request.url.path, request.headers.get("accept", "")
    return path.startswith("/api/") or path.endswith(DATA_ENDINGS) or ("json" in accept and "text/html" not in accept)


def create_app(database: Path, gazetteer: Path | None = None) -> FastAPI:
    """The application over the database at `database`, which must exist. NotFoundError, NewerSchemaError, StoreError as `Database.open`."""
    opened = Database.open(database, create=False, who="marsad serve", gazetteer=gazetteer)
    desk = Desk(LinkedShelf(source_of(opened)))
    Thread(target=warm, args=(desk,), daemon=True).start()
    return build(desk.shelf, desk)


def warm(desk: Desk) -> None:
    """Make the first snapshot before anybody asks. A fault is left to the first request, which tells it."""
    with suppress(MarsadError):
        desk.snapshot()


def from_environment() -> FastAPI:
    """The application over the database that MARSAD_DB names, else `marsad.db` here; a factory for uvicorn."""
    return create_app(Path(os.environ.get("MARSAD_DB") or "marsad.db"))


def source_of(database: Database) -> Source:
    """Links and records of an open database."""
    store = database.store

    def record(ident: str) -> Record | None:
        found = store.report(ident)
        return found.record if found else None

    return Source(
        lambda: store.fingerprint(VERSION),
        database.links,
        lambda known: (stored.record for stored in store.reports(known)),
        record,
        store.search,
        store.page,
    )


def build(shelf: Shelf, desk: Desk | None = None) -> FastAPI:
    """The application over an open shelf; `desk` when one stands on it already."""
    site = Site(desk or Desk(shelf))
    app = FastAPI(
        title="Marsad",
        version=site.version,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        description="Events of armed conflict and who held each place on each day, with the sentences that say so.",
    )
    app.middleware("http")(guard(shelf.version))
    add_errors(app, site)
    add_settings(app)
    for room in (v1, maproom, lists, stories):
        app.include_router(room.routes(site))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def add_errors(app: FastAPI, site: Site) -> None:
    """Every error in one shape: JSON for programs, a page for people."""

    def answer(request: Request, fault: Exception) -> Response:
        status, code, faults = describe(fault)
        if wants_data(request):
            return error_answer(status, code, str(fault), faults)
        ask = site.bare(request)
        return site.page("error.html", ask, status, section="", fault=fault, faults=faults, message=message(site, request, fault))

    def http(request: Request, fault: Exception) -> Response:
        if isinstance(fault, HTTPException) and fault.status_code != 404:
            return error_answer(fault.status_code, "refused", str(fault.detail))
        return answer(request, Missing("page", request.url.path))

    def ours(request: Request, fault: Exception) -> Response:
        return error_answer(503, "database", str(fault))

    def unforeseen(request: Request, fault: Exception) -> Response:
        return dress(error_answer(500, "unforeseen", "Something went wrong on this server; its log says what."))

    app.add_exception_handler(MarsadError, ours)
    app.add_exception_handler(Exception, unforeseen)
    app.add_exception_handler(BadFilter, answer)
    app.add_exception_handler(Missing, answer)
    app.add_exception_handler(HTTPException, http)


def message(site: Site, request: Request, fault: Exception) -> str:
    """The error in the reader's language."""
    w = site.bare(request).words
    if isinstance(fault, Missing):
        return w(f"not_found_{fault.kind}", id=fault.ident[:80]) if fault.kind != "page" else w("not_found")
    return w("bad_filter")


def add_settings(app: FastAPI) -> None:
    """Language and palette, kept in cookies of this site."""

    @app.get("/set", include_in_schema=False)
    def choose(request: Request, lang: str = "", palette: str = "", back: str = "/") -> Response:
        safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
        answer = RedirectResponse(safe, 303)
        if lang in LANGUAGES:
            answer.set_cookie(COOKIE, lang, max_age=31_536_000, httponly=True, samesite="strict")
        if palette in ("safe", "known"):
            answer.set_cookie(PALETTE_COOKIE, palette, max_age=31_536_000, httponly=True, samesite="strict")
        return answer

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> FileResponse:
        return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")
