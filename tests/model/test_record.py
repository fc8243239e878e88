"""The codec: every record keeps to the schema, every span reads back, and nothing is lost on the way there and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.export.schema import record_schema, validate_record
from marsad.model import Attribution, DateInterval, DateMention, Range, Report, Span, Speaker
from marsad.model.ids import control_claim_ids, event_claim_ids
from marsad.model.record import from_record, to_record
from marsad.vocab.crosswalks import codes_of
from tests.model.handmade import ARMY, TEXT, failed_report, report_of


def record_of(report: Report) -> dict[str, Any]:
    """The record as it comes back from a line of JSON."""
    return json.loads(json.dumps(to_record(report, codes_of), ensure_ascii=False))


def with_event(report: Report, **changes: Any) -> Report:
    first, *others = report.reading.events
    return replace(report, reading=replace(report.reading, events=(replace(first, **changes), *others)))


REPORTS = {
    "whole": report_of(),
    "no outlet, no day": report_of(outlet=None, published=None),
    "empty": failed_report(),
    "no place": with_event(report_of(), place=None),
    "unnamed speaker": with_event(report_of(), attribution=Attribution(Span(0, 5), Span(0, 2), ())),
    "own voice": with_event(report_of(), attribution=None),
    "unknown day": with_event(report_of(), date=DateMention(None, "", DateInterval.unknown(), "unknown")),
    "open side": with_event(report_of(), side_a_open=True, injured=Range(0, 3)),
    "nobody named": with_event(report_of(), side_a=(), side_b=()),
    "not in the registry": with_event(report_of(), side_a=(replace(report_of().reading.actors[0], actor=None),)),
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_record_keeps_to_the_schema_and_comes_back_whole(report: Report) -> None:
    record = record_of(report)
    validate_record(record)
    assert from_record(record) == report


def spans_with_words(value: Any) -> Iterator[tuple[list[int], str]]:
    """Every (span, words) pair that a record claims to belong together."""
    if isinstance(value, list):
        for item in value:
            yield from spans_with_words(item)
    elif isinstance(value, dict):
        if value.get("span") and isinstance(value.get("text"), str) and "name" not in value:
            yield value["span"], value["text"]
        for key in ("quote", "trigger"):
            if key in value and "spans" in value:
                yield value["spans"][key], value[key]
        for inner in value.values():
            yield from spans_with_words(inner)


def test_every_span_reads_back() -> None:
    record = record_of(report_of())
    pairs = list(spans_with_words(record))
    assert len(pairs) >= 8
    assert all(record["article"]["page_text"][start:end] == words for (start, end), words in pairs)


def test_schema_documents_every_key_of_a_record() -> None:
    schema = record_schema()
    names = {key for part in [schema, *schema["$defs"].values()] for key in part.get("properties", {})}

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value)) if value else set()
        return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()

    assert keys(record_of(report_of())) <= names


def without(value: Any, *names: str) -> Any:
    """The record as a version wrote it that did not know these keys yet."""
    if isinstance(value, list):
        return [without(item, *names) for item in value]
    return {k: without(v, *names) for k, v in value.items() if k not in names} if isinstance(value, dict) else value


def test_a_record_from_before_the_word_for_a_place_is_still_read() -> None:
    report = from_record(without(record_of(report_of()), "type_word", "type_feature"))
    assert [m.kind for m in report.reading.places] == ["", ""]
    places = tuple(replace(m, kind="", feature="") for m in report_of().reading.places)
    assert report.reading.places == places


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        ({}, ("attribution",), ["Hill Monitor"]),
        ({}, ("chain",), ["Hill Monitor", "Northern Wire", "The Valley Post"]),
        ({"attribution": None}, ("attribution",), []),
        ({"attribution": None}, ("chain",), ["Northern Wire", "The Valley Post"]),
        ({"attribution": None}, ("said",), None),
        ({}, ("codes",), {"plover": "ASSAULT", "cameo": "192", "ucdp": None}),
        ({}, ("side_a",), ["Military Forces of Syria"]),
        ({}, ("side_b",), []),
        ({}, ("date", "end"), "2017-03-07"),
        ({}, ("place", "id"), "marsad:sy/tell-zaytun"),
        ({"place": None}, ("place",), None),
        ({}, ("fatalities", "min"), None),
    ],
)
def test_fields_of_an_event(change: dict[str, Any], path: tuple[str, ...], expected: object) -> None:
    value = record_of(with_event(report_of(), **change))["events"][0]
    for key in path:
        value = value[key]
    assert value == expected


def test_spokesman_is_attributed_to_the_organisation_and_stands_first_in_the_chain() -> None:
    spokesman = Speaker(None, "a spokeswoman", "Spokeswoman", "Hill Monitor", None)
    event = record_of(with_event(report_of(), attribution=Attribution(Span(0, 5), None, (spokesman,))))["events"][0]
    assert event["attribution"] == ["Hill Monitor"]
    assert event["chain"][:2] == ["Spokeswoman", "Hill Monitor"]


def test_contested_place_has_the_word_as_holder() -> None:
    report = report_of()
    claim = replace(report.reading.control[0], kind="contested", holder=None)
    record = record_of(replace(report, reading=replace(report.reading, control=(claim,))))
    assert record["control"][0]["holder"] == "contested"
    assert from_record(record).reading.control[0].holder is None


def test_reason_of_a_failure_stands_among_the_warnings() -> None:
    record = record_of(failed_report("blocked", "The site refused."))
    assert (record["state"], record["relevant"], record["warnings"]) == ("blocked", False, ["The site refused."])


def test_ids_follow_content_and_not_order() -> None:
    report = report_of()
    ids = event_claim_ids(report)
    turned = replace(report, reading=replace(report.reading, events=report.reading.events[::-1]))
    assert event_claim_ids(turned) == ids[::-1]
    assert len({*ids, *control_claim_ids(report)}) == 3


def test_the_same_claim_told_twice_has_two_ids() -> None:
    report = report_of()
    first = report.reading.events[0]
    ids = event_claim_ids(replace(report, reading=replace(report.reading, events=(first, first))))
    assert len(set(ids)) == 2


@pytest.mark.parametrize("other", [report_of(id_="another"), report_of(TEXT + " ")], ids=["another id", "another text"])
def test_ids_differ_between_reports(other: Report) -> None:
    assert not set(event_claim_ids(other)) & set(event_claim_ids(report_of()))


def test_better_knowledge_of_an_actor_keeps_the_id() -> None:
    report = report_of()
    known = with_event(report, side_a=(replace(report.reading.actors[1], actor=ARMY),))
    assert event_claim_ids(known) == event_claim_ids(report)


@given(start=st.dates(date(1946, 1, 1), date(2100, 1, 1)), days=st.integers(0, 800))
def test_intervals_come_back(start: date, days: int) -> None:
    told = DateMention(None, "", DateInterval.days(start, start + timedelta(days), "month"), "explicit")
    report = with_event(report_of(), date=told)
    assert from_record(record_of(report)).reading.events[0].date == told
