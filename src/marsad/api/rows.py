"""Twins of pages: the same rows as JSON, CSV and GeoJSON, in the layouts of `marsad.export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import Response
from fastapi.responses import JSONResponse, StreamingResponse

from marsad.api.views import EventRow, PlaceControl, PlaceRow, ReportRow
from marsad.export.columns import CONTROL, EVENTS, REPORTS, control_rows
from marsad.export.columns import event_row as event_cells
from marsad.export.csv import csv_lines
from marsad.export.geojson import collection, control_features, event_feature
from marsad.export.table import Table

Json = dict[str, Any]


def report_json(report: ReportRow) -> Json:
    """A report in a list."""
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "agencies": list(report.agencies),
        "published": report.published.isoformat() if report.published else None,
        "state": report.state,
        "events": report.events,
        "control": report.control,
        "url": report.url,
    }


def place_json(place: PlaceRow) -> Json:
    """A place in a list."""
    return {"id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def csv_answer(table: Table, rows: Iterable[Json]) -> Response:
    """A table, sent in blocks of lines."""
    return StreamingResponse(csv_lines(table, rows), media_type="text/csv; charset=utf-8")


def geo_answer(features: Iterable[Json]) -> Response:
    """A FeatureCollection."""
    return JSONResponse(collection(list(features)), media_type="application/geo+json")


def events_csv(events: Iterable[EventRow]) -> Response:
    """Events as a table."""
    return csv_answer(EVENTS, (event_cells(event.data) for event in events))


def control_csv(control: Iterable[PlaceControl]) -> Response:
    """Control spans as a table."""
    return csv_answer(CONTROL, (row for place in control for row in control_rows(place.data)))


def reports_csv(reports: Iterable[ReportRow]) -> Response:
    """Reports as a table."""
    return csv_answer(REPORTS, map(report_json, reports))


def features(control: Iterable[PlaceControl] = (), events: Iterable[EventRow] = ()) -> Iterator[Json]:
    """Control spans and events as GeoJSON features; those without a point have a null geometry."""
    for place in control:
        yield from control_features(place.data)
    for event in events:
        yield event_feature(event.data)
