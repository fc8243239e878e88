"""What a party is in a fight: armed or not, for its state or against it. Told by its kind, its branch and the registry's traits."""

from __future__ import annotations

from marsad.model import Actor
from marsad.vocab.actors import ABROAD, STATE_BRANCHES, ActorLexicon
from marsad.vocab.crosswalks import UNARMED_KINDS

STATE, REBEL, MILITIA, RIOTER, PROTESTER, CIVILIAN, OUTSIDE = 1, 2, 3, 5, 6, 7, 8
UNIDENTIFIED_FORCES = Actor("unidentified-military-forces", "Unidentified Military Forces", ABROAD, None)
"""Whose jets they were nobody could say."""


def is_armed(actor: Actor) -> bool:
    """Whether an actor may be a side of a fight."""
    return actor.kind is not None and actor.kind not in UNARMED_KINDS


def is_state(actor: Actor, lexicon: ActorLexicon) -> bool:
    """Whether it is part of a state, at home or abroad."""
    return actor.kind == STATE or lexicon.branch_of(actor) in STATE_BRANCHES


def is_rebel(actor: Actor, lexicon: ActorLexicon) -> bool:
    """Whether it fights for itself: rebels, and militias that are not the state's."""
    return actor.kind == REBEL or (actor.kind == MILITIA and not is_loyal(actor, lexicon))


def is_loyal(actor: Actor, lexicon: ActorLexicon) -> bool:
    """Whether it is a militia on the state's side."""
    entry = lexicon.entries.get(actor.id)
    return lexicon.branch_of(actor) == "pro-government" or (entry is not None and "loyalist" in entry.traits)


def fights_for_state(actor: Actor, lexicon: ActorLexicon) -> bool:
    """The army and the state's militias; police and the government itself give way to them."""
    branch = lexicon.branch_of(actor)
    return (is_state(actor, lexicon) and branch not in ("police", "government")) or (actor.kind == MILITIA and is_loyal(actor, lexicon))


def is_unidentified(actor: Actor, lexicon: ActorLexicon) -> bool:
    """Whether it is a party that nobody could name."""
    return actor == UNIDENTIFIED_FORCES or lexicon.branch_of(actor) == "unidentified"
