"""Control claims with identities: who an open holder is, which loss belongs to which gain, what is told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.model import Actor, ActorMention, ControlClaim, EventClaim
from marsad.model.rules import ATTRIBUTE, DEFENDER, OPPONENT, SPEAKER, TAKER, UNTRUE
from marsad.resolve.local import country_of
from marsad.resolve.opponents import Camps
from marsad.resolve.same import merge_control, same_place
from marsad.resolve.spoken import side_of_speaker
from marsad.vocab.actors import ActorLexicon
from marsad.vocab.crosswalks import UNARMED_KINDS

_ONE_MOVE = 400
"""Code points within which a loss and a gain of one place are one change of hands."""
_TOGETHER = 200
"""Code points within which a gain or siege and a state of the same holder are one statement."""
_ONE_DAY = 1
_RIVALS = 6
"""Claims before and after one among which a contradiction is looked for."""
_CAMPAIGN = 7
"""Days between breaking into a place and taking it."""
FLAG = "control:flag"
_FOLLOWS = ("control:moved-in", "control:enter")
"""Rules of a gain that is told as what followed on a withdrawal."""
_NO_RETURN = ("control:fall", "control:take")
"""Rules of a gain by somebody who is not told, that tell of no taking back."""
_FREED = "control:free-of"
_LOCAL = frozenset({"contested", "besieged", "lost"})
"""Kinds that say nothing where all that is named is a country."""
_OPEN = (TAKER, DEFENDER, OPPONENT)


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a report: every resolved mention in order, and who fights whom."""

    mentions: tuple[ActorMention, ...]
    camps: Camps

    @classmethod
    def of(cls, mentions: Sequence[ActorMention], events: Sequence[EventClaim], lexicon: ActorLexicon) -> Parties:
        """From resolved mentions and resolved events of one report."""
        return cls(tuple(sorted(mentions, key=lambda m: m.span)), Camps(events, mentions, lexicon))

    def named(self, name: str | None) -> ActorMention | None:
        """A mention of the party with a canonical name."""
        return next((m for m in self.mentions if m.actor is not None and m.actor.name == name), None)

    def state_forces_at(self, speaking: ActorMention) -> ActorMention | None:
        """The state's forces that the noun behind "our" names: "our special forces" where no party is known to speak."""
        return next((m for m in self.mentions if m.span.touches(speaking.span) and m.actor is not None and m.actor.kind == 1), None)

    def state_of(self, country: str | None) -> ActorMention | None:
        """The armed forces of a country, if the report names them."""
        own = [m for m in self.mentions if m.actor is not None and m.actor.kind == 1 and m.actor.country == country]
        return next((m for m in own if m.actor and m.actor.name.startswith("Military")), None) or next(iter(own), None)


def settle_control(claims: Sequence[ControlClaim], parties: Parties) -> tuple[ControlClaim, ...]:
    """The claims of a report (actors and places resolved) with open holders filled, losses joined to gains, each told once."""
    spoken = _once([_with_armed(_spoken(c, parties)) for c in claims])
    filled = _filled([c for c in spoken if _can_hold(c)], parties)
    true = [c for c in filled if UNTRUE not in c.rules and not _was_outside(c, filled)]
    true = [c for c in true if not _was_first_step(c, true) and not (c.extent == "all" and _freed_by(c, true, parties))]
    joined = [c for c in _one_statement(_without_attributes(_joined(true))) if not _is_detail(c, true)]
    return merge_control(_disputed([_clean(c) for c in joined]))


def _spoken(claim: ControlClaim, parties: Parties) -> ControlClaim:
    """ "We" and "our", and "it" without an antecedent, are the side of who speaks."""
    if claim.holder is None or claim.holder.rule not in (SPEAKER, "pronoun") or claim.holder.actor is not None:
        return claim
    side = side_of_speaker(claim.attribution, parties.mentions) or parties.state_forces_at(claim.holder)
    return replace(claim, holder=replace(claim.holder, actor=side.actor) if side is not None else None)


def _once(claims: Sequence[ControlClaim]) -> list[ControlClaim]:
    """Claims that agree in all, the first of each: what a text repeats costs nothing."""
    first: dict[object, ControlClaim] = {}
    for c in claims:
        names = tuple(m.actor.name if m is not None and m.actor is not None else None for m in (c.holder, c.previous, c.besieger))
        place = c.place.place.id if c.place.place is not None else c.place.text.casefold()
        first.setdefault((c.kind, c.extent, names, place, c.date.interval.start, c.status, c.rules), c)
    return list(first.values())


def _with_armed(claim: ControlClaim) -> ControlClaim:
    """Civilians inside a ring are not who holds the place."""
    if claim.kind != "besieged" or claim.holder is None or claim.holder.actor is None or _is_armed(claim.holder.actor):
        return claim
    return replace(claim, holder=None, rules=(*claim.rules, DEFENDER))


def _can_hold(claim: ControlClaim) -> bool:
    """Whether a holder may be filled in later, or is an armed party or a state."""
    if (
        claim.place.place is not None
        and claim.place.place.feature.startswith("A.PCL")
        and (claim.kind in _LOCAL or ATTRIBUTE in claim.rules)
    ):
        return False
    if claim.kind == "contested":
        return claim.previous is None or claim.previous.actor is None or _is_armed(claim.previous.actor)
    if any(r in claim.rules for r in _OPEN):
        return True
    if claim.holder is None:
        return claim.kind == "besieged"
    actor = claim.holder.actor
    return actor is not None and actor.kind not in UNARMED_KINDS


def _filled(claims: Sequence[ControlClaim], parties: Parties) -> list[ControlClaim]:
    """Claims whose holder is open, with who the report says it is; without one, a gain, a loss or a hold is left out."""
    found: list[ControlClaim] = []
    for claim in claims:
        if claim.holder is None and claim.kind != "contested":
            holder = _holder(claim, claims, parties)
            if holder is None and claim.kind != "besieged":
                continue
            claim = replace(claim, holder=holder)
        found.append(claim)
    return found


def _holder(claim: ControlClaim, claims: Sequence[ControlClaim], parties: Parties) -> ActorMention | None:
    if OPPONENT in claim.rules:
        return _opponent(claim.previous, claim, parties)
    if TAKER in claim.rules:
        taker = _of_one_change(claim, claims) or _freed_by(claim, claims, parties)
        if taker is not None:
            return taker
        former = claim.previous or _last_holder(claim, claims)
        return (
            (_opponent(former, claim, parties) if claim.previous is None and former is not None else None)
            or _told_holder(claim, claims, "gained")
            or _opponent(former, claim, parties)
            or side_of_speaker(claim.attribution, parties.mentions)
            or _last_taker(claim, claims)
        )
    return (
        _told_holder(claim, claims, "held")
        or _loser(claim, claims)
        or _opponent(claim.besieger, claim, parties)
        or side_of_speaker(claim.attribution, parties.mentions)
        or parties.state_of(country_of(claim.place))
    )


def _of_one_change(claim: ControlClaim, claims: Sequence[ControlClaim]) -> ActorMention | None:
    """Who was just told to take the place on that day: "overran the town, the first to fall"."""
    if not any(r in claim.rules for r in _NO_RETURN):
        return None
    before = [
        c for c in claims if c.kind == "gained" and c.holder is not None and same_place(c.place, claim.place) and UNTRUE not in c.rules
    ]
    near = [c for c in before if 0 < claim.trigger.start - c.trigger.start < _ONE_MOVE and _one_day(c, claim)]
    return near[-1].holder if near else None


def _freed_by(claim: ControlClaim, claims: Sequence[ControlClaim], parties: Parties) -> ActorMention | None:
    """Who just drove another from the place that is said to be free, or took it and does not contradict who says so."""
    if _FREED not in claim.rules:
        return None
    before = [c for c in claims if c.kind == "gained" and c.holder is not None and 0 < claim.trigger.start - c.trigger.start < _ONE_MOVE]
    longest = _CAMPAIGN if claim.date.span is None else 0  # a later day of its own tells another change
    taken = [c for c in before if same_place(c.place, claim.place) and UNTRUE not in c.rules and 0 <= _days(c, claim) <= longest]
    if not taken:
        return None
    speaking = side_of_speaker(claim.attribution, parties.mentions)
    agreed = taken[-1].previous is not None or speaking is None or not _differs(speaking, taken[-1].holder)
    return taken[-1].holder if agreed else None


def _told_holder(claim: ControlClaim, claims: Sequence[ControlClaim], first: str) -> ActorMention | None:
    """Who is told elsewhere to take (or hold) the place, the nearest before, else after."""
    others = [
        c
        for c in claims
        if c.holder is not None
        and same_place(c.place, claim.place)
        and c.kind == first
        and _differs(c.holder, claim.previous, claim.besieger)
    ]
    before = [c for c in others if c.trigger.start < claim.trigger.start]
    return (before[-1:] or others[:1] or [claim])[0].holder


def _last_holder(claim: ControlClaim, claims: Sequence[ControlClaim]) -> ActorMention | None:
    """Who was told last, shortly before, to hold or to take the place that now changes hands."""
    before = [c for c in claims if c.kind in ("held", "gained") and UNTRUE not in c.rules and same_place(c.place, claim.place)]
    near = [c.holder for c in before if c.holder is not None and 0 < claim.trigger.start - c.trigger.start < _ONE_MOVE]
    return near[-1] if near else None


def _loser(claim: ControlClaim, claims: Sequence[ControlClaim]) -> ActorMention | None:
    """Who is told elsewhere to have held the place before it was taken."""
    return next((c.previous for c in claims if c.previous is not None and c.kind == "gained" and same_place(c.place, claim.place)), None)


def _differs(mention: ActorMention, *others: ActorMention | None) -> bool:
    return all(o is None or o.actor is None or mention.actor is None or o.actor.name != mention.actor.name for o in others)


def _opponent(mention: ActorMention | None, claim: ControlClaim, parties: Parties) -> ActorMention | None:
    """Whom a party fights in this report."""
    if mention is None or mention.actor is None:
        return None
    return next(iter(parties.camps.opponents((mention,), country_of(claim.place), claim.trigger.start)), None)


def _is_armed(actor: Actor | None) -> bool:
    return actor is not None and actor.kind is not None and actor.kind not in UNARMED_KINDS


def _last_taker(claim: ControlClaim, claims: Sequence[ControlClaim]) -> ActorMention | None:
    """The party that gained the place told last before, near by."""
    before = [c for c in claims if c.kind == "gained" and c.holder is not None and 0 < claim.trigger.start - c.trigger.start < _ONE_MOVE]
    return before[-1].holder if before else None


def _was_outside(claim: ControlClaim, claims: Sequence[ControlClaim]) -> bool:
    """Whether who pulls back had failed to take the place, or somebody else is told to hold it: then nothing was lost."""
    if claim.kind != "lost" or claim.holder is None:
        return False
    near = [c for c in claims if same_place(c.place, claim.place) and abs(c.trigger.start - claim.trigger.start) < _ONE_MOVE]
    return any(UNTRUE in c.rules and c.kind == "gained" and c.holder is not None and not _differs(c.holder, claim.holder) for c in near)


def _was_first_step(claim: ControlClaim, claims: Sequence[ControlClaim]) -> bool:
    """Whether a fight inside a place is how its captor came in: "broke into the town on Sunday and took it on Monday"."""
    if claim.kind != "contested" or claim.previous is None:
        return False
    gains = [c for c in claims if c.kind == "gained" and c.holder is not None and same_place(c.place, claim.place)]
    return any(not _differs(c.holder, claim.previous) and 0 <= _days(claim, c) <= _CAMPAIGN for c in gains if c.holder)


def _is_detail(claim: ControlClaim, claims: Sequence[ControlClaim]) -> bool:
    """Whether the taking of a part, told without a day, belongs to that of the whole by the same party, told before."""
    if claim.kind != "gained" or claim.extent not in ("part", "edges") or claim.date.span is not None:
        return False
    before = [
        c for c in claims if c.kind == "gained" and c.extent == "all" and same_place(c.place, claim.place) and c.trigger < claim.trigger
    ]
    return any(_same_holder(c, claim) and _days(c, claim) > 0 for c in before)


def _days(a: ControlClaim, b: ControlClaim) -> int:
    """Days from one claim's date to another's; 0 when one is open."""
    first, last = a.date.interval.start, b.date.interval.start
    return (last - first).days if first is not None and last is not None else 0


def _one_statement(claims: Sequence[ControlClaim]) -> list[ControlClaim]:
    """Taken and held told together is one gain; held inside a ring is one siege."""
    kept: list[ControlClaim] = []
    for claim in claims:
        near = [
            c
            for c in claims
            if c is not claim and same_place(c.place, claim.place) and abs(c.trigger.start - claim.trigger.start) < _TOGETHER
        ]
        if claim.kind == "held" and any(c.kind in ("gained", "besieged") and _same_holder(c, claim) and _one_day(c, claim) for c in near):
            continue
        kept.append(claim)
    return kept


def _same_holder(a: ControlClaim, b: ControlClaim) -> bool:
    return a.holder is not None and b.holder is not None and not _differs(a.holder, b.holder)


def _one_day(a: ControlClaim, b: ControlClaim) -> bool:
    return a.date.interval.start is None or b.date.interval.start is None or a.date.interval.start == b.date.interval.start


def _joined(claims: Sequence[ControlClaim]) -> list[ControlClaim]:
    """A loss told beside the gain of the same place by another party is one gain with a previous holder."""
    kept = list(claims)
    for loss in claims:
        if loss.kind != "lost":
            continue
        if any(c.kind == "held" and FLAG not in c.rules and _one_sentence(loss, c) for c in kept):
            kept.remove(loss)
            continue
        for n, gain in enumerate(kept):
            if (gain.kind == "gained" or FLAG in gain.rules) and _one_change(loss, gain):
                kept[n] = _gain_after(loss, gain)
                kept.remove(loss)
                break
    return kept


def _one_sentence(loss: ControlClaim, other: ControlClaim) -> bool:
    """Whether another party is told to be there in the words around a loss."""
    if loss.holder is None or other.holder is None or not same_place(loss.place, other.place):
        return False
    return _differs(other.holder, loss.holder) and abs(loss.trigger.start - other.trigger.start) < _TOGETHER


def _gain_after(loss: ControlClaim, gain: ControlClaim) -> ControlClaim:
    """The gain of a place that the loser left; a flag over one building then stands for all of it."""
    if gain.kind == "gained":
        follows = any(r in gain.rules for r in _FOLLOWS)
        return replace(
            gain, previous=gain.previous or loss.holder, date=loss.date if follows and gain.trigger > loss.trigger else gain.date
        )
    return replace(gain, kind="gained", extent="all", previous=loss.holder, date=loss.date)


def _one_change(loss: ControlClaim, gain: ControlClaim) -> bool:
    if loss.holder is None or gain.holder is None or not same_place(loss.place, gain.place) or not _differs(gain.holder, loss.holder):
        return False
    a, b = loss.date.interval.start, gain.date.interval.start
    days = abs((a - b).days) if a is not None and b is not None else 0
    near = abs(loss.trigger.start - gain.trigger.start) < _TOGETHER
    if near and any(r in gain.rules for r in _FOLLOWS):
        return True
    return (days <= _ONE_DAY and abs(loss.trigger.start - gain.trigger.start) < _ONE_MOVE) or (days == 0 and gain.previous is not None)


def _without_attributes(claims: Sequence[ControlClaim]) -> list[ControlClaim]:
    """What a place is called ("a stronghold of") where the text tells its fall, siege or battle is who held it before, or who is inside."""
    kept: list[ControlClaim] = []
    changed = list(claims)
    for claim in claims:
        if ATTRIBUTE not in claim.rules or claim.kind != "held":
            continue
        news = [n for n, c in enumerate(changed) if c.kind not in ("held", "contested") and _is_about(c, claim)]
        for n in news:
            changed[n] = _with_former(changed[n], claim)
        if news:
            changed = [c for c in changed if c is not claim]
    kept += changed
    return kept


def _is_about(news: ControlClaim, attribute: ControlClaim) -> bool:
    return same_place(news.place, attribute.place) and abs(news.trigger.start - attribute.trigger.start) < _ONE_MOVE


def _with_former(news: ControlClaim, attribute: ControlClaim) -> ControlClaim:
    if news.kind == "besieged":
        return replace(news, holder=attribute.holder) if news.holder is None or DEFENDER in news.rules else news
    if news.kind == "gained" and attribute.holder is not None and news.holder is not None and _differs(attribute.holder, news.holder):
        return replace(news, previous=news.previous or attribute.holder)
    return news


def _disputed(claims: Sequence[ControlClaim]) -> list[ControlClaim]:
    """Two speakers who name different holders of one place on one day contradict each other: both claims are disputed."""
    found = list(claims)
    for n, claim in enumerate(claims):
        if claim.status == "asserted" and any(_contradict(claim, other) for other in claims[max(0, n - _RIVALS) : n + _RIVALS + 1]):
            found[n] = replace(claim, status="disputed")
    return found


def _contradict(a: ControlClaim, b: ControlClaim) -> bool:
    if a.kind not in ("held", "gained") or b.kind not in ("held", "gained") or "held" not in (a.kind, b.kind) or not _one_day(a, b):
        return False
    if a.holder is None or b.holder is None or not _differs(a.holder, b.holder) or not same_place(a.place, b.place):
        return False
    whole = all(c.extent in ("all", "unspecified") for c in (a, b))
    return whole and bool(_speaks(a)) and bool(_speaks(b)) and _speaks(a) != _speaks(b)


def _speaks(claim: ControlClaim) -> str:
    """The canonical name of who says so, nearest first; "" in the outlet's own voice."""
    return claim.attribution.chain[0].name if claim.attribution is not None and claim.attribution.chain else ""


def _clean(claim: ControlClaim) -> ControlClaim:
    """For a loss who held before is the loser; nobody takes a place from itself."""
    if claim.kind == "lost":
        return replace(claim, previous=claim.holder)
    if claim.kind == "contested":
        return replace(claim, previous=None)
    if claim.holder is not None and claim.previous is not None and not _differs(claim.holder, claim.previous):
        return replace(claim, previous=None)
    return claim
