"""The map page: map, day, window, lists, and the data that the scripts draw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from marsad.api.colours import Colours
from marsad.api.drawing import Scale, band, bars, liveliest, party_of, ticks
from marsad.api.filters import Outcome, apply
from marsad.api.guard import Missing
from marsad.api.rows import control_csv, features, geo_answer
from marsad.api.site import Ask, Site, held, window_days
from marsad.api.snapshot import Snapshot
from marsad.api.views import ControlSpan, EventRow, PlaceControl

LISTED = 200


def shown_events(rows: Sequence[EventRow], day: date, window: str) -> list[EventRow]:
    """Events of the window that ends with the day, newest first; with all days, all of them, undated ones last."""
    days = window_days(day, window)
    if days is None:
        return sorted(rows, key=lambda e: (e.first or date.min, e.id), reverse=True)
    kept = [e for e in rows if e.first and e.first <= days[1] and (e.last or e.first) >= days[0]]
    return sorted(kept, key=lambda e: (e.first or date.min, e.id), reverse=True)


def chosen_day(ask: Ask, snapshot: Snapshot) -> date | None:
    """The day asked for, else the last of the record; None when the record is empty."""
    return ask.day or (snapshot.days[1] if snapshot.days else None)


def day_values(ask: Ask, snapshot: Snapshot, outcome: Outcome) -> dict[str, Any]:
    """What the panel beside the map shows for a day."""
    day = chosen_day(ask, snapshot)
    days = snapshot.days
    if day is None or days is None:
        return {"day": None, "days": None, "outside": False, "control": [], "events": [], "more": 0, "steps": {}}
    events = shown_events(outcome.rows, day, ask.window)
    steps = {"back": max(day - timedelta(days=1), days[0]), "on": min(day + timedelta(days=1), days[1])}
    outside = not days[0] <= day <= days[1]
    control = [] if outside else held_places(ask, snapshot, day)
    return {
        "day": day,
        "days": days,
        "outside": outside,
        "control": control,
        "events": events[:LISTED],
        "more": max(0, len(events) - LISTED),
        "steps": steps,
        "found": len(events),
    }


def held_places(ask: Ask, snapshot: Snapshot, day: date) -> list[tuple[Any, ControlSpan]]:
    """Control on a day, narrowed by the filters of place and country."""
    f = ask.filters
    return [
        (p, s)
        for p, s in held(snapshot, day)
        if (not f.place or f.place == p.id or f.place.casefold() in p.name.casefold())
        and (not f.country or f.country.casefold() == (p.country or "").casefold())
    ]


def map_data(snapshot: Snapshot, rows: Sequence[EventRow], colours: Colours) -> dict[str, Any]:
    """Control and events for the scripts. Days count from the record's first; parties, spots and kinds are lists that rows point into."""
    days = snapshot.days
    if days is None:
        return {"days": None, "parties": [], "places": [], "spots": [], "kinds": [], "events": []}
    index = {name: at for at, name in enumerate(snapshot.holders)}
    parties = [{"name": n, "letter": p.letter, "colour": p.colour, "on": p.on} for n in index if (p := party_of(n, colours))]
    spots: dict[tuple[Any, ...], int] = {}
    kinds: dict[tuple[str, str], int] = {}
    events = [pin(event, days[0], spots, kinds) for event in rows if placed(event)]
    return {
        "days": [days[0].isoformat(), days[1].isoformat()],
        "parties": parties,
        "places": [held_place(place, days[0], index) for place in snapshot.control],
        "spots": list(spots),
        "kinds": list(kinds),
        "events": events,
    }


def held_place(control: PlaceControl, zero: date, index: dict[str, int]) -> dict[str, Any]:
    """A place and its spans: first and last day, look, holder, besieger, probability."""
    place = control.place
    spans = [
        [(s.first - zero).days, (s.last - zero).days, s.look, index.get(s.holder or "", -1), index.get(s.besieger or "", -1), s.p]
        for s in control.spans
    ]
    return {"id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "country": place.country, "spans": spans}


def placed(event: EventRow) -> bool:
    """Whether the event has a point and a day."""
    return bool(event.place and event.place.lat is not None and event.place.lon is not None and event.first)


def pin(event: EventRow, zero: date, spots: dict[tuple[Any, ...], int], kinds: dict[tuple[str, str], int]) -> list[Any]:
    """An event for the map: id, spot (lon, lat, precision, name), first and last day, kind (type, sub-type)."""
    place, first = event.place, event.first
    assert place is not None and first is not None
    spot = spots.setdefault((place.lon, place.lat, place.precision, place.name), len(spots))
    kind = kinds.setdefault((event.event_type, event.sub_event_type), len(kinds))
    return [event.id, spot, (first - zero).days, ((event.last or first) - zero).days, kind]


def timeline(ask: Ask, snapshot: Snapshot, rows: Sequence[EventRow]) -> dict[str, Any] | None:
    """Bars, bands and axis of the timeline; None for an empty record."""
    if snapshot.days is None:
        return None
    scale = Scale(*snapshot.days)
    bands = [(p.place, band(p, scale, ask.colours)) for p in liveliest(snapshot.control)]
    return {"scale": scale, "bars": bars(rows, scale), "bands": bands, "ticks": ticks(scale)}


def routes(site: Site) -> APIRouter:
    """The map, its day panel, and its twins."""
    router = APIRouter(include_in_schema=False)

    def seen(request: Request) -> tuple[Ask, Snapshot, Outcome]:
        ask = site.ask(request)
        snapshot = site.desk.snapshot(ask.filters.as_known_on)
        return ask, snapshot, apply(ask.filters, snapshot.events, site.desk.reports_with(ask.filters.q))

    @router.get("/")
    def the_map(request: Request) -> HTMLResponse:
        ask, snapshot, outcome = seen(request)
        values = day_values(ask, snapshot, outcome)
        return site.page(
            "map.html",
            ask,
            section="map",
            snapshot=snapshot,
            outcome=outcome,
            options=snapshot.choices,
            line=timeline(ask, snapshot, outcome.rows),
            whole=site.desk.snapshot().days,
            **values,
        )

    @router.get("/day")
    def the_day(request: Request) -> HTMLResponse:
        ask, snapshot, outcome = seen(request)
        return site.page("_day.html", ask, snapshot=snapshot, outcome=outcome, **day_values(ask, snapshot, outcome))

    @router.get("/map-data.json")
    def the_data(request: Request) -> JSONResponse:
        ask, snapshot, outcome = seen(request)
        return JSONResponse(map_data(snapshot, outcome.rows, ask.colours))

    @router.get("/map.{form}")
    def the_twin(request: Request, form: str) -> Response:
        _, snapshot, outcome = seen(request)
        return twin(form, snapshot, outcome.rows)

    return router


def twin(form: str, snapshot: Snapshot, rows: Sequence[EventRow]) -> Response:
    """The map's record as data: control as CSV; control and events as JSON and GeoJSON."""
    if form == "csv":
        return control_csv(snapshot.control)
    if form == "geojson":
        return geo_answer(features(snapshot.control, rows))
    if form != "json":
        raise Missing("page", f"/map.{form}")
    return JSONResponse({"control": [place.data for place in snapshot.control], "events": [event.data for event in rows]})
