"""Make ready what is given away: the events that were asked for, and where an export finds the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TypeVar

from marsad.database.database import Database, software
from marsad.database.filters import EventFilters, Removed
from marsad.export.given import Asked, Detail, Given, Head, Sources, What
from marsad.model import Event
from marsad.store import AsOf, Links

Part = TypeVar("Part")


def give(
    database: Database, filters: EventFilters | None = None, as_of: AsOf | None = None, what: What = "events", monadic: bool = False
) -> tuple[Given, list[Removed]]:
    """The material of an export, and what each filter took away. Nothing but filtered events is held in memory until it is asked for.

    With bounds in `as_of`, all of it as the reports known then tell it.
    """
    filters, as_of = filters or EventFilters(), as_of or AsOf()
    words = tuple(f"{f.name}={value}" for f in fields(filters) if (value := getattr(filters, f.name)) is not None)
    links = _once(lambda: database.links(as_of))
    kept = database.store if as_of.last is None and database.is_kept() else None
    events, removed = _events(database, filters, as_of, links)
    wanted = frozenset(report for event in events() for report in event.reports) if words else None
    sources = Sources(
        events=events,
        timelines=kept.timelines if kept else lambda: links().timelines,
        copies=kept.copies if kept else lambda: links().copies,
        contradictions=kept.contradictions if kept else lambda: links().contradictions,
        records=lambda: (s.record for s in database.store.reports(as_of) if wanted is None or s.id in wanted),
        heads=lambda: (Head(*row) for row in database.store.heads(as_of)),
        details=lambda: ((row[0], Detail(*row[1:])) for row in database.store.claim_details()),
        actors=database.store.actors,
    )
    return Given(sources, Asked(what, monadic, words, str(as_of) or None), software()), removed


def _events(
    database: Database, filters: EventFilters, as_of: AsOf, links: Callable[[], Links]
) -> tuple[Callable[[], Iterable[Event]], list[Removed]]:
    if filters != EventFilters():
        found, removed, _ = database.select(filters, as_of)
        return (lambda: found), removed
    return database.events_in_short if as_of.last is None else (lambda: links().events), []


def _once(make: Callable[[], Part]) -> Callable[[], Part]:
    """Made when first asked for, and then kept."""
    made: list[Part] = []

    def get() -> Part:
        if not made:
            made.append(make())
        return made[0]

    return get
