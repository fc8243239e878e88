"""Short ways to make tellings and texts for the tests of linking and control."""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.link import LinkWords
from marsad.model import Carrier, ControlTelling, DateInterval, EventTelling, Place, Range, ReportText, Voice

WORDS = LinkWords(
    institutions={"un": "United Nations"},
    correction=("corrected",),
    anonymous=frozenset({"residents", "witnesses"}),
    joiners=frozenset({"and"}),
    common=frozenset({"the", "a", "of", "in", "on", "and", "to"}),
)
TOWN = Place("made:1", "Tel Sara", "XX", lat=10.0, lon=20.0)
DAY = date(2021, 5, 4)
BLUE, RED = "Blue Front", "Red Brigade"


def carrier(report: str, published: date = DAY, outlet: str | None = None, **more: Any) -> Carrier:
    """A report of an outlet of its own."""
    return Carrier(report, published, outlet or f"Paper of {report}", **more)


def day(first: date = DAY, last: date | None = None, precision: Any = "day") -> DateInterval:
    """An interval of days, both ends included."""
    return DateInterval.days(first, last or first, precision)


def event(
    report: str, kind: str = "Attack", *, dead: Any = None, by: tuple[str, ...] = (), printed: Any = None, **more: Any
) -> EventTelling:
    """An attack of the Blue Front in Tel Sara on DAY, unless said otherwise."""
    low, high = dead if isinstance(dead, tuple) else (dead, dead)
    values: dict[str, Any] = {
        "side_a": (BLUE,),
        "side_b": ("Civilians (XX)",),
        "place": TOWN,
        "when": day(),
        "quote": f"{report} tells of an attack",
    }
    values |= more
    ident = values.pop("id", f"{report}:{kind}")
    return EventTelling(ident, printed or carrier(report), kind, fatalities=Range(low, high), voices=tuple(Voice(v) for v in by), **values)


def held(
    report: str, kind: Any = "held", holder: str | None = BLUE, extent: Any = "all", *, by: tuple[Voice, ...] = (), **more: Any
) -> ControlTelling:
    """A statement that the Blue Front holds all of Tel Sara on DAY, unless said otherwise."""
    values: dict[str, Any] = {"place": TOWN, "when": day(), "quote": f"{holder} {kind} the town"} | more
    printed = values.pop("printed", None) or carrier(report)
    ident = values.pop("id", f"{report}:{kind}:{holder}:{values['when'].start}:{values['place'].id}")
    return ControlTelling(ident, printed, kind, extent, holder=holder, voices=by, **values)


def text(report: str, body: str, outlet: str | None = None, published: date = DAY, title: str | None = None, **more: Any) -> ReportText:
    """The words of a report."""
    return ReportText(report, body, title, published, outlet or f"Paper of {report}", **more)
