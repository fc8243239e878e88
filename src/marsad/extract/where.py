"""Where a trigger happened: the places of its sentence ranked by how they stand to it in the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.frame import Frame
from marsad.extract.scene import Scene, phrase_tokens
from marsad.model import EventClaim, PlaceMention, Span
from marsad.model.rules import OWN_COUNTRY
from marsad.text.document import Sentence, Token

SOURCE = frozenset({"from", "with", "than", "like", "as", "about", "since"})
LIST_WORDS = frozenset({"listed", "of a list"})
LIST_GAP = 40
WHERE = 2.2
"""What a place costs on which the trigger's clause hangs by "where": more than one named in the clause itself."""
_OF = frozenset({"of", "each"})
_PUNCTUATION = re.compile(r"[,;]")
CLAUSE = frozenset({"ccomp", "relcl", "advcl", "acl", "csubj", "parataxis"})


def ranked_places(scene: Scene, frame: Frame, trigger: Span, wanted: str | None = None) -> list[tuple[float, PlaceMention]]:
    """All places of the sentence with a cost, the cheapest first. `wanted` is the role where the sense says that the place stands."""
    costs = [(_cost(scene, frame, trigger, mention, wanted), mention) for mention in scene.places]
    return sorted(costs, key=lambda pair: (pair[0], pair[1].span))


def _cost(scene: Scene, frame: Frame, trigger: Span, mention: PlaceMention, wanted: str | None) -> float:
    top = scene.sentence.top(mention.span)
    if top is None:
        return 9.0
    if mention.span.touches(trigger):
        return 0.2
    if wanted and _in_role(scene, frame, wanted, mention):
        return 0.0
    if _is_party(scene, mention, top):
        return 7.0
    if _in_role(scene, frame, "object", mention):
        return 1.0
    if _is_where(scene, frame.head, mention):
        return WHERE
    distance = abs(mention.span.start - trigger.start) / 400
    steps, penalty = _path(scene, top, frame.head)
    return 1.0 + 0.35 * steps + penalty + distance


def _is_where(scene: Scene, head: Token, mention: PlaceMention) -> bool:
    """Whether the trigger's clause hangs on the place by "where": "Sinjar, where troops clashed with rebels"."""
    sentence = scene.sentence
    after = [t for t in sentence.tokens if t.span.start >= mention.span.end and t.pos != "PUNCT"][:1]
    clause = sentence.head(after[0]) if after and after[0].lower == "where" else None
    chain = [head, *sentence.ancestors(head)]
    inside = [] if clause is None else chain[: next((n for n, t in enumerate(chain) if t.i == clause.i), 0) + 1]
    return bool(inside) and inside[-1] is clause and all(t.dep not in CLAUSE for t in inside[:-1])


def _is_party(scene: Scene, mention: PlaceMention, top: Token) -> bool:
    """Whether a country's or capital's name acts here ("US strikes", "Damascus said") or only describes ("Britain-based")."""
    if top.dep in ("npadvmod", "amod") or scene.text[mention.span.end : mention.span.end + 1] == "-":
        return True
    named = any(m.span.touches(mention.span) for m in scene.actors)
    return named and (top.dep != "pobj" or _is_called_person(scene, top))


def _is_called_person(scene: Scene, top: Token) -> bool:
    """Whether a noun for people stands before the name: "its backer Ankara"."""
    before = scene.sentence.children(top, "compound", "nmod")
    return any(f.label == "person" and f.span.touches(t.span) for f in scene.things for t in before)


def _in_role(scene: Scene, frame: Frame, role: str, mention: PlaceMention) -> bool:
    heads = [t for part in role.split("|") for t in frame.role(part)]
    return any(mention.span.touches(t.span) for head in heads for t in phrase_tokens(scene.sentence, head))


def _path(scene: Scene, top: Token, head: Token) -> tuple[int, float]:
    """Steps in the tree between a place and a trigger, and a penalty for what lies between: clause borders, "from", subjects.

    The words that only say what a place is count as no step: "the city of Homs".
    """
    sentence = scene.sentence
    kinds = [f.span for f in scene.things if f.label == "place"]
    up_from_place = [top, *sentence.ancestors(top)]
    up_from_head = {t.i: n for n, t in enumerate([head, *sentence.ancestors(head)])}
    steps, penalty = 0, 0.0
    for token in up_from_place:
        if token.i in up_from_head:
            return steps + up_from_head[token.i], penalty + _climb(sentence, head, up_from_head[token.i])
        steps += token.i != top.i and token.lower not in _OF and not any(k.touches(token.span) for k in kinds)
        penalty += _crossing(token)
    return 12, penalty + 2


def _crossing(token: Token) -> float:
    if token.dep in CLAUSE:
        return 1.2
    if token.dep == "conj" and token.pos == "VERB":
        return 0.8
    if token.dep == "prep" and token.lower in SOURCE:
        return 1.5
    if token.dep in ("nsubj", "nsubjpass", "poss"):
        return 0.6
    return 0.0


def _climb(sentence: Sentence, head: Token, steps: int) -> float:
    """The cost of leaving the trigger's own clause upwards."""
    crossed = [head, *sentence.ancestors(head)][:steps]
    return sum(0.8 for t in crossed if t.dep in ("ccomp", "relcl", "parataxis") or (t.dep == "conj" and t.pos == "VERB"))


def coordinated(scene: Scene, mention: PlaceMention) -> tuple[PlaceMention, ...]:
    """The mention and the places listed with it: "in Homs, Hama and Idlib" are three, with or without their commas."""
    row = [m for m in scene.places if scene.sentence.top(m.span) is not None]
    at = row.index(mention) if mention in row else -1
    if at < 0:
        return (mention,)
    first = last = at
    while first > 0 and _listed(scene, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _listed(scene, row[last], row[last + 1]):
        last += 1
    return tuple(row[first : last + 1])


def _listed(scene: Scene, left: PlaceMention, right: PlaceMention) -> bool:
    """Whether only list words stand between two places, and neither says where the other lies ("Rawa, Iraq")."""
    gap = Span(left.span.end, right.span.start)
    between = [cue for cue in scene.cues if cue.effect in LIST_WORDS and gap.holds(cue.span)]
    rest = _without(scene.text, gap, [cue.span for cue in between])
    if len(gap) > LIST_GAP or _PUNCTUATION.sub("", rest).strip():
        return False
    if any(cue.effect == "listed" for cue in between):
        return True
    return not (_coarse(right) and not _coarse(left)) and not (_coarse(left) and not rest.strip())


def _without(text: str, gap: Span, known: Sequence[Span]) -> str:
    """What stands in a stretch of text beside the known spans, which come in order."""
    rest, at = "", gap.start
    for span in known:
        rest, at = rest + text[at : max(at, span.start)], max(at, span.end)
    return rest + text[at : gap.end]


def _coarse(mention: PlaceMention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].feature.startswith(("A.PCL", "A.ADM1"))


def own_country(scene: Scene, trigger: Span) -> PlaceMention | None:
    """ "Their country" or "its homeland" after a trigger, as a mention for the resolver."""
    for found in scene.things:
        token = next((t for t in scene.sentence.under(found.span)), None)
        if found.label == "country" and token is not None and found.span.start > trigger.end:
            owner = next(iter(scene.sentence.children(token, "poss")), None)
            if owner is not None and owner.tag == "PRP$":
                span = owner.span.cover(token.span)
                return PlaceMention(span, span.of(scene.text), why=OWN_COUNTRY, precision=3)
    return None


def place_in_focus(told: Sequence[EventClaim], scenes: Sequence[Scene], before: Scene) -> PlaceMention | None:
    """What "there" and "the town" stand for: the first of `places_in_focus`."""
    return next(iter(places_in_focus(told, scenes, before)), None)


def places_in_focus(told: Sequence[EventClaim], scenes: Sequence[Scene], before: Scene) -> tuple[PlaceMention, ...]:
    """The place of the event told last and what else it might be, best first; else the last place named that is no party."""
    own = [c for c in told if c.place is not None]
    if own and own[-1].place is not None:
        return (own[-1].place, *own[-1].options)
    for scene in reversed(scenes[: before.number]):
        named = [m for m in scene.places if (top := scene.sentence.top(m.span)) is not None and not _is_party(scene, m, top)]
        if named:
            return (named[0],)
    return ()


def definite_place(mention: PlaceMention) -> PlaceMention:
    """A place told before, as it stands for a later sentence: without the phrase around its first telling."""
    return replace(mention, part=None, relation=None)
