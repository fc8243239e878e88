"""Where: places of the gazetteer and their mentions in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.span import Span

PlacePrecision = Literal[1, 2, 3]
UcdpPrecision = Literal[1, 2, 3, 4, 5, 6, 7]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    `id` is "geonames:174448" or "marsad:sy/baghuz"; `country` ISO 3166 alpha-2; `lat`, `lon` in degrees (WGS 84), None where no point
    stands for it; `feature` a GeoNames class and code ("P.PPL", "A.ADM1", "A.PCLI"); `population` 0 when unknown;
    `admin1_code` the ISO 3166-2 code of its first-order division ("SY-DY"), `admin2_code` GeoNames' code of its second-order one.
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
    admin1_code: str | None = None
    admin2_code: str | None = None


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

    @property
    def ucdp_precision(self) -> UcdpPrecision:
        """UCDP GED's where_prec: 1 the place itself, 2 near it or part of it, 3 its second-order division, 4 first-order division,
        5 a river, road, region or part of a country, 6 a country or more, 7 the high seas."""
        place = self.place
        feature = place.feature if place is not None else self.feature or "P"
        if feature.startswith(("A.PCLI", "L.CONT")) or (feature[0] == "L" and place is not None and not place.country):
            return 5 if self.part and feature.startswith("A.PCLI") else 6
        if feature in ("H.OCN", "H.SEA", "H.GULF"):
            return 7
        if feature.startswith("A.ADM1"):
            return 4
        if feature[0] == "A":
            return 3
        if feature[0] in "HRTV" or feature in ("L.RGN", "L.AREA", "L.RGNE"):
            return 5
        return 2 if self.relation or self.part else 1
