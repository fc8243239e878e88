"""Points on the ground and the distance between them."""

from __future__ import annotations

import math

from marsad.model import Place


def point_of(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where no point stands for the place."""
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance over the ground, good to a per cent within a country."""
    mean = math.radians((a[0] + b[0]) / 2)
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(mean))
