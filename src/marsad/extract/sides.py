"""Which actor mentions stand in a role of a frame."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.extract.frame import Frame, is_verbal, with_conjuncts
from marsad.extract.scene import Scene, phrase_tokens
from marsad.model import ActorMention, Span
from marsad.model.rules import SPEAKER
from marsad.text.document import Token

_JOINTS = frozenset({"or", "and", "and/or", ",", ", or", ", and"})
PRONOUNS = frozenset({"PRP", "PRP$"})
_OFFICES = frozenset({"police", "security", "government", "civilians"})
SPEAKERS = frozenset({"we", "us", "our", "ours"})


def actors_in(scene: Scene, tokens: Iterable[Token]) -> tuple[ActorMention, ...]:
    """The mentions that the phrases under the given heads name, in text order, each once.

    A phrase whose head is a mention gives that one (and those coordinated with it); another gives what its modifiers and "of"
    complements name; a pronoun gives a mention of its own for the resolver.
    """
    found: list[ActorMention] = []
    for token in tokens:
        found += [m for m in _of_phrase(scene, token) if m not in found]
    return tuple(sorted(found, key=lambda m: m.span))


def _of_phrase(scene: Scene, token: Token) -> list[ActorMention]:
    direct = [m for m in scene.actors if m.span.touches(token.span)]
    if _is_of_speaker(scene, token) and all(m.rule.startswith("generic") for m in direct):
        return [ActorMention(token.span, token.text, rule=SPEAKER)]
    if direct:
        return [*_sharing_noun(scene, direct[0]), *direct]
    if token.tag in PRONOUNS and token.lower in ("they", "them", "their", "it", "its"):
        return _of_main_clause(scene, token) or [ActorMention(token.span, token.text, rule="pronoun")]
    if is_verbal(token):
        return []
    phrase = phrase_tokens(scene.sentence, token)
    return [m for m in scene.actors if any(m.span.touches(t.span) for t in phrase)]


def _is_of_speaker(scene: Scene, token: Token) -> bool:
    """Whether a phrase stands for the side of who speaks: "we", "our fighters"."""
    return any(t.lower in SPEAKERS for t in (token, *scene.sentence.children(token, "poss")))


def _sharing_noun(scene: Scene, mention: ActorMention) -> list[ActorMention]:
    """Parties that share the noun of the one named last: the first of "Syrian or Russian jets"."""
    before = max((m for m in scene.actors if m.span.end < mention.span.start), key=lambda m: m.span.end, default=None)
    joined = before is not None and scene.text[before.span.end : mention.span.start].strip() in _JOINTS
    adjective = before is not None and any(t.span.touches(before.span) and t.dep == "amod" for t in scene.sentence.tokens)
    return [*_sharing_noun(scene, before), before] if before is not None and joined and adjective else []


def _of_main_clause(scene: Scene, pronoun: Token) -> list[ActorMention]:
    """Who acts in the clause that a pronoun's clause hangs on: "were bypassed by troops when they retook ..."."""
    sentence = scene.sentence
    verb = sentence.head(pronoun)
    if verb is None or pronoun.dep != "nsubj" or verb.dep not in ("advcl", "conj", "ccomp"):
        return []
    above = sentence.head(verb)
    if above is None or not is_verbal(above):
        return []
    heads = [*sentence.children(above, "nsubj"), *(p for a in sentence.children(above, "agent") for p in sentence.children(a, "pobj"))]
    tokens = [t for t in with_conjuncts(sentence, heads) if t.span.end <= pronoun.span.start]
    return [m for t in tokens for m in scene.actors if m.span.touches(t.span)] if verb.dep == "advcl" else []


def roles_of(scene: Scene, frame: Frame, name: str) -> tuple[ActorMention, ...]:
    """The mentions in a role given by name: "subject", "object", a preposition, or several joined by "|"."""
    tokens = [t for part in name.split("|") for t in frame.role(part)]
    return actors_in(scene, tokens)


def holders_in(scene: Scene, frame: Frame) -> tuple[ActorMention, ...]:
    """Whose base, stronghold or town it is that is taken; a police station is a building, a country a place."""
    owners = (m for m in roles_of(scene, frame, "object") if not m.rule.startswith("country"))
    return tuple(m for m in owners if m.rule.partition("+")[0].rpartition(":")[2] not in _OFFICES)


def civil_targets(scene: Scene, frame: Frame) -> tuple[ActorMention, ...]:
    """Civil buildings and people without a name in the object role, as mentions of civilians for the resolver."""
    heads = [t for name in ("object", "on", "at", "into") for t in frame.role(name)]
    civil = [t for t in heads if any(f.label == "civil" and f.span.touches(t.span) for f in scene.things)]
    return tuple(ActorMention(t.span, t.text, rule="generic:civilians") for t in civil)


def nearest_before(scene: Scene, at: Span, within: int = 80) -> ActorMention | None:
    """The last mention that ends before a span, at most `within` code points away: a reading for text whose parse is broken."""
    near = [m for m in scene.actors if m.span.end <= at.start and at.start - m.span.end <= within]
    return max(near, key=lambda m: m.span.end, default=None)
