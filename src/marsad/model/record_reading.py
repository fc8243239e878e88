"""From a record back to the report: the reading half of the codec.

What comes back equals what was written, but for what only reading needs: the candidates of place mentions outside events and control (the
record keeps their number), the places a claim was offered (`options`), and the day that a date was counted from (`reference`). Records
of earlier versions lack what was added to the layout later; that comes back as not told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from marsad.model.actor import Actor, ActorMention
from marsad.model.article import Article, Block, Dateline, Dropped, Published
from marsad.model.claim import Attribution, ControlClaim, EventClaim, Fatalities, Quantity, Range, Reading, Rejected, Speaker
from marsad.model.place import Place, PlaceMention
from marsad.model.report import Reader, Report
from marsad.model.span import Span
from marsad.model.time import DateInterval, DateMention

Json = dict[str, Any]


def from_record(record: Json) -> Report:
    """The report that `record` tells; KeyError or TypeError where the record is not one."""
    return Report(record["id"], record["sha256"] or "", Reader(**record["reader"]), _article(record), _reading(record))


def _article(record: Json) -> Article:
    told, line = record["article"], record["article"]["dateline"]
    return Article(
        received=told["page_text"],
        state=record["state"],
        reason=record["reason"],
        title=told["title"],
        summary=told["summary"],
        section=told["section"],
        outlet=told["outlet"],
        url=told["url"],
        language=told["language"],
        agencies=tuple(told["agencies"]),
        published=Published(_day(told["published"]["date"]), told["published"]["how"]),
        dateline=Dateline(Span(*line["span"]), line["place"], _day(line["date"])) if line else None,
        blocks=tuple(Block(b["zone"], Span(b["start"], b["end"])) for b in told["blocks"]),
        dropped=tuple(Dropped(Span(d["start"], d["end"]), d["why"]) for d in told["dropped"]),
        warnings=tuple(told["warnings"]),
    )


def _reading(record: Json) -> Reading:
    mentions, before = record["mentions"], bool(record["reason"]) + len(record["article"]["warnings"])
    return Reading(
        events=tuple(_event(e) for e in record["events"]),
        control=tuple(_control(c) for c in record["control"]),
        rejected=tuple(Rejected(Span(*r["spans"]["quote"]), Span(*r["spans"]["trigger"]), r["why"]) for r in record["rejected"]),
        places=tuple(_place({**m, "candidates": ()}) for m in mentions["places"]),
        actors=tuple(_actor(m) for m in mentions["actors"]),
        dates=tuple(_date(m, m["span"]) for m in mentions["dates"]),
        quantities=tuple(_quantity(q) for q in mentions["quantities"]),
        attributions=tuple(_attribution(a) for a in mentions["attributions"]),
        warnings=tuple(record["warnings"][before:]),
    )


def _event(told: Json) -> EventClaim:
    spans = told["spans"]
    return EventClaim(
        sub_event_type=told["sub_event_type"],
        zone=told["from"],
        quote=Span(*spans["quote"]),
        trigger=Span(*spans["trigger"]),
        side_a=tuple(_actor(a) for a in told["actors"] if a["role"] == "side_a"),
        side_b=tuple(_actor(a) for a in told["actors"] if a["role"] == "side_b"),
        side_a_open=told["side_a_open"],
        side_b_open=told["side_b_open"],
        place=_place(told["place"]) if told["place"] else None,
        date=_date(told["date"], spans["date"]),
        fatalities=_fatalities(told["fatalities"], spans["fatalities"]),
        injured=Range(told["injured"]["min"], told["injured"]["max"]),
        attribution=_attribution(told["said"]) if told["said"] else None,
        status=told["status"],
        ongoing=told["ongoing"],
        background=told["background"],
        main=told["main"],
        rules=tuple(told["rules"]),
        confidence=told["confidence"],
    )


def _control(told: Json) -> ControlClaim:
    parties = {a["role"]: _actor(a) for a in told["actors"]}
    return ControlClaim(
        kind=told["kind"],
        extent=told["extent"],
        zone=told["from"],
        quote=Span(*told["spans"]["quote"]),
        trigger=Span(*told["spans"]["trigger"]),
        place=_place(told["place"]),
        holder=parties.get("holder"),
        previous=parties.get("previous"),
        besieger=parties.get("besieger"),
        date=_date(told["date"], told["spans"]["date"]),
        attribution=_attribution(told["said"]) if told["said"] else None,
        status=told["status"],
        rules=tuple(told["rules"]),
        confidence=told["confidence"],
    )


def _actor(told: Json) -> ActorMention:
    return ActorMention(
        span=Span(*told["span"]),
        text=told["text"],
        actor=_party(told) if told["id"] else None,
        candidates=tuple(_party(c) for c in told["candidates"]),
        backer=_party(told["backer"]) if told["backer"] else None,
        rule=told["rule"],
    )


def _party(told: Json) -> Actor:
    return Actor(told["id"], told["name"], told["kind"], told["country"])


def _place(told: Json) -> PlaceMention:
    return PlaceMention(
        span=Span(*told["span"]),
        text=told["text"],
        candidates=tuple(_entry(c) for c in told["candidates"]),
        place=_entry(told) if told["id"] else None,
        part=told["part"],
        relation=told["relation"],
        precision=told["precision"],
        why=told["why"],
        kind=told.get("type_word") or "",
        feature=told.get("type_feature") or "",
    )


def _entry(told: Json) -> Place:
    return Place(
        id=told["id"],
        name=told["name"],
        country=told["country"],
        admin1=told["admin1"],
        admin2=told["admin2"],
        lat=told["lat"],
        lon=told["lon"],
        feature=told["feature"],
        population=told["population"],
        source=told["source"],
        admin1_code=told.get("admin1_code"),
        admin2_code=told.get("admin2_code"),
    )


def _date(told: Json, span: list[int] | None) -> DateMention:
    first, last = _day(told["start"]), _day(told["end"])
    days = DateInterval.days(first, last, told["precision"]) if first and last else DateInterval(None, None, told["precision"])
    return DateMention(Span(*span) if span else None, told["text"], days, told["how"])


def _fatalities(told: Json, spans: Iterable[list[int]]) -> Fatalities:
    by = told["by_side"]
    total = Range(told["min"], told["max"])
    return Fatalities(total, by["a"], by["b"], by["civilians"], by["unknown"], tuple(Span(*s) for s in spans))


def _quantity(told: Json) -> Quantity:
    return Quantity(Span(*told["span"]), told["text"], Range(told["min"], told["max"]), told["of"], told["victims"])


def _attribution(told: Json) -> Attribution:
    cue = Span(*told["cue"]) if told["cue"] else None
    return Attribution(Span(*told["content"]), cue, tuple(_speaker(s) for s in told["speakers"]))


def _speaker(told: Json) -> Speaker:
    span = Span(*told["span"]) if told["span"] else None
    return Speaker(span, told["text"], told["name"], told["organisation"], told["side"])


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
