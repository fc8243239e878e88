"""Rows as JSON, CSV and GeoJSON: one shape wherever they are given out, with the names of RECORD.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from marsad.api.views import Contradiction, ControlSpan, EventRow, PlaceControl, PlaceRow, ReportRow

Json = dict[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NOTE = "ACLED-shaped names, not ACLED data"


def iso(day: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def place_json(place: PlaceRow | None) -> Json | None:
    """A place; `precision` as ACLED's geo_precision."""
    if place is None:
        return None
    return {"id": place.id, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "precision": place.precision}


def event_json(event: EventRow) -> Json:
    """An event as in the bundle of RECORD.md, with its event type."""
    return {
        "id": event.id,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "place": place_json(event.place),
        "date": {"start": iso(event.first), "end": iso(event.last), "precision": event.date_precision},
        "side_a": list(event.side_a),
        "side_b": list(event.side_b),
        "side_a_open": event.side_a_open,
        "side_b_open": event.side_b_open,
        "fatalities": {"min": event.deaths_min, "max": event.deaths_max},
        "status": event.status,
        "grade": event.grade,
        "reports": list(event.reports),
        "independent_sources": list(event.sources),
    }


def span_json(span: ControlSpan) -> Json:
    """A stretch of control; both days included."""
    return {
        "holder": span.holder,
        "contested": span.look == "contested",
        "state": span.look,
        "besieger": span.besieger,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "p": span.p,
        "reports": list(span.reports),
        "sources": list(span.sources),
    }


def control_json(control: PlaceControl) -> Json:
    """A place with its spans, as `marsad control --all` writes it."""
    return {"place": place_json(control.place), "spans": [span_json(span) for span in control.spans]}


def report_json(report: ReportRow) -> Json:
    """A report in a list."""
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "agencies": list(report.agencies),
        "published": iso(report.published),
        "state": report.state,
        "events": report.events,
        "control": report.control,
        "url": report.url,
    }


def contradiction_json(item: Contradiction) -> Json:
    """A contradiction as in the bundle of RECORD.md."""
    return {"about": item.about, "place": item.place, "date": iso(item.day), "reports": list(item.reports), "state": item.state}


EVENT_COLUMNS = ("id", "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "place", "place_id", "country", "latitude",
                 "longitude", "geo_precision", "side_a", "side_b", "fatalities_min", "fatalities_max", "status", "grade", "independent_sources",
                 "reports")  # fmt: skip


def event_cells(event: EventRow) -> list[object]:
    """One line of the events table."""
    place = event.place or PlaceRow("", "", precision=0)
    return [event.id, event.event_type, event.sub_event_type, iso(event.first), iso(event.last), event.date_precision, place.name, place.id,
            place.country, place.lat, place.lon, place.precision or None, "; ".join(event.side_a), "; ".join(event.side_b), event.deaths_min,
            event.deaths_max, event.status, event.grade, "; ".join(event.sources), "; ".join(event.reports)]  # fmt: skip


CONTROL_COLUMNS = ("place", "place_id", "country", "latitude", "longitude", "from", "to", "holder", "state", "besieger", "p", "sources", "reports")


def control_cells(control: PlaceControl) -> list[list[object]]:
    """The lines of one place in the control table."""
    place = control.place
    return [[place.name, place.id, place.country, place.lat, place.lon, iso(s.first), iso(s.last), s.holder, s.look, s.besieger, s.p,
             "; ".join(s.sources), "; ".join(s.reports)] for s in control.spans]  # fmt: skip


REPORT_COLUMNS = ("id", "title", "outlet", "agencies", "published", "state", "events", "control", "url")


def report_cells(report: ReportRow) -> list[object]:
    """One line of the reports table."""
    return [report.id, report.title, report.outlet, "; ".join(report.agencies), iso(report.published), report.state, report.events,
            report.control, report.url]  # fmt: skip


def cell(value: object) -> object:
    """A cell that a spreadsheet will not take for a formula; numbers stay numbers, None is empty."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return "" if value is None else value


def csv_text(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """UTF-8 CSV without a byte order mark, lines ended by CR LF (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in line] for line in lines)
    return out.getvalue()


def point(place: PlaceRow | None) -> Json | None:
    """A GeoJSON point, longitude first; None where no point stands for the place."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def collection(features: Iterable[Json]) -> Json:
    """A GeoJSON FeatureCollection (RFC 7946)."""
    return {"type": "FeatureCollection", "features": list(features)}


def event_feature(event: EventRow) -> Json:
    """An event; its geometry is null where it has no point, and it is listed all the same."""
    cells = dict(zip(EVENT_COLUMNS, event_cells(event), strict=True))
    properties = {name: value for name, value in cells.items() if name not in ("latitude", "longitude")}
    return {"type": "Feature", "id": event.id, "geometry": point(event.place), "properties": properties}


def control_features(control: PlaceControl) -> list[Json]:
    """One feature a span, with `from` and `to` as days, so that time controllers read them."""
    geometry = point(control.place)
    out = []
    for cells in control_cells(control):
        named = dict(zip(CONTROL_COLUMNS, cells, strict=True))
        out.append({"type": "Feature", "geometry": geometry, "properties": {k: v for k, v in named.items() if k not in ("latitude", "longitude")}})
    return out
