"""Datelines: "BAGHDAD, Nov 3 (BSN) -", "BEIRUT (Reuters) -", "FALLS CHURCH, Va. -", "Beirut- ", "KINSHASA:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.model.span import Span
from marsad.page.dates import WrittenDate
from marsad.page.lines import key
from marsad.page.marks import Marks

_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]{1,24}(?:[ /][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]{1,24}){0,4}(?![a-z])"
_TITLE = r"[A-Z\u00c0-\u00de][\w'’]{1,20}(?:[ /-](?:[A-Z\u00c0-\u00de][\w'’]{1,20}|al|el|de|of|the|ez|az|ad|ash|es)){0,4}?"
_CAPITAL_PLACE = re.compile(_CAPITALS)
_TITLE_PLACE = re.compile(_TITLE + r"(?=,? |[-–—:] )")
_REGION = re.compile(r", ?(?P<region>[A-Z\u00c0-\u00de][\w.'’ ]{1,40}?)(?=,| ?\(| ?[-–—－:]|[-–—])")
_AGENCY = re.compile(r",? ?\((?P<agency>[A-Za-z][\w .&'’/-]{1,40})\)")
_DASH = re.compile(r"(?: ?(?:--?|[–—－]{1,2})|:| ?[-–—]-)(?=\s|$|[\"“A-Z])")
_STOP = re.compile(r"\.(?= [A-Z\"“])")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline: where, its place, its day as written and its agency, each None when not there."""

    span: Span
    place: str
    day: WrittenDate | None
    agency: str | None


def find_dateline(marks: Marks, start: int, end: int) -> FoundDateline | None:
    """The dateline that running text from `start` opens with, if it does."""
    capitals = _CAPITAL_PLACE.match(marks.text, start, end)
    found = _tail(marks, capitals, end, capital=True) if capitals else None
    if found:
        return found
    title = _TITLE_PLACE.match(marks.text, start, min(end, start + 160))
    return _tail(marks, title, end, capital=False) if title else None


def _tail(marks: Marks, place: re.Match[str], end: int, capital: bool) -> FoundDateline | None:
    """What follows the place: region, day, agency, dash; None when too little of it is there."""
    name = place.group().strip(" .-/")
    region = _REGION.match(marks.text, place.end(), end)
    at = region.end() if region and not _month(marks, region["region"]) else place.end()
    day = _day(marks, at, end)
    at = day.end if day else at
    agency = _AGENCY.match(marks.text, at, end)
    at = agency.end() if agency else at
    dash = _DASH.match(marks.text, at, end)
    if not _plausible(marks, name, bool(day), bool(agency), dash, at, end, capital):
        return None
    form = agency["agency"] if agency else region["region"] if region and region["region"].lower() in marks.cues.agencies else None
    stop = dash or _STOP.match(marks.text, at, end)
    return FoundDateline(Span(place.start(), stop.end() if stop else at), name, day, form)


def _month(marks: Marks, region: str) -> bool:
    return region.split()[0].strip(".").lower() in marks.cues.months


def _day(marks: Marks, at: int, end: int) -> WrittenDate | None:
    window = marks.text[at : min(end, at + 60)]
    skip = len(window) - len(window.lstrip(", ("))
    found = marks.forms.match(window, skip)
    return WrittenDate(at + found.start, at + found.end, found.year, found.month, found.day) if found else None


def _plausible(marks: Marks, name: str, day: bool, agency: bool, dash: re.Match[str] | None, at: int, end: int, capital: bool) -> bool:
    if len(key(name)) < 3 or name.lower() in marks.cues.words["not-places"] or key(name) == key(marks.outlet or "-"):
        return False
    if name.lower() in marks.cues.agencies:
        return False
    if capital:
        stopped = bool(_STOP.match(marks.text, at, end)) and len(key(name)) >= 4
        return agency or bool(dash) or stopped or (len(key(name)) >= 4 and not day and _opens(marks, at))
    if agency or day:
        return bool(dash)
    attached = bool(dash) and marks.text[at] in "-–—"
    return attached and len(name.split()) <= 3


def _opens(marks: Marks, at: int) -> bool:
    """Whether a sentence begins right after: "BEIRUT A Russian strike"."""
    following = re.compile(r" ([A-Z][a-z]{0,12})\b").match(marks.text, at)
    return bool(following) and str(following and following.group(1)).lower() in marks.cues.words["openers"]
