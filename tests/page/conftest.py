"""Cues read from `resources/`, and a short way from text to article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.model import Article, Given, Page
from marsad.page import read_article
from marsad.vocab.pages import PageCues, compile_cues
from marsad.vocab.schema.cues_en_pages import Entry

RESOURCE = Path(__file__).resolve().parents[2] / "resources" / "cues" / "en" / "pages.yaml"


@pytest.fixture(scope="session")
def cues() -> PageCues:
    """The cues as written, not as built, so that a stale build cannot hide a mistake."""
    entries = yaml.safe_load(RESOURCE.read_text(encoding="utf-8"))
    return compile_cues([Entry.model_validate(e).model_dump(mode="json", exclude_defaults=True) for e in entries])


@pytest.fixture(scope="session")
def read(cues: PageCues) -> Callable[..., Article]:
    """`read(text, title=..., published="2019-05-14", html=False)` gives the article."""

    def _read(text: str | bytes, *, html: bool = False, published: str | None = None, **given: Any) -> Article:
        data = text.encode("utf-8") if isinstance(text, str) else text
        day = date.fromisoformat(published) if published else None
        media = "text/html" if html else "text/plain"
        page = Page("page.txt", data, hashlib.sha256(data).hexdigest(), media, Given(published=day, **given))
        article = read_article(page, cues)
        for block in article.blocks:
            assert block.span.of(article.received).strip() == block.span.of(article.received) != ""
        return article

    return _read
