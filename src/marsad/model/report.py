"""The record of one page: article and reading together, with what read it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.article import Article
from marsad.model.claim import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Versions of what made a record."""

    marsad: str
    vocabulary: str
    gazetteer: str
    language_model: str


@dataclass(frozen=True, slots=True)
class Report:
    """One page read: `id` as given or from the hash, `sha256` of the bytes received, "" where there were none."""

    id: str
    sha256: str
    reader: Reader
    article: Article
    reading: Reading

    @property
    def relevant(self) -> bool:
        """Whether it tells at least one event or control statement."""
        return bool(self.reading.events or self.reading.control)
