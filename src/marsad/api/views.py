"""What the pages and the API show: read-only rows, apart from how the shelf keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

ControlLook = Literal["assessed", "claimed", "contested", "besieged", "unknown"]
Record = dict[str, Any]
"""One report in the layout of RECORD.md, or a piece of it; `data` of a row is the object that `marsad.export` gives out."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as shown. `precision` is ACLED's 1, 2, 3; `lat`, `lon` in degrees, None where no point stands for it."""

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 1


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as the record has it. `first` and `last` are days, both included, None when no day is told."""

    id: str
    event_type: str
    sub_event_type: str
    place: PlaceRow | None
    first: date | None
    last: date | None
    date_precision: str
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    deaths_min: int | None
    deaths_max: int | None
    status: str
    grade: str
    reports: tuple[str, ...]
    sources: tuple[str, ...]
    side_a_open: bool = False
    side_b_open: bool = False
    admiralty: str = ""
    denied_in: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    why_linked: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
    data: Record = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """Who holds a place from `first` to `last`, both included. `p` is the probability of the holder, 0..1."""

    holder: str | None
    look: ControlLook
    first: date
    last: date
    p: float
    reports: tuple[str, ...]
    sources: tuple[str, ...]
    besieger: str | None = None
    parts: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """All control spans of one place, in order of time, without overlap."""

    place: PlaceRow
    spans: tuple[ControlSpan, ...]
    data: Record = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a contradiction: `value` is what `source` holds in `report`, in the words of `quote`."""

    source: str
    value: str
    report: str
    quote: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reports that cannot all be right about one thing. `about` is holder, fatalities, perpetrator or occurrence."""

    about: str
    place: str | None
    day: date | None
    reports: tuple[str, ...]
    state: str
    positions: tuple[Position, ...] = ()
    event: str | None = None
    reason: str = ""
    data: Record = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list. `state` is how its reading ended; `outlet` None when the page names none."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    agencies: tuple[str, ...]
    state: str
    events: int
    control: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of one report: `claim` is an event or a control statement in the layout of RECORD.md."""

    report: ReportRow
    claim: Record


class Shelf(Protocol):
    """What the web needs of a database. `known` is the day whose knowledge is asked for, None for all that is known."""

    def version(self) -> str:
        """A short word that changes whenever the record changes."""
        ...

    def reports(self, known: date | None = None) -> Sequence[ReportRow]:
        """All reports, oldest first."""
        ...

    def record(self, report_id: str) -> Record | None:
        """The whole record of one report, `article.page_text` with it; None when there is no such report."""
        ...

    def events(self, known: date | None = None) -> Sequence[EventRow]:
        """All events."""
        ...

    def control(self, known: date | None = None) -> Sequence[PlaceControl]:
        """All places that somebody speaks of, with who held them."""
        ...

    def contradictions(self, known: date | None = None) -> Sequence[Contradiction]:
        """All contradictions between reports."""
        ...

    def copies(self, known: date | None = None) -> Sequence[tuple[str, ...]]:
        """Groups of reports that are one wire text."""
        ...

    def telling(self, event_id: str, known: date | None = None) -> Sequence[Told]:
        """The claims that an event rests on."""
        ...

    def statements(self, place_id: str, known: date | None = None) -> Sequence[Told]:
        """The control statements about a place."""
        ...

    def search(self, words: str) -> Sequence[str]:
        """Ids of the reports whose title or text holds all the words."""
        ...

    def page(self, sha256: str) -> bytes | None:
        """The bytes of a page as received; None when they are not kept."""
        ...
