"""A confidence that means something: more told, more sure."""

from __future__ import annotations

from marsad.resolve.confidence import LEAST, event_features, weigh_events
from marsad.vocab.confidence import Weights, load_weights
from tests.resolve.test_same import claim


def test_weights_ship_for_both_kinds_of_claim():
    weights = load_weights()
    assert set(weights) == {"event", "control"} and all(w.weights for w in weights.values())


def test_a_place_and_a_day_of_its_own_make_an_event_surer():
    weights = load_weights()["event"]
    full, bare = event_features(claim(a=("A",)), 0), event_features(claim(place=None, a=("A",)), 0)
    assert weights.probability(full) > weights.probability(bare)


def test_too_little_told_is_listed_as_considered():
    unlikely = Weights(-9.0, {"own place": 6.0})
    surest, thin = claim(a=("A",)), claim(place=None, a=("A",))
    kept, considered = weigh_events([surest, thin], unlikely)
    assert [c.place for c in kept] == [surest.place] and [r.why for r in considered] == ["too little told"]
    assert unlikely.probability({}) < LEAST
