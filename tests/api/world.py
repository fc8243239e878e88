"""A small invented record for the pages: two towns, a region, three reports; every free text can be laced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from marsad.api.shelf import LinkedShelf, Source
from marsad.model import (
    Carrier,
    Contradiction,
    ControlSpan,
    ControlTelling,
    CopyGroup,
    DateInterval,
    Event,
    EventTelling,
    PartNote,
    Place,
    Position,
    Range,
    Timeline,
)
from marsad.model import Source as SaidBy
from marsad.store import Links

Json = dict[str, Any]
Lace = Callable[[str], str]
D = date
SENTENCE = "Rebels seized Qasr on Monday, the mayor said. They might have taken Nahr too. Advertisement"


def plain(text: str) -> str:
    """The text as it is."""
    return text


class World:
    """Records and links; `lace` is put on every text that comes from outside."""

    def __init__(self, lace: Lace = plain) -> None:
        self.lace = lace
        self.qasr = Place("geonames:11", lace("Qasr"), "SY", lat=35.0, lon=40.0)
        self.nahr = Place("geonames:12", lace("Nahr"), "SY", lat=35.3, lon=40.6)
        self.north = Place("geonames:13", lace("North Province"), "SY", feature="A.ADM1")
        self.rebels, self.army = lace("Free Brigades"), lace("Military Forces of Syria")
        self.mayor = lace("the mayor of Qasr")
        self.days = {"r1": D(2020, 3, 2), "r2": D(2020, 3, 3), "r3": D(2020, 3, 5)}

    def shelf(self) -> LinkedShelf:
        """The shelf over this record."""
        return LinkedShelf(Source(lambda: "hand", self.links, self.records, self.record, self.search, lambda sha256: b"<script>x</script>"))

    def search(self, words: str) -> list[str]:
        """Every report holds the same words."""
        return list(self.days) if words.casefold() in SENTENCE.casefold() else []

    def records(self, known: date | None) -> list[Json]:
        """Records published by a day."""
        return [self.make(rid) for rid, day in self.days.items() if known is None or day <= known]

    def record(self, rid: str) -> Json | None:
        """One record."""
        return self.make(rid) if rid in self.days else None

    def make(self, rid: str) -> Json:
        """A record as RECORD.md has it."""
        lace, text = self.lace, self.lace(SENTENCE)
        shift = text.index(SENTENCE)
        span = lambda words: [shift + SENTENCE.index(words), shift + SENTENCE.index(words) + len(words)]  # noqa: E731
        place = {
            "id": self.qasr.id,
            "name": self.qasr.name,
            "text": lace("Qasr"),
            "country": "SY",
            "lat": 35.0,
            "lon": 40.0,
            "precision": 1,
        }
        when = {"start": "2020-03-02", "end": "2020-03-02", "precision": "day", "text": lace("Monday"), "how": "relative"}
        said = {"attribution": [self.mayor], "chain": [self.mayor, lace("Hill Agency"), lace("Hill Post")], "status": "asserted"}
        spans = {"quote": span("Rebels seized Qasr on Monday"), "trigger": span("seized"), "place": span("Qasr"), "date": span("Monday")}
        shared = {
            "from": "body",
            "quote": lace("Rebels seized Qasr on Monday"),
            "trigger": lace("seized"),
            "place": place,
            "date": when,
            **said,
        }
        shared |= {"rules": [lace("event:seize")], "confidence": 0.7}
        event = {
            **shared,
            "id": f"{rid}-e",
            "sub_event_type": "Non-state actor overtakes territory",
            "event_type": "Battles",
            "side_a": [self.rebels],
            "side_b": [self.army],
            "side_a_open": False,
            "side_b_open": True,
            "background": False,
            "fatalities": {"min": 3, "max": None},
            "spans": {**spans, "side_a": [span("Rebels")], "side_b": []},
        }
        control = {
            **shared,
            "id": f"{rid}-c",
            "kind": "gained",
            "extent": "most",
            "holder": self.rebels,
            "previous": None,
            "besieger": None,
        }
        control["spans"] = {**spans, "holder": span("Rebels"), "attribution": [span("the mayor")]}
        article = {
            "title": lace("Qasr falls"),
            "summary": None,
            "section": None,
            "outlet": lace("Hill Post"),
            "url": lace("https://hill.example.org/1"),
            "language": "en",
            "agencies": [lace("Hill Agency")],
            "published": {"date": self.days[rid].isoformat(), "how": "given"},
            "dateline": None,
            "text": text,
            "page_text": text,
            "captions": [],
            "dropped": [{"start": span("Advertisement")[0], "end": span("Advertisement")[1], "why": lace("teaser")}],
        }
        rejected = {
            "quote": lace("They might have taken Nahr too"),
            "why": lace("hypothetical"),
            "spans": {"quote": span("They might have taken Nahr too")},
        }
        return {
            "id": rid,
            "sha256": "ab" * 32,
            "reader": {"marsad": lace("0.1.0")},
            "state": "ok",
            "reason": None,
            "article": article,
            "relevant": True,
            "events": [event],
            "control": [control],
            "rejected": [rejected],
            "warnings": [lace("the second page is missing")],
            "mentions": {"places": [], "actors": [], "dates": [], "quantities": [], "attributions": []},
        }

    def links(self, known: date | None) -> Links:
        """What all reports say together."""
        seen = [rid for rid, day in self.days.items() if known is None or day <= known]
        carriers = {rid: Carrier(rid, self.days[rid], self.lace("Hill Post")) for rid in seen}
        when = DateInterval.days(D(2020, 3, 2), D(2020, 3, 2))
        told = tuple(
            EventTelling(f"{r}-e", c, "Non-state actor overtakes territory", "", place=self.qasr, when=when) for r, c in carriers.items()
        )
        held = tuple(ControlTelling(f"{r}-c", c, "gained", "most", self.qasr, "", when=when) for r, c in carriers.items())
        by = (SaidBy(self.mayor, None, tuple(seen)),)
        seized = Event(
            "aa11",
            "Non-state actor overtakes territory",
            self.qasr,
            when,
            (self.rebels,),
            (self.army,),
            False,
            Range(3, None),
            "asserted",
            "Weak",
            "C3",
            tuple(t.id for t in told),
            tuple(seen),
            by,
            notes=(self.lace("chorus of 3 outlets"),),
        )
        later = [*self.later(by)] if "r3" in seen else []
        copies = (CopyGroup(("r1", "r2"), ()),) if len(seen) > 1 else ()
        return Links((*told, *held), copies, (seized, *later), self.contradictions(seen), self.timelines(seen, by))

    def later(self, by: tuple[SaidBy, ...]) -> tuple[Event, Event, Event]:
        """Events told by the last report: in a region without a point, without any place, without a day."""
        one, nobody, none = DateInterval.days(D(2020, 3, 4), D(2020, 3, 5)), Range(), DateInterval.unknown()
        rest = (nobody, "disputed", "Fair", "B2", (), ("r3",), by)
        return (
            Event("bb22", "Air/drone strike", self.north, one, (), (self.rebels,), True, *rest),
            Event("cc33", "Peaceful protest", None, one, (self.lace("Protesters (Syria)"),), (), False, *rest),
            Event("dd44", "Agreement", self.nahr, none, (self.army, self.rebels), (), False, *rest),
        )

    def contradictions(self, seen: list[str]) -> tuple[Contradiction, ...]:
        """Two voices on one town."""
        if "r2" not in seen:
            return ()
        sides = tuple(
            Position("", rid, self.mayor, who, self.lace("holds all of it")) for rid, who in (("r1", self.rebels), ("r2", self.army))
        )
        return (
            Contradiction(
                "x1", "holder", self.qasr, DateInterval.days(D(2020, 3, 3), D(2020, 3, 3)), sides, "open", self.lace("both speak"), "aa11"
            ),
        )

    def timelines(self, seen: list[str], by: tuple[SaidBy, ...]) -> tuple[Timeline, ...]:
        """Qasr in every look; of Nahr nobody speaks before 4 March."""

        def span(first: int, last: int, holder: str | None, basis: str, besieger: str | None = None) -> ControlSpan:
            ids = tuple(f"{rid}-c" for rid in seen)
            parts = (PartNote(self.lace("northern quarter"), self.army, ids[0]),)
            return ControlSpan(
                holder, basis == "contested", D(2020, 3, first), D(2020, 3, last), 0.8, basis, ids, tuple(seen), by, parts, besieger
            )  # type: ignore[arg-type]

        qasr = [span(1, 1, self.army, "assessed"), span(2, 2, self.rebels, "claimed")]
        if "r3" in seen:
            qasr += [span(3, 3, None, "contested"), span(4, 4, self.rebels, "claimed", self.army), span(5, 5, None, "claimed")]
            return (Timeline(self.qasr, tuple(qasr)), Timeline(self.nahr, (span(4, 5, self.army, "assessed"),)))
        return (Timeline(self.qasr, tuple(qasr)),)


def empty_shelf() -> LinkedShelf:
    """A record with nothing in it."""
    return LinkedShelf(Source(lambda: "empty", lambda known: Links(), lambda known: [], lambda ident: None, lambda words: []))
