"""How fast the pages answer with 100,000 events: `python bench/serve.py [EVENTS]`. Server times only; nothing is asserted."""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from fastapi.testclient import TestClient

from marsad.api.app import build
from marsad.api.shelf import LinkedShelf, Source
from marsad.model import ControlSpan, DateInterval, Event, Place, Range, Timeline
from marsad.model import Source as SaidBy
from marsad.store import Links
from marsad.vocab.crosswalks import sub_event_types

FIRST = date(2011, 3, 1)
DAYS = 3000


def invented(count: int) -> Links:
    """`count` events at 500 places over 3,000 days, and control of 100 of the places."""
    dice = random.Random(7)
    places = [Place(f"geonames:{n}", f"Town {n}", "SY", lat=33 + dice.random() * 4, lon=36 + dice.random() * 6) for n in range(500)]
    types, sides = (
        list(sub_event_types()),
        ["Military Forces of Syria", "Islamic State", "Syrian Democratic Forces", "Opposition Rebels (Syria)"],
    )

    def event(n: int) -> Event:
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        dead = dice.randrange(9)
        by = (SaidBy(f"Source {dice.randrange(40)}", None, ()),)
        return Event(
            f"{n:016x}",
            dice.choice(types),
            dice.choice(places),
            DateInterval.days(day, day),
            (dice.choice(sides),),
            (dice.choice(sides),),
            False,
            Range(dead, dead),
            "asserted",
            "Weak",
            "C3",
            (),
            (f"r{n}",),
            by,
        )

    def span(n: int) -> ControlSpan:
        return ControlSpan(
            dice.choice(sides), False, FIRST + timedelta(n * 100), FIRST + timedelta(n * 100 + 99), 0.8, "claimed", (), (), ()
        )

    return Links((), (), tuple(event(n) for n in range(count)), (), tuple(Timeline(p, tuple(map(span, range(30)))) for p in places[:100]))


def main() -> None:
    """Print the first and the median of three later times of each page, in milliseconds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    links = invented(count)
    client = TestClient(
        build(LinkedShelf(Source(lambda: "bench", lambda known: links, lambda known: [], lambda ident: None, lambda words: [])))
    )
    client.base_url = "http://127.0.0.1"
    for path in (
        "/",
        "/day?day=2015-06-01",
        "/?actor=Islamic&type=Battles",
        "/events?page=500",
        "/events?since=2015-01-01&place=Town%207",
        "/event/0000000000000007",
        "/place/geonames:7",
        "/map-data.json",
        "/api/v1/events?limit=100&actor=Islamic",
        "/events.csv",
    ):
        times, size = [], 0
        for _ in range(4):
            started = time.perf_counter()
            size = len(client.get(path).content)
            times.append((time.perf_counter() - started) * 1000)
        print(f"{path:45} first {times[0]:8.0f} ms   then {sorted(times[1:])[1]:7.0f} ms   {size / 1000:9.0f} kB")


if __name__ == "__main__":
    main()
