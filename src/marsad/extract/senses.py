"""Which sense of a trigger is meant: what must stand in its roles and near it, and which weapon decides the type."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial

from marsad.extract.frame import Frame
from marsad.extract.scene import Scene, phrase_tokens
from marsad.model import Span
from marsad.text.document import Token
from marsad.vocab.events import EventWords, Sense, Trigger

ARMED_GROUPS = (2, 3)
"""ACLED's kinds of rebels and of militias."""
_APART = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl"})
_NEAR = 70
SUPPORT = 25
"""Code points that the words of a supporting weapon stand behind "under the cover of"."""
_FOLLOWING = 5
_HYPHENS = frozenset("-\u2010\u2011")


def choose_senses(scene: Scene, trigger: Trigger, frame: Frame) -> tuple[Sense, ...]:
    """The senses that fit: at most one that names an event and one that tells control alone."""
    fitting = [s for s in trigger.senses if _fits(scene, trigger, frame, s)]
    event = next((s for s in fitting if s.sub_event_type), None)
    state = next((s for s in fitting if not s.sub_event_type), None) if event is None or event.control is None else None
    return tuple(s for s in (event, state) if s is not None)


def _fits(scene: Scene, trigger: Trigger, frame: Frame, sense: Sense) -> bool:
    if sense.needs_near and sense.id not in scene.near and not (sense.near_party and _has_armed_party(scene)):
        return False
    if any(f.label == sense.id and _close(f.span, trigger.span) for f in scene.without):
        return False
    if sense.sub_event_type and trigger.verbal and _in_compound(scene.text, trigger.span):
        return False
    if sense.refine and not trigger.verbal and _in_support(scene, trigger.span):
        return False
    if _is(scene, frame, "subject", sense.not_subject) or _is(scene, frame, "object", sense.not_object):
        return False
    subject = sense.subject if frame.role("subject") or sense.needs_subject else frozenset()
    return _has(scene, trigger, frame, sense, "subject", subject) and _has(scene, trigger, frame, sense, "object", sense.object)


def _has_armed_party(scene: Scene) -> bool:
    """Whether the sentence names an armed group that is no state."""
    return any(m.actor is not None and m.actor.kind in ARMED_GROUPS and m.rule.startswith("name") for m in scene.actors)


def _in_compound(text: str, span: Span) -> bool:
    """Whether a verb form is part of a longer word: "rebel-held", "burnt-out"."""
    return text[max(0, span.start - 1) : span.start] in _HYPHENS or text[span.end : span.end + 1] in _HYPHENS


def _in_support(scene: Scene, span: Span) -> bool:
    """Whether words stand in a phrase that only helps another event: "troops advanced under the cover of air strikes"."""
    return any(cue.effect == "support" and 0 <= span.start - cue.span.end <= SUPPORT for cue in scene.cues)


def _is(scene: Scene, frame: Frame, role: str, classes: frozenset[str]) -> bool:
    return bool(classes) and any(_own_classes(scene, head) & classes for head in frame.role(role))


def _own_classes(scene: Scene, token: Token) -> frozenset[str]:
    """The classes of a word itself, without what its phrase names."""
    return frozenset(f.label for f in scene.things if f.span.touches(token.span))


def _close(a: Span, b: Span) -> bool:
    return a.start - _NEAR < b.end and b.start - _NEAR < a.end


def _has(scene: Scene, trigger: Trigger, frame: Frame, sense: Sense, role: str, wanted: frozenset[str]) -> bool:
    """Whether some phrase in a role is of a wanted class; where the sense names another role for the place, that one counts too."""
    if not wanted:
        return True
    heads = list(frame.role(role))
    if role == "object":
        heads += [*_own_words(scene, trigger), *(() if heads else _after(scene, trigger))]
        if "place" in wanted:
            heads += _placed_roles(frame, sense)
    if any(scene.classes(head) & wanted for head in heads):
        return True
    return role == "object" and _takes_names(trigger, sense) and any(map(partial(_is_unknown_name, scene), heads))


def _takes_names(trigger: Trigger, sense: Sense) -> bool:
    """Whether a name of which nothing is known may be the object: of long patterns a place, of what is only done to people a person."""
    if "place" in sense.object and sense.control is not None:
        return len(trigger.span) > len(trigger.first)
    return "person" in sense.object and not any(s.control for s in trigger.senses)


def _is_unknown_name(scene: Scene, token: Token) -> bool:
    return token.pos == "PROPN" and not scene.classes(token)


def _placed_roles(frame: Frame, sense: Sense) -> list[Token]:
    """What stands where the sense looks for its place, besides the object."""
    names = [sense.roles.get("place") or "", (sense.control.place if sense.control else None) or ""]
    return [t for name in names for part in name.split("|") for t in frame.role(part)]


def _own_words(scene: Scene, trigger: Trigger) -> list[Token]:
    """The words that a gap of the pattern holds: the object in "drove the rebels out"."""
    return [t for t in scene.sentence.under(trigger.span) if not t.span.touches(trigger.first)]


def _after(scene: Scene, trigger: Trigger) -> list[Token]:
    """The words that follow a trigger without an object in the tree, up to the next punctuation: the parser reads headlines badly."""
    found: list[Token] = []
    for token in scene.sentence.tokens[_index_after(scene, trigger) :][:_FOLLOWING]:
        if token.pos == "PUNCT" or token.pos == "ADP":
            break
        found.append(token)
    return found


def _index_after(scene: Scene, trigger: Trigger) -> int:
    return bisect_left(scene.sentence.tokens, trigger.span.end, key=lambda t: t.span.start)


def weapon_types(scene: Scene, trigger: Trigger, frame: Frame, lexicon: EventWords) -> tuple[str, ...]:
    """The sub-event types that weapon words of the trigger's clause decide, the decisive one first.

    More than one only where weapons are coordinated ("warplanes and artillery hit"): the annotation guide counts each.
    """
    clause = _clause(scene, trigger, frame)
    order = list(lexicon.weapon_types)
    told = [f for f in scene.weapons if not _in_support(scene, f.span)]
    found = sorted((order.index(f.label), f.span) for f in told if any(f.span.touches(t.span) for t in clause))
    if not found:
        return ()
    first, span = found[0]
    joined = [n for n, other in found if n != first and {order[n], order[first]} == {"air", "shelling"} and _joined(scene, span, other)]
    return tuple(dict.fromkeys(lexicon.weapon_types[order[n]] for n in (first, *joined)))


def _joined(scene: Scene, a: Span, b: Span) -> bool:
    left, right = sorted((a, b))
    gap = scene.text[left.end : right.start]
    return len(gap) < 25 and bool(re.search(r"\band\b|&", gap))


def _clause(scene: Scene, trigger: Trigger, frame: Frame) -> list[Token]:
    """Tokens of the trigger's clause: its own phrase and, for a verb, all that hangs on it without a clause between."""
    sentence = scene.sentence
    own = phrase_tokens(sentence, frame.head) + sentence.under(trigger.span)
    below = sentence.subtree(frame.head, _APART)
    subject = [t for s in frame.role("subject") for t in phrase_tokens(sentence, s)]
    return [*own, *below, *subject]
