"""What a date expression says before anybody knows the day: the output of the grammar, the input of the resolver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ExprKind = Literal[
    "calendar", "weekday", "deictic", "overnight", "unit", "back", "ahead", "lasting", "ago", "shifted", "since", "by", "until",
    "range", "third", "nth", "season", "decade", "feast", "nth_day", "day_number", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expr:
    """One expression.

    calendar: `year`, `month`, `day` as far as told, the weekday beside it in `number`. weekday: `number` 1-7. deictic: `number` days from
    today. unit: `which` `unit`. back, ahead, lasting, ago: `number` times `unit`. shifted: `number` (negative: before) times `unit` from
    `inner` or from a date in the text. since, by, until, overnight: `inner`. range: `inner` to `other`. third: third `number` of `inner`.
    nth: part `number` (-1 the last) of `inner`, each as long as `unit`; `day` says into how many parts ("half") or how many units together
    ("first ten days"). season: first month in `month`. nth_day: day `number` of what began.
    `clause`: words follow that say from what is counted ("a day after the fall of the town").
    `which`: last, past, recent, this, next, previous, following, same, week ("Tuesday week"), exactly, named.
    """

    kind: ExprKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    unit: str = ""
    which: str = ""
    inner: Expr | None = None
    other: Expr | None = None
    clause: bool = False


UNKNOWN = Expr("unknown")
