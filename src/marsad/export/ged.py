"""Events in the 49 columns of UCDP GED: GED-shaped, not UCDP's data.

Only what GED would hold: organised violence between known kinds of parties, with dead, a year and a place. `best` is the lowest number
told, and the sum of the four deaths; low <= best <= high always. Ids and names of conflicts and dyads that only UCDP gives are empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from marsad.export.columns import event_row
from marsad.export.csv import csv_lines
from marsad.export.given import Detail, Given, Head
from marsad.export.objects import Json, event_object
from marsad.export.table import Column, Kind, Table
from marsad.model import DateInterval, Event, Place
from marsad.model.codes import UcdpType
from marsad.vocab.countries import Country, country_of
from marsad.vocab.crosswalks import STATE_KINDS

CIVILIANS = "Civilians"
NOT_OURS = "Empty: UCDP's own."
WEEK = 7
DAYS_OF = {"week": 3, "month": 4, "year": 5}
_COLUMNS: tuple[tuple[str, Kind, str], ...] = (
    ("id", "text", "marsad: and the event's id."),
    ("relid", "text", NOT_OURS),
    ("year", "integer", "Year of the first day."),
    ("active_year", "integer", NOT_OURS),
    ("code_status", "text", "'Clear' where nothing is disputed, else 'Check'."),
    ("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided."),
    ("conflict_dset_id", "text", NOT_OURS),
    ("conflict_new_id", "text", NOT_OURS),
    ("conflict_name", "text", NOT_OURS),
    ("dyad_dset_id", "text", NOT_OURS),
    ("dyad_new_id", "text", NOT_OURS),
    ("dyad_name", "text", "Side a - side b."),
    ("side_a_dset_id", "text", NOT_OURS),
    ("side_a_new_id", "text", NOT_OURS),
    ("side_a", "text", "The state where there is one; of one-sided violence the attacker."),
    ("side_b_dset_id", "text", NOT_OURS),
    ("side_b_new_id", "text", NOT_OURS),
    ("side_b", "text", "The other side; of one-sided violence 'Civilians'."),
    ("number_of_sources", "integer", "Reports that tell it."),
    ("source_article", "text", '"outlet,day,headline" of each report, joined by ;.'),
    ("source_office", "text", "Outlets, joined by ;."),
    ("source_date", "text", "Days of publication, joined by ;."),
    ("source_headline", "text", "Headlines, joined by ;."),
    ("source_original", "text", "Who says so, independent sources only."),
    ("where_prec", "integer", "1 exact, 2 near, 3 second-order division, 4 first-order division, 5 line or vague, 6 country."),
    ("where_coordinates", "text", "Name of the place that the point stands for."),
    ("where_description", "text", "Name of the place, its divisions and country."),
    ("adm_1", "text", "First-order division."),
    ("adm_2", "text", "Second-order division."),
    ("latitude", "number", "Degrees, WGS 84; no finer than the settlement."),
    ("longitude", "number", "Degrees, WGS 84; no finer than the settlement."),
    ("geom_wkt", "text", "The point as well-known text."),
    ("priogrid_gid", "integer", "Cell of PRIO-GRID."),
    ("country", "text", "UCDP's name of the country."),
    ("country_id", "integer", "Number of Gleditsch and Ward."),
    ("region", "text", "UCDP's region."),
    ("event_clarity", "integer", "1 one event, 2 a sum over days."),
    ("date_prec", "integer", "1 day, 2 two to six days, 3 week, 4 month, 5 year."),
    ("date_start", "day", "First day."),
    ("date_end", "day", "Last day, included."),
    ("deaths_a", "integer", "Dead of side a."),
    ("deaths_b", "integer", "Dead of side b."),
    ("deaths_civilians", "integer", "Dead civilians."),
    ("deaths_unknown", "integer", "Dead of whom nobody says whose they were."),
    ("best", "integer", "The sum of the four: the lowest number told."),
    ("high", "integer", "Highest number told."),
    ("low", "integer", "Lowest number told; 0 where only a highest is."),
    ("gwnoa", "integer", "Number of Gleditsch and Ward of side a, where it is a state."),
    ("gwnob", "integer", "Number of Gleditsch and Ward of side b, where it is a state."),
)
GED = Table("ged", "Events in UCDP GED's columns. GED-shaped, not UCDP's data.", tuple(Column(*c) for c in _COLUMNS), "id")


def pieces(given: Given) -> Iterator[str]:
    """A row an event."""
    return csv_lines(GED, ged_rows(given))


def ged_rows(given: Given) -> Iterator[Json]:
    """Flat rows of GED's columns; what GED would not hold is counted in `given.left_out`."""
    for event in given.sources.events():
        violence = given.codes(event).ucdp
        why = _why_not(event, violence)
        if why or violence is None or event.place is None:
            given.left_out[why or "no place on the map is told"] += 1
        else:
            yield _row(given, event, event.place, violence)


def _why_not(event: Event, violence: UcdpType | None) -> str | None:
    if violence is None:
        return "no organised violence between known kinds of parties"
    if not (event.fatalities.min or event.fatalities.max):
        return "no dead are told"
    if event.when.start is None:
        return "no day is told"
    return "no place on the map is told" if event.place is None or event.place.lat is None else None


def _row(given: Given, event: Event, place: Place, violence: UcdpType) -> Json:
    flat, country = event_row(event_object(event)), country_of(place.country)
    swapped = violence == 1 and not _is_state(given, event.side_a) and _is_state(given, event.side_b)
    a, b = (event.side_b, event.side_a) if swapped else (event.side_a, event.side_b)
    side_a, side_b = ", ".join(a), CIVILIANS if violence == 3 else ", ".join(b)
    heads = [head for report in event.reports if (head := given.heads.get(report))]
    return {
        **dict.fromkeys(GED.names),
        **{name: flat[name] for name in ("year", "latitude", "longitude", "date_start", "date_end")},
        "id": f"marsad:{event.id}",
        "code_status": "Clear" if event.status == "asserted" else "Check",
        "type_of_violence": violence,
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": len(event.reports),
        **_printed(heads),
        "source_original": "; ".join(flat["independent_sources"]),
        **_where(place, given.geo_precision(event), flat),
        **_land(country),
        "event_clarity": 1 if event.when.precision == "day" else 2,
        "date_prec": date_precision(event.when),
        **_deaths(given, event, swapped, violence),
        "gwnoa": _gw(given, a, violence),
        "gwnob": None if violence == 3 else _gw(given, b, violence),
    }


def _printed(heads: list[Head]) -> Json:
    """The reports as GED lists them: one entry each in every column."""
    plain = [[(part or "").replace(";", ",").replace('"', "'") for part in (h.outlet, h.published, h.title)] for h in heads]
    return {
        "source_article": ";".join(f'"{",".join(parts)}"' for parts in plain),
        **{name: ";".join(parts[n] for parts in plain) for n, name in enumerate(("source_office", "source_date", "source_headline"))},
    }


def _where(place: Place, precision: int, flat: Json) -> Json:
    lat, lon = flat["latitude"], flat["longitude"]
    divisions = [place.name, place.admin2, place.admin1, place.country]
    return {
        "where_prec": where_precision(place, precision),
        "where_coordinates": place.name,
        "where_description": ", ".join(dict.fromkeys(d for d in divisions if d)),
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid(lat, lon),
    }


def _land(country: Country | None) -> Json:
    if country is None:
        return {}
    return {"country": country.ucdp, "country_id": country.gw, "region": country.ucdp_region}


def where_precision(place: Place, precision: int) -> int:
    """UCDP's 1 to 6 from the kind of place and ACLED's precision."""
    if place.feature.startswith("A.PCL"):
        return 6
    if place.feature.startswith("A.ADM1"):
        return 4
    if place.feature.startswith("A."):
        return 3
    return (1 if precision == 1 else 2) if place.feature[:1] in "PS" else 5


def date_precision(when: DateInterval) -> int:
    """UCDP's 1 to 5 from the days and how exactly they are told."""
    days = (when.last - when.start).days + 1 if when.start and when.last else 0
    by_length = 1 if days == 1 else 2 if days < WEEK else 3 if days == WEEK else 4 if days <= 31 else 5
    return max(by_length, DAYS_OF.get(when.precision, 0))


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree wide, numbered from the south-west, row by row."""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1


def _deaths(given: Given, event: Event, swapped: bool, violence: UcdpType) -> Json:
    """Whose the dead are as the claim tells that tells most of it, never more than `best` in all; the rest are of nobody knows whom."""
    low, high = event.fatalities.min or 0, max(event.fatalities.max or 0, event.fatalities.min or 0)
    a, b, civilians = _by_side([d for t in event.tellings if (d := given.details.get(t))], low)
    if violence == 3:
        civilians, b = civilians + b, 0
        civilians = max(civilians, low - a)
    a, b = (b, a) if swapped else (a, b)
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": civilians,
        "deaths_unknown": low - a - b - civilians,
        "best": low,
        "high": high,
        "low": low,
    }


def _by_side(details: list[Detail], most: int) -> tuple[int, int, int]:
    told = [(d.a or 0, d.b or 0, d.civilians or 0) for d in details]
    return max((t for t in told if sum(t) <= most), key=lambda t: (sum(t), t), default=(0, 0, 0))


def _is_state(given: Given, names: tuple[str, ...]) -> bool:
    return any(given.kind(name) in STATE_KINDS for name in names)


def _gw(given: Given, names: tuple[str, ...], violence: UcdpType) -> int | None:
    """The number of the state among these parties; UCDP gives none to groups."""
    if violence == 2:
        return None
    states = (given.actors[name].country for name in names if given.kind(name) in STATE_KINDS)
    return next((country.gw for code in states if (country := country_of(code))), None)
