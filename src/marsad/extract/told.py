"""What a claim takes from the report around its sentence: the day, the place told before, the dead, the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from marsad.extract.dates import anchor_mention
from marsad.extract.scene import Scene
from marsad.extract.toll import with_toll
from marsad.extract.where import own_country, place_in_focus
from marsad.model import Article, ControlClaim, DateInterval, DateMention, EventClaim, PlaceMention, Span
from marsad.model.rules import TOLD_BEFORE
from marsad.text.document import Token

C = TypeVar("C", EventClaim, ControlClaim)
BACKGROUND_DAYS = 7
_CLAUSE = frozenset({"ccomp", "relcl", "advcl", "acl", "conj", "parataxis"})


def finish_events(
    claims: Sequence[EventClaim], scene: Scene, scenes: Sequence[Scene], told: Sequence[EventClaim], article: Article
) -> list[EventClaim]:
    """Event claims of a sentence with day and place filled from the report; `told` are those of the sentences before."""
    return with_toll([_background(_dated(_placed(claim, scene, scenes, told), scene, article), article) for claim in claims], scene)


def finish_control(claims: Sequence[ControlClaim], scene: Scene, article: Article) -> list[ControlClaim]:
    """Control claims of a sentence with the day filled from the report."""
    return [_dated(claim, scene, article) for claim in claims]


def report_day(article: Article) -> DateMention:
    """The day the report speaks from: its dateline, else its publication."""
    if article.dateline is not None and article.dateline.date is not None:
        return anchor_mention(article.dateline.date, "dateline")
    return anchor_mention(article.published.date, "publication")


def _placed(claim: EventClaim, scene: Scene, scenes: Sequence[Scene], told: Sequence[EventClaim]) -> EventClaim:
    if claim.place is not None:
        return claim
    home = own_country(scene, claim.trigger)
    if home is not None:
        return replace(claim, place=home)
    place = place_in_focus(told, scenes, scene)
    if place is None:
        return claim
    return replace(claim, place=definite_place(place), rules=(*claim.rules, TOLD_BEFORE))


STATE_REACH, EVENT_REACH = 1.4, 4.0
"""Costs in the tree up to which a date belongs to a state ("held") and to an event."""


def _dated(claim: C, scene: Scene, article: Article) -> C:
    state = isinstance(claim, ControlClaim) and claim.kind in ("held", "besieged", "contested")
    mention = nearest_date(scene, claim.trigger, STATE_REACH if state else EVENT_REACH)
    if mention is not None:
        return replace(claim, date=mention)
    if isinstance(claim, EventClaim) and _past_perfect(scene, claim.trigger):
        return replace(claim, date=DateMention(None, "", DateInterval.unknown(), "unknown"), background=True)
    return replace(claim, date=report_day(article))


def nearest_date(scene: Scene, trigger: Span, reach: float = EVENT_REACH) -> DateMention | None:
    """The date expression that stands nearest to a trigger in the tree; None when the sentence has none for it."""
    head = scene.sentence.top(trigger)
    if head is None:
        return None
    costs = [(_date_cost(scene, head, m, trigger), m) for m in scene.dates if m.span is not None]
    best = min(costs, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] < reach else None


def _date_cost(scene: Scene, head: Token, mention: DateMention, trigger: Span) -> float:
    span = mention.span or Span(0, 0)
    top = scene.sentence.top(span)
    if top is None:
        return 9.0
    up = {t.i: n for n, t in enumerate([head, *scene.sentence.ancestors(head)])}
    cost = 0.0
    for steps, token in enumerate([top, *scene.sentence.ancestors(top)]):
        if token.i in up:
            return cost + 0.25 * (steps + up[token.i]) + abs(span.start - trigger.start) / 300
        cost += 1.0 if token.dep in _CLAUSE else 0.0
    return 9.0


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


def definite_place(mention: PlaceMention) -> PlaceMention:
    """A place told before, as it stands for a later sentence: without the phrase around its first telling."""
    return replace(mention, part=None, relation=None)
