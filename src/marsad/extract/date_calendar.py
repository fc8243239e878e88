"""Reckoning with days: months, weeks, seasons, thirds, and the latest or next day of a kind."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from marsad.model.time import DateInterval, DatePrecision

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def day_interval(day: date) -> DateInterval:
    """One day."""
    return DateInterval.days(day, day)


def year_interval(year: int) -> DateInterval:
    """A calendar year; unknown outside the calendar."""
    return DateInterval.days(date(year, 1, 1), date(year, 12, 31), "year") if MINYEAR <= year < MAXYEAR else DateInterval.unknown()


def month_interval(year: int, month: int) -> DateInterval:
    """A calendar month; `month` outside 1-12 counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year < MAXYEAR:
        return DateInterval.unknown()
    return DateInterval.days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def months_interval(year: int, month: int, number: int) -> DateInterval:
    """`number` months from a month on, precision month."""
    first, last = month_interval(year, month), month_interval(year, month + number - 1)
    return DateInterval(first.start, last.stop, "month") if first.start and last.stop else DateInterval.unknown()


def week_interval(day: date, weeks: int = 0) -> DateInterval:
    """The ISO week of `day`, moved by `weeks`."""
    monday = day - timedelta(days=day.weekday()) + weeks * WEEK
    return DateInterval.days(monday, monday + 6 * DAY, "week")


def safe_day(year: int, month: int, day: int) -> DateInterval:
    """The day; unknown when the calendar has no such day, or no day after it."""
    try:
        return day_interval(date(year, month, day)) if year < MAXYEAR else DateInterval.unknown()
    except ValueError:
        return DateInterval.unknown()


def moved(day: date, days: int) -> date | None:
    """`day` moved; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def span_of_days(first: date | None, last: date | None, precision: DatePrecision) -> DateInterval:
    """Both days included; unknown when one is missing or they stand in the wrong order."""
    return DateInterval.days(first, last, precision) if first and last and first <= last else DateInterval.unknown()


def months_before(day: date, months: int) -> date | None:
    """The same day of the month `months` earlier, or that month's last day."""
    month = month_interval(day.year, day.month - months)
    return month.start and month.last and min(month.start + (day.day - 1) * DAY, month.last)


def third_of(whole: DateInterval, third: int) -> DateInterval:
    """Early, mid or late part: days 1-10, 11-20, 21-end of a month; four months of a year; the months of a season; else the whole."""
    if not whole.start or not whole.last:
        return whole
    start, last = whole.start, whole.last
    if whole.precision == "month" and start.month == last.month and start.day == 1:
        first = start + 10 * (third - 1) * DAY
        return DateInterval.days(first, first + 9 * DAY if third < 3 else last, "week")
    if whole.precision == "year" and start.year == last.year:
        return months_interval(start.year, 4 * third - 3, 4)
    if whole.precision == "year":
        return _third_of_decade(start.year, third)
    if whole.precision == "month" and (last.year - start.year) * 12 + last.month - start.month == 2:
        return month_interval(start.year, start.month + third - 1)
    return whole


def _third_of_decade(first: int, third: int) -> DateInterval:
    """Years 0-3, 4-6 or 7-9."""
    start, last = ((0, 3), (4, 6), (7, 9))[third - 1]
    return DateInterval(date(first + start, 1, 1), date(first + last + 1, 1, 1), "year")


def part_of(whole: DateInterval, number: int, unit: str, parts: int) -> DateInterval:
    """Part `number` (-1 the last) of `whole` in units of day, week, month (`parts` of them together), or in `parts` halves or quarters."""
    if not whole.start or not whole.last:
        return DateInterval.unknown()
    if unit == "half":
        return _fraction(whole, number, parts)
    if parts > 1:
        return _together(whole, number, unit, parts)
    if unit == "day":
        return third_of(whole, 3 if number < 0 else 1)
    if unit == "week":
        first = whole.last - 6 * DAY if number < 0 else whole.start + (number - 1) * WEEK
        return span_of_days(first, min(first + 6 * DAY, whole.last), "week")
    if unit == "month":
        edge, step = (whole.last, 0) if number < 0 else (whole.start, number - 1)
        return month_interval(edge.year, edge.month + step)
    return DateInterval.unknown()


def _together(whole: DateInterval, number: int, unit: str, length: int) -> DateInterval:
    """The first or last `length` days, weeks or months of `whole`."""
    if not whole.start or not whole.last or abs(number) != 1:
        return DateInterval.unknown()
    if unit == "month":
        last = month_interval(whole.last.year, whole.last.month - length + 1).start
        return months_interval(whole.start.year, whole.start.month, length) if number > 0 else span_of_days(last, whole.last, "month")
    days = {"day": 1, "week": 7}.get(unit, 0) * min(length, 366)
    if not days:
        return DateInterval.unknown()
    first = whole.start if number > 0 else moved(whole.last, 1 - days)
    last = moved(whole.start, days - 1) if number > 0 else whole.last
    return span_of_days(first, last, "day" if unit == "day" else "week")


def _fraction(whole: DateInterval, number: int, parts: int) -> DateInterval:
    if whole.start is None or whole.last is None:
        return whole
    number = parts if number < 0 else number
    if whole.precision == "year" and number <= parts:
        return months_interval(whole.start.year, 1 + (number - 1) * 12 // parts, 12 // parts)
    if whole.precision == "month" and parts == 2:
        middle = whole.start + 14 * DAY
        return DateInterval.days(whole.start, middle, "week") if number == 1 else DateInterval.days(middle + DAY, whole.last, "week")
    return DateInterval.unknown()
