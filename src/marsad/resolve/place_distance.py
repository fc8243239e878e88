"""Great-circle distance between places."""

from __future__ import annotations

import math

from marsad.model import Place

EARTH_KM = 6371.0


def kilometres(one: Place, other: Place) -> float:
    """Kilometres between two places on the sphere; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    south, north = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def within(one: Place, other: Place, km: float) -> bool:
    """Whether two places lie within `km` of each other; quick when their latitudes already say no."""
    if one.lat is None or other.lat is None or abs(one.lat - other.lat) * 111.0 > km:
        return False
    return kilometres(one, other) <= km
