"""Every toponym of a text, before the parse: found with the gazetteer, kept on evidence, with the phrase around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from marsad.extract.place_evidence import THRESHOLD, WEIGHTS, Context, context_of, weigh
from marsad.extract.place_phrases import phrase_around
from marsad.extract.place_scan import Candidate, Names, candidates
from marsad.extract.place_sites import Site, sites
from marsad.extract.place_tokens import words_of
from marsad.model import PlaceMention, Span
from marsad.vocab.places import PlaceCues

MOST_CANDIDATES = 40
SURE = 2.5
SITE = "site"
_BETWEEN = frozenset({"-", "–", "/", " - "})
_LABELS = {
    "PERSON": "label person", "GPE": "label place", "LOC": "label place", "FAC": "label place",
    "ORG": "label organisation", "NORP": "label organisation",
}  # fmt: skip


def find_places(
    text: str, blocks: Sequence[Span], names: Names, cues: PlaceCues, taken: Iterable[Span] = (), labels: Iterable[tuple[Span, str]] = ()
) -> tuple[PlaceMention, ...]:
    """The toponyms of `text` within `blocks` (paragraphs or sentences), in order, with candidates and nothing chosen yet.

    `taken` are spans already read as actors or sources: a name inside is no place. `labels` may hold entity labels of a tagger
    (PERSON, GPE, LOC, FAC, ORG); they are one piece of evidence. Time is linear in the length of the text.
    """
    taken = sorted(taken)
    worded = words_of(text, blocks)
    context = context_of(worded, cues)
    found = [list(candidates(words, names)) for words in worded]
    every = [c for block in found for c in block]
    _look(every, cues, context)
    _look_again(every, found, cues, context)
    _mark(every, [(span, "taken by an actor") for span in taken])
    _mark(every, [(span, _LABELS[label]) for span, label in labels if label in _LABELS])
    mentions: list[PlaceMention] = []
    for words, cs, block in zip(worded, found, blocks, strict=True):
        told = [s for s in sites(words, cs, cues) if not _touches(s, taken)]
        mentions += _merged(text, cs, told, block, cues)
    return tuple(mentions)


def _look(every: list[Candidate], cues: PlaceCues, context: Context) -> None:
    """Weigh all, and learn what the text is sure of: names of places, pieces of persons' names, countries."""
    for candidate in every:
        weigh(candidate, cues, context)
    context.sure = {c.key for c in every if c.score >= SURE}
    context.pieces = {c.key for c in every if "part of a longer name" in c.reasons and c.last - c.first == 1} - context.sure
    context.countries |= {h.place.country for c in every if c.score >= SURE for h in c.hits[:1] if h.place.feature == "A.PCLI"}


def _look_again(every: list[Candidate], found: list[list[Candidate]], cues: PlaceCues, context: Context) -> None:
    for candidate in every:
        weigh(candidate, cues, context)
        if candidate.score < SURE and candidate.key in context.sure and not candidate.words[candidate.first].plain:
            _add(candidate, "told elsewhere")
    for block in found:
        _mark_parents(block)


def _add(candidate: Candidate, reason: str) -> None:
    candidate.reasons.append(reason)
    candidate.score += WEIGHTS[reason]


def _mark_parents(block: list[Candidate]) -> None:
    """ "Rawa, Anbar": where the second may hold the first, both gain."""
    for one, other in pairwise(block):
        if one.last == other.first and other.words[other.first].gap in _BETWEEN:
            if "part of a longer name" in other.reasons and one.score > 0:
                _add(other, "joined to another place")
            if "leads a longer name" in one.reasons and other.score > 0:
                _add(one, "joined to another place")
        if other.words[other.first].gap in (", ", " (") and one.last == other.first and _may_hold(other, one):
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


def _touches(site: Site, taken: list[Span]) -> bool:
    span = Span(site.words[site.first].start, site.words[site.last - 1].end)
    return any(span.touches(t) for t in taken)


def _merged(text: str, found: list[Candidate], told: list[Site], block: Span, cues: PlaceCues) -> list[PlaceMention]:
    """Names and sites of a block in order; of two that overlap the longer stays, a name before a site."""
    kept = [c for c in found if c.score >= THRESHOLD]
    kept = [c for c in kept if not any(s.first <= c.first and c.last <= s.last and c.last - c.first < s.last - s.first for s in told)]
    held = [s for s in told if not any(c.first < s.last and s.first < c.last for c in kept)]
    mentions = [_mention(text, c, block, cues) for c in kept] + [_site_mention(text, s, block, cues) for s in held]
    return sorted(mentions, key=lambda m: m.span)


def _mention(text: str, candidate: Candidate, block: Span, cues: PlaceCues) -> PlaceMention:
    span = Span(candidate.start, candidate.end)
    phrase = phrase_around(text, span, block, cues)
    ordered = tuple(h.place for h in sorted(candidate.hits, key=lambda h: h.kind))[:MOST_CANDIDATES]
    return PlaceMention(
        span, span.of(text), ordered, None, phrase.part, phrase.relation, 1, "; ".join(candidate.reasons), phrase.kind, phrase.feature
    )


def _site_mention(text: str, site: Site, block: Span, cues: PlaceCues) -> PlaceMention:
    """A site the gazetteer lacks: its candidates are the places whose name it carries."""
    span = Span(site.words[site.first].start, site.words[site.last - 1].end)
    phrase = phrase_around(text, span, block, cues)
    inner = tuple(h.place for h in site.inner.hits)[:MOST_CANDIDATES] if site.inner is not None and site.inner.score >= THRESHOLD else ()
    return PlaceMention(span, span.of(text), inner, None, phrase.part, phrase.relation, 1, SITE, site.kind, site.feature)
