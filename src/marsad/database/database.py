"""The open database for people and programs: add reports, ask for events, for who held a place, for a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from marsad.database.adding import Outcome, Tally, add_pages
from marsad.database.answers import Held, held_on, timeline_of
from marsad.database.filters import NOTHING, Called, EventFilters, Removed, select_events
from marsad.database.linking import link_reports
from marsad.database.reading import pages_of
from marsad.database.unread import Reads
from marsad.errors import InstallationError, NotFoundError
from marsad.gazetteer import open_gazetteer
from marsad.model import Event, Page, Report, Timeline
from marsad.store import AsOf, Links, Store, StoredReport
from marsad.version import VERSION
from marsad.vocab.data_files import vocabulary_version


class Database:
    """A database with all that follows from it.

    `Database.open(path)` makes it where there is none. Links between reports are made anew by themselves when reports have changed.
    """

    def __init__(self, store: Store, gazetteer: Path | None = None, reader: Reads | None = None) -> None:
        self.store = store
        self._gazetteer = gazetteer
        self._given_reader = reader

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, who: str = "marsad", gazetteer: Path | None = None, reader: Reads | None = None
    ) -> Database:
        """Open a database. `who` stands in its log; `reader` is the pipeline, opened when first needed where none is given.

        NotFoundError, NewerSchemaError, StoreError as `Store.open`.
        """
        return cls(Store.open(path, create=create, who=who), gazetteer, reader)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def reader(self) -> Reads:
        """The pipeline; opening it takes about two seconds."""
        if self._given_reader is not None:
            return self._given_reader
        from marsad.pipeline import Pipeline  # brings the language library, which asking does not need

        return Pipeline.open(self._gazetteer)

    def adding(self, sources: Iterable[str | Path], *, again: bool = False) -> Iterator[Outcome]:
        """Add files, folders and .jsonl files one by one, telling of each; link at the end, also when the caller stops early."""
        try:
            yield from add_pages(self.store, pages_of(sources), _Late(self), again)
        finally:
            self.relink()

    def add(self, *sources: str | Path, again: bool = False) -> Tally:
        """Add files, folders and .jsonl files, and tell how it went."""
        tally = Tally()
        for outcome in self.adding(sources, again=again):
            tally.count(outcome)
        return tally

    def relink(self) -> bool:
        """Make the links anew where they do not belong to the reports as they are; False when they did."""
        return self.store.link(link_reports, software())

    def links(self, as_known_on: date | AsOf | None = None, until: date | None = None) -> Links:
        """All that the reports say together; with `as_known_on`, all that those published (and added) by then say.

        The last control spans end on `until`, else on the day asked for, else on the newest publication day.
        """
        as_of = AsOf.of(as_known_on)
        newest = self.store.days()
        beyond = until is not None and (newest is None or until != newest[1])
        if as_of.last is not None or beyond or not (self.store.writable or self.store.is_linked(software())):
            return link_reports([stored.report for stored in self.store.reports(as_of)], until or as_of.last)
        self.relink()
        return self.store.links()

    def version(self) -> str:
        """A word that changes whenever the record, or what links it, does."""
        return self.store.fingerprint(software())

    def select(self, filters: EventFilters, as_known_on: date | AsOf | None = None) -> tuple[list[Event], list[Removed], int]:
        """The events that meet the filters, what each filter took away, and how many events there are in all."""
        events = self.links(as_known_on).events
        found, removed = select_events(events, filters, self.called(filters.place))
        return found, removed, len(events)

    def timeline(self, place: str, as_known_on: date | AsOf | None = None) -> Timeline:
        """Who held a place over time; NotFoundError where nobody says."""
        return timeline_of(place, self.links(as_known_on).timelines, self.called(place).places)

    def held(self, place: str, on: date, as_known_on: date | AsOf | None = None) -> Held:
        """Who held a place on a day, and because of which statements; NotFoundError where nobody says."""
        links = self.links(as_known_on)
        timeline = timeline_of(place, links.timelines, self.called(place).places)
        if timeline.spans and on > timeline.spans[-1].last:
            later = [t for t in self.links(as_known_on, on).timelines if t.place.id == timeline.place.id and t.on(on)]
            timeline = later[0] if later else timeline
        return held_on(timeline, on, links)

    def stored(self, id_: str) -> StoredReport:
        """A report; NotFoundError where there is none."""
        found = self.store.report(id_)
        if found is None:
            raise NotFoundError(f"There is no report {id_!r} in {self.store.path}.")
        return found

    def called(self, name: str | None) -> Called:
        """What goes by this name in the gazetteer; nothing where the gazetteer is not built."""
        if not name:
            return NOTHING
        try:
            gazetteer = open_gazetteer(self._gazetteer)
        except InstallationError:
            return NOTHING
        try:
            return Called.of(gazetteer.find(name))
        finally:
            gazetteer.close()

    def doctor(self) -> dict[str, Any]:
        """What is inside and whether all of it is in order."""
        from marsad.store.audit import first_broken

        days, broken = self.store.days(), first_broken(self.store.audit())
        return {
            "database": str(self.store.path),
            **self.store.counts(),
            "first_day": days[0].isoformat() if days else None,
            "last_day": days[1].isoformat() if days else None,
            "linked": self.store.is_linked(software()),
            "log_whole": broken is None,
        }


def software() -> str:
    """What links are made with: the version of marsad and of its words."""
    return f"{VERSION}+{vocabulary_version()}"


class _Late:
    """Opens the pipeline only when the first page is to be read: adding again what stands already is quick."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, page: Page) -> Report:
        """The report of one page."""
        return self._database.reader.read(page)
