"""Events in ACLED's 31 columns: ACLED-shaped, not ACLED data.

By its rules: a row a place and day; what went on for several days is a row a day, its dead split evenly and the rest on the first; a
week or a month stands on its middle day; the lowest number of dead; an attacker nobody names is an unidentified armed group. Ids begin
with `marsad:` and `tags` says in every row what this is.
Events without a day or without a place cannot be told in this layout: they are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from marsad.export.columns import event_row
from marsad.export.csv import csv_lines
from marsad.export.given import Given
from marsad.export.objects import Json, event_object
from marsad.export.table import Column, Table
from marsad.model import DateInterval, Event
from marsad.model.codes import Codes
from marsad.vocab.countries import country_of
from marsad.vocab.crosswalks import event_types, sub_event_types

MARK = "ACLED-shaped, not ACLED data"
CIVILIANS, UNIDENTIFIED = 7, 3
PRECISIONS = {"day": 1, "week": 2, "month": 3}
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")
ACLED = Table(
    "acled",
    f"Events in ACLED's columns. {MARK}.",
    (
        Column("event_id_cnty", "text", "marsad: and the event's id; with /day where one event has several rows."),
        Column("event_date", "day", "The day; the middle one of a week or month."),
        Column("year", "integer", "Its year."),
        Column("time_precision", "integer", "1 day, 2 week, 3 month."),
        Column("disorder_type", "text", "ACLED's disorder type."),
        Column("event_type", "text", "ACLED's event type.", allowed=event_types()),
        Column("sub_event_type", "text", "ACLED's sub-event type.", allowed=sub_event_types()),
        Column("actor1", "text", "The first of those who act."),
        Column("assoc_actor_1", "list", "The others of that side."),
        Column("inter1", "integer", "Kind of actor1, 1 to 8; 0 not known."),
        Column("actor2", "text", "The first of the other side."),
        Column("assoc_actor_2", "list", "The others of that side."),
        Column("inter2", "integer", "Kind of actor2, 1 to 8; 0 none or not known."),
        Column("interaction", "integer", "Both kinds, the lower first."),
        Column("civilian_targeting", "text", "'Civilian targeting' where civilians are the target."),
        Column("iso", "integer", "ISO 3166 numeric code of the country."),
        Column("region", "text", "ACLED's region."),
        Column("country", "text", "ACLED's name of the country."),
        Column("admin1", "text", "First-order division."),
        Column("admin2", "text", "Second-order division."),
        Column("admin3", "text", "Not filled."),
        Column("location", "text", "Name of the place."),
        Column("latitude", "number", "Degrees, WGS 84; no finer than the settlement."),
        Column("longitude", "number", "Degrees, WGS 84; no finer than the settlement."),
        Column("geo_precision", "integer", "1 the place itself, 2 near it or part of a region, 3 a larger region."),
        Column("source", "list", "Who says so, independent sources only."),
        Column("source_scale", "text", "Not filled."),
        Column("notes", "text", "The event in one sentence, made from its fields."),
        Column("fatalities", "integer", "The lowest number told; 0 where none is."),
        Column("tags", "text", f"Always '{MARK}'."),
        Column("timestamp", "integer", "When the newest of its reports was added, seconds since 1970, UTC."),
    ),
    "event_id_cnty",
)
MONADIC = Table(
    ACLED.name, ACLED.about + " One row an actor.", tuple(c for c in ACLED.columns if c.name not in ("actor2", "assoc_actor_2", "inter2"))
)


def pieces(given: Given) -> Iterator[str]:
    """A row an event and day; with `monadic` a row an actor of it, without the columns of the other."""
    dyads = acled_rows(given)
    return csv_lines(MONADIC, map_monads(dyads)) if given.asked.monadic else csv_lines(ACLED, dyads)


def acled_rows(given: Given) -> Iterator[Json]:
    """Flat rows of ACLED's columns; what cannot be told in them is counted in `given.left_out`."""
    for event in given.sources.events():
        why = _why_not(event)
        if why:
            given.left_out[why] += 1
            continue
        row = _row(given, event)
        days = _days(event.when)
        for number, day in enumerate(days):
            yield {
                **row,
                "event_id_cnty": row["event_id_cnty"] + (f"/{day}" if len(days) > 1 else ""),
                "event_date": day.isoformat(),
                "year": day.year,
                "fatalities": _share(event.fatalities.min or 0, len(days), number),
            }


def map_monads(rows: Iterator[Json]) -> Iterator[Json]:
    """Each row once for every side that it has."""
    for row in rows:
        yield row
        if row["actor2"]:
            yield {**row, "actor1": row["actor2"], "assoc_actor_1": row["assoc_actor_2"], "inter1": row["inter2"]}


def _why_not(event: Event) -> str | None:
    if event.when.start is None or event.when.precision not in PRECISIONS:
        return "no day, week or month is told"
    if event.place is None or event.place.lat is None:
        return "no place on the map is told"
    return None


def _row(given: Given, event: Event) -> Json:
    codes, flat, country = given.codes(event), event_row(event_object(event)), country_of(event.place.country if event.place else None)
    actor1, others1 = _actor_one(event, codes, country.name if country else "")
    actor2, others2 = (event.side_b[0], event.side_b[1:]) if event.side_b else (None, ())
    inter1 = UNIDENTIFIED if actor1 and actor1 not in event.side_a else given.kind(actor1 or "") or 0
    inter2 = given.kind(actor2 or "") or 0
    return {
        **{name: flat[name] for name in ("event_type", "sub_event_type", "admin1", "admin2", "latitude", "longitude")},
        "event_id_cnty": f"marsad:{event.id}",
        "time_precision": PRECISIONS[event.when.precision],
        "disorder_type": codes.disorder_type,
        "actor1": actor1,
        "assoc_actor_1": others1,
        "inter1": inter1,
        "actor2": actor2,
        "assoc_actor_2": others2,
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2),
        "civilian_targeting": "Civilian targeting" if _targets_civilians(codes, inter2) else None,
        "iso": country.iso if country else None,
        "region": country.region if country else None,
        "country": country.name if country else None,
        "location": flat["place"],
        "geo_precision": given.geo_precision(event),
        "source": flat["independent_sources"],
        "notes": _sentence(flat),
        "tags": MARK,
        "timestamp": _moment(given, event),
    }


def _actor_one(event: Event, codes: Codes, country: str) -> tuple[str | None, tuple[str, ...]]:
    """Who acts, and those beside; nobody named, or one of several, is an unidentified group where there was violence."""
    if event.side_a and not event.side_a_open:
        return event.side_a[0], event.side_a[1:]
    if codes.event_type not in VIOLENT:
        return None, event.side_a
    return f"Unidentified Armed Group ({country})" if country else "Unidentified Armed Group", ()


def _interaction(inter1: int, inter2: int) -> int | None:
    low, high = sorted((inter1, inter2))
    return low * 10 + high if low else high * 10 or None


def _targets_civilians(codes: Codes, inter2: int) -> bool:
    return inter2 == CIVILIANS or codes.event_type == "Violence against civilians"


def _days(when: DateInterval) -> list[date]:
    """The days of an event told to the day; of a week or a month its middle."""
    if when.start is None or when.last is None:
        return []
    length = (when.last - when.start).days
    if when.precision != "day":
        return [when.start + timedelta(days=length // 2)]
    return [when.start + timedelta(days=n) for n in range(length + 1)]


def _share(dead: int, days: int, number: int) -> int:
    """Split evenly, the remainder on the first day."""
    return dead // days + (dead % days if number == 0 else 0)


def _sentence(flat: Json) -> str:
    """The event in one sentence of field values: no words of the reports, which may name private people."""
    a, b = " and ".join(flat["side_a"]) or "nobody named", " and ".join(flat["side_b"])
    when = flat["date_start"] if flat["date_start"] == flat["date_end"] else f"{flat['date_start']} to {flat['date_end']}"
    low, high = flat["fatalities_min"], flat["fatalities_max"]
    dead = "" if low is None and high is None else f" Dead: {'?' if low is None else low} to {'?' if high is None else high}."
    doubt = " Reports leave open which of those first named it was." if flat["side_a_open"] else ""
    against = f" against {b}" if b else ""
    told = f"{len(flat['reports'])} reports, {flat['sources']} independent sources, grade {flat['grade']}, {flat['status']}"
    return f"{flat['sub_event_type']}: {a}{against}, {flat['place']}, {when}.{doubt}{dead} ({told})"


def _moment(given: Given, event: Event) -> int | None:
    added = [head.added for report in event.reports if (head := given.heads.get(report))]
    return _seconds(max(added)) if added else None


@lru_cache(maxsize=1024)
def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
