"""The stage `extract`: from an article to claims with names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.attribution import attributed, attributed_control, find_attributions, with_attributions
from marsad.extract.control import control_of
from marsad.extract.events import candidates_of, events_of, rejected_of
from marsad.extract.quantities import quantities_of
from marsad.extract.scene import Scene
from marsad.extract.scenes import Mentions, scenes_of
from marsad.extract.told import finish_control, finish_events
from marsad.extract.where import place_in_focus
from marsad.model import Article, ControlClaim, EventClaim, Reading, Rejected
from marsad.text.parser import Parser
from marsad.vocab.vocabulary import Vocabulary


def extract_claims(article: Article, mentions: Mentions, parser: Parser, vocabulary: Vocabulary) -> Reading:
    """Every event and control statement that the article tells, and what was considered and rejected.

    Names stand as the article has them: `resolve_claims` gives them identities. Cost is linear in the length of the text.
    """
    if not article.blocks:
        return Reading()
    scenes = scenes_of(article, mentions, parser, vocabulary)
    attributions = find_attributions(scenes, vocabulary.reporting)
    scenes = with_attributions(scenes, attributions)
    events: list[EventClaim] = []
    control: list[ControlClaim] = []
    rejected: list[Rejected] = []
    for scene in scenes:
        candidates = candidates_of(scene)
        events += attributed(finish_events(events_of(scene, candidates, vocabulary.events), scene, scenes, events, article), scene)
        told = finish_control(control_of(candidates, vocabulary.extents, place_in_focus(events, scenes, scene)), scene, article)
        control += attributed_control(told, scene)
        rejected += rejected_of(candidates)
    return Reading(
        events=tuple(events),
        control=tuple(control),
        rejected=_once(rejected),
        places=mentions.places,
        actors=mentions.actors,
        dates=mentions.dates,
        attributions=attributions,
        quantities=quantities_of(mentions.counts),
    )


def _once(rejected: Sequence[Rejected]) -> tuple[Rejected, ...]:
    """One rejected reading a trigger."""
    return tuple({r.trigger: r for r in rejected}.values())


