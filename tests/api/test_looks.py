"""Colours, words, drawing, marks: the small pure parts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise

import pytest

from marsad.api.colours import Colours, contrast, initials, luminance, read_table
from marsad.api.drawing import Scale, band, bars, ticks
from marsad.api.marks import KINDS, segments
from marsad.api.shelf import look_of
from marsad.api.words import EVENT_TYPES, FOLDER, LANGUAGES, words
from marsad.vocab.crosswalks import event_types, sub_event_types
from tests.api.world import SENTENCE, World

TABLE = read_table()
NAMES = ["Islamic State", "Military Forces of Syria", "Opposition Rebels (Syria)", "Syrian Democratic Forces", "Military Forces of Turkey"]


@pytest.mark.parametrize("palette", ["safe", "known"])
def test_letters_can_be_read_on_every_colour(palette: str) -> None:
    for entry in TABLE["parties"]:
        party = Colours(TABLE, palette).party(entry["names"][0])
        assert contrast(party.colour, party.on) >= 4.5, party
    for colour in TABLE["reserve"]:
        assert max(contrast(colour, "#ffffff"), contrast(colour, "#14181a")) >= 4.5, colour


def test_parties_of_one_war_differ_in_lightness() -> None:
    light = sorted(luminance(Colours(TABLE).party(name).colour) for name in NAMES)
    assert all((b + 0.05) / (a + 0.05) >= 1.3 for a, b in pairwise(light)), light


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Islamic State", "IS"),
        ("Islamic State Khorasan", "IS"),
        ("Police Forces of Iraq", "IQ"),
        ("Hill Tribe Council", "TC"),
        ("M23", "M2"),
        ("x", "X"),
    ],
)
def test_letters(name: str, letter: str) -> None:
    assert Colours(TABLE).party(name).letter == letter


def test_an_unlisted_party_keeps_its_colour() -> None:
    assert Colours(TABLE).party("Hill Tribe Council") == Colours(TABLE).party("Hill Tribe Council")
    assert initials("") == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_word(code: str) -> None:
    first, this = (tomllib.loads((FOLDER / f"{c}.toml").read_text("utf-8")) for c in (LANGUAGES[0], code))
    assert set(first) == set(this)
    for key, text in first.items():
        if isinstance(text, str):
            assert names_in(text) == names_in(this[key]), key
    assert [len(this[k]) for k in ("months", "months_short", "weekdays")] == [12, 12, 7]


def names_in(text: str) -> set[str]:
    """The names to be filled in."""
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_the_languages_know_all_event_types() -> None:
    assert set(EVENT_TYPES) == set(event_types())
    assert set(words("ar").table["subtypes"]) == set(sub_event_types())


@pytest.mark.parametrize(
    ("code", "day", "text"),
    [("en", date(2017, 11, 11), "Saturday 11 November 2017"), ("ar", date(2024, 2, 29), "الخميس 29 شباط/فبراير 2024")],
)
def test_days(code: str, day: date, text: str) -> None:
    assert words(code).day(day, short=False) == text


@pytest.mark.parametrize("count", [1, 2, 9, 31, 100, 366, 900, 9000])
def test_ticks_are_few_and_inside(count: int) -> None:
    scale = Scale(date(2016, 1, 1), date(2016, 1, 1) + timedelta(days=count - 1))
    found = ticks(scale)
    assert 1 <= len(found) <= 8
    assert all(0 <= tick.x < 1000 and scale.first <= tick.day <= scale.last for tick in found)


def test_bands_paint_nothing_where_nobody_speaks() -> None:
    nahr = next(c for c in World().shelf().control() if c.place.name == "Nahr")
    scale = Scale(date(2020, 3, 1), date(2020, 3, 5))
    pieces = band(nahr, scale, Colours(TABLE))
    assert [(p.x, p.width) for p in pieces] == [(600.0, 400.0)]


def test_bars_count_every_dated_event_once() -> None:
    events = World().shelf().events()
    for last in (date(2020, 3, 5), date(2023, 3, 5)):
        found = bars(events, Scale(date(2020, 3, 1), last))
        assert sum(bar.count for bar in found) == 3
        assert sum(bar.days for bar in found) == (last - date(2020, 3, 1)).days + 1


def test_looks_of_spans() -> None:
    spans = World().links(None).timelines[0].spans
    assert [look_of(span) for span in spans] == ["assessed", "claimed", "contested", "besieged", "unknown"]


def test_segments_join_to_the_text_and_carry_marks() -> None:
    record = World().make("r1")
    found = segments(record)
    assert "".join(part.text for part in found) == SENTENCE
    by_text = {part.text: part for part in found}
    assert by_text["Rebels"].kinds == ("event", "control", "actor")
    assert by_text["seized"].claims == ("r1-e", "r1-c")
    assert by_text["Advertisement"].kinds == ("dropped",)
    assert {kind for part in found for kind in part.kinds} <= set(KINDS)
    assert [part.starts for part in found if part.starts] == [("r1-e", "r1-c"), ("rejected-1",)]


@pytest.mark.parametrize("bad", [[-3, 4], [5, 5], [90, 80], [0, 10_000]])
def test_marks_outside_the_text_are_left_out(bad: list[int]) -> None:
    record = World().make("r1")
    record["events"][0]["spans"] = {"quote": bad}
    record["control"] = []
    assert "".join(part.text for part in segments(record)) == SENTENCE
    assert not any("event" in part.kinds for part in segments(record))
