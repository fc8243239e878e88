"""Is it a place? The evidence around a candidate name, weighed: a linear score with the reasons kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from marsad.extract.place_scan import Candidate
from marsad.extract.place_tokens import Word
from marsad.vocab.places import PlaceCues

THRESHOLD = 1.0 - 1e-6
"""Sums of weights that make 1 on paper may be a little less."""
FLAT_WORDS = 80
"""A text of so many words without a comma has lost them."""
WEIGHTS = {
    "country": 3.0, "state": 2.2, "million": 2.0, "large": 1.6, "middling": 1.1, "small": 0.7, "words": 0.8, "other name": -0.4,
    "after locative": 1.3, "type word": 2.2, "before comma and parent": 2.2, "after comma and child": 1.6, "after qualifier": 0.8,
    "possessive": 0.2, "dateline": 2.0, "listed": 0.6, "told elsewhere": 2.0, "country of the text": 0.4, "common word": -1.0,
    "common word opens": -2.6, "no name": -4.0, "given name": -1.3, "surname": -0.8, "part of a longer name": -2.2,
    "leads a longer name": -2.2, "known well": 1.2, "before organisation": -0.9, "after title": -3.5, "after kin": -3.5,
    "person of the text": -2.6,
    "piece of a name elsewhere": -1.2, "joined to another place": 2.2, "before saying": -0.9, "abbreviation": -1.2, "acronym": -2.4,
    "sounds alike": -1.6, "own script": 1.0, "capitals tell nothing": -0.9, "names a thing": -3.0, "taken by an actor": -9.0,
    "no country near": -2.6, "inside an organisation": -3.0, "numbered": -3.0, "common words": -0.8,
    "label person": -2.0, "label place": 1.5, "label organisation": -0.8,
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """What the whole text tells: persons named in it, pieces of longer names, name keys surely used for places, countries named,
    small-letter words, names that speak; `flat` whether it has lost its commas, so that names in a row may be a list."""

    persons: set[str] = field(default_factory=set)
    pieces: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    flat: bool = False


def context_of(blocks: Sequence[Sequence[Word]], cues: PlaceCues) -> Context:
    """First look over the text: who is a person in it, which countries' people are named, which words stand in small letters."""
    context = Context(flat=_is_flat(blocks))
    kin = cues.of("kin")
    for words in blocks:
        context.small.update([w.lower for w in words if w.case == "low"])
        context.countries.update([cues.demonyms[w.lower] for w in words if w.lower in cues.demonyms])
        for n, word in enumerate(words):
            if word.case == "low":
                if word.lower in kin:
                    context.persons.update(w.key for w in _run(words, n + 1) if len(w.key) > 2 and w.gap == " ")
            elif _begins_person(words, n, cues):
                context.persons.update(w.key for w in _run(words, n + 1) if len(w.key) > 2)
            elif word.possessive and n + 1 < len(words) and words[n + 1].lower in kin:
                context.persons.add(word.key)
    return context


def _is_flat(blocks: Sequence[Sequence[Word]]) -> bool:
    """Whether a text of some length has not one comma."""
    return sum(map(len, blocks)) >= FLAT_WORDS and not any("," in word.gap for words in blocks for word in words)


def _begins_person(words: Sequence[Word], n: int, cues: PlaceCues) -> bool:
    word = words[n]
    if word.plain or word.case != "up" or n + 1 >= len(words) or words[n + 1].gap not in (" ", ". ") or words[n + 1].case != "up":
        return False
    return word.lower in cues.of("given") or (word.lower in cues.of("title") and not _is_place_word(words[n + 1], cues))


def _is_place_word(word: Word, cues: PlaceCues) -> bool:
    return word.lower in cues.types or word.lower in cues.site_heads or word.lower in cues.of("organisation")


def _run(words: Sequence[Word], n: int) -> list[Word]:
    run: list[Word] = []
    while n < len(words) and len(run) < 4 and words[n].case in ("up", "all") and (not run or _goes_on(run[-1], words[n])):
        run.append(words[n])
        n += 1
    return run


def _goes_on(before: Word, word: Word) -> bool:
    return word.gap in (" ", "-") or (word.gap == ". " and len(before.text) == 1)


def weigh(candidate: Candidate, cues: PlaceCues, context: Context) -> None:
    """Set the reasons that the candidate and the words beside it give, and their score."""
    if (candidate.key in cues.of("no-place") and not _before_division(candidate, cues)) or _is_money(candidate):
        candidate.reasons, candidate.score = ["no name"], WEIGHTS["no name"]
        return
    candidate.standing = _standing(candidate)
    candidate.reasons = [
        *_of_the_place(candidate),
        *_of_the_words(candidate, cues, context),
        *_of_the_left(candidate, cues),
        *_of_the_right(candidate, cues),
    ]
    located = not _LOCATED.isdisjoint(candidate.reasons)
    dropped = {"before saying"} if located else set()  # "a nurse in X said": it is not X who says
    if "before organisation" in candidate.reasons:  # "the Jordan Times" is no person's
        dropped |= {"given name", "surname"}
    candidate.reasons = [r for r in candidate.reasons if r not in dropped]
    if candidate.key in context.persons and candidate.standing != "country" and not (located and candidate.standing in _KNOWN):
        candidate.reasons.append("person of the text")
    candidate.score = sum(WEIGHTS[r] for r in candidate.reasons)


_LOCATED = frozenset({"after locative", "type word"})


def _is_money(candidate: Candidate) -> bool:
    """ "US$100 million"."""
    return candidate.after is not None and candidate.after.gap.startswith("$")


def _before_division(candidate: Candidate, cues: PlaceCues) -> bool:
    after = candidate.after
    return after is not None and after.case == "low" and cues.types.get(after.lower, "").startswith("A.")


def weigh_in_context(candidate: Candidate, context: Context) -> None:
    """Add what the rest of the text tells of a candidate weighed before; `context` is complete now."""
    reasons = candidate.reasons
    if reasons == ["no name"]:  # told so of the key itself
        return
    told = list(_of_the_text(candidate, reasons, context))
    reasons += told
    candidate.score += sum(WEIGHTS[r] for r in told)


def _of_the_text(candidate: Candidate, reasons: list[str], context: Context) -> Iterator[str]:
    if candidate.key in context.pieces and reasons[0] not in _KNOWN and "person of the text" not in reasons:
        yield "piece of a name elsewhere"
    if candidate.key in context.speakers and reasons[0] in _LITTLE and "person of the text" not in reasons:
        yield "person of the text"
    if not context.countries:
        return
    near = in_countries(candidate, context.countries)
    if candidate.alike and not near:
        yield "no country near"
    if near and reasons[0] in _LITTLE:
        yield "country of the text"


def speaks(candidate: Candidate, cues: PlaceCues) -> bool:
    """Whether a little known name of one word stands as the speaker ("X said", "..., said X."): a person's, hardly a hamlet's."""
    if candidate.last - candidate.first > 1 or candidate.standing not in _LITTLE or not _LOCATED.isdisjoint(candidate.reasons):
        return False
    before, after = candidate.before, candidate.after
    ends = after is None or after.gap.startswith(".")
    return "before saying" in candidate.reasons or (ends and before is not None and before.lower in cues.of("said"))


def in_countries(candidate: Candidate, countries: set[str]) -> bool:
    """Whether some place of the name lies in one of the countries."""
    return any(h.place.country in countries for h in candidate.hits)


def _of_the_place(candidate: Candidate) -> Iterator[str]:
    best = min(h.kind for h in candidate.hits)
    yield candidate.standing
    if best == 2:
        yield "abbreviation"
    if best == 1:
        yield "other name"
    if candidate.alike:
        yield "sounds alike"
    if len(candidate.key) > 3 and candidate.words[candidate.first].case == "none" and not candidate.key.isascii():
        yield "own script"


def _standing(candidate: Candidate) -> str:
    """How known the best known place of the name is."""
    features = {h.place.feature for h in candidate.hits}
    people = max((h.place.population for h in candidate.hits), default=0)
    if "A.PCLI" in features or any(f[:2] == "L." for f in features):
        return "country"
    if "A.ADM1" in features and people > 1_000_000:
        return "state"
    if any(f[0] in "HTS" for f in features) or people >= 1_000_000:
        return "million"
    if "A.ADM1" in features or people >= 100_000:
        return "large"
    return "middling" if people >= 15_000 else "small"


_LITTLE = frozenset({"small", "middling"})
_KNOWN = frozenset({"country", "state", "million"})


def _of_the_words(candidate: Candidate, cues: PlaceCues, context: Context) -> Iterator[str]:
    words = candidate.words[candidate.first : candidate.last]
    first = words[0]
    if len(words) > 1:
        known = candidate.standing in _KNOWN
        yield "no name" if _opener_leads(words, cues) and not known else "words"
        if not known and all(w.lower in cues.of("common") for w in words):
            yield "common words"
    else:
        yield from _single(first, cues, context, candidate.standing == "country" or (first.gap == ", " and candidate.hits[0].kind == 2))
        if first.case == "all" and _is_shouted_word(candidate, cues):
            yield "no name"
    if first.plain:
        yield "capitals tell nothing"
    if words[-1].possessive:
        yield "possessive"


def _opener_leads(words: Sequence[Word], cues: PlaceCues) -> bool:
    """ "The Colony", "In Iron": a small word with a capital only because it opens the sentence, or a month and a day."""
    led = words[0].lower in cues.of("opener") or words[0].lower in cues.of("calendar")
    return led and len(words) == 2 and (words[0].opens or words[1].lower in cues.of("common"))


def _single(word: Word, cues: PlaceCues, context: Context, known: bool) -> Iterator[str]:
    if _never_a_name(word, cues):
        yield "no name"
    elif word.case == "all" and not word.plain and len(word.text) <= 5 and not word.opens and not known and "." not in word.text:
        yield "acronym"
    elif (word.lower in cues.of("common") or word.lower in context.small) and (word.case != "all" or word.plain):
        yield "common word opens" if word.opens or word.plain else "common word"
    elif word.lower in cues.of("given"):
        yield "given name"
    elif word.lower in cues.of("surname"):
        yield "surname"


def _is_shouted_word(candidate: Candidate, cues: PlaceCues) -> bool:
    """A common word in capitals beside another word in capitals ("SINCE JUNE 1ST"): words first, names second."""
    first = candidate.words[candidate.first]
    beside = (candidate.before if not first.opens else None, candidate.after)
    shouting = any(w is not None and w.case == "all" and len(w.text) > 1 for w in beside)
    ordinary = first.lower in cues.of("common") or first.lower in cues.of("opener")
    return shouting and ordinary and candidate.standing != "country"


def _never_a_name(word: Word, cues: PlaceCues) -> bool:
    small = word.lower in cues.of("opener") or word.lower in cues.of("title") or _is_place_word(word, cues)
    return (
        word.lower in cues.of("calendar") or word.lower in cues.of("part") or word.lower in cues.demonyms or (small and word.case != "all")
    )


def part_of_name(word: Word | None, cues: PlaceCues) -> bool:
    """Whether a capitalised word looks like a piece of a longer name."""
    if word is None or word.case not in ("up", "all") or word.plain:
        return False
    return word.lower not in cues.no_pieces and not (word.opens and word.lower in cues.of("locative"))


def _of_the_left(candidate: Candidate, cues: PlaceCues) -> Iterator[str]:
    before, first = candidate.before, candidate.words[candidate.first]
    if first.opens and candidate.after is not None and not first.plain and first.case == "all" and len(first.text) > 2:
        yield "dateline"
    if before is None or (first.opens and first.gap.strip(" ")):
        return
    if first.gap in (" ", ". "):
        yield from _beside(candidate, before, cues)
    elif first.gap == ", ":
        yield "after comma and child" if part_of_name(before, cues) else "listed"
    elif first.gap == "-" and part_of_name(before, cues):
        yield "part of a longer name"


def _beside(candidate: Candidate, before: Word, cues: PlaceCues) -> Iterator[str]:
    if (before.lower in cues.of("title") and before.case != "low") or before.lower in ("mr", "mrs", "ms", "dr"):
        yield "after title"
    elif before.case == "low" and before.lower in cues.of("kin"):
        yield "after kin"
    elif part_of_name(before, cues) and not before.possessive:
        yield "part of a longer name"
    elif before.lower in cues.of("locative"):
        yield "type word" if _type_word_of(candidate, cues) else "after locative"
    elif before.lower in cues.types:
        yield "type word"
    elif before.lower in cues.of("qualifier"):
        yield "after qualifier"


def _type_word_of(candidate: Candidate, cues: PlaceCues) -> bool:
    """ "the town of X": a type word before "of"."""
    n = candidate.first - 2
    return n >= 0 and candidate.words[n + 1].lower == "of" and candidate.words[n].lower in cues.types


def _of_the_right(candidate: Candidate, cues: PlaceCues) -> Iterator[str]:
    after = candidate.after
    if after is None or candidate.words[candidate.last - 1].possessive:
        return
    if after.gap == " ":
        if after.lower in cues.types and after.case == "low":
            yield "type word"
        elif after.lower in cues.of("thing"):
            yield "names a thing"
        elif after.text.isdigit() and candidate.standing in _LITTLE:
            yield "numbered"
        elif after.lower in cues.of("organisation") and after.case != "low":
            yield "before organisation"
        elif candidate.standing not in _KNOWN and _heads_organisation(candidate, cues):
            yield "inside an organisation"
        elif part_of_name(after, cues) and after.lower not in cues.site_heads:
            yield "leads a longer name"
            if candidate.standing in _KNOWN:
                yield "known well"
        elif after.lower in cues.of("said"):
            yield "before saying"
    elif after.case in ("up", "all") and not after.plain and (after.gap == ", " or (after.gap == "-" and part_of_name(after, cues))):
        yield "listed"


def _heads_organisation(candidate: Candidate, cues: PlaceCues) -> bool:
    """ "Raqqa Civil Council": capitalised words up to one that names an organisation."""
    for word in candidate.words[candidate.last + 1 : candidate.last + 3]:
        if word.gap != " " or word.case != "up":
            return False
        if word.lower in cues.of("organisation"):
            return candidate.words[candidate.last].case == "up"
    return False
