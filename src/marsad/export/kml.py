"""Events and control as KML: placemarks with time spans, for Google Earth and its kin. What has no point is listed without one."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from marsad.export.columns import CONTROL, EVENTS
from marsad.export.given import Given, What
from marsad.export.objects import Json
from marsad.export.table import Table, words_of


def pieces(given: Given) -> Iterator[str]:
    """A folder of events and a folder of control."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>marsad</name>\n'
    folders: tuple[tuple[What, Table], ...] = (("events", EVENTS), ("control", CONTROL))
    for what, table in folders:
        yield f"<Folder><name>{table.name}</name>\n"
        yield from (_placemark(table, row) for row in given.rows(what))
        yield "</Folder>\n"
    yield "</Document></kml>\n"


def _placemark(table: Table, row: Json) -> str:
    what = row["sub_event_type"] if table is EVENTS else row["holder"]
    name = f"{what}, {row['place'] or 'place not stated'}"
    start, end = (row[column] for column in table.time or ())
    time = f"<TimeSpan><begin>{start}</begin><end>{end}</end></TimeSpan>" if start else ""
    data = "".join(f"<Data name={quoteattr(c)}><value>{_plain(row[c])}</value></Data>" for c in table.names if row[c] not in (None, "", []))
    lat, lon = row["latitude"], row["longitude"]
    point = "" if lat is None or lon is None else f"<Point><coordinates>{lon},{lat}</coordinates></Point>"
    return f"<Placemark><name>{_plain(name)}</name>{time}<ExtendedData>{data}</ExtendedData>{point}</Placemark>\n"


def _plain(value: object) -> str:
    return escape(str(words_of(value)))
