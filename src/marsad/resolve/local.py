"""People and forces without a name or a country of their own are those of the place: "civilians", "the army", "the police"."""

from __future__ import annotations

from dataclasses import replace

from marsad.model import ActorMention, PlaceMention
from marsad.vocab.actors import ActorLexicon

_LOCAL = frozenset({"generic:civilians", "generic:military", "generic:police", "generic:protesters", "generic:security"})


def local_actor(mention: ActorMention, country: str | None, lexicon: ActorLexicon) -> ActorMention:
    """The mention as an actor of `country` (ISO 3166 alpha-2) where its own words name none; unchanged without a country."""
    branch = mention.rule.partition(">")[0].partition("+")[0]
    if country is None or branch not in _LOCAL or (mention.actor is not None and mention.actor.country == country):
        return mention
    return replace(mention, actor=lexicon.local(branch.partition(":")[2], country))


def country_of(place: PlaceMention | None) -> str | None:
    """The country of a resolved place; None when it is open."""
    return (place.place.country or None) if place is not None and place.place is not None else None
