"""Take reports in: read each page once, keep it, and note what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from marsad.acquire import Failure
from marsad.database.unread import Reads, read_or_say
from marsad.database.views import notes_of
from marsad.model import Page
from marsad.store import Store

What = Literal["new", "same", "changed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input. `state` and `reason` say why a page gave no article; `what` "failed" that there was no page at all.

    `notes` are sentences for people: why it was not read, or what is uncertain about its article.
    """

    name: str
    what: What
    state: str
    reason: str | None = None
    id: str | None = None
    events: int = 0
    control: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether an article was read from it."""
        return self.state == "ok"


@dataclass(slots=True)
class Tally:
    """How an adding went. `problems` are the outcomes that need a person's eye."""

    new: int = 0
    same: int = 0
    changed: int = 0
    failed: int = 0
    events: int = 0
    control: int = 0
    problems: list[Outcome] = field(default_factory=list)

    def count(self, outcome: Outcome) -> Outcome:
        """Count one outcome, and hand it on."""
        setattr(self, outcome.what, getattr(self, outcome.what) + 1)
        self.events += outcome.events
        self.control += outcome.control
        if not outcome.is_read:
            self.problems.append(outcome)
        return outcome

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.new + self.same + self.changed + self.failed


def add_pages(store: Store, pages: Iterable[Page | Failure], reader: Reads, again: bool = False) -> Iterator[Outcome]:
    """Add page after page, each in a transaction of its own; what was added before is not read again unless `again`."""
    for item in pages:
        yield _note(store, item) if isinstance(item, Failure) else _add(store, item, reader, again)


def _note(store: Store, failure: Failure) -> Outcome:
    store.fail(failure.name, failure.line, failure.state, failure.reason)
    return Outcome(failure.name, "failed", failure.state, failure.reason, notes=(failure.reason,))


def _add(store: Store, page: Page, reader: Reads, again: bool) -> Outcome:
    known = None if again else store.known(page)
    if known is not None:
        return Outcome(page.name, "same", known.state, known.reason, known.id, notes=tuple(notes_of(known.report, page.name)))
    report = read_or_say(reader, page)
    if isinstance(report, Failure):
        return _note(store, report)
    added = store.add(page, report, again=again)
    article, reading, notes = report.article, report.reading, tuple(notes_of(report, page.name))
    return Outcome(page.name, added.what, article.state, article.reason, added.id, len(reading.events), len(reading.control), notes)
