"""Answers about who held a place, and the reasons where there is none."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.database.filters import same_place
from marsad.errors import NotFoundError
from marsad.model import ControlSpan, ControlTelling, Place, Timeline
from marsad.store import Links


@dataclass(frozen=True, slots=True)
class Held:
    """Who held a place on a day. `because` are the statements that this rests on, in the order of the days they speak of."""

    place: Place
    day: date
    span: ControlSpan
    because: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and the other reports that print the same text: copies of a wire say a thing once."""

    telling: ControlTelling
    copied_in: tuple[str, ...] = ()


def timeline_of(wanted: str, timelines: Sequence[Timeline], also: frozenset[str] = frozenset()) -> Timeline:
    """The place by id or by name in any spelling; `also` are ids of places of that name. NotFoundError says what is there instead."""
    for timeline in timelines:
        if same_place(wanted, timeline.place):
            return timeline
    for timeline in timelines:
        if timeline.place.id in also:
            return timeline
    raise NotFoundError(f"No report here says who held {wanted}.{_instead(wanted, [t.place.name for t in timelines])}")


def _instead(wanted: str, names: list[str]) -> str:
    if not names:
        return " Nobody speaks of any place yet: add reports with `marsad add`."
    alike = difflib.get_close_matches(wanted, names, 3, 0.6)
    if alike:
        return f" Did you mean {' or '.join(alike)}?"
    shown = sorted(names)
    return f" Reports speak of {', '.join(shown[:8])}{f' and {len(shown) - 8} more' if len(shown) > 8 else ''}."


def held_on(timeline: Timeline, day: date, links: Links) -> Held:
    """Who held the place on that day; NotFoundError where nobody speaks of it, with the days that somebody does speak of."""
    span = timeline.on(day)
    if span is None:
        raise NotFoundError(f"Nobody says who held {timeline.place.name} on {day}: {_spoken(timeline)}.")
    return Held(timeline.place, day, span, because(span, links))


def _spoken(timeline: Timeline) -> str:
    if not timeline.spans:
        return "reports name it, but none says who held it on a day"
    return f"the record speaks of {timeline.spans[0].first} to {timeline.spans[-1].last}"


def because(span: ControlSpan, links: Links) -> tuple[Statement, ...]:
    """The statements that a span rests on, each once: those of copies stand beside the first."""
    wanted = set(span.tellings)
    found = [t for t in links.tellings if t.id in wanted and isinstance(t, ControlTelling)]
    original = {report: group.reports[0] for group in links.copies for report in group.reports}
    groups: dict[object, list[ControlTelling]] = {}
    for telling in sorted(found, key=_by_day):
        text = original.get(telling.carrier.report, telling.carrier.report)
        groups.setdefault((text, telling.kind, telling.extent, telling.holder, telling.when), []).append(telling)
    return tuple(Statement(first, tuple(t.carrier.report for t in others)) for first, *others in groups.values())


def _by_day(telling: ControlTelling) -> tuple[date, date, str, str]:
    carrier = telling.carrier
    return (telling.when.start or carrier.published or date.max, carrier.published or date.max, carrier.sort, telling.id)
