"""Annotated reports as tellings: what link and control would get from a reader that makes no mistake."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.link.words import normal
from marsad.model import Carrier, ControlTelling, DateInterval, EventTelling, Place, Range, ReportText, Telling, Voice
from marsad.model.ids import content_id

Json = dict[str, Any]
_MONTHS = tuple(calendar.month_name[1:])
_OFFICES = frozenset(
    "the of for a an and army forces force military government spokesman officials official command news agency state media".split()
)


@dataclass(frozen=True, slots=True)
class Storyline:
    """One annotated storyline: its reports, tellings, quarters of towns (id -> id of the town), and the gold."""

    slug: str
    reports: tuple[ReportText, ...]
    tellings: tuple[Telling, ...]
    parts: Mapping[str, str]
    gold: Json


def read_storyline(folder: Path) -> Storyline:
    """Read reports.jsonl, annotations.jsonl and gold.json of `folder`. `story_event` and `origin` (answers) are not looked at."""
    reports = _lines(folder / "reports.jsonl")
    notes = {n["id"]: n for n in _lines(folder / "annotations.jsonl")}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    sides = _Sides(gold.get("sources", []), notes.values())
    tellings: list[Telling] = []
    for report in reports:
        carrier = _carrier(report)
        note = notes.get(report["id"], {})
        tellings += [_event(carrier, e, sides) for e in note.get("events", [])]
        tellings += [_control(carrier, e, sides) for e in note.get("control", [])]
    parts = {_place_id(n): _place_id(p["part_of"]) for n, p in (gold.get("places") or {}).items() if p.get("part_of")}
    return Storyline(folder.name, tuple(_text(r) for r in reports), tuple(tellings), parts, gold)


def _lines(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _agencies(report: Json) -> tuple[str, ...]:
    return (report["agency"],) if report.get("agency") else ()


def _carrier(report: Json) -> Carrier:
    side = report.get("side")
    return Carrier(
        report["id"],
        _day(report.get("published")),
        report.get("outlet"),
        None if side == "neutral" else side,
        _agencies(report),
        report.get("url"),
        report.get("published_time") or "",
    )


def _text(report: Json) -> ReportText:
    return ReportText(
        report["id"],
        report["text"],
        report.get("title"),
        _day(report.get("published")),
        report.get("outlet"),
        _agencies(report),
        report.get("published_time") or "",
    )


def _place_id(name: str) -> str:
    return f"gold:{normal(name)}"


def _place(told: Json | None) -> Place | None:
    if not told:
        return None
    return Place(_place_id(told["name"]), told["name"], told.get("country") or "", lat=told.get("lat"), lon=told.get("lon"), source="gold")


def _where(told: Json | None) -> tuple[str | None, str | None]:
    """Part and relation of a place told with precision 2.

    Words without a capital are a part, "around X" and the bare name stand for its surroundings, "X district" for itself.
    """
    text = (told or {}).get("text") or ""
    if not told or told.get("precision") != 2:
        return None, None
    first, *rest = text.split() or [""]
    if first.islower() and not any(w[:1].isupper() for w in rest):
        return text, None
    if first.isupper() and len(first) > 1:
        return text.lower(), None
    return (None, None) if rest and rest[-1].islower() and not first.islower() else (None, "near")


def _interval(told: Json | None) -> DateInterval:
    start, end = _day((told or {}).get("start")), _day((told or {}).get("end"))
    return DateInterval.days(start, end or start, told["precision"]) if told and start else DateInterval.unknown()


def _event(carrier: Carrier, told: Json, sides: _Sides) -> EventTelling:
    part, relation = _where(told.get("place"))
    deaths = told.get("fatalities") or {}
    return EventTelling(
        content_id("event", carrier.report, told["eid"]),
        carrier,
        told["sub_event_type"],
        told["quote"],
        "body",
        tuple(told["side_a"]),
        tuple(told["side_b"]),
        bool(told.get("side_a_open")),
        False,
        _place(told.get("place")),
        part,
        relation,
        _interval(told.get("date")),
        Range(deaths.get("min"), deaths.get("max")),
        sides.voices(told["attribution"]),
        told["status"],
        bool(told.get("ongoing")),
        bool(told.get("background")),
        1.0,
    )


def _control(carrier: Carrier, told: Json, sides: _Sides) -> ControlTelling:
    part, relation = _where(told["place"])
    place = _place(told["place"])
    assert place is not None
    holder = None if told["holder"] == "contested" else told["holder"]
    key = content_id("control", carrier.report, told["quote"], told["kind"], told["place"]["name"], told["holder"], told["date"]["start"])
    return ControlTelling(
        key,
        carrier,
        told["kind"],
        told["extent"],
        place,
        told["quote"],
        "body",
        holder,
        told.get("previous"),
        told.get("besieger"),
        part,
        relation,
        _since(told),
        sides.voices(told["attribution"]),
        told["status"],
        1.0,
    )


def _since(told: Json) -> DateInterval:
    """The days of a holding; where its words say "since June", from the first day of that month."""
    days = _interval(told.get("date"))
    month = re.search(rf"\bsince (?:early |mid-|late )?({'|'.join(_MONTHS)})\b", told["quote"]) if told["kind"] == "held" else None
    if not month or not days.start or not days.last:
        return days
    number = _MONTHS.index(month[1]) + 1
    start = date(days.last.year - (number > days.last.month), number, 1)
    return DateInterval.days(min(start, days.start), days.last, days.precision)


class _Sides:
    """The party each speaker belongs to: as the gold's list of sources says, else by the words of the name."""

    def __init__(self, sources: Sequence[Json], notes: Iterable[Json]) -> None:
        self._listed: dict[str, str | None] = {s["name"]: None if s["party"] == "neutral" else s["party"] for s in sources}
        actors = {a for n in notes for e in n.get("events", []) for a in (*e["side_a"], *e["side_b"])}
        self._actors = {party: _short(party) for party in sorted(actors | {p for p in self._listed.values() if p})}

    def voices(self, names: Sequence[str]) -> tuple[Voice, ...]:
        """One voice a name."""
        return tuple(Voice(name, None, self._side(name)) for name in names)

    def _side(self, name: str) -> str | None:
        if name in self._listed:
            return self._listed[name]
        words = set(normal(name).split())
        for listed, party in self._listed.items():
            told = set(normal(listed).split())
            if party and (
                words <= told or told <= words or len((words & told) - _OFFICES) >= 2 or (words & told and len(words - told) == 0)
            ):
                return party
        for party, short in self._actors.items():
            if words & short:
                return party
        return None


def _short(party: str) -> set[str]:
    """Words that name a party: all of its own, and its initials with its figures ("March 23 Movement": m23)."""
    words = normal(re.sub(r"\(.*?\)", "", party)).split()
    initials = "".join(w if w.isdigit() else w[0] for w in words)
    country = {w for w in words if w not in _OFFICES}
    return (country if len(country) <= 2 else set()) | {initials, initials[:-1]} - {w for w in (initials[:-1], initials) if len(w) < 3}
