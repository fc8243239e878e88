"""From the record of one report to what linking compares: tellings in canonical values, and the words for the search for copies."""

from __future__ import annotations

from marsad.link.complete import completed
from marsad.link.parties import UNNAMED
from marsad.link.words import LinkWords, load_link_words, normal, tokens
from marsad.model import (
    ActorMention,
    Attribution,
    Carrier,
    ControlClaim,
    ControlTelling,
    EventClaim,
    EventTelling,
    Place,
    PlaceMention,
    Report,
    ReportText,
    Speaker,
    Telling,
    Voice,
)
from marsad.model.ids import control_claim_ids, event_claim_ids
from marsad.vocab.sources import load_sources

_BY_PRINT = ("publication", "dateline")


def tellings_of(report: Report, outlet_side: str | None = None, words: LinkWords | None = None) -> tuple[Telling, ...]:
    """The tellings of a report, events first, with the ids of its record, each completed by the others.

    `outlet_side` is the party its outlet belongs to, if any.
    """
    words = words or load_link_words()
    carrier = _carrier(report, outlet_side)
    text = report.article.received
    events = list(zip(event_claim_ids(report), report.reading.events, strict=True))
    control = list(zip(control_claim_ids(report), report.reading.control, strict=True))
    dates = [*((id_, claim.date) for id_, claim in events), *((id_, claim.date) for id_, claim in control)]
    undated = frozenset(id_ for id_, told in dates if told.how in _BY_PRINT)
    return completed(
        [_event(id_, carrier, claim, text, words) for id_, claim in events],
        [_control(id_, carrier, claim, text, words) for id_, claim in control],
        undated,
        words,
    )


def text_of(report: Report) -> ReportText:
    """The words of a report for `find_copies`: its clean body."""
    a = report.article
    return ReportText(report.id, a.text, a.title, a.published.date, a.outlet, a.agencies)


def _carrier(report: Report, side: str | None) -> Carrier:
    a = report.article
    return Carrier(report.id, a.published.date, a.outlet, side, a.agencies, a.url)


def _event(id_: str, carrier: Carrier, claim: EventClaim, text: str, words: LinkWords) -> EventTelling:
    return EventTelling(
        id=id_,
        carrier=carrier,
        sub_event_type=claim.sub_event_type,
        quote=claim.quote.of(text),
        zone=claim.zone,
        side_a=_names(claim.side_a),
        side_b=_names(claim.side_b),
        side_a_open=claim.side_a_open,
        side_b_open=claim.side_b_open,
        place=_place(claim.place) if claim.place else None,
        part=claim.place.part if claim.place else None,
        relation=claim.place.relation if claim.place else None,
        when=claim.date.interval,
        fatalities=claim.fatalities.total,
        voices=_voices(claim.attribution, claim.place, text, words),
        status=claim.status,
        ongoing=claim.ongoing,
        background=claim.background,
        confidence=claim.confidence,
    )


def _control(id_: str, carrier: Carrier, claim: ControlClaim, text: str, words: LinkWords) -> ControlTelling:
    return ControlTelling(
        id=id_,
        carrier=carrier,
        kind=claim.kind,
        extent=claim.extent,
        place=_place(claim.place),
        quote=claim.quote.of(text),
        zone=claim.zone,
        holder=_name(claim.holder),
        previous=_name(claim.previous),
        besieger=_name(claim.besieger),
        part=claim.place.part,
        relation=claim.place.relation,
        when=claim.date.interval,
        voices=_voices(claim.attribution, claim.place, text, words),
        status=claim.status,
        confidence=claim.confidence,
    )


def _name(mention: ActorMention | None) -> str | None:
    """The canonical name, or the report's own words where none was found."""
    return (mention.actor.name if mention.actor else mention.text) if mention else None


def _names(mentions: tuple[ActorMention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for m in mentions if (name := _name(m))))


def _place(mention: PlaceMention) -> Place:
    """The place chosen; a place that was not resolved is known by its name alone."""
    return mention.place or Place(f"name:{normal(mention.text)}", mention.text, "", source="name")


def _voices(attribution: Attribution | None, place: PlaceMention | None, text: str, words: LinkWords) -> tuple[Voice, ...]:
    """The speakers nearest to the event: the first of the chain, and those who stand on one level with it ("X and Y said").

    Who relays what they say is no source of its own. A cue without a speaker ("reportedly") is a voice without a name.
    """
    if attribution is None:
        return ()
    if not attribution.chain:
        return (UNNAMED,)
    found = [attribution.chain[0]]
    for speaker in attribution.chain[1:]:
        if not _one_level(found[-1], speaker, text, words):
            break
        found.append(speaker)
    return tuple(Voice(s.name, s.organisation, s.side or _state_of(s, place, words)) for s in found)


def _state_of(speaker: Speaker, place: PlaceMention | None, words: LinkWords) -> str | None:
    """The state that an office without a country speaks for: that of the place. None for who holds no office."""
    if place is None or place.place is None or words.offices.isdisjoint(tokens(speaker.organisation or speaker.name)):
        return None
    state = load_sources().states.name(place.place.country)
    return f"Government of {state}" if state else None


def _one_level(left: Speaker, right: Speaker, text: str, words: LinkWords) -> bool:
    if left.span is None or right.span is None or left.span.touches(right.span):
        return False
    between = text[min(left.span.end, right.span.end) : max(left.span.start, right.span.start)]
    said = tokens(between)
    return len(between) <= 24 and (bool(set(said) & words.joiners) or between.strip() == ",")
