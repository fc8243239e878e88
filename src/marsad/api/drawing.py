"""Shapes drawn on the server: control marks, bands over days, and the bars of the timeline. All numbers are SVG units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.api.colours import Colours, Party
from marsad.api.views import ControlSpan, EventRow, PlaceControl

MAX_BARS = 400
MAX_BANDS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """One span of a band: from `x`, `width` wide, in 0..1000; `party` None where nobody is named."""

    x: float
    width: float
    span: ControlSpan
    party: Party | None
    besieger: Party | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of `days` days from `first` on: `height` in 0..1 of the highest bar."""

    x: float
    width: float
    first: date
    days: int
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day on the axis."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to 0..1000, from `first` to `last`, both included: a day is as wide as 1000 / number of days."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(1000 * min(max((day - self.first).days, 0), self.count) / self.count, 3)

    def width(self, first: date, last: date) -> float:
        """How wide the days from first to last are, as far as they lie on the scale."""
        return round(self.x(last + timedelta(days=1)) - self.x(first), 3)


def band(control: PlaceControl, scale: Scale, colours: Colours) -> list[Piece]:
    """The spans of one place as pieces of a band."""
    return [
        Piece(scale.x(s.first), scale.width(s.first, s.last), s, party_of(s.holder, colours), party_of(s.besieger, colours))
        for s in control.spans
        if s.last >= scale.first and s.first <= scale.last
    ]


def party_of(name: str | None, colours: Colours) -> Party | None:
    """The look of a party by name; None for nobody."""
    return colours.party(name) if name else None


def bars(events: Sequence[EventRow], scale: Scale) -> list[Bar]:
    """Counts of events over the days; days are put together where there are more than 400. An event counts on its first day."""
    size = -(-scale.count // MAX_BARS)
    told = (event.first for event in events if event.first and scale.first <= event.first <= scale.last)
    counts = Counter((day - scale.first).days // size for day in told)
    top = max(counts.values(), default=1)
    out = []
    for at in range(-(-scale.count // size)):
        first = scale.first + timedelta(days=at * size)
        last = min(first + timedelta(days=size - 1), scale.last)
        out.append(Bar(scale.x(first), scale.width(first, last), first, (last - first).days + 1, counts[at], round(counts[at] / top, 3)))
    return out


def ticks(scale: Scale, most: int = 8) -> list[Tick]:
    """At most `most` labelled days: single days, weeks, months' beginnings or years' beginnings."""
    for days in candidates(scale):
        if len(days) <= most:
            return [Tick(scale.x(day), day) for day in days]
    return [Tick(scale.x(scale.first), scale.first)]


def candidates(scale: Scale) -> Iterable[list[date]]:
    """Ever sparser rows of days."""
    for step in (1, 2, 5, 7, 14):
        if scale.count / step <= 400:
            yield [scale.first + timedelta(days=n) for n in range(0, scale.count, step)]
    months = [
        date(y, m, 1)
        for y in range(scale.first.year, scale.last.year + 1)
        for m in range(1, 13)
        if scale.first <= date(y, m, 1) <= scale.last
    ]
    for every in (1, 3, 6, 12, 60, 120):
        yield [day for day in months if (day.year * 12 + day.month - 1) % every == 0]


def liveliest(places: Sequence[PlaceControl]) -> list[PlaceControl]:
    """The places whose story is told on the timeline: those with most changes."""
    return sorted(places, key=lambda p: (-len(p.spans), p.place.name))[:MAX_BANDS]
