"""The report with its marks: every word comes back, and nothing in it can run."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from marsad.export.marks import marked_html, marks_of
from marsad.model import Actor
from tests.model.handmade import TEXT, failed_report, report_of

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class Seen(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", html, flags=re.S))


def test_words_of_the_article_come_back_in_order() -> None:
    report = report_of()
    shown = words_of(marked_html(report))
    for block in report.article.blocks:
        assert block.span.of(TEXT) in shown
    assert "ten tips" not in shown


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("trigger", "captured"),
        ("actor", "Army troops"),
        ("place", "Tell Zaytun"),
        ("date", "Tuesday"),
        ("toll", "At least nine"),
        ("speaker", "the Hill Monitor"),
    ],
)
def test_what_is_marked(kind: str, words: str) -> None:
    assert re.search(rf'<mark class="{kind}"[^>]*>{words}', marked_html(report_of()))


def test_marks_do_not_overlap() -> None:
    marks = marks_of(report_of())
    assert all(left.span.end <= right.span.start for left, right in pairwise(marks))
    assert len(marks) >= 8


def test_hostile_words_are_shown_and_not_run() -> None:
    report = report_of(TEXT + f"\n{HOSTILE}\n\nlast")
    reading = report.reading
    named = replace(reading.events[0], sub_event_type=HOSTILE, side_a=(replace(reading.actors[0], actor=Actor("x", HOSTILE)),))
    article = replace(report.article, outlet=HOSTILE, agencies=(HOSTILE,))
    html = marked_html(replace(report, article=article, reading=replace(reading, events=(named,))))
    seen = Seen()
    seen.feed(html)
    assert seen.tags == {"div", "style", "p", "mark"}
    assert seen.attributes == {"class", "dir", "title"}


def test_page_that_was_not_read_shows_the_reason() -> None:
    assert "The page has no words." in marked_html(failed_report())
