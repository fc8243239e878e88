"""Many reports at once: what each tells, which of them tell one thing, where they contradict, who held a place when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from marsad.model.article import Zone
from marsad.model.claim import ControlKind, Extent, Range, Status
from marsad.model.place import Place
from marsad.model.time import DateInterval

Grade = Literal["Confirmed", "Fair", "Weak", "Contested"]
About = Literal["holder", "perpetrator", "fatalities", "occurrence"]
Standing = Literal["open", "superseded", "reconciled", "irreducible"]
Basis = Literal["assessed", "claimed", "contested"]
Became = Literal["new", "changed", "withdrawn"]
CopyKind = Literal["verbatim", "shortened", "extended", "reworked", "corrected"]
NOT_STATED = Range()
EventField = Literal["sub_event_type", "place", "date", "side_a", "side_b", "fatalities"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """The report that prints a telling. `side` is the party its outlet belongs to, None when neutral or unknown.

    `agencies` are those whose copy it says it carries; `sort` breaks ties between reports of one day ("13:05"), "" when unknown.
    """

    report: str
    published: date | None = None
    outlet: str | None = None
    side: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so, each on a footing of its own: `name` and `organisation` canonical, `side` the party it speaks for."""

    name: str
    organisation: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One voice of one telling: `key` is equal for voices that are not independent; `own` when outlet or agency speaks itself."""

    key: str
    name: str
    side: str | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One event as one report tells it, in canonical values.

    `voices` is empty when the outlet speaks itself; `part` ("northern quarters") and `relation` ("near") are as in PlaceMention.
    """

    id: str
    carrier: Carrier
    sub_event_type: str
    quote: str
    zone: Zone = "body"
    side_a: tuple[str, ...] = ()
    side_b: tuple[str, ...] = ()
    side_a_open: bool = False
    side_b_open: bool = False
    place: Place | None = None
    part: str | None = None
    relation: str | None = None
    when: DateInterval = DateInterval.unknown()
    fatalities: Range = NOT_STATED
    voices: tuple[Voice, ...] = ()
    status: Status = "asserted"
    ongoing: bool = False
    background: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class ControlTelling:
    """Who holds a place, as one report tells it, in canonical values; fields as in ControlClaim and EventTelling."""

    id: str
    carrier: Carrier
    kind: ControlKind
    extent: Extent
    place: Place
    quote: str
    zone: Zone = "body"
    holder: str | None = None
    previous: str | None = None
    besieger: str | None = None
    part: str | None = None
    relation: str | None = None
    when: DateInterval = DateInterval.unknown()
    voices: tuple[Voice, ...] = ()
    status: Status = "asserted"
    confidence: float = 0.5


Telling = EventTelling | ControlTelling


@dataclass(frozen=True, slots=True)
class ReportText:
    """The words of one report, for the search for copies."""

    report: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that are one text: `share` of the shorter one's words that stand in the longer, and why they were joined."""

    original: str
    copy: str
    kind: CopyKind
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports that are one text, oldest first; `agency` whose text it is, None when none is named."""

    reports: tuple[str, ...]
    copies: tuple[Copy, ...]
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two tellings were joined: the score and what added to it, in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The tellings that a value of an event rests on."""

    field: EventField
    value: str
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source of an event or a span: who says so, for which party, in which reports; `chorus` counts outlets folded in."""

    name: str
    side: str | None
    reports: tuple[str, ...]
    chorus: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Tellings of many reports about one thing: the best value a field, with its support.

    `admiralty` is source reliability A-F and credibility 1-6 ("B2"); `denied_in` reports that say it did not happen; `notes` are flags
    for people ("chorus of 50 outlets").
    """

    id: str
    sub_event_type: str
    place: Place | None
    when: DateInterval
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    side_a_open: bool
    fatalities: Range
    status: Status
    grade: Grade
    admiralty: str
    tellings: tuple[str, ...]
    reports: tuple[str, ...]
    sources: tuple[Source, ...]
    denied_in: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    links: tuple[Link, ...] = ()
    also_told_as: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventChange:
    """One event that differs. `before` is None for a new one, `after` for a withdrawn one, whose last state thus stays as a tombstone.

    `fields` name what differs between the two states of a changed one; `into` are the events that took over the claims of a withdrawn
    one, empty where nobody makes them any more.
    """

    what: Became
    before: Event | None
    after: Event | None
    fields: tuple[str, ...] = ()
    into: tuple[str, ...] = ()

    @property
    def event(self) -> Event:
        """The newest state that there is."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a contradiction: what one telling holds, in its own words."""

    telling: str
    report: str
    source: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all stand, by different speakers. `event` is the event they tell of, None for a place's holder."""

    id: str
    about: About
    place: Place | None
    when: DateInterval
    positions: tuple[Position, ...]
    state: Standing
    reason: str
    event: str | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that take part, each once, sorted."""
        return tuple(sorted({p.report for p in self.positions}))


@dataclass(frozen=True, slots=True)
class PartNote:
    """Who holds a part of the place, in the report's words ("northern quarters")."""

    part: str
    holder: str | None
    telling: str


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """Who held a place from `first` to `last`, both included.

    `holder` is None while contested; `basis` tells whether independent sources agree or only one side or one voice says so;
    `p` is the probability, 0..1, over the span's days.
    """

    holder: str | None
    contested: bool
    first: date
    last: date
    p: float
    basis: Basis
    tellings: tuple[str, ...]
    reports: tuple[str, ...]
    sources: tuple[Source, ...]
    parts: tuple[PartNote, ...] = ()
    besieger: str | None = None

    @property
    def days(self) -> int:
        """How many days the span has."""
        return (self.last - self.first + timedelta(days=1)).days


@dataclass(frozen=True, slots=True)
class Timeline:
    """All spans of one place in order of time, without overlap; days outside them are unknown."""

    place: Place
    spans: tuple[ControlSpan, ...]

    def on(self, day: date) -> ControlSpan | None:
        """The span of a day; None where nobody speaks."""
        return next((s for s in self.spans if s.first <= day <= s.last), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One span of a place's story: what came before it, who said so in which words, and what was contradicted in its days."""

    span: ControlSpan
    before: ControlSpan | None
    said: tuple[Position, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """What one more neutral report of the last day, saying `claim`, would make of it."""

    claim: str
    holder: str | None
    contested: bool
    p: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The story of a place: its changes in order of time, and what a single new claim would change of its last day."""

    place: Place
    changes: tuple[Change, ...]
    tips: tuple[Tip, ...]
