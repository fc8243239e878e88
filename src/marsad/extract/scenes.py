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
from marsad.vocab.patterns import Word, words_of
from marsad.vocab.vocabulary import Vocabulary

_HYPHENED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BRACKET = re.compile(r"[\[(]")
_SHORT_NAME = re.compile(r"[A-Z]{2}")
TOLL = "kill"
"""The sense of what only tells the dead."""
STAND_IN = "ISIS"
"""What a two-letter name looks like to the parser, which takes "IS" for a verb."""


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
    substitutions = [*_names(mentions.actors, text), *_surrogates(text, [s for _, s in zones], vocabulary.surrogates)]
    parsed = parser.parse([substitute(text, span, _within(substitutions, span)) for _, span in zones])
    return [_fill(scene, mentions, vocabulary) for scene in _numbered(text, zones, parsed, vocabulary)]


def _numbered(text: str, zones: Sequence[tuple[Zone, Span]], parsed: Iterator[object], vocabulary: Vocabulary) -> Iterator[Scene]:
    number = 0
    for (zone, _), sentences in zip(zones, parsed, strict=True):
        for sentence in sentences:  # type: ignore[attr-defined]
            yield build_scene(text, zone, number, sentence, words_of(text, sentence.span), vocabulary.events)
            number += 1


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


def _names(actors: Sequence[ActorMention], text: str) -> Iterator[Substitution]:
    """Bracketed aliases and two-letter names are shown to the parser as one plain name."""
    for mention in actors:
        if _BRACKET.search(mention.text) or _SHORT_NAME.fullmatch(mention.text):
            yield Substitution(mention.span, STAND_IN)


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
