"""The record as a pydantic model: what `marsad schema record` prints, and the check that every record passes.

Spans are `[start, end]`, code points of `article.page_text`, end excluded. Days are "YYYY-MM-DD", both ends included.
`null` is "not stated"; an empty list is "nobody named"; candidates without a choice are "not resolved".
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from marsad.model import ControlKind, DateHow, DatePrecision, Extent, PageState, PlacePrecision, Status, UcdpPrecision, Zone

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"
_SPAN = "[start, end] in code points of article.page_text, end excluded"
_ID = "hash of content: the same words of the same page give the same id"
Span = Annotated[list[int], Field(min_length=2, max_length=2, description=_SPAN)]
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description=_ID)]


class _Piece(BaseModel):
    model_config = ConfigDict(extra="allow")


class ReaderRecord(_Piece):
    """Versions of what read the page."""

    marsad: str
    vocabulary: str
    gazetteer: str
    language_model: str


class PublishedRecord(_Piece):
    """The day of publication, and where it was found."""

    date: date | None
    how: Literal["given", "metadata", "dateline", "text", "unknown"]


class DatelineRecord(_Piece):
    """Place and day at the head of the report, as written."""

    place: str | None
    date: date | None
    span: Span


class DroppedRecord(_Piece):
    """A piece of the page that is no part of the article."""

    start: int
    end: int
    why: str


class BlockRecord(_Piece):
    """A kept piece of the page: headline, summary, paragraph or caption."""

    zone: Zone
    start: int
    end: int


class ArticleRecord(_Piece):
    """The article: metadata, clean text, and the text as received."""

    title: str | None
    summary: str | None
    section: str | None
    outlet: str | None
    url: str | None
    language: str | None
    agencies: Annotated[list[str], Field(description="agencies whose copy the outlet says it carries")]
    published: PublishedRecord
    dateline: DatelineRecord | None
    text: Annotated[str, Field(description="the body, clean: paragraphs joined by blank lines")]
    captions: list[str]
    dropped: list[DroppedRecord]
    blocks: Annotated[list[BlockRecord], Field(description="kept pieces in reading order")]
    page_text: Annotated[str, Field(description="the text as received, in which all spans count")]
    warnings: list[str]


class PartyRecord(_Piece):
    """An actor of the registry; `kind` is ACLED's inter code 1-8, `country` ISO 3166 alpha-2."""

    id: str | None
    name: str | None
    kind: Annotated[int, Field(ge=1, le=8)] | None
    country: str | None


class ActorMentionRecord(PartyRecord):
    """Words that name an actor. `id` null with candidates: not resolved; without: not in the registry."""

    span: Span
    text: str
    candidates: list[PartyRecord]
    backer: PartyRecord | None
    rule: str


class RoleRecord(ActorMentionRecord):
    """An actor in a claim."""

    role: Literal["side_a", "side_b", "holder", "previous", "besieger"]


class PlaceEntryRecord(_Piece):
    """An entry of the gazetteer; `lat`, `lon` in degrees WGS 84, null where no point stands for it."""

    id: str | None
    name: str | None
    country: str | None
    admin1: str | None
    admin1_code: Annotated[str | None, Field(description="ISO 3166-2")]
    admin2: str | None
    admin2_code: Annotated[str | None, Field(description="GeoNames' code")]
    lat: Annotated[float, Field(ge=-90, le=90)] | None
    lon: Annotated[float, Field(ge=-180, le=180)] | None
    feature: str | None
    population: int | None
    source: str | None


class PlaceRecord(PlaceEntryRecord):
    """Where. `id` null: not found where there are no candidates, not resolved where there are. `precision` as ACLED's geo_precision."""

    span: Span
    text: str
    precision: PlacePrecision
    ucdp_precision: Annotated[UcdpPrecision, Field(description="UCDP GED's where_prec")]
    part: str | None
    relation: str | None
    type_word: Annotated[str | None, Field(description="the report's word for it, as town or province")]
    type_feature: Annotated[str | None, Field(description="the GeoNames class that this word speaks of")]
    candidates: list[PlaceEntryRecord]
    why: str


class PlaceMentionRecord(PlaceEntryRecord):
    """A toponym; `candidates` is their number."""

    span: Span
    text: str
    precision: PlacePrecision
    ucdp_precision: Annotated[UcdpPrecision, Field(description="UCDP GED's where_prec")]
    part: str | None
    relation: str | None
    type_word: str | None
    type_feature: str | None
    candidates: int
    why: str


class DateRecord(_Piece):
    """When: the first and the last day, both null when the day is unknown."""

    start: date | None
    end: date | None
    precision: DatePrecision
    text: str
    how: DateHow


class DateMentionRecord(DateRecord):
    """A date expression."""

    span: Span | None


class RangeRecord(_Piece):
    """A count between `min` and `max`; null is not stated."""

    min: Annotated[int, Field(ge=0)] | None
    max: Annotated[int, Field(ge=0)] | None


class BySideRecord(_Piece):
    """Deaths by victim's side, lower figures."""

    a: int | None
    b: int | None
    civilians: int | None
    unknown: int | None


class FatalitiesRecord(RangeRecord):
    """Deaths told of one event."""

    by_side: BySideRecord


class CodesRecord(_Piece):
    """The event type in other codebooks."""

    plover: str | None
    cameo: str | None
    ucdp: Literal[1, 2, 3] | None


class SpeakerRecord(_Piece):
    """One link of a chain of speakers: the report's words, the canonical name, whom they speak for."""

    text: str
    name: str
    organisation: str | None
    side: str | None
    span: Span | None


class SaidRecord(_Piece):
    """Who says it: the stretch that is attributed, the words that tie it, and the speakers, nearest first."""

    content: Span
    cue: Span | None
    speakers: list[SpeakerRecord]


class AttributionMentionRecord(SaidRecord):
    """An attribution of the report; `chain` has the words of the text."""

    chain: list[str]


class ClaimSpans(_Piece):
    """Where the words of a claim stand."""

    quote: Span
    trigger: Span
    place: Span | None
    date: Span | None
    attribution: list[Span]


class EventSpans(ClaimSpans):
    """Where the words of an event stand."""

    side_a: list[Span]
    side_b: list[Span]
    fatalities: list[Span]


class ControlSpans(ClaimSpans):
    """Where the words of a control statement stand."""

    holder: Span | None
    previous: Span | None
    besieger: Span | None


class _Claim(_Piece):
    id: Id
    zone: Annotated[Zone, Field(alias="from", description="the zone where it is told")]
    quote: str
    trigger: str
    actors: list[RoleRecord]
    date: DateRecord
    attribution: Annotated[list[str], Field(description="canonical names, nearest speaker first; empty in the outlet's own voice")]
    chain: Annotated[list[str], Field(description="everybody between the event and the reader, outlet last")]
    said: SaidRecord | None
    status: Status
    rules: list[str]
    confidence: Annotated[float, Field(ge=0, le=1)]


class EventRecord(_Claim):
    """One event as this report tells it; names of types are ACLED's."""

    main: Annotated[bool, Field(description="what the report is about")]
    event_type: str
    sub_event_type: str
    disorder_type: str
    codes: CodesRecord
    spans: EventSpans
    side_a: list[str]
    side_b: list[str]
    side_a_open: Annotated[bool, Field(description="the report leaves open which of those named it was")]
    side_b_open: bool
    place: PlaceRecord | None
    fatalities: FatalitiesRecord
    injured: RangeRecord
    ongoing: bool
    background: bool


class ControlRecord(_Claim):
    """Who holds a place. `holder`: for lost the loser, for besieged who is inside, for contested the word "contested"."""

    spans: ControlSpans
    place: PlaceRecord
    holder: str | None
    previous: str | None
    besieger: str | None
    extent: Extent
    kind: ControlKind


class RejectedSpans(_Piece):
    """Where the words of a rejected reading stand."""

    quote: Span
    trigger: Span


class RejectedRecord(_Piece):
    """A reading that was considered and not coded."""

    quote: str
    trigger: str
    spans: RejectedSpans
    why: str


class QuantityRecord(RangeRecord):
    """A counted group of people."""

    span: Span
    text: str
    of: Literal["killed", "injured", "missing", "captured", "displaced", "other"]
    victims: str


class MentionsRecord(_Piece):
    """Everything that was recognised, also where no event hangs on it."""

    places: list[PlaceMentionRecord]
    actors: list[ActorMentionRecord]
    dates: list[DateMentionRecord]
    quantities: list[QuantityRecord]
    attributions: list[AttributionMentionRecord]


class ReportRecord(_Piece):
    """The record of one report."""

    id: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="of the bytes received; null where there were none")] | None
    reader: ReaderRecord
    state: PageState
    reason: Annotated[str | None, Field(description="one sentence on a state other than ok")]
    article: ArticleRecord
    relevant: Annotated[bool, Field(description="at least one event or control statement")]
    events: list[EventRecord]
    control: list[ControlRecord]
    rejected: list[RejectedRecord]
    mentions: MentionsRecord
    warnings: list[str]


def record_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record."""
    schema = ReportRecord.model_json_schema(by_alias=True)
    return {"$schema": SCHEMA_ID, **schema, "title": "A report read by marsad"}


def validate_record(record: dict[str, Any]) -> None:
    """Raise pydantic.ValidationError where `record` does not keep to the layout."""
    ReportRecord.model_validate(record)
