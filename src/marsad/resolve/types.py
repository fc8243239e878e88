"""Sub-event types that depend on who acts and who is hit."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model import Actor, ActorMention, EventClaim
from marsad.resolve.stance import CIVILIAN, MILITIA, OUTSIDE, PROTESTER, REBEL, STATE

LEAVES, STRUCK = "event:withdraw", "event:strike-verb"
AIR = "Air/drone strike"
FROM_THE_GROUND = {"event:bombing": "Remote explosive/landmine/IED", "event:bombardment": "Shelling/artillery/missile attack"}
"""What the words that mean aircraft where a state acts are by the hand of rebels."""


def final_type(claim: EventClaim) -> str:
    """One of ACLED's 25 for a claim whose sides and place are resolved."""
    if claim.sub_event_type == "Territory":
        return "Government regains territory" if _regains(claim) else "Non-state actor overtakes territory"
    if claim.sub_event_type == "Violence":
        return _violence(claim)
    if claim.sub_event_type == "Arrests" and _takes_captive(claim):
        return "Abduction/forced disappearance"
    if claim.sub_event_type == AIR and _without_aircraft(claim):
        return next((t for rule, t in FROM_THE_GROUND.items() if rule in claim.rules), AIR)
    if _leaves_country(claim):
        return "Change to group/activity"
    return claim.sub_event_type


def _without_aircraft(claim: EventClaim) -> bool:
    """Whether only groups that have no air force act and no weapon is told."""
    actors = actors_of(claim.side_a)
    return bool(actors) and all(a.kind in (REBEL, MILITIA) for a in actors) and not any(r.startswith("weapon:") for r in claim.rules)


def _takes_captive(claim: EventClaim) -> bool:
    """Whether rebels or militias hold civilians: only who governs arrests."""
    takers, held = actors_of(claim.side_a), actors_of(claim.side_b)
    return bool(takers) and all(a.kind in (REBEL, MILITIA) for a in takers) and any(a.kind == CIVILIAN for a in held)


def _leaves_country(claim: EventClaim) -> bool:
    """A force that withdraws from a whole country changes its activity; no place is handed over."""
    place = claim.place.place if claim.place is not None else None
    return LEAVES in claim.rules and place is not None and place.feature.startswith("A.PCL")


def _regains(claim: EventClaim) -> bool:
    """A government, or who fights for it, retakes a place in its own country (ACLED code book)."""
    country = claim.place.place.country if claim.place and claim.place.place else None
    takers, losers = actors_of(claim.side_a), actors_of(claim.side_b)
    if takers:
        return any(_for_government(a, country) for a in takers)
    return bool(losers) and not any(a.kind == STATE and a.country == country for a in losers)


def _for_government(actor: Actor, country: str | None) -> bool:
    at_home = country is None or actor.country == country
    return at_home and (actor.kind == STATE or (actor.kind == MILITIA and "Pro-Government" in actor.name))


def _violence(claim: EventClaim) -> str:
    """An attack on civilians, what a state's forces strike from afar, or a clash of the armed."""
    kinds = {a.kind for a in actors_of(claim.side_b)}
    if kinds & {CIVILIAN, PROTESTER}:
        return "Attack"
    if STRUCK in claim.rules and any(a.kind in (STATE, OUTSIDE) for a in actors_of(claim.side_a)):
        return "Shelling/artillery/missile attack"
    if kinds - {None}:
        return "Armed clash"
    return "Attack" if not claim.side_a or "event:kill" in claim.rules or "event:wound" in claim.rules else "Armed clash"


def actors_of(mentions: Iterable[ActorMention]) -> list[Actor]:
    """The identities among mentions."""
    return [m.actor for m in mentions if m.actor is not None]
