"""What one report tells: claims about events and about control, with the words they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from marsad.model.actor import ActorMention
from marsad.model.article import Zone
from marsad.model.place import PlaceMention
from marsad.model.span import Span
from marsad.model.time import NO_DATE, DateMention

Status = Literal["asserted", "disputed", "unconfirmed", "denied"]
ControlKind = Literal["gained", "held", "lost", "besieged", "contested"]
Extent = Literal["all", "most", "part", "edges", "unspecified"]


@dataclass(frozen=True, slots=True)
class Range:
    """A count between `min` and `max`; None is not stated."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Fatalities:
    """Deaths told of one event, in all and by victim's side (lower figures)."""

    total: Range = Range()
    a: int | None = None
    b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted group of people: "at least nine soldiers", of="killed"."""

    span: Span
    text: str
    range: Range
    of: Literal["killed", "injured", "missing", "captured", "displaced", "other"]
    victims: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain.

    `text` is as the report has it in its fullest form, without article; `name` canonical (a spokesman maps to `organisation`).
    `side` is the canonical name of the actor the speaker belongs to, None when neutral or unknown.
    """

    span: Span | None
    text: str
    name: str
    organisation: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a stretch of text: `content` span, the `cue` that ties it, and the chain, nearest speaker first.

    An empty chain with a cue is somebody unnamed ("reportedly"); no Attribution at all is the outlet's own voice.
    """

    content: Span
    cue: Span | None
    chain: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class EventClaim:
    """One event as one report tells it.

    `sub_event_type` is one of ACLED's 25. Sides hold mentions in text order; `side_a_open` says that those named are alternatives.
    `options` are other places of the sentence that `extract` offers to `resolve`, empty afterwards. `rules` name what decided; `confidence`
    is in 0..1.
    """

    sub_event_type: str
    zone: Zone
    quote: Span
    trigger: Span
    side_a: tuple[ActorMention, ...] = ()
    side_b: tuple[ActorMention, ...] = ()
    side_a_open: bool = False
    side_b_open: bool = False
    place: PlaceMention | None = None
    options: tuple[PlaceMention, ...] = ()
    date: DateMention = NO_DATE
    fatalities: Fatalities = Fatalities()
    injured: Range = Range()
    attribution: Attribution | None = None
    status: Status = "asserted"
    ongoing: bool = False
    background: bool = False
    main: bool = False
    rules: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class ControlClaim:
    """Who holds a place, as one report tells it.

    `holder` is the loser for kind "lost", who is inside for "besieged", None for "contested" (and where nobody is named). `options` as in
    an event.
    """

    kind: ControlKind
    extent: Extent
    zone: Zone
    quote: Span
    trigger: Span
    place: PlaceMention
    holder: ActorMention | None = None
    previous: ActorMention | None = None
    besieger: ActorMention | None = None
    date: DateMention = NO_DATE
    attribution: Attribution | None = None
    status: Status = "asserted"
    options: tuple[PlaceMention, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reading that was considered and not coded: hypothetical, planned, purpose, threat, negated, opinion, history, ..."""

    quote: Span
    trigger: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article, before or after resolution."""

    events: tuple[EventClaim, ...] = ()
    control: tuple[ControlClaim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    warnings: tuple[str, ...] = field(default=())
