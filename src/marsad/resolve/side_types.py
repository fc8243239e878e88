"""Sides that suit the type of an event: fights are fought by the armed, crowds are protesters or rioters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model import ActorMention, EventClaim
from marsad.resolve.stance import CIVILIAN, PROTESTER, RIOTER, is_armed
from marsad.vocab.actors import ActorLexicon
from marsad.vocab.crosswalks import event_type_of

VICTIMS = "side_b:victims told"
TAKINGS = frozenset(
    {"Territory", "Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_BY_GOVERNMENTS = frozenset({"Agreement", "Other"})
_CROWDS = frozenset({CIVILIAN, PROTESTER, RIOTER})

Side = tuple[ActorMention, ...]


def suiting_sides(event: EventClaim, lexicon: ActorLexicon) -> EventClaim:
    """The claim without parties that cannot be a side of its type; its crowd named as protesters or rioters."""
    kind = event.sub_event_type
    group = event_type_of(kind) if kind not in ("Territory", "Violence") else ""
    if kind in TAKINGS:
        return replace(event, side_a=_armed(event.side_a), side_b=_armed(event.side_b))
    if kind == "Armed clash":
        return _clash(event)
    if kind in _BY_GOVERNMENTS:
        return replace(event, side_a=_governing(event.side_a), side_b=_governing(event.side_b))
    if kind == "Suicide bomb":
        return replace(event, side_a=_bombers(event.side_a, lexicon))
    if group == "Explosions/Remote violence":
        return replace(event, side_a=tuple(m for m in event.side_a if not _is_civilian(m)))
    if group in ("Protests", "Riots"):
        return _crowd(event, "protesters" if group == "Protests" else "rioters", lexicon)
    return event


def _clash(event: EventClaim) -> EventClaim:
    """Civilians fight only where they are told as the other side of one; those who died in a fight are no side of it."""
    victims = VICTIMS in event.rules or not event.side_a
    side_b = _armed(event.side_b) or (() if victims else event.side_b)
    rules = tuple(r for r in event.rules if r != VICTIMS or side_b)
    return replace(event, side_a=_armed(event.side_a) or event.side_a, side_b=side_b, rules=rules)


def _crowd(event: EventClaim, branch: str, lexicon: ActorLexicon) -> EventClaim:
    """The people of either side are the crowd; the other side is the force that meets it, or whom rioters hit."""
    crowd = [m for m in event.side_a if _is_crowd(m)] or [m for m in event.side_b if _is_crowd(m)]
    if not crowd:
        return event
    named = tuple(_named(m, branch, lexicon) for m in crowd)
    met = _armed((*event.side_a, *event.side_b))
    hit = tuple(m for m in event.side_b if m not in crowd) if branch == "rioters" else ()
    return replace(event, side_a=tuple({m.actor.name: m for m in named if m.actor}.values()), side_b=met or hit)


def _governing(side: Sequence[ActorMention]) -> Side:
    """A country, or "the government", that signs, decrees or frees is no army."""
    return tuple(replace(m, actor=next((c for c in m.candidates if c.id.startswith("government-of")), m.actor)) for m in side)


def _named(mention: ActorMention, branch: str, lexicon: ActorLexicon) -> ActorMention:
    country = mention.actor.country if mention.actor else None
    return replace(mention, actor=lexicon.canonical(branch, country)) if country else mention


def _is_crowd(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind in _CROWDS


def _armed(side: Sequence[ActorMention]) -> Side:
    return tuple(m for m in side if m.actor is not None and is_armed(m.actor))


def _bombers(side: Sequence[ActorMention], lexicon: ActorLexicon) -> Side:
    """ "A man blew himself up": no civilian, and of no known party."""
    return tuple(_named(m, "unidentified", lexicon) if _is_civilian(m) else m for m in side)


def _is_civilian(mention: ActorMention) -> bool:
    return mention.actor is not None and mention.actor.kind == CIVILIAN
