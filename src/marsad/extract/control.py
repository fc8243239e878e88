"""Statements of who holds a place: from words that tell a state, and from events that change hands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from marsad.extract.events import Candidate, place_options, quote_of, sides_of, status_of
from marsad.extract.modality import TAKES_BACK
from marsad.extract.scene import Scene, phrase_tokens
from marsad.extract.sides import actors_in, roles_of
from marsad.extract.where import coordinated, ranked_places
from marsad.model import ActorMention, ControlClaim, ControlKind, Extent, PlaceMention, Span
from marsad.model.rules import OPPONENT
from marsad.text.document import Token
from marsad.vocab.events import ControlSense, Sense
from marsad.vocab.extent import ExtentWords

_PREFIX_GAP = 2


@dataclass(frozen=True, slots=True)
class _Parties:
    holder: ActorMention | None
    previous: ActorMention | None = None
    besieger: ActorMention | None = None


def control_of(candidates: Sequence[Candidate], extents: ExtentWords, focus: PlaceMention | None) -> list[ControlClaim]:
    """The control claims of a sentence, before identities. `focus` is the place that "the town" and "it" stand for here."""
    found: list[ControlClaim] = []
    for candidate in candidates:
        if candidate.modality.effect in TAKES_BACK:
            continue
        for sense in (candidate.sense, candidate.state):
            if sense is not None and sense.control is not None:
                found += _claims(candidate, sense, sense.control, extents, focus)
    return found


def _claims(
    candidate: Candidate, sense: Sense, spec: ControlSense, extents: ExtentWords, focus: PlaceMention | None
) -> list[ControlClaim]:
    options = _places(candidate, sense, spec)
    if not options and focus is not None and stands_for_place(candidate):
        options = (focus,)
    parties = _parties(candidate, sense, spec)
    opponent = spec.holder == "opponent"
    needs_holder = spec.kind not in ("contested", "besieged") and spec.holder not in (None, "opponent")
    if not options or (needs_holder and parties.holder is None) or opponent and not candidate.frame.role("subject"):
        return []
    claim = ControlClaim(
        kind=cast(ControlKind, spec.kind),
        extent=_extent(candidate, spec, options[0], extents),
        zone=candidate.scene.zone,
        quote=quote_of(candidate),
        trigger=candidate.trigger.span,
        place=options[0],
        holder=parties.holder,
        previous=parties.previous,
        besieger=parties.besieger,
        status=status_of(candidate.modality),
        options=options[1:],
        rules=(f"control:{sense.id}", *([OPPONENT] if opponent else [])),
    )
    joined = coordinated(candidate.scene, options[0])
    return [claim] if len(joined) < 2 else [replace(claim, place=p, options=()) for p in joined]


def _places(candidate: Candidate, sense: Sense, spec: ControlSense) -> tuple[PlaceMention, ...]:
    scene = candidate.scene
    if spec.place == "head":
        token = scene.sentence.top(candidate.trigger.span)
        return _under(scene, _prefixed(scene, token)) if token is not None else ()
    role = spec.place or sense.roles.get("place")
    if role == "apposition":
        return _apposition(candidate)
    if role == "nearest" or role is None:
        return place_options(candidate)
    ranked = ranked_places(scene, candidate.frame, candidate.trigger.span, role)
    limit = 1.6 if "subject" in role or "object" in role else 3.0
    return tuple(mention for cost, mention in ranked if cost <= limit)


def stands_for_place(candidate: Candidate) -> bool:
    """Whether the clause names its place by a word that points back: "the town", "it", "there"."""
    scene, frame = candidate.scene, candidate.frame
    heads = [t for name, tokens in frame.roles.items() if name != "with" for t in tokens]
    near = [*heads, *(c for h in heads for c in phrase_tokens(scene.sentence, h))]
    verb = frame.verb or frame.head
    near += scene.sentence.children(verb, "advmod")
    return any(_points_back(scene, t) for t in near)


def _points_back(scene: Scene, token: Token) -> bool:
    if token.lower in ("it", "its", "there"):
        return True
    place = any(f.label == "place" and f.span.touches(token.span) for f in scene.things)
    return place and any(d.lower in ("the", "its", "this", "that", "their") for d in scene.sentence.children(token, "det", "poss"))


def _prefixed(scene: Scene, token: Token) -> list[Token]:
    """The nouns that a compound adjective ("rebel-held") describes."""
    above = scene.sentence.head(token)
    return [above] if above is not None and token.dep in ("amod", "acl", "compound", "nmod") else []


def _under(scene: Scene, heads: Sequence[Token]) -> tuple[PlaceMention, ...]:
    tokens = [t for head in heads for t in phrase_tokens(scene.sentence, head)]
    return tuple(m for m in scene.places if any(m.span.touches(t.span) for t in tokens))


def _apposition(candidate: Candidate) -> tuple[PlaceMention, ...]:
    """The place that a noun like "stronghold" renames: in its phrase, in apposition, as the subject of "is", or after "of"."""
    scene, head = candidate.scene, candidate.frame.head
    above = scene.sentence.head(head)
    tokens = [head, *candidate.frame.role("in"), *candidate.frame.role("of")]
    if above is not None and head.dep in ("appos", "attr", "npadvmod", "conj"):
        tokens += [above, *scene.sentence.children(above, "nsubj")]
    tokens += scene.sentence.children(head, "appos")
    return _under(scene, tokens)


def _parties(candidate: Candidate, sense: Sense, spec: ControlSense) -> _Parties:
    scene, frame = candidate.scene, candidate.frame
    side_a, side_b = sides_of(candidate)
    if spec.kind == "contested":
        return _Parties(None)
    if spec.kind == "besieged":
        inside = roles_of(scene, frame, "object") or _possessors(candidate)
        return _Parties(_first(inside), besieger=_first(m for m in side_a if m not in inside))
    if spec.holder == "opponent":
        return _Parties(None, previous=_first(side_a))
    if spec.holder == "prefix":
        return _Parties(_prefix(scene, candidate.trigger.span))
    if spec.holder == "owner":
        return _Parties(_first(_possessors(candidate)))
    if spec.holder == "by":
        return _Parties(_first((*roles_of(scene, frame, "by|of"), *_possessors(candidate))))
    holder = _first(side_a) if spec.holder == "subject" else _first(roles_of(scene, frame, spec.holder)) if spec.holder else None
    previous = _first(roles_of(scene, frame, spec.previous)) if spec.previous else _first(side_b)
    return _Parties(holder, previous if previous != holder else None)


def _first(mentions: Iterable[ActorMention]) -> ActorMention | None:
    return next(iter(mentions), None)


def _possessors(candidate: Candidate) -> tuple[ActorMention, ...]:
    """Actors that stand before the nouns under a trigger ("the rebels' stronghold", "in army hands"), or after its "of"."""
    scene = candidate.scene
    nouns = scene.sentence.under(candidate.trigger.span)
    owners = [c for t in nouns for c in scene.sentence.children(t, "poss", "compound", "amod", "nmod")]
    own = tuple(m for m in scene.actors if m.span.touches(candidate.trigger.span))
    of = [p for t in nouns for o in scene.sentence.children(t, "prep") if o.lower in ("of", "for") for p in scene.sentence.children(o, "pobj")]
    return actors_in(scene, owners) or own or actors_in(scene, of)


def _prefix(scene: Scene, trigger: Span) -> ActorMention | None:
    """The actor written right before a word like "-held"."""
    near = [m for m in scene.actors if 0 <= trigger.start - m.span.end <= _PREFIX_GAP or m.span.holds(trigger)]
    return near[-1] if near else None


def _extent(candidate: Candidate, spec: ControlSense, place: PlaceMention, extents: ExtentWords) -> Extent:
    if spec.extent:
        return cast(Extent, spec.extent)
    told = extents.of(candidate.scene.words, candidate.trigger.span, place.span)
    if told is not None:
        return told
    if place.part:
        return "part"
    return "all" if spec.kind in ("gained", "lost") else "unspecified"
