"""Counts of the dead, the injured and others: which group shares which fate, told sentence by sentence from a row of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from marsad.extract.cue_tokens import Lexed, cue_tokens
from marsad.extract.quantity_groups import YEARS, Group, Words, group_at
from marsad.extract.quantity_sentences import positions_in, sentences_of
from marsad.model.claim import Range
from marsad.model.span import Span
from marsad.vocab.phrases import Cues

_CUES = frozenset(("verb", "acts", "dies", "dead", "of_noun", "toll", "both", "lost"))
_AUXILIARY = 4
_REACH = 60


@dataclass(frozen=True, slots=True)
class Count:
    """One group and its fate.

    `of` is killed, injured, missing, captured, displaced, neutralised, undivided, echo (a bare number of another telling) or other; `cue`
    the words that tell it. `subset`: a part of another count; `added`: on top of others ("another three died"); `toll`: a total that
    replaces what was told before; `feared`: believed, not confirmed; `past`: "total" of the war or the year, "earlier" of a time long
    ago; `says`: the sentence has a speaker of its own; `zero`: nobody. `part` and `sentence` number the stretches of text.
    """

    span: Span
    text: str
    range: Range
    of: str
    victims: str
    side: str
    cue: Span
    sentence: int
    part: int
    subset: bool = False
    added: bool = False
    toll: bool = False
    feared: bool = False
    past: Literal["", "total", "earlier"] = ""
    says: bool = False
    zero: bool = False
    ordinal: int = 0


def find_counts(lexed: Lexed, spans: Sequence[Span], cues: Cues, dates: Sequence[Span] = ()) -> tuple[Count, ...]:
    """All counts told in the spans, in order; numbers inside `dates` are none. Linear in the length of the text."""
    tokens = cue_tokens(lexed, spans, cues)
    words = Words(tokens, positions_in(tokens, dates))
    found: list[Count] = []
    for sentence, (first, after) in enumerate(sentences_of(words)):
        found += _Reader(words, lexed.text, first, after, sentence).read()
    return tuple(found)


class _Reader:
    """Reads one sentence: collects groups and cues in order, then lets each cue take the groups it tells of."""

    def __init__(self, words: Words, text: str, first: int, after: int, sentence: int) -> None:
        self.words, self.text, self.first, self.after, self.sentence = words, text, first, after, sentence
        self.groups: list[Group] = []
        self.cues: list[int] = []
        self.free: set[int] = set()
        self.counts: list[Count] = []

    def read(self) -> list[Count]:
        """The counts of the sentence in text order."""
        self._collect()
        if not self.groups and not self.cues:
            return []
        self.free = set(range(len(self.groups)))
        for n, group in enumerate(self.groups):
            if group.noun is not None and (group.spared or self.words.kind(group.noun) in ("noun", "lives", "of_noun")):
                self._take([n], group.noun, "killed" if group.spared else self.words.unit(group.noun))
        for cue in self.cues:
            self._read_cue(cue)
        self._echoes()
        return sorted(self.counts, key=lambda c: c.span)

    def _collect(self) -> None:
        i = self.first
        while i < self.after:
            group = group_at(self.words, i)
            if group and group.after <= self.after:
                if self.words.kind(group.after) != "says" and self.words.lower(group.first - 1) != "according to":
                    self.groups.append(self._marked(group))
                i = group.after
                continue
            if self.words.kind(i) in _CUES:
                self.cues.append(i)
            i += 1

    def _marked(self, group: Group) -> Group:
        """The group with `subset` told from the words around it: "including two", "two of them"; a chain goes on behind "including"."""
        words = self.words
        before = words.skip_back(group.first - 1, "bound", "the")
        tail = words.kind(group.after) == "subset" and words.lower(group.after).endswith(("them", "whom", "these", "which"))
        chained = bool(self.groups) and self.groups[-1].subset and words.kind(before) == "and" and before == self.groups[-1].after
        if words.kind(before) == "minus":
            return replace(group, thing=True)
        return replace(group, subset=words.kind(before) == "subset" or tail or (chained and not self._verb_next(group)))

    def _verb_next(self, group: Group) -> bool:
        return self.words.kind(self.words.skip(group.after, "be", "word")) in ("verb", "dies", "dead")

    def _read_cue(self, cue: int) -> None:
        readers = {"verb": self._verb, "lost": self._lost, "dies": self._dies, "dead": self._dies, "toll": self._toll, "both": self._both}
        readers.get(self.words.kind(cue), self._acts)(cue)

    # one reader a kind of cue

    def _verb(self, cue: int) -> None:
        """A participle: passive or in a headline its subject stands before it, active its object behind it."""
        words = self.words
        if words.kind(cue - 1) == "the" and not self._auxiliary(cue, "be"):
            return
        passive = self._auxiliary(cue, "be")
        right = [] if passive else self._right(cue, near=True)
        groups = right or self._left(cue)
        if passive:
            groups += self._plus(cue, groups)
        if groups:
            self._take(groups, cue, words.unit(cue))
        elif passive and words.unit(cue) == "killed" and self._singular(cue):
            self._lone(cue)

    def _acts(self, cue: int) -> None:
        """ "killing nine", "the death of nine"; not "to kill nine"."""
        hypothetical = self.words.lower(cue - 1) == "to"
        self._take(self._right(cue), cue, "other" if hypothetical else self.words.unit(cue))

    def _lost(self, cue: int) -> None:
        """ "lost nine men", "cost nine men their lives": only persons with a noun."""
        self._take([n for n in self._right(cue, near=True) if self.words.kind(self.groups[n].noun or 0) == "person"], cue, "killed")

    def _dies(self, cue: int) -> None:
        """ "nine died", "nine dead"; "two were among the dead" tells a part, and that there were as many at least."""
        groups = self._left(cue)
        for n in groups if self.words.tokens[cue].word.weak else ():
            self.groups[n] = replace(self.groups[n], subset=True, range=Range(self.groups[n].range.min, None))
        self._take(groups, cue, "killed")

    def _both(self, cue: int) -> None:
        """ "no casualties" is nobody dead or hurt; other undivided numbers tell nothing of either."""
        groups = self._left(cue)
        if not groups:
            return
        last = self.groups[groups[-1]]
        if last.zero:
            if cue - last.first <= 2 or (cue - last.after <= 1 and last.noun is None):
                self._take(groups[-1:], cue, "killed")
            return
        self._take(groups, cue, "undivided")

    def _toll(self, cue: int) -> None:
        """ "the death toll rose to nine", "revised down from 22 to 17", "the number of children killed ... to 13"."""
        words = self.words
        if words.tokens[cue].word.weak and not any(words.unit(k) == "killed" for k in range(cue + 1, min(cue + 6, self.after))):
            return
        near = (n for n in sorted(self.free) if not self.groups[n].thing and not self.groups[n].single)
        numbers = [n for n in near if self.groups[n].first > cue or (cue - self.groups[n].after <= 1 and self._is_aim(self.groups[n]))]
        aimed = [n for n in numbers if self._is_aim(self.groups[n])]
        chosen = aimed[-1:] or numbers[:1]
        self.free -= {n for n in numbers if n not in chosen and self.groups[n].noun is None}
        if chosen:
            people = next((k for k in range(cue, self.groups[chosen[0]].first) if words.kind(k) == "person"), cue)
            group = replace(self.groups[chosen[0]], side=self.groups[chosen[0]].side or words.unit(people) * (people > cue))
            self.groups[chosen[0]] = group
            if aimed and group.range.max is not None and words.lower(group.first) == "from":
                self.groups[chosen[0]] = replace(group, range=Range(group.range.max, group.range.max))
            self._take([*chosen, *self._listed_with(chosen[0])], cue, "killed", toll=True)

    def _listed_with(self, n: int) -> list[int]:
        """The groups that go on a breakdown: "at 18 rebels and three guards"."""
        found: list[int] = []
        for k in sorted(self.free):
            last = self.groups[(n, *found)[-1]]
            if self.groups[k].first <= last.first:
                continue
            joint = self.words.skip_back(self.groups[k].first - 1, "the", "bound")
            if joint != last.after or self.words.kind(joint) != "and" or self.groups[k].noun is None or self.groups[k].subset:
                break
            found.append(k)
        return found

    def _is_aim(self, group: Group) -> bool:
        before = self.words.skip_back(group.first - 1, "bound", "the")
        return self.words.lower(before) in ("to", "at") or self.words.lower(group.first) == "from"

    # which groups

    def _left(self, cue: int) -> list[int]:
        """The nearest chain of free groups before the cue that does not hang on a preposition."""
        words = self.words
        chain: list[int] = []
        for n in range(len(self.groups) - 1, -1, -1):
            group = self.groups[n]
            if group.first >= cue or n not in self.free:
                if group.first < cue and n not in self.free:
                    break
                continue
            if cue - group.after > _REACH:
                break
            if chain and not self._joined(group, self.groups[chain[0]]):
                break
            if not chain and (group.thing or (words.kind(group.first - 1) == "prep" and self._earlier(n))):
                continue
            if not group.thing:
                chain.insert(0, n)
        return chain

    def _earlier(self, n: int) -> bool:
        """Whether a free group of persons stands before group `n`."""
        return any(k in self.free and not self.groups[k].thing for k in range(n))

    def _joined(self, first: Group, second: Group) -> bool:
        """Whether two groups stand side by side: "and", a comma, "including", "plus" or nothing before the second, no cue between."""
        between = range(first.after, second.first)
        if any(self.words.kind(k) in _CUES | {"boundary", "relative"} for k in between) or len(between) > 12:
            return False
        if not between:
            return True
        last = self.words.skip_back(second.first - 1, "the", "bound", "or")
        return self.words.kind(last) in ("and", "comma", "subset", "plus", "former", "latter") or second.subset

    def _right(self, cue: int, near: bool = False) -> list[int]:
        """The chain of free groups behind the cue; with `near` it must begin at once."""
        words, chain = self.words, list[int]()
        for n in sorted(self.free):
            group = self.groups[n]
            if group.first <= cue:
                continue
            previous = self.groups[chain[-1]] if chain else None
            if previous is None:
                if any(words.kind(k) in _CUES | {"boundary", "relative", "comma", "be"} for k in range(cue + 1, group.first)):
                    if not (group.single and self._named(cue + 1, group.first)):
                        break
                elif group.first - cue > (3 if near else 8) or (
                    near and any(words.kind(k) in ("prep", "and", "or") for k in range(cue + 1, group.first))
                ):
                    break
                if group.thing:
                    continue
            elif not self._joined(previous, group) or (self._verb_next(group) and not group.subset):
                break
            chain.append(n)
        return [n for n in chain if not self.groups[n].thing]

    def _named(self, first: int, after: int) -> bool:
        """ "killed Anwar Bakri, a commander": a name and a comma before the noun."""
        name = all(self.words.kind(k) == "word" and self.words.tokens[k].text[0].isupper() for k in range(first, after - 1))
        return name and after - first < 7 and self.words.kind(after - 1) == "comma"

    def _plus(self, cue: int, groups: list[int]) -> list[int]:
        """ "was killed along with two others": those behind the participle are added."""
        behind = [n for n in sorted(self.free) if self.groups[n].first in (cue + 2, cue + 3)]
        found = behind[:1] if behind and self.words.kind(cue + 1) == "plus" else []
        if found and not groups:
            self._lone(cue)
        return found

    def _auxiliary(self, cue: int, kind: str) -> bool:
        return self._auxiliary_at(cue, kind) >= 0

    def _auxiliary_at(self, cue: int, kind: str = "be") -> int:
        """Position of an auxiliary at most a few words before the cue, -1 where none is."""
        for k in range(cue - 1, max(cue - _AUXILIARY, self.first) - 1, -1):
            if self.words.kind(k) == kind:
                return k
            if self.words.kind(k) not in ("word", "feared", "perhaps", "be", "perfect", "prep", "more", "the"):
                break
        return -1

    def _singular(self, cue: int) -> bool:
        """Whether the auxiliary before the cue has one person for its subject."""
        return self.words.value(self._auxiliary_at(cue)) == 1

    def _lone(self, cue: int) -> None:
        """ "He was killed": a singular subject without a number is one person."""
        at = self._auxiliary_at(cue)
        self.groups.append(Group(max(at - 1, self.first), at, Range(1, 1), single=True))
        self._take([len(self.groups) - 1], cue, "killed")

    def _echoes(self) -> None:
        """A number behind "counted", "put it at" without a fate of its own: another telling of the dead; "three of them": a part."""
        for n in sorted(self.free):
            group = self.groups[n]
            last = next((c for c in reversed(self.cues) if c < group.first), None)
            if group.subset and last is not None:
                self.groups[n] = replace(group, side=group.side or (self.counts[-1].side if self.counts else ""))
                self._take([n], last, self.words.unit(last))
            if last is not None and self._gapped(group, last):
                self._take([n], last, self.words.unit(last))
                continue
            counted = any(self.words.unit(k) == "counts" for k in range(max(group.first - 4, self.first), group.first))
            if group.noun is None and not group.single and counted and self.words.kind(group.after) not in ("word", "verb", "dies"):
                self._take([n], group.first, "echo")

    def _gapped(self, group: Group, cue: int) -> bool:
        """ "eight were killed in the north and five in the south": the fate is not told again; behind a colon it is a breakdown."""
        words = self.words
        bare = group.noun is None and not group.single and not group.subset and words.kind(cue) in ("verb", "dies")
        placed = words.kind(group.first - 1) in ("and", "comma") and words.kind(group.after) == "prep"
        return bare and placed and not any(words.lower(k) == ":" for k in range(cue, group.first))

    # taking

    def _take(self, groups: list[int], cue: int, of: str, toll: bool = False) -> None:
        groups = self._without_apposition(groups)
        for order, n in enumerate(groups):
            if n in self.free or n >= len(self.free):
                self.free.discard(n)
                self.counts.append(self._count(self.groups[n], cue, of, toll, order))

    def _without_apposition(self, groups: list[int]) -> list[int]:
        """In "three civilians two women and a man" the parts repeat the whole."""
        if len(groups) < 3:
            return groups
        whole, *parts = (self.groups[n] for n in groups)
        close = parts[0].first - whole.after <= 1
        if close and whole.range.min is not None and whole.range.min == sum(p.range.min or 0 for p in parts):
            for n in groups[1:]:
                self.groups[n] = replace(self.groups[n], subset=True)
        return groups

    def _count(self, group: Group, cue: int, of: str, toll: bool, order: int) -> Count:
        words = self.words
        span = Span(words.tokens[group.first].start, words.tokens[group.after - 1].end)
        around = range(max(cue - _AUXILIARY, self.first), cue)
        feared = of == "killed" and any(words.kind(k) in ("feared", "perhaps") for k in around)
        noun = words.tokens[group.noun].text if group.noun is not None else ""
        first, after = self._part(cue)
        return Count(
            span, span.of(self.text), group.range if group.stated else Range(), of, noun, self._side(group, cue),
            Span(words.tokens[cue].start, words.tokens[cue].end), self.sentence, first,
            group.subset, group.added and words.kind(cue) == "dies", toll, feared, self._past(cue, first, after),
            any(words.kind(k) == "says" for k in range(self.first, self.after)), group.zero, order,
        )  # fmt: skip

    def _side(self, group: Group, cue: int) -> str:
        """The class of the victims; who "lost nine men" lost them from its own ranks."""
        return "state" if self.words.kind(cue) == "lost" and group.side in ("people", "") else group.side

    def _part(self, cue: int) -> tuple[int, int]:
        """The part of the sentence around the cue, from one conjunction or relative pronoun to the next."""
        stops = ("boundary", "relative")
        first = next((k for k in range(cue, max(cue - _REACH, self.first) - 1, -1) if self.words.kind(k) in stops), self.first)
        after = next((k for k in range(cue, min(cue + _REACH, self.after)) if self.words.kind(k) in stops), min(cue + _REACH, self.after))
        return first, after

    def _past(self, cue: int, first: int, after: int) -> Literal["", "total", "earlier"]:
        """A total since a month, a year or the war's beginning, the toll of a war; or what happened years ago."""
        words = self.words
        if any(words.kind(k) == "long_ago" or self._in_year(k) for k in range(first, after)) or self._looks_back(first, cue):
            return "earlier"
        if words.kind(cue) == "toll" and any(words.kind(k) == "period" for k in range(cue, after)):
            return "total"
        auxiliaries = range(max(cue - _AUXILIARY, self.first), cue)
        perfect = any(words.kind(k) == "perfect" or words.unit(k) == "perfect" for k in auxiliaries)
        total = any(self._long_since(k, after) for k in range(first, after) if words.kind(k) == "since")
        relative = words.kind(first) == "relative" and any(words.kind(k) == "war" for k in range(max(first - 3, self.first), first))
        war = relative or any(words.kind(k) == "war" for k in range(cue, min(cue + 6, after)))
        return "total" if perfect and (total or war) else ""

    def _looks_back(self, first: int, cue: int) -> bool:
        """A part of the sentence that tells of another time: "in 2015, when ...", "two weeks after ..."."""
        words, opener = self.words, self.words.lower(first)
        year = any(words.kind(k) == "figure" and words.value(k) in YEARS for k in range(max(first - 2, self.first), first))
        main = any(words.kind(k) == "comma" for k in range(first, cue))
        return not main and ((opener == "when" and year) or (opener == "after" and words.kind(first - 1) == "period"))

    def _in_year(self, k: int) -> bool:
        """ "in 2007"."""
        year = self.words.kind(k) == "figure" and len(self.words.tokens[k].text) == 4 and self.words.value(k) in YEARS
        return year and self.words.lower(k - 1) == "in"

    def _long_since(self, k: int, after: int) -> bool:
        words = self.words
        near = range(k + 1, min(k + 7, after))
        year = any(words.kind(j) == "figure" and len(words.tokens[j].text) == 4 for j in near)
        return year or words.kind(k + 1) == "month" or any(words.kind(j) == "war" for j in near)
