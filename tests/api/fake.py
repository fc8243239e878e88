"""A shelf made from a storyline's hand annotation (written for this project): pages are tested without the reader."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
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
    Place,
    Position,
    Range,
    Timeline,
)
from marsad.model import Source as SaidBy
from marsad.store import Links
from marsad.vocab.crosswalks import event_type_of

Json = dict[str, Any]


def lines(path: Path) -> list[Json]:
    """The objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def day(text: str | None) -> date | None:
    """A day, or none."""
    return date.fromisoformat(text) if text else None


def interval(raw: Json) -> DateInterval:
    """A date of the gold."""
    start, end = day(raw["start"]), day(raw["end"])
    return DateInterval.days(start, end, raw["precision"]) if start and end else DateInterval.unknown()


def place_of(raw: Json | None) -> Place | None:
    """A place of the gold, under an id of its own."""
    if raw is None:
        return None
    slug = raw["name"].lower().replace(" ", "-")
    return Place(f"marsad:{slug}", raw["name"], raw.get("country") or "", lat=raw.get("lat"), lon=raw.get("lon"))


def find(text: str, words: str, base: int = 0) -> list[int]:
    """Where words stand."""
    at = max(text.find(words, base), 0)
    return [at, at + len(words)]


class Storyline:
    """One storyline folder as records and links."""

    def __init__(self, folder: Path) -> None:
        self.gold: Json = json.loads((folder / "gold.json").read_text("utf-8"))
        self.raw = {r["id"]: r for r in lines(folder / "reports.jsonl")}
        self.read = {r["id"]: r for r in lines(folder / "annotations.jsonl")}

    def shelf(self) -> LinkedShelf:
        """The shelf that pages read."""
        return LinkedShelf(Source(lambda: "fake", self.links, lambda known: map(self.must, self.seen(known)), self.record, self.search))

    def seen(self, known: date | None) -> list[str]:
        """Ids of reports published by a day."""
        return [r for r in self.raw if known is None or (day(self.raw[r]["published"]) or date.max) <= known]

    def search(self, words: str) -> list[str]:
        """Ids of reports that hold all the words."""
        return [rid for rid, raw in self.raw.items() if all(word in raw["text"].casefold() for word in words.casefold().split())]

    def must(self, rid: str) -> Json:
        """A record that is there."""
        found = self.record(rid)
        assert found is not None
        return found

    def claim(self, rid: str, raw: Json, at: int) -> Json:
        """A claim as a record has it."""
        text, outlet, agency = self.raw[rid]["text"], self.raw[rid]["outlet"], self.raw[rid].get("agency")
        quote = find(text, raw["quote"])
        spans: Json = {"quote": quote, "trigger": find(text, raw["trigger"], quote[0]) if raw.get("trigger") else None}
        if raw.get("place"):
            spans["place"] = find(text, raw["place"]["text"])
        for side in ("side_a", "side_b"):
            spans[side] = [find(text, words, quote[0]) for words in (raw.get("mentions") or {}).get(side, []) if words in text[quote[0] :]]
        found = place_of(raw["place"])
        place = {**raw["place"], "id": found.id} if found else None
        chain = list(dict.fromkeys(name for name in (*raw.get("attribution", []), agency, outlet) if name))
        sub = raw.get("sub_event_type")
        event_type = event_type_of(sub) if sub else None
        return {
            **raw,
            "id": f"{rid}-{at}",
            "spans": spans,
            "place": place,
            "from": "body",
            "chain": chain,
            "rules": ["hand"],
            "confidence": 1.0,
            "event_type": event_type,
        }

    def record(self, rid: str) -> Json | None:
        """A record as RECORD.md has it."""
        if rid not in self.raw:
            return None
        raw, ann = self.raw[rid], self.read[rid]
        text = raw["text"]
        events = [self.claim(rid, e, i) for i, e in enumerate(ann["events"])]
        rejected = [{"quote": t["quote"], "why": t["why"], "spans": {"quote": find(text, t["quote"])}} for t in ann.get("traps", [])]
        article = {
            "title": raw["title"],
            "summary": None,
            "section": None,
            "outlet": raw["outlet"],
            "url": raw["url"],
            "language": "en",
            "agencies": [raw["agency"]] if raw.get("agency") else [],
            "published": {"date": raw["published"], "how": "given"},
            "dateline": None,
            "text": text,
            "page_text": text,
            "captions": [],
            "dropped": [],
        }
        return {
            "id": rid,
            "sha256": ann["sha256"],
            "state": "ok",
            "relevant": ann["relevant"],
            "article": article,
            "events": events,
            "reader": {"marsad": "0.1.0", "vocabulary": "1", "gazetteer": "1", "language_model": "none"},
            "control": [self.claim(rid, c, 100 + i) for i, c in enumerate(ann["control"])],
            "rejected": rejected,
            "warnings": [],
            "mentions": {"places": [], "actors": [], "dates": [], "quantities": [], "attributions": []},
        }

    def links(self, known: date | None = None) -> Links:
        """What the gold says of all reports together; reports after `known` are left out of everything."""
        seen = set(self.seen(known))
        tellings = (*self.event_tellings(seen), *self.control_tellings(seen))
        by_event: dict[str, list[str]] = {}
        for rid in seen:
            for at, raw in enumerate(self.read[rid]["events"]):
                by_event.setdefault(raw["story_event"], []).append(f"{rid}-{at}")
        events = tuple(self.event(e, seen, by_event.get(e["eid"], [])) for e in self.gold["events"] if seen & set(e["reports"]))
        copies = tuple(CopyGroup(tuple(group), ()) for group in self.gold["copies"])
        timelines = tuple(self.timeline(name, spans, known) for name, spans in self.gold["control"].items())
        return Links(
            tellings, copies, events, tuple(self.contradiction(n, c) for n, c in enumerate(self.gold["contradictions"])), timelines
        )

    def carrier(self, rid: str) -> Carrier:
        """Who prints it."""
        return Carrier(rid, day(self.raw[rid]["published"]), self.raw[rid]["outlet"])

    def event_tellings(self, seen: set[str]) -> list[EventTelling]:
        """Events as reports tell them."""
        return [
            EventTelling(
                f"{rid}-{at}", self.carrier(rid), e["sub_event_type"], e["quote"], place=place_of(e["place"]), when=interval(e["date"])
            )
            for rid in self.raw
            if rid in seen
            for at, e in enumerate(self.read[rid]["events"])
        ]

    def control_tellings(self, seen: set[str]) -> list[ControlTelling]:
        """Control as reports tell it."""
        return [
            ControlTelling(f"{rid}-{100 + at}", self.carrier(rid), c["kind"], c["extent"], place, c["quote"], when=interval(c["date"]))
            for rid in self.raw
            if rid in seen
            for at, c in enumerate(self.read[rid]["control"])
            if (place := place_of(c["place"]))
        ]

    def event(self, e: Json, seen: set[str], tellings: list[str]) -> Event:
        """An event of the gold."""
        sources = tuple(SaidBy(name, None, ()) for name in e["independent_sources"])
        dead = Range(e["fatalities"]["min"], e["fatalities"]["max"])
        return Event(
            e["eid"],
            e["sub_event_type"],
            place_of(e["place"]),
            interval(e["date"]),
            tuple(e["side_a"]),
            tuple(e["side_b"]),
            bool(e.get("side_a_open")),
            dead,
            "asserted",
            "Fair" if len(sources) > 1 else "Weak",
            "C3",
            tuple(tellings),
            tuple(r for r in e["reports"] if r in seen),
            sources,
        )

    def timeline(self, name: str, spans: list[Json], known: date | None) -> Timeline:
        """Control of a place, cut at the day of knowledge."""
        place = place_of(self.gold["places"][name])
        assert place is not None
        return Timeline(place, tuple(self.span(s) for s in spans if known is None or date.fromisoformat(s["from"]) <= known))

    def span(self, s: Json) -> ControlSpan:
        """A span of the gold; certain ones count as assessed."""
        contested = s["holder"] == "contested"
        basis = "contested" if contested else "assessed" if s["certain"] else "claimed"
        told = tuple(f"{r}-{100 + n}" for r in s["why"] for n in range(len(self.read[r]["control"])))
        return ControlSpan(
            None if contested else s["holder"],
            contested,
            date.fromisoformat(s["from"]),
            date.fromisoformat(s["to"]),
            0.9 if s["certain"] else 0.6,
            basis,
            told,
            tuple(s["why"]),
            (SaidBy("Syrian Observatory for Human Rights", None, ()),),
        )

    def contradiction(self, n: int, c: Json) -> Contradiction:
        """A contradiction of the gold."""
        place = place_of(self.gold["places"].get(c["place"]) or {"name": c["place"]})
        first = day(c["date"])
        assert first is not None
        positions = tuple(Position("", x["report"], x["source"], str(x["value"]), x["quote"]) for x in c["claims"])
        return Contradiction(
            f"c{n}", c["about"], place, DateInterval.days(first, first), positions, "open", c.get("note", ""), c.get("event")
        )


def storyline_shelf(folder: Path) -> LinkedShelf:
    """A shelf over one storyline folder."""
    return Storyline(folder).shelf()
