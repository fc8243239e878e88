"""Where: places of the gazetteer and their mentions in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.span import Span

PlacePrecision = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    `id` is "geonames:174448" or "marsad:sy/baghuz"; `country` ISO 3166 alpha-2; `lat`, `lon` in degrees (WGS 84), None where no point
    stands for it; `feature` a GeoNames class and code ("P.PPL", "A.ADM1", "A.PCLI"); `population` 0 when unknown.
    """

    id: str
    name: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str = "P.PPL"
    population: int = 0
    source: str = "geonames"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym, or a phrase around one, as the report has it.

    `span` and `text` are the name itself. `place` is None when nothing was chosen: then `candidates`, best first, tell whether it was not
    found (empty) or not resolved. `part` ("southern and eastern edges") and `relation` ("near", "60 km south of") are the report's words.
    `precision` is ACLED's geo_precision: 1 named town or site, 2 near or part of it or a small region, 3 larger region.
    `kind` is the report's type word ("town", "province") and `feature` the GeoNames class it speaks of, "" when there is none.
    """

    span: Span
    text: str
    candidates: tuple[Place, ...] = ()
    place: Place | None = None
    part: str | None = None
    relation: str | None = None
    precision: PlacePrecision = 1
    why: str = ""
    kind: str = ""
    feature: str = ""
