"""What has been found on a page so far: the builder that the readers of plain text and HTML write into."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from marsad.model.article import Block, Dateline, Dropped, Given, Zone
from marsad.model.span import Span
from marsad.page.dates import DateForms
from marsad.page.lines import key, strip
from marsad.vocab.pages import PageCues

_NAMES = re.compile(r"\s{0,3}(?:,|/|&|;|\band\b)\s{0,3}")


@dataclass(slots=True)
class Marks:
    """A text being read, and its parts so far; spans are of `text`."""

    text: str
    given: Given
    cues: PageCues
    forms: DateForms
    title: str | None = None
    section: str | None = None
    outlet: str | None = None
    url: str | None = None
    blocks: list[Block] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)
    dateline: Dateline | None = None
    metadata_day: date | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> date | None:
        """The best day so far from which a date without a year is read."""
        return self.given.published or self.metadata_day or next(iter(self.dates), None)

    def block(self, zone: Zone, start: int, end: int) -> None:
        """Keep a piece."""
        span = strip(self.text, start, end)
        if len(span):
            self.blocks.append(Block(zone, span))

    def drop(self, start: int, end: int, why: str) -> None:
        """Leave a piece out, with the reason."""
        span = strip(self.text, start, end)
        if len(span):
            self.dropped.append(Dropped(span, why))

    def caption(self, start: int, end: int) -> None:
        """Keep a picture's caption, and list it as no part of the body."""
        self.block("caption", start, end)
        self.drop(start, end, "caption")

    def headline(self, start: int, end: int) -> None:
        """The headline the first time, a repeat after it."""
        if any(b.zone == "title" for b in self.blocks):
            self.drop(start, end, "repeated headline")
            return
        self.block("title", start, end)
        self.title = self.title or Span(start, end).of(self.text).strip()

    def credit(self, form: str) -> None:
        """Note an agency whose text this is, by its canonical name."""
        name = self.agency(form)
        if name.lower() not in self.cues.words["generic-sources"] and name and name not in self.agencies:
            self.agencies.append(name)

    def credits(self, names: str) -> None:
        """Note the agencies of a source line: "AFP, Reuters and agencies"."""
        for form in _NAMES.split(names.strip(" .()[]")):
            if form[:1].isupper() and not self._is_outlet(form):
                self.credit(form)

    def agency(self, form: str) -> str:
        """The canonical name of an agency; the outlet itself when the form is its short name; else as written."""
        form = form.strip(" .()[]")
        known = self.cues.agencies.get(form.lower())
        return known or (str(self.outlet) if self._is_outlet(form) else form)

    def _is_outlet(self, form: str) -> bool:
        words = (self.outlet or "").split()
        initials = "".join(w[0] for w in words if w[0].isupper())
        leading = {key("".join(words[:n])) for n in range(1, len(words) + 1)}
        own = key(self.outlet or "")
        if len(own) >= 3 and key(form).startswith(own):
            return True
        return bool(words) and (key(form) in leading or (len(initials) > 1 and form.replace(".", "") == initials))
