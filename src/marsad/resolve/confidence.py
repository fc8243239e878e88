"""How sure a claim is: features of what it rests on, weighed by a small fitted model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.model import ControlClaim, EventClaim, PlaceMention, Rejected
from marsad.model.rules import TOLD_AGAIN, TOLD_BEFORE, WEAK
from marsad.vocab.confidence import Weights

LEAST = 0.3
"""A claim that is less likely right than this is not coded, but listed as considered; a report's surest claim is always kept.

Half of the F1 that is reached: below it a claim costs more by being wrong than it gains by being right.
"""
_EARLY = 3


def weigh_events(claims: Sequence[EventClaim], weights: Weights) -> tuple[tuple[EventClaim, ...], tuple[Rejected, ...]]:
    """The claims with their confidence, and those that rest on too little as rejected readings."""
    weighed = [replace(c, confidence=round(weights.probability(event_features(c, n)), 2)) for n, c in enumerate(claims)]
    floor = min(LEAST, max((c.confidence for c in weighed), default=0.0))
    kept = tuple(c for c in weighed if c.confidence >= floor)
    return kept, tuple(Rejected(c.quote, c.trigger, "too little told") for c in weighed if c.confidence < floor)


def weigh_control(claims: Sequence[ControlClaim], weights: Weights) -> tuple[ControlClaim, ...]:
    """The control claims with their confidence."""
    return tuple(replace(c, confidence=round(weights.probability(control_features(c)), 2)) for c in claims)


def event_features(claim: EventClaim, rank: int) -> Mapping[str, float]:
    """What speaks for an event: numbers in 0..1 by name. `rank` is its place in the report, from 0.

    Only how it is told counts, not what: weights of types and triggers carry from one war to another badly.
    """
    flags = {
        "own place": claim.place is not None and TOLD_BEFORE not in claim.rules,
        "place known": _known(claim.place),
        "region only": claim.place is not None and claim.place.precision == 3,
        "own date": claim.date.span is not None,
        "no date": claim.date.interval.start is None,
        "side a": bool(claim.side_a),
        "side b": bool(claim.side_b),
        "both sides": bool(claim.side_a and claim.side_b),
        "side filled": any(r.startswith("side") for r in claim.rules),
        "dead told": claim.fatalities.total.min is not None,
        "weak": WEAK in claim.rules,
        "told again": TOLD_AGAIN in claim.rules,
        "background": claim.background,
        "not asserted": claim.status != "asserted",
        "early": rank < _EARLY,
        "attributed": claim.attribution is not None,
        f"zone {claim.zone}": True,
    }
    return {name: float(value) for name, value in flags.items() if value}


def control_features(claim: ControlClaim) -> Mapping[str, float]:
    """What speaks for a control statement: numbers in 0..1 by name."""
    flags = {
        "place known": _known(claim.place),
        "region only": claim.place.precision == 3,
        "own date": claim.date.span is not None,
        "holder known": claim.holder is not None and claim.holder.actor is not None,
        "not asserted": claim.status != "asserted",
        "attributed": claim.attribution is not None,
        f"kind {claim.kind}": True,
        f"extent {claim.extent}": True,
        f"zone {claim.zone}": True,
        **{rule: True for rule in claim.rules if rule.startswith("control:")},
    }
    return {name: float(value) for name, value in flags.items() if value}


def _known(place: PlaceMention | None) -> bool:
    return place is not None and place.place is not None
