"""What a line of a page is, told by the line itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from marsad.page.dates import WrittenDate
from marsad.page.lines import Line
from marsad.page.marks import Marks
from marsad.vocab.pages import Cue

Name = Literal["drop", "teasers", "stop", "source", "caption", "date", "crumbs", "running", "short"]
_LONGEST_CUE = 420
_LONGEST_CAPTION = 600
_LONGEST_DATE = 120
_CRUMBS = re.compile(r"(?=.*? [|/>»·] )[^|/>»·.]{2,40}(?: [|/>»·] [^|/>»·.]{2,40}){1,6}")
_BRACKETS = re.compile(r"[.!?\"”] ?\([A-Z][^()]{1,40}\)$")
_RESIDUE = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]?\d{2}\b")


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` of a line; the cue that told it, the date it holds, what else stands beside the date."""

    name: Name
    cue: Cue | None = None
    written: WrittenDate | None = None
    rest: str = ""


def kinds_of(marks: Marks, lines: Iterable[Line]) -> list[Kind]:
    """The kind of each line."""
    lines = list(lines)
    kinds = [_kind(marks, line) for line in lines]
    for i, kind in enumerate(kinds[:-1]):
        if kind.cue and kind.cue.id == "caption-label":  # "Image caption," stands on a line of its own before the caption
            kinds[i + 1] = Kind("caption")
    last = max((i for i, k in enumerate(kinds) if k.name in ("running", "caption")), default=-1)
    if last > 0 and _signed_paragraph(lines[last], kinds[last]) and any(k.name == "running" for k in kinds[:last]):
        kinds[last] = Kind("running")
    return kinds


def _signed_paragraph(line: Line, kind: Kind) -> bool:
    """The last paragraph with its agency in brackets looks like a caption with its credit, but is none."""
    return bool(kind.cue) and kind.name == "caption" and bool(_BRACKETS.search(line.text[-60:])) and line.words >= 8


def _kind(marks: Marks, line: Line) -> Kind:
    if len(line.text) <= _LONGEST_CUE:
        found = marks.cues.line.pattern.fullmatch(line.text)
        if found:
            cue = marks.cues.line.of(found)
            return Kind(_NAMES[cue.then], cue)
    return _dated(marks, line) or _caption(marks, line) or _by_shape(line)


_NAMES: dict[str, Name] = {"drop": "drop", "teasers": "teasers", "stop": "stop", "source": "source", "caption": "caption"}


def _by_shape(line: Line) -> Kind:
    if line.running:
        return Kind("running")
    return Kind("crumbs") if _CRUMBS.fullmatch(line.text) else Kind("short")


def _dated(marks: Marks, line: Line) -> Kind | None:
    """A publication line holds a full date and hardly anything else: "date 2017-11-12 WORLD", "3 October 2015, last updated 21:05"."""
    if len(line.text) > _LONGEST_DATE:
        return None
    written = marks.forms.search(line.text)
    if not written or not written.year:
        return None
    around = f"{line.text[: written.start]} {_CLOCK.sub(' ', line.text[written.end :])}"
    known = marks.cues.words["publication"] | marks.cues.words["weekdays"] | marks.cues.months.keys()
    rest = [w for w in _RESIDUE.findall(around) if w.lower() not in known]
    if not rest or (len(rest) <= 3 and all(w.isupper() for w in rest)):
        return Kind("date", written=written, rest=" ".join(rest))
    named = " ".join(rest).startswith(("by ", "By ", "BY ")) and len(rest) <= 6
    return Kind("date", written=written) if named and not line.ends else None


def _caption(marks: Marks, line: Line) -> Kind | None:
    if len(line.text) > _LONGEST_CAPTION or line.words < 4 or (line.words < 7 and _CRUMBS.fullmatch(line.text)):
        return None
    opening = marks.cues.start.pattern.match(line.text)
    if opening and marks.cues.start.of(opening).then == "caption":
        return Kind("caption", marks.cues.start.of(opening))
    edge = max(0, len(line.text) - 100)
    for found in marks.cues.end.pattern.finditer(line.text, edge):
        if found.end() == len(line.text) and marks.cues.end.of(found).then == "caption":
            return Kind("caption", marks.cues.end.of(found))
    return None
