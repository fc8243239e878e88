"""Candidate names: the longest runs of words that the gazetteer knows, or that only sound like a name it knows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from marsad.extract.place_tokens import Word
from marsad.gazetteer import Hit
from marsad.model import Place

LONGEST = 6
GREAT_CITY = 500_000
_JOINTS = frozenset({" ", "-", "‑", "–", "\u00a0"})
_ARTICLES = frozenset("al el ul as es ash esh ad ed an en ar er at et az ez ath eth adh il".split())
_SMALL_BEGINNINGS = _ARTICLES | {"the"}
_FREE_ARTICLES = frozenset({"al", "el"})
_LEAST_HEAD = 3
"""Letters of a small word that a site's name may end in ("dam")."""
_DISTRICT = frozenset({"d c", "dc"})
_SHORT = frozenset({"saint", "mount", "fort", "point", "ste"})


class Names(Protocol):
    """What the finder needs of a gazetteer."""

    def has(self, key: str) -> bool:
        """Whether a name key may be there."""

    def hits(self, key: str) -> tuple[Hit, ...]:
        """The places of a name key."""

    def sounds_like_any(self, key: str) -> bool:
        """Whether the sound key of a name key may be there."""

    def sounds(self, key: str) -> tuple[Hit, ...]:
        """The places whose name sounds like a name key."""

    def capital(self, code: str) -> Place | None:
        """The capital of a country."""


@dataclass(slots=True)
class Candidate:
    """Words `first` to before `last` of a block, and the places they may name. `alike`: they only sound like the name.

    `longer` is the longer run that begins here and only sounds like a name: it wins where the report's countries speak for it.
    `standing` is how known the best known place of the name is.
    """

    words: Sequence[Word]
    first: int
    last: int
    hits: tuple[Hit, ...]
    key: str
    alike: bool = False
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    longer: Candidate | None = None
    standing: str = ""

    @property
    def start(self) -> int:
        """Where the name begins in the text."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends, end excluded; the full stop of an abbreviation ("Calif.") belongs to it."""
        last = self.words[self.last - 1]
        return last.end + (self.last - self.first == 1 and _is_abbreviation(last) and any(h.kind == 2 for h in self.hits))

    @property
    def before(self) -> Word | None:
        """The word before it."""
        return self.words[self.first - 1] if self.first else None

    @property
    def after(self) -> Word | None:
        """The word after it."""
        return self.words[self.last] if self.last < len(self.words) else None


def candidates(words: Sequence[Word], names: Names, silent: Container[str] = ()) -> Iterator[Candidate]:
    """All candidates of a block, from left to right, none overlapping another. `silent` words alone sound like no name."""
    at = 0
    while at < len(words):
        word = words[at]
        if word.case == "low" and not word.plain and word.lower not in _SMALL_BEGINNINGS:
            at += 1
            continue
        if word.lower == "the" and at + 1 < len(words) and _may_begin(words, at + 1) and _known(words, at + 1, names, silent):
            at += 1
        found = _at(words, at, names, silent) if _may_begin(words, at) else None
        if found is not None:
            yield found
        at = found.last if found is not None else at + 1


def _at(words: Sequence[Word], at: int, names: Names, silent: Container[str]) -> Candidate | None:
    """The candidate that begins at a word; beside a known name the longer one that the words may sound like is kept."""
    known = _known(words, at, names, silent)
    if words[at].plain:
        return known
    if known is None:
        return _alike(words, at, names, 2 if words[at].lower in silent else 1)
    if known.last < len(words) and words[known.last].gap in _JOINTS and words[at].lower not in silent:
        known.longer = _alike(words, at, names, known.last - at + 1)
    return known


def restore_possessives(words: Sequence[Word], names: Names) -> None:
    """For text that has lost its apostrophes: "Aleppos" is "Aleppo's" where only the shorter one is a known state or city.

    A country's possessive ("Syrias") is no name at all: it only tells whose the next word is.
    """
    for word in words:
        if word.case != "up" or len(word.text) <= 5 or word.text[-1] != "s" or word.possessive or names.hits(word.key):
            continue
        stem = names.hits(word.key[:-1])
        if any(h.place.feature == "A.PCLI" for h in stem):
            word.case = "low"
        elif any(h.place.feature == "A.ADM1" or h.place.population > GREAT_CITY for h in stem):
            word.text, word.lower, word.key, word.end = word.text[:-1], word.lower[:-1], word.key[:-1], word.end - 1
            word.possessive = True


def _may_begin(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.case == "low":
        following = words[at + 1] if at + 1 < len(words) else None
        if word.plain or word.lower not in _ARTICLES or following is None or following.case == "low":
            return word.plain
        return following.gap == "-" or (following.gap == " " and word.lower in _FREE_ARTICLES)
    return not word.text.isdigit()


def _joined(before: Word, word: Word) -> bool:
    if before.possessive:
        return word.gap in _JOINTS
    return word.gap in _JOINTS or (word.gap == ". " and before.key in _SHORT) or (word.gap == ", " and word.key in _DISTRICT)


def _known(words: Sequence[Word], at: int, names: Names, silent: Container[str]) -> Candidate | None:
    before, joined = words[at], [words[at].key]
    for n in range(at + 1, min(at + LONGEST, len(words))):
        word = words[n]
        if (word.gap != " " and not _joined(before, word)) or (n - at > 2 and _three_small(words, n)):
            break
        stem = joined[-1] + "s" if before.possessive else joined[-1]
        joined.append(f"{stem} {word.key}" if word.key else stem)
        before = word
    for length in range(len(joined), 0, -1):
        last, key = words[at + length - 1], joined[length - 1]
        if last.case == "low" and not last.plain and (last.lower in silent or len(last.lower) < _LEAST_HEAD):
            continue
        if not key or last.text.isdigit() or not names.has(key) or not _long_enough(words, at, length, key):
            continue
        hits = _fitting(names.hits(key), words[at], last)
        if hits:
            return Candidate(words, at, at + length, hits, key)
    return None


def _three_small(words: Sequence[Word], n: int) -> bool:
    """Names hold at most two small words in a row ("Republic of the Congo")."""
    return not words[n].plain and words[n].case == words[n - 1].case == words[n - 2].case == "low"


def _fitting(hits: tuple[Hit, ...], first: Word, last: Word) -> tuple[Hit, ...]:
    """Hits that the case of the words allows: a name that ends small is a site ("Tabqa dam"), a short form is in capitals ("NJ"),
    and three capitals stand for a country or a great city, hardly for a village ("IS")."""
    if last.case == "low" and not last.plain:
        return tuple(h for h in hits if h.place.feature[0] in "HLRSTV")
    if first is last and first.case == "up" and len(first.text) <= 3 and "." not in first.text and not _is_abbreviation(first):
        return tuple(h for h in hits if h.kind != 2)
    if first is last and first.case == "all" and len(first.text) <= 3:
        return tuple(h for h in hits if h.kind == 2 or h.place.feature[0] in "AL" or h.place.population >= 1_000_000)
    return hits


def _is_abbreviation(word: Word) -> bool:
    """ "Fresno, Calif.", "Walker County (Ga.)": a short word with a full stop behind a comma or in brackets."""
    return word.dot and word.case == "up" and len(word.text) <= 5 and word.gap in (", ", " (")


def _long_enough(words: Sequence[Word], at: int, length: int, key: str) -> bool:
    """Keys of one to three letters are names only in capitals ("US", "U.S."), with a full stop ("Ga.") or in a script without case."""
    word, following = words[at], words[at + length] if at + length < len(words) else None
    stopped = following is not None and following.gap.startswith(".")
    return len(key) > 3 or word.case in ("all", "none") or "." in word.text or stopped or (len(key) == 3 and word.case == "up")


def _alike(words: Sequence[Word], at: int, names: Names, shortest: int = 1) -> Candidate | None:
    run = [words[at]]
    for n in range(at + 1, min(at + 4, len(words))):
        if not _joined(words[n - 1], words[n]) or (words[n].case == "low" and words[n].lower not in _ARTICLES):
            break
        run.append(words[n])
    for length in range(len(run), shortest - 1, -1):
        key = " ".join(w.key for w in run[:length] if w.key)
        if len(key) > 3 and run[length - 1].case != "low" and names.sounds_like_any(key) and (hits := names.sounds(key)):
            return Candidate(words, at, at + length, hits, key, alike=True)
    return None
