"""The dead and the injured of the events of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.quantities import read_casualties
from marsad.extract.scene import Scene
from marsad.model import ActorMention, EventClaim


def with_toll(claims: Sequence[EventClaim], scene: Scene) -> list[EventClaim]:
    """The claims with the casualties that their sentence tells of each; a sum over listed places goes to the first."""
    found: list[EventClaim] = []
    triggers = list(dict.fromkeys(c.trigger for c in claims))
    told = set()
    for claim in claims:
        if not scene.counts or claim.trigger in told:
            found.append(claim)
            continue
        told.add(claim.trigger)
        others = [t for t in triggers if t != claim.trigger]
        fatalities, injured = read_casualties(scene.counts, claim.trigger, others, (_words(claim.side_a), _words(claim.side_b)))
        found.append(replace(claim, fatalities=fatalities, injured=injured))
    return found


def _words(side: Sequence[ActorMention]) -> list[str]:
    return [m.text for m in side]
