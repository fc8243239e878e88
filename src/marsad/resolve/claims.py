"""The stage `resolve`: names become identities, types are settled, one event told twice becomes one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.gazetteer import Gazetteer
from marsad.model import ActorMention, Article, ControlClaim, EventClaim, PlaceMention, Reading, Span
from marsad.model.rules import OWN_COUNTRY, SPEAKER
from marsad.resolve.actor_context import ActorContext
from marsad.resolve.actors import resolve_actors, resolve_anaphor
from marsad.resolve.confidence import weigh_control, weigh_events
from marsad.resolve.control_claims import Parties, settle_control
from marsad.resolve.disputes import with_rival_accounts
from marsad.resolve.local import country_of, local_actor
from marsad.resolve.main_event import mark_main
from marsad.resolve.opponents import fill_sides
from marsad.resolve.places import resolve_places
from marsad.resolve.same import merge_events
from marsad.resolve.sites import with_site
from marsad.resolve.speakers import with_speakers
from marsad.resolve.spoken import side_of_speaker
from marsad.resolve.types import final_type
from marsad.vocab.actors import ActorLexicon
from marsad.vocab.vocabulary import Vocabulary

COARSE = ("A.PCL", "A.ADM1", "A.ADM2", "L.", "H.")
"""Features of places that a report names to say where another one lies."""
TIED = 30
"""Code points between a place that no list has and the one it lies in."""
OWNER = 3
"""Code points between the owner and what it owns: an apostrophe, an "s" and a space."""


def resolve_claims(reading: Reading, article: Article, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Reading:
    """The reading with identities for actors and places, or their candidates where nothing is clear.

    `gazetteer` and `vocabulary` are open, read-only look-ups. Events come out with one of ACLED's 25 types and without `options`.
    """
    places = {m.span: m for m in resolve_places(reading.places, article.received, gazetteer)}
    actors = _resolve_actors(reading, article, list(places.values()), vocabulary)
    reading = with_speakers(reading, article, sorted(actors.values(), key=lambda m: m.span), vocabulary.sources, vocabulary.reporting)
    named = [actors[m.span] for m in reading.actors]
    told = [_local(_at_home(_event(e, actors, places, named), gazetteer), vocabulary.actors) for e in reading.events]
    told = [replace(e, place=_with_direction(e.place, article.received)) if e.place is not None else e for e in told]
    filled = fill_sides(told, named, vocabulary.actors)
    events = merge_events([replace(e, sub_event_type=final_type(e)) for e in filled], vocabulary.events.ladders)
    parties = Parties.of(named, events, vocabulary.actors)
    towns = {m.text.lower(): m.place for m in places.values() if m.place is not None}
    stated = [replace(c, place=with_site(_place(c, places) or c.place, towns, vocabulary.definite, gazetteer)) for c in reading.control]
    control = settle_control([_control(c, actors, vocabulary.actors) for c in stated], parties)
    events = tuple(with_rival_accounts(events, control))
    bounded = [e for e in events if _is_bounded(e)] or events[:1]
    kept, thin = weigh_events(bounded, vocabulary.confidence["event"])
    return replace(
        reading,
        events=mark_main(kept, vocabulary.events.ranks),
        rejected=(*reading.rejected, *thin),
        control=weigh_control(control, vocabulary.confidence["control"]),
        places=tuple(places.values()),
        actors=tuple(named),
    )


def _resolve_actors(reading: Reading, article: Article, places: Sequence[PlaceMention], vocabulary: Vocabulary) -> dict[Span, ActorMention]:
    mentions = {m.span: m for m in (*reading.actors, *_of_claims(reading)) if m.rule != SPEAKER}
    pronouns = [m for m in mentions.values() if m.rule == "pronoun"]
    named = sorted((m for m in mentions.values() if m.rule != "pronoun"), key=lambda m: m.span)
    context = ActorContext(article.received, article.published.date, tuple(places))
    resolved = resolve_actors(named, context, vocabulary.actors)
    return {m.span: m for m in (*resolved, *(_pronoun(p, article.received, resolved) for p in pronouns))}


def _pronoun(mention: ActorMention, text: str, resolved: Sequence[ActorMention]) -> ActorMention:
    number = "singular" if mention.text.lower() in ("it", "its") else "plural"
    return replace(mention, actor=resolve_anaphor(text, mention.span.start, number, resolved))


def _of_claims(reading: Reading) -> Iterable[ActorMention]:
    """Mentions that claims bring themselves: pronouns."""
    for event in reading.events:
        yield from (*event.side_a, *event.side_b)
    for claim in reading.control:
        yield from (m for m in (claim.holder, claim.previous, claim.besieger) if m is not None)


def _event(
    claim: EventClaim, actors: dict[Span, ActorMention], places: dict[Span, PlaceMention], named: Sequence[ActorMention]
) -> EventClaim:
    def known(side: Sequence[ActorMention]) -> list[ActorMention]:
        found = (side_of_speaker(claim.attribution, named) if m.rule == SPEAKER else actors[m.span] for m in side)
        return [m for m in found if m is not None and (m.actor is not None or m.candidates)]

    side_a, side_b = known(claim.side_a), known(claim.side_b)
    acting = {m.actor.name for m in side_a if m.actor}
    struck = [m for m in side_b if m.actor is None or m.actor.name not in acting]
    return replace(claim, side_a=_once(side_a), side_b=_once(struck), place=_place(claim, places), options=())


def _at_home(claim: EventClaim, gazetteer: Gazetteer) -> EventClaim:
    """ "Their country" is that of the side that acts, else of the side acted on."""
    if claim.place is None or claim.place.why != OWN_COUNTRY:
        return claim
    codes = [m.actor.country for m in (*claim.side_a, *claim.side_b) if m.actor and m.actor.country]
    place = gazetteer.country(codes[0]) if codes else None
    return replace(claim, place=replace(claim.place, place=place, precision=3) if place else None)


def _local(claim: EventClaim, lexicon: ActorLexicon) -> EventClaim:
    country = country_of(claim.place)
    side_a, side_b = (tuple(local_actor(m, country, lexicon) for m in side) for side in (claim.side_a, claim.side_b))
    return replace(claim, side_a=side_a, side_b=side_b)


def _once(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """One mention an identity, the first."""
    return tuple({m.actor.name if m.actor else m.text: m for m in reversed(list(mentions))}.values())[::-1]


def _control(claim: ControlClaim, actors: dict[Span, ActorMention], lexicon: ActorLexicon) -> ControlClaim:
    country = country_of(claim.place)

    def known(mention: ActorMention | None) -> ActorMention | None:
        if mention is None or mention.rule == SPEAKER:
            return mention
        return local_actor(actors.get(mention.span, mention), country, lexicon)

    return replace(claim, holder=known(claim.holder), previous=known(claim.previous), besieger=known(claim.besieger), options=())


def _place(claim: EventClaim | ControlClaim, places: dict[Span, PlaceMention]) -> PlaceMention | None:
    """The first option, or a finer one beside it where the first only says in which region or country it lies."""
    options = [_at(places, m) for m in ((claim.place, *claim.options) if claim.place is not None else ())]
    fine = [m for m in options if not _is_coarse(m)]
    first = next(iter(fine or options), None)
    return _within(first, options) if first is not None and first.place is None else first


def _within(unknown: PlaceMention, options: Sequence[PlaceMention]) -> PlaceMention:
    """A place that no list has, at the known one right behind it or that owns it: "the Salam quarter of Taiz", "Taiz's Salam quarter"."""
    outer = next((m for m in options if m.place is not None and (_ties(unknown, m, TIED) or _ties(m, unknown, OWNER))), None)
    return replace(unknown, place=outer.place, precision=max(outer.precision, 2)) if outer is not None else unknown


def _ties(first: PlaceMention, second: PlaceMention, most: int) -> bool:
    """Whether the second place stands at most so many code points behind the first."""
    return 0 < second.span.start - first.span.end <= most


def _with_direction(mention: PlaceMention, text: str) -> PlaceMention:
    """A part of a region told by the word before it is its name here: "northern Nigeria"."""
    if mention.place is None or not mention.place.feature.startswith("A.") or not mention.part:
        return mention
    start = mention.span.start - len(mention.part) - 1
    if start < 0 or text[start : mention.span.start].rstrip() != mention.part:
        return mention
    span = Span(start, mention.span.end)
    return replace(mention, span=span, text=span.of(text))


def _at(places: dict[Span, PlaceMention], mention: PlaceMention) -> PlaceMention:
    found = places.get(mention.span, mention)
    return replace(found, part=mention.part, relation=mention.relation)


def _is_coarse(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.feature.startswith(COARSE)


def _is_bounded(claim: EventClaim) -> bool:
    """A single event that lacks place and time and names nobody is not coded (annotation guide)."""
    return claim.place is not None or claim.date.interval.start is not None or bool(claim.side_a or claim.side_b)
