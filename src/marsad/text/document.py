"""What the parser gives: sentences of tokens with a dependency tree, every token at its place in the text as received."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from marsad.model.span import Span


class Token(NamedTuple):
    """One word; a named tuple because a report makes thousands.

    `i` is its index in the sentence, `span` and `text` the words as received (a substituted name is one token that spans the whole name),
    `shown` the word as the parser saw it; `pos` Universal POS, `tag` Penn Treebank, `dep` ClearNLP label, `head` the index of the head
    (its own at the root).
    """

    i: int
    text: str
    shown: str
    span: Span
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def lower(self) -> str:
        """The words as received, in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens in order; `kids[i]` are the indices that hang on token i, in order."""

    span: Span
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> Sentence:
        """A sentence over its tokens (at least one)."""
        kids: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                kids[token.head].append(token.i)
        return cls(Span(tokens[0].span.start, tokens[-1].span.end), tokens, tuple(map(tuple, kids)))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The tokens that hang on `token`, all or those with one of the labels."""
        kids = self.kids[token.i]
        if not kids:
            return []
        below = [self.tokens[k] for k in kids]
        return [t for t in below if t.dep in deps] if deps else below

    def head(self, token: Token) -> Token | None:
        """The token that `token` hangs on; None at the root."""
        return self.tokens[token.head] if token.head != token.i else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the head of `token` up to the root."""
        while (above := self.head(token)) is not None:
            yield above
            token = above

    def subtree(self, token: Token, without: frozenset[str] = frozenset(), barred: frozenset[int] = frozenset()) -> list[Token]:
        """`token` and all below it in order, leaving out branches whose label is in `without` or whose top token is in `barred`."""
        found, queue = {token.i}, [token.i]
        while queue:
            for k in self.kids[queue.pop()]:
                if self.tokens[k].dep not in without and k not in barred and k not in found:
                    found.add(k)
                    queue.append(k)
        return [self.tokens[k] for k in sorted(found)]

    def under(self, span: Span) -> list[Token]:
        """The tokens that share a code point with `span`."""
        first = bisect_right(self.tokens, span.start, key=_end)
        after = bisect_left(self.tokens, span.end, key=_start)
        return list(self.tokens[first:after])

    def top(self, span: Span) -> Token | None:
        """The token under `span` whose head lies outside it: the syntactic head of a mention."""
        inside = self.under(span)
        indices = {t.i for t in inside}
        return next((t for t in reversed(inside) if t.head not in indices or t.head == t.i), None)


def _start(token: Token) -> int:
    return token.span.start


def _end(token: Token) -> int:
    return token.span.end


def cover(tokens: Iterable[Token]) -> Span:
    """The shortest span that holds the tokens (at least one)."""
    listed = list(tokens)
    return Span(min(t.span.start for t in listed), max(t.span.end for t in listed))
