"""Which place a control statement is about: named in its role, meant by "the city", or the one that the clause and the report speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.control_antecedents import Memory, kind_noun, part_of
from marsad.extract.control_roles import is_placelike, noun_phrase, role_heads
from marsad.extract.frame import Frame, with_conjuncts
from marsad.extract.scene import Scene, phrase_tokens
from marsad.extract.where import coordinated, definite_place
from marsad.model import PlaceMention, Span
from marsad.text.document import Token
from marsad.vocab.extent import ExtentWords

COARSE = ("A.PCL", "A.ADM1")
_NEXT = 45
_BEFORE = 160
_BEHIND = 80
_INNER = ("in", "inside", "at", "within", "of", "near", "around", "on")
_BESIDE = frozenset({"around", "near", "outside", "beyond", "surrounding", "towards", "toward", "along"})
_WAYS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_ALONG = ("on", "along", "across")
_SETTLEMENTS = frozenset({"villages", "hamlets", "settlements", "farms", "farmlands"})
_LINES = frozenset({"bank", "banks", "river", "border", "road", "highway", "shore", "coast", "frontier", "route", "front", "line"})
_ITS = frozenset({"it", "its", "their", "them"})
_LIST_WORD = re.compile(r",|;|\band\b|\bas well as\b")
_INCLUDING = re.compile(r"(?:\s\w+)?,?\s+including\s+(?:the\s+)?")
_LARGE = frozenset({"town", "province"})
_GAP = re.compile(r"[^.;:()]*")


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence, its places that are no party's name, the places told before it, and the words that tell how much of one is meant.

    `focus` is what the report speaks of at that point.
    """

    scene: Scene
    usable: tuple[PlaceMention, ...]
    focus: PlaceMention | None
    memory: Memory
    extents: ExtentWords

    @classmethod
    def of(cls, scene: Scene, focus: PlaceMention | None, memory: Memory, extents: ExtentWords) -> Setting:
        """The setting of all triggers of a sentence."""
        return cls(scene, usable_places(scene), focus, memory, extents)


@dataclass(frozen=True, slots=True)
class Around:
    """A trigger with its frame in its setting."""

    setting: Setting
    frame: Frame
    trigger: Span

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.setting.scene

    @property
    def usable(self) -> tuple[PlaceMention, ...]:
        """The places of the sentence that are no party's name."""
        return self.setting.usable

    @property
    def focus(self) -> PlaceMention | None:
        """The place spoken of before the sentence."""
        return self.setting.focus


def places_at(around: Around, roles: str) -> tuple[PlaceMention, ...]:
    """The places in the first of several roles that gives one; several only where the text lists them.

    The role "report" is the place that the sentence or the report spoke of before, "focus" the same where no other role names a thing that
    is no place, "nearest" that of the clause's adverbials, "inside" where the people acted on are, "its" what a pronoun of the trigger
    stands for, "gap" the one named between the words of the trigger.
    """
    named = [
        t
        for role in roles.split("|")
        for t in role_heads(around.scene, around.frame, around.trigger, role)
        if not _is_person(around.scene, t)
    ]
    for role in roles.split("|"):
        if role == "focus":
            found = _in_focus(around, named) if not named or any(_stands_for_place(around, t) for t in named) else ()
        elif role == "report":
            found = _in_focus(around)
        elif role == "its":
            found = _in_focus(around, [t for t in around.scene.sentence.under(around.trigger) if t.tag == "PRP$"])
        elif role == "gap":
            found = tuple(m for m in around.usable if around.trigger.holds(m.span))[:1]
        elif role == "inside":
            found = _of_people(around)
        elif role == "nearest":
            found = _of_clause(around)
        else:
            found = _in_role(around, role)
        if found:
            return found
    return ()


def _in_role(around: Around, role: str) -> tuple[PlaceMention, ...]:
    scene, frame, trigger = around.scene, around.frame, around.trigger
    heads = _with_included(scene, [t for t in role_heads(scene, frame, trigger, role) if not _is_person(scene, t)])
    if role == "definite":
        heads = [
            t
            for t in frame.role("object")
            if any(d.lower == "the" for d in scene.sentence.children(t, "det"))
            or _is_name(scene, t)
            or around.setting.extents.is_share(t.lower)
        ]
    heads = [*heads, *(a for t in heads if t.dep == "appos" and (a := scene.sentence.head(t)) is not None)]
    named = [(h, m) for h in heads for m in named_under(around, h) if m.span.touches(h.span) or _stands_for_place(around, h)]
    if named and role in ("bearer", "apposition"):
        return _best(scene, named)
    if named:
        sites = [part_of(m, h.lower) for h, m in named if _is_site(around, h, m)]
        return (*sites, *(_listed(scene, [m for h, m in named if not _is_site(around, h, m)]) if len(sites) < len(named) else ()))
    if around.focus is not None and any(_repeats(t, around.focus) for t in heads):
        return (around.focus,)
    if role == "object" and not around.frame.role(role):
        return _beside(around)
    standing = [t for t in heads if _stands_for_place(around, t)]
    found = _in_focus(around, standing) if standing else ()
    beside = next((relation for t in standing if (relation := _beside_what(scene, frame, t))), None)
    return tuple(replace(m, relation=beside) for m in found) if beside else found


def _is_site(around: Around, head: Token, mention: PlaceMention) -> bool:
    """Whether a phrase names a site by its town: "the airport of X"."""
    return not mention.span.touches(head.span) and head.tag == "NN" and around.setting.memory.words.is_site(head.lower)


def _beside_what(scene: Scene, frame: Frame, head: Token) -> str | None:
    """The word that puts a noun beside a place and not in it: "the villages around it", "the villages on the bank of the river"."""
    if head.lower in _SETTLEMENTS:
        return next((way for way in _ALONG if any(o.lower in _LINES for o in frame.role(way))), "around")
    behind = scene.sentence.tokens[head.i + 1 : head.i + 2]
    for word in (*scene.sentence.children(head, "prep", "advmod", "amod"), *behind):
        if word.lower in _BESIDE or (word.lower in _WAYS and any(p.lower == "of" for p in scene.sentence.children(word, "prep"))):
            return word.lower
        if word.lower in _ALONG and any(o.lower in _LINES for o in scene.sentence.children(word, "pobj")):
            return word.lower
    return None


def _repeats(head: Token, focus: PlaceMention) -> bool:
    """Whether a name is the place spoken of before, told again without the words that gave it away as a place."""
    return head.pos == "PROPN" and head.text in focus.text.split()


def _stands_for_place(around: Around, head: Token) -> bool:
    """Whether a head is a noun of places ("the town"), points back ("it") or tells a share ("most", "80 percent")."""
    return is_placelike(around.scene, head) or around.setting.extents.is_share(head.lower)


def _best(scene: Scene, named: Sequence[tuple[Token, PlaceMention]]) -> tuple[PlaceMention, ...]:
    """Of several names of one bearer ("X, the stronghold in Y") the one that a head is, a town before a region."""
    ranked = sorted(named, key=lambda pair: (is_coarse(pair[1]), not pair[1].span.touches(pair[0].span)))
    return _listed(scene, [ranked[0][1]])


def _of_people(around: Around) -> tuple[PlaceMention, ...]:
    """Where those are who are acted on: "the fighters in the town"."""
    people = [t for t in around.frame.role("object") if _is_person(around.scene, t)]
    return tuple(m for t in people for m in named_under(around, t))[:1]


def _with_included(scene: Scene, heads: Sequence[Token]) -> list[Token]:
    """The heads and what they are said to include: "all of the region, including Irpin and Bucha"."""
    preps = [
        p for h in heads for t in phrase_tokens(scene.sentence, h) for p in scene.sentence.children(t, "prep") if p.lower == "including"
    ]
    return [*heads, *with_conjuncts(scene.sentence, [o for p in preps for o in scene.sentence.children(p, "pobj")])]


def _is_name(scene: Scene, token: Token) -> bool:
    return any(m.span.touches(token.span) for m in scene.places)


def _is_person(scene: Scene, token: Token) -> bool:
    """Whether a head names people: what they hold is told elsewhere."""
    return any(m.span.touches(token.span) for m in scene.actors) and not any(m.span.touches(token.span) for m in scene.places)


def named_under(around: Around, head: Token) -> list[PlaceMention]:
    """The place that a phrase names: the head itself, what modifies it, else what its complements name, the first; all of "including"."""
    phrase = noun_phrase(around.scene, head)
    here = [m for m in around.usable if any(m.span.touches(t.span) for t in phrase)]
    own = [m for m in here if m.span.touches(head.span)] or _of_type_word(around, head)
    fine = [m for m in here if not is_coarse(m)]
    return own or fine[:1] or here[:1]


def _of_type_word(around: Around, head: Token) -> list[PlaceMention]:
    """What a type word names: "the valley town of X" is X, whatever stands before the type word."""
    sentence = around.scene.sentence
    named = [o for p in sentence.children(head, "prep") if p.lower == "of" for o in sentence.children(p, "pobj")]
    return [m for m in around.usable if is_placelike(around.scene, head) and any(m.span.touches(t.span) for t in named)][:1]


def usable_places(scene: Scene) -> tuple[PlaceMention, ...]:
    """Mentions of a sentence that are no party's name and no origin of people ("Russian", "Britain-based")."""
    return tuple(m for m in scene.places if not _names_party(scene, m))


def _names_party(scene: Scene, mention: PlaceMention) -> bool:
    top = scene.sentence.top(mention.span)
    if top is None or (scene.text[mention.span.end : mention.span.end + 1] == "-" and top.dep in ("npadvmod", "amod")):
        return True
    party = any(m.span.touches(mention.span) and m.rule.startswith(("country", "state", "name")) for m in scene.actors)
    return party and top.dep not in ("pobj", "dobj", "nsubjpass")


def is_coarse(mention: PlaceMention) -> bool:
    """Whether a mention is told to be a country or a first-order division ("the province of"), or is so in its likeliest reading."""
    if mention.feature:
        return mention.feature.startswith(COARSE)
    return bool(mention.candidates) and mention.candidates[0].feature.startswith(COARSE)


def _listed(scene: Scene, named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    first = named[0]
    row = (*(m for m in coordinated(scene, first) if m is first or _LIST_WORD.search(_between(scene, m, first))), *named[1:])
    return tuple(dict.fromkeys(row if len(row) > 1 else (first,)))


def _between(scene: Scene, a: PlaceMention, b: PlaceMention) -> str:
    left, right = sorted((a.span, b.span))
    return scene.text[left.end : right.start]


def _beside(around: Around) -> tuple[PlaceMention, ...]:
    """For a verb whose object the parse lost: the name right behind it, or before it in the passive."""
    scene, trigger, verb = around.scene, around.trigger, around.frame.verb
    if verb is None:
        return ()
    if verb.tag == "VBN" and scene.sentence.children(verb, "auxpass"):
        before = [m for m in around.usable if m.span.end <= trigger.start <= m.span.end + _BEFORE]
        return tuple(before[-1:])
    after = [m for m in around.usable if 0 <= m.span.start - trigger.end <= _NEXT]
    near = [m for m in after if _GAP.fullmatch(scene.text[trigger.end : m.span.start])]
    if not near:
        return ()
    return (*coordinated(scene, near[0]), *_included(scene, near[0]))


def _included(scene: Scene, mention: PlaceMention) -> tuple[PlaceMention, ...]:
    """The places that are said to lie in one ("..., including A and B") where the parse does not tie them to it."""
    for other in scene.places:
        if other.span.start > mention.span.end and _INCLUDING.fullmatch(scene.text[mention.span.end : other.span.start]):
            return coordinated(scene, other)
    return ()


def _in_focus(around: Around, heads: Sequence[Token] = ()) -> tuple[PlaceMention, ...]:
    """What "the city", "it" or "three districts" stand for or belong to.

    A place of the clause's adverbials, the last one told before in the sentence or the report; for a noun of a kind ("the hill") one
    of that kind, else the town that has one.
    """
    noun = kind_noun(around.scene.sentence, heads, around.setting.memory.words)
    if noun is not None:
        return _of_kind(around, noun.lower)
    local = _of_adverbials(around)
    if local:
        return tuple(local[:1])
    before = [m for m in around.usable if m.span.end <= around.trigger.start]
    fine = [m for m in before if not is_coarse(m)]
    chosen = (fine or before)[-1:]
    if not chosen and any(t.lower in _ITS for t in heads):
        topic = around.setting.memory.topic(around.scene.number)
        chosen = [topic] if topic is not None else []
    if not chosen and (behind := _behind(around)):
        return tuple(behind)
    focus = [around.focus] if around.focus is not None else []
    return tuple(definite_place(m) for m in chosen or focus)


def _of_adverbials(around: Around) -> list[PlaceMention]:
    return [m for name in _INNER[:4] for t in around.frame.role(name) for m in named_under(around, t)]


def _behind(around: Around) -> list[PlaceMention]:
    return [m for m in around.usable if 0 <= m.span.start - around.trigger.end <= _BEHIND and not is_coarse(m)][:1]


def _of_kind(around: Around, noun: str) -> tuple[PlaceMention, ...]:
    """The place told before, or in the sentence, that a noun can mean; what only a town has stands for that part of the town."""
    memory, focus = around.setting.memory, around.focus
    before = [m for m in around.usable if m.span.end <= around.trigger.start]
    last = memory.last_of(noun)
    kinds = memory.words.kinds(noun)
    large = any(k.id in _LARGE or k.within for k in kinds)
    behind = [] if any(k.id in _LARGE for k in kinds) else _behind(around)
    earlier = [m for m in ((focus, last) if large else (last, focus)) if m is not None]
    told = [*_of_adverbials(around), *reversed(before), *earlier, *behind]
    found = memory.best(told, noun)
    if found is not None:
        return (definite_place(found),)
    if large:
        return tuple(told[:1]) if len({m.text for m in told}) == 1 else ()
    town = memory.best(told, "town") or memory.last_of("town")
    return (part_of(town, noun),) if town is not None else tuple(told[:1])


def _of_clause(around: Around) -> tuple[PlaceMention, ...]:
    scene, frame, trigger = around.scene, around.frame, around.trigger
    for name in ("for", "in", "inside", "of", "over", "at", "around", "within", "on", "into"):
        found = [m for t in role_heads(scene, frame, trigger, name) for m in named_under(around, t)]
        if found:
            return _listed(scene, found)
    return ()
