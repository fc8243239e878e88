"""Where the holder and the place of a control statement stand: roles of the frame, of the trigger's own words, of what it describes."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.frame import Frame, is_verbal, what_lies, with_conjuncts
from marsad.extract.scene import Scene, phrase_tokens
from marsad.extract.sides import SPEAKERS, actors_in
from marsad.model import ActorMention, Span
from marsad.text.document import Sentence, Token

_LEVELS = 6
_OWNED = ("poss", "compound", "amod", "nmod")


def role_heads(scene: Scene, frame: Frame, trigger: Span, role: str) -> list[Token]:
    """The heads of the phrases in one role, relative pronouns replaced by what they stand for.

    `role` is "subject", "object", a preposition, "bearer" (what a phrase like "in the hands of" or a predicate describes), "head" (the noun
    behind a compound adjective) or "owner" (who stands before the nouns of the trigger, or behind their "of").
    """
    if role == "bearer":
        return bearers(scene.sentence, trigger)
    if role == "apposition":
        return bearers(scene.sentence, trigger)
    if role == "head":
        return _described(scene.sentence, trigger)
    if role in ("owner", "poss"):
        return _owners(scene.sentence, trigger)
    if role == "where":
        verbs = [t for t in (frame.verb, frame.head) if t is not None]
        return [_antecedent(scene.sentence, w) for v in verbs for w in scene.sentence.children(v, "advmod") if w.tag == "WRB"]
    under = scene.sentence.under(trigger)
    preps = [t for t in (*under, *(c for u in under for c in scene.sentence.children(u, "prep", "agent"))) if t.lower == role]
    own = [p for t in preps for p in scene.sentence.children(t, "pobj")]
    if role == "subject":
        own = [s for t in under for s in scene.sentence.children(t, "nsubj")]
    if role == "subject" and not frame.role(role) and frame.head.dep in ("acomp", "attr", "prep", "oprd"):
        own = _of_predicate(scene.sentence, frame.head)
    heads = [*frame.role(role), *with_conjuncts(scene.sentence, own)]
    return list(dict.fromkeys(_antecedent(scene.sentence, t) for t in heads if t is not frame.head))


def _of_predicate(sentence: Sentence, token: Token) -> list[Token]:
    """The subject of the verb that a predicate hangs on: "the fighters are cornered"."""
    subjects = (sentence.children(t, "nsubj", "nsubjpass") for t in sentence.ancestors(token) if is_verbal(t))
    return next((s for s in subjects if s), [])


def _antecedent(sentence: Sentence, token: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    if token.tag not in ("WDT", "WP", "WRB") and not (token.lower == "that" and token.dep in ("dobj", "nsubj", "nsubjpass", "pobj")):
        return token
    clause = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
    above = sentence.head(clause) if clause is not None else None
    return what_lies(sentence, above) if above is not None else token


def bearers(sentence: Sentence, trigger: Span) -> list[Token]:
    """What the words of a trigger tell something about: "the town in the hands of", "X, the stronghold of", "X is free"."""
    top = sentence.top(trigger)
    if top is None:
        return []
    found = [t for t in [top] if t.pos in ("NOUN", "PROPN")]
    node = top
    for _ in range(_LEVELS):
        above = sentence.head(node)
        if is_verbal(node) and not is_verbal_noun(node):
            subjects = sentence.children(node, "nsubj", "nsubjpass")
            if subjects:
                return [*found, *with_conjuncts(sentence, [_antecedent(sentence, s) for s in subjects])]
        if above is None:
            break
        if node.dep in ("acl", "relcl", "appos", "amod", "prep") and above.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM"):
            found.append(above)
            if above.dep not in ("appos", "attr", "acl"):
                return with_names(sentence, found)
        elif not is_verbal(above) and node.dep not in ("attr", "pobj", "conj", "appos", "acomp", "advmod", "prep", "pcomp"):
            break
        node = above
    return with_names(sentence, found)


def is_verbal_noun(token: Token) -> bool:
    """Whether a verb form stands for a thing ("the fighting")."""
    return token.tag == "VBG" and token.dep in ("pobj", "nsubj", "dobj")


def with_names(sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """The tokens with what stands in apposition to them."""
    return [*tokens, *(a for t in tokens for a in sentence.children(t, "appos"))]


def _described(sentence: Sentence, trigger: Span) -> list[Token]:
    token = sentence.top(trigger)
    above = sentence.head(token) if token is not None else None
    return [above] if token is not None and above is not None and token.dep in ("amod", "acl", "compound", "nmod") else []


def _owners(sentence: Sentence, trigger: Span) -> list[Token]:
    nouns = [t for t in sentence.under(trigger) if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    before = [c for t in nouns for c in sentence.children(t, *_OWNED)]
    own = [t for t in sentence.under(trigger) if t.lower in SPEAKERS]
    return [t for t in before if not t.span.touches(trigger)] or own


def actors_at(scene: Scene, frame: Frame, trigger: Span, roles: str) -> tuple[ActorMention, ...]:
    """The actors in the first of several roles ("by|of|owner") that names one; "we" and "our" give a mention for the resolver."""
    for role in roles.split("|"):
        found = (
            _before(scene, trigger, 2 if role == "prefix" else 20)
            if role in ("prefix", "before")
            else actors_in(scene, role_heads(scene, frame, trigger, role))
        )
        if role == "owner" and not found:  # "poss" is the same without these
            found = tuple(m for m in scene.actors if m.span.touches(trigger)) or actors_in(scene, role_heads(scene, frame, trigger, "of"))
        if found:
            return found
    return ()


def _before(scene: Scene, trigger: Span, within: int) -> tuple[ActorMention, ...]:
    """The actor written right before a word like "-held", at most some code points away."""
    near = [m for m in scene.actors if 0 <= trigger.start - m.span.end <= within or m.span.holds(trigger)]
    return tuple(near[-1:])


def is_placelike(scene: Scene, token: Token) -> bool:
    """Whether a noun or pronoun can stand for a place: "the town", "it", "there", "most"."""
    if token.lower in ("it", "there", "here", "which", "where"):
        return True
    return any(f.label == "place" and f.span.touches(token.span) for f in scene.things)


def noun_phrase(scene: Scene, head: Token) -> list[Token]:
    """A head with its modifiers, complements and the places of "in", "including" under it, without clauses."""
    sentence = scene.sentence
    found = phrase_tokens(sentence, head)
    preps = [p for t in found for p in sentence.children(t, "prep") if p.lower in ("in", "inside", "at", "within", "of", "including", "on")]
    inner = [o for p in preps for o in with_conjuncts(sentence, sentence.children(p, "pobj"))]
    return sorted({*found, *(t for o in inner for t in phrase_tokens(sentence, o))}, key=lambda t: t.i)
