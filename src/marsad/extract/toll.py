"""The dead and the injured of the events of one sentence, and the triggers of what only tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.quantities import read_casualties
from marsad.extract.quantity_counts import Count
from marsad.extract.scene import Scene
from marsad.model import ActorMention, EventClaim
from marsad.model.rules import WEAK
from marsad.vocab.events import Sense, Trigger


def toll_triggers(counts: Sequence[Count], sense: Sense) -> Iterator[Trigger]:
    """Triggers for the dead that are counted, whatever word tells it: "received 71 bodies", "lost six men".

    They tell something new where the vocabulary knows no other trigger there; `first` reaches from the cue to the count.
    """
    bare = replace(sense, roles={"a": "none"})
    told = [c for c in counts if c.of == "killed" and not c.past and not c.zero]
    for cue, words in {c.cue: c.cue.cover(c.span) if c.toll else c.cue for c in told}.items():
        yield Trigger(cue, words, verbal=False, senses=(bare,))


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
        found.append(_with_dead(replace(claim, fatalities=fatalities, injured=injured), scene))
    return found


def _with_dead(claim: EventClaim, scene: Scene) -> EventClaim:
    """Whom the counted dead are, where a claim tells nothing else and names nobody who is hit."""
    if claim.side_b or WEAK not in claim.rules:
        return claim
    dead = tuple(m for m in scene.actors if m not in claim.side_a and any(s.holds(m.span) for s in claim.fatalities.spans))
    return replace(claim, side_b=dead)


def _words(side: Sequence[ActorMention]) -> list[str]:
    return [m.text for m in side]
