"""What "the town", "the hill" and "it" stand for: the place told last before that is of that kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.extract.scene import Scene
from marsad.extract.where import definite_place
from marsad.model import PlaceMention
from marsad.text.document import Sentence, Token
from marsad.vocab.definite import DefiniteWords, PlaceKind

REACH = 40
"""So many places back a noun can point."""
TOWN = "town"
_POINTING = frozenset({"the", "this", "that"})
_WITHIN = frozenset({"of", "in", "inside"})
_BESIDE = ("neighbouring", "neighboring", "nearby", "adjacent")
_TOPICS = frozenset({"nsubj", "nsubjpass", "dobj", "appos", "ROOT"})


@dataclass(frozen=True, slots=True)
class Told:
    """A place that the report named: in which sentence, and whether that sentence is about it."""

    mention: PlaceMention
    scene: int
    topic: bool


def told_in(scene: Scene, usable: Iterable[PlaceMention]) -> list[Told]:
    """The places of a sentence that a later one can point back to: none that only tells what lies beside another."""
    kept = [m for m in usable if not scene.text[scene.span.start : m.span.start].rstrip().endswith(_BESIDE)]
    tops = [(m, scene.sentence.top(m.span)) for m in kept]
    return [Told(definite_place(m), scene.number, top is not None and top.dep in _TOPICS) for m, top in tops]


def kind_noun(sentence: Sentence, heads: Sequence[Token], words: DefiniteWords) -> Token | None:
    """The noun in a phrase that points to one place told before: "the town" in "the eastern quarters of the town"."""
    for head in heads:
        whole = [o for p in sentence.children(head, "prep") if p.lower in _WITHIN for o in sentence.children(p, "pobj")]
        for token in (*whole, head):
            singular = token.tag == "NN" and (token is not head or _points(sentence, token))
            if words.is_within(token.lower) or (singular and words.kinds(token.lower)):
                return token
    return None


def _points(sentence: Sentence, token: Token) -> bool:
    return any(d.lower in _POINTING for d in sentence.children(token, "det"))


@dataclass(frozen=True, slots=True)
class Memory:
    """The places told before a sentence, the last first, and the words for their kinds."""

    told: tuple[Told, ...]
    words: DefiniteWords

    @classmethod
    def of(cls, told: Sequence[Told], words: DefiniteWords) -> Memory:
        """What can still be pointed to after so many places."""
        return cls(tuple(reversed(told[-REACH:])), words)

    def best(self, mentions: Iterable[PlaceMention], noun: str) -> PlaceMention | None:
        """Of several places, the nearest first, the one that the noun means: told with a word of its kind, else known as one, else what
        may be one. Every report tells of towns: there the nearest that is one.
        """
        most = 2 if any(k.id == TOWN or k.within for k in self.words.kinds(noun)) else 4
        ranked = [(min(rank, most), m) for m in mentions if (rank := self._fit(m, noun))]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def last_of(self, noun: str) -> PlaceMention | None:
        """The place told before that the noun means, of several that fit alike the last."""
        return self.best((t.mention for t in self.told), noun)

    def topic(self, scene: int) -> PlaceMention | None:
        """What the sentence before is about, where that is a place."""
        return next((t.mention for t in reversed(self.told) if t.scene == scene - 1 and t.topic), None)

    def agrees(self, mention: PlaceMention, noun: str) -> bool:
        """Whether a noun can stand for a place."""
        return self._fit(mention, noun) > 0

    def _fit(self, mention: PlaceMention, noun: str) -> int:
        """How well a noun stands for a place: 4 by the type word told with it here or before, 3 by what its name most likely is, 2 by what
        it may be, 1 where nothing is known of it, 0 not at all.
        """
        wanted = self.words.kinds(noun)
        if told := self._kinds(mention):
            return 4 if any(k.id == w.id or any(w.has(f) for f in k.features) for k in told for w in wanted) else 0
        fits = [any(w.has(c.feature) for w in wanted) for c in mention.candidates]
        return (3 if fits[0] else 2 * any(fits)) if fits else 1

    def _kinds(self, mention: PlaceMention) -> tuple[PlaceKind, ...]:
        name = mention.text.casefold()
        same = (mention, *(t.mention for t in self.told if t.mention.text.casefold() == name))
        return tuple(k for m in same if m.kind for k in self.words.kinds(m.kind.lower()))


def part_of(town: PlaceMention, noun: str) -> PlaceMention:
    """What a town has one of: "the airport"."""
    return replace(town, part=noun, relation=None)
