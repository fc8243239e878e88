"""Keys by which a record that keeps many tellings finds the few that one new telling can change."""

from __future__ import annotations

import math

from marsad.link.geo import point_of
from marsad.link.items import CELL, FAMILIES
from marsad.link.words import normal
from marsad.model import EventTelling

REACH_DAYS = 7
"""Tellings of one event lie within so many days of one another, at their own precision."""


def block_of(telling: EventTelling) -> str:
    """The key to keep with a telling: its type family and the cell its place lies in, or the name of a place without a point."""
    family = FAMILIES.get(telling.sub_event_type, telling.sub_event_type)
    point = point_of(telling.place)
    if point is None:
        return f"{family}/{normal(telling.place.name) if telling.place else ''}"
    return f"{family}/{math.floor(point[0] / CELL)}/{math.floor(point[1] / CELL)}"


def blocks_near(telling: EventTelling) -> tuple[str, ...]:
    """The keys of all tellings that may be of one event with it: its own cell and the eight around it, and its place by name."""
    family = FAMILIES.get(telling.sub_event_type, telling.sub_event_type)
    point = point_of(telling.place)
    named = f"{family}/{normal(telling.place.name) if telling.place else ''}"
    if point is None:
        return (named,)
    y, x = math.floor(point[0] / CELL), math.floor(point[1] / CELL)
    return (named, *(f"{family}/{y + dy}/{x + dx}" for dy in (-1, 0, 1) for dx in (-1, 0, 1)))
