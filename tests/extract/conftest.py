"""Sentences as the readers of claims see them: parsed, with all mentions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from marsad.extract.scene import Scene
from marsad.extract.scenes import scenes_of
from marsad.model import Article, Block, Published, Span
from marsad.pipeline import Pipeline


def article_of(text: str, published: date | None = date(2017, 11, 11)) -> Article:
    """The article of a text: every paragraph is body."""
    blocks = tuple(Block("body", Span(*m.span())) for m in re.finditer(r"[^\n]+", text))
    return Article(text, "ok", published=Published(published, "given" if published else "unknown"), blocks=blocks)


@pytest.fixture(scope="session")
def scenes_in(reader: Pipeline) -> Callable[[str], list[Scene]]:
    """The scenes of a text: `scenes_in("Rebels left. Troops came.")`."""

    def scenes(text: str) -> list[Scene]:
        article = article_of(text)
        return scenes_of(article, reader.mentions(article), reader.parser, reader.vocabulary)

    return scenes
