"""One parsed sentence with all that was found in it: what the readers of events, control and modality look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.quantity_counts import Count
from marsad.model import ActorMention, Attribution, DateMention, PlaceMention, Span, Zone
from marsad.text.document import Sentence, Token
from marsad.vocab.events import EventWords, ModalCue, Trigger
from marsad.vocab.patterns import Found, Word

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a report. All spans count in `text`, the text as received.

    `number` is its rank in reading order; `things` class every common noun; `tolls` are triggers of counted dead;
    `near` holds the ids of senses whose company is here.
    """

    text: str
    zone: Zone
    number: int
    sentence: Sentence
    words: tuple[Word, ...]
    triggers: tuple[Trigger, ...]
    things: tuple[Found, ...]
    weapons: tuple[Found, ...]
    near: frozenset[str]
    without: tuple[Found, ...]
    cues: tuple[ModalCue, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    counts: tuple[Count, ...]
    tolls: tuple[Trigger, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.sentence.span

    def classes(self, token: Token) -> frozenset[str]:
        """What kinds of thing a noun phrase is: by its own word, by the actors and places that it names."""
        found = {f.label for f in self.things if f.span.touches(token.span)}
        phrase = phrase_tokens(self.sentence, token)
        if any(m.span.touches(t.span) for m in self.places for t in phrase):
            found.add("place")
        if any(m.span.touches(t.span) for m in self.actors for t in phrase):
            found |= {"actor", "person"}
        if token.tag in ("PRP", "WP"):
            found |= {"actor"} if token.lower in ("it", "itself") else {"actor", "person"}
        return frozenset(found)


_INSIDE = frozenset({"compound", "poss", "amod", "nmod", "appos", "conj", "nummod", "dep", "npadvmod", "quantmod"})


def phrase_tokens(sentence: Sentence, token: Token) -> list[Token]:
    """The head of a noun phrase with its modifiers and its "of" complements: "dozens of fighters", "positions of the army"."""
    found: dict[int, Token] = {}
    queue = [token]
    while queue:
        here = queue.pop()
        found[here.i] = here
        for child in sentence.children(here):
            if child.dep in _INSIDE:
                queue.append(child)
            elif child.dep == "prep" and child.lower in ("of", "from", "belonging"):
                queue += sentence.children(child, "pobj")
    return [found[i] for i in sorted(found)]


def build_scene(text: str, zone: Zone, number: int, sentence: Sentence, words: Sequence[Word], lexicon: EventWords) -> Scene:
    """A scene with what the event vocabulary finds in its words; mentions are added with `dataclasses.replace`."""
    listed = tuple(words)
    return Scene(
        text=text,
        zone=zone,
        number=number,
        sentence=sentence,
        words=listed,
        triggers=tuple(lexicon.triggers(listed)),
        things=tuple(lexicon.things(listed)),
        weapons=tuple(lexicon.weapons(listed)),
        near=lexicon.near(listed),
        without=tuple(lexicon.without(listed)),
        cues=(),
        actors=(),
        places=(),
        dates=(),
        counts=(),
    )
