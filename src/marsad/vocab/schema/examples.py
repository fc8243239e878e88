"""What every check of entries asks: does each example hold, does no counter-example, is each id told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol

from marsad.vocab.patterns import PatternIndex


class Exemplified(Protocol):
    """An entry with an id, examples that must match and counter-examples that must not."""

    @property
    def id(self) -> str:
        """The entry's id in its file."""
        ...

    @property
    def examples(self) -> Iterable[str]:
        """Texts that must match."""
        ...

    @property
    def counter_examples(self) -> Iterable[str]:
        """Texts that must not match."""
        ...


def failing_examples(file: str, entry: Exemplified, matches: Callable[[str], object]) -> list[str]:
    """A sentence for each example that does not match and each counter-example that does. `file` is named in it ("dates.yaml")."""
    missed = [f"{file}: {entry.id} does not match its example: {text}" for text in entry.examples if not matches(text)]
    return missed + [f"{file}: {entry.id} matches its counter-example: {text}" for text in entry.counter_examples if matches(text)]


def failing_patterns(file: str, entry: Exemplified, patterns: Iterable[str]) -> list[str]:
    """The same for an entry of word patterns (see `marsad.vocab.patterns`)."""
    return failing_examples(file, entry, PatternIndex((pattern, entry.id) for pattern in patterns).find)


def failing_words(file: str, entry: Exemplified, words: Iterable[str], exact: bool = False) -> list[str]:
    """The same for an entry of whole words; case counts where `exact`. A word that begins with a hyphen may end another."""
    pattern = re.compile("|".join(map(_whole, words)), 0 if exact else re.IGNORECASE)
    return failing_examples(file, entry, pattern.search)


def _whole(word: str) -> str:
    return ("" if word.startswith("-") else r"(?<!\w)") + re.escape(word) + r"(?!\w)"


def told_twice(file: str, ids: Iterable[str]) -> list[str]:
    """A sentence for each id that stands more than once."""
    seen, twice = set[str](), set[str]()
    for id_ in ids:
        (twice if id_ in seen else seen).add(id_)
    return [f"{file}: {id_} is told twice" for id_ in sorted(twice)]
