"""The REST interface under /api/v1: events, control, reports, places, names, contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from marsad.api.filters import BadFilter, FieldFault, Filters, apply, is_place_in, read_day, read_filters
from marsad.api.guard import Missing
from marsad.api.rows import place_json, report_json
from marsad.api.schema import (
    ContradictionOut,
    ControlOut,
    ErrorOut,
    EventOut,
    NameOut,
    PageOut,
    PlaceOut,
    ReportOut,
    filter_parameters,
    page_parameters,
)
from marsad.api.site import Site
from marsad.api.snapshot import Snapshot
from marsad.api.stories import told_json
from marsad.api.views import PlaceControl

PREFIX = "/api/v1"
Row = TypeVar("Row")
Json = dict[str, Any]
PAGING = ("limit", "cursor")
ERRORS: dict[int | str, dict[str, Any]] = {400: {"model": ErrorOut}, 404: {"model": ErrorOut}}
DESCRIBED = [Depends(filter_parameters), Depends(page_parameters)]


def read_limit(request: Request) -> int:
    """How many rows a page has. Raises BadFilter."""
    text = request.query_params.get("limit", "100")
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= 1000):
        raise BadFilter([FieldFault("limit", text, f"limit: “{text[:40]}” cannot be used: a number from 1 to 1000")])
    return int(text)


def paged(request: Request, rows: Sequence[Row], ident: Callable[[Row], str], shown: Callable[[Row], Json]) -> Json:
    """One page of rows: those after the row whose id is the cursor. Raises BadFilter when the cursor is of another list."""
    limit, cursor = read_limit(request), request.query_params.get("cursor")
    start = 0
    if cursor:
        at = next((n for n, row in enumerate(rows) if ident(row) == cursor), None)
        if at is None:
            raise BadFilter([FieldFault("cursor", cursor, "cursor: not of this list; begin again without it")])
        start = at + 1
    page = rows[start : start + limit]
    return {"items": [shown(row) for row in page], "total": len(rows), "next": ident(page[-1]) if start + limit < len(rows) else None}


def counted(names: Iterable[str]) -> list[Json]:
    """Names with their counts, the most frequent first."""
    return [{"name": name, "events": n} for name, n in sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))]


def places_of(snapshot: Snapshot) -> list[Json]:
    """Every place with control or events, by name."""
    found = {e.place.id: place_json(e.place) for e in snapshot.events if e.place} | {
        c.place.id: place_json(c.place) for c in snapshot.control
    }
    return sorted(found.values(), key=lambda place: (place["name"], place["id"]))


def control_rows(snapshot: Snapshot, filters: Filters, day: date | None) -> list[Json]:
    """Control objects that pass place, country, box and near; with a day only the spans that hold on it, and only places that have one."""
    chosen = [c for c in snapshot.control if is_place_in(c.place, filters)]
    return [c.data for c in chosen] if day is None else [cut for c in chosen if (cut := on(c, day))]


def on(control: PlaceControl, day: date) -> Json | None:
    """The place with the span of one day; None where nobody speaks of it."""
    spans = [s for s in control.data["spans"] if s["from"] <= day.isoformat() <= s["to"]]
    return {**control.data, "spans": spans} if spans else None


def asked_day(request: Request) -> date | None:
    """The `day` of a question about control. Raises BadFilter."""
    text = request.query_params.get("day")
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as fault:
        raise BadFilter([FieldFault("day", text, f"day: “{text[:40]}” cannot be used: {fault}")]) from None


def routes(site: Site) -> APIRouter:
    """The router of /api/v1."""
    router = APIRouter(prefix=PREFIX, responses=ERRORS, tags=["record"])
    add_lists(router, site)
    add_names(router, site)
    add_single(router, site)
    return router


def asked(site: Site, request: Request, also: Sequence[str] = ()) -> tuple[Filters, Snapshot]:
    """Filters and the snapshot they ask for."""
    filters = read_filters(request.query_params, (*PAGING, *also))
    return filters, site.desk.snapshot(filters.as_known_on)


def add_lists(router: APIRouter, site: Site) -> None:
    """Events, control, reports, contradictions."""

    @router.get("/events", response_model=PageOut[EventOut], dependencies=DESCRIBED, summary="Events that pass the filters, by day")
    def events(request: Request) -> Response:
        filters, snapshot = asked(site, request)
        outcome = apply(filters, snapshot.events, site.desk.reports_with(filters.q))
        page = paged(request, outcome.rows, lambda e: e.id, lambda e: e.data)
        return JSONResponse({**page, "removed": [{"name": n, "value": v, "count": c} for n, v, c in outcome.removed]})

    @router.get(
        "/control", response_model=PageOut[ControlOut], dependencies=DESCRIBED, summary="Who held each place, over time or on a day"
    )
    def control(request: Request) -> Response:
        filters, snapshot = asked(site, request, ("day",))
        rows = control_rows(snapshot, filters, asked_day(request))
        return JSONResponse(paged(request, rows, lambda c: str(c["place"]["id"]), lambda c: c))

    @router.get("/reports", response_model=PageOut[ReportOut], dependencies=DESCRIBED, summary="Reports, oldest first")
    def reports(request: Request) -> Response:
        filters, snapshot = asked(site, request)
        wanted = site.desk.reports_with(filters.q)
        days = (filters.since or date.min, filters.until or date.max)
        rows = [r for r in snapshot.reports if (wanted is None or r.id in wanted) and days[0] <= (r.published or days[0]) <= days[1]]
        return JSONResponse(paged(request, rows, lambda r: r.id, report_json))

    @router.get("/contradictions", response_model=PageOut[ContradictionOut], dependencies=DESCRIBED, summary="Claims that cannot all stand")
    def contradictions(request: Request) -> Response:
        filters, _ = asked(site, request)
        rows = [c for c in site.desk.contradictions(filters.as_known_on) if not filters.place or c.place == filters.place]
        return JSONResponse(paged(request, rows, lambda c: str(c.data["id"]), lambda c: c.data))


def add_names(router: APIRouter, site: Site) -> None:
    """Places, actors, sources."""

    @router.get("/places", response_model=PageOut[PlaceOut], dependencies=DESCRIBED, summary="Places that somebody speaks of")
    def places(request: Request) -> Response:
        filters, snapshot = asked(site, request)
        rows = [p for p in places_of(snapshot) if not filters.country or (p["country"] or "").casefold() == filters.country.casefold()]
        return JSONResponse(paged(request, rows, lambda p: str(p["id"]), lambda p: p))

    @router.get("/actors", response_model=PageOut[NameOut], dependencies=DESCRIBED, summary="Parties of events")
    def actors(request: Request) -> Response:
        filters, snapshot = asked(site, request)
        rows = counted(n for e in apply(filters, snapshot.events).rows for n in {*e.side_a, *e.side_b})
        return JSONResponse(paged(request, rows, lambda n: str(n["name"]), lambda n: n))

    @router.get("/sources", response_model=PageOut[NameOut], dependencies=DESCRIBED, summary="Independent sources of events")
    def sources(request: Request) -> Response:
        filters, snapshot = asked(site, request)
        rows = counted(n for e in apply(filters, snapshot.events).rows for n in e.sources)
        return JSONResponse(paged(request, rows, lambda n: str(n["name"]), lambda n: n))


def add_single(router: APIRouter, site: Site) -> None:
    """One event, one place, one report."""

    @router.get("/events/{ident:path}", response_model=EventOut, summary="One event with the claims it rests on")
    def event(request: Request, ident: str) -> Response:
        filters, snapshot = asked(site, request)
        found = snapshot.by_event.get(ident)
        if found is None:
            raise Missing("event", ident)
        return JSONResponse({**found.data, "telling": [told_json(t) for t in site.desk.telling(ident, filters.as_known_on)]})

    @router.get("/places/{ident:path}", response_model=PlaceOut, summary="One place: who held it, and the statements about it")
    def place(request: Request, ident: str) -> Response:
        filters, snapshot = asked(site, request)
        found = next((p for p in places_of(snapshot) if p["id"] == ident), None)
        if found is None:
            raise Missing("place", ident)
        held = snapshot.by_place.get(ident)
        events = [e.id for e in apply(replace(Filters(), place=ident), snapshot.events).rows]
        statements = [told_json(t) for t in site.desk.statements(ident, filters.as_known_on)]
        return JSONResponse({**found, "spans": held.data["spans"] if held else [], "events": events, "statements": statements})

    @router.get("/reports/{ident:path}", summary="One report: the record as `marsad read --format jsonl` writes it")
    def report(ident: str) -> Response:
        record = site.desk.shelf.record(ident)
        if record is None:
            raise Missing("report", ident)
        return JSONResponse(record)
