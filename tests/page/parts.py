"""What the tests of a page ask an article for."""

from __future__ import annotations

from marsad.model import Article


def zone(article: Article, name: str) -> list[str]:
    """The texts of one zone in page order."""
    return [b.span.of(article.received) for b in article.blocks if b.zone == name]


def dropped(article: Article, why: str) -> list[str]:
    """The pieces left out for one reason."""
    return [d.span.of(article.received) for d in article.dropped if d.why == why]
