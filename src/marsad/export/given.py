"""What is given away: the events that were asked for, control, and what an export may want to know of the reports behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from marsad.export.columns import CONTROL, EVENTS, control_rows, event_row
from marsad.export.objects import Json, control_object, event_object
from marsad.export.table import Table
from marsad.model import Actor, Contradiction, CopyGroup, Event, Timeline
from marsad.model.codes import Codes
from marsad.vocab.crosswalks import codes_for

What = Literal["events", "control"]


@dataclass(frozen=True, slots=True)
class Head:
    """A report in short. `added` is the moment it was added, UTC, "YYYY-MM-DDTHH:MM:SSZ"; `published` a day, both as text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    added: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What a claim tells beyond the event: ACLED's geographic precision, and the dead by side; None is not stated."""

    precision: int | None = None
    a: int | None = None
    b: int | None = None
    civilians: int | None = None
    unknown: int | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the parts of a gift come from; each is asked only when an export needs it, and may be asked more than once."""

    events: Callable[[], Iterable[Event]]
    timelines: Callable[[], Iterable[Timeline]]
    copies: Callable[[], Iterable[CopyGroup]]
    contradictions: Callable[[], Iterable[Contradiction]]
    records: Callable[[], Iterable[Json]]
    heads: Callable[[], Iterable[Head]]
    details: Callable[[], Iterable[tuple[str, Detail]]]
    actors: Callable[[], Iterable[Actor]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: `what` table, one row an actor (`monadic`, ACLED's), and in words the filters and whose knowledge."""

    what: What = "events"
    monadic: bool = False
    filters: tuple[str, ...] = ()
    known: str | None = None


@dataclass
class Given:
    """One export's material. `left_out` counts, by reason, the events that its layout cannot hold."""

    sources: Sources
    asked: Asked = field(default_factory=Asked)
    software: str = ""
    left_out: Counter[str] = field(default_factory=Counter)
    _codes: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Codes] = field(default_factory=dict, repr=False)

    @property
    def table(self) -> Table:
        """The table that is asked for."""
        return EVENTS if self.asked.what == "events" else CONTROL

    def rows(self, what: What | None = None) -> Iterator[Json]:
        """Flat rows of events or of control."""
        if (what or self.asked.what) == "events":
            return (event_row(event_object(event)) for event in self.sources.events())
        return (row for timeline in self.sources.timelines() for row in control_rows(control_object(timeline)))

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """Reports by id."""
        return {head.id: head for head in self.sources.heads()}

    @cached_property
    def details(self) -> Mapping[str, Detail]:
        """Details by id of claim."""
        return dict(self.sources.details())

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by canonical name."""
        return {actor.name: actor for actor in self.sources.actors()}

    @cached_property
    def as_of(self) -> str:
        """The moment the newest report came in: what stands in files instead of the moment of writing, so that two exports are equal."""
        return max((head.added for head in self.heads.values()), default="1970-01-01T00:00:00Z")

    def kind(self, name: str) -> int | None:
        """ACLED's inter code of a party; None where it is not known."""
        found = self.actors.get(name)
        return found.kind if found else None

    def codes(self, event: Event) -> Codes:
        """The event in the words of other codebooks; worked out once for all events of one type between the same parties."""
        key = (event.sub_event_type, event.side_a, event.side_b)
        if key not in self._codes:
            self._codes[key] = codes_for(event.sub_event_type, self._kinds(event.side_a), self._kinds(event.side_b))
        return self._codes[key]

    def geo_precision(self, event: Event) -> int:
        """ACLED's 1 to 3: as the best of its claims tells, else by the kind of place."""
        told = [d.precision for t in event.tellings if (d := self.details.get(t)) and d.precision]
        by_kind = 1 if event.place and event.place.feature[:1] in "PS" else 2 if event.place and event.place.feature > "A.ADM1~" else 3
        return max(min(told), by_kind) if told else by_kind

    def _kinds(self, names: Iterable[str]) -> list[int]:
        return [kind for name in names if (kind := self.kind(name))]
