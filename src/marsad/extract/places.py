"""Every toponym of a text, before the parse: found with the gazetteer, kept on evidence, with the phrase around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from marsad.extract.place_evidence import THRESHOLD, WEIGHTS, Context, context_of, weigh
from marsad.extract.place_phrases import phrase_around
from marsad.extract.place_scan import Candidate, Names, candidates
from marsad.extract.place_tokens import words_of
from marsad.model import PlaceMention, Span
from marsad.vocab.places import PlaceCues

MOST_CANDIDATES = 40
SURE = 2.5


def find_places(
    text: str, blocks: Sequence[Span], names: Names, cues: PlaceCues, taken: Iterable[Span] = (), labels: Iterable[tuple[Span, str]] = ()
) -> tuple[PlaceMention, ...]:
    """The toponyms of `text` within `blocks` (paragraphs or sentences), in order, with candidates and nothing chosen yet.

    `taken` are spans already read as actors or sources: a name inside is no place. `labels` may hold entity labels of a tagger
    (PERSON, GPE, LOC, FAC, ORG); they are one piece of evidence. Time is linear in the length of the text.
    """
    worded = words_of(text, blocks)
    context = context_of(worded, cues)
    found = [[c for c in candidates(words, names)] for words in worded]
    every = [c for block in found for c in block]
    for candidate in every:
        weigh(candidate, cues, context)
    _second_look(every, found, cues, context, list(taken), list(labels))
    kept = [(c, block) for cs, block in zip(found, blocks, strict=True) for c in cs if c.score >= THRESHOLD]
    return tuple(_mention(text, c, block, cues) for c, block in kept)


def _second_look(
    every: list[Candidate], found: list[list[Candidate]], cues: PlaceCues, context: Context, taken: list[Span], labels: list[tuple[Span, str]]
) -> None:
    """Weigh again with what the first look told: sure names, countries, parents beside, spans that others have taken."""
    context.sure = {c.key for c in every if c.score >= SURE}
    context.countries |= {h.place.country for c in every if c.score >= SURE for h in c.hits[:1] if h.place.feature == "A.PCLI"}
    for candidate in every:
        weigh(candidate, cues, context)
        if candidate.score < SURE and candidate.key in context.sure and not candidate.words[candidate.first].plain:
            _add(candidate, "told elsewhere")
    for block in found:
        _mark_parents(block)
    _mark(every, [(span, "taken by an actor") for span in taken])
    _mark(every, [(span, _LABELS[label]) for span, label in labels if label in _LABELS])


_LABELS = {
    "PERSON": "label person", "GPE": "label place", "LOC": "label place", "FAC": "label place", "ORG": "label organisation", "NORP": "label organisation",
}  # fmt: skip


def _add(candidate: Candidate, reason: str) -> None:
    candidate.reasons.append(reason)
    candidate.score += WEIGHTS[reason]


def _mark_parents(block: list[Candidate]) -> None:
    """ "Rawa, Anbar": where the second may hold the first, both gain."""
    for one, other in pairwise(block):
        if other.words[other.first].gap == ", " and one.last == other.first and _may_hold(other, one):
            _add(one, "before comma and parent")
            if "after comma and child" not in other.reasons:
                _add(other, "after comma and child")


def _may_hold(parent: Candidate, child: Candidate) -> bool:
    above = {(h.place.country, h.place.name) for h in parent.hits if h.place.feature == "A.ADM1"}
    states = {h.place.country for h in parent.hits if h.place.feature == "A.PCLI"}
    return any(h.place.country in states or (h.place.country, h.place.admin1) in above for h in child.hits if h.place.feature != "A.PCLI")


def _mark(every: list[Candidate], spans: list[tuple[Span, str]]) -> None:
    """Add each reason to the candidates that its span touches; both run from left to right once."""
    spans = sorted(spans)
    at = 0
    for candidate in sorted(every, key=lambda c: c.start):
        while at < len(spans) and spans[at][0].end <= candidate.start:
            at += 1
        if at < len(spans) and spans[at][0].start < candidate.end:
            _add(candidate, spans[at][1])


def _mention(text: str, candidate: Candidate, block: Span, cues: PlaceCues) -> PlaceMention:
    span = Span(candidate.start, candidate.end)
    phrase = phrase_around(text, span, block, cues)
    ordered = tuple(h.place for h in sorted(candidate.hits, key=lambda h: h.kind))[:MOST_CANDIDATES]
    why = "; ".join(candidate.reasons)
    return PlaceMention(span, span.of(text), ordered, None, phrase.part, phrase.relation, 1, why, phrase.kind, phrase.feature)

