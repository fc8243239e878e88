"""Events and control as GeoJSON (RFC 7946): points, longitude first, with `start` and `end` days that QGIS reads as time.

What has no point on the map is a feature with a null geometry: it is in the list, and nobody is put on a default spot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from marsad.export.csv import control_rows, event_row
from marsad.export.objects import Json


def event_feature(event: Json) -> Json:
    """One event of `event_object`."""
    row = event_row(event)
    times = {"start": row.pop("date_start"), "end": row.pop("date_end")}
    return {"type": "Feature", "id": event["id"], "geometry": _point(row), "properties": {"layer": "event", **times, **row}}


def control_features(control: Json) -> Iterator[Json]:
    """The spans of one place of `control_object`, one feature each."""
    for row in control_rows(control):
        times = {"start": row.pop("from"), "end": row.pop("to")}
        yield {
            "type": "Feature",
            "id": f"{row['place_id']}/{times['start']}",
            "geometry": _point(row),
            "properties": {"layer": "control", **times, **row},
        }


def collection(features: Iterable[Json]) -> Json:
    """A FeatureCollection of these features."""
    return {"type": "FeatureCollection", "features": list(features)}


def geojson_pieces(features: Iterable[Json]) -> Iterator[str]:
    """A FeatureCollection as text, one feature a line, written as the features come."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(features):
        yield (",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


def _point(row: Json) -> Json | None:
    """Takes the coordinates out of the row and makes a point of them; None where there are none."""
    lat, lon = row.pop("latitude"), row.pop("longitude")
    return {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
