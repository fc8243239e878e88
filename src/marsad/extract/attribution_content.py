"""Which stretch of a sentence a reporting word speaks of: its clause, what stands before it, or what follows a colon."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.frame import is_verbal
from marsad.model import Span
from marsad.text.document import Sentence, Token, cover

_CLAUSES = ("ccomp", "parataxis")
_QUOTES = frozenset("\"'“”‘’«»„`")
_EDGE = frozenset(",;:.-–—!?") | _QUOTES
_OPENERS = frozenset({"that", "how", "and", "but"})
SHORTEST = 2
"""Words that a stretch needs to be a content."""

Range = tuple[int, int]
"""First and last token index, both included."""


def span_of(sentence: Sentence, first: int, last: int) -> Span | None:
    """The span of tokens first..last without punctuation, quotation marks and "that" at its ends; None when too little is left."""
    tokens = sentence.tokens
    while first <= last and (tokens[first].text in _EDGE or tokens[first].tag == "``" or tokens[first].lower in _OPENERS):
        first += 1
    while last >= first and (tokens[last].text in _EDGE or tokens[last].tag in ("''", "``", "_SP")):
        last -= 1
    return cover(tokens[first : last + 1]) if last - first + 1 >= SHORTEST else None


def extent(sentence: Sentence, token: Token) -> Range:
    """The first and last index of what hangs on a token."""
    below = sentence.subtree(token)
    return below[0].i, below[-1].i


def clause_content(sentence: Sentence, verb: Token, blocked: Sequence[Token], noun_too: bool) -> Range | None:
    """Content of a speaking verb: its clause on either side, the clause that it stands in, or (`noun_too`) its object.

    `blocked` are the heads of its speakers and hearers, which are no content.
    """
    aside = {t.i for t in blocked}
    clauses = [t for t in sentence.children(verb, *_CLAUSES) if t.i not in aside]
    clauses += [t for t in sentence.children(verb, "xcomp") if any(k.lower == "have" for k in sentence.children(t, "aux"))]
    clauses += [t for state in sentence.children(verb, "acomp") for t in sentence.children(state, "ccomp")]
    left = [t for t in clauses if t.i < verb.i and not any(k.text == ";" for k in sentence.tokens[t.i : verb.i])]
    right = [t for t in clauses if t.i > verb.i]
    if right and all(t.dep == "parataxis" for t in left):
        left = []
    if left:
        return _before(sentence, verb, blocked)
    if right:
        first = min(extent(sentence, t)[0] for t in right)
        last = max(extent(sentence, t)[1] for t in right)
        return max(first, verb.i + 1), max(last, _coordinated(sentence, verb, last))
    told = [t for t in sentence.children(verb, "dobj") if t.i not in aside]
    if is_aside(verb) and not (told and verb.dep == "advcl"):
        return _around(sentence, verb)
    return _object(sentence, verb, aside) if noun_too else None


def is_aside(verb: Token) -> bool:
    """Whether a speaking verb is put into another clause: "the town, the mayor explained, had fallen"."""
    return verb.dep in ("parataxis", "dep", "advcl")


def positional_content(sentence: Sentence, verb: Token, speakers: Sequence[Token]) -> Range | None:
    """Content by place alone, for parses that lost the structure: all before "X said" at the end, else all after it."""
    heads = [verb, *speakers]
    first = min(extent(sentence, t)[0] if t is not verb else t.i for t in heads if t is verb or extent(sentence, t)[0] <= verb.i + 1)
    last = max(extent(sentence, t)[1] if t is not verb else t.i for t in heads if t is verb or t.i > verb.i)
    floor = max((t.i + 1 for t in sentence.tokens[:first] if t.text == ";"), default=0)
    if first > SHORTEST and last + 3 < len(sentence.tokens) and sentence.tokens[first - 1].text == sentence.tokens[last + 1].text == ",":
        return 0, len(sentence.tokens) - 1
    if _has_verb(sentence, floor, first - 1) and not _has_finite(sentence, last + 1, len(sentence.tokens) - 1):
        return floor, first - 1
    if _has_verb(sentence, last + 1, len(sentence.tokens) - 1):
        return last + 1, len(sentence.tokens) - 1
    return (floor, first - 1) if first > floor + 3 else None


def after_colon(sentence: Sentence, start: int) -> Range | None:
    """What follows the first colon behind token `start`."""
    colon = next((t.i for t in sentence.tokens[start:] if t.text == ":"), None)
    return (colon + 1, len(sentence.tokens) - 1) if colon is not None and colon + 2 < len(sentence.tokens) else None


def prepositional_content(sentence: Sentence, first: int, last: int) -> Range | None:
    """Content of "according to X" (tokens first..last): what follows at the start, what goes before at the end, else all."""
    end = len(sentence.tokens) - 1
    before, after = _has_words(sentence, 0, first - 1), _has_finite(sentence, last + 1, end)
    if not before:
        return last + 1, end
    return (0, end) if after and _goes_on(sentence, first, last) else (0, first - 1)


def _goes_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the clause before tokens first..last goes on behind them: a word there hangs on one before."""
    behind = sentence.tokens[last + 1 :]
    return any(
        t.head < first and t.dep not in ("punct", "cc", "conj", "advcl", "relcl") and is_verbal(sentence.tokens[t.head]) for t in behind
    ) or any(t.head > last and t.i < first and t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens[:first])


def _before(sentence: Sentence, verb: Token, blocked: Sequence[Token]) -> Range:
    first = extent(sentence, verb)[0]
    edge = min([verb.i, *(extent(sentence, t)[0] for t in blocked if t.i < verb.i)])
    last_right = max(
        (extent(sentence, t)[1] for t in sentence.children(verb, "ccomp", "conj") if t.i > verb.i and t.dep == "ccomp"), default=-1
    )
    return (first, last_right) if last_right > verb.i else (first, edge - 1)


def _around(sentence: Sentence, verb: Token) -> Range | None:
    """The clause above an aside, up to the aside when that ends it."""
    above = sentence.head(verb)
    if above is None:
        return None
    first, last = extent(sentence, above)
    inner_first, inner_last = extent(sentence, verb)
    if inner_last >= last:
        return first, inner_first - 1
    return first, last


def _coordinated(sentence: Sentence, verb: Token, last: int) -> int:
    """The end of a clause joined without a comma to the verb though it continues the content: "said A fell and B was shelled"."""
    end = last
    for child in sentence.children(verb, "conj"):
        own = sentence.children(child, "nsubj", "nsubjpass")
        if child.i > last and own and not any(t.text in ",;" for t in sentence.tokens[last + 1 : own[0].i]):
            end = max(end, extent(sentence, child)[1])
    return end


def _object(sentence: Sentence, verb: Token, aside: set[int]) -> Range | None:
    things = [t for t in sentence.children(verb, "dobj", "xcomp", "pcomp") if t.i not in aside]
    things += [t for t in sentence.children(verb, "nsubjpass") if not aside or t.i not in aside]
    things = things or [t for p in sentence.children(verb, "prep") if p.lower == "of" for t in sentence.children(p, "pobj")]
    if not things:
        return None
    return min(extent(sentence, t)[0] for t in things), max(extent(sentence, t)[1] for t in things)


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.pos == "VERB" or t.tag.startswith("VB") for t in sentence.tokens[max(0, first) : last + 1])


def _has_finite(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens[max(0, first) : last + 1])


def _has_words(sentence: Sentence, first: int, last: int) -> bool:
    return sum(t.text not in _EDGE for t in sentence.tokens[max(0, first) : last + 1]) >= SHORTEST
