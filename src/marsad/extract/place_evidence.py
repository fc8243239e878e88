"""Is it a place? The evidence around a candidate name, weighed: a linear score with the reasons kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.extract.place_scan import Candidate
from marsad.extract.place_tokens import Word
from marsad.vocab.places import PlaceCues

THRESHOLD = 1.0
WEIGHTS = {
    "country": 3.0, "state": 2.2, "million": 2.0, "large": 1.6, "middling": 1.1, "small": 0.7, "words": 0.8, "other name": -0.4, "division name": 0.6,
    "after locative": 1.3, "type word": 2.2, "before comma and parent": 2.2, "after comma and child": 1.6, "after qualifier": 0.8, "possessive": 0.2,
    "dateline": 2.0, "listed": 0.6, "told elsewhere": 1.5,
    "common word": -1.0, "common word opens": -2.6, "given name": -1.3, "surname": -0.8, "part of a longer name": -2.2, "before organisation": -0.9,
    "after title": -3.5, "person of the text": -2.6, "before saying": -0.9, "abbreviation": -2.2, "sounds alike": -1.6, "capitals tell nothing": -0.9,
    "taken by an actor": -9.0, "no country near": -1.4, "label person": -2.0, "label place": 1.5, "label organisation": -0.8, "calendar": -9.0,
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """What the whole text tells: persons named in it, name keys surely used for places, countries named, small-letter words."""

    persons: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)


def context_of(blocks: Iterable[Sequence[Word]], cues: PlaceCues) -> Context:
    """First look over the text: who is a person in it, which words stand in small letters."""
    context = Context()
    for words in blocks:
        for n, word in enumerate(words):
            if word.case == "low":
                context.small.add(word.lower)
                if word.lower in cues.demonyms:
                    context.countries.add(cues.demonyms[word.lower])
            elif word.lower in cues.demonyms:
                context.countries.add(cues.demonyms[word.lower])
            elif _begins_person(words, n, cues):
                context.persons.update(w.key for w in _run(words, n + 1) if len(w.key) > 2)
    return context


def _begins_person(words: Sequence[Word], n: int, cues: PlaceCues) -> bool:
    word = words[n]
    if word.plain or n + 1 >= len(words) or words[n + 1].gap not in (" ", ". ") or words[n + 1].case != "up":
        return False
    return word.case == "up" and (word.lower in cues.of("given") or (word.lower in cues.of("title") and not _is_place_word(words[n + 1], cues)))


def _is_place_word(word: Word, cues: PlaceCues) -> bool:
    return word.lower in cues.types or word.lower in cues.sites or word.lower in cues.of("organisation")


def _run(words: Sequence[Word], n: int) -> list[Word]:
    run = []
    while n < len(words) and len(run) < 4 and words[n].case in ("up", "all") and (not run or words[n].gap in (" ", "-", ". ")):
        run.append(words[n])
        n += 1
    return run


def weigh(candidate: Candidate, cues: PlaceCues, context: Context) -> None:
    """Set the candidate's reasons and score."""
    reasons = [*_of_the_place(candidate), *_of_the_words(candidate, cues, context), *_of_the_left(candidate, cues), *_of_the_right(candidate, cues)]
    if candidate.key in context.persons and "country" not in reasons:
        reasons.append("person of the text")
    if candidate.alike and context.countries and not any(h.place.country in context.countries for h in candidate.hits):
        reasons.append("no country near")
    candidate.reasons = reasons
    candidate.score = sum(WEIGHTS[r] for r in reasons)


def _of_the_place(candidate: Candidate) -> Iterable[str]:
    kinds = [h.kind for h in candidate.hits]
    best = min(kinds)
    top = max(candidate.hits, key=lambda h: (h.kind == best, h.place.population))
    features = {h.place.feature for h in candidate.hits if h.kind < 2}
    named = [h.place.population for h in candidate.hits if h.kind < 2 and h.place.feature[0] == "P"]
    people = max(named, default=0)
    if features & {"A.PCLI"} or any(f[:2] == "L." for f in features):
        yield "country"
    elif "A.ADM1" in features and top.place.population > 1_000_000:
        yield "state"
    elif people >= 1_000_000 or any(f[0] in "HT" for f in features):
        yield "million"
    elif people >= 100_000 or "A.ADM1" in features:
        yield "large"
    elif people >= 15_000:
        yield "middling"
    else:
        yield "small"
    if best == 2:
        yield "abbreviation"
    if best == 1:
        yield "other name"
    if candidate.alike:
        yield "sounds alike"


def _of_the_words(candidate: Candidate, cues: PlaceCues, context: Context) -> Iterable[str]:
    words = candidate.words[candidate.first : candidate.last]
    first = words[0]
    if len(words) > 1:
        yield "words"
    elif first.lower in cues.of("calendar"):
        yield "calendar"
    elif first.lower in cues.of("opener") and first.case != "all":
        yield "common word opens"
    elif first.lower in cues.of("common") or first.lower in context.small:
        yield "common word opens" if first.opens or first.plain else "common word"
    elif first.lower in cues.of("given"):
        yield "given name"
    elif first.lower in cues.of("surname"):
        yield "surname"
    if first.plain:
        yield "capitals tell nothing"
    if candidate.words[candidate.last - 1].possessive:
        yield "possessive"


def _named(word: Word | None, cues: PlaceCues) -> bool:
    """Whether a capitalised word looks like a piece of a longer name."""
    if word is None or word.case not in ("up", "all") or word.plain:
        return False
    known = word.lower in cues.demonyms or word.lower in cues.types or word.lower in cues.of("calendar") or word.lower in cues.of("part")
    return not known and not (word.opens and (word.lower in cues.of("opener") or word.lower in cues.of("locative")))


def _of_the_left(candidate: Candidate, cues: PlaceCues) -> Iterable[str]:
    before, first = candidate.before, candidate.words[candidate.first]
    if before is None or (first.opens and first.gap.strip(" ")):
        return
    if re.fullmatch(r"\.? ", first.gap):
        if before.lower in cues.of("title") and before.case != "low" or before.lower in ("mr", "mrs", "ms", "dr"):
            yield "after title"
        elif _named(before, cues) and not before.possessive:
            yield "part of a longer name"
        elif before.lower in cues.of("locative") and _type_word(candidate, cues):
            yield "type word"
        elif before.lower in cues.of("locative"):
            yield "after locative"
        elif before.lower in cues.types or before.lower in cues.of("qualifier"):
            yield "type word" if before.lower in cues.types else "after qualifier"
    elif first.gap == ", " and _named(before, cues):
        yield "after comma and child"
    elif first.gap == ", ":
        yield "listed"
    elif first.gap == "-" and _named(before, cues):
        yield "part of a longer name" if before.lower not in cues.of("part") else "after qualifier"


def _type_word(candidate: Candidate, cues: PlaceCues) -> bool:
    """ "the town of X": a type word before "of"."""
    n = candidate.first - 2
    return n >= 0 and candidate.words[n + 1].lower == "of" and candidate.words[n].lower in cues.types


def _of_the_right(candidate: Candidate, cues: PlaceCues) -> Iterable[str]:
    after = candidate.after
    if after is None or candidate.words[candidate.last - 1].possessive:
        return
    if after.gap == " ":
        if after.lower in cues.types:
            yield "type word"
        elif after.lower in cues.of("organisation") and after.case != "low":
            yield "before organisation"
        elif _named(after, cues) and after.lower not in cues.sites:
            yield "part of a longer name"
        elif after.lower in cues.of("said"):
            yield "before saying"
    elif after.gap == ", " and after.case in ("up", "all") and not after.plain:
        yield "listed"
    elif after.gap == "-" and after.case in ("up", "all") and _named(after, cues):
        yield "listed"
