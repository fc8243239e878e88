"""How long each export takes: `python bench/export.py [EVENTS]` (100,000 where none is given), processor time, on invented events.

Each event is told by two of as many reports as there are hundredths of events, so that every format has something to write.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from marsad.database import Database
from marsad.database.database import software
from marsad.database.giving import give
from marsad.export.formats import FORMATS
from marsad.model import Actor, DateInterval, Event, Place, Range, Source
from marsad.store import Links, Store, links
from marsad.store.schema import actors, pages, reports

ACTORS = (Actor("army", "Military Forces of Syria", 1, "SY"), Actor("is", "Islamic State", 2))
FIRST = date(2017, 1, 1)


def event(n: int, told: int) -> Event:
    """The nth event, told by reports n and n + 1 of `told`."""
    day = FIRST + timedelta(days=n % 700)
    place = Place(f"geonames:{n % 5000}", f"Town {n % 5000} بلدة", "SY", "Deir ez-Zor", "Abu Kamal", 34 + n % 5000 / 5000, 40 + n % 7 / 10)
    ids = (f"r{n % told}", f"r{(n + 1) % told}")
    voices = (Source("Syrian Observatory for Human Rights", None, ids[:1]), Source("Agence France-Presse", None, ids[1:]))
    return Event(
        id=f"{n:016x}",
        sub_event_type="Armed clash",
        place=place,
        when=DateInterval.days(day, day),
        side_a=(ACTORS[0].name,),
        side_b=(ACTORS[1].name,),
        side_a_open=False,
        fatalities=Range(n % 9, n % 9 + 2),
        status="asserted",
        grade="Fair",
        admiralty="C2",
        tellings=(f"c{n}a", f"c{n}b"),
        reports=ids,
        sources=voices,
    )


def report_rows(events: int, told: int) -> Iterator[dict[str, Any]]:
    """Reports, each with its claims, as the database keeps them."""
    text = "Army troops clashed with fighters of the group in the town on Tuesday, the monitor said. " * 20
    for n in range(told):
        claims = [claim(f"c{e}a", text) for e in range(n, events, told)]
        published = (FIRST + timedelta(days=n % 700)).isoformat()
        article = {"title": f"Headline {n}", "url": None, "outlet": f"Outlet {n % 40}", "page_text": text, "published": {"date": published}}
        record = {"id": f"r{n}", "sha256": None, "reader": {"marsad": "0"}, "article": article, "events": claims, "control": []}
        told_as = {"title": article["title"], "outlet": article["outlet"], "published": published, "record": record}
        state = {"version": 1, "current": True, "input": "", "sha256": "0", "name": "bench", "given": {}, "state": "ok"}
        yield {"id": f"r{n}", **state, **told_as, "reason": None, "added_at": "2020-01-01T00:00:00Z"}


def claim(id_: str, text: str) -> dict[str, Any]:
    """A claim as the record has it, as far as exports look."""
    spans = {"quote": [0, 88], "trigger": [12, 19], "side_a": [[0, 11]], "place": [56, 60]}
    deaths = {"by_side": {"a": 1, "b": 1, "civilians": None, "unknown": None}}
    return {"id": id_, "quote": text[:88], "sub_event_type": "Armed clash", "spans": spans, "place": {"precision": 1}, "fatalities": deaths}


def fill(path: Path, events: int) -> None:
    """A database of so many events."""
    told = max(2, events // 100)
    with Store.open(path) as store, store._writes() as connection:
        connection.execute(insert(pages).values(sha256="0", media="text/plain", data=b"", first_seen=""))
        connection.execute(insert(reports), list(report_rows(events, told)))
        connection.execute(insert(actors), [{"id": a.id, "name": a.name, "kind": a.kind, "country": a.country} for a in ACTORS])
        made = Links(events=tuple(event(n, told) for n in range(events)))
        links.keep(connection, made, links.fingerprint(connection, software()))


def main(events: int) -> None:
    """Print a line a format: seconds of the processor, and the size of what was written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path, events)
        with Database.open(path) as database:
            for form in FORMATS.values():
                out, began = Path(folder) / f"out.{form.name}", time.process_time()
                form.save(give(database)[0], out)
                spent = time.process_time() - began
                size = sum(f.stat().st_size for f in out.rglob("*")) if out.is_dir() else out.stat().st_size
                print(json.dumps({"format": form.name, "events": events, "seconds": round(spent, 2), "megabytes": round(size / 1e6, 1)}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
