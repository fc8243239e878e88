"""Events and control as GeoJSON (RFC 7946): points, longitude first, with `start` and `end` days that QGIS reads as time.

What has no point on the map is a feature with a null geometry: it is in the list, and nobody is put on a default spot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from marsad.export.columns import control_rows, event_row
from marsad.export.given import Given
from marsad.export.objects import Json


def event_feature(event: Json) -> Json:
    """One event of `event_object`."""
    return _event_feature(event_row(event))


def control_features(control: Json) -> Iterator[Json]:
    """The spans of one place of `control_object`, one feature each."""
    return map(_control_feature, control_rows(control))


def collection(features: Iterable[Json]) -> Json:
    """A FeatureCollection of these features."""
    return {"type": "FeatureCollection", "features": list(features)}


def geojson_pieces(features: Iterable[Json]) -> Iterator[str]:
    """A FeatureCollection as text, one feature a line, written as the features come."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(features):
        yield (",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


def pieces(given: Given) -> Iterator[str]:
    """What is asked for, one feature a line."""
    return geojson_pieces(map(_event_feature if given.asked.what == "events" else _control_feature, given.rows()))


def _event_feature(row: Json) -> Json:
    times = {"start": row.pop("date_start"), "end": row.pop("date_end")}
    return _feature(row["id"], {"layer": "event", **times, **row})


def _control_feature(row: Json) -> Json:
    times = {"start": row.pop("from"), "end": row.pop("to")}
    return _feature(f"{row['place_id']}/{times['start']}", {"layer": "control", **times, **row})


def _feature(id_: str, properties: Json) -> Json:
    """The coordinates are taken out of the properties and become a point; null where there are none."""
    lat, lon = properties.pop("latitude"), properties.pop("longitude")
    point = {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
    return {"type": "Feature", "id": id_, "geometry": point, "properties": properties}
