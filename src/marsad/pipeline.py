"""The straight way from a page to its record: the only place that ties the stages together."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from marsad.acquire import read_guarded
from marsad.extract.actors import find_actors
from marsad.extract.claims import extract_claims
from marsad.extract.cue_tokens import Lexed
from marsad.extract.dates import find_dates
from marsad.extract.places import find_places
from marsad.extract.quantity_counts import find_counts
from marsad.extract.scenes import Mentions
from marsad.extract.told import report_day
from marsad.gazetteer import Gazetteer, open_gazetteer
from marsad.model import Article, Page, Reader, Report, Span
from marsad.page import read_article
from marsad.resolve.claims import resolve_claims
from marsad.text.parser import Parser
from marsad.version import VERSION
from marsad.vocab.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Everything that reading needs, opened once a process."""

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    parser: Parser

    @classmethod
    def open(cls, gazetteer: Path | None = None) -> Self:
        """Load vocabulary, gazetteer and language model (about two seconds). InstallationError names what is missing."""
        with _uncollected():
            opened = cls(load_vocabulary(), open_gazetteer(gazetteer), Parser.load())
            gc.freeze()
        return opened

    @property
    def reader(self) -> Reader:
        """Versions of all parts, as every record carries them."""
        return Reader(VERSION, self.vocabulary.version, self.gazetteer.version, self.parser.version)

    def read(self, page: Page) -> Report:
        """The report of one page."""
        article = read_guarded(page, self._clean)
        with _uncollected():
            reading = extract_claims(article, self.mentions(article), self.parser, self.vocabulary)
            resolved = resolve_claims(reading, article, self.gazetteer, self.vocabulary)
        return Report(page.id, page.sha256, self.reader, article, resolved)

    def _clean(self, page: Page) -> Article:
        return read_article(page, self.vocabulary.pages)

    def read_many(self, pages: Iterable[Page]) -> Iterator[Report]:
        """Reports in the order of the pages."""
        return map(self.read, pages)

    def mentions(self, article: Article) -> Mentions:
        """What dictionaries and grammars find in the kept text before the parse."""
        kept = [block.span for block in article.blocks]
        actors = [m for m in find_actors(article.received, self.vocabulary.actors) if _inside(m.span, kept)]
        places = find_places(
            article.received,
            kept,
            self.gazetteer,
            self.vocabulary.places,
            taken=[m.span for m in actors if not m.rule.startswith("country")],
        )
        day, lexed = report_day(article), Lexed(article.received)
        dateline = article.dateline.span if article.dateline is not None else None
        dates = find_dates(lexed, day.interval.start, self.vocabulary.dates, article.blocks, dateline)
        counts = find_counts(lexed, kept, self.vocabulary.quantities, [m.span for m in dates if m.span is not None])
        return Mentions(tuple(actors), tuple(places), dates, counts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do not look for garbage in between: loading and the reading of one page make no cycles worth it, and looking costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _inside(span: Span, kept: list[Span]) -> bool:
    return any(k.holds(span) for k in kept)
