"""Events of one sentence: each trigger with its sense, modality, sides, places and date becomes claims, or a rejected reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from marsad.extract.clauses import Clauses
from marsad.extract.frame import Frame
from marsad.extract.modality import TAKES_BACK, Modality
from marsad.extract.scene import Scene, phrase_tokens
from marsad.extract.senses import choose_senses, weapon_types
from marsad.extract.sides import civil_targets, holders_in, nearest_before, roles_of
from marsad.extract.where import coordinated, ranked_places
from marsad.model import ActorMention, EventClaim, PlaceMention, Rejected, Span, Status
from marsad.model.rules import DESCRIBES, NAMELESS, TOLD_AGAIN, WEAK
from marsad.text.document import Sentence, Token, cover
from marsad.vocab.events import EventWords, Sense, Trigger

SAME_PLACE_COST = 0.9
"""Options of a place that cost this much more than the best are still offered to the resolver."""
POINTS_BACK = frozenset({"the", "this", "that", "these", "those"})
QUIET = frozenset(
    {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    }
)
"""Types that kill nobody: the dead told beside them are of another event."""
LISTED = 2.2
"""Places listed with one that costs more than this are not events of their own: "the embassies of France and Kenya"."""
TOO_FAR = 4.2
"""A place of the sentence that costs more than this stands in another clause's business."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger that was read: with the sense chosen, its frame and whether it happened."""

    scene: Scene
    trigger: Trigger
    frame: Frame
    sense: Sense
    state: Sense | None
    modality: Modality


def candidates_of(scene: Scene, clauses: Clauses) -> list[Candidate]:
    """Every trigger of the sentence that has a sense here; triggers inside a longer one that was read are left out.

    Counted dead are a trigger where no other tells them.
    """
    found: list[Candidate] = []
    for trigger in (*sorted(scene.triggers, key=lambda t: (-len(t.span), t.span)), *scene.tolls):
        if trigger in scene.tolls and any(c.trigger.span.touches(trigger.first) for c in found):
            continue
        frame = clauses.frame(trigger.span)
        if (
            frame is None
            or (trigger.verbal and _begins_with_noun(scene.sentence, trigger, frame.head))
            or any(c.trigger.span.touches(trigger.span) and c.trigger.span != trigger.span for c in found)
        ):
            continue
        senses = choose_senses(scene, trigger, frame)
        if senses:
            event = next((s for s in senses if s.sub_event_type), senses[0])
            state = next((s for s in senses if not s.sub_event_type), None)
            found.append(Candidate(scene, trigger, frame, event, state, clauses.modality(trigger.span, frame)))
    return sorted(found, key=lambda c: c.trigger.span)


def _begins_with_noun(sentence: Sentence, trigger: Trigger, head: Token) -> bool:
    """Whether a pattern that wants a verb met a noun: "in the desert", "forces launched an assault to"."""
    first = next(iter(sentence.under(trigger.first)), head)
    outside = first.i != head.i and first.pos in ("NOUN", "PROPN") and first.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
    return outside or is_plain_noun(sentence, head)


def is_plain_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a word that could be a verb is a noun beyond doubt: it has a determiner or owner, or hangs on a preposition."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    return token.dep == "pobj" or bool(sentence.children(token, "det", "poss"))


def events_of(scene: Scene, candidates: Sequence[Candidate], lexicon: EventWords) -> list[EventClaim]:
    """The event claims of a sentence, before identities; weak triggers only where no other tells the event."""
    happened = [c for c in candidates if c.modality.effect not in TAKES_BACK and c.sense.sub_event_type]
    strong = without_shadows([c for c in happened if not c.sense.weak])
    weak = [c for c in happened if c.sense.weak]
    leading = strong or weak[:1]
    apart = [w for w in weak[:1] if strong and all(_kills_nobody(c, w) for c in strong)]
    told = (*leading, *apart)
    elsewhere = [c for c in weak if c not in told and _elsewhere(c, told)]
    claims = [_with_victims(claim, c, weak, len(strong)) if strong else claim for c in told for claim in _claims(c, lexicon)]
    return claims + [claim for c in elsewhere for claim in _claims(c, lexicon)]


def _elsewhere(weak: Candidate, leading: Sequence[Candidate]) -> bool:
    """Whether the dead are told for a place that is none of what the sentence tells first; towns of a sum keep their own dead."""
    options = place_options(weak)
    return bool(options) and not any(options[0] in place_options(c)[: 1 if c.sense.weak else None] for c in leading)


def without_shadows(strong: Sequence[Candidate]) -> list[Candidate]:
    """The triggers that tell events of their own: generic words give way to exact ones of the clause, arguments to what undoes them."""
    kept = [c for c in strong if not any(o is not c and ((o.sense.overrides and _argument_of(c, o)) or _tells_cause(o, c)) for o in strong)]
    exact = [c for c in kept if not c.sense.generic]
    return [c for c in kept if not c.sense.generic or not any(_argument_of(c, o) or _argument_of(o, c) or _one_clause(c, o) for o in exact)]


def _tells_cause(cause: Candidate, blast: Candidate) -> bool:
    """Whether a participle that hangs on a noun tells the same act more exactly: "an explosion caused by a drone"."""
    head = cause.frame.head
    same = cause.sense.refine and blast.sense.refine and blast.frame.verb is not blast.frame.head
    return same and head.dep == "acl" and head.tag == "VBN" and cause.scene.sentence.head(head) is blast.frame.head


def _argument_of(inner: Candidate, outer: Candidate) -> bool:
    """Whether a trigger stands in the phrases that hang on another one, or inside its words."""
    tokens = [t for name, heads in outer.frame.roles.items() if name != "subject" or outer.frame.verb for t in heads]
    phrase = [t for head in tokens for t in phrase_tokens(outer.scene.sentence, head)]
    return any(t.i == inner.frame.head.i for t in phrase) or outer.trigger.span.holds(inner.trigger.span)


def _with_victims(claim: EventClaim, candidate: Candidate, weak: Sequence[Candidate], rivals: int) -> EventClaim:
    """The dead and wounded that the sentence tells are whom the event hit, where it does not name them itself."""
    if not weak or any(m.rule != NAMELESS for m in claim.side_b):
        return claim
    near = [w for w in weak if rivals == 1 or _one_clause(candidate, w)]
    victims = tuple(dict.fromkeys(m for w in near for m in struck(w) if m not in claim.side_a))
    return replace(claim, side_b=(*claim.side_b, *victims), rules=(*claim.rules, "side_b:victims told")) if victims else claim


def _one_clause(a: Candidate, b: Candidate) -> bool:
    """Whether one of two triggers hangs on the other, or both have one subject."""
    sentence = a.scene.sentence
    over_a = {t.i for t in (a.frame.head, *sentence.ancestors(a.frame.head))}
    over_b = {t.i for t in (b.frame.head, *sentence.ancestors(b.frame.head))}
    subjects = [{t.i for t in c.frame.role("subject")} for c in (a, b)]
    return b.frame.head.i in over_a or a.frame.head.i in over_b or bool(subjects[0] & subjects[1])


def _kills_nobody(candidate: Candidate, weak: Candidate) -> bool:
    """Whether the dead told by a weak trigger are of another event: this one is of a quiet type, in a clause beside or a noun below."""
    named = candidate.frame.verb is not candidate.frame.head and _argument_of(candidate, weak)
    return candidate.sense.sub_event_type in QUIET and (named or _beside(weak, candidate))


def _beside(a: Candidate, b: Candidate) -> bool:
    """Whether the clauses of two triggers stand side by side, each with a subject of its own."""
    return _joins(a, b) or _joins(b, a)


def _joins(inner: Candidate, outer: Candidate) -> bool:
    """Whether the clause of one trigger is coordinated with that of another and has a subject of its own."""
    sentence = inner.scene.sentence
    shared = {t.i for t in (outer.frame.head, *sentence.ancestors(outer.frame.head))}
    own = [t for t in (inner.frame.head, *sentence.ancestors(inner.frame.head)) if t.i not in shared]
    return bool(own) and own[-1].dep == "conj" and bool(sentence.children(own[-1], "nsubj", "nsubjpass"))


def rejected_of(candidates: Sequence[Candidate]) -> list[Rejected]:
    """The readings that were considered and not coded."""
    return [Rejected(c.scene.span, c.trigger.span, c.modality.effect) for c in candidates if c.modality.effect in TAKES_BACK]


def _claims(candidate: Candidate, lexicon: EventWords) -> list[EventClaim]:
    scene, sense, frame = candidate.scene, candidate.sense, candidate.frame
    side_a, side_b = sides_of(candidate)
    side_a = side_a or alternatives(scene, candidate.trigger.span)
    weapons = weapon_types(scene, candidate.trigger, frame, lexicon) if sense.refine else ()
    options = place_options(candidate)
    claim = EventClaim(
        sub_event_type=weapons[0] if weapons else sense.sub_event_type or "Other",
        zone=scene.zone,
        quote=quote_of(candidate),
        trigger=candidate.trigger.span,
        side_a=side_a,
        side_b=side_b,
        place=options[0] if options else None,
        options=options[1:],
        side_a_open=is_open(scene, side_a),
        side_b_open=is_open(scene, side_b),
        status=status_of(candidate.modality),
        ongoing=is_ongoing(candidate),
        rules=rules_of(candidate, weapons[:1]),
    )
    joined = coordinated(scene, options[0]) if options and place_cost(candidate) <= LISTED else ()
    placed = [claim] if len(joined) < 2 else [replace(claim, place=p, options=()) for p in joined]
    return placed + [replace(c, sub_event_type=other, rules=rules_of(candidate, (other,))) for other in weapons[1:] for c in placed]


def sides_of(candidate: Candidate) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Who acts and who is acted on; a mention stands on one side only."""
    scene, frame, roles = candidate.scene, candidate.frame, candidate.sense.roles
    side_a = roles_of(scene, frame, roles.get("a", "subject"))
    between = roles_of(scene, frame, "between")
    if len(between) > 1 and not side_a:
        return between[:1], between[1:]
    side_b = tuple(m for m in (roles_of(scene, frame, roles["b"]) if "b" in roles else struck(candidate)) if m not in side_a)
    if not side_a and roles.get("a") != "none" and not frame.role("subject") and frame.verb is None:
        near = nearest_before(scene, candidate.trigger.span)
        side_a = (near,) if near is not None and near not in side_b else ()
    return side_a, side_b


def is_open(scene: Scene, side: Sequence[ActorMention]) -> bool:
    """Whether the actors of a side are alternatives: a word like "or" stands between two of them."""
    spans = sorted(m.span for m in side)
    gaps = [Span(a.end, b.start) for a, b in pairwise(spans)]
    return any(cue.effect == "open" and gap.holds(cue.span) for gap in gaps for cue in scene.cues if cue.where == "between")


def alternatives(scene: Scene, trigger: Span) -> tuple[ActorMention, ...]:
    """Actors that the sentence leaves open after the trigger: "could not say whether they were Iraqi or Russian"."""
    cue = next((c for c in scene.cues if c.effect == "open" and c.where == "sentence" and c.span.start > trigger.end), None)
    named = tuple(m for m in scene.actors if cue is not None and m.span.start >= cue.span.end)
    return named if len(named) > 1 and is_open(scene, named) else ()


def struck(candidate: Candidate) -> tuple[ActorMention, ...]:
    """Who is acted on: the actors in the usual roles, else the civil things there (a clinic, a bus) as civilians."""
    scene, frame = candidate.scene, candidate.frame
    if candidate.sense.sub_event_type == "Territory":
        return roles_of(scene, frame, "from") or holders_in(scene, frame)
    if candidate.sense.sub_event_type == "Armed clash":
        direct = tuple(m for m in scene.actors if any(m.span.touches(t.span) for t in frame.role("with")))
        return (*roles_of(scene, frame, "object|against|between|on"), *direct)
    return roles_of(scene, frame, "object|against|on|into") or civil_targets(scene, frame)


def place_options(candidate: Candidate) -> tuple[PlaceMention, ...]:
    """Places where it may be, best first; empty when the sentence names none for it."""
    ranked = ranked_places(candidate.scene, candidate.frame, candidate.trigger.span, candidate.sense.roles.get("place"))
    if not ranked or ranked[0][0] > TOO_FAR:
        return ()
    best = ranked[0][0]
    return tuple(mention for cost, mention in ranked if cost <= best + SAME_PLACE_COST)


def place_cost(candidate: Candidate) -> float:
    """How near the best place stands to the trigger; see `where`."""
    ranked = ranked_places(candidate.scene, candidate.frame, candidate.trigger.span, candidate.sense.roles.get("place"))
    return ranked[0][0] if ranked else TOO_FAR


def status_of(modality: Modality) -> Status:
    """The status of a claim whose event was not taken back."""
    if modality.effect == "denied":
        return "denied"
    return "unconfirmed" if modality.effect == "unconfirmed" else "asserted"


def quote_of(candidate: Candidate) -> Span:
    """The shortest clause that carries the event: the subtree of its verb without clauses that hang on it, cut at its ends."""
    sentence, frame = candidate.scene.sentence, candidate.frame
    top = frame.verb or frame.head
    holding = {t.i for t in (frame.head, *sentence.ancestors(frame.head))}
    far = frozenset(t.i for t in sentence.tokens if _is_far_clause(t) and t.i not in holding)
    own = sentence.subtree(top, _NOT_QUOTED, far)
    return cover([*own, *sentence.under(candidate.trigger.span)])


_NOT_QUOTED = frozenset({"ccomp", "parataxis", "punct"})


def _is_far_clause(token: Token) -> bool:
    """Whether a token opens an adverbial or coordinated clause."""
    return token.dep in ("advcl", "relcl") or (token.dep == "conj" and token.pos == "VERB")


def is_ongoing(candidate: Candidate) -> bool:
    """Whether it still goes on: a present or past progressive, or a verb that says so."""
    sentence, verb = candidate.scene.sentence, candidate.frame.verb
    if verb is None:
        return False
    return verb.tag == "VBG" and bool(sentence.children(verb, "aux"))


def rules_of(candidate: Candidate, weapons: Sequence[str]) -> tuple[str, ...]:
    """The vocabulary entries that decided."""
    found = [f"event:{candidate.sense.id}"]
    found += [f"weapon:{weapon}" for weapon in weapons]
    if candidate.modality.cue:
        found.append(f"modality:{candidate.modality.cue}")
    if is_anaphoric(candidate):
        found.append(TOLD_AGAIN)
    if candidate.sense.weak:
        found.append(WEAK)
    if describes(candidate):
        found.append(DESCRIBES)
    return tuple(found)


def describes(candidate: Candidate) -> bool:
    """Whether a verb only says who somebody is, in a clause that hangs on a noun: "rebels fighting the junta", "groups that attack us"."""
    verb = candidate.frame.verb
    if verb is None or verb is not candidate.frame.head:
        return False
    return (verb.dep == "acl" and verb.tag == "VBG") or (verb.dep == "relcl" and verb.tag in ("VBP", "VBZ"))


def is_anaphoric(candidate: Candidate) -> bool:
    """Whether a noun trigger points back ("the attack", "that bombardment") instead of telling a new event."""
    sentence, head = candidate.scene.sentence, candidate.frame.head
    if candidate.frame.verb is head:
        return False
    verb = sentence.head(head)
    if head.dep == "attr" and verb is not None and any(t.lower in ("it", *POINTS_BACK) for t in sentence.children(verb, "nsubj")):
        return True
    return any(t.lower in POINTS_BACK for t in sentence.children(head, "det")) and not sentence.children(head, "amod", "poss")
