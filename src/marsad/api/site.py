"""What all pages share: the desk, the templates, and one request's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from marsad.api.colours import Colours, read_table
from marsad.api.drawing import party_of
from marsad.api.filters import BadFilter, FieldFault, Filters, read_day, read_filters
from marsad.api.snapshot import Desk, Snapshot, on_day
from marsad.api.words import Words, language, words
from marsad.version import VERSION

VIEW_NAMES = ("day", "window", "step", "lang", "palette", "c", "z", "page", "cursor", "limit", "form")
WINDOWS = {"1": 1, "7": 7, "30": 30, "all": 0}
PALETTE_COOKIE = "marsad-palette"


def environment() -> Environment:
    """Templates: everything escaped, an unknown name an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["segment"] = lambda text: quote(str(text), safe=":/")
    return made


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: its filters, its day and window, its language and colours."""

    request: Request
    filters: Filters
    day: date | None
    window: str
    words: Words
    colours: Colours

    def href(self, path: str, **changes: object) -> str:
        """An address that keeps the view, with changes; None takes a part away."""
        kept: dict[str, object] = {**self.filters.query(), "day": self.day}
        if self.window != "7":
            kept["window"] = self.window
        kept.update(changes)
        query = {name: str(value) for name, value in kept.items() if value not in (None, "")}
        return path + ("?" + urlencode(query) if query else "")

    def here(self, **changes: object) -> str:
        """This address with changes, everything else kept."""
        kept: dict[str, object] = dict(self.request.query_params)
        kept.update(changes)
        query = {name: str(value) for name, value in kept.items() if value not in (None, "")}
        return self.request.url.path + ("?" + urlencode(query) if query else "")


class Site:
    """The pages' common ground."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.version = VERSION
        self.templates = environment()
        self.table = read_table()

    def ask(self, request: Request) -> Ask:
        """What a request asks for. Raises BadFilter."""
        query = request.query_params
        faults: list[FieldFault] = []
        day = checked_day(query, faults)
        window = query.get("window", "7")
        if window not in WINDOWS:
            faults.append(FieldFault("window", window, f"window: “{window[:40]}” cannot be used: one of {', '.join(WINDOWS)}"))
        filters = read_filters(query, VIEW_NAMES) if not faults else Filters()
        if faults:
            raise BadFilter(faults)
        return Ask(request, filters, day, window, words(language(request)), self.colours(request))

    def bare(self, request: Request) -> Ask:
        """The settings of a request whose filters are not to be trusted: for error pages."""
        return Ask(request, Filters(), None, "7", words(language(request)), self.colours(request))

    def colours(self, request: Request) -> Colours:
        """The palette chosen, else the colour-safe one."""
        return Colours(self.table, request.query_params.get("palette") or request.cookies.get(PALETTE_COOKIE, ""))

    def page(self, name: str, ask: Ask, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template."""
        w = ask.words
        common = {
            "ask": ask,
            "w": w,
            "version": self.version,
            "other": "ar" if w.code == "en" else "en",
            "party": lambda n: party_of(n, ask.colours),
        }
        return HTMLResponse(self.templates.get_template(name).render(**common, **values), status)


def checked_day(query: Mapping[str, str], faults: list[FieldFault]) -> date | None:
    """The day of the slider; a fault is put on the list."""
    text = query.get("day", "").strip()
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as fault:
        faults.append(FieldFault("day", text, f"day: “{text[:40]}” cannot be used: {fault}"))
        return None


def window_days(day: date, window: str) -> tuple[date, date] | None:
    """The first and last day of the events shown with a day; None for all days."""
    length = WINDOWS[window]
    return (day - timedelta(days=length - 1), day) if length else None


def held(snapshot: Snapshot, day: date) -> list[tuple[Any, Any]]:
    """Places with the span that holds on the day, by name; places of which nothing is known then are left out."""
    found = [(control.place, on_day(control, day)) for control in snapshot.control]
    return sorted(((place, span) for place, span in found if span), key=lambda pair: pair[0].name)
