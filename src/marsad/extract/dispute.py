"""Claims that another speaker of the same report contradicts: one says so, somebody else in the text says it was not so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.scene import Scene
from marsad.model import Attribution, EventClaim, Span
from marsad.model.rules import WEAK

DISPUTED = "status:answered"
_OPEN_TO_ANSWER = frozenset({"asserted", "unconfirmed"})


_PRONOUN = 3


def with_disputes(claims: Sequence[EventClaim], scenes: Sequence[Scene]) -> list[EventClaim]:
    """The claims; those that another speaker answers in their own or the next sentence are disputed. A quarrel over a toll is none.

    Scenes stand in reading order and hold their attributions. Cost is linear: a claim looks at two sentences.
    """
    starts = [scene.span.start for scene in scenes]
    return [_settled(claim, scenes, bisect_right(starts, claim.trigger.start) - 1) for claim in claims]


def _settled(claim: EventClaim, scenes: Sequence[Scene], at: int) -> EventClaim:
    if at < 0 or claim.status not in _OPEN_TO_ANSWER or WEAK in claim.rules:
        return claim
    answered = any(_answers(a, claim, scene) for scene, a in _near(scenes, at))
    return replace(claim, status="disputed", rules=(*claim.rules, DISPUTED)) if answered else claim


def _near(scenes: Sequence[Scene], at: int) -> Iterator[tuple[Scene, Attribution]]:
    """The attributions of a sentence and of the next one of the same zone."""
    for scene in scenes[at : at + 2]:
        if scene.zone == scenes[at].zone:
            yield from ((scene, a) for a in scene.attributions)


def _answers(answer: Attribution, claim: EventClaim, scene: Scene) -> bool:
    """Whether a statement of somebody else excludes what is claimed."""
    if (
        not answer.chain
        or _is_pronoun(answer.chain[0].text)
        or answer.content.holds(claim.trigger)
        or not _holds(scene.span, answer.content)
    ):
        return False
    if claim.attribution is None:
        return _takes_back(answer, scene)
    if not claim.attribution.chain or _same_speaker(answer, claim.attribution):
        return False
    return _takes_back(answer, scene) or _counters(answer, scene)


def _holds(sentence: Span, content: Span) -> bool:
    return sentence.start <= content.start < sentence.end


def _same_speaker(a: Attribution, b: Attribution) -> bool:
    left, right = a.chain[0].text.casefold(), b.chain[0].text.casefold()
    return left in right or right in left or {s.text.casefold() for s in a.chain} & {s.text.casefold() for s in b.chain} != set()


def _is_pronoun(speaker: str) -> bool:
    """Whether a speaker is "it", "he", "she": somebody told before, most often the one who made the claim."""
    return speaker.islower() and len(speaker) <= _PRONOUN


def _takes_back(answer: Attribution, scene: Scene) -> bool:
    """Whether the reporting word denies, and what it denies is the claim itself ("denied it", "rejected the report")."""
    denies = answer.cue is not None and any(
        c.effect == "denied" and c.where == "governor" and c.span.touches(answer.cue) for c in scene.cues
    )
    return denies and any(c.where == "answer" and c.effect == "denied" and answer.content.touches(c.span) for c in scene.cues)


def _counters(answer: Attribution, scene: Scene) -> bool:
    """Whether the words of an answer exclude something, and not only its toll or what is known of it."""
    cues = [c for c in scene.cues if c.where == "answer" and answer.content.touches(c.span)]
    leaves_open = [c.span for c in cues if c.effect == "open"]
    return any(c.effect == "negated" and not any(o.touches(c.span) for o in leaves_open) for c in cues)
