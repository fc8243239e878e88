"""Names that only the report marks as places: their country and province from what is told beside them, a point only inside a town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.gazetteer.keys import name_key
from marsad.model import Place, PlaceMention

UNLISTED = "marked as a place"
"""The `why` of such a mention, as the finder gives it."""
CITY_PARTS = frozenset(
    {"neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods", "quarter", "quarters", "district", "districts", "suburb"}
)
NEAR_WORDS = 400
"""Within so many characters before a district the town named last is taken for its own."""
_TIE = re.compile(r"(?:\s+[a-z]+)?\s*(?:,|\(|,?\s+in|\s+of)(?:\s+(?:[a-z]+\s+){0,3}(?:of\s+)?)?\s*")
_OWNER = re.compile(r"(?:['’]s|s)?\s+(?:(?:[a-z-]+\s+){1,3})?")


def with_unlisted(mentions: Sequence[PlaceMention], text: str) -> tuple[PlaceMention, ...]:
    """The mentions, where those marked as places and unknown to the gazetteer have a place of their name.

    It has the country and province of what is told beside it ("the village of X in Idlib province"), else the country of the one that all
    other places of the report lie in, and no point; a district of a town told beside it has the town's point.
    """
    countries = {m.place.country for m in mentions if m.place is not None and m.place.country and m.place.feature != "A.PCLI"}
    only = next(iter(countries)) if len(countries) == 1 else ""
    told: list[PlaceMention] = []
    town: PlaceMention | None = None
    for n, mention in enumerate(mentions):
        if mention.why == UNLISTED and mention.place is None:
            mention = _placed(mention, _parent(mentions, n, town, text), only)
        elif mention.place is not None and mention.place.feature[0] == "P" and mention.place.lat is not None:
            town = mention
        told.append(mention)
    return tuple(told)


def _parent(mentions: Sequence[PlaceMention], n: int, town: PlaceMention | None, text: str) -> Place | None:
    mention = mentions[n]
    after = mentions[n + 1] if n + 1 < len(mentions) else None
    if after is not None and after.place is not None and _TIE.fullmatch(text[mention.span.end : after.span.start][:60]):
        return after.place
    before = mentions[n - 1] if n else None
    if before is not None and before.place is not None and _OWNER.fullmatch(text[before.span.end : mention.span.start][:40] or "-"):
        return before.place
    if mention.kind in CITY_PARTS and town is not None and mention.span.start - town.span.end <= NEAR_WORDS:
        return town.place
    return None


def _placed(mention: PlaceMention, parent: Place | None, country: str) -> PlaceMention:
    code = parent.country if parent is not None else country
    if not code:
        return mention
    slug = "-".join(name_key(mention.text).split())
    inside = parent is not None and parent.feature[0] == "P" and mention.kind in CITY_PARTS
    if parent is not None and inside:
        source = f"part of {parent.name}"
        place = replace(parent, id=f"{parent.id}/{slug}", name=mention.text, feature="P.PPLX", population=0, source=source)
    else:
        feature = "P.PPL" if mention.feature in ("", "P") else mention.feature
        admin1 = parent.admin1 if parent is not None else None
        place = Place(f"report:{code.lower()}/{slug}", mention.text, code, admin1, feature=feature, source="named in the report only")
    precision = 1 if inside else mention.precision
    return replace(mention, place=place, candidates=(place,), precision=precision, why=f"{UNLISTED}; {place.source}")
