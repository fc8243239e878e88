"""A page of lines: where the head ends, what is body, what is dropped and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.span import Span
from marsad.page.dateline import find_dateline
from marsad.page.kinds import Kind, kinds_of
from marsad.page.lines import Line, key, lines_of
from marsad.page.marks import Marks
from marsad.page.peel import match_title, note_dateline, peel_head, peel_tail
from marsad.page.running import read_running

_HEAD = 16
"""The head of a page is looked for in so many lines."""
_SUBHEADING = 6
"""A line of so many words without a full stop, between paragraphs, is a subheading."""


def read_plain(marks: Marks) -> None:
    """Mark title, summary, body and captions of a plain text, and what is dropped."""
    lines = lines_of(marks.text)
    if len(lines) <= 1:
        _one_stretch(marks, Span(lines[0].span.start, lines[0].span.end) if lines else Span(0, 0))
        return
    kinds = kinds_of(marks, lines)
    read_lines(marks, lines, kinds)


def read_lines(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind]) -> None:
    """The same for lines whose kinds are known."""
    if not any(_tells(line, kind) for line, kind in zip(lines, kinds, strict=True)):
        for line, kind in zip(lines, kinds, strict=True):
            _leave_out(marks, line, _plain_drop(kind), "navigation")
        return
    title = _find_title(marks, lines, kinds)
    body = _read_head(marks, lines, kinds, title)
    _read_body(marks, lines, kinds, body)


def _one_stretch(marks: Marks, span: Span) -> None:
    start = peel_head(marks, span.start, span.end)
    read_running(marks, start, peel_tail(marks, start, span.end))


def _tells(line: Line, kind: Kind) -> bool:
    """Whether a line can be the text of a report: a menu has none such."""
    return kind.name == "running" or (kind.name == "short" and (line.words > _SUBHEADING or (line.ends and line.words > 1)))


def _find_title(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind]) -> str | None:
    """The headline: the one given, else the first line of the head that reads as one, a repeated one before others."""
    if marks.title:
        return marks.title
    first = next((i for i, k in enumerate(kinds) if k.name == "running"), len(lines))
    head = [ln for ln, k in zip(lines[: min(_HEAD, max(first, 1) + 4)], kinds, strict=False) if k.name == "short" and ln.words >= 2]
    keys = [key(ln.text) for ln in head]
    twice = next((ln for ln, own in zip(head, keys, strict=True) if keys.count(own) > 1), None)
    before = [ln for ln in head if first == len(lines) or ln.span.start < lines[first].span.start]
    ranked = sorted(before, key=lambda ln: -min(ln.words, 5))
    found = twice or next(iter(ranked), None)
    return found.text if found and not find_dateline(marks, found.span.start, found.span.end) else None


def _read_head(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind], title: str | None) -> int:
    """Mark the lines before the body; return the index of its first line."""
    body = _body_start(lines, kinds, title)
    for line, kind in zip(lines[:body], kinds[:body], strict=True):
        if title and key(line.text) == key(title):
            marks.headline(line.span.start, line.span.end)
        elif title and match_title(marks.text, line.span.start, line.span.end, title):
            _title_and_deck(marks, line, title)
        elif kind.name in ("running", "short") and _dateline_alone(marks, line):
            continue
        elif kind.name == "running" or (_is_deck(marks, line, kind, line is lines[body - 1])):
            marks.block("summary", line.span.start, line.span.end)
        else:
            _leave_out(marks, line, kind, "navigation")
    return body


def _is_deck(marks: Marks, line: Line, kind: Kind, last: bool) -> bool:
    """A standfirst without a full stop: a long line behind the headline, or the last one before the body."""
    return kind.name == "short" and line.words > _SUBHEADING and (last or any(b.zone == "title" for b in marks.blocks))


def _title_and_deck(marks: Marks, line: Line, title: str) -> None:
    """The headline with a standfirst behind it on the same line."""
    stop = match_title(marks.text, line.span.start, line.span.end, title)
    marks.headline(line.span.start, stop)
    marks.block("summary", stop, line.span.end)


def _body_start(lines: Sequence[Line], kinds: Sequence[Kind], title: str | None) -> int:
    """The first paragraph after title, date, byline and the like; one paragraph before the last of these is a standfirst."""
    running = [i for i, k in enumerate(kinds) if k.name == "running" and not (title and _is_title(lines[i], title))]
    if not running:
        return next((i for i, k in enumerate(kinds) if k.name == "short" and not (title and _is_title(lines[i], title))), len(lines))
    headline = next((i for i in range(running[0]) if title and _is_title(lines[i], title)), None)
    markers = [i for i in range(min(_HEAD, running[-1])) if _marks_head(lines[i], kinds[i], title)] if headline is not None else []
    last = max((m for m in markers if sum(1 for r in running if r < m) <= 1), default=-1)
    first = next((r for r in running if r > last), running[0])
    announced = first and kinds[first - 1].name == "short" and lines[first - 1].text.endswith(":") and lines[first - 1].words >= 4
    return first - 1 if announced else first


def _marks_head(line: Line, kind: Kind, title: str | None) -> bool:
    in_head = kind.name == "date" or (kind.name == "drop" and kind.cue is not None and kind.cue.why in _HEAD_CUES)
    return in_head or bool(title and _is_title(line, title))


_HEAD_CUES = frozenset({"byline", "reading time", "publication line"})


def _is_title(line: Line, title: str) -> bool:
    return key(line.text) == key(title)


def _dateline_alone(marks: Marks, line: Line) -> bool:
    found = find_dateline(marks, line.span.start, line.span.end) if line.words <= _SUBHEADING else None
    if not found or found.span.end < line.span.end:
        return False
    note_dateline(marks, found)
    return True


def _leave_out(marks: Marks, line: Line, kind: Kind, otherwise: str) -> None:
    """Drop a line, keeping what it tells of date, section and agency; captions stay as captions."""
    start, end = line.span.start, line.span.end
    if kind.name == "caption":
        marks.caption(start, end)
        return
    if kind.written:
        day = kind.written.near(marks.anchor)
        marks.dates += [day] if day else []
        rest = kind.rest if key(kind.rest) != key(marks.outlet or "") else ""
        marks.section = marks.section or rest or None
        marks.drop(start, end, "publication line")
        return
    if kind.name == "crumbs" and not marks.section:
        marks.section = line.text.replace("»", "|").replace(">", "|").replace("/", "|").rsplit("|", 1)[-1].strip() or None
    _note_cue(marks, line, kind)
    signed = otherwise == "footer" and not kind.cue and _signed(marks, line)
    marks.drop(start, end, kind.cue.why if kind.cue else "sign-off" if signed else otherwise)


def _signed(marks: Marks, line: Line) -> bool:
    """Whether a line behind the body names an agency: "(Reuters)", "China Daily - Xinhua", "Meridian, Beirut"."""
    known = [part for part in re.split(r" - |[,/()–—]| -{1,2}|\bvia\b", line.text) if part.strip(" -").lower() in marks.cues.agencies]
    for part in known:
        marks.credit(part.strip(" -"))
    if not known and re.fullmatch(r"\([A-Z][\w .&-]{1,30}\)", line.text):
        marks.credit(line.text)
        return True
    return bool(known)


def _note_cue(marks: Marks, line: Line, kind: Kind) -> None:
    if kind.cue and kind.cue.then == "source" and kind.cue.lead:
        marks.credits(kind.cue.lead.sub("", line.text, count=1))
    if kind.cue and kind.cue.agency:
        marks.credit(kind.cue.agency)


def _read_body(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> None:
    kept = _kept(marks, lines, kinds, start)
    for n, i in enumerate(kept):
        begin, end = lines[i].span.start, lines[i].span.end
        if n == 0:
            begin = peel_head(marks, begin, end)
            begin = _deck(marks, begin, end)
        if n == len(kept) - 1:
            end = peel_tail(marks, begin, end)
        read_running(marks, begin, end)


def _deck(marks: Marks, begin: int, end: int) -> int:
    """What stands on the headline's line behind it, without a full stop, is a standfirst."""
    titles = [b.span for b in marks.blocks if b.zone == "title"]
    rest = marks.text[begin:end].strip()
    if not titles or not 0 <= begin - titles[-1].end <= 3 or rest[-1:] in {".", "!", "?", '"', "”"}:
        return begin
    marks.block("summary", begin, end)
    return end


def _kept(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind], start: int) -> list[int]:
    """Indices of the body's lines; the others are marked as dropped."""
    kept: list[int] = []
    last = _last_running(kinds)
    i = start
    while i < len(lines):
        kind = kinds[i]
        if kind.name == "stop" or (kind.name == "source" and kept and _ends_article(kinds, i)):
            _drop_rest(marks, lines, kinds, i)
            break
        if kind.name == "teasers":
            i = _drop_teasers(marks, lines, kinds, i)
            continue
        title = marks.title
        if title and _is_title(lines[i], title):
            marks.headline(lines[i].span.start, lines[i].span.end)
        elif _is_body(lines[i], kind, i == start, i > last):
            kept.append(i)
        else:
            _leave_out(marks, lines[i], kind, "subheading" if i < last else "footer")
        i += 1
    return kept


def _last_running(kinds: Sequence[Kind]) -> int:
    return max((i for i, k in enumerate(kinds) if k.name == "running"), default=-1)


def _is_body(line: Line, kind: Kind, first: bool, behind: bool) -> bool:
    """Whether a line belongs to the body: paragraphs, and lines without a full stop that are no subheading."""
    if kind.name == "running" or first:
        return True
    if kind.name != "short" or (behind and not line.bullet and line.words <= _SUBHEADING):
        return False
    return line.words > _SUBHEADING or line.bullet or line.ends or line.text[-1] in ":,;" or line.text[0].islower()


def _ends_article(kinds: Sequence[Kind], at: int) -> bool:
    """A source line ends the article unless more paragraphs than other lines follow."""
    after = [k.name for k in kinds[at + 1 :]]
    return after.count("running") * 2 <= len(after)


def _drop_rest(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> None:
    why = "teaser" if kinds[at].name == "source" else "footer"
    for line, kind in zip(lines[at:], kinds[at:], strict=True):
        why = "teaser" if kind.name == "teasers" else why
        _leave_out(marks, line, _plain_drop(kind), why)


def _plain_drop(kind: Kind) -> Kind:
    """Dates and captions behind the end of the article say nothing of it."""
    return kind if kind.cue and kind.name != "caption" else Kind("short")


def _drop_teasers(marks: Marks, lines: Sequence[Line], kinds: Sequence[Kind], at: int) -> int:
    """Drop a "Read more" line and the headlines behind it; return the index where the body goes on."""
    section = _until_next_cue(kinds, at + 1)
    headlines = next((n for n, i in enumerate(section) if kinds[i].name == "running"), len(section))
    rest = section[headlines:]
    paragraphs = sum(1 for i in rest if kinds[i].name == "running")
    goes_on = paragraphs > 0 and paragraphs * 2 > len(rest)
    stop = at + 1 + (headlines if goes_on else len(section))
    for i in range(at, stop):
        _leave_out(marks, lines[i], kinds[i] if i == at else _plain_drop(kinds[i]), "teaser")
    return stop


def _until_next_cue(kinds: Sequence[Kind], at: int) -> list[int]:
    stop = next((i for i in range(at, len(kinds)) if kinds[i].name in ("teasers", "stop", "source")), len(kinds))
    return list(range(at, stop))
