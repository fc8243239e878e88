"""What may be shown of a place: nothing finer than the settlement."""

from __future__ import annotations

from marsad.model import Place

SITES = ("S.", "P.PPLX")
"""Buildings, bases, camps; quarters of a town."""
ABOUT_A_KILOMETRE = 2
"""Decimals of a degree."""


def shown_point(place: Place) -> tuple[float | None, float | None]:
    """Latitude and longitude as they may be given away: those of sites and quarters are rounded to about a kilometre."""
    if place.lat is None or place.lon is None:
        return None, None
    if place.feature.startswith(SITES):
        return round(place.lat, ABOUT_A_KILOMETRE), round(place.lon, ABOUT_A_KILOMETRE)
    return place.lat, place.lon
