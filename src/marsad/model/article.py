"""From bytes to clean text: page, article, and what was dropped on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from marsad.model.span import Span

Zone = Literal["title", "summary", "body", "caption"]
PageState = Literal["ok", "empty", "too-big", "too-costly", "not-article", "unsupported-language", "blocked"]


@dataclass(frozen=True, slots=True)
class Given:
    """What came with the page from outside: keys of a .jsonl line.

    `other` holds the keys that marsad does not read, sorted, each with its value as JSON text: kept with the raw input.
    """

    id: str | None = None
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as received, never altered.

    `name` says where they came from, for people ("reports.jsonl, line 3"); `sha256` is of `data`. For a .jsonl line `data` is the
    UTF-8 of its "text" or "html".
    """

    name: str
    data: bytes
    sha256: str
    media: Literal["text/html", "text/plain"]
    given: Given = field(default_factory=Given)

    @property
    def id(self) -> str:
        """The id as given, else the first 16 hex digits of the hash."""
        return self.given.id or self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """One run of kept text: a headline, a summary, a paragraph, a caption. `span` is of the text as received."""

    zone: Zone
    span: Span


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the page that is no part of the article, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day and where it was found; `date` None when nothing says it."""

    date: date | None
    how: Literal["given", "metadata", "dateline", "text", "unknown"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Such as "BAGHDAD, Nov 3 (BSN) -": place as written and day, each None when not there. `span` is of the text as received."""

    span: Span
    place: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Article:
    """Clean text with metadata. `received` is the text all spans count in; `blocks` stand in reading order.

    `state` other than "ok" comes with `reason`, one sentence, and no blocks.
    """

    received: str
    state: PageState
    reason: str | None = None
    title: str | None = None
    summary: str | None = None
    section: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    agencies: tuple[str, ...] = ()
    published: Published = Published(None, "unknown")
    dateline: Dateline | None = None
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The clean body: paragraphs joined by blank lines."""
        return "\n\n".join(b.span.of(self.received) for b in self.blocks if b.zone == "body")

    @property
    def captions(self) -> tuple[str, ...]:
        """Picture captions: no body text, but what they tell is told."""
        return tuple(b.span.of(self.received) for b in self.blocks if b.zone == "caption")
