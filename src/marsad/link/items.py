"""Tellings prepared for comparison: type family, place, days, parties, words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern

from marsad.link.geo import kilometres, point_of
from marsad.link.parties import parties
from marsad.link.sentences import by_sentence
from marsad.link.words import LinkWords, normal, tokens
from marsad.model import EventTelling

FAMILIES: Mapping[str, str] = {
    "Armed clash": "clash",
    "Government regains territory": "capture",
    "Non-state actor overtakes territory": "capture",
    "Non-violent transfer of territory": "capture",
    "Suicide bomb": "bomb",
    "Remote explosive/landmine/IED": "bomb",
    "Grenade": "bomb",
    "Peaceful protest": "crowd",
    "Protest with intervention": "crowd",
    "Excessive force against protesters": "crowd",
    "Violent demonstration": "crowd",
    "Mob violence": "crowd",
}
"""Sub-event types that reports use for one and the same event; every other type is a family of its own."""
CELL = 0.1
"""Size of a block in degrees: a place is compared with those in its own and the neighbouring cells."""
NEAR_KM = 6.0
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """One telling as the comparison sees it. `first`, `last` are day ordinals, None when no day is told."""

    telling: EventTelling
    family: str
    text: str
    place: str
    point: tuple[float, float] | None
    part: frozenset[str]
    first: int | None
    last: int | None
    slack: int
    a: frozenset[str]
    b: frozenset[str]
    low: int | None
    high: int | None
    words: frozenset[str]
    sentence: int
    """The sentence of its text, whichever copy prints it."""
    printed_in: frozenset[str]
    """The reports that print that sentence: what another sentence of one of them tells is something else."""

    @property
    def cell(self) -> tuple[str, int, int] | tuple[str, str]:
        """The block it belongs to."""
        if self.point is None:
            return (self.family, self.place)
        return (self.family, math.floor(self.point[0] / CELL), math.floor(self.point[1] / CELL))


def items_of(
    tellings: Sequence[EventTelling], text_of: Mapping[str, str], words: LinkWords, one_place: Mapping[str, str] | None = None
) -> list[Item]:
    """Prepare tellings; `text_of` maps a report to the text it is a copy of (itself where it is none).

    `one_place` maps the id of a place to that of the place it is one with, by whose name it is then known.
    """
    points = _points(tellings)
    names = _names(tellings, one_place or {})
    found = _sentences(tellings, text_of)
    return [_item(t, text_of.get(t.carrier.report, t.carrier.report), names, points, words, found[t.id]) for t in tellings]


def _sentences(tellings: Sequence[EventTelling], text_of: Mapping[str, str]) -> dict[str, tuple[int, frozenset[str]]]:
    """For each telling the number of its sentence in its text, and the reports that print it."""
    by_text: dict[str, list[EventTelling]] = defaultdict(list)
    for telling in tellings:
        by_text[text_of.get(telling.carrier.report, telling.carrier.report)].append(telling)
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for told in by_text.values():
        for n, alike in enumerate(by_sentence(sorted(told, key=_age), _family)):
            reports = frozenset(t.carrier.report for t in alike)
            found |= {t.id: (n, reports) for t in alike}
    return found


def _age(telling: EventTelling) -> tuple[date, str, str, str]:
    carrier = telling.carrier
    return (carrier.published or date.max, carrier.sort or "~", carrier.report, telling.id)


def _family(telling: EventTelling) -> str:
    return FAMILIES.get(telling.sub_event_type, telling.sub_event_type)


def _names(tellings: Sequence[EventTelling], one_place: Mapping[str, str]) -> dict[str, str]:
    """Id of a place -> the name it is compared by."""
    own = {t.place.id: normal(t.place.name) for t in tellings if t.place}
    return {id_: own.get(one_place.get(id_, id_), name) for id_, name in own.items()}


def _points(tellings: Sequence[EventTelling]) -> dict[str, tuple[float, float]]:
    """Names that stand for one point only: where a place without coordinates may lie."""
    found: dict[str, set[tuple[float, float]]] = {}
    for telling in tellings:
        point = point_of(telling.place)
        if telling.place and point:
            found.setdefault(normal(telling.place.name), set()).add(point)
    return {name: min(points) for name, points in found.items() if all(kilometres(min(points), p) < 25 for p in points)}


def _item(
    telling: EventTelling,
    text: str,
    names: Mapping[str, str],
    points: Mapping[str, tuple[float, float]],
    words: LinkWords,
    sentence: tuple[int, frozenset[str]],
) -> Item:
    name = names[telling.place.id] if telling.place else ""
    when = telling.when
    first, last = (when.start.toordinal(), when.last.toordinal()) if when.start and when.last else (None, None)
    plain = frozenset(intern(w) for w in tokens(telling.quote) if w not in words.common) - set(name.split())
    low, high = telling.fatalities.min, telling.fatalities.max
    return Item(
        telling,
        _family(telling),
        text,
        name,
        point_of(telling.place) or points.get(name),
        frozenset(tokens(telling.part or "")) - words.common,
        first,
        last,
        slack(when.precision),
        parties(telling.side_a),
        parties(telling.side_b),
        low,
        high,
        plain,
        *sentence,
    )


def slack(precision: str) -> int:
    """Days by which a date of that precision may be off on either side."""
    return {"day": 0, "week": 2, "month": 5, "year": 30}.get(precision, 0)
