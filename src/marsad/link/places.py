"""Which places of different ids are one: one name and kind at nearly one point, or a name alone where only one such place is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from marsad.link.geo import kilometres, point_of
from marsad.link.words import normal
from marsad.model import Place

ONE_PLACE_KM = 10.0


def one_place(places: Iterable[Place | None]) -> dict[str, str]:
    """Place id -> the id that stands for it; ids that stand for themselves are left out."""
    named: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
    for place in places:
        if place is not None:
            named[_short(place.name), place.feature[:1]].setdefault(place.id, place)
    found: dict[str, str] = {}
    for group in named.values():
        if len(group) > 1:
            found |= _merged([group[key] for key in sorted(group)])
    return found


def _short(name: str) -> str:
    """A name without the town behind its comma: "Old Town, Tel Sara" is also told as "Old Town"."""
    return normal(name.partition(",")[0]) or normal(name)


def _merged(group: list[Place]) -> dict[str, str]:
    """Places of one name and kind: each joins the first that lies near; those without a point join it when all others are one."""
    heads: list[Place] = []
    found: dict[str, str] = {}
    for place in group:
        point = point_of(place)
        if point is None:
            continue
        head = next((h for h in heads if kilometres(point_of(h) or point, point) <= ONE_PLACE_KM), None)
        if head is None:
            heads.append(place)
        else:
            found[place.id] = head.id
    lost = [p for p in group if point_of(p) is None]
    target = heads[0] if len(heads) == 1 else lost[0] if lost and not heads else None
    return found | {p.id: target.id for p in lost if target is not None and p.id != target.id}
