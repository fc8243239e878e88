"""How far two tellings are of one event: a sum of named parts, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.link.geo import kilometres
from marsad.link.items import NEAR_KM, Item

THRESHOLD = 4.6
"""Two tellings from this score on are of one event."""
NEVER = -20.0
Part = tuple[float, str]


def score(left: Item, right: Item) -> tuple[float, tuple[str, ...]]:
    """The sum and the reasons of every part that is not zero; far below THRESHOLD where one part excludes it."""
    total, reasons = 0.0, []
    for value, reason in _parts(left, right):
        if value:
            total += value
            reasons.append(f"{value:+.1f} {reason}")
        if total <= NEVER:
            break
    return total, tuple(reasons)


def _parts(left: Item, right: Item) -> Iterator[Part]:
    yield _place(left, right)
    yield _days(left, right)
    yield _sides(left, right)
    yield _type(left, right)
    yield _words(left, right)
    yield _numbers(left, right)
    yield _one_text(left, right)


def _place(left: Item, right: Item) -> Part:
    if not left.place or not right.place:
        return (0.5, "neither names a place") if left.place == right.place else (-1.0, "one names no place")
    distance = kilometres(left.point, right.point) if left.point and right.point else None
    if left.place == right.place and (distance is None or distance < 30):
        apart = left.part and right.part and not left.part & right.part
        return (-1.0, f"other part of {left.place}") if apart else (2.0, f"same place {left.place}")
    if distance is None or distance > NEAR_KM:
        return NEVER, "other place"
    if distance < 1.0 and left.family != "capture":
        return 0.5, f"{distance:.1f} km apart"
    return (-1.5 if left.family == "capture" else 0.2 if left.family == "clash" else -0.5), f"{distance:.1f} km apart"


def _days(left: Item, right: Item) -> Part:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0.0, "no day told"
    a, b = left.last - left.first + 1, right.last - right.first + 1
    over = min(left.last, right.last) - max(left.first, right.first) + 1
    if over <= 0:
        return _apart(1 - over, left.slack + right.slack)
    if a <= 2 and b <= 2:
        if a == b == 2 and over == 1:
            return 0.5, "two stretches of two days"
        return (2.5, "same day") if a == b == over else (2.2, "same days")
    common = over / (a + b - over)
    inside = over == min(a, b)
    return (1.0 + 1.5 * common, "days inside the other's") if inside else (2 * common - 0.8, "days overlap")


def _apart(gap: int, slack: int) -> Part:
    """`gap` 1 is the next day."""
    gap = max(1, gap - slack)
    if gap == 1:
        return 0.3, "next day"
    return (-2.0, "two days apart") if gap == 2 else (NEVER, "other days")


def _sides(left: Item, right: Item) -> Part:
    straight = _side(left.a, right.a) + _side(left.b, right.b)
    crossed = bool(left.a & right.b) + bool(left.b & right.a)
    if left.family in ("clash", "crowd", "Agreement"):
        return max(straight, crossed - 0.4), "sides"
    if crossed and straight < 0:
        return (-6.0, "sides the other way round") if left.family == "capture" else (-1.5, "sides the other way round")
    if straight < 0 and (left.telling.side_a_open or right.telling.side_a_open):
        return -0.5, "sides differ, one left open"
    return straight, "sides"


def _side(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.0 if left or right else 0.3
    return 1.0 if left & right else -1.5


def _type(left: Item, right: Item) -> Part:
    same = left.telling.sub_event_type == right.telling.sub_event_type
    return (0.5, "same type") if same else (-0.3, "types of one family")


def _words(left: Item, right: Item) -> Part:
    both = len(left.words & right.words)
    return (2.0 * both / len(left.words | right.words) if both else 0.0), "words in common"


def _numbers(left: Item, right: Item) -> Part:
    if (left.low is None and left.high is None) or (right.low is None and right.high is None):
        return 0.0, ""
    top = 10**9
    over = min(left.high or left.low or top, right.high or right.low or top) >= max(left.low or 0, right.low or 0)
    return (0.5, "same toll") if over else (-0.5, "other toll")


def _one_text(left: Item, right: Item) -> Part:
    """Two statements of one report are two events, and so are two sentences that some copy of it prints side by side."""
    if left.text != right.text:
        return 0.0, ""
    if left.telling.carrier.report != right.telling.carrier.report:
        if left.sentence == right.sentence:
            return 4.0, "one sentence of one text"
        if left.printed_in.isdisjoint(right.printed_in):
            return 0.0, ""
    headline = {left.telling.zone, right.telling.zone} & {"title", "summary"} and left.telling.zone != right.telling.zone
    return (0.0, "") if headline else (-4.0, "two statements of one text")
