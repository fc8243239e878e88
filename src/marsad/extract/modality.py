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
_COPULA = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_NEGATIONS = frozenset({"negation"})


def modality_of(scene: Scene, head: Token, trigger: Span) -> Modality:
    """The modality of a trigger whose top word is `head`."""
    doubt = HAPPENED
    for found in (*_within(scene, trigger), *_above(scene, head, trigger), *_of_sentence(scene, trigger)):
        if found.effect in TAKES_BACK or found.effect == "denied":
            return _in_company(scene, trigger, found)
        if found.effect == "unconfirmed" and doubt is HAPPENED:
            doubt = found
    return doubt


def _within(scene: Scene, trigger: Span) -> Iterator[Modality]:
    """A doubt among the words of a trigger: "jets were reported to have fired"."""
    for cue in scene.cues:
        if cue.where == "governor" and cue.effect == "unconfirmed" and trigger.start < cue.span.start and cue.span.end < trigger.end:
            yield Modality(cue.effect, cue.id)


def _in_company(scene: Scene, trigger: Span, found: Modality) -> Modality:
    """A negation in the words of somebody who answers a charge is a denial; what "would" or "will" be done in a threat is a threat."""
    turns = {"negated": "denied"} if found.cue in _NEGATIONS else {"hypothetical": "threat", "planned": "threat"}
    wanted = turns.get(found.effect)
    for cue in scene.cues:
        if cue.where == "company" and cue.effect == wanted and not cue.span.touches(trigger):
            return Modality(cue.effect, cue.id)
    return found


def _above(scene: Scene, head: Token, trigger: Span) -> Iterator[Modality]:
    sentence, node, steps, doubted, apart = scene.sentence, head, 0, False, False
    while steps < 40:
        steps += 1
        yield from () if apart else _beside(scene, node, trigger)
        above = sentence.head(node)
        if above is None or _parted(scene, node, above):
            return
        apart = _own_clause(scene, node)
        if any(cue.where == "shield" for cue in _cues(scene, above)):
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
            yield from _equated(scene, node, above, trigger)
        doubted = doubted or (governed is not None and governed.effect == "unconfirmed")
        if node.dep in ("acl", "amod") and not is_infinitive(scene, node) and not doubted:
            return
        node = above


def _parted(scene: Scene, node: Token, above: Token) -> bool:
    """Whether a semicolon stands between a word and what it hangs on: two statements that the parser took for one."""
    first, second = sorted((node.span, above.span))
    return any(t.text == ";" and first.end <= t.span.start < second.start for t in scene.sentence.tokens[: max(node.i, above.i)])


def _own_clause(scene: Scene, node: Token) -> bool:
    """Whether a coordinated verb stands for itself, without the negation and auxiliaries of the verb before: "did not fall but burned"."""
    if node.dep != "conj":
        return False
    own = scene.sentence.children(node, "nsubj", "nsubjpass", "expl")
    return bool(own) or _contrasted(scene, node)


def _contrasted(scene: Scene, node: Token) -> bool:
    """Whether a word of contrast joins a coordinated verb to the one before."""
    above = scene.sentence.head(node)
    joints = [t for t in scene.sentence.children(above, "cc") if t.i < node.i] if above is not None else []
    return any(cue.where == "contrast" for t in joints[-1:] for cue in _cues(scene, t))


def _equated(scene: Scene, node: Token, above: Token, trigger: Span) -> Iterator[Modality]:
    """What a noun says that the event is: "the goal is the capture of the town", "the claim is that soldiers shot him"."""
    if node.dep != "attr" and not (node.dep == "ccomp" and above.lower in _COPULA):
        return
    for noun in scene.sentence.children(above, "nsubj"):
        governed = _governor(scene, noun, trigger)
        if governed is not None and governed.effect != "happened":
            yield governed


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
            if (ranked and cue.effect == "negated") or (cue.where == "limit" and _told_as_past(scene, node)):
                continue
            if _stands(cue, token, node):
                yield Modality(cue.effect, cue.id)


def _told_as_past(scene: Scene, verb: Token) -> bool:
    """Whether a verb is in the past tense: "until troops took the town", not "until they withdraw"."""
    return any(t.tag == "VBD" for t in (verb, *scene.sentence.children(verb, "aux", "auxpass")))


def _ranked(scene: Scene, noun: Token) -> bool:
    """Whether a noun is called the first, the last or the only one of its kind."""
    near = [noun, *scene.sentence.children(noun, "amod", "det", "nummod")]
    return any(cue.where == "ranked" for token in near for cue in _cues(scene, token))


def _stands(cue: ModalCue, token: Token, node: Token) -> bool:
    if cue.where == "auxiliary":
        return token.dep in ("aux", "auxpass")
    if cue.where == "mark":
        return token.dep in ("mark", "advmod", "prep")
    if cue.where == "limit":
        return token.dep in ("mark", "advmod")
    if cue.where == "beside":
        return token.dep in _BESIDE or token.dep in ("nsubj", "nsubjpass")
    return cue.where == "governor" and token.dep == "amod" and not is_verbal(node)


def _governor(scene: Scene, token: Token, trigger: Span) -> Modality | None:
    """The effect of a governing word, of its longest cue; None when the vocabulary does not know it."""
    if token.span.touches(trigger):
        return HAPPENED
    cues = [c for c in _cues(scene, token) if c.where == "governor" or (c.where == "noun" and not is_verbal(token))]
    longest = max(cues, key=lambda c: (len(c.span), c.effect != "happened"), default=None)
    if longest is not None and longest.effect == "denied" and scene.sentence.children(token, "neg"):
        return UNDENIED
    return Modality(longest.effect, longest.id) if longest else None


def _cues(scene: Scene, token: Token) -> list[ModalCue]:
    """Cues whose first word lies under a token, without those inside a longer one ("may" in "may have")."""
    here = [c for c in scene.cues if token.span.start <= c.span.start < token.span.end]
    return [c for c in here if not any(_covers(o, c) for o in scene.cues)]


def _covers(longer: ModalCue, cue: ModalCue) -> bool:
    """Whether a cue is part of a longer one of its own standing, or of words that doubt or deny the whole sentence."""
    if len(longer.span) <= len(cue.span) or not longer.span.holds(cue.span):
        return False
    whole = longer.where in ("sentence", "earlier") and longer.effect in ("denied", "unconfirmed")
    return longer.where == cue.where or (whole and cue.where in ("auxiliary", "beside"))


def _of_sentence(scene: Scene, trigger: Span) -> Iterator[Modality]:
    for cue in scene.cues:
        if cue.where == "earlier" and cue.span.end <= trigger.start:
            yield Modality(cue.effect, cue.id)
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
