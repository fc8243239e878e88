"""Sites that a report names by their town ("the airport of X"): places of their own, beside the town."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from marsad.gazetteer import Gazetteer
from marsad.model import Place, PlaceMention
from marsad.resolve.place_distance import within
from marsad.vocab.definite import DefiniteWords

SITE_KM = 40.0


def with_site(mention: PlaceMention, told: Mapping[str, Place], words: DefiniteWords, gazetteer: Gazetteer) -> PlaceMention:
    """The mention with the site as its place, where its part, or the type word of its unknown name, is a site.

    `told` maps lower-case names of the report to their places. The site is the gazetteer's "X Airport" near the town, else one of that
    name with the point of the town.
    """
    noun = mention.part if mention.place is not None else mention.kind
    if not noun or not words.is_site(noun.lower()):
        return mention
    town = _town(mention) or told.get(mention.text.lower().removesuffix(noun.lower()).strip())
    if town is None or not town.feature.startswith("P"):
        return mention
    return replace(mention, place=_site_of(town, noun.title(), gazetteer), part=None, why=f"{mention.why}; {noun} of {town.name}")


def _town(mention: PlaceMention) -> Place | None:
    """The town of the name, where the mention alone means its region."""
    if mention.place is None or mention.place.feature.startswith("P"):
        return mention.place
    return next((c for c in mention.candidates if c.feature.startswith("P") and c.country == mention.place.country), None)


def _site_of(town: Place, noun: str, gazetteer: Gazetteer) -> Place:
    name = f"{town.name} {noun}"
    listed = [p for p in gazetteer.find(name) if p.feature.startswith("S") and within(town, p, SITE_KM)]
    made = replace(town, id=f"{town.id}/{noun.lower()}", name=name, feature="S.AIRP", population=0, source=f"{noun.lower()} of {town.name}")
    return listed[0] if listed else made
