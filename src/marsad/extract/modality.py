"""Whether a trigger happened: what stands above it in the tree, its auxiliaries, negations and conjunctions.

The walk goes from the trigger up to the root; the first word that takes the event back decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.frame import is_verbal
from marsad.extract.scene import Scene
from marsad.model import Span
from marsad.text.document import Token
from marsad.vocab.events import ModalCue

TAKES_BACK = frozenset(
    {"hypothetical", "planned", "purpose", "threat", "negated", "opinion", "statistic", "history", "metaphor", "non-conflict", "deceived"}
)
_BESIDE = frozenset({"neg", "det", "advmod", "amod", "cc", "preconj", "acomp", "compound", "nmod"})
_PASSES = frozenset(
    {
        "ccomp",
        "xcomp",
        "pcomp",
        "pobj",
        "dobj",
        "nsubjpass",
        "nsubj",
        "conj",
        "prep",
        "agent",
        "attr",
        "oprd",
        "acl",
        "amod",
        "compound",
        "poss",
        "nmod",
        "dep",
        "parataxis",
    }
)


@dataclass(frozen=True, slots=True)
class Modality:
    """`effect` of `cue` (its id) on a trigger; "happened" when nothing takes it back or puts it in doubt."""

    effect: str
    cue: str


_TREND = 60
"""Code points up to which words of a trend ("a string of") reach a trigger."""
HAPPENED = Modality("happened", "")
UNDENIED = Modality("happened", "not denied")
_NEGATIONS = frozenset({"negation"})


def modality_of(scene: Scene, head: Token, trigger: Span) -> Modality:
    """The modality of a trigger whose top word is `head`."""
    doubt = HAPPENED
    for found in (*_above(scene, head, trigger), *_of_sentence(scene, trigger)):
        if found.effect in TAKES_BACK or found.effect == "denied":
            return _in_company(scene, trigger, found)
        if found.effect == "unconfirmed" and doubt is HAPPENED:
            doubt = found
    return doubt


def _in_company(scene: Scene, trigger: Span, found: Modality) -> Modality:
    """A negation in the words of somebody who answers a charge is a denial; what "would" or "will" be done in a threat is a threat."""
    turns = {"negated": "denied"} if found.cue in _NEGATIONS else {"hypothetical": "threat", "planned": "threat"}
    wanted = turns.get(found.effect)
    for cue in scene.cues:
        if cue.where == "company" and cue.effect == wanted and not cue.span.touches(trigger):
            return Modality(cue.effect, cue.id)
    return found


def _above(scene: Scene, head: Token, trigger: Span) -> Iterator[Modality]:
    sentence, node, steps, doubted = scene.sentence, head, 0, False
    while steps < 40:
        steps += 1
        yield from _beside(scene, node, trigger)
        above = sentence.head(node)
        if above is None:
            return
        governed: Modality | None = None
        if is_infinitive(scene, node) and (
            _ranked(scene, above) or any(_ranked(scene, t) for t in scene.sentence.children(node, "advmod"))
        ):
            return
        if is_infinitive(scene, node):
            governed = _governor(scene, above, trigger)
            yield from (m for m in _beside(scene, above, trigger) if m.effect == "hypothetical" and governed is None)
            if governed is None:
                yield Modality("purpose" if node.dep == "advcl" else "planned", "infinitive")
            elif governed.effect != "happened":
                yield governed
        elif node.dep not in _PASSES:
            if node.dep == "advcl" and not sentence.children(node, "mark", "nsubj", "advmod"):
                yield from (m for m in _beside(scene, above, trigger) if m.effect == "hypothetical")
            return
        elif node.dep not in ("conj", "nsubj") and not above.span.touches(trigger):
            governed = _governor(scene, above, trigger)
            modifier = node.dep in ("compound", "nmod", "amod", "poss")
            if governed == UNDENIED:
                return
            if governed is not None and governed.effect != "happened" and not (modifier and governed.cue == "planned-governor"):
                yield governed
        doubted = doubted or (governed is not None and governed.effect == "unconfirmed")
        if node.dep in ("acl", "amod") and not is_infinitive(scene, node) and not doubted:
            return
        node = above


def is_infinitive(scene: Scene, verb: Token) -> bool:
    """Whether a verb stands as "to ..." with no finite auxiliary."""
    return is_verbal(verb) and any(t.lower == "to" and t.tag == "TO" for t in scene.sentence.children(verb, "aux"))


def _beside(scene: Scene, node: Token, trigger: Span) -> Iterator[Modality]:
    """What hangs on a node: negation, auxiliaries, conjunctions, adverbs."""
    sentence = scene.sentence
    hanging = [t for t in sentence.children(node) if t.dep in ("neg", "aux") or not t.span.touches(trigger)]
    hanging += [t for noun in sentence.children(node, "nsubj", "nsubjpass") for t in sentence.children(noun, "det", "neg")]
    hanging += sentence.children(node, "nsubj", "nsubjpass")
    ranked = any(_ranked(scene, t) for t in sentence.children(node, "attr"))
    for token in hanging:
        for cue in _cues(scene, token):
            if ranked and cue.effect == "negated":
                continue
            if _stands(cue, token, node):
                yield Modality(cue.effect, cue.id)


def _ranked(scene: Scene, noun: Token) -> bool:
    """Whether a noun is called the first, the last or the only one of its kind."""
    near = [noun, *scene.sentence.children(noun, "amod", "det", "nummod")]
    return any(cue.where == "ranked" for token in near for cue in _cues(scene, token))


def _stands(cue: ModalCue, token: Token, node: Token) -> bool:
    if cue.where == "auxiliary":
        return token.dep in ("aux", "auxpass")
    if cue.where == "mark":
        return token.dep in ("mark", "advmod", "prep")
    if cue.where == "beside":
        return token.dep in _BESIDE or token.dep in ("nsubj", "nsubjpass")
    return cue.where == "governor" and token.dep == "amod" and not is_verbal(node)


def _governor(scene: Scene, token: Token, trigger: Span) -> Modality | None:
    """The effect of a governing word, of its longest cue; None when the vocabulary does not know it."""
    if token.span.touches(trigger):
        return HAPPENED
    cues = [c for c in _cues(scene, token) if c.where == "governor"]
    longest = max(cues, key=lambda c: (len(c.span), c.effect != "happened"), default=None)
    if longest is not None and longest.effect == "denied" and scene.sentence.children(token, "neg"):
        return UNDENIED
    return Modality(longest.effect, longest.id) if longest else None


def _cues(scene: Scene, token: Token) -> list[ModalCue]:
    """Cues whose first word lies under a token."""
    return [c for c in scene.cues if token.span.start <= c.span.start < token.span.end]


def _of_sentence(scene: Scene, trigger: Span) -> Iterator[Modality]:
    for cue in scene.cues:
        if cue.where != "sentence" or cue.effect == "open":
            continue
        if cue.effect == "statistic":
            applies = not _told_to_the_day(scene) and (cue.span.touches(trigger) or (_near(cue.span, trigger) and not scene.dates))
        else:
            applies = not cue.span.touches(trigger)
        if applies:
            yield Modality(cue.effect, cue.id)


def _told_to_the_day(scene: Scene) -> bool:
    """Whether the sentence dates what it tells to days: "at least 13 have been killed since Thursday"."""
    return any(d.interval.precision == "day" for d in scene.dates)


def _near(a: Span, b: Span) -> bool:
    return a.start - _TREND < b.end and b.start - _TREND < a.end
