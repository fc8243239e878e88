"""The nouns: frozen dataclasses with slots. No I/O and no words of any language."""

from marsad.model.actor import Actor, ActorMention
from marsad.model.article import Article, Block, Dateline, Dropped, Given, Page, PageState, Published, Zone
from marsad.model.claim import (
    Attribution,
    ControlClaim,
    ControlKind,
    EventClaim,
    Extent,
    Fatalities,
    Quantity,
    Range,
    Reading,
    Rejected,
    Speaker,
    Status,
)
from marsad.model.place import Place, PlaceMention, PlacePrecision
from marsad.model.report import Reader, Report
from marsad.model.span import Span
from marsad.model.time import DateHow, DateInterval, DateMention, DatePrecision

__all__ = [
    "Actor",
    "ActorMention",
    "Article",
    "Attribution",
    "Block",
    "ControlClaim",
    "ControlKind",
    "DateHow",
    "DateInterval",
    "DateMention",
    "DatePrecision",
    "Dateline",
    "Dropped",
    "EventClaim",
    "Extent",
    "Fatalities",
    "Given",
    "Page",
    "PageState",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Published",
    "Quantity",
    "Range",
    "Reader",
    "Reading",
    "Rejected",
    "Report",
    "Span",
    "Speaker",
    "Status",
    "Zone",
]
