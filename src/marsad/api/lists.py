"""The lists: events, places, reports; and their twins."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from marsad.api.drawing import Scale, band, ticks
from marsad.api.filters import BadFilter, FieldFault, apply
from marsad.api.maproom import options
from marsad.api.rows import (
    CONTROL_COLUMNS,
    EVENT_COLUMNS,
    REPORT_COLUMNS,
    collection,
    control_cells,
    control_features,
    control_json,
    csv_text,
    event_cells,
    event_feature,
    event_json,
    report_cells,
    report_json,
)
from marsad.api.site import Site

PAGE = 100
CSV = "text/csv; charset=utf-8"
GEO = "application/geo+json"


def page_number(request: Request) -> int:
    """The page asked for, from 1. Raises BadFilter."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1_000_000):
        raise BadFilter([FieldFault("page", text, f"page: “{text[:40]}” cannot be used: a number from 1")])
    return int(text)


def routes(site: Site) -> APIRouter:
    """Lists with their twins; `.json` and `.csv` give all rows of the filter, not a page of them."""
    router = APIRouter(include_in_schema=False)

    @router.get("/events")
    def events(request: Request) -> HTMLResponse:
        ask, page = site.ask(request), page_number(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        outcome = apply(ask.filters, snapshot.events)
        rows = outcome.rows[(page - 1) * PAGE : page * PAGE]
        return site.page("events.html", ask, section="events", outcome=outcome, rows=rows, page=page, pages=-(-len(outcome.rows) // PAGE),
                         options=options(snapshot), snapshot=snapshot)  # fmt: skip

    @router.get("/events.{form}")
    def events_twin(request: Request, form: str) -> Response:
        ask = site.ask(request)
        rows = apply(ask.filters, site.desk.snapshot(ask.filters.as_known_on).events).rows
        if form == "csv":
            return Response(csv_text(EVENT_COLUMNS, map(event_cells, rows)), media_type=CSV)
        if form == "geojson":
            return JSONResponse(collection(map(event_feature, rows)), media_type=GEO)
        return JSONResponse([event_json(e) for e in rows])

    @router.get("/places")
    def places(request: Request) -> HTMLResponse:
        ask = site.ask(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        scale = Scale(*snapshot.days) if snapshot.days else None
        rows = sorted(snapshot.control, key=lambda c: c.place.name)
        return site.page("places.html", ask, section="places", scale=scale, ticks=ticks(scale) if scale else [],
                         rows=[(c, band(c, scale, ask.colours) if scale else []) for c in rows], snapshot=snapshot)  # fmt: skip

    @router.get("/places.{form}")
    def places_twin(request: Request, form: str) -> Response:
        control = site.desk.snapshot(site.ask(request).filters.as_known_on).control
        if form == "csv":
            return Response(csv_text(CONTROL_COLUMNS, (line for c in control for line in control_cells(c))), media_type=CSV)
        if form == "geojson":
            return JSONResponse(collection(f for c in control for f in control_features(c)), media_type=GEO)
        return JSONResponse([control_json(c) for c in control])

    @router.get("/reports")
    def reports(request: Request) -> HTMLResponse:
        ask, page = site.ask(request), page_number(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        rows = snapshot.reports[(page - 1) * PAGE : page * PAGE]
        return site.page("reports.html", ask, section="reports", rows=rows, page=page, pages=-(-len(snapshot.reports) // PAGE), snapshot=snapshot)

    @router.get("/reports.{form}")
    def reports_twin(request: Request, form: str) -> Response:
        rows = site.desk.snapshot(site.ask(request).filters.as_known_on).reports
        if form == "csv":
            return Response(csv_text(REPORT_COLUMNS, map(report_cells, rows)), media_type=CSV)
        return JSONResponse([report_json(r) for r in rows])

    return router
