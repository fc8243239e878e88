"""The walk from page to record: repeatable, in any order, and with a state and a reason where there is nothing to read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

import marsad.pipeline
from marsad.acquire import guard
from marsad.export.schema import validate_record
from marsad.model import Article, Given, Page, Report
from marsad.model.record import to_record
from marsad.pipeline import Pipeline
from marsad.vocab.crosswalks import codes_of
from tests.growth import growth

TEXTS = (
    "Syrian troops captured Albu Kamal from Islamic State on Thursday, a monitor said. Nine fighters were killed.",
    "Jets bombed a market in Idlib on Friday, killing at least four people, residents said.",
    "Rebels have besieged Mariupol since Monday. The mayor denied that the port had fallen.",
    "The council met on Tuesday to talk about the price of bread, and nothing else was decided that day by anybody.",
)


def page_of(data: str | bytes, media: Any = "text/plain", **given: Any) -> Page:
    """A page of a test."""
    raw = data.encode() if isinstance(data, str) else data
    return Page("a test", raw, sha256(raw).hexdigest(), media, Given(**{"published": date(2017, 11, 11), **given}))


def record_of(report: Report) -> str:
    """The record as it is written."""
    return json.dumps(to_record(report, codes_of), sort_keys=True, ensure_ascii=False)


@pytest.mark.parametrize("text", TEXTS, ids=["capture", "strike", "siege", "no event"])
def test_a_page_read_twice_gives_the_same_record(reader: Pipeline, text: str) -> None:
    once, twice = (record_of(reader.read(page_of(text))) for _ in range(2))
    assert once == twice
    validate_record(json.loads(once))


def test_the_order_of_pages_does_not_matter(reader: Pipeline) -> None:
    pages = [page_of(text, id=f"r{n}") for n, text in enumerate(TEXTS)]
    forth = {r.id: record_of(r) for r in reader.read_many(pages)}
    back = {r.id: record_of(r) for r in reader.read_many(reversed(pages))}
    assert forth == back
    assert list(forth) == ["r0", "r1", "r2", "r3"]


def test_a_pipeline_opened_anew_reads_the_same(reader: Pipeline) -> None:
    page = page_of(TEXTS[0])
    assert record_of(Pipeline.open().read(page)) == record_of(reader.read(page))


def test_where_a_page_came_from_does_not_change_what_it_says(reader: Pipeline) -> None:
    page = page_of(TEXTS[1])
    assert record_of(reader.read(replace(page, name="elsewhere"))) == record_of(reader.read(page))


def test_the_record_names_all_versions(reader: Pipeline) -> None:
    told = reader.read(page_of(TEXTS[0])).reader
    assert told == reader.reader
    assert all((told.marsad, told.vocabulary, told.gazetteer, told.language_model))


@pytest.mark.parametrize(
    ("data", "media", "state"),
    [
        ("", "text/plain", "empty"),
        (" \n\n\t ", "text/plain", "empty"),
        ("<html><body></body></html>", "text/html", "not-article"),
        ("<html><body><script>var a = 1</script></body></html>", "text/html", "not-article"),
        (b"\x00\x01\x02\xff\xfe" * 200, "text/plain", "not-article"),
    ],
    ids=["nothing", "blanks", "empty html", "script alone", "no text"],
)
def test_a_page_without_text_has_a_state_and_a_reason(reader: Pipeline, data: str | bytes, media: str, state: str) -> None:
    report = reader.read(page_of(data, media))
    assert report.article.state == state
    assert report.article.reason
    assert not (report.reading.events or report.reading.control)
    record = to_record(report, codes_of)
    validate_record(record)
    assert record["warnings"][0] == report.article.reason


def slow(page: Page, cues: object) -> Article:
    """A reader that never comes back."""
    time.sleep(60)
    raise AssertionError("nobody waits that long")


def hungry(page: Page, cues: object) -> Article:
    """A reader that wants all memory there is."""
    raise AssertionError(f"nobody gives that much: {len(bytearray(1 << 40))}")


@pytest.mark.parametrize(("read", "seconds", "words"), [(slow, 0.5, "longer than"), (hungry, 60.0, "memory")])
def test_a_page_that_costs_too_much_is_stopped_and_says_so(
    reader: Pipeline, monkeypatch: pytest.MonkeyPatch, read: Callable[..., Article], seconds: float, words: str
) -> None:
    monkeypatch.setattr(marsad.pipeline, "read_article", read)
    monkeypatch.setattr(marsad.pipeline, "read_guarded", lambda page, work: guard.read_guarded(page, work, seconds=seconds))
    report = reader.read(page_of("<b>x</b>" * 5_000, "text/html", outlet="The Valley Post"))
    assert report.article.state == "too-costly"
    assert report.article.reason is not None
    assert words in report.article.reason
    assert (report.article.outlet, report.article.published.date) == ("The Valley Post", date(2017, 11, 11))
    validate_record(to_record(report, codes_of))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 30_000 + "Rebels left." + "</div>" * 30_000,
        "<p " + "a='b' " * 60_000 + ">Rebels left.</p>",
        "<!--" * 50_000,
        "<table><tr><td>" * 10_000,
    ],
    ids=["deep", "attributes", "comments", "tables"],
)
def test_a_hostile_page_ends_in_a_recorded_state(reader: Pipeline, html: str) -> None:
    report = reader.read(page_of(html, "text/html"))
    assert report.article.state in ("ok", "empty", "not-article", "too-costly", "unsupported-language")
    assert report.article.state == "ok" or report.article.reason
    validate_record(to_record(report, codes_of))


def test_cost_grows_with_length_and_not_faster(reader: Pipeline) -> None:
    assert growth(lambda times: reader.read(page_of(f"{TEXTS[0]}\n\n" * times)), 8, tries=2) < 9
