"""The lists: events, places, reports; and their twins."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from marsad.api.drawing import Scale, band, ticks
from marsad.api.filters import BadFilter, FieldFault, apply
from marsad.api.guard import Missing
from marsad.api.rows import control_csv, events_csv, features, geo_answer, report_json, reports_csv
from marsad.api.site import Site

PAGE = 100


def page_number(request: Request) -> int:
    """The page asked for, from 1. Raises BadFilter."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1_000_000):
        raise BadFilter([FieldFault("page", text, f"page: “{text[:40]}” cannot be used: a number from 1")])
    return int(text)


def only_json(form: str, path: str, rows: list[dict[str, Any]]) -> Response:
    """The rows as JSON; any other ending is an address that nobody serves."""
    if form != "json":
        raise Missing("page", f"{path}.{form}")
    return JSONResponse(rows)


def routes(site: Site) -> APIRouter:
    """Lists with their twins; `.json` and `.csv` give all rows of the filter, not a page of them."""
    router = APIRouter(include_in_schema=False)

    @router.get("/events")
    def events(request: Request) -> HTMLResponse:
        ask, page = site.ask(request), page_number(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        outcome = apply(ask.filters, snapshot.events, site.desk.reports_with(ask.filters.q))
        rows = outcome.rows[(page - 1) * PAGE : page * PAGE]
        return site.page(
            "events.html",
            ask,
            section="events",
            outcome=outcome,
            rows=rows,
            page=page,
            pages=-(-len(outcome.rows) // PAGE),
            options=snapshot.choices,
            snapshot=snapshot,
        )

    @router.get("/events.{form}")
    def events_twin(request: Request, form: str) -> Response:
        ask = site.ask(request)
        rows = apply(ask.filters, site.desk.snapshot(ask.filters.as_known_on).events, site.desk.reports_with(ask.filters.q)).rows
        if form == "csv":
            return events_csv(rows)
        if form == "geojson":
            return geo_answer(features(events=rows))
        return only_json(form, "/events", [e.data for e in rows])

    @router.get("/places")
    def places(request: Request) -> HTMLResponse:
        ask = site.ask(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        scale = Scale(*snapshot.days) if snapshot.days else None
        rows = sorted(snapshot.control, key=lambda c: c.place.name)
        return site.page(
            "places.html",
            ask,
            section="places",
            scale=scale,
            ticks=ticks(scale) if scale else [],
            rows=[(c, band(c, scale, ask.colours) if scale else []) for c in rows],
            snapshot=snapshot,
        )

    @router.get("/places.{form}")
    def places_twin(request: Request, form: str) -> Response:
        control = site.desk.snapshot(site.ask(request).filters.as_known_on).control
        if form == "csv":
            return control_csv(control)
        if form == "geojson":
            return geo_answer(features(control))
        return only_json(form, "/places", [c.data for c in control])

    @router.get("/reports")
    def reports(request: Request) -> HTMLResponse:
        ask, page = site.ask(request), page_number(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        rows = snapshot.reports[(page - 1) * PAGE : page * PAGE]
        return site.page(
            "reports.html", ask, section="reports", rows=rows, page=page, pages=-(-len(snapshot.reports) // PAGE), snapshot=snapshot
        )

    @router.get("/reports.{form}")
    def reports_twin(request: Request, form: str) -> Response:
        rows = site.desk.snapshot(site.ask(request).filters.as_known_on).reports
        return reports_csv(rows) if form == "csv" else only_json(form, "/reports", [report_json(r) for r in rows])

    @router.get("/api")
    def interface(request: Request) -> HTMLResponse:
        described = request.app.openapi()
        return site.page("api.html", site.bare(request), section="api", paths=described["paths"])

    return router
