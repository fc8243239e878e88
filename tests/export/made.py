"""Invented events to give away, and hostile words to put into every cell of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from marsad.export.given import Asked, Detail, Given, Head, Sources
from marsad.model import Actor, ControlSpan, DateInterval, Event, Place, Range, Source, Timeline

TOWN = Place("geonames:1", "Khan Zaytun خان زيتون", "SY", "Idlib", "Harim", -34.4, 36.7)
PROVINCE = Place("geonames:2", "Northern Province", "ML", feature="A.ADM1", lat=16.5, lon=-3.1)
ARMY, REBELS, CROWD = Actor("army", "Military Forces of Syria", 1, "SY"), Actor("hills", "Hill Brigade", 2), Actor("civ", "Civilians", 7)
SOURCE = Source("Hill Monitor", None, ("r1",))
HEADS = (
    Head("r1", 'Army; rebels clash in "Zaytun"', "Valley Post", "2017-03-08", "2020-01-02T03:04:05Z"),
    Head("r2", None, None, None, "2020-01-01T00:00:00Z"),
)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "''", "＝", "＋", "－", "＠", " =", '"', '"=', ";=", ",=")
_STARTS += ("\u202e=", "\ufeff=", "_x0041_", "%")
_BODIES = (
    "1+1", "HYPERLINK(\"http://x\";\"y\")", "cmd|' /C calc'!A0", "SUM(A1:A9)", "2", "12/11/2017", "1e5", "TRUE", "العربية", "<b>&amp;</b>",
    "_x000D_", "a\nb", "a\r\nb", "a\tb", "x" * 300, "0012", "",
)  # fmt: skip


def hostile_words(count: int) -> list[str]:
    """So many words that some spreadsheet or reader would take for something else; the same ones every time."""
    made = [start + body for body in _BODIES for start in _STARTS]
    chance = random.Random(7)
    while len(made) < count:
        made.append("".join(chance.choice(made[:300]) for _ in range(2)))
    return made[:count]


def event(id_: str = "e1", **changes: Any) -> Event:
    """A clash of three days with seven dead."""
    values: dict[str, Any] = {"id": id_, "sub_event_type": "Armed clash", "place": TOWN}
    values |= {"when": DateInterval.days(date(2017, 3, 7), date(2017, 3, 9)), "side_a": (ARMY.name, "Guard"), "side_b": (REBELS.name,)}
    values |= {"side_a_open": False, "fatalities": Range(7, 9), "status": "asserted", "grade": "Weak", "admiralty": "C3"}
    values |= {"tellings": ("t1",), "reports": ("r1",), "sources": (SOURCE,)}
    return Event(**{**values, **changes})


def timeline(place: Place = TOWN, holder: str = ARMY.name) -> Timeline:
    """One span."""
    return Timeline(place, (ControlSpan(holder, False, date(2017, 3, 1), date(2017, 3, 7), 0.9, "claimed", ("t",), ("r1",), (SOURCE,)),))


def given(
    events: Sequence[Event], timelines: Sequence[Timeline] = (), asked: Asked | None = None, details: dict[str, Detail] | None = None
) -> Given:
    """These events, ready to be given away."""
    sources = Sources(
        events=lambda: events,
        timelines=lambda: timelines,
        copies=tuple,
        contradictions=tuple,
        records=tuple,
        heads=lambda: HEADS,
        details=lambda: (details or {}).items(),
        actors=lambda: (ARMY, REBELS, CROWD),
    )
    return Given(sources, asked or Asked(), "0+test")
