"""The stage `extract`: from an article to claims with names."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.attribution import attributed, attributed_control, find_attributions, with_attributions
from marsad.extract.clauses import Clauses
from marsad.extract.control import control_of
from marsad.extract.control_antecedents import Memory, Told, told_in
from marsad.extract.control_places import usable_places
from marsad.extract.dispute import with_disputes
from marsad.extract.events import Candidate, candidates_of, events_of, rejected_of
from marsad.extract.quantities import quantities_of
from marsad.extract.scene import Scene
from marsad.extract.scenes import Mentions, scenes_of
from marsad.extract.told import Surroundings, finish_control, finish_events
from marsad.extract.where import place_in_focus
from marsad.model import Article, ControlClaim, EventClaim, Reading, Rejected, Span
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
    places: list[Told] = []
    for scene in scenes:
        clauses = Clauses(scene)
        candidates = candidates_of(scene, clauses)
        around = Surroundings(scene, scenes, events, article, _breaks(scene, candidates))
        events += attributed(finish_events(events_of(scene, candidates, vocabulary.events), around), scene)
        told = control_of(scene, clauses, vocabulary.extents, place_in_focus(events, scenes, scene), Memory.of(places, vocabulary.definite))
        control += attributed_control(finish_control(told, around), scene)
        rejected += rejected_of(candidates)
        places += told_in(scene, usable_places(scene))
    return Reading(
        events=tuple(with_disputes(events, scenes)),
        control=tuple(control),
        rejected=_once(rejected),
        places=mentions.places,
        actors=mentions.actors,
        dates=mentions.dates,
        attributions=attributions,
        quantities=quantities_of(mentions.counts),
    )


def _breaks(scene: Scene, candidates: Sequence[Candidate]) -> tuple[Span, ...]:
    """What parts the clauses of a sentence: its triggers and its reporting words."""
    return (*(c.trigger.span for c in candidates), *(a.cue for a in scene.attributions if a.cue is not None))


def _once(rejected: Sequence[Rejected]) -> tuple[Rejected, ...]:
    """One rejected reading a trigger."""
    return tuple({r.trigger: r for r in rejected}.values())
