"""Link the tellings of many reports into events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.link.build import build_event
from marsad.link.cluster import Decisions, cluster
from marsad.link.contradictions import find_contradictions
from marsad.link.incomplete import place_incomplete
from marsad.link.items import items_of
from marsad.link.parties import VoiceBook
from marsad.link.settle import settled
from marsad.link.words import LinkWords, load_link_words
from marsad.model import Contradiction, ControlTelling, CopyGroup, Event, EventTelling, Telling


@dataclass(frozen=True, slots=True)
class Linked:
    """What many reports tell together. `book` tells who counts as one voice: `control_timeline` takes it too."""

    copies: tuple[CopyGroup, ...]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    book: VoiceBook


def link_events(
    tellings: Iterable[Telling], copies: Iterable[CopyGroup] = (), decisions: Decisions | None = None, words: LinkWords | None = None
) -> Linked:
    """Events, contradictions and voices of `tellings`; the result does not depend on their order.

    `copies` are the groups of `find_copies` among their reports. Cost grows linearly with the number of tellings.
    """
    words = words or load_link_words()
    groups = tuple(sorted(copies, key=lambda g: g.reports))
    given = sorted({t.id: t for t in tellings}.values(), key=lambda t: t.id)
    read = settled(given, groups)
    every = [read.get(t.id, t) for t in given]
    book = VoiceBook.of(every, groups, words, read)
    told = [t for t in every if isinstance(t, EventTelling)]
    control = [t for t in every if isinstance(t, ControlTelling)]
    text_of = {report: group.reports[0] for group in groups for report in group.reports}
    events, members = _events(told, text_of, decisions or Decisions(), words, book)
    contradictions, events = find_contradictions(events, members, control, book)
    return Linked(groups, tuple(events), tuple(contradictions), book)


def _events(
    told: Sequence[EventTelling], text_of: dict[str, str], decisions: Decisions, words: LinkWords, book: VoiceBook
) -> tuple[list[Event], dict[str, list[EventTelling]]]:
    items = items_of(told, text_of, words, book.places)
    groups = place_incomplete(items, cluster(items, decisions), decisions)
    events, members = [], {}
    for indices, links in groups:
        tellings = [told[n] for n in indices]
        event = build_event(tellings, links, book)
        events.append(event)
        members[event.id] = tellings
    events.sort(key=lambda e: (e.when.start.isoformat() if e.when.start else "9999", e.id))
    return events, members
