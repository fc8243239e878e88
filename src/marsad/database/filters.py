"""Which events are wanted, and how many each condition took away: an empty answer can always say why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import get_args

from marsad.errors import UsageError
from marsad.gazetteer.keys import bare_key, name_key
from marsad.model import Event, Place, Status
from marsad.vocab.crosswalks import event_type_of, event_types, sub_event_types


@dataclass(frozen=True, slots=True)
class EventFilters:
    """Conditions on events; None asks for nothing. The names are those of the command line, the REST interface and the columns.

    `place` is an id, a name in any spelling, or, where no event is at a place of that name, the province or country around; `actor` words
    of a party's name; `type` an event type or a sub-event type; `since` and `until` the first and last day that an event may touch, both
    included.
    """

    place: str | None = None
    actor: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        """UsageError where a condition can hold for no event at all."""
        if self.status is not None and self.status not in get_args(Status):
            raise UsageError(f"There is no status {self.status!r}: one of {', '.join(get_args(Status))}.")
        if self.type is not None:
            type_names(self.type)
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"The first day asked for, {self.since}, comes after the last, {self.until}.")


@dataclass(frozen=True, slots=True)
class Called:
    """What goes by a name in the gazetteer: ids of places, codes of countries, (country, province) for first-order divisions."""

    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    provinces: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, found: Iterable[Place]) -> Called:
        """From the places that go by the name."""
        found = list(found)
        return cls(
            frozenset(place.id for place in found),
            frozenset(place.country for place in found if place.feature.startswith("A.PCL")),
            frozenset((place.country, place.name) for place in found if place.feature == "A.ADM1"),
        )

    def holds(self, place: Place | None) -> bool:
        """Whether the place lies in a country or province that goes by the name."""
        return place is not None and (place.country in self.countries or (place.country, place.admin1 or "") in self.provinces)


NOTHING = Called()


@dataclass(frozen=True, slots=True)
class Removed:
    """One condition, and how many events it took away of those that the conditions before it had left."""

    name: str
    value: str
    count: int


def type_names(words: str) -> frozenset[str]:
    """The sub-event types meant by a type's name, or by the beginning of one; UsageError when there is none."""
    wanted = words.casefold()
    under = [name for name in sub_event_types() if wanted == event_type_of(name).casefold()]
    named = [name for name in sub_event_types() if wanted == name.casefold()]
    begun = [name for name in sub_event_types() if name.casefold().startswith(wanted) or event_type_of(name).casefold().startswith(wanted)]
    found = under or named or begun
    if not found:
        known = "; ".join((*event_types(), *sub_event_types()))
        raise UsageError(f"There is no event type {words!r}. There are: {known}.")
    return frozenset(found)


def same_place(wanted: str, place: Place | None) -> bool:
    """Whether `wanted` is this place's id or its name in another spelling."""
    return place is not None and (wanted == place.id or bare_key(name_key(wanted)) == bare_key(name_key(place.name)))


def select_events(events: Sequence[Event], filters: EventFilters, called: Called = NOTHING) -> tuple[list[Event], list[Removed]]:
    """The events that meet every condition, and what each took away. `called` is what goes by the name of the place asked for."""
    left, removed = list(events), []
    for name, value, test in _tests(filters, events, called):
        kept = [event for event in left if test(event)]
        removed.append(Removed(name, value, len(left) - len(kept)))
        left = kept
    return left, removed


def _tests(filters: EventFilters, events: Sequence[Event], called: Called) -> Iterator[tuple[str, str, Callable[[Event], bool]]]:
    tests: dict[str, Callable[[Event], bool]] = {}
    if filters.place is not None:
        tests["place"] = _at_place(filters.place, events, called)
    if filters.actor is not None:
        tests["actor"] = _by_actor(name_key(filters.actor))
    if filters.type is not None:
        tests["type"] = _of_type(type_names(filters.type))
    if filters.since is not None:
        tests["since"] = _since(filters.since)
    if filters.until is not None:
        tests["until"] = _until(filters.until)
    if filters.status is not None:
        tests["status"] = _with_status(filters.status)
    for field in fields(filters):
        if field.name in tests:
            yield field.name, str(getattr(filters, field.name)), tests[field.name]


def _at_place(wanted: str, events: Sequence[Event], called: Called) -> Callable[[Event], bool]:
    """At the place of that name; where no event is at one, in the province or country of that name."""
    at = {e.place.id for e in events if e.place and (e.place.id in called.places or same_place(wanted, e.place))}
    return (lambda event: event.place is not None and event.place.id in at) if at else (lambda event: called.holds(event.place))


def _by_actor(key: str) -> Callable[[Event], bool]:
    return lambda event: any(f" {key}" in f" {name_key(name)}" for name in (*event.side_a, *event.side_b))


def _of_type(names: frozenset[str]) -> Callable[[Event], bool]:
    return lambda event: event.sub_event_type in names


def _since(day: date) -> Callable[[Event], bool]:
    return lambda event: event.when.last is not None and event.when.last >= day


def _until(day: date) -> Callable[[Event], bool]:
    return lambda event: event.when.start is not None and event.when.start <= day


def _with_status(status: str) -> Callable[[Event], bool]:
    return lambda event: event.status == status
