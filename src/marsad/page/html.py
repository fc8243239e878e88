"""HTML pages: trafilatura says which lines are body, the raw page says what trafilatura leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model.span import Span
from marsad.page.dom import Meta, Region, Row, meta_of, parse, rows_of
from marsad.page.kinds import Kind, kinds_of
from marsad.page.lines import Line, key, lines_of
from marsad.page.marks import Marks
from marsad.page.plain import read_lines

_HEAD = 8
"""Date and byline stand so many lines behind the headline at most."""
_REGIONS: tuple[Region, ...] = ("", "caption", "navigation", "footer", "teaser")
_NEAR = 6
"""A source line stands so many lines behind the body at most."""


def page_text(html: str) -> str:
    """The text of an HTML page in which its record's offsets count: one visible block a line."""
    root = parse(html)
    return _join(rows_of(root)) if root is not None else ""


def _join(rows: Sequence[Row]) -> str:
    return "\n".join(row.text for row in rows)


def read_html(marks: Marks) -> Marks:
    """Marks of the page's visible text, made from the HTML that `marks` holds; the text of the result is what was received."""
    html, root = marks.text, parse(marks.text)
    if root is None:
        return replace(marks, text="")
    rows, meta = rows_of(root), meta_of(root)
    marks = _with_meta(replace(marks, text=_join(rows)), meta, rows)
    lines = lines_of(marks.text) if len(rows) else []
    if len(lines) != len(rows):
        lines = _row_lines(rows)
    body = _body_keys(html)
    rows = _trusted(rows, body)
    kinds = [_row_kind(row, kind, body) for row, kind in zip(rows, kinds_of(marks, lines), strict=True)]
    keep = _kept(marks, body, rows, lines, kinds)
    last = max((i for i, kept in enumerate(keep) if kept), default=-1)
    for i, line in enumerate(lines):
        if not keep[i]:
            marks.drop(line.span.start, line.span.end, _why(rows[i], kinds[i], behind=i > last))
    read_lines(marks, _only(lines, keep), _only(kinds, keep))
    return marks


def _trusted(rows: list[Row], body: set[str]) -> list[Row]:
    """The rows without their regions where those would hide most of the body: a class name on the whole page means nothing."""
    size = {region: sum(len(r.text) for r in rows if r.region == region and key(r.text) in body) for region in _REGIONS}
    hidden = sum(size.values()) - size[""]
    if hidden <= size[""]:
        return rows
    return [row if row.region == "caption" else replace(row, region="") for row in rows]


def _row_kind(row: Row, kind: Kind, body: set[str]) -> Kind:
    """A line in a figure's caption is a caption, whatever its words."""
    is_caption = row.region == "caption" and kind.name in ("short", "running", "date") and key(row.text) not in body
    return Kind("caption") if is_caption else kind


def _why(row: Row, kind: Kind, behind: bool) -> str:
    if kind.cue and kind.name != "caption":
        return kind.cue.why
    return row.region or ("teaser" if behind else "navigation")


def _only(items: Sequence, keep: Sequence[bool]) -> list:  # type: ignore[type-arg]
    return [item for item, kept in zip(items, keep, strict=True) if kept]


def _with_meta(marks: Marks, meta: Meta, rows: Sequence[Row]) -> Marks:
    headline = next((r.text for r in rows if r.heading == 1 and not r.region), None)
    marks.title = marks.title or _told(meta.headline, rows) or headline or meta.headline
    marks.outlet = marks.outlet or meta.site
    marks.section = meta.section
    marks.url = meta.url
    marks.metadata_day = meta.published
    return marks


def _told(headline: str | None, rows: Sequence[Row]) -> str | None:
    """The metadata's headline as the page shows it."""
    own = key(headline or "")
    return next((r.text for r in rows if own and (key(r.text) == own or (len(key(r.text)) > 20 and own.startswith(key(r.text))))), None)


def _body_keys(html: str) -> set[str]:
    """The lines that trafilatura takes for the article's text, as keys; empty when it finds none."""
    import trafilatura  # takes a second to import, and plain text does without

    text = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True, deduplicate=False)
    return {key(line) for line in (text or "").splitlines()} - {""}


def _kept(marks: Marks, body: set[str], rows: Sequence[Row], lines: Sequence[Line], kinds: Sequence[Kind]) -> list[bool]:
    """Which lines go to the reader: the body, and what stands around it that tells of the article."""
    own = [key(line.text) for line in lines]
    title = key(marks.title or "")
    inside = [o in body and row.region in ("", "caption") and o != title for o, row in zip(own, rows, strict=True)]
    if not any(k and kind.name == "running" for k, kind in zip(inside, kinds, strict=True)):
        return _without_regions(rows, kinds)
    places = [i for i, k in enumerate(inside) if k and kinds[i].name == "running"]
    first, last = places[0], places[-1]
    titles = [i for i, o in enumerate(own) if title and o == title and i <= last]
    head = titles[0] if titles else first
    return [inside[i] or _around(rows[i], kinds[i], i, head, first, last) or i in titles for i in range(len(rows))]


def _without_regions(rows: Sequence[Row], kinds: Sequence[Kind]) -> list[bool]:
    """Where trafilatura finds nothing: all that stands outside navigation, or all there is when nothing else does."""
    outside = [row.region in ("", "caption") for row in rows]
    read = any(k and kind.name == "running" for k, kind in zip(outside, kinds, strict=True))
    return outside if read else [True] * len(rows)


def _around(row: Row, kind: Kind, at: int, head: int, first: int, last: int) -> bool:
    """What trafilatura drops and the record needs: captions, date, byline and standfirst in the head, the source line behind the body."""
    if row.region not in ("", "caption"):
        return False
    if kind.name == "source":
        return last < at <= last + _NEAR
    if row.region == "caption" or kind.name == "caption":
        return head <= at <= last
    if kind.name in ("date", "crumbs", "drop"):
        return head - 4 <= at < max(first, head + _HEAD)
    return head < at < first and kind.name == "running"


def _row_lines(rows: Sequence[Row]) -> list[Line]:
    lines, at = [], 0
    for row in rows:
        lines.append(Line(Span(at, at + len(row.text)), row.text, True))
        at += len(row.text) + 1
    return lines
