"""Find words of a vocabulary in raw text: tokens, a trie over them, longest match, rules of case. Linear in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ`´][^\W_]+)*|[^\w\s]", re.UNICODE)
_HYPHENS = frozenset("-‐‑–")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´."))
_ARTICLES = frozenset(("el", "ash", "ad", "an", "as", "at", "ar", "az", "ul", "il", "a"))
_CROWDED = 3  # acronyms up to this length are not believed inside a line of capitals

Case = Literal["exact", "capital", "any"]


class Token(NamedTuple):
    """A word or a sign: normal form, span in the text, whether a hyphen joins it to the word before."""

    norm: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """What a string of words means: `kind` of vocabulary, `key` inside it, `form` of the words ("strong", "weak", "adj", ...).

    Terms are compared by identity: each is made once, when the vocabulary is loaded.
    """

    kind: str
    key: str
    form: str
    case: Case
    words: str


class Item(NamedTuple):
    """A stretch of tokens [first, last) with every term of its longest match (none: a plain word); `owns` where it ends in 's."""

    first: int
    last: int
    terms: tuple[Term, ...] = ()
    owns: bool = False


@lru_cache(maxsize=4096)
def roles_of(terms: tuple[Term, ...]) -> frozenset[str]:
    """The roles of the cues among an item's terms, and "*state", "*name" where there are such terms."""
    return frozenset(t.form if t.kind == "cue" else f"*{t.kind}" for t in terms)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without accents, apostrophes and full stops: "Jama'at" and "Séléka" as "jamaat" and "seleka"."""
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).lower()
    plain = plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))
    return plain or word


def tokens_of(text: str) -> list[Token]:
    """Words and signs in text order. Hyphens inside words glue; the Arabic article is "al" however its l is written."""
    found: list[Token] = []
    hyphen_at = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word in _HYPHENS and found and found[-1].end == start and text[end : end + 1].isalnum():
            hyphen_at = end
            continue
        glued = hyphen_at == start
        if glued and found[-1].norm in _ARTICLES:
            found[-1] = found[-1]._replace(norm="al")
        found.append(Token(fold(word), start, end, glued))
    return found


def case_of(words: str) -> Case:
    """How strictly the case of a name counts: acronyms exactly, proper names by a capital, common words not at all."""
    letters = [c for c in words if c.isalpha()]
    if len(letters) <= 7 and " " not in words and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1):
        return "exact"
    return "capital" if any(c.isupper() for c in letters) else "any"


class Trie:
    """A trie over normal forms of tokens; every end holds the terms that its words may mean."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, words: str, kind: str, key: str, form: str) -> None:
        """Enter a name; a name that starts with the Arabic article and is long enough is entered without it too."""
        path = [t.norm for t in tokens_of(words)]
        term = Term(kind, key, form, case_of(words), words)
        self._enter(path, term)
        if path[0] == "al" and len(path) > 2:
            self._enter(path[1:], term)

    def _enter(self, path: Iterable[str], term: Term) -> None:
        node = self._root
        for norm in path:
            node = node.setdefault(norm, {})
        here: list[Term] = node.setdefault("", [])
        if not any((t.kind, t.key, t.form, t.case) == (term.kind, term.key, term.form, term.case) for t in here):
            here.append(term)

    def items(self, text: str, tokens: list[Token]) -> Iterator[Item]:
        """Cut the tokens into longest matches and plain words."""
        at, count, root = 0, len(tokens), self._root
        while at < count:
            norm = tokens[at].norm
            item = self._longest(text, tokens, at) if norm in root or norm[:-1] in root else None
            yield item or Item(at, at + 1)
            at = item.last if item else at + 1

    def _longest(self, text: str, tokens: list[Token], first: int) -> Item | None:
        best: Item | None = None
        node: dict[str, Any] | None = self._root
        for at in range(first, len(tokens)):
            assert node is not None
            norm = tokens[at].norm
            owning = node.get(norm[:-1]) if norm.endswith("s") and len(norm) > 2 else None
            node = node.get(norm)
            for target, owns in ((owning, True), (node, False)):
                terms = _fitting(target, text, tokens, first, at, owns) if target else ()
                if terms:
                    best = Item(first, at + 1, terms, owns)
            if node is None:
                break
        return best


def _fitting(node: dict[str, Any], text: str, tokens: list[Token], first: int, last: int, owns: bool) -> tuple[Term, ...]:
    terms: list[Term] = node.get("", [])
    if not terms:
        return ()
    if not owns and all(t.case == "any" for t in terms):
        return tuple(terms)
    surface = text[tokens[first].start : tokens[last].end]
    marked = owns and surface[-2] in "'’ʼ`´"
    if owns:
        surface = surface[: -2 if marked else -1]
    fit = tuple(t for t in terms if _case_fits(t, surface) and (not owns or marked or _may_lose_apostrophe(t)))
    if fit and any(t.case == "exact" for t in fit) and len(surface) <= _CROWDED and _crowded(text, tokens, first, last):
        return tuple(t for t in fit if t.case != "exact")
    return fit


def _may_lose_apostrophe(term: Term) -> bool:
    """Scraped text has "Syrias army" for "Syria's army"; in "Brigades" the s is a plural."""
    return term.kind == "state" or (term.kind == "name" and term.case != "any" and " " not in term.words)


def _case_fits(term: Term, surface: str) -> bool:
    if term.case == "any":
        return True
    if term.case == "exact":
        return _bare(surface) == _bare(term.words)
    if " " in surface:
        return any(c.isupper() for c in surface)
    head = surface.rsplit("-", 1)[-1] if surface[:3].lower() in ("al-", "el-", "ex-") else surface
    return any(next((c for c in part if c.isalpha()), "").isupper() for part in (head, surface))


def _bare(words: str) -> str:
    return words.replace(".", "").replace("-", "").replace("'", "").replace("’", "")


def _crowded(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Whether the words beside it are in capitals: a headline, in which "IS" may be a verb."""
    near = [tokens[i] for i in range(max(0, first - 2), min(len(tokens), last + 3)) if not first <= i <= last]
    words = [w for w in (text[t.start : t.end] for t in near) if w.isalpha()]
    behind = text[tokens[last + 1].start : tokens[last + 1].end] if last + 1 < len(tokens) else ""
    if len(behind) > _CROWDED and behind.isalpha() and behind.isupper():
        return True
    return bool(words) and all(w.isupper() for w in words)
