"""A shelf made from a storyline's hand annotation (written for this project): pages are tested without the reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.api.views import Contradiction, ControlSpan, EventRow, PlaceControl, PlaceRow, Position, ReportRow, Told

TYPES = {
    "Armed clash": "Battles", "Government regains territory": "Battles", "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence", "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence", "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence", "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians", "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians", "Peaceful protest": "Protests",
    "Protest with intervention": "Protests", "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots", "Mob violence": "Riots",
}  # fmt: skip


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def place_row(raw: dict[str, Any] | None) -> PlaceRow | None:
    if raw is None:
        return None
    slug = raw["name"].lower().replace(" ", "-")
    return PlaceRow(f"marsad:{slug}", raw["name"], raw.get("country"), raw.get("lat"), raw.get("lon"), raw.get("precision", 1))


def find(text: str, words: str, base: int = 0) -> list[int]:
    at = text.find(words, base)
    return [at, at + len(words)] if at >= 0 else [0, 0]


class StorylineShelf:
    """One storyline folder, behind the interface of the pages."""

    def __init__(self, folder: Path) -> None:
        self.gold = json.loads((folder / "gold.json").read_text("utf-8"))
        self.raw = {r["id"]: r for r in lines(folder / "reports.jsonl")}
        self.read = {r["id"]: r for r in lines(folder / "annotations.jsonl")}

    def version(self) -> str:
        return "fake"

    def row(self, rid: str) -> ReportRow:
        raw, ann = self.raw[rid], self.read[rid]
        agencies = (raw["agency"],) if raw.get("agency") else ()
        return ReportRow(rid, raw["title"], raw["outlet"], day(raw["published"]), agencies, "ok", len(ann["events"]), len(ann["control"]), raw["url"])

    def seen(self, known: date | None) -> list[str]:
        return [r for r in self.raw if known is None or (day(self.raw[r]["published"]) or date.max) <= known]

    def reports(self, known: date | None = None) -> Sequence[ReportRow]:
        return [self.row(r) for r in self.seen(known)]

    def claim(self, rid: str, raw: dict[str, Any], at: int) -> dict[str, Any]:
        text = self.raw[rid]["text"]
        quote = find(text, raw["quote"])
        spans: dict[str, Any] = {"quote": quote, "trigger": find(text, raw.get("trigger", ""), quote[0]) if raw.get("trigger") else None}
        if raw.get("place"):
            spans["place"] = find(text, raw["place"]["text"])
        for side in ("side_a", "side_b"):
            spans[side] = [find(text, words, quote[0]) for words in (raw.get("mentions") or {}).get(side, []) if words in text[quote[0] :]]
        place = dict(raw["place"], id=(place_row(raw["place"]) or PlaceRow("", "")).id) if raw.get("place") else None
        outlet = self.raw[rid]["outlet"]
        chain = [*raw.get("attribution", []), *([self.raw[rid]["agency"]] if self.raw[rid].get("agency") else []), outlet]
        return {**raw, "id": f"{rid}-{at}", "spans": spans, "place": place, "from": "body", "chain": chain, "rules": ["hand"], "confidence": 1.0,
                "event_type": TYPES.get(raw.get("sub_event_type", ""), "Strategic developments")}  # fmt: skip

    def record(self, report_id: str) -> dict[str, Any] | None:
        if report_id not in self.raw:
            return None
        raw, ann = self.raw[report_id], self.read[report_id]
        text = raw["text"]
        events = [self.claim(report_id, e, i) for i, e in enumerate(ann["events"])]
        control = [self.claim(report_id, c, 100 + i) for i, c in enumerate(ann["control"])]
        places = [{"span": e["spans"]["place"], "text": e["place"]["text"], "name": e["place"]["name"]} for e in events if e["place"]]
        return {
            "id": report_id, "sha256": ann["sha256"], "state": "ok", "relevant": ann["relevant"],
            "reader": {"marsad": "0.1.0", "vocabulary": "1", "gazetteer": "1", "language_model": "none"},
            "article": {"title": raw["title"], "summary": None, "section": None, "outlet": raw["outlet"], "url": raw["url"], "language": "en",
                        "agencies": [raw["agency"]] if raw.get("agency") else [], "published": {"date": raw["published"], "how": "given"},
                        "dateline": None, "text": text, "page_text": text, "captions": [], "dropped": []},
            "events": events, "control": control,
            "rejected": [{"quote": t["quote"], "why": t["why"], "spans": {"quote": find(text, t["quote"])}} for t in ann.get("traps", [])],
            "mentions": {"places": places, "actors": [], "dates": [], "quantities": [], "attributions": []}, "warnings": [],
        }  # fmt: skip

    def events(self, known: date | None = None) -> Sequence[EventRow]:
        seen = set(self.seen(known))
        return [self.event(e, seen) for e in self.gold["events"] if seen & set(e["reports"])]

    def event(self, e: dict[str, Any], seen: set[str]) -> EventRow:
        place, when, dead = place_row(e["place"]), e["date"], e["fatalities"]
        sources = tuple(e["independent_sources"])
        return EventRow(
            e["eid"], TYPES.get(e["sub_event_type"], "Strategic developments"), e["sub_event_type"], place, day(when["start"]), day(when["end"]),
            when["precision"], tuple(e["side_a"]), tuple(e["side_b"]), dead["min"], dead["max"], "asserted", "Fair" if len(sources) > 1 else "Weak",
            tuple(r for r in e["reports"] if r in seen), sources, bool(e.get("side_a_open")))  # fmt: skip

    def control(self, known: date | None = None) -> Sequence[PlaceControl]:
        out = []
        for name, spans in self.gold["control"].items():
            place = place_row(self.gold["places"][name])
            assert place is not None
            out.append(PlaceControl(place, tuple(self.span(s) for s in spans if known is None or date.fromisoformat(s["from"]) <= known)))
        return out

    def span(self, s: dict[str, Any]) -> ControlSpan:
        contested = s["holder"] == "contested"
        look = "contested" if contested else "assessed" if s["certain"] else "claimed"
        return ControlSpan(None if contested else s["holder"], look, date.fromisoformat(s["from"]), date.fromisoformat(s["to"]),
                           0.9 if s["certain"] else 0.6, tuple(s["why"]), ("Syrian Observatory for Human Rights",))  # fmt: skip

    def contradictions(self, known: date | None = None) -> Sequence[Contradiction]:
        return [
            Contradiction(c["about"], c["place"], day(c["date"]), tuple(x["report"] for x in c["claims"]), "open",
                          tuple(Position(x["source"], str(x["value"]), x["report"], x["quote"]) for x in c["claims"]), c.get("event"))
            for c in self.gold["contradictions"]
        ]  # fmt: skip

    def copies(self, known: date | None = None) -> Sequence[tuple[str, ...]]:
        return [tuple(group) for group in self.gold["copies"]]

    def telling(self, event_id: str, known: date | None = None) -> Sequence[Told]:
        out = []
        for rid in self.seen(known):
            for at, raw in enumerate(self.read[rid]["events"]):
                if raw["story_event"] == event_id:
                    out.append(Told(self.row(rid), self.claim(rid, raw, at)))
        return out

    def statements(self, place_id: str, known: date | None = None) -> Sequence[Told]:
        found = []
        for rid in self.seen(known):
            for at, raw in enumerate(self.read[rid]["control"]):
                claim = self.claim(rid, raw, 100 + at)
                if claim["place"] and claim["place"]["id"] == place_id:
                    found.append(Told(self.row(rid), claim))
        return found
