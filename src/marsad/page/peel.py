"""The edges of running text: what scrapers leave before the first sentence and after the last."""

from __future__ import annotations

import re

from marsad.model.article import Dateline
from marsad.model.span import Span
from marsad.page.dateline import FoundDateline, find_dateline
from marsad.page.dates import far
from marsad.page.lines import key
from marsad.page.marks import Marks

_LOOSE = re.compile(r"[\s.,;:|·\ufeff-]{0,6}")
_CLOCK = re.compile(r"(?:,? ?(?:at|-|–)? ?\d{1,2}[:.h]?\d{2}(?! ?[a-z]{2,})(?: ?(?:GMT|UTC|[A-Z]{3,4}|am|pm)\b)?)")
_WORD = re.compile(r"\w+")
_EDGE = 400
"""How many code points at the end of a text are looked at for sign-offs."""


def peel_head(marks: Marks, start: int, end: int) -> int:
    """Drop publication line, headline and dateline from `start` on; return where the body begins."""
    at = _before_title(marks, start, end)
    for _ in range(8):
        step = _step(marks, at, end)
        if step == at:
            break
        at = step
    return _read_dateline(marks, at, end)


def _step(marks: Marks, at: int, end: int) -> int:
    """Past one piece that stands before the body, or `at` again."""
    past = _past_marks(marks, at, end)
    begin = past + _blank(marks.text, past, end)
    return _title(marks, begin, end) or _publication(marks, begin, end) or _furniture(marks, begin, end) or at


def _blank(text: str, at: int, end: int) -> int:
    window = text[at : min(end, at + 50)]
    return len(window) - len(window.lstrip("\ufeff \t\r\n\xa0"))


def _title(marks: Marks, at: int, end: int) -> int:
    stop = match_title(marks.text, at, end, marks.title)
    if stop:
        marks.headline(at, stop)
    return stop


def _before_title(marks: Marks, start: int, end: int) -> int:
    """Past a publication line of any form that stands before the given headline: "Posted on July 12 2016 by NAME HEADLINE"."""
    opening = marks.forms.search(marks.text, start, min(end, start + 80))
    cue = marks.cues.start.pattern.match(marks.text, start, end)
    if not marks.title or not (cue or (opening and opening.start - start < 20)):
        return start
    for word in _WORD.finditer(marks.text, start, min(end, start + 160)):
        if match_title(marks.text, word.start(), end, marks.title):
            if word.start() > start:
                _note_date(marks, start, word.start())
                marks.drop(start, word.start(), "publication line")
            return word.start()
    return start


def _note_date(marks: Marks, start: int, end: int) -> None:
    written = marks.forms.search(marks.text, start, end)
    day = written.near(marks.anchor) if written else None
    if day:
        marks.dates.append(day)


def _publication(marks: Marks, at: int, end: int) -> int:
    """Past a date with a year, its clock time and its opening words, when text or nothing follows."""
    begin, cue = at, marks.cues.start.pattern.match(marks.text, at, end)
    if cue and marks.cues.start.of(cue).then == "drop":
        begin = cue.end()
    begin = _past_agency(marks, begin, end)
    window = marks.text[begin : min(end, begin + 60)]
    written = marks.forms.match(window)
    if not written or not written.year:
        return 0
    clock = _CLOCK.match(marks.text, begin + written.end, end)
    stop = clock.end() if clock else begin + written.end
    following = marks.text[stop : stop + 4].lstrip(" ,.")[:1]
    if following and not (following.isupper() or following.isdigit() or following in "\"“‘'\r\n("):
        return 0
    _note_date(marks, begin, stop)
    marks.drop(at, stop, "publication line")
    return stop


def _past_agency(marks: Marks, at: int, end: int) -> int:
    """Past an agency's name right before the date: "AFP Monday 17 Mar 2014"."""
    word = re.compile(r"([A-Z][\w-]{1,12})[ ,]{1,3}").match(marks.text, at, end)
    if word and word.group(1).lower() in marks.cues.agencies and marks.forms.match(marks.text[word.end() : word.end() + 60]):
        marks.credit(word.group(1))
        return word.end()
    return at


def _furniture(marks: Marks, at: int, end: int) -> int:
    """Past share buttons, credits after the headline with a date behind them, and a picture caption with its credit."""
    cue = marks.cues.start.pattern.match(marks.text, at, end)
    if cue and marks.cues.start.of(cue).then == "caption":
        return _caption(marks, at, end)
    if cue and marks.cues.start.of(cue).why == "share buttons":
        marks.drop(at, cue.end(), "share buttons")
        return cue.end()
    return _credits_and_date(marks, at, end)


def _caption(marks: Marks, at: int, end: int) -> int:
    """A caption in running text ends with a credit in brackets; without one nobody can say where it ends, and it stays."""
    for credit in marks.cues.inside.pattern.finditer(marks.text, at, min(end, at + 500)):
        if marks.cues.inside.of(credit).why == "caption":
            marks.caption(at, credit.end())
            return credit.end()
    return 0


def _credits_and_date(marks: Marks, at: int, end: int) -> int:
    """After the headline: "REUTERS Jane Doe Middle East 0041 06.04.2017" is no sentence."""
    if not any(b.zone == "title" and b.span.end <= at for b in marks.blocks):
        return 0
    written = marks.forms.search(marks.text, at, min(end, at + 90))
    if not written or not written.year or not _names_only(marks.text[at : written.start]):
        return 0
    _note_date(marks, written.start, written.end)
    marks.drop(at, written.end, "publication line")
    return written.end


def _names_only(text: str) -> bool:
    words = text.split()
    return len(words) <= 8 and all(w[0].isupper() or w[0].isdigit() for w in words)


def _read_dateline(marks: Marks, at: int, end: int) -> int:
    begin = at + _blank(marks.text, at, end)
    found = find_dateline(marks, begin, end) or _behind_byline(marks, begin, end) or _late_dateline(marks, begin, end)
    if not found:
        return _leading_agency(marks, _past_marks(marks, begin, end), end)
    note_dateline(marks, found)
    return found.span.end


def _past_marks(marks: Marks, at: int, end: int) -> int:
    """Past the full stop that scrapers set behind a headline."""
    titled = any(b.zone == "title" and b.span.end <= at <= b.span.end + 4 for b in marks.blocks)
    loose = _LOOSE.match(marks.text, at, end) if titled else None
    return loose.end() if loose else at


def note_dateline(marks: Marks, found: FoundDateline) -> None:
    """Keep a dateline: its day, its agency, its place."""
    day = found.day.near(marks.anchor) if found.day else None
    if day and marks.anchor and far(day, marks.anchor):
        marks.warnings.append(f"The dateline says {day.isoformat()}, more than a month from the date of publication; it was not used.")
        day = None
    marks.dateline = Dateline(found.span, found.place, day)
    marks.drop(found.span.start, found.span.end, "dateline")
    if found.agency and not marks.forms.match(found.agency):
        marks.credit(found.agency)


def _leading_agency(marks: Marks, at: int, end: int) -> int:
    """Past an agency without a place: "(Reuters) - "."""
    found = re.compile(r"\(([A-Z][\w .&'’-]{1,30})\) ?[-–—]{1,2} ").match(marks.text, at, end)
    if not found or found.group(1).lower() not in marks.cues.agencies:
        return at
    marks.credit(found.group(1))
    marks.drop(at, found.end(), "dateline")
    return found.end()


_BYLINE = re.compile(r"(?:By|BY) [A-Z][\w.'’-]{1,24}(?:,? (?:and )?[A-Z][\w.'’-]{0,24}){0,9}?,? (?=[A-Z]{3,25}\b[^a-z]{0,40}\()")


def _behind_byline(marks: Marks, at: int, end: int) -> FoundDateline | None:
    """A dateline behind the writer's name: "By Ada Lindgren TORIL (Reuters) - "."""
    byline = _BYLINE.match(marks.text, at, min(end, at + 200))
    found = find_dateline(marks, byline.end(), end) if byline else None
    if byline and found:
        marks.drop(at, byline.end(), "byline")
    return found


_LATE = re.compile(r"(?<= )[A-Z]{4,20} \((?P<agency>[A-Z][\w-]{1,20})\) (?=[A-Z\"“])")


def _late_dateline(marks: Marks, at: int, end: int) -> FoundDateline | None:
    """A dateline after standfirst and picture credits: "... local media reported. CREDIT Other headline MOSCOW (Agency) At the ..."."""
    for found in _LATE.finditer(marks.text, at, min(end, at + 700)):
        if found["agency"].lower() not in marks.cues.agencies:
            continue
        stop = max(marks.text.rfind(mark, at, found.start()) for mark in (". ", '" ', "? "))
        if stop < 0:
            return None
        marks.block("summary", at, stop + 1)
        marks.drop(stop + 1, found.start(), "teaser")
        return FoundDateline(Span(found.start(), found.end()), found.group().split()[0], None, found["agency"])
    return None


def peel_tail(marks: Marks, start: int, end: int) -> int:
    """Drop sign-offs, counters, source notes and share words from the end; return where the body ends."""
    for _ in range(8):
        end = _rstrip(marks.text, start, end)
        window = max(start, end - _EDGE)
        found = next((m for m in marks.cues.end.pattern.finditer(marks.text, window, end) if m.end() == end), None)
        cut = _cue_cut(marks, found) if found else None
        cut = _agency_cut(marks, window, end) if cut is None else cut
        if cut is None:
            return end
        end = cut
    return _rstrip(marks.text, start, end)


def _cue_cut(marks: Marks, found: re.Match[str]) -> int | None:
    cue = marks.cues.end.of(found)
    if cue.then == "caption":
        return None
    if cue.then == "source" and cue.lead:
        marks.credits(cue.lead.sub("", found.group(), count=1))
    marks.drop(*found.span(), cue.why)
    for told in marks.cues.inside.pattern.finditer(found.group()):
        marks.credit(marks.cues.inside.of(told).agency)
    return found.start()


_SIGNED = re.compile(
    r"(?:(?<=[.!?\"”’)] )|(?<=[.!?\"”’)\n]))(?:[A-Z][\w ]{1,25} )?[-–—/]{0,3} ?"
    r"(?P<open>\(?)(?P<name>[A-Z][\w.-]{1,25}(?: [A-Z][\w-]{1,20}){0,3})(?P<shut>\)?)$"
)


def _agency_cut(marks: Marks, window: int, end: int) -> int | None:
    """Where an agency's name after the last sentence begins: "--Reuters", "Daily - Xinhua"."""
    found = _SIGNED.search(marks.text[window:end])
    if not found or not ((found["open"] and found["shut"]) or found["name"].lower() in marks.cues.agencies):
        return None
    marks.credit(found["name"])
    marks.drop(window + found.start(), end, "sign-off")
    return window + found.start()


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return end


def match_title(text: str, at: int, end: int, title: str | None) -> int:
    """Where the headline that stands at `at` ends, 0 when it does not; the site's name after " - " or " | " may be missing."""
    for form in _forms(title or ""):
        stop = _same_words(text, at, end, form)
        if stop:
            return stop
    return 0


def _forms(title: str) -> list[str]:
    parts = [re.split(r" [|-] ", title)[0], re.split(r" \| ", title)[0]]
    words = title.split()
    without_number = " ".join(words[1:]) if len(words) > 6 and words[0].isdigit() else ""
    return [form for form in dict.fromkeys([title, *parts[::-1], without_number]) if len(key(form)) >= 8]


def _same_words(text: str, at: int, end: int, form: str) -> int:
    window = text[at : min(end, at + 2 * len(form) + 20)]
    there = list(_WORD.finditer(window))
    wanted = _WORD.findall(form)
    if len(there) < len(wanted) or [m.group().casefold() for m in there[: len(wanted)]] != [w.casefold() for w in wanted]:
        return 0
    stop = at + there[len(wanted) - 1].end()
    mark = re.compile(r"[\"”’'!?)]{1,2}").match(text, stop, end)
    return mark.end() if mark else stop
