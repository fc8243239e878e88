"""The grammar of date expressions: from tokens to expressions, longest reading first, each position read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from marsad.extract import date_points as points
from marsad.extract.date_expr import UNKNOWN, Expr
from marsad.extract.date_points import Found, Row

_DAYS = ("calendar", "weekday", "deictic", "feast")
_GAP = 8
Reader = Callable[[Row, int], Found | None]


@dataclass(frozen=True, slots=True)
class Located:
    """An expression with the tokens it covers: `first` up to, not including, `after`."""

    expr: Expr
    first: int
    after: int


def expressions(row: Row) -> list[Located]:
    """All date expressions of the tokens, in order; a range is followed by its ends where these are dates of their own."""
    found: list[Located] = []
    i = 0
    while i < len(row.tokens):
        read = _longest(row, i, _WHOLE.get(row.kind(i), ()))
        if read:
            found.append(Located(read[0], i, read[1]))
            found += _ends(row, i, read[1]) if read[0].kind in ("range", "since") else []
        i = read[1] if read else i + 1
    return found


def _ends(row: Row, first: int, after: int) -> list[Located]:
    """The dates inside that stand by themselves: both of "March 1965 to May 1966", none of "3 to 7 March", the one of "since 3 May"."""
    since = row.kind(first) == "since"
    found, i = [], first + since
    while i < after:
        read = point(row, i) or points.bare_year(row, i)
        if read and read[1] <= after:
            found.append(Located(read[0], i, read[1]))
        i = read[1] if read else i + 1
    return found if len(found) == 2 - since else []


def point(row: Row, i: int) -> Found | None:
    """The longest simple expression at `i`."""
    return _longest(row, i, _POINTS.get(row.kind(i), ()))


def _longest(row: Row, i: int, readers: Sequence[Reader]) -> Found | None:
    best: Found | None = None
    for reader in readers:
        read = reader(row, i)
        if read and (best is None or read[1] > best[1]):
            best = read
    return best


def _since(row: Row, i: int) -> Found | None:
    """ "since March", "since the coup of 26 July"."""
    if row.kind(i) != "since":
        return None
    k = row.skip(i + 1, "the", "about")
    read = _longest(row, k, (_range, point)) or _dated_noun(row, i + 1)
    return (Expr("since", inner=read[0]), read[1]) if read and read[0].kind != "unknown" else None


def _dated_noun(row: Row, i: int) -> Found | None:
    """ "the coup of 26 July": a noun phrase of a few words with "of" or "on" and a day."""
    if row.kind(i) != "the":
        return None
    for k in range(i + 2, min(i + _GAP, len(row.tokens))):
        read = point(row, k + 1) if row.kind(k) in ("of", "on") else None
        if read and read[0].kind in _DAYS:
            return read
        if row.kind(k) not in ("word", "told", "of", "on", "the", "season"):
            return None
    return None


def _by(row: Row, i: int) -> Found | None:
    kind = row.kind(i)
    if kind not in ("by", "until"):
        return None
    read = point(row, row.skip(i + 1, "the", "about")) or point(row, i + 1)
    if not read or read[0].kind in ("unknown", "day_number", "overnight"):
        return None
    return Expr("by" if kind == "by" else "until", inner=read[0]), read[1]


def _range(row: Row, i: int) -> Found | None:
    """ "from 3 to 7 March", "between Monday and Wednesday", "5-7 November", "1956-1960"."""
    opener = row.kind(i)
    start = row.skip(i + 1, "the") if opener in ("from", "between") else i
    links = {"from": ("to", "until", "dash"), "between": ("and",)}.get(opener, ("to", "dash", "until"))
    pair = points.day_range(row, start, links) or points.year_pair(row, start) or _two_weekdays(row, start)
    return pair or _range_of_points(row, start, links, opener)


def _two_weekdays(row: Row, i: int) -> Found | None:
    """ "Wednesday and Thursday": two days in a row."""
    first, second = points.weekday(row, i), points.weekday(row, i + 2)
    if not first or not second or first[1] != i + 1 or row.kind(i + 1) != "and" or second[0].number != first[0].number % 7 + 1:
        return None
    return Expr("range", inner=first[0], other=second[0]), second[1]


def _range_of_points(row: Row, start: int, links: tuple[str, ...], opener: str) -> Found | None:
    first = point(row, start) or points.bare_year(row, start)
    if not first or row.kind(first[1]) not in links or first[0].kind == "unknown":
        return None
    second = point(row, row.skip(first[1] + 1, "the")) or points.bare_year(row, first[1] + 1)
    if not second or second[0].kind == "unknown" or (second[0].kind != first[0].kind and opener not in ("from", "between")):
        return None
    return Expr("range", inner=_with_year_of(first[0], second[0]), other=second[0]), second[1]


def _with_year_of(first: Expr, second: Expr) -> Expr:
    """In "between March and June 2015" the year belongs to both."""
    wanting = first.kind == "calendar" and first.year is None and second.kind == "calendar"
    if not wanting or second.year is None or first.month is None or second.month is None:
        return first
    earlier = (first.month, first.day or 0) > (second.month, second.day or 99)
    return replace(first, year=second.year - earlier)


def _third(row: Row, i: int) -> Found | None:
    """ "early June", "at the end of 2014", "late on Friday", "later this week", "mid-2007"."""
    kind = row.kind(i)
    if kind not in ("third", "earlier", "later") or (row.tokens[i].word.weak and row.kind(i + 1) != "of"):
        return None
    k = row.skip(row.skip(i + 1, "in", "of", "on", "dash", "at", "part"), "the", "a", "of", "on")
    read = points.part_of_day(row, i + 1) or point(row, k) or _bare_unit(row, k)
    if not read or read[0].kind in ("unknown", "ago", "since", "back"):
        return None
    expr, after = read
    if kind == "third" and not _is_day(expr):
        return Expr("third", number=row.tokens[i].value, inner=expr), after
    return (replace(expr, which=f"{kind} {expr.which}"), after) if expr.kind == "unit" and kind != "third" else (expr, after)


def _is_day(expr: Expr) -> bool:
    return expr.kind in ("weekday", "deictic", "feast", "overnight") or (expr.kind == "calendar" and expr.day is not None)


def _bare_unit(row: Row, k: int) -> Found | None:
    """ "the end of the month": the month that the text is in."""
    unit = row.unit(k)
    return (Expr("unit", unit=unit, which="same"), k + 1) if unit in ("month", "year", "week") else None


def _nth(row: Row, i: int) -> Found | None:
    """ "the first week of October", "the second half of last year", "the last days of March"."""
    last = row.which(i) == "last"
    counted = points.count(row, i + 1)
    length, k = counted if counted and row.unit(counted[1]) else (0, i + 1)
    unit = row.unit(k) or ("half" if row.kind(k) == "half" else "")
    if not unit or not (last or row.kind(i) == "ordinal") or row.kind(k + 1) not in ("of", "in"):
        return None
    read = point(row, row.skip(k + 2, "the")) or _bare_unit(row, row.skip(k + 2, "the"))
    if not read:
        return None
    if read[0].kind == "unknown":
        return UNKNOWN, read[1]
    number = -1 if last else row.tokens[i].value
    return Expr("nth", number=number, unit=unit, day=length or row.tokens[k].value or None, inner=read[0]), read[1]


def _shifted(row: Row, i: int) -> Found | None:
    """ "two days later", "a day after", "the night before", "three weeks before 5 March"."""
    counted = points.count(row, i)
    number, k = counted if counted else (1, row.skip(i, "the"))
    unit = row.unit(k) or ("day" if row.kind(k) == "part" and not counted else "")
    if not unit or not (counted or row.kind(i) == "the"):
        return None
    kind = row.kind(k + 1)
    kind = "earlier" if counted and row.which(k + 1) == "previous" else kind
    sign = {"later": 1, "after": 1, "earlier": -1, "before": -1}.get(kind)
    if sign is None or (not counted and kind in ("later", "earlier")):
        return None
    read = point(row, row.skip(k + 2, "the")) if kind in ("after", "before") else None
    if read and read[0].kind in (*_DAYS, "third", "season"):
        return Expr("shifted", number=sign * number, unit=unit, inner=read[0], which=kind), read[1]
    clause = kind in ("after", "before") and row.kind(k + 2) not in ("end", "comma", "break", "mark", "")
    return Expr("shifted", number=sign * number, unit=unit, which=kind, clause=clause), k + 2


def _overnight(row: Row, i: int) -> Found | None:
    """ "overnight", "overnight on Saturday", "overnight Friday to Saturday"."""
    if row.kind(i) != "overnight":
        return None
    read = _longest(row, row.skip(i + 1, "on", "from", "between"), (_range, points.weekday, points.day_month, points.month_day))
    if read and read[0].kind == "range":
        return read
    return (Expr("overnight", inner=read[0]), read[1]) if read else (Expr("overnight"), i + 1)


def _weekday_in(row: Row, i: int) -> Found | None:
    """ "Friday last week", "on Monday of this week", "Tuesday morning of last week"."""
    if row.kind(i) != "weekday":
        return None
    k = row.skip(i + 1, "part", "of", "comma")
    read = points.unit(row, row.skip(k, "of")) if k < len(row.tokens) else None
    return (Expr("weekday", number=row.tokens[i].value, inner=read[0]), read[1]) if read and read[0].unit == "week" else None


_COUNTED = (points.ago, _shifted)
_POINTS: dict[str, tuple[Reader, ...]] = {
    "month": (points.month_day, points.month),
    "figure": (points.day_month, points.listed_day, points.year, *_COUNTED),
    "ordinal": (points.day_month, points.nth_day, points.day_number, _nth),
    "number": _COUNTED,
    "a": (*_COUNTED, points.recurring),
    "few": _COUNTED,
    "about": _COUNTED,
    "half": (points.ago,),
    "which": (points.month, points.weekday, points.unit, points.weekend, points.back, points.season, _nth),
    "numeric": (points.numeric,),
    "weekday": (points.weekday, points.weekday_date, _weekday_in),
    "weekdays": (points.weekday, points.recurring),
    "weekend": (points.weekend,),
    "part": (points.part_of_day,),
    "unit": (points.part_of_day, points.ago),
    "deictic": (points.deictic,),
    "for": (points.lasting,),
    "season": (points.season,),
    "decade": (points.decade,),
    "feast": (points.feast,),
    "named": (points.named,),
    "movable": (points.recurring,),
    "vague": (points.recurring,),
    "every": (points.recurring,),
    "third": (_third,),
    "earlier": (_third,),
    "later": (_third,),
    "the": (_shifted,),
    "overnight": (_overnight,),
}
_WHOLE: dict[str, tuple[Reader, ...]] = {
    **{kind: (_range, *readers) for kind, readers in _POINTS.items()},
    "since": (_since,),
    "by": (_by,),
    "until": (_by,),
    "from": (_range,),
    "between": (_range,),
}
