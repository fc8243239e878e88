"""From an article to scenes: mentions by dictionary first, then the parse of the sentences, then all of it sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from marsad.extract.quantity_counts import Count
from marsad.extract.scene import Scene, build_scene
from marsad.extract.toll import toll_triggers
from marsad.model import ActorMention, Article, DateMention, PlaceMention, Span, Zone
from marsad.text.parser import Parser
from marsad.text.sentences import split_sentences
from marsad.text.substitute import Substitution, substitute
from marsad.vocab.actors import Scan
from marsad.vocab.patterns import Word, words_of
from marsad.vocab.vocabulary import Vocabulary

_HYPHENED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BRACKET = re.compile(r"[\[(]")
TOLL = "kill"
"""The sense of what only tells the dead."""
STAND_IN = "ISIS"
"""What a party's name looks like to the parser, which takes "IS" for a verb and "Daesh" for anything."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in the raw text of an article, before the parse."""

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    counts: tuple[Count, ...]


def scenes_of(article: Article, mentions: Mentions, parser: Parser, vocabulary: Vocabulary) -> list[Scene]:
    """The scenes of an article in reading order."""
    text = article.received
    zones: list[tuple[Zone, Span]] = []
    for block in article.blocks:
        zones += [(block.zone, span) for span in split_sentences(text, block.span, vocabulary.abbreviations)]
    names = list(_names(mentions.actors, vocabulary.actors.scan(text)))
    shown = [Substitution(span, STAND_IN) for span in names]
    substitutions = [*shown, *_surrogates(text, [s for _, s in zones], vocabulary.surrogates)]
    parsed = parser.parse([substitute(text, span, _within(substitutions, span)) for _, span in zones])
    return [_fill(scene, mentions, vocabulary) for scene in _numbered(text, zones, parsed, names, vocabulary)]


def _numbered(
    text: str, zones: Sequence[tuple[Zone, Span]], parsed: Iterator[object], names: Sequence[Span], vocabulary: Vocabulary
) -> Iterator[Scene]:
    number = 0
    for (zone, _), sentences in zip(zones, parsed, strict=True):
        for sentence in sentences:  # type: ignore[attr-defined]
            words = _joined(words_of(text, sentence.span), _inside_of(names, sentence.span))
            yield build_scene(text, zone, number, sentence, words, vocabulary.events)
            number += 1


def _joined(words: Sequence[Word], names: Sequence[Span]) -> list[Word]:
    """The words with each name as one: patterns with a gap count it once, and no part of it reads as a word ("State", "Front")."""
    found: list[Word] = []
    left = list(reversed(names))
    for word in words:
        while left and left[-1].end <= word.span.start:
            left.pop()
        if found and left and left[-1].holds(word.span) and left[-1].holds(found[-1].span):
            first = found.pop()
            word = Word(f"{first.text} {word.text}", f"{first.lower} {word.lower}", first.span.cover(word.span), first.apart)
        found.append(word)
    return found


def _inside_of(names: Sequence[Span], span: Span) -> Sequence[Span]:
    return names[bisect_left(names, span.start, key=_span_start) : bisect_left(names, span.end, key=_span_start)]


def _span_start(span: Span) -> int:
    return span.start


M = TypeVar("M", ActorMention, PlaceMention, DateMention, Count)


def _fill(scene: Scene, mentions: Mentions, vocabulary: Vocabulary) -> Scene:
    span = scene.span
    counts = _inside(mentions.counts, span)
    return replace(
        scene,
        tolls=tuple(toll_triggers(counts, vocabulary.events.senses[TOLL])),
        cues=tuple(vocabulary.modal.find(scene.words)),
        actors=_inside(mentions.actors, span),
        places=_inside(mentions.places, span),
        dates=_inside(mentions.dates, span),
        counts=counts,
    )


def _inside(mentions: Sequence[M], span: Span) -> tuple[M, ...]:
    first = bisect_left(mentions, span.start, key=_start)
    last = bisect_left(mentions, span.end, key=_start)
    return tuple(mentions[first:last])


def _start(mention: ActorMention | PlaceMention | DateMention | Count) -> int:
    return mention.span.start if mention.span is not None else -1


def _names(actors: Sequence[ActorMention], scan: Scan) -> Iterator[Span]:
    """Where parties' names stand, in order: the parser is shown one plain name, so that no reading hangs on what a party is called.

    A weak name in small letters ("the military coalition") is a common noun, which the parser and the patterns read as it stands.
    """
    starts = [scan.start(item) for item in scan.items]
    for mention in actors:
        if not mention.rule.startswith("name") or (mention.rule == "name-weak" and mention.text.islower()):
            continue
        if _BRACKET.search(mention.text):
            yield mention.span
            continue
        for item in scan.items[bisect_left(starts, mention.span.start) : bisect_left(starts, mention.span.end)]:
            if any(t.kind == "name" for t in item.terms):
                yield Span(scan.start(item), scan.end(item))


def _surrogates(text: str, spans: Sequence[Span], surrogates: dict[str, str]) -> Iterator[Substitution]:
    for span in spans:
        for match in _HYPHENED.finditer(text, span.start, span.end):
            shown = surrogates.get(match.group().lower())
            if shown is not None:
                yield Substitution(Span(*match.span()), shown)


def _within(substitutions: Sequence[Substitution], span: Span) -> list[Substitution]:
    return [s for s in substitutions if span.holds(s.span)]


def block_words(article: Article) -> list[Word]:
    """All words of the kept text."""
    return [word for block in article.blocks for word in words_of(article.received, block.span)]
