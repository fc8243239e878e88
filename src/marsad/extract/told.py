"""What a claim takes from the report around its sentence: the day, the place told before, the dead, the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from marsad.extract.dates import anchor_mention, choose_date
from marsad.extract.scene import Scene
from marsad.extract.toll import with_toll
from marsad.extract.where import definite_place, own_country, places_in_focus
from marsad.model import Article, ControlClaim, DateInterval, DateMention, EventClaim, Span
from marsad.model.rules import TOLD_BEFORE

C = TypeVar("C", EventClaim, ControlClaim)
BACKGROUND_DAYS = 7


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence stands in: the report's scenes, the events told before it, and the words that part its clauses."""

    scene: Scene
    scenes: Sequence[Scene]
    told: Sequence[EventClaim]
    article: Article
    breaks: tuple[Span, ...]


def finish_events(claims: Sequence[EventClaim], around: Surroundings) -> list[EventClaim]:
    """Event claims of a sentence with day, place and toll filled from the report."""
    return with_toll([_background(_dated(_placed(claim, around), around), around.article) for claim in claims], around.scene)


def finish_control(claims: Sequence[ControlClaim], around: Surroundings) -> list[ControlClaim]:
    """Control claims of a sentence with the day filled from the report."""
    return [_dated(claim, around) for claim in claims]


def report_day(article: Article) -> DateMention:
    """The day the report speaks from: its dateline, else its publication."""
    if article.dateline is not None and article.dateline.date is not None:
        return anchor_mention(article.dateline.date, "dateline")
    return anchor_mention(article.published.date, "publication")


def _placed(claim: EventClaim, around: Surroundings) -> EventClaim:
    if claim.place is not None:
        return claim
    home = own_country(around.scene, claim.trigger)
    if home is not None:
        return replace(claim, place=home)
    focus = [definite_place(m) for m in places_in_focus(around.told, around.scenes, around.scene)]
    return replace(claim, place=focus[0], options=tuple(focus[1:]), rules=(*claim.rules, TOLD_BEFORE)) if focus else claim


_STATES = frozenset({"held", "besieged", "contested"})
_LASTING = frozenset({"Armed clash", "Change to group/activity", "Air/drone strike", "Shelling/artillery/missile attack"})
STATE_REACH = 90
"""Code points within which a date belongs to a state ("held"), which is else told for the report's own day."""


def _dated(claim: C, around: Surroundings) -> C:
    state = isinstance(claim, ControlClaim) and claim.kind in _STATES
    lasting = state or (isinstance(claim, EventClaim) and claim.sub_event_type in _LASTING)
    breaks = tuple(b for b in around.breaks if not b.touches(claim.trigger))
    past = _told_past(around.scene.dates, around.article)
    mention = choose_date(past, around.scene.span, claim.trigger, None, breaks, punctual=not lasting)
    if mention is not None and not (state and (_far(mention, claim.trigger) or _of_another(mention, claim.trigger, around))):
        return replace(claim, date=mention)
    if isinstance(claim, EventClaim) and _past_perfect(around.scene, claim.trigger):
        return replace(claim, date=DateMention(None, "", DateInterval.unknown(), "unknown"), background=True)
    if isinstance(claim, ControlClaim) and not state and (told := _narrated(around)) is not None:
        return replace(claim, date=told)
    return replace(claim, date=report_day(around.article))


def _narrated(around: Surroundings) -> DateMention | None:
    """The day of the sentence before in the paragraph, where that goes back to what was long before the report: a story goes on."""
    day, here = report_day(around.article).interval.start, around.scene
    before = around.scenes[here.number - 1] if here.number else None
    if day is None or before is None or "\n" in here.text[before.span.end : here.span.start]:
        return None
    past = [m for m in before.dates if m.interval.last is not None and (day - m.interval.last).days > BACKGROUND_DAYS]
    return past[0] if past and len(past) == len(before.dates) else None


def _told_past(mentions: Sequence[DateMention], article: Article) -> list[DateMention]:
    """The dates that what happened can have: none after the report's own day."""
    day = report_day(article).interval.start
    return [m for m in mentions if day is None or m.interval.start is None or m.interval.start <= day]


def _far(mention: DateMention, trigger: Span) -> bool:
    span = mention.span or trigger
    return max(span.start - trigger.end, trigger.start - span.end) > STATE_REACH


def _of_another(mention: DateMention, trigger: Span, around: Surroundings) -> bool:
    """Whether a date tells when another thing was: one that stands between ("held by rebels when troops took X last week") or has the
    date in its own clause ("in the town, whose wall was breached on July 3, each side holds half").
    """
    if mention.span is not None and _clause(around.scene, mention.span) - _clause(around.scene, trigger):
        return True
    cues = [a.cue for a in around.scene.attributions if a.cue is not None]
    others = [b for b in around.breaks if b not in cues and not b.touches(trigger)]
    return mention.span is not None and any(trigger.end <= b.start and b.end <= mention.span.start for b in others)


def _clause(scene: Scene, span: Span) -> set[int]:
    """The relative clauses that a stretch of a sentence stands in, by their verbs."""
    top = scene.sentence.top(span)
    return {t.i for t in (top, *scene.sentence.ancestors(top)) if t.dep == "relcl"} if top is not None else set()


def _past_perfect(scene: Scene, trigger: Span) -> bool:
    """Whether the trigger's own verb stands in the past perfect outside reported speech."""
    head = scene.sentence.top(trigger)
    if head is None or head.dep in ("ccomp", "conj") or head.tag != "VBN":
        return False
    return any(t.lower == "had" for t in scene.sentence.children(head, "aux"))


def _background(claim: EventClaim, article: Article) -> EventClaim:
    day, last = report_day(article).interval.start, claim.date.interval.last
    if day is None or last is None:
        return claim
    return replace(claim, background=(day - last).days > BACKGROUND_DAYS)
