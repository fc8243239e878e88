"""Counted groups of people: "at least nine Kurdish fighters", "a mother", "two dozen", with their bounds, from a row of tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.extract.cue_tokens import CueToken
from marsad.model.claim import Range

_NOUN_PHRASE = 9
_ADJECTIVES = frozenset(("word", "dash", "other", "more", "a", "ordinal", "captured"))
_OPENING = frozenset("bound number figure amount dozen exact unstated zero more half all_but a the person self former latter".split())
"""Classes of the words with which a group can begin."""
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens with look-ups that hold outside too; `barred` are positions inside date expressions."""

    tokens: list[CueToken]
    barred: frozenset[int] = frozenset()

    def kind(self, i: int) -> str:
        """The class of token `i`, "comma" for a comma, "" outside."""
        if not 0 <= i < len(self.tokens):
            return ""
        return "comma" if self.tokens[i].text == "," else self.tokens[i].kind

    def unit(self, i: int) -> str:
        """The unit of token `i`: a bound, a fate, a side; "" where none."""
        return self.tokens[i].word.unit if 0 <= i < len(self.tokens) else ""

    def value(self, i: int) -> int:
        """The number token `i` stands for, else 0."""
        return self.tokens[i].value if 0 <= i < len(self.tokens) else 0

    def lower(self, i: int) -> str:
        """Token `i` in lower case, "" outside."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def skip(self, i: int, *kinds: str) -> int:
        """The first position from `i` on, three further at most, whose class is none of `kinds`."""
        for _ in range(3):
            i += self.kind(i) in kinds
        return i

    def skip_back(self, i: int, *kinds: str) -> int:
        """The first position from `i` backwards, three at most, whose class is none of `kinds`."""
        for _ in range(3):
            i -= self.kind(i) in kinds
        return i


@dataclass(frozen=True, slots=True)
class Group:
    """A counted group: tokens `first` up to, not including, `after`; `range` of persons.

    `noun` is the position of the head noun (None for a bare number), `side` its class (people, civilian, armed, state, attacker, former,
    latter, ""), `thing` that no persons are counted, `stated` False for "many". `subset` marks a part of another group, `added` one on top
    of others ("another three"), `single` one person named by a noun alone, `zero` nobody, `spared` that the others survived.
    """

    first: int
    after: int
    range: Range
    noun: int | None = None
    side: str = ""
    thing: bool = False
    stated: bool = True
    subset: bool = False
    added: bool = False
    single: bool = False
    zero: bool = False
    spared: bool = False


def group_at(words: Words, i: int) -> Group | None:
    """The group that begins at token `i`; None where none does."""
    if words.kind(i) not in _OPENING or i in words.barred:
        return None
    return _special(words, i) or _counted(words, i) or _single(words, i)


def _counted(words: Words, i: int) -> Group | None:
    bound, k = (words.unit(i), i + 1) if words.kind(i) == "bound" else ("", i)
    k = words.skip(k, "the") if words.kind(k + 1) in ("number", "figure") else k
    added = words.kind(k) == "more"
    k = words.skip(k, "more") if added and _core(words, words.skip(k, "more"), "") else k
    core = _core(words, k, bound)
    if core is None:
        return None
    group = replace(core, first=i, added=core.added or added, range=_bounded(core, bound))
    return _with_noun(words, group)


def _core(words: Words, k: int, bound: str) -> Group | None:
    """The number itself: "nine", "two or three", "12 and 15" after "between", "thirty-odd", "two dozen", "dozens", "no", "many"."""
    kind, value = words.kind(k), words.value(k)
    if kind in ("number", "figure"):
        return _figures(words, k, bound)
    if kind == "amount":
        return Group(k, k + 1, Range(value, None))
    if kind == "dozen":
        return Group(k, k + 1, Range(value, value))
    if kind == "exact":
        return Group(k, k + 1, Range(value, value), side=words.unit(k), noun=k if words.unit(k) else None)
    if kind == "unstated":
        return Group(k, k + 1, Range(), stated=False)
    if kind == "zero":
        return Group(k, k + 1, Range(0, 0), zero=True)
    return Group(k, k + 1, Range(1, 1), added=True) if kind == "more" and value else None


def _figures(words: Words, k: int, bound: str) -> Group | None:
    low, after = words.value(k), k + 1
    linked = words.kind(after) in ("or", "dash") or words.lower(after) == "to" or (bound == "between" and words.kind(after) == "and")
    top = words.skip(after + 1, "bound", "perhaps")
    if linked and words.kind(top) in ("number", "figure") and words.value(top) > low:
        return Group(k, top + 1, Range(low, words.value(top)))
    if words.kind(after) == "dash" and words.lower(after + 1) == "odd":
        return Group(k, after + 2, Range(low, low + 9))
    if words.kind(after) == "dozen":
        return Group(k, after + 1, Range(12 * low, 12 * low))
    if _is_no_count(words, k, after):
        return None
    return Group(k, after, Range(low, low)) if bound != "between" else None


def _is_no_count(words: Words, k: int, after: int) -> bool:
    """ "nine-man patrol", "60-strong", "in 2014", "T-55"."""
    attributive = words.kind(after) == "dash" and words.tokens[after].start == words.tokens[k].end
    glued = words.kind(k - 1) == "dash" and words.tokens[k - 1].start == words.tokens[k - 2].end if k > 1 else False
    aged = words.kind(k - 1) == "age" or (words.kind(k - 1) == "and" and words.kind(k - 3) == "age")
    year = words.kind(k) == "figure" and len(words.tokens[k].text) == 4 and words.value(k) in YEARS
    return attributive or glued or aged or (year and words.kind(k - 1) in ("prep", "since", "of", "month", "bound"))


def _bounded(group: Group, bound: str) -> Range:
    low, high = group.range.min, group.range.max
    if low is None or (high is None and bound not in ("up_to", "under")):
        return group.range
    return {
        "least": Range(low, None),
        "over": Range(low, None),
        "up_to": Range(None, high),
        "under": Range(None, high - 1 if high else None),
        "near": Range(low - _slack(low), high),
    }.get(bound, group.range)


def _slack(number: int) -> int:
    """How much lower "nearly" may lie."""
    return 2 if number < 20 else 5 if number < 100 else 10 if number < 1000 else 100


def _with_noun(words: Words, group: Group) -> Group | None:
    """The group with its noun: the last of the person words that follow, else the last plain word before the phrase ends."""
    k = words.skip(group.after, "of", "more", "the")
    k += words.kind(group.after) == "of" and words.kind(k) in ("number", "figure")
    if group.noun is not None:
        return group
    if words.kind(k) in ("former", "latter"):
        return replace(group, after=k + 1, side=words.kind(k))
    added = group.added or any(words.kind(j) == "more" for j in range(group.after, k))
    noun, last = _noun(words, k)
    if noun is None:
        return replace(group, added=added)
    if words.kind(noun) in ("thing", "period"):
        return replace(group, after=noun + 1, noun=noun, thing=True)
    return replace(group, after=last, noun=noun, side=words.unit(noun) if words.kind(noun) == "person" else "", added=added)


def _noun(words: Words, k: int) -> tuple[int | None, int]:
    """Position of the head noun from `k` on and the position after the phrase."""
    plain = None
    for j in range(k, min(k + _NOUN_PHRASE, len(words.tokens))):
        kind = words.kind(j)
        if kind == "person" and words.kind(j + 1) != "dash":
            end = j + 1
            while words.kind(end) == "person":
                end += 1
            return (end - 1, end) if end - j < _NOUN_PHRASE else (j, j + 1)
        if kind in ("thing", "period", "noun", "lives", "of_noun"):
            return j, j + 1
        if kind not in _ADJECTIVES and words.lower(j) not in ("'", "’", "s") and not _participle(words, j):
            break
        plain = j if kind == "word" else plain
    return plain, (plain + 1 if plain is not None else k)


def _participle(words: Words, j: int) -> bool:
    """ "three captured soldiers": the participle stands before its noun."""
    return words.kind(j) == "verb" and words.unit(j) in ("captured", "injured", "displaced", "missing") and words.kind(j + 1) == "person"


def _single(words: Words, i: int) -> Group | None:
    """ "a soldier", "their grandmother", "himself": one person without a number."""
    if words.kind(i) == "self":
        return Group(i, i + 1, Range(1, 1), noun=i, side="attacker", single=True)
    if _headline(words, i):
        return Group(i, i + 1, Range(1, 1), noun=i, side=words.unit(i), single=True)
    if words.kind(i) not in ("a", "the"):
        return None
    for j in range(i + 1, min(i + _NOUN_PHRASE, len(words.tokens))):
        if words.kind(j) == "person" and words.kind(j + 1) not in ("person", "dash"):
            alone = words.value(j) == 1 and words.lower(j + 1) not in ("'", "’")
            return Group(i, j + 1, Range(1, 1), noun=j, side=words.unit(j), single=True) if alone else None
        if words.kind(j) not in _ADJECTIVES and words.kind(j) != "person":
            return None
    return None


def _headline(words: Words, i: int) -> bool:
    """ "Commander of the militia killed in strike": the first word of a headline names one person."""
    first = words.kind(i) == "person" and words.value(i) == 1 and words.tokens[i].text[0].isupper()
    return first and words.kind(i - 1) in ("", "break", "end") and words.kind(i + 1) not in ("person", "dash")


def _special(words: Words, i: int) -> Group | None:
    """ "all but two of the nine-man patrol", "a third of the 60-strong garrison", "a single survivor among the eight-man crew"."""
    if words.kind(i) == "half":
        whole = _size_of(words, i + 1)
        return _part(words, i, whole[1], whole[0] // words.value(i)) if whole and words.value(i) else None
    survivors = words.kind(i) in ("a", "zero", "number", "figure") and "spared" in (words.kind(i + 1), words.kind(i + 2))
    if survivors or words.kind(i) == "all_but":
        k = i if survivors else i + 1
        whole = _size_of(words, k + 1)
        part = _part(words, i, whole[1], whole[0] - words.value(k)) if whole and words.value(k) < whole[0] else None
        return replace(part, spared=survivors) if part and (words.value(k) or words.kind(k) == "zero") else None
    return None


def _size_of(words: Words, k: int) -> tuple[int, int] | None:
    """The size of the whole named within a few words ("of the 60-strong garrison", "of the nine men") and the position of its noun."""
    for j in range(k, min(k + 5, len(words.tokens))):
        if words.kind(j) in ("number", "figure"):
            noun = j + 1
            while words.kind(noun) in ("dash", "word", "person") and noun - j < 4 and words.kind(noun + 1) in ("word", "person"):
                noun += 1
            return words.value(j), noun
    return None


def _part(words: Words, first: int, noun: int, number: int) -> Group:
    return Group(first, noun + 1, Range(number, number), noun=noun, side=words.unit(noun) if words.kind(noun) == "person" else "state")
