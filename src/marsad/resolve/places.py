"""Which place a name means: candidates weighed by what the report tells around them, population last; no choice when none is clear.

The point of a country is its centre (countryinfo, the CIA World Factbook's; the United States': that of the 48 states), of a division the
middle of the box around its settlements; of a region of countries the mean of theirs. A record's events give no point for a country
(ANNOTATION, precision 3).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from marsad.gazetteer import Hit
from marsad.gazetteer.keys import bare_key, name_key
from marsad.model import Place, PlaceMention, PlacePrecision
from marsad.resolve.place_distance import kilometres, within
from marsad.resolve.place_unlisted import with_unlisted

WEIGHTS = {
    "population": 1.0,
    "country": 8.4,
    "state": 5.6,
    "division": 0.6,
    "region": 7.0,
    "nature": 3.5,
    "site": 2.5,
    "other name": -1.3,
    "sounds alike": -1.5,
    "type word fits": 3.5,
    "type word speaks against": -1.5,
    "lies in the parent told": 9.0,
    "not in the parent told": -3.0,
    "holds the child told": 4.0,
    "its seat has the name": -1.3,
    "country of the report": 1.3,
    "only country of the report": 1.0,
    "state of the report": 1.6,
    "near another place": 2.6,
    "listed with its like": 2.0,
    "told before as": 3.0,
    "told with its parent": 4.0,
    "outlet's country": 0.8,
    "capital": 1.5,
    "named in conflict data": 1.0,
}
CLEAR = 1.1
"""The best must be ahead of the next place elsewhere by this much, else nothing is chosen."""
OFTEN = 3.5
"""More than so many doublings of the places of a country tell nothing new."""
SURE_POPULATION = 50_000
"""So large a place tells of the report's countries before others are known."""
SMALL_POPULATION = 15_000
"""A smaller place in a country that a report speaks of nowhere else is not chosen."""
FAR_VOTES = 2
"""So many other places must be clear before one counts as far from them."""
NEAR_KM = 150.0
MOST_POINTS = 200
"""So many clear places are neighbours to others; more would make long texts slow and tell nothing new."""
SAME_KM = 60.0
ROUNDS = 3
DEMONYM = "demonym"
"""The `kind` of an adjective of a country: its candidate is that country."""
CAPITAL = "capital"
"""The `kind` of a mention that tells a capital by its country: its candidates are capitals; it goes when none is clear."""
SITE = "site"
"""The `why` of a mention that is a site the gazetteer lacks: its candidates are the towns whose name it carries."""


class Gazette(Protocol):
    """What is needed of the gazetteer."""

    def hits(self, key: str) -> tuple[Hit, ...]:
        """The places of a name key."""

    def sounds(self, key: str) -> tuple[Hit, ...]:
        """The places whose name sounds like it."""


@dataclass(slots=True)
class _Case:
    mention: PlaceMention
    key: str
    hits: tuple[Hit, ...]
    parent: int | None = None
    child: int | None = None
    site: bool = False
    beside: frozenset[str] = frozenset()
    far: bool = False
    alone: list[tuple[tuple[str, ...], float]] = field(default_factory=list)
    scores: list[tuple[float, Place, tuple[str, ...]]] = field(default_factory=list)

    @property
    def best(self) -> Place | None:
        """The place ahead of all others by `CLEAR`; others close by or above it do not count against it."""
        if not self.scores or self.far:
            return None
        top, place, _ = self.scores[0]
        rival = next((s for s, other, _ in self.scores[1:] if not _same_spot(place, other)), -math.inf)
        return place if top - rival >= CLEAR else None


@dataclass(slots=True)
class _Context:
    countries: Counter[str] = field(default_factory=Counter)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    points: list[Place] = field(default_factory=list)
    chosen: dict[str, Place] = field(default_factory=dict)
    anchored: dict[str, Place] = field(default_factory=dict)
    region: str | None = None

    def same(self, other: _Context) -> bool:
        """Whether another tells the same: then weighing again would change nothing."""
        chosen = [[(k, p.id) for k, p in told.items()] for told in (self.chosen, other.chosen, self.anchored, other.anchored)]
        return chosen[0] == chosen[1] and chosen[2] == chosen[3] and self.countries == other.countries and self.states == other.states


def resolve_places(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazette, region: str | None = None) -> tuple[PlaceMention, ...]:
    """The mentions with `place`, ordered `candidates`, `precision` and `why` set.

    `text` is that of the spans; `region` the outlet's country (ISO 3166 alpha-2), the last word before population. Mentions without any
    candidate stay as they are.
    """
    cases = [_case(m, gazetteer) for m in mentions]
    _find_parents(cases, text)
    _find_lists(cases, text)
    context = _Context(region=region)
    for turn in range(ROUNDS):
        ranked: dict[tuple[str, str, int | None, int | None, bool, frozenset[str]], list[tuple[float, Place, tuple[str, ...]]]] = {}
        for case in cases:
            alike = (case.key, case.mention.feature, case.parent, case.child, case.site, case.beside)
            if alike not in ranked:
                ranked[alike] = _ranked(case, cases, context)
            case.scores = ranked[alike]
        known, context = context, _learn([c for c in cases if turn or _speaks_for_itself(c)], region)
        if turn and known.same(context):
            break
    for case in cases:
        case.far = _is_far(case, context)
    settled = tuple(_settled(case) for case in cases if case.mention.kind != CAPITAL or case.best is not None)
    return with_unlisted(settled, text)


def _speaks_for_itself(case: _Case) -> bool:
    """Whether a choice is sure enough to tell of others before anything is known: no hamlet, no name that only sounds alike."""
    place = case.best
    if place is None:
        return False
    known = place.population >= SURE_POPULATION or place.feature in ("A.PCLI", "A.ADM1") or place.feature[0] in "LHT"
    return case.parent is not None or (known and "sounds alike" not in case.scores[0][2])


def _is_far(case: _Case, context: _Context) -> bool:
    """Whether the best is a small place in a country that nothing else in the report speaks of."""
    if not case.scores:
        return False
    _, place, reasons = case.scores[0]
    small = place.feature[0] == "P" and place.population < SMALL_POPULATION
    told = {"country of the report", "lies in the parent told", "outlet's country"}.intersection(reasons)
    others = sum(context.countries.values()) - context.countries[place.country]
    return small and not told and others >= FAR_VOTES


def _case(mention: PlaceMention, gazetteer: Gazette) -> _Case:
    key = name_key(mention.text)
    if mention.kind in (DEMONYM, CAPITAL):
        return _Case(mention, key, tuple(Hit(p, 0) for p in mention.candidates))
    known = gazetteer.hits(key) or (gazetteer.hits(bare_key(key)) if mention.why != SITE else ())
    if not known and mention.why == SITE:
        return _Case(mention, key, tuple(Hit(p, 0) for p in mention.candidates), site=True)
    if not known and mention.candidates:
        known = gazetteer.sounds(key) or tuple(Hit(p, 1) for p in mention.candidates)
    return _Case(mention, key, known if mention.candidates else ())


def _find_parents(cases: list[_Case], text: str) -> None:
    """ "Rawa, Anbar", "Rawa in Iraq", "Anbar's Rawa": the mention beside that may hold this one."""
    for n, case in enumerate(cases):
        if n + 1 < len(cases):
            between = text[case.mention.span.end : cases[n + 1].mention.span.start]
            if _ties(between) and _may_hold(cases[n + 1], case, _is_listed(cases, n + 1, text)):
                case.parent = n + 1
                cases[n + 1].child = n
        if case.parent is None and n:
            between = text[cases[n - 1].mention.span.end : case.mention.span.start]
            if between.rstrip() in ("'s", "’s") and _may_hold(cases[n - 1], case):
                case.parent = n - 1
                cases[n - 1].child = n


def _find_lists(cases: list[_Case], text: str) -> None:
    """What stands beside a name in a list: "Homs, Hama and Idlib" are three towns or three provinces."""
    for left, right in pairwise(cases):
        if text[left.mention.span.end : right.mention.span.start].strip() in (",", "and", ", and") and right.parent is None is left.parent:
            left.beside |= {right.key}
            right.beside |= {left.key}


def _ties(between: str) -> bool:
    words = between.split()
    return between.strip() in (",", "in", ", in", "(", "-") or (
        len(words) <= 5 and words[:1] in (["in"], [","]) and words[-1:] in (["the"], ["of"], ["in"])
    )


def _is_listed(cases: list[_Case], n: int, text: str) -> bool:
    """Whether another name follows as in a list ("Washington, New York and Boston")."""
    return n + 1 < len(cases) and text[cases[n].mention.span.end : cases[n + 1].mention.span.start].strip() in (",", "and", ", and")


def _may_hold(parent: _Case, child: _Case, listed: bool = False) -> bool:
    """Whether some place of the one name lies in some of the other; in a list, or where neither is its main name, that is no tie."""
    return any(_holds(p.place, c.place) for p in parent.hits[:12] for c in child.hits if not ((listed or p.kind) and c.kind))


def _holds(parent: Place, child: Place) -> bool:
    if parent.id == child.id or parent.country != child.country:
        return False
    if parent.feature == "A.PCLI":
        return True
    if parent.feature == "A.ADM1":
        return child.admin1 == parent.name and child.feature != "A.ADM1"
    return parent.feature == "A.ADM2" and child.admin2 == parent.name


def _ranked(case: _Case, cases: list[_Case], context: _Context) -> list[tuple[float, Place, tuple[str, ...]]]:
    if not case.alone:
        case.alone = [_alone(hit, case, cases) for hit in case.hits]
    scored = [(*_score(hit.place, *alone, case, context), hit.place) for hit, alone in zip(case.hits, case.alone, strict=True)]
    return [(score, place, reasons) for score, reasons, place in sorted(scored, key=lambda s: (-s[0], s[2].id))]


def _alone(hit: Hit, case: _Case, cases: list[_Case]) -> tuple[tuple[str, ...], float]:
    """The reasons, and their weight, that do not change with what the other cases turn out to be."""
    reasons = (*_by_itself(hit, case), *_by_parent(hit.place, case, cases))
    return reasons, sum(WEIGHTS[r] for r in reasons) + _fame(hit.place)


def _score(place: Place, alone: tuple[str, ...], weight: float, case: _Case, context: _Context) -> tuple[float, tuple[str, ...]]:
    reasons = _by_context(place, case, context)
    chosen = context.chosen.get(case.key)
    told = max(0, context.countries.get(place.country, 0) - (chosen is not None and chosen.id == place.id)) if place.country else 0
    often = WEIGHTS["country of the report"] * min(math.log2(1 + told), OFTEN)
    return weight + often + sum(WEIGHTS[r] for r in reasons if r != "country of the report"), (*alone, *reasons)


def _fame(place: Place) -> float:
    """Population, as far as it speaks for a place: less for a district, not for states and countries, which have their class."""
    share = 1.0 if place.feature[0] == "P" else 0.7 if place.feature == "A.ADM2" else 0.0
    return share * WEIGHTS["population"] * math.log10(place.population + 10)


def _by_itself(hit: Hit, case: _Case) -> list[str]:
    place, told = hit.place, case.mention.feature
    reasons = [_class_of(place)]
    if hit.kind == 3:
        reasons.append("sounds alike")
    elif hit.kind and place.feature != "A.PCLI":
        reasons.append("other name")
    if place.source != "geonames":
        reasons.append("named in conflict data")
    if place.feature in ("A.ADM1", "A.ADM2") and not told and any(_seat(h.place, place) for h in case.hits):
        reasons.append("its seat has the name")
    if place.feature == "P.PPLC":
        reasons.append("capital")
    if told and (place.feature == told or place.feature[0] == told):
        reasons.append("type word fits")
    elif told and place.feature[0] in "PA":
        reasons.append("type word speaks against")
    return [r for r in reasons if r]


_CLASSES = {
    "A.PCLI": "country",
    "A.ADM1": "state",
    "A.ADM1H": "division",
    "A.ADM2": "division",
    "L": "region",
    "H": "nature",
    "T": "nature",
    "S": "site",
    "R": "site",
}


def _class_of(place: Place) -> str:
    """The reason that its class gives for it; a brook or a farm that only the world's dump lists has none."""
    if place.feature[0] in "HTSRUV" and place.source == "geonames":
        return ""
    return _CLASSES.get(place.feature, _CLASSES.get(place.feature[0], ""))


def _seat(town: Place, division: Place) -> bool:
    return town.feature[0] == "P" and town.country == division.country and division.name in (town.admin1, town.admin2)


def _by_parent(place: Place, case: _Case, cases: list[_Case]) -> list[str]:
    if case.child is not None and any(_holds(place, h.place) for h in cases[case.child].hits):
        return ["holds the child told"]
    if case.parent is None:
        return []
    holders = [h.place for h in cases[case.parent].hits[:12]]
    return ["lies in the parent told"] if any(_holds(h, place) for h in holders) else ["not in the parent told"]


def _by_context(place: Place, case: _Case, context: _Context) -> list[str]:
    reasons = []
    chosen = context.chosen.get(case.key)
    told_before = chosen is not None and chosen.id == place.id
    if place.country and context.countries.get(place.country, 0) > told_before:
        reasons.append("country of the report")
        if len(context.countries) == 1:
            reasons.append("only country of the report")
    if place.admin1 and place.feature != "A.ADM1" and (place.country, place.admin1) in context.states:
        reasons.append("state of the report")
    if _near_another(place, context.points):
        reasons.append("near another place")
    if any(other is not None and _level(other) == _level(place) for other in map(context.chosen.get, case.beside)):
        reasons.append("listed with its like")
    if told_before:
        reasons.append("told before as")
    anchored = context.anchored.get(case.key)
    if case.parent is None and anchored is not None and anchored.id == place.id:
        reasons.append("told with its parent")
    if context.region and context.region == place.country:
        reasons.append("outlet's country")
    return reasons


def _level(place: Place) -> str:
    """Town, or which division of a country."""
    return "P" if place.feature[0] == "P" else place.feature


def _near_another(place: Place, points: Sequence[Place]) -> bool:
    """Whether a clear place other than this lies within NEAR_KM."""
    if place.lat is None:
        return False
    south, north = place.lat - NEAR_KM / 111.0, place.lat + NEAR_KM / 111.0
    return any(within(p, place, NEAR_KM) for p in points if p.lat is not None and south <= p.lat <= north and p.id != place.id)


def _learn(cases: list[_Case], region: str | None) -> _Context:
    """What the clear cases tell about the others."""
    context = _Context(region=region)
    votes: dict[str, Counter[Place]] = {}
    for case in cases:
        place = case.best
        if place is None:
            continue
        if "lies in the parent told" in case.scores[0][2]:
            context.anchored[case.key] = place
        votes.setdefault(case.key, Counter())[place] += 2 if case.parent is not None else 1
    for key, counted in votes.items():
        place = max(counted.items(), key=lambda pair: (pair[1], pair[0].id))[0]
        context.chosen[key] = place
        if place.country:
            context.countries[place.country] += 1
        if place.feature == "A.ADM1":
            context.states[place.country, place.name] += 1
        elif place.lat is not None and place.feature[0] in "PSTL" and place.country and len(context.points) < MOST_POINTS:
            context.points.append(place)
    return context


def _same_spot(place: Place, other: Place) -> bool:
    """Whether two candidates are one town under two ids, or a town and the division named for it."""
    nested = place.country == other.country and other.feature in ("A.ADM1", "A.ADM2") and other.name in (place.admin1, place.admin2)
    nested = nested or (
        place.country == other.country and place.feature in ("A.ADM1", "A.ADM2") and place.name in (other.admin1, other.admin2)
    )
    return nested or kilometres(place, other) <= SAME_KM


def _settled(case: _Case) -> PlaceMention:
    if not case.scores:
        return replace(case.mention, precision=_precision(case.mention, None))
    place = case.best
    if case.site:
        return _site(case, place)
    ordered = tuple(p for _, p, _ in case.scores)
    why = case.scores[0][2] if place else ("not clear",)
    return replace(
        case.mention, place=place, candidates=ordered, precision=_precision(case.mention, place or ordered[0]), why="; ".join(why)
    )


def _site(case: _Case, town: Place | None) -> PlaceMention:
    """A site of its own near the town whose name it carries: "Goma Airport" is not Goma, and only known to lie by it."""
    mention = case.mention
    if town is None or town.feature[0] != "P":
        return replace(mention, candidates=(), precision=_precision(mention, None))
    slug = "-".join(case.key.split())
    place = replace(town, id=f"{town.id}/{slug}", name=mention.text, feature=mention.feature, population=0, source=f"site by {town.name}")
    return replace(mention, place=place, candidates=(place,), precision=_precision(mention, place), why=f"site by {town.name}")


def _precision(mention: PlaceMention, place: Place | None) -> PlacePrecision:
    """ACLED's geo_precision: 1 a named town or site, 2 beside or part of it, district, valley; 3 province, region, country."""
    feature = place.feature if place else mention.feature or "P"
    if feature.startswith(("A.PCLI", "A.ADM1")) or (feature[0] == "L" and feature not in ("L.OILF", "L.GASF", "L.MILB")):
        return 3
    if mention.relation or mention.part or feature == "A.ADM2" or feature[0] in "HTV":
        return 2
    return 1
