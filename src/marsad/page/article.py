"""The one entry of this room: bytes of a page in, article out."""

from __future__ import annotations

from functools import cache

from marsad.model.article import Article, Block, Page, PageState, Published
from marsad.page.dates import DateForms, far
from marsad.page.decode import Decoded, decode
from marsad.page.html import read_html
from marsad.page.language import NAMES, language_of
from marsad.page.marks import Marks
from marsad.page.plain import read_plain
from marsad.vocab.pages import PageCues, page_cues

_SHORT_PAGE = 1500
"""A page that was refused ("enable JavaScript") is shorter than this."""


def read_article(page: Page, cues: PageCues | None = None) -> Article:
    """The article of a page; `state` says why there is none, and every offset counts in `received`.

    `cues` are the words of the language's pages, English by default. A slow HTML page is the caller's affair: see `acquire.guard`.
    """
    cues = cues or page_cues()
    decoded = decode(page.data)
    if decoded.binary:
        return _no_article(page, "", "not-article", f"{page.name} is {decoded.binary}, not text: save the page as .html or .txt.")
    if not decoded.text.strip(" \t\r\n\ufeff\xa0"):
        return _no_article(page, decoded.text, "empty", f"{page.name} is empty: nothing was read from it.")
    return _finish(page, _read(page, decoded, cues))


def _no_article(page: Page, received: str, state: PageState, reason: str) -> Article:
    given = page.given
    published = Published(given.published, "given" if given.published else "unknown")
    return Article(received, state, reason, title=given.title, outlet=given.outlet, url=given.url, published=published)


def _read(page: Page, decoded: Decoded, cues: PageCues) -> Marks:
    warnings = [decoded.warning] if decoded.warning else []
    marks = Marks(decoded.text, page.given, cues, _forms(cues), page.given.title, outlet=page.given.outlet, warnings=warnings)
    if page.media == "text/html":
        return read_html(marks)
    read_plain(marks)
    return marks


def _forms(cues: PageCues) -> DateForms:
    return _default_forms() if cues is page_cues() else DateForms(cues)


@cache
def _default_forms() -> DateForms:
    return DateForms(page_cues())


def _finish(page: Page, marks: Marks) -> Article:
    body = " ".join(b.span.of(marks.text) for b in marks.blocks if b.zone == "body")
    notice = _notice(marks) if len(marks.text) < _SHORT_PAGE else None
    if notice:
        reason = f'{page.name} holds a notice instead of an article ("{notice}"): open it in a browser and save it from there.'
        return _no_article(page, marks.text, "blocked", reason)
    if not body:
        reason = f"{page.name} holds no article: no paragraph of running text was found in it."
        return _no_article(page, marks.text, "not-article", reason)
    language = language_of(body, marks.cues)
    if language != "en":
        reason = f"{page.name} is in {NAMES.get(language, language)}: this version reads English only."
        return _no_article(page, marks.text, "unsupported-language", reason)
    return _article(page, marks, language)


def _notice(marks: Marks) -> str | None:
    """The words by which a site refuses a page: "enable JavaScript to continue"."""
    inside = marks.cues.inside
    return next((m.group() for m in inside.pattern.finditer(marks.text) if inside.of(m).then == "blocked"), None)


def _article(page: Page, marks: Marks, language: str) -> Article:
    summary = " ".join(b.span.of(marks.text) for b in marks.blocks if b.zone == "summary") or None
    return Article(
        received=marks.text,
        state="ok",
        title=marks.title,
        summary=summary,
        section=marks.section,
        outlet=marks.outlet,
        url=page.given.url or marks.url,
        language=language,
        agencies=tuple(marks.agencies),
        published=_published(marks),
        dateline=marks.dateline,
        blocks=_in_order(marks.blocks),
        dropped=tuple(sorted(marks.dropped, key=lambda d: (d.span, d.why))),
        warnings=tuple(marks.warnings),
    )


def _in_order(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda b: b.span))


def _published(marks: Marks) -> Published:
    """The report's own dateline, else the day given, else metadata, else the page's publication line; never a default."""
    dateline = marks.dateline.date if marks.dateline else None
    other = _other_day(marks)
    if dateline and (other.date is None or (dateline != other.date and not far(dateline, other.date))):
        return Published(dateline, "dateline")
    return other


def _other_day(marks: Marks) -> Published:
    if marks.given.published:
        return Published(marks.given.published, "given")
    if marks.metadata_day:
        return Published(marks.metadata_day, "metadata")
    return Published(marks.dates[0], "text") if marks.dates else Published(None, "unknown")
