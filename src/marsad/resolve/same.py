"""One event told several times in a report is one claim: the best sentence is kept, what it lacks is filled from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import ActorMention, Attribution, ControlClaim, DateMention, EventClaim, PlaceMention
from marsad.model.claim import Fatalities, Range
from marsad.model.rules import DESCRIBES, TOLD_AGAIN, TOLD_BEFORE, WEAK
from marsad.model.time import DateInterval
from marsad.resolve.stance import CIVILIAN, MILITIA, STATE
from marsad.vocab.crosswalks import event_type_of

_ZONE_RANK = {"body": 0, "summary": 1, "title": 2, "caption": 3}


COARSE = ("A.PCL", "A.ADM", "L.RGN")
_VIOLENT = frozenset(
    {
        "Armed clash",
        "Attack",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Chemical weapon",
        "Abduction/forced disappearance",
    }
)
_GENERIC = frozenset(
    {
        "event:attack",
        "event:attack-noun",
        "event:counter-attack",
        "event:strike-noun",
        "event:bombing",
        "event:bombardment",
        "event:kill",
        "event:wound",
        "event:assassinate",
        "event:strike-verb",
    }
)
_TAKINGS = frozenset({"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"})
_STRIKES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Chemical weapon"})
_VAGUE = frozenset({"event:attack", "event:attack-noun", "event:strike-verb", "event:kill", "event:wound"})
PERIOD = 6
"""Days from which on a date tells a period: what is told of a week is not what is told of one of its days."""
_DEADLY = _VIOLENT | {
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
}
_SAME_DAY_REACH = 1500
"""Code points: so far back reaches one that also tells the day."""
_ONE_SENTENCE = 150
"""Code points between triggers that may stand in one sentence."""
REACH = 600
"""Code points: so far back reaches a sentence that only tells the dead of an event."""


def merge_events(claims: Sequence[EventClaim], ladders: Sequence[Sequence[str]] = ()) -> tuple[EventClaim, ...]:
    """Claims of one event joined, in reading order; what only points back to an event and finds none is left out.

    `ladders` are rows of sub-event types, the severest first, of which one place and day has one: a protest and what became of it.
    """
    kept: list[EventClaim] = []
    for told in claims:
        claim = _goes_on(kept, told)
        twin = next((n for n in reversed(range(len(kept))) if same_event(kept[n], claim) or _one_rung(kept[n], claim, ladders)), None)
        dead_of = _host(kept, claim) if WEAK in claim.rules or (twin is None and not told_enough(claim)) else None
        if dead_of is not None:
            kept[dead_of] = _with_dead(kept[dead_of], claim)
        elif twin is not None:
            kept[twin] = _severest(_join(kept[twin], claim), (kept[twin], claim), ladders)
        elif told_enough(claim):
            kept.append(claim)
    if not kept and claims:
        kept = [max(claims, key=_told)]
    return tuple(_absorb_generic(_without_headlines(kept)))


def _told(claim: EventClaim) -> int:
    """How much a claim tells: its sides, place, day and dead."""
    own_place = claim.place is not None and TOLD_BEFORE not in claim.rules
    return bool(claim.side_a) + bool(claim.side_b) + own_place + (claim.date.span is not None) + (claim.fatalities.total.min is not None)


def _one_rung(a: EventClaim, b: EventClaim, ladders: Sequence[Sequence[str]]) -> bool:
    """Whether two claims stand on one ladder for one place and day."""
    together = any(a.sub_event_type in ladder and b.sub_event_type in ladder for ladder in ladders)
    return together and places_agree(a, b) and same_days(a.date.interval, b.date.interval)


def _severest(joined: EventClaim, parts: Sequence[EventClaim], ladders: Sequence[Sequence[str]]) -> EventClaim:
    """The joined claim with the severest of the types on a ladder."""
    types = [p.sub_event_type for p in parts]
    for ladder in ladders:
        if all(t in ladder for t in types):
            return replace(joined, sub_event_type=min(types, key=ladder.index))
    return joined


def _without_headlines(claims: Sequence[EventClaim]) -> list[EventClaim]:
    """A headline tells what the body tells: it stands alone only where the body has no event of its kind."""
    kinds = {event_type_of(c.sub_event_type) for c in claims if c.zone == "body"}
    return [c for c in claims if c.zone not in ("title", "summary") or event_type_of(c.sub_event_type) not in kinds]


def _goes_on(kept: Sequence[EventClaim], claim: EventClaim) -> EventClaim:
    """Dead told for another place right after a strike are of the same kind: "four were killed in A, one in each of B and C"."""
    before = next((k for k in reversed(kept) if WEAK not in k.rules), None)
    own_place = claim.place is not None and TOLD_BEFORE not in claim.rules
    if WEAK not in claim.rules or claim.side_a or not own_place or before is None or before.sub_event_type not in _STRIKES:
        return claim
    near = 0 <= claim.trigger.start - before.trigger.end < REACH
    if not near or not (claim.date.span is None or same_days(before.date.interval, claim.date.interval)):
        return claim
    rules = (*(r for r in claim.rules if r != WEAK), "type:goes on")
    return replace(
        claim,
        sub_event_type=before.sub_event_type,
        side_a=before.side_a,
        side_a_open=before.side_a_open,
        date=claim.date if claim.date.span is not None else before.date,
        rules=rules,
    )


def _absorb_generic(claims: Sequence[EventClaim]) -> list[EventClaim]:
    """An attack told in general words is the strike, raid or blast told exactly for the same place and day."""
    kept = list(claims)
    for claim in claims:
        if not (_VAGUE & set(claim.rules)) or claim.sub_event_type not in ("Attack", "Armed clash"):
            continue
        exact = next((n for n, k in enumerate(kept) if k is not claim and _tells_exactly(k, claim)), None)
        if exact is not None:
            kept[exact] = _join(kept[exact], replace(claim, rules=(*claim.rules, WEAK)))
            kept.remove(claim)
    return kept


def _tells_exactly(exact: EventClaim, generic: EventClaim) -> bool:
    return (
        not (_VAGUE & set(exact.rules))
        and exact.sub_event_type in _VIOLENT
        and exact.place is not None
        and places_agree(exact, generic)
        and same_days(exact.date.interval, generic.date.interval)
        and _compatible(exact.side_a, generic.side_a)
        and _compatible(exact.side_b, generic.side_b)
    )


def told_enough(claim: EventClaim) -> bool:
    """Whether a claim stands by itself: a weak trigger, one that points back or describes, needs a place or a day of its own."""
    own_place = claim.place is not None and TOLD_BEFORE not in claim.rules
    own_date = claim.date.span is not None
    sides = bool(claim.side_a) + bool(claim.side_b)
    if TOLD_AGAIN in claim.rules or WEAK in claim.rules:
        return own_place + own_date + bool(claim.side_a) >= 2
    if DESCRIBES in claim.rules:
        return own_place + own_date >= 1
    return own_place + own_date + sides >= 1


def same_event(a: EventClaim, b: EventClaim) -> bool:
    """Whether `b` tells the event of `a`, which was told before: type, place and day agree as far as told, no side contradicts."""
    points_back = TOLD_AGAIN in b.rules or (WEAK in b.rules and b.trigger.start - a.trigger.end < REACH)
    return (
        (a.sub_event_type == b.sub_event_type or (points_back and _one_family(a, b)))
        and (places_agree(a, b) or (points_back and TOLD_BEFORE in b.rules))
        and (_dates_agree(a.date, b.date) or _one_taking(a, b))
        and _compatible(a.side_a, b.side_a)
        and _compatible(a.side_b, b.side_b)
        and not _of_part(a, b)
    )


def _dates_agree(a: DateMention, b: DateMention) -> bool:
    """Whether two claims may be of one time: days shared, not a day and a long period, nor two unknown days told in different words."""
    left, right = a.interval, b.interval
    if left.start is None or right.start is None:
        return a.span is None or b.span is None or a.text.casefold() == b.text.casefold()
    if (a.span is None) != (b.span is None):
        return abs((left.start - right.start).days) <= PERIOD and _length(left) < PERIOD and _length(right) < PERIOD
    return same_days(left, right) and (_length(left) >= PERIOD) == (_length(right) >= PERIOD)


def _length(interval: DateInterval) -> int:
    """Days of an interval that has both ends, else 0."""
    return (interval.stop - interval.start).days if interval.start and interval.stop else 0


def _host(kept: Sequence[EventClaim], toll: EventClaim) -> int | None:
    """Which event the dead are of that a sentence tells without who killed them, or by a word that points back: the nearest before.

    An event that stands by itself goes before one that the same sentence only mentions ("shells from the battle for the town").
    """
    if toll.side_a and WEAK in toll.rules:
        return None
    near = [n for n in reversed(range(len(kept))) if _tells_dead_of(kept[n], toll)]
    if not near:
        return None
    sentence = [n for n in near if kept[near[0]].trigger.start - kept[n].trigger.end < _ONE_SENTENCE]
    return next((n for n in sentence if TOLD_AGAIN not in kept[n].rules), near[0])


def _tells_dead_of(event: EventClaim, toll: EventClaim) -> bool:
    """Whether the dead may be of an event told shortly before: of either side of a fight, or civilians; a day counts only where told."""
    named = [m for m in (*toll.side_a, *toll.side_b) if not _is_civilian(m)]
    fought = [m for m in (*event.side_a, *event.side_b) if m.actor is not None]
    return (
        event.sub_event_type in _DEADLY
        and 0 <= toll.trigger.start - event.trigger.end < (REACH if toll.date.span is None else _SAME_DAY_REACH)
        and places_agree(event, toll)
        and (toll.date.span is None or same_days(event.date.interval, toll.date.interval))
        and (not names_of(named) or not fought or any(_fights_with(m, fought) for m in named))
        and not _of_part(event, toll)
    )


def _fights_with(member: ActorMention, fought: Sequence[ActorMention]) -> bool:
    """Whether a party is one of a fight, or a militia of a state that is."""
    actor = member.actor
    if actor is None:
        return False
    own = [m.actor for m in fought if m.actor is not None]
    loyal = actor.kind == MILITIA and actor.name.startswith("Pro-Government")
    return any(o.name == actor.name or (loyal and o.kind == STATE and o.country == actor.country) for o in own)


def _of_part(whole: EventClaim, part: EventClaim) -> bool:
    """Whether a claim tells other dead at a place or on days of its own: a part of what the first claim gave the sum of, or more."""
    numbers = (whole.fatalities.total.min, part.fatalities.total.min)
    elsewhere = part.place is not None and TOLD_BEFORE not in part.rules and not same_place(whole.place, part.place)
    longer = part.date.span is not None and whole.date.span is not None and part.date.interval != whole.date.interval
    return (elsewhere or longer) and None not in numbers and numbers[0] != numbers[1]


def _with_dead(event: EventClaim, toll: EventClaim) -> EventClaim:
    """An event with the dead and wounded that another sentence tells, where it has none."""
    injured = event.injured if event.injured != Range() else toll.injured
    return replace(event, fatalities=_dead(event, toll), injured=injured, side_b=event.side_b or toll.side_b)


def _dead(first: EventClaim, second: EventClaim) -> Fatalities:
    """The dead as the first claim tells them, else the second; where two speakers differ, from the lowest to the highest."""
    one, other = first.fatalities, second.fatalities
    speakers = {_speaker(first), _speaker(second)}
    if one.total == Range() or other.total == Range() or len(speakers) < 2 or "" in speakers or _goes_with(one.total, other.total):
        return one if one.total != Range() else other
    lows = [r.min for r in (one.total, other.total) if r.min is not None]
    highs = [r.max for r in (one.total, other.total) if r.max is not None]
    total = Range(min(lows, default=None), max(highs) if len(highs) > 1 else None)
    return replace(one, total=total, spans=tuple(dict.fromkeys((*one.spans, *other.spans))))


def _goes_with(told: Range, other: Range) -> bool:
    """Whether a lower bound ("12 children were among the dead") says nothing against a number."""
    return other.max is None and (other.min or 0) <= (told.min or 0)


def _speaker(claim: EventClaim) -> str:
    """Who says so, nearest first; "" in the outlet's own voice."""
    return claim.attribution.chain[0].name if claim.attribution is not None and claim.attribution.chain else ""


def _is_civilian(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind == CIVILIAN


def _one_taking(a: EventClaim, b: EventClaim) -> bool:
    """A place changes hands once: a taking told without a day is the one told with its day."""
    return a.sub_event_type in _TAKINGS and (a.date.span is None) != (b.date.span is None)


def _one_family(a: EventClaim, b: EventClaim) -> bool:
    """A generic word (attack, killed, raid) may stand for any violent event."""
    generic = bool(_GENERIC & set(b.rules)) or WEAK in b.rules
    return generic and a.sub_event_type in _VIOLENT


def places_agree(a: EventClaim, b: EventClaim) -> bool:
    """The same place, or one told by inference, or one that only names the region or country of the other."""
    if same_place(a.place, b.place):
        return True
    if a.place is None or b.place is None or (TOLD_BEFORE in b.rules and b.date.span is None):
        return True
    return _holds(a.place, b.place) or _holds(b.place, a.place)


def _holds(coarse: PlaceMention, fine: PlaceMention) -> bool:
    outer, inner = coarse.place, fine.place
    if outer is None or inner is None or not outer.feature.startswith(COARSE) or outer.country != inner.country:
        return False
    return outer.feature.startswith("A.PCL") or outer.name in (inner.admin1, inner.admin2)


def same_place(a: PlaceMention | None, b: PlaceMention | None) -> bool:
    """Whether two mentions are of one place, or one is missing."""
    if a is None or b is None:
        return a is b
    if a.place is not None and b.place is not None:
        return a.place.id == b.place.id
    return a.text.casefold() == b.text.casefold()


def same_days(a: DateInterval, b: DateInterval) -> bool:
    """Whether two intervals share a day; unknown goes with anything."""
    if a.start is None or a.stop is None or b.start is None or b.stop is None:
        return True
    return a.start < b.stop and b.start < a.stop


def names_of(mentions: Sequence[ActorMention]) -> set[str]:
    """Canonical names of the resolved mentions."""
    return {m.actor.name for m in mentions if m.actor is not None}


def _compatible(a: Sequence[ActorMention], b: Sequence[ActorMention]) -> bool:
    left, right = names_of(a), names_of(b)
    return not left or not right or bool(left & right)


def _others(side: Sequence[ActorMention], opposite: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """A side without parties that stand on the opposite one."""
    return tuple(m for m in side if m.actor is None or m.actor.name not in names_of(opposite))


def _join(a: EventClaim, b: EventClaim) -> EventClaim:
    """The better told of two claims of one event, with the other's values where it has none."""
    best, other = (b, a) if _rank(b) < _rank(a) else (a, b)
    dated = best.date if best.date.span is not None or other.date.span is None else other.date
    place = _finer(best, other)
    return replace(
        best,
        place=place.place,
        rules=best.rules if place is best else tuple(dict.fromkeys((*(r for r in best.rules if r != TOLD_BEFORE), "place:told again"))),
        side_a=best.side_a or _others(other.side_a, best.side_b),
        side_b=best.side_b or _others(other.side_b, best.side_a),
        date=dated,
        fatalities=_dead(best, other),
        injured=best.injured if best.injured.min is not None else other.injured,
        attribution=_attribution(best, other),
        ongoing=best.ongoing or other.ongoing,
    )


def _attribution(best: EventClaim, other: EventClaim) -> Attribution | None:
    """What the body tells in the outlet's own voice stays so; a word without a speaker ("reportedly") gives way to a named one."""
    own, named = best.attribution, other.attribution
    if own is None:
        return None if best.zone == "body" else named
    return named if not own.chain and named is not None else own


def _finer(best: EventClaim, other: EventClaim) -> EventClaim:
    """Of two tellings of one event the one whose place is told there and finer."""

    def rank(claim: EventClaim) -> tuple[bool, bool, bool]:
        place = claim.place.place if claim.place is not None else None
        return (claim.place is None or TOLD_BEFORE in claim.rules, place is None, place is not None and place.feature.startswith(COARSE))

    return other if rank(other) < rank(best) else best


def _rank(claim: EventClaim) -> tuple[int, bool, int]:
    told = bool(claim.side_a) + bool(claim.side_b) + (claim.date.span is not None)
    return _ZONE_RANK[claim.zone], TOLD_AGAIN in claim.rules or WEAK in claim.rules, -told


def merge_control(claims: Sequence[ControlClaim]) -> tuple[ControlClaim, ...]:
    """One statement a place, holder, kind and day; of several the first with its blanks filled."""
    kept: list[ControlClaim] = []
    for claim in claims:
        twin = next((n for n, k in enumerate(kept) if _same_control(k, claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            first = kept[twin]
            best, other = (claim, first) if _holds(first.place, claim.place) else (first, claim)
            kept[twin] = replace(best, previous=best.previous or other.previous, attribution=best.attribution or other.attribution)
    return tuple(kept)


def _same_control(a: ControlClaim, b: ControlClaim) -> bool:
    holders = [names_of([c.holder]) if c.holder else set() for c in (a, b)]
    inside = a.trigger != b.trigger and (_holds(a.place, b.place) or _holds(b.place, a.place))
    placed = same_place(a.place, b.place) or inside
    return a.kind == b.kind and holders[0] == holders[1] and placed and same_days(a.date.interval, b.date.interval)
