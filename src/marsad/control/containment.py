"""Which places lie in one another: quarters in their town, towns in a region of which all is told."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from marsad.model import Place

QUARTER_KM = 8.0
CELL = 0.1
_QUARTERS = frozenset({"P.PPLX"})


def quarters_of(places: Iterable[Place]) -> dict[str, str]:
    """Quarter id -> id of the largest town within QUARTER_KM among `places`; quarters are what the gazetteer calls so."""
    listed = sorted(places, key=lambda p: p.id)
    towns: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in listed:
        if place.lat is not None and place.lon is not None and place.feature.startswith("P.") and place.feature not in _QUARTERS:
            towns[_cell(place.lat, place.lon)].append(place)
    found: dict[str, str] = {}
    for place in listed:
        if place.feature in _QUARTERS and place.lat is not None and place.lon is not None:
            near = [t for t in _around(towns, place.lat, place.lon) if _kilometres(place, t) <= QUARTER_KM]
            if near:
                found[place.id] = max(near, key=lambda t: (t.population, -_kilometres(place, t), t.id)).id
    return found


def regions_of(places: Iterable[Place]) -> dict[str, list[str]]:
    """Region id -> ids of the towns among `places` that the gazetteer puts in it."""
    listed = sorted(places, key=lambda p: p.id)
    towns: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for place in listed:
        if place.feature.startswith("P."):
            for level, name in (("A.ADM1", place.admin1), ("A.ADM2", place.admin2)):
                if name:
                    towns[place.country, level, name.casefold()].append(place.id)
    found = {p.id: towns.get((p.country, p.feature[:6], p.name.casefold()), []) for p in listed if p.feature.startswith("A.ADM")}
    return {region: inside for region, inside in found.items() if inside}


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / CELL), math.floor(lon / CELL)


def _around(towns: dict[tuple[int, int], list[Place]], lat: float, lon: float) -> list[Place]:
    y, x = _cell(lat, lon)
    return [t for dy in (-1, 0, 1) for dx in (-1, 0, 1) for t in towns.get((y + dy, x + dx), ())]


def _kilometres(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return 111.2 * math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2)))
