"""Every toponym of a text, before the parse: found with the gazetteer, kept on evidence, with the phrase around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from marsad.extract.place_capitals import find_capitals
from marsad.extract.place_evidence import THRESHOLD, WEIGHTS, Context, context_of, in_countries, speaks, weigh, weigh_in_context
from marsad.extract.place_marked import marked, repeated
from marsad.extract.place_phrases import phrase_around
from marsad.extract.place_scan import Candidate, Names, candidates, restore_possessives
from marsad.extract.place_sites import Site, sites
from marsad.extract.place_tokens import Word, words_of
from marsad.model import PlaceMention, Span
from marsad.vocab.places import PlaceCues

MOST_CANDIDATES = 40
SURE = 2.5
SITE = "site"
UNLISTED = "marked as a place"
"""The `why` of a name that the words beside it make a place ("the village of X") and the gazetteer lacks."""
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
    if context.flat:
        for words in worded:
            restore_possessives(words, names)
    found = [list(candidates(words, names, cues.silent)) for words in worded]
    _look(found, cues, context)
    unlisted = _look_again(worded, found, cues, context)
    every = [c for block in found for c in block]
    _mark(every, [(span, "taken by an actor") for span in taken])
    _mark(every, [(span, _LABELS[label]) for span, label in labels if label in _LABELS])
    capitals = find_capitals(worded, names, cues, context.countries)
    mentions: list[PlaceMention] = []
    for words, cs, extra, cap, block in zip(worded, found, unlisted, capitals, blocks, strict=True):
        told = [s for s in (*extra, *sites(words, cs, cues)) if not _touches(s, taken)]
        mentions += _merged(text, cs, _apart(told), cap, block, cues)
    return tuple(mentions)


def _look(found: list[list[Candidate]], cues: PlaceCues, context: Context) -> None:
    """Weigh all, and learn what the text is sure of: names of places, pieces of persons' names, countries."""
    every = [c for block in found for c in block]
    for candidate in every:
        weigh(candidate, cues, context)
    context.speakers = {c.key for c in every if speaks(c, cues)}
    context.sure = {c.key for c in every if c.score >= SURE} - context.speakers
    context.pieces = {c.key for c in every if "part of a longer name" in c.reasons and c.last - c.first == 1} - context.sure
    context.countries |= {h.place.country for c in every if c.score >= SURE for h in c.hits[:1] if h.place.feature == "A.PCLI"}


def _look_again(worded: list[list[Word]], found: list[list[Candidate]], cues: PlaceCues, context: Context) -> list[list[Site]]:
    """Weigh with what the text tells, and find the names that it marks as places and no list has."""
    for n, block in enumerate(found):
        found[n] = _lengthened(block, cues, context)
        for candidate in found[n]:
            weigh_in_context(candidate, context)
            told = candidate.key in context.sure and ("names a thing" not in candidate.reasons or candidate.standing == "country")
            if candidate.score < SURE and told and not candidate.words[candidate.first].plain:
                _add(candidate, "told elsewhere")
        _mark_parents(found[n], context)
        _mark_coordinated(found[n], context)
    unlisted = [marked(words, block, cues, context) for words, block in zip(worded, found, strict=True)]
    return repeated(worded, found, unlisted)


def _lengthened(block: list[Candidate], cues: PlaceCues, context: Context) -> list[Candidate]:
    """A name that only begins a longer one gives way where the longer sounds like a place of the report's countries and it is none."""
    kept: list[Candidate] = []
    for candidate in block:
        if kept and candidate.first < kept[-1].last:
            continue
        longer = candidate.longer
        lead = candidate.key in cues.of("name-lead") or not in_countries(candidate, context.countries)
        if longer is not None and lead and in_countries(longer, context.countries):
            candidate = longer
            weigh(candidate, cues, context)
        kept.append(candidate)
    return kept


def _add(candidate: Candidate, reason: str) -> None:
    candidate.reasons.append(reason)
    candidate.score += WEIGHTS[reason]


def _mark_parents(block: list[Candidate], context: Context) -> None:
    """ "Rawa, Anbar": where the second may hold the first, both gain; so do names in a row where commas are lost."""
    for one, other in pairwise(block):
        gap = other.words[other.first].gap
        if gap == " " and one.last == other.first and _belong(one, other, context):
            _add(other, "joined to another place")
            _add(one, "joined to another place")
        if one.last == other.first and gap in _BETWEEN:
            if "part of a longer name" in other.reasons and one.score > 0:
                _add(other, "joined to another place")
            if "leads a longer name" in one.reasons and other.score > 0:
                _add(one, "joined to another place")
        apart = [w.lower for w in other.words[one.last : other.first]]
        tied = (gap in (", ", " (") and not apart) or (apart == ["in"] and gap == " " and other.words[one.last].gap in (" ", ", "))
        if tied and _may_hold(other, one):
            _add(one, "before comma and parent")
            if "after comma and child" not in other.reasons:
                _add(other, "after comma and child")


def _belong(one: Candidate, other: Candidate, context: Context) -> bool:
    """Whether two names in a row are two places: a list that lost its commas, or a place and what holds it ("Maiduguri Borno State")."""
    if context.flat and _both_near(one, other, context):
        return True
    return not one.alike and "no name" not in one.reasons and _may_hold(other, one)


def _mark_coordinated(block: list[Candidate], context: Context) -> None:
    """ "Sake and Minova": a name that is also a word is a name beside another place of the same countries."""
    for one, other in pairwise(block):
        between = other.words[one.last : other.first]
        if len(between) != 1 or between[0].lower != "and" or not _both_near(one, other, context):
            continue
        for weak, strong in ((one, other), (other, one)):
            if strong.score >= THRESHOLD > weak.score and "no name" not in weak.reasons:
                _add(weak, "joined to another place")


def _both_near(one: Candidate, other: Candidate, context: Context) -> bool:
    return in_countries(one, context.countries) and in_countries(other, context.countries)


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


def _apart(told: list[Site]) -> list[Site]:
    """Sites in order, the first of two that overlap."""
    kept: list[Site] = []
    for site in sorted(told, key=lambda s: (s.first, -s.last)):
        if not kept or site.first >= kept[-1].last:
            kept.append(site)
    return kept


def _merged(
    text: str, found: list[Candidate], told: list[Site], capitals: list[PlaceMention], block: Span, cues: PlaceCues
) -> list[PlaceMention]:
    """Names and sites of a block in order; of two that overlap the longer stays, a name before a site."""
    kept = [c for c in found if c.score >= THRESHOLD]
    kept = _without(kept, told)
    held = _beside(told, kept)
    mentions = [_mention(text, c, block, cues) for c in kept] + [_site_mention(text, s, block, cues) for s in held] + capitals
    return sorted(mentions, key=lambda m: m.span)


def _without(kept: list[Candidate], told: list[Site]) -> list[Candidate]:
    """Names that are no proper part of a site; both are in order."""
    left, at = [], 0
    for c in kept:
        while at < len(told) and told[at].last <= c.first:
            at += 1
        s = told[at] if at < len(told) else None
        if s is None or not (s.first <= c.first and c.last <= s.last and c.last - c.first < s.last - s.first):
            left.append(c)
    return left


def _beside(told: list[Site], kept: list[Candidate]) -> list[Site]:
    """Sites that no kept name overlaps; both are in order."""
    left, at = [], 0
    for s in told:
        while at < len(kept) and kept[at].last <= s.first:
            at += 1
        if at == len(kept) or kept[at].first >= s.last:
            left.append(s)
    return left


def _mention(text: str, candidate: Candidate, block: Span, cues: PlaceCues) -> PlaceMention:
    span = Span(candidate.start, candidate.end)
    phrase = phrase_around(text, span, block, cues)
    ordered = tuple(h.place for h in sorted(candidate.hits, key=lambda h: h.kind))[:MOST_CANDIDATES]
    return PlaceMention(
        span, span.of(text), ordered, None, phrase.part, phrase.relation, 1, "; ".join(candidate.reasons), phrase.kind, phrase.feature
    )


def _site_mention(text: str, site: Site, block: Span, cues: PlaceCues) -> PlaceMention:
    """A site or marked name the gazetteer lacks: the candidates of a site are the places whose name it carries."""
    span = Span(site.words[site.first].start, site.words[site.last - 1].end)
    phrase = phrase_around(text, span, block, cues)
    inner = tuple(h.place for h in site.inner.hits)[:MOST_CANDIDATES] if site.inner is not None and site.inner.score >= THRESHOLD else ()
    why = UNLISTED if site.unlisted else SITE
    return PlaceMention(span, span.of(text), inner, None, phrase.part, phrase.relation, 1, why, site.kind, site.feature)
