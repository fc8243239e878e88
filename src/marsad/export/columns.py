"""The columns of events and of control: one definition for every table-shaped export, the interface and the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from marsad.export.objects import Json
from marsad.export.table import Column, Table
from marsad.model import Grade, Status
from marsad.model.event import Basis
from marsad.model.time import DatePrecision
from marsad.vocab.crosswalks import event_types, sub_event_types

EVENTS = Table(
    "events",
    "One row an event: what many reports tell of one thing. Empty is not stated.",
    (
        Column("id", "text", "Stable for life; a hash of the first claim.", "#event+id"),
        Column("event_type", "text", "Event type in ACLED's words.", "#event+type", event_types()),
        Column("sub_event_type", "text", "Sub-event type in ACLED's words.", "#event+subtype", sub_event_types()),
        Column("date_start", "day", "First day, YYYY-MM-DD.", "#date+start"),
        Column("date_end", "day", "Last day, included.", "#date+end"),
        Column("date_precision", "text", "How exactly the day is told.", "#meta+date+precision", get_args(DatePrecision)),
        Column("year", "integer", "Year of the first day.", "#meta+date+year"),
        Column("month", "integer", "Month of the first day.", "#meta+date+month"),
        Column("day", "integer", "Day of the month of the first day.", "#meta+date+day"),
        Column("place", "text", "Name of the place.", "#loc+name"),
        Column("place_id", "text", "Id in the index of places; geonames:N is GeoNames' own.", "#loc+code"),
        Column("country", "text", "ISO 3166 alpha-2 code.", "#country+code"),
        Column("admin1", "text", "First-order division.", "#adm1+name"),
        Column("admin2", "text", "Second-order division.", "#adm2+name"),
        Column("latitude", "number", "Degrees, WGS 84; no finer than the settlement.", "#geo+lat"),
        Column("longitude", "number", "Degrees, WGS 84; no finer than the settlement.", "#geo+lon"),
        Column("side_a", "list", "Who acts, joined by '; '.", "#group+actor1"),
        Column("side_b", "list", "Against whom, joined by '; '.", "#group+actor2"),
        Column("side_a_open", "boolean", "Reports leave open which of side_a it was.", "#group+actor1+open"),
        Column("fatalities_min", "integer", "Lowest number of dead told.", "#affected+killed+min"),
        Column("fatalities_max", "integer", "Highest number of dead told.", "#affected+killed+max"),
        Column("status", "text", "What reports make of it.", "#status", get_args(Status)),
        Column("grade", "text", "Airwars' grade.", "#status+grade", get_args(Grade)),
        Column("admiralty", "text", "Reliability of the best source A-F, credibility 1-6.", "#status+admiralty"),
        Column("sources", "integer", "Number of independent sources.", "#meta+source+num"),
        Column("independent_sources", "list", "Who says so; copies and re-quotes of one voice count once.", "#meta+source"),
        Column("reports", "list", "Ids of the reports that tell it.", "#meta+report+id"),
        Column("notes", "list", "Flags for people.", "#description"),
    ),
    "id",
    ("date_start", "date_end"),
)
CONTROL = Table(
    "control",
    "One row a span of days in which one party held a place, or it was contested. Days outside all spans are unknown.",
    (
        Column("place", "text", "Name of the place.", "#loc+name"),
        Column("place_id", "text", "Id in the index of places; geonames:N is GeoNames' own.", "#loc+code"),
        Column("country", "text", "ISO 3166 alpha-2 code.", "#country+code"),
        Column("latitude", "number", "Degrees, WGS 84; no finer than the settlement.", "#geo+lat"),
        Column("longitude", "number", "Degrees, WGS 84; no finer than the settlement.", "#geo+lon"),
        Column("from", "day", "First day, YYYY-MM-DD.", "#date+start"),
        Column("to", "day", "Last day, included.", "#date+end"),
        Column("holder", "text", "Who held it, or the word contested.", "#group+holder"),
        Column("contested", "boolean", "Whether it was contested.", "#status+contested"),
        Column("p", "number", "Probability of the holder over the span, 0 to 1.", "#status+probability"),
        Column("basis", "text", "Whether independent sources agree, or only one side or voice says so.", "#status+basis", get_args(Basis)),
        Column("besieger", "text", "Who besieges it.", "#group+besieger"),
        Column("parts", "list", "Parts of the place and who holds them.", "#description+parts"),
        Column("sources", "integer", "Number of independent sources.", "#meta+source+num"),
        Column("independent_sources", "list", "Who says so.", "#meta+source"),
        Column("reports", "list", "Ids of the reports that say so.", "#meta+report+id"),
    ),
    time=("from", "to"),
)
REPORTS = Table(
    "reports",
    "One row a report as it was read.",
    (
        Column("id", "text", "As given, else from the hash of the page."),
        Column("title", "text", "Headline."),
        Column("outlet", "text", "Who printed it."),
        Column("agencies", "list", "Whose wire copy the outlet says it carries."),
        Column("published", "day", "Day of publication."),
        Column("state", "text", "How the reading ended."),
        Column("events", "integer", "Number of events told."),
        Column("control", "integer", "Number of statements about who holds a place."),
        Column("url", "text", "Address of the page."),
    ),
    "id",
)
CLAIMS = Table(
    "claims",
    "One row a claim: an event or a statement of control as one report tells it.",
    (
        Column("report", "text", "Id of the report."),
        Column("published", "day", "Its day of publication."),
        Column("outlet", "text", "Who printed it."),
        Column("claim", "text", "Id of the claim."),
        Column("what", "text", "Sub-event type, or kind of control."),
        Column("quote", "text", "The sentence it rests on."),
        Column("place", "text", "Name of the place."),
        Column("date_start", "day", "First day."),
        Column("date_end", "day", "Last day, included."),
        Column("side_a", "list", "Who acts."),
        Column("side_b", "list", "Against whom."),
        Column("holder", "text", "Who holds the place."),
        Column("attribution", "list", "Who says so, nearest speaker first."),
        Column("chain", "list", "Everybody between the reader and the event."),
        Column("status", "text", "What the report makes of it."),
    ),
    "claim",
)
_SAME = ("id", "event_type", "sub_event_type", "side_a", "side_b", "side_a_open", "status", "grade", "admiralty", "reports", "notes")
_PLACE = {"place": "name", "place_id": "id", "country": "country", "latitude": "lat", "longitude": "lon"}
_SPAN = ("from", "to", "holder", "contested", "p", "basis", "besieger", "reports")


def event_row(event: Json) -> Json:
    """One event of `event_object` as a flat row of EVENTS."""
    place, when, deaths, sources = event["place"] or {}, event["date"], event["fatalities"], event["independent_sources"]
    year, month, day = _parts(when["start"])
    row = {name: event[name] for name in _SAME}
    row |= {column: place.get(name) for column, name in _PLACE.items()}
    return row | {
        "date_start": when["start"],
        "date_end": when["end"],
        "date_precision": when["precision"],
        "year": year,
        "month": month,
        "day": day,
        "admin1": place.get("admin1"),
        "admin2": place.get("admin2"),
        "fatalities_min": deaths["min"],
        "fatalities_max": deaths["max"],
        "sources": len(sources),
        "independent_sources": sources,
    }


def control_rows(control: Json) -> Iterator[Json]:
    """The spans of one place of `control_object` as flat rows of CONTROL."""
    for span in control["spans"]:
        yield {
            **{column: control["place"].get(name) for column, name in _PLACE.items()},
            **{name: span[name] for name in _SPAN},
            "parts": [f"{p['part']}: {p['holder'] or 'not said'}" for p in span["parts"]],
            "sources": len(span["sources"]),
            "independent_sources": span["sources"],
        }


def _parts(day: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day apart: spreadsheets of different countries read whole dates differently."""
    if day is None:
        return None, None, None
    year, month, number = day.split("-")
    return int(year), int(month), int(number)
