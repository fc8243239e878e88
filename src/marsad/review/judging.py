"""Judgements in the record: corrections of an event's fields and rejections, the newest of each field deciding. Nothing is written over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from marsad.model import DateInterval, Event, Range


def _text(words: str) -> str:
    return words


def _items(words: str) -> list[str]:
    return [item.strip() for item in words.split(";") if item.strip()]


def _count(words: str) -> int | None:
    return int(float(words)) if words else None


def _day(words: str) -> str | None:
    return words or None


EDITABLE: dict[str, Callable[[str], Any]] = {
    "sub_event_type": _text,
    "date_start": _day,
    "date_end": _day,
    "date_precision": _text,
    "side_a": _items,
    "side_b": _items,
    "side_a_open": lambda words: words.casefold() == "true",
    "fatalities_min": _count,
    "fatalities_max": _count,
    "status": _text,
}
"""The columns of events that an analyst may correct, and how a cell becomes the value that the judgement keeps."""


@dataclass(slots=True)
class Verdicts:
    """What analysts decided about one event: corrected fields, and whether it is rejected."""

    fields: dict[str, Any] = field(default_factory=dict)
    rejected: bool = False


def verdicts_of(judgements: Iterable[Mapping[str, Any]], known: date | None = None) -> Mapping[str, Verdicts]:
    """By event; only those made by a day where one is given. Judgements come oldest first, a later one replaces an earlier."""
    found: dict[str, Verdicts] = defaultdict(Verdicts)
    for judgement in judgements:
        if judgement["target_kind"] != "event" or (known and judgement["at"][:10] > known.isoformat()):
            continue
        verdict = found[judgement["target"]]
        if judgement["verdict"] == "correct":
            verdict.fields[judgement["field"]] = judgement["value"]
        verdict.rejected = judgement["verdict"] == "reject"
    return found


def judged(events: Iterable[Event], verdicts: Mapping[str, Verdicts]) -> Iterator[Event]:
    """The events as analysts left them: corrected, without the rejected ones."""
    for event in events:
        verdict = verdicts.get(event.id)
        if verdict is None:
            yield event
        elif not verdict.rejected:
            yield corrected(event, verdict.fields)


def corrected(event: Event, fields: Mapping[str, Any]) -> Event:
    """The event with these values of EDITABLE columns; fields that are none of them are left alone."""
    changes: dict[str, Any] = {name: fields[name] for name in ("sub_event_type", "side_a_open", "status") if name in fields}
    changes |= {name: tuple(fields[name]) for name in ("side_a", "side_b") if name in fields}
    toll = event.fatalities
    changes["fatalities"] = Range(fields.get("fatalities_min", toll.min), fields.get("fatalities_max", toll.max))
    changes["when"] = _when(event.when, fields)
    return replace(event, **changes)


def _when(when: DateInterval, fields: Mapping[str, Any]) -> DateInterval:
    told = {"date_start": when.start, "date_end": when.last}
    chosen = [_date(fields[name]) if name in fields else day for name, day in told.items()]
    days = [day for day in chosen if day]
    return DateInterval.days(days[0], days[-1], fields.get("date_precision", when.precision)) if days else DateInterval.unknown()


def _date(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
