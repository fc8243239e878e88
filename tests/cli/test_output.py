"""Tables, colours and settings."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from marsad.cli import wording
from marsad.cli.adding import count_inputs, progress
from marsad.cli.output import Paper, clean, put_table, width
from marsad.cli.settings import read_format, read_settings, wants_colour
from marsad.errors import UsageError
from marsad.model import DateInterval, Range


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "expected"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour(env: dict[str, str], expected: bool) -> None:
    assert wants_colour(Terminal(), env) == expected
    assert not wants_colour(io.StringIO(), env)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain", "plain"),
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred", "[31mred"),
        ("\u202eevil", "evil"),
        ("البوكمال", "البوكمال"),
        ("\ud83d", ""),
    ],
)
def test_clean(words: str, expected: str) -> None:
    assert clean(words) == expected


@pytest.mark.parametrize(("words", "columns"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("البوكمال", 8)])
def test_width(words: str, columns: int) -> None:
    assert width(words) == columns


def test_table_lines_up_whatever_the_script() -> None:
    out = io.StringIO()
    put_table(("a", "b"), [["日本", "x"], ["abcd", "y" * 60]], Paper(out), most=10)
    lines = out.getvalue().splitlines()
    assert [width(line[: line.index(c)]) for line, c in zip(lines, "bxy", strict=True)] == [6, 6, 6]
    assert lines[2].endswith("y…")


@pytest.mark.parametrize(
    ("told", "long", "short"),
    [
        (Range(), "not stated", ""),
        (Range(9, None), "at least 9", "9+"),
        (Range(None, 4), "at most 4", "4"),
        (Range(3, 3), "3", "3"),
        (Range(3, 7), "3 to 7", "3-7"),
        (Range(0, 0), "0", "0"),
    ],
)
def test_counts(told: Range, long: str, short: str) -> None:
    assert (wording.count(told), wording.short_count(told)) == (long, short)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (DateInterval.unknown(), "day unknown"),
        (DateInterval.days(date(2017, 3, 7), date(2017, 3, 7)), "2017-03-07"),
        (DateInterval.days(date(2017, 3, 1), date(2017, 3, 31), "month"), "2017-03-01 to 2017-03-31 (month)"),
    ],
)
def test_days(days: DateInterval, expected: str) -> None:
    assert wording.when(days) == expected


@pytest.mark.parametrize(
    ("p", "word"), [(0.99, "almost certainly"), (0.9, "very likely"), (0.6, "likely"), (0.5, "about as likely"), (0.2, "unlikely")]
)
def test_words_for_a_probability(p: float, word: str) -> None:
    assert wording.how_sure(p).startswith(word)


def test_settings() -> None:
    assert read_settings(None, {}).db == Path("marsad.db")
    assert read_settings(None, {"MARSAD_DB": "x.db"}).db == Path("x.db")
    assert read_settings(Path("y.db"), {"MARSAD_DB": "x.db"}).db == Path("y.db")
    assert read_settings(None, {"MARSAD_GAZETTEER": "g"}).gazetteer == Path("g")
    with pytest.raises(UsageError):
        read_format("xml", "table")


@pytest.mark.parametrize(
    ("done", "expected", "seconds", "words"),
    [
        (0, 0, 0.0, "0 read, 0.0 a second"),
        (10, 0, 2.0, "10 read, 5.0 a second"),
        (10, 610, 10.0, "10 of 610 read, 1.0 a second, 10:00 left"),
        (12, 10, 4.0, "12 read, 3.0 a second"),
    ],
)
def test_progress(done: int, expected: int, seconds: float, words: str) -> None:
    assert progress(done, expected, seconds) == words


def test_count_of_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("1\n2\n3\n")
    (tmp_path / "b.txt").write_text("x")
    assert count_inputs([str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt"), str(tmp_path)]) == 6
    assert count_inputs([str(tmp_path / "b.txt"), "-"]) == 0
