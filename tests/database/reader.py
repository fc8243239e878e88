"""A reader for tests of the doors: it knows the sentences of the handmade report and nothing else."""

from __future__ import annotations

from dataclasses import replace

from marsad.model import Article, Page, Published, Reading, Report
from tests.model.handmade import READER, article_of, reading_of


class HandReader:
    """Reads pages that hold the handmade sentences; every other page is "not-article"."""

    def read(self, page: Page) -> Report:
        """The report of one page."""
        text, given = page.data.decode("utf-8"), page.given
        if "captured Tell Zaytun" not in text:
            article = Article(text, "not-article", f"{page.name}: no article was found.", title=given.title)
            return Report(page.id, page.sha256, READER, article, Reading())
        article = replace(article_of(text), title=given.title, outlet=given.outlet)
        if given.published:
            article = replace(article, published=Published(given.published, "given"))
        return Report(page.id, page.sha256, READER, article, reading_of(text))
