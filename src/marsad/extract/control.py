"""Statements of who holds a place: from words that tell a state, and from events that change hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from marsad.extract.clauses import Clauses
from marsad.extract.control_antecedents import Memory
from marsad.extract.control_places import Around, Setting, places_at
from marsad.extract.control_roles import actors_at, role_heads
from marsad.extract.events import Candidate, is_plain_noun, quote_of, status_of
from marsad.extract.frame import Frame
from marsad.extract.modality import HAPPENED, TAKES_BACK, Modality
from marsad.extract.scene import Scene
from marsad.model import ActorMention, ControlClaim, ControlKind, Extent, PlaceMention
from marsad.model.rules import ATTRIBUTE, DEFENDER, OPPONENT, TAKER, UNTRUE
from marsad.vocab.events import ControlSense, Sense, Trigger
from marsad.vocab.extent import ExtentWords
from marsad.vocab.patterns import Word

_FROM_REPORT = {"opponent": OPPONENT, "defender": DEFENDER, "taker": TAKER}
_NOUN_ROLES = frozenset({"compound", "nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_APART = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "appos"})
_EARLIER = frozenset({"since", "after", "before", "until"})
_NEITHER = "neither"
_NEAR = 70
_DISTANT = frozenset({"outskirts", "gates", "gate", "doorstep", "approaches", "entrance", "entrances", "periphery"})


@dataclass(frozen=True, slots=True)
class _Parties:
    holder: ActorMention | None = None
    previous: ActorMention | None = None
    besieger: ActorMention | None = None
    rules: tuple[str, ...] = ()


def control_of(scene: Scene, clauses: Clauses, extents: ExtentWords, focus: PlaceMention | None, memory: Memory) -> list[ControlClaim]:
    """The control claims of a sentence, before identities. `focus` is the place spoken of here, `memory` those that "the hill" can mean.

    Of overlapping triggers the longest that gives a claim counts. What did not happen is marked so: it tells who attacks and who defends,
    and is left out by `resolve`.
    """
    if not any(s.control for t in scene.triggers for s in t.senses):
        return []
    setting = Setting.of(scene, focus, memory, extents)
    found: list[ControlClaim] = []
    read: list[Trigger] = []
    for trigger in sorted(scene.triggers, key=lambda t: (-len(t.span), t.span)):
        if any(t.span.touches(trigger.span) for t in read) or not any(s.control for s in trigger.senses):
            continue
        frame = clauses.frame(trigger.span)
        if frame is None or _is_no_verb(scene, trigger, frame):
            continue
        modality = _without_own(clauses.modality(trigger.span, frame), scene, trigger)
        claims = _first_reading(setting, trigger, frame, modality)
        if claims is not None:
            read.append(trigger)
            found += claims
    return sorted(found, key=lambda c: c.trigger)


def _is_no_verb(scene: Scene, trigger: Trigger, frame: Frame) -> bool:
    """Whether a trigger that wants a verb stands on a plain noun ("forces and rebels in") or an auxiliary."""
    first = next(iter(scene.sentence.under(trigger.first)), frame.head)
    if trigger.verbal and first.pos in ("NOUN", "PROPN") and first.dep in _NOUN_ROLES:
        return True
    return frame.head.dep in ("aux", "auxpass") or (trigger.verbal and is_plain_noun(scene.sentence, frame.head))


def _first_reading(setting: Setting, trigger: Trigger, frame: Frame, modality: Modality) -> list[ControlClaim] | None:
    """The claims of the first sense that fits, marked where it did not happen; [] for a phrase that tells nothing, None when none fits."""
    scene, open_holder = setting.scene, None
    for sense in sorted(trigger.senses, key=lambda s: not s.needs_near):
        if sense.control is None or not _has_company(scene, trigger, sense):
            continue
        if sense.control.kind == "none":
            return []
        claims = _claims(Candidate(scene, trigger, frame, sense, None, modality), sense.control, setting)
        if claims and modality.effect in TAKES_BACK:
            claims = [replace(c, rules=(*c.rules, UNTRUE)) for c in claims]
        if claims and not any(TAKER in c.rules for c in claims):
            return claims
        open_holder = open_holder or claims or None
    return open_holder


def _without_own(modality: Modality, scene: Scene, trigger: Trigger) -> Modality:
    """What stands around a trigger; a negation that is one of its own words ("has not fallen") is part of what it tells."""
    own = any(t.dep == "neg" or t.lower == _NEITHER for t in scene.sentence.under(trigger.span))
    return HAPPENED if own and modality.effect in ("negated", "denied") else modality


def _has_company(scene: Scene, trigger: Trigger, sense: Sense) -> bool:
    """Whether the words that a sense wants near stand in the sentence, and none that it excludes stands close."""
    if sense.needs_near and sense.id not in scene.near:
        return False
    return not any(
        f.label == sense.id and f.span.start - _NEAR < trigger.span.end and trigger.span.start - _NEAR < f.span.end for f in scene.without
    )


def _claims(candidate: Candidate, spec: ControlSense, setting: Setting) -> list[ControlClaim]:
    parties = _parties(candidate, spec)
    if parties is None:
        return []
    roles = spec.place or candidate.sense.roles.get("place") or "object"
    places = places_at(Around(setting, candidate.frame, candidate.trigger.span), roles)
    extent = _extent(candidate, spec, roles, places, setting) if places else "unspecified"
    claims = [
        ControlClaim(
            kind=cast(ControlKind, spec.kind),
            extent=extent,
            zone=candidate.scene.zone,
            quote=quote_of(candidate),
            trigger=candidate.trigger.span,
            place=place,
            holder=parties.holder,
            previous=parties.previous,
            besieger=parties.besieger,
            status=status_of(candidate.modality),
            rules=(f"control:{candidate.sense.id}", *parties.rules),
        )
        for place in places
    ]
    return [c for c in claims if not _at_a_distance(c)]


def _at_a_distance(claim: ControlClaim) -> bool:
    """Whether a change is told of what lies before a place ("its outskirts", "10 km south of")."""
    told = (claim.place.part or "").lower().split()
    return claim.kind in ("gained", "contested") and (bool(_DISTANT & set(told)) or (claim.place.relation or "")[:1].isdigit())


def _parties(candidate: Candidate, spec: ControlSense) -> _Parties | None:
    """Who holds, held and besieges; None when a party that the sense needs is missing."""
    sense = candidate.sense
    attribute = (ATTRIBUTE,) if spec.holder == "prefix" or spec.place in ("apposition", "head") else ()
    if spec.kind == "contested":
        return _Parties(previous=_first(candidate, "subject")) if _acts(candidate, sense) else None
    if spec.kind == "besieged":
        inside = _first(candidate, spec.holder or "object|owner")
        outside = _first(candidate, spec.besieger or "subject|by")
        if outside is None and role_heads(candidate.scene, candidate.frame, candidate.trigger.span, "by"):
            return None
        return _Parties(inside, besieger=outside if outside != inside else None, rules=attribute if inside else (DEFENDER, *attribute))
    if spec.holder == "opponent":
        acting = _first(candidate, "subject")
        return _Parties(previous=acting, rules=(OPPONENT,)) if acting is not None else None
    previous = _first(candidate, spec.previous or sense.roles.get("b") or "from")
    if spec.previous == "object" and previous is None:
        return None
    if spec.holder in _FROM_REPORT or spec.holder is None:
        return _Parties(None, previous, rules=(_FROM_REPORT[spec.holder or "taker"],))
    roles = sense.roles.get("a", "subject") if spec.holder == "subject" else spec.holder
    holder = (_right_before(candidate) if roles == "subject" else None) or _first(candidate, roles)
    if holder is None and (spec.kind != "gained" or _names_other(candidate, roles)):
        return None
    return _Parties(holder, previous if previous != holder else None, rules=attribute if holder else (TAKER, *attribute))


def _right_before(candidate: Candidate) -> ActorMention | None:
    """The actor that stands right before a finite verb: its subject, even where the parse takes it for something else."""
    verb, scene = candidate.frame.verb, candidate.scene
    if verb is None or verb is not candidate.frame.head or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if scene.sentence.children(verb, "auxpass", "nsubj"):
        return None
    return next((m for m in scene.actors if m.span.end + 1 == verb.span.start), None)


def _acts(candidate: Candidate, sense: Sense) -> bool:
    """Whether a fight is told as going on: an actor stands where one must, and the fight is no mere time or cause of another thing."""
    head, sentence = candidate.frame.head, candidate.scene.sentence
    if any(
        m.lower in _EARLIER for t in (head, *sentence.ancestors(head)) if t.dep == "advcl" for m in sentence.children(t, "mark", "prep")
    ):
        return False
    if "actor" not in sense.subject and (head.dep == "pobj" or any(t.dep == "advcl" for t in (head, *sentence.ancestors(head)))):
        return False
    wants = "actor" in sense.subject and bool(candidate.frame.role("subject"))
    return not wants or _first(candidate, "subject") is not None


def _names_other(candidate: Candidate, roles: str) -> bool:
    """Whether a verb has somebody in the holder's role who is no actor ("the storm took the town"); a noun's owner may be anything."""
    if candidate.frame.verb is not candidate.frame.head:
        return False
    return any(role_heads(candidate.scene, candidate.frame, candidate.trigger.span, r) for r in roles.split("|"))


def _first(candidate: Candidate, roles: str) -> ActorMention | None:
    return next(iter(actors_at(candidate.scene, candidate.frame, candidate.trigger.span, roles)), None)


def _extent(candidate: Candidate, spec: ControlSense, roles: str, places: Sequence[PlaceMention], setting: Setting) -> Extent:
    """How much of the place is meant: told in the phrase of the place, by adverbs of the verb, or as the kind has it."""
    scene, trigger = candidate.scene, candidate.trigger.span
    heads = [t for role in roles.split("|") if role not in ("focus", "nearest") for t in role_heads(scene, candidate.frame, trigger, role)]
    verb = candidate.frame.verb or candidate.frame.head
    phrases = [t for h in heads for t in scene.sentence.subtree(h, _APART)]
    covered = {
        i
        for t in (*phrases, *scene.sentence.children(verb, "advmod"), *scene.sentence.under(trigger))
        for i in range(t.span.start, t.span.end)
    }
    here = [w for w in scene.words if not covered.isdisjoint(range(w.span.start, w.span.end)) and not _is_name(setting, w, places[0])]
    site = setting.memory.words.is_site(places[0].part or "")
    told = setting.extents.told([w for w in here if not site or w.lower != places[0].part])
    if spec.extent and (told is None or spec.extent == "all"):
        return cast(Extent, spec.extent)
    if told is not None:
        return told
    if places[0].part and not site:
        return "part"
    return "all" if spec.kind in ("gained", "lost") else "unspecified"


def _is_name(setting: Setting, word: Word, place: PlaceMention) -> bool:
    """Whether a word tells what a place is and not how much of it.

    It stands in its name, is its type word beside it ("Green Hill", "the X quarter"), or is the noun that stands for a place told before.
    """
    if word.span.touches(place.span):
        return True
    scene = setting.scene
    first, last = sorted((word.span, place.span))
    beside = scene.text[first.end : last.start].isspace()
    if beside and word.text.lower() == place.kind:
        return True
    memory = setting.memory
    if memory.words.is_within(word.lower):
        return False
    return not scene.span.touches(place.span) and bool(memory.words.kinds(word.lower)) and memory.agrees(place, word.lower)
