"""From expressions to days: each against the report's day, the tense around it and the dates told before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.extract import date_calendar as cal
from marsad.extract.date_expr import Expr
from marsad.extract.date_tense import Tense
from marsad.model.time import DateInterval, DatePrecision

UNKNOWN = DateInterval.unknown()
YEARS = range(1000, 2200)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_RECENT = {"day": (1, "week"), "week": (1, "month"), "month": (3, "month")}
_PRECISION: dict[str, DatePrecision] = {
    "minute": "day", "hour": "day", "day": "day", "week": "week", "fortnight": "week", "month": "month", "year": "year", "decade": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is seen against.

    `anchor` is the report's day; `tense` that of the clause; `told` the nearest date told earlier in the text; `day` the nearest single day
    told earlier, `beside` the same if in the same sentence; `ahead` the next single day in the same sentence; `line` where a story that
    tells its own years has got to; `history` says that the whole text is such a story, in which the report's day plays no part.
    """

    anchor: date | None
    tense: Tense = ""
    told: DateInterval = UNKNOWN
    day: date | None = None
    beside: date | None = None
    ahead: date | None = None
    line: DateInterval = UNKNOWN
    history: bool = False


def resolve(expr: Expr, scene: Scene) -> DateInterval:
    """The days that `expr` means in `scene`; unknown where the scene does not tell."""
    return _RESOLVERS.get(expr.kind, _unknown)(expr, scene)


def _unknown(_expr: Expr, _scene: Scene) -> DateInterval:
    return UNKNOWN


def _inner(expr: Expr, scene: Scene) -> DateInterval:
    return resolve(expr.inner, scene) if expr.inner else UNKNOWN


# Calendar dates


def _calendar(expr: Expr, scene: Scene) -> DateInterval:
    if expr.year is not None:
        there = _of_year(expr, expr.year)
        late = expr.which == "named" and scene.anchor and there.start and there.start > scene.anchor
        return UNKNOWN if late else there
    if expr.month is None:
        return UNKNOWN
    if expr.number and scene.anchor and not scene.history:
        return _with_weekday(expr, scene.anchor)
    if expr.which.endswith("year"):
        whole = resolve(Expr("unit", unit="year", which=expr.which.split()[0]), scene)
        return _of_year(expr, whole.start.year) if whole.start else UNKNOWN
    if scene.line.start and not expr.which:
        return _in_history(expr, scene.line.start, scene.line)
    return _nearest(expr, scene) if scene.anchor else UNKNOWN


def _with_weekday(expr: Expr, anchor: date) -> DateInterval:
    """ "Thursday, 9 November": the year nearest to the report in which the day is that weekday."""
    readings = [_of_year(expr, anchor.year + k) for k in (0, -1, 1, -2, 2, -3, 3, -4, -5, -6)]
    return next((r for r in readings if r.start and r.start.isoweekday() == expr.number), UNKNOWN)


def _of_year(expr: Expr, year: int) -> DateInterval:
    if year not in YEARS:
        return UNKNOWN
    if expr.month is None:
        return cal.year_interval(year)
    return cal.month_interval(year, expr.month) if expr.day is None else cal.safe_day(year, expr.month, expr.day)


def _in_history(expr: Expr, told: date, interval: DateInterval) -> DateInterval:
    """The reading that follows on: up to three months back, else ahead; after a whole year, inside it."""
    if interval.precision == "year":
        return _of_year(expr, told.year)
    behind = (told.month - (expr.month or told.month)) % 12
    year = told.year - (told.month <= behind) if behind <= 3 else told.year + ((expr.month or 1) < told.month)
    return _of_year(expr, year)


def _nearest(expr: Expr, scene: Scene) -> DateInterval:
    """The latest such day or month, the next one in the future tense or after "next"."""
    anchor = scene.anchor or date.min
    readings = [r for r in (_of_year(expr, anchor.year + k) for k in range(-4, 5)) if r.start]
    current = expr.which == "this"
    future = expr.which == "next" or (scene.tense in ("future", "would") and expr.which != "last" and not current)
    past = [r for r in readings if r.start and r.start <= anchor and not (expr.which == "last" and r.last and r.last >= anchor)]
    coming = [r for r in readings if r.last and r.last >= anchor and not (expr.which == "next" and r.start and r.start <= anchor)]
    chosen = [r for r in readings if r.start and r.start.year == anchor.year] if current else coming[:1] if future else past[-1:]
    return chosen[0] if chosen else UNKNOWN


def _decade(expr: Expr, _scene: Scene) -> DateInterval:
    first = expr.year or 0
    return cal.span_of_days(date(first, 1, 1), date(first + 9, 12, 31), "year") if first in YEARS else UNKNOWN


def _season(expr: Expr, scene: Scene) -> DateInterval:
    month = expr.month or 0
    if expr.year is not None:
        return cal.months_interval(expr.year, month, 3)
    if scene.line.start and expr.which in ("", "same year"):
        first = _in_history(Expr("calendar", month=month), scene.line.start, scene.line).start
        return cal.months_interval(first.year, month, 3) if first else UNKNOWN
    if scene.anchor is None:
        return UNKNOWN
    readings = [cal.months_interval(scene.anchor.year + k, month, 3) for k in (-2, -1, 0, 1)]
    if expr.which == "next" or (scene.tense in ("future", "would") and expr.which != "last"):
        return next((r for r in readings if r.start and r.start > scene.anchor), UNKNOWN)
    if expr.which == "this":
        return cal.months_interval(scene.anchor.year, month, 3)
    past = [r for r in readings if r.start and r.last and (r.last if expr.which == "last" else r.start) < scene.anchor]
    return past[-1] if past else UNKNOWN


# Weekdays and days


def _weekday(expr: Expr, scene: Scene) -> DateInterval:
    if expr.inner:
        week = resolve(expr.inner, scene)
        return cal.day_interval(week.start - timedelta(days=week.start.weekday()) + (expr.number - 1) * cal.DAY) if week.start else UNKNOWN
    if expr.which in ("following", "previous", "next the") and (scene.day or scene.history):
        return _weekday_beside(expr, scene.day)
    if expr.which == "same" and scene.day and scene.day.isoweekday() == expr.number:
        return cal.day_interval(scene.day)
    if scene.anchor is None or scene.history:
        return UNKNOWN
    return cal.day_interval(_weekday_of(expr, scene, scene.anchor))


def _weekday_beside(expr: Expr, day: date | None) -> DateInterval:
    """The weekday next to a day told in the text, never that day itself."""
    if day is None:
        return UNKNOWN
    ahead = (expr.number - day.isoweekday()) % 7 or 7
    return cal.day_interval(day - timedelta(days=7 - ahead or 7) if expr.which == "previous" else day + timedelta(days=ahead))


def _weekday_of(expr: Expr, scene: Scene, anchor: date) -> date:
    behind, ahead = (anchor.isoweekday() - expr.number) % 7, (expr.number - anchor.isoweekday()) % 7
    if expr.which in ("last", "previous", "past"):
        return anchor - timedelta(days=behind or 7)
    if expr.which == "week":
        return anchor + timedelta(days=(ahead or 7) + 7)
    if expr.which in ("next", "next the"):
        return anchor + timedelta(days=ahead or 7)
    if scene.tense == "would" and scene.day and scene.day < anchor:
        return scene.day + timedelta(days=(expr.number - scene.day.isoweekday()) % 7 or 7)
    if scene.tense in ("future", "would") or (expr.which == "this" and not scene.tense):
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=behind)


def _deictic(expr: Expr, scene: Scene) -> DateInterval:
    day = cal.moved(scene.anchor, expr.number) if scene.anchor and not scene.history else None
    return cal.day_interval(day) if day else UNKNOWN


def _overnight(expr: Expr, scene: Scene) -> DateInterval:
    """The evening before and the report's day; overnight on a named day, that day and the next."""
    if expr.inner:
        day = resolve(expr.inner, scene).start
        return cal.span_of_days(day, day and cal.moved(day, 1), "day")
    return cal.span_of_days(scene.anchor and cal.moved(scene.anchor, -1), scene.anchor, "day")


def _day_number(expr: Expr, scene: Scene) -> DateInterval:
    if scene.anchor is None:
        return UNKNOWN
    months = (0, 1) if scene.tense in ("future", "would") else (0, -1, -2)
    for k in months:
        month = cal.month_interval(scene.anchor.year, scene.anchor.month + k)
        day = cal.safe_day(month.start.year, month.start.month, expr.number) if month.start else UNKNOWN
        if day.start and (day.start >= scene.anchor if months[1] > 0 else day.start <= scene.anchor):
            return day
    return UNKNOWN


def _nth_day(expr: Expr, scene: Scene) -> DateInterval:
    """Day n of what began on the last day told, which is day one."""
    day = cal.moved(scene.day, expr.number - 1) if scene.day else None
    return cal.day_interval(day) if day else UNKNOWN


# Units: last week, the previous year, that day


def _unit(expr: Expr, scene: Scene) -> DateInterval:
    head, _, rest = expr.which.partition(" ")
    if head in ("later", "earlier"):
        return _side_of(head, _unit(replace(expr, which=rest), scene), scene)
    if expr.unit == "day" and head != "this":
        return _neighbour_day(expr.which, scene)
    base, step = _base_of_unit(expr, scene)
    if base is None:
        return UNKNOWN
    whole = _whole_unit(expr.unit, base, step)
    if head == "this" and whole.start and not scene.history and scene.tense != "future":
        return cal.span_of_days(whole.start, base, whole.precision)
    return whole


def _base_of_unit(expr: Expr, scene: Scene) -> tuple[date | None, int]:
    """The day to count from, and how many units on."""
    step = {"last": -1, "last the": -1, "previous": -1, "next": 1, "next the": 1, "following": 1}.get(expr.which, 0)
    from_text = expr.which in ("previous", "following", "same", "next the") or scene.history
    told = scene.told.start if scene.told.precision != "none" else None
    if from_text and told and not (expr.which == "next the" and scene.tense == "future"):
        return told, step
    return (None if scene.history or expr.which == "following" else scene.anchor), step


def _whole_unit(unit: str, base: date, step: int) -> DateInterval:
    if unit == "week":
        return cal.week_interval(base, step)
    if unit == "fortnight":
        return cal.span_of_days(base - 14 * cal.DAY, base, "week") if step < 0 else UNKNOWN
    if unit == "month":
        return cal.month_interval(base.year, base.month + step)
    if unit == "year":
        return cal.year_interval(base.year + step)
    if unit == "decade":
        return _decade(Expr("decade", (base.year // 10 + step) * 10), Scene(None))
    return _weekend(base, step)


def _weekend(base: date, step: int) -> DateInterval:
    """Saturday and Sunday: the latest that has begun; the last that is over; the next that has not begun."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    if step < 0 and base <= saturday + cal.DAY:
        saturday -= cal.WEEK
    return DateInterval.days(saturday + (step > 0) * cal.WEEK, saturday + (step > 0) * cal.WEEK + cal.DAY)


def _side_of(side: str, whole: DateInterval, scene: Scene) -> DateInterval:
    """ "earlier this month" up to the day before the report, "later this week" from the day after to its end."""
    anchor = scene.anchor
    if not whole.start or not anchor:
        return whole
    full = _whole_unit(whole.precision, whole.start, 0) if whole.precision in ("week", "month", "year") else whole
    if not full.start or not full.last or not full.start <= anchor <= full.last:
        return whole
    if side == "earlier":
        return cal.span_of_days(full.start, max(anchor - cal.DAY, full.start), full.precision)
    return cal.span_of_days(min(anchor + cal.DAY, full.last), full.last, full.precision)


def _neighbour_day(which: str, scene: Scene) -> DateInterval:
    """ "the next day", "the previous day", "that day": beside the last day told."""
    step = {"next": 1, "next the": 1, "following": 1, "previous": -1, "same": 0}.get(which)
    day = scene.day
    if day is None and which == "previous" and not scene.history:
        day = scene.anchor
    if which == "next" and scene.tense == "future":
        day = scene.anchor
    moved = cal.moved(day, step) if day and step is not None else None
    return cal.day_interval(moved) if moved else UNKNOWN


# Stretches before and after


def _back(expr: Expr, scene: Scene) -> DateInterval:
    """ "the past 48 hours", "recent days": from so long ago up to the report's day, both included."""
    if scene.anchor is None or scene.history:
        return UNKNOWN
    number, unit = _RECENT.get(expr.unit, (0, "")) if expr.which == "recent" else (expr.number, expr.unit)
    precision = _PRECISION.get(unit)
    return cal.span_of_days(_counted_back(scene.anchor, number, unit), scene.anchor, precision) if precision else UNKNOWN


def _counted_back(anchor: date, number: int, unit: str) -> date | None:
    if unit in _MONTHS:
        return cal.months_before(anchor, min(number, 9999) * _MONTHS[unit])
    days = {"hour": -(-number // 24), "minute": 0}.get(unit, number * _DAYS.get(unit, 0))
    return cal.moved(anchor, -days)


def _ahead(expr: Expr, scene: Scene) -> DateInterval:
    """ "the next two days", told of the future."""
    if scene.anchor is None or scene.history or expr.unit not in _DAYS or scene.tense not in ("future", "would"):
        return UNKNOWN
    return cal.span_of_days(scene.anchor, cal.moved(scene.anchor, expr.number * _DAYS[expr.unit]), "day" if expr.unit == "day" else "week")


def _lasting(expr: Expr, scene: Scene) -> DateInterval:
    """ "has had alarms for ten days": up to the report's day; in other tenses a length, not a date."""
    return _back(replace(expr, kind="back"), scene) if scene.tense == "perfect" else UNKNOWN


def _ago(expr: Expr, scene: Scene) -> DateInterval:
    return _shift(scene.anchor, -expr.number, expr.unit, expr.which == "exactly") if scene.anchor and not scene.history else UNKNOWN


def _shift(day: date, number: int, unit: str, exact: bool = False) -> DateInterval:
    """A day so many units off: exact in days, three days either side in weeks, the calendar month or year."""
    if unit in ("hour", "minute"):
        return cal.day_interval(day) if abs(number) < 24 or unit == "minute" else _shift(day, number // 24, "day")
    if unit in _DAYS:
        there = cal.moved(day, number * _DAYS[unit])
        slack = 0 if unit == "day" or exact else 3
        return cal.span_of_days(there and cal.moved(there, -slack), there and cal.moved(there, slack), "week" if slack else "day")
    if exact and number < 0 and (there := cal.months_before(day, -number * _MONTHS[unit])):
        return cal.day_interval(there)
    if unit == "month":
        return cal.month_interval(day.year, day.month + number)
    return cal.year_interval(day.year + number * (_MONTHS[unit] // 12))


def _shifted(expr: Expr, scene: Scene) -> DateInterval:
    """ "two days later", "a day after the raid of 4 May": from the day named, else the next in the sentence, else the last told.

    What would lie after the report ("comes a day after the fall of the town") is the report's own day.
    """
    if _hangs_on(expr, scene) and scene.beside:
        return cal.day_interval(scene.beside)
    base = resolve(expr.inner, scene).start if expr.inner else _base(expr, scene)
    there = _shift(base, expr.number, expr.unit) if base else UNKNOWN
    late = scene.anchor and there.start and there.start > scene.anchor and scene.tense not in ("future", "would")
    if scene.anchor and (late or (base is None and _hangs_on(expr, scene) and not scene.history)):
        return cal.day_interval(scene.anchor) if expr.which == "after" else UNKNOWN
    return there


def _hangs_on(expr: Expr, scene: Scene) -> bool:
    """Whether it counts from a thing that is told behind it, without a date of its own."""
    return expr.clause and expr.inner is None and scene.ahead is None


def reference(expr: Expr, scene: Scene) -> DateInterval | None:
    """When that happened from which "a day after" counts: the day named, else so long before the day beside it or the report."""
    if expr.kind != "shifted" or expr.which not in ("after", "before"):
        return None
    if not _hangs_on(expr, scene):
        return resolve(expr.inner, scene) if expr.inner else None
    main = _shifted(expr, scene)
    there = _shift(main.start, -expr.number, expr.unit) if main.start and main.precision == "day" else UNKNOWN
    return there if there.start else None


def _base(expr: Expr, scene: Scene) -> date | None:
    if expr.which in ("after", "before") and scene.ahead:
        return scene.ahead
    coarse = scene.told.start if expr.unit in _MONTHS else None
    if scene.day or coarse:
        return coarse or scene.day
    return scene.anchor if expr.which in ("earlier", "before") and not scene.history else None


# Stretches between


def _since(expr: Expr, scene: Scene) -> DateInterval:
    inner = _inner(expr, replace(scene, tense="past"))
    if scene.history or scene.anchor is None:
        return inner
    return cal.span_of_days(inner.start, scene.anchor, inner.precision)


def _by(expr: Expr, scene: Scene) -> DateInterval:
    """A deadline runs from the report's day; "by Friday" of the past is Friday."""
    inner = _inner(expr, scene)
    if scene.tense not in ("future", "would") or scene.history or scene.anchor is None or not inner.last:
        return inner
    return cal.span_of_days(scene.anchor, inner.last, inner.precision) if inner.last >= scene.anchor else inner


def _until(expr: Expr, scene: Scene) -> DateInterval:
    """Like a deadline, unless the clause tells the past."""
    return _inner(expr, scene) if scene.tense == "past" else _by(expr, replace(scene, tense="future"))


def _range(expr: Expr, scene: Scene) -> DateInterval:
    if expr.inner is None or expr.other is None:
        return UNKNOWN
    last = resolve(expr.other, scene)
    if not last.start or not last.last:
        return UNKNOWN
    first = resolve(expr.inner, replace(scene, anchor=last.start, tense="past") if expr.inner.kind in ("weekday", "calendar") else scene)
    return cal.span_of_days(first.start, last.last, last.precision if first.precision == "day" else first.precision)


def _third(expr: Expr, scene: Scene) -> DateInterval:
    return cal.third_of(_full(expr, scene), expr.number)


def _full(expr: Expr, scene: Scene) -> DateInterval:
    """The inner period whole: in "early this year" the year does not end with the report."""
    inner = _inner(expr, scene)
    if expr.inner and expr.inner.kind == "unit" and expr.inner.which == "this" and inner.start:
        return _whole_unit(expr.inner.unit, inner.start, 0)
    return inner


def _nth(expr: Expr, scene: Scene) -> DateInterval:
    return cal.part_of(_full(expr, scene), expr.number, expr.unit, expr.day or 1)


_RESOLVERS: dict[str, Callable[[Expr, Scene], DateInterval]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "deictic": _deictic,
    "overnight": _overnight,
    "unit": _unit,
    "back": _back,
    "ahead": _ahead,
    "lasting": _lasting,
    "ago": _ago,
    "shifted": _shifted,
    "since": _since,
    "by": _by,
    "until": _until,
    "range": _range,
    "third": _third,
    "nth": _nth,
    "season": _season,
    "decade": _decade,
    "nth_day": _nth_day,
    "day_number": _day_number,
}
