"""From a report to its record: the writing half of the codec."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from marsad.model.actor import Actor, ActorMention
from marsad.model.article import Article
from marsad.model.claim import Attribution, ControlClaim, EventClaim, Fatalities, Quantity, Range, Reading, Rejected, Speaker
from marsad.model.codes import CodesOf
from marsad.model.ids import control_claim_ids, event_claim_ids
from marsad.model.place import Place, PlaceMention
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.time import DateMention

Json = dict[str, Any]


def to_record(report: Report, codes_of: CodesOf) -> Json:
    """The record of `report` as JSON values; `codes_of` is `marsad.vocab.crosswalks.codes_of`."""
    article, reading = report.article, report.reading
    said = [article.reason] if article.reason else []
    return {
        "id": report.id,
        "sha256": report.sha256 or None,
        "reader": {
            "marsad": report.reader.marsad,
            "vocabulary": report.reader.vocabulary,
            "gazetteer": report.reader.gazetteer,
            "language_model": report.reader.language_model,
        },
        "state": article.state,
        "reason": article.reason,
        "article": _article(article),
        "relevant": report.relevant,
        "events": [_event(claim, id_, article, codes_of) for claim, id_ in zip(reading.events, event_claim_ids(report), strict=True)],
        "control": [_control(claim, id_, article) for claim, id_ in zip(reading.control, control_claim_ids(report), strict=True)],
        "rejected": [_rejected(item, article.received) for item in reading.rejected],
        "mentions": _mentions(reading),
        "warnings": [*said, *article.warnings, *reading.warnings],
    }


def event_chain(attribution: Attribution | None, article: Article) -> list[str]:
    """Everybody between the reader and the event, nearest to the event first: speakers, agencies, outlet; each named once."""
    speakers = attribution.chain if attribution else ()
    spoken = [name for s in speakers for name in (s.name, s.organisation)]
    return _once([*spoken, *article.agencies, article.outlet])


def _article(article: Article) -> Json:
    line = article.dateline
    return {
        "title": article.title,
        "summary": article.summary,
        "section": article.section,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "agencies": list(article.agencies),
        "published": {"date": _day(article.published.date), "how": article.published.how},
        "dateline": {"place": line.place, "date": _day(line.date), "span": _span(line.span)} if line else None,
        "text": article.text,
        "captions": list(article.captions),
        "dropped": [{"start": d.span.start, "end": d.span.end, "why": d.why} for d in article.dropped],
        "blocks": [{"zone": b.zone, "start": b.span.start, "end": b.span.end} for b in article.blocks],
        "page_text": article.received,
        "warnings": list(article.warnings),
    }


def _event(claim: EventClaim, id_: str, article: Article, codes_of: CodesOf) -> Json:
    text, codes = article.received, codes_of(claim)
    return {
        "id": id_,
        "main": claim.main,
        "event_type": codes.event_type,
        "sub_event_type": claim.sub_event_type,
        "disorder_type": codes.disorder_type,
        "codes": {"plover": codes.plover, "cameo": codes.cameo, "ucdp": codes.ucdp},
        "from": claim.zone,
        "quote": claim.quote.of(text),
        "trigger": claim.trigger.of(text),
        "spans": {
            **_claim_spans(claim),
            "side_a": _spans(m.span for m in claim.side_a),
            "side_b": _spans(m.span for m in claim.side_b),
            "fatalities": _spans(claim.fatalities.spans),
        },
        "side_a": _names(claim.side_a),
        "side_b": _names(claim.side_b),
        "side_a_open": claim.side_a_open,
        "side_b_open": claim.side_b_open,
        "actors": [_actor("side_a", m) for m in claim.side_a] + [_actor("side_b", m) for m in claim.side_b],
        "place": _place(claim.place) if claim.place else None,
        "date": _date(claim.date),
        "fatalities": _fatalities(claim.fatalities),
        "injured": _range(claim.injured),
        **_said(claim.attribution, article),
        "status": claim.status,
        "ongoing": claim.ongoing,
        "background": claim.background,
        "rules": list(claim.rules),
        "confidence": claim.confidence,
    }


def _control(claim: ControlClaim, id_: str, article: Article) -> Json:
    roles = (("holder", claim.holder), ("previous", claim.previous), ("besieger", claim.besieger))
    names = {role: mention_name(mention) if mention else None for role, mention in roles}
    if claim.kind == "contested":
        names["holder"] = "contested"
    return {
        "id": id_,
        "from": claim.zone,
        "quote": claim.quote.of(article.received),
        "trigger": claim.trigger.of(article.received),
        "spans": {**_claim_spans(claim), **{role: _span(mention.span) if mention else None for role, mention in roles}},
        "place": _place(claim.place),
        **names,
        "actors": [_actor(role, mention) for role, mention in roles if mention],
        "extent": claim.extent,
        "kind": claim.kind,
        "date": _date(claim.date),
        **_said(claim.attribution, article),
        "status": claim.status,
        "rules": list(claim.rules),
        "confidence": claim.confidence,
    }


def _claim_spans(claim: EventClaim | ControlClaim) -> Json:
    said = claim.attribution
    return {
        "quote": _span(claim.quote),
        "trigger": _span(claim.trigger),
        "place": _span(claim.place.span) if claim.place else None,
        "date": _span(claim.date.span),
        "attribution": _spans(s.span for s in said.chain if s.span) if said else [],
    }


def _said(said: Attribution | None, article: Article) -> Json:
    """Who says so. `said` is null in the outlet's own voice; with no speaker in it, somebody unnamed says so."""
    return {
        "attribution": _once(s.organisation or s.name for s in said.chain) if said else [],
        "chain": event_chain(said, article),
        "said": _attribution(said) if said else None,
    }


def _attribution(said: Attribution) -> Json:
    return {"content": _span(said.content), "cue": _span(said.cue), "speakers": [_speaker(s) for s in said.chain]}


def _speaker(speaker: Speaker) -> Json:
    return {
        "text": speaker.text,
        "name": speaker.name,
        "organisation": speaker.organisation,
        "side": speaker.side,
        "span": _span(speaker.span),
    }


def _rejected(item: Rejected, text: str) -> Json:
    spans = {"quote": _span(item.quote), "trigger": _span(item.trigger)}
    return {"quote": item.quote.of(text), "trigger": item.trigger.of(text), "spans": spans, "why": item.why}


def _mentions(reading: Reading) -> Json:
    return {
        "places": [_place_mention(m) for m in reading.places],
        "actors": [_actor_mention(m) for m in reading.actors],
        "dates": [_date_mention(m) for m in reading.dates],
        "quantities": [_quantity(q) for q in reading.quantities],
        "attributions": [{**_attribution(a), "chain": [s.text for s in a.chain]} for a in reading.attributions],
    }


def _place_mention(mention: PlaceMention) -> Json:
    return {**_place(mention), "candidates": len(mention.candidates)}


def _actor_mention(mention: ActorMention) -> Json:
    actor = mention.actor
    return {
        "span": _span(mention.span),
        "text": mention.text,
        "id": actor.id if actor else None,
        "name": actor.name if actor else None,
        "kind": actor.kind if actor else None,
        "country": actor.country if actor else None,
        "candidates": [_party(c) for c in mention.candidates],
        "backer": _party(mention.backer) if mention.backer else None,
        "rule": mention.rule,
    }


def _actor(role: str, mention: ActorMention) -> Json:
    return {"role": role, **_actor_mention(mention)}


def _party(actor: Actor) -> Json:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}


def mention_name(mention: ActorMention) -> str:
    """The canonical name, or the report's own words where the registry knows nobody or cannot choose."""
    return mention.actor.name if mention.actor else mention.text


def _names(mentions: Sequence[ActorMention]) -> list[str]:
    return _once(mention_name(m) for m in mentions)


def _place(mention: PlaceMention) -> Json:
    return {
        "span": _span(mention.span),
        "text": mention.text,
        **(_entry(mention.place) if mention.place else dict.fromkeys(_ENTRY)),
        "precision": mention.precision,
        "ucdp_precision": mention.ucdp_precision,
        "part": mention.part,
        "relation": mention.relation,
        "type_word": mention.kind or None,
        "type_feature": mention.feature or None,
        "candidates": [_entry(c) for c in mention.candidates],
        "why": mention.why,
    }


_ENTRY = ("name", "id", "country", "admin1", "admin1_code", "admin2", "admin2_code", "lat", "lon", "feature", "population", "source")


def _entry(place: Place) -> Json:
    return {field: getattr(place, field) for field in _ENTRY}


def _date(mention: DateMention) -> Json:
    days = mention.interval
    return {"start": _day(days.start), "end": _day(days.last), "precision": days.precision, "text": mention.text, "how": mention.how}


def _date_mention(mention: DateMention) -> Json:
    return {"span": _span(mention.span), **_date(mention)}


def _fatalities(told: Fatalities) -> Json:
    by_side = {"a": told.a, "b": told.b, "civilians": told.civilians, "unknown": told.unknown}
    return {**_range(told.total), "by_side": by_side}


def _quantity(quantity: Quantity) -> Json:
    told = {"span": _span(quantity.span), "text": quantity.text, **_range(quantity.range)}
    return {**told, "of": quantity.of, "victims": quantity.victims}


def _range(told: Range) -> Json:
    return {"min": told.min, "max": told.max}


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _spans(spans: Iterable[Span]) -> list[list[int] | None]:
    return [_span(s) for s in spans]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _once(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
