"""Who says so: attributions of a report, from the reporting words of each sentence, nested ones linked into chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.attribution_quotes import running_quotes
from marsad.extract.attribution_read import Told, read_cues
from marsad.extract.scene import Scene
from marsad.model import Attribution, ControlClaim, EventClaim, Span, Speaker
from marsad.vocab.reporting import ReportingWords

DEEPEST = 5
"""Links that a chain of nested speakers may have."""


def find_attributions(scenes: Sequence[Scene], words: ReportingWords) -> tuple[Attribution, ...]:
    """All attributions of a report in reading order. Speakers stand as the sentence has them ("he", "the monitor"): `resolve_speakers`
    makes them one. Cost is linear in the length of the text."""
    found: list[Attribution] = []
    for scene in scenes:
        found += chained(read_cues(scene, words))
    return tuple(sorted([*found, *running_quotes(scenes, found)], key=_order))


def chained(told: Sequence[Told]) -> list[Attribution]:
    """Attributions of one sentence, each with the speakers in whose content its own cue stands."""
    return [Attribution(t.content, t.cue, _chain(t, told, 0)) for t in told]


def attribution_of(trigger: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds a trigger; None in the outlet's own voice."""
    around = [a for a in attributions if a.content.holds(trigger) or (a.cue and a.cue.touches(trigger) and a.content.touches(trigger))]
    return min(around, key=lambda a: len(a.content), default=None)


def attributed(claims: Sequence[EventClaim], scene: Scene) -> list[EventClaim]:
    """Event claims of a sentence with who says so."""
    return [replace(c, attribution=attribution_of(c.trigger, scene.attributions)) for c in claims]


def attributed_control(claims: Sequence[ControlClaim], scene: Scene) -> list[ControlClaim]:
    """Control claims of a sentence with who says so."""
    return [replace(c, attribution=attribution_of(c.trigger, scene.attributions)) for c in claims]


def with_attributions(scenes: Sequence[Scene], attributions: Sequence[Attribution]) -> list[Scene]:
    """The scenes, each with the attributions whose content touches it. Both stand in reading order."""
    filled, at = [], 0
    for scene in scenes:
        while at < len(attributions) and attributions[at].content.end <= scene.span.start:
            at += 1
        here = []
        for item in attributions[at:]:
            if item.content.start >= scene.span.end:
                break
            if item.content.touches(scene.span):
                here.append(item)
        filled.append(replace(scene, attributions=tuple(here)) if here else scene)
    return filled


def _order(item: Attribution) -> tuple[int, int]:
    return item.content.start, -item.content.end


def _chain(told: Told, others: Sequence[Told], depth: int) -> tuple[Speaker, ...]:
    own = (*told.speakers, *told.relays)
    outer = [o for o in others if o is not told and _is_inside(told, o)]
    around = min(outer, key=lambda o: len(o.content), default=None)
    if around is None or depth >= DEEPEST:
        return own
    return (*own, *(s for s in _chain(around, others, depth + 1) if s.text not in {t.text for t in own}))


def _is_inside(inner: Told, outer: Told) -> bool:
    if inner.cue is None or not outer.content.holds(inner.cue):
        return False
    return outer.cue is None or not inner.content.holds(outer.cue) or len(inner.content) < len(outer.content)
