"""Shapes of the REST interface, for its OpenAPI description and the check of what is sent."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Shape(BaseModel):
    """Fields may be added later, never renamed."""

    model_config = ConfigDict(extra="allow")


class PlaceOut(Shape):
    """A place; `lat` and `lon` in degrees (WGS 84), null where no point stands for it."""

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class DateOut(Shape):
    """Days as YYYY-MM-DD, both included; null when none is told."""

    start: str | None
    end: str | None
    precision: str


class RangeOut(Shape):
    """A count between two numbers; null is not stated."""

    min: int | None
    max: int | None


class EventOut(Shape):
    """An event: what the reports that tell it say together."""

    id: str
    event_type: str
    sub_event_type: str
    place: PlaceOut | None
    date: DateOut
    side_a: list[str]
    side_b: list[str]
    side_a_open: bool
    fatalities: RangeOut
    status: str
    grade: str
    reports: list[str]
    independent_sources: list[str]


class SpanOut(Shape):
    """Who held a place from `from` to `to`, both included; `p` is the probability."""

    holder: str | None
    contested: bool
    from_: str = Field(alias="from")
    to: str
    p: float
    basis: str
    reports: list[str]
    sources: list[str]


class ControlOut(Shape):
    """A place with its spans, in order of time, without overlap; on days outside them nobody speaks."""

    place: PlaceOut
    spans: list[SpanOut]


class ReportOut(Shape):
    """A report in a list; `events` and `control` count what was read from it."""

    id: str
    title: str | None
    outlet: str | None
    agencies: list[str]
    published: str | None
    state: str
    events: int
    control: int
    url: str | None


class NameOut(Shape):
    """A party or a source, and in how many events it stands."""

    name: str
    events: int


class ContradictionOut(Shape):
    """Claims that cannot all stand."""

    id: str
    about: str
    place: str | None
    reports: list[str]
    state: str


class RemovedOut(Shape):
    """How many events a filter took away, after the filters before it."""

    name: str
    value: str
    count: int


class PageOut(Shape, Generic[Item]):
    """A page of a list: ask again with `cursor=next` until `next` is null. `total` counts all that pass, before paging."""

    items: list[Item]
    total: int
    next: str | None
    removed: list[RemovedOut] = []


class FaultOut(Shape):
    """One parameter that cannot be used."""

    name: str
    value: str
    message: str


class ErrorBody(Shape):
    """What went wrong, for people (`message`) and programs (`code`)."""

    status: int
    code: str
    message: str
    fields: list[FaultOut]


class ErrorOut(Shape):
    """Every error has this shape."""

    error: ErrorBody


Text = Annotated[str | None, Query()]


def filter_parameters(
    q: Annotated[str | None, Query(description="words in the event, or in the text of a report that tells it")] = None,
    place: Annotated[str | None, Query(description="id of a place, or words of its name")] = None,
    country: Annotated[str | None, Query(description="ISO 3166 alpha-2")] = None,
    actor: Annotated[str | None, Query(description="words of a party's name")] = None,
    type: Annotated[str | None, Query(description="event type or sub-event type")] = None,
    source: Annotated[str | None, Query(description="words of an independent source's name")] = None,
    status: Annotated[str | None, Query(description="asserted, disputed, unconfirmed, denied")] = None,
    grade: Annotated[str | None, Query(description="Confirmed, Fair, Weak, Contested")] = None,
    since: Annotated[str | None, Query(description="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, Query(description="last day, YYYY-MM-DD")] = None,
    near: Annotated[str | None, Query(description="latitude,longitude,kilometres")] = None,
    bbox: Annotated[str | None, Query(description="west,south,east,north")] = None,
    as_known_on: Annotated[str | None, Query(description="the record as it stood on that day, YYYY-MM-DD")] = None,
) -> None:
    """The filters, for the description only: they are read, all at once and strictly, by `read_filters`."""


def page_parameters(
    limit: Annotated[str | None, Query(description="1 to 1000, 100 when not given")] = None,
    cursor: Annotated[str | None, Query(description="`next` of the page before")] = None,
) -> None:
    """Paging, for the description only."""
