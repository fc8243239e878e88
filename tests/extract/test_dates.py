"""Date expressions: what is found, which days it means, what stays unknown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from marsad.extract.cue_tokens import Lexed
from marsad.extract.dates import choose_date, find_dates
from marsad.model import Block, DateInterval, DateMention, Span
from marsad.vocab.dates import load_date_cues
from tests.growth import growth

SATURDAY = date(2017, 11, 11)


def found(text: str, anchor: date | None = SATURDAY) -> list[tuple[str, str, str, str]]:
    """Text, first day, last day and precision of each mention; "-" for unknown days."""
    mentions = find_dates(Lexed(text), anchor, load_date_cues())
    return [(m.text, str(m.interval.start or "-"), str(m.interval.last or "-"), m.interval.precision) for m in mentions]


def only(text: str, anchor: date | None = SATURDAY) -> tuple[str, str, str]:
    """The first (and outermost) mention of `text` without its words."""
    return found(text, anchor)[0][1:]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Shells hit the depot on 5 November 2017.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on November 5th, 2017.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on Nov. 5 2017.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on the 5th of November, 2017.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on 2017-11-05.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on 25/10/2017.", "2017-10-25", "2017-10-25", "day"),
        ("Shells hit the depot on 5.11.2017.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on Friday, 10 November 2017.", "2017-11-10", "2017-11-10", "day"),
        ("Shells hit the depot on 5 November.", "2017-11-05", "2017-11-05", "day"),
        ("Shells hit the depot on 5 December.", "2016-12-05", "2016-12-05", "day"),
        ("Shells hit the depot in November 2016.", "2016-11-01", "2016-11-30", "month"),
        ("Shells hit the depot in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("Shells hit the depot in the 1990s.", "1990-01-01", "1999-12-31", "year"),
        ("Shells hit the depot on Christmas Eve.", "2016-12-24", "2016-12-24", "day"),
        ("Shells hit the depot in May.", "2017-05-01", "2017-05-31", "month"),
        ("Shells hit the depot in December.", "2016-12-01", "2016-12-31", "month"),
        ("Shells hit the depot last June.", "2017-06-01", "2017-06-30", "month"),
        ("Shells hit the depot in the winter of 2015.", "2015-12-01", "2016-02-29", "month"),
        ("The 9/11 attacks changed that.", "2001-09-11", "2001-09-11", "day"),
        ("Shells hit the depot on Thursday, 9 November, as the 2016 deal ended.", "2017-11-09", "2017-11-09", "day"),
        ("Shells hit the depot in the first ten days of October.", "2017-10-01", "2017-10-10", "day"),
        ("Shells hit the depot in the first three months of 2016.", "2016-01-01", "2016-03-31", "month"),
        ("Shells hit the depot last summer.", "2017-06-01", "2017-08-31", "month"),
    ],
)
def test_calendar(text: str, first: str, last: str, precision: str) -> None:
    assert only(text) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("The town fell on Saturday.", "2017-11-11", "2017-11-11", "day"),
        ("The town fell on Thursday.", "2017-11-09", "2017-11-09", "day"),
        ("The town fell last Saturday.", "2017-11-04", "2017-11-04", "day"),
        ("The town fell late on Friday.", "2017-11-10", "2017-11-10", "day"),
        ("The town fell early Friday morning.", "2017-11-10", "2017-11-10", "day"),
        ("The town fell in the early hours of Friday.", "2017-11-10", "2017-11-10", "day"),
        ("The town fell at dawn on Monday.", "2017-11-06", "2017-11-06", "day"),
        ("The town fell on Monday of last week.", "2017-10-30", "2017-10-30", "day"),
        ("The talks will open on Thursday.", "2017-11-16", "2017-11-16", "day"),
        ("The talks are to be held on Thursday.", "2017-11-16", "2017-11-16", "day"),
        ("The minister arrives on Thursday.", "2017-11-16", "2017-11-16", "day"),
        ("The vote takes place this Friday.", "2017-11-17", "2017-11-17", "day"),
        ("The army has until Thursday to leave.", "2017-11-11", "2017-11-16", "day"),
        ("The talks open next Saturday.", "2017-11-18", "2017-11-18", "day"),
        ("He said the army would leave on Monday.", "2017-11-13", "2017-11-13", "day"),
        ("The town fell yesterday evening.", "2017-11-10", "2017-11-10", "day"),
        ("The town fell overnight.", "2017-11-10", "2017-11-11", "day"),
        ("The town fell last night.", "2017-11-10", "2017-11-11", "day"),
        ("The town was shelled overnight on Thursday.", "2017-11-09", "2017-11-10", "day"),
        ("The town was shelled in the night from Thursday to Friday.", "2017-11-09", "2017-11-10", "day"),
        ("The town fell three days ago.", "2017-11-08", "2017-11-08", "day"),
        ("The town fell three weeks ago.", "2017-10-18", "2017-10-24", "week"),
        ("The town fell three months ago.", "2017-08-01", "2017-08-31", "month"),
        ("The town fell five years ago.", "2012-01-01", "2012-12-31", "year"),
        ("The town fell a fortnight ago.", "2017-10-25", "2017-10-31", "week"),
        ("The town fell at the weekend.", "2017-11-11", "2017-11-12", "day"),
        ("The town fell last weekend.", "2017-11-04", "2017-11-05", "day"),
        ("The town fell on the 3rd.", "2017-11-03", "2017-11-03", "day"),
        ("The town fell on the 28th.", "2017-10-28", "2017-10-28", "day"),
        ("Thursdays raid on the town was the third.", "2017-11-09", "2017-11-09", "day"),
        ("It was the fifth post to be raided since a mob on Thursday burned the town hall.", "2017-11-09", "2017-11-09", "day"),
    ],
)
def test_days(text: str, first: str, last: str, precision: str) -> None:
    assert only(text) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Raids went on last week.", "2017-10-30", "2017-11-05", "week"),
        ("Raids went on this week.", "2017-11-06", "2017-11-11", "week"),
        ("Raids went on earlier this week.", "2017-11-06", "2017-11-10", "week"),
        ("Raids will go on next week.", "2017-11-13", "2017-11-19", "week"),
        ("Raids went on this year.", "2017-01-01", "2017-11-11", "year"),
        ("Raids went on earlier this year.", "2017-01-01", "2017-11-10", "year"),
        ("Raids went on late last year.", "2016-09-01", "2016-12-31", "month"),
        ("Raids went on in early October.", "2017-10-01", "2017-10-10", "week"),
        ("Raids went on in mid-October.", "2017-10-11", "2017-10-20", "week"),
        ("Raids went on at the end of February.", "2017-02-21", "2017-02-28", "week"),
        ("Raids went on in early 2016.", "2016-01-01", "2016-04-30", "month"),
        ("Raids went on in the second half of 2016.", "2016-07-01", "2016-12-31", "month"),
        ("Raids went on in the first quarter of 2016.", "2016-01-01", "2016-03-31", "month"),
        ("Raids went on in the second week of October.", "2017-10-08", "2017-10-14", "week"),
        ("Raids went on in the last week of October.", "2017-10-25", "2017-10-31", "week"),
        ("Raids went on in the past 24 hours.", "2017-11-10", "2017-11-11", "day"),
        ("Raids went on over the past ten days.", "2017-11-01", "2017-11-11", "day"),
        ("Raids went on over the past week.", "2017-11-04", "2017-11-11", "week"),
        ("Raids went on in recent months.", "2017-08-11", "2017-11-11", "month"),
        ("Raids have gone on for five days.", "2017-11-06", "2017-11-11", "day"),
        ("Raids have gone on since Wednesday.", "2017-11-08", "2017-11-11", "day"),
        ("Raids have gone on since mid-October.", "2017-10-11", "2017-11-11", "week"),
        ("Raids have gone on since the fall of the city on 3 June.", "2017-06-03", "2017-11-11", "day"),
        ("Raids went on from 3 to 7 November.", "2017-11-03", "2017-11-07", "day"),
        ("Raids went on on November 3-7.", "2017-11-03", "2017-11-07", "day"),
        ("Raids went on between Monday and Wednesday.", "2017-11-06", "2017-11-08", "day"),
        ("They must lay down their arms by Tuesday.", "2017-11-11", "2017-11-14", "day"),
        ("They had laid down their arms by Tuesday.", "2017-11-07", "2017-11-07", "day"),
    ],
)
def test_stretches(text: str, first: str, last: str, precision: str) -> None:
    assert only(text) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "They marched every Friday.",
        "It was on a Friday that they came.",
        "The market was hit during Ramadan.",
        "The market was hit on the second day of Eid al-Adha.",
        "Shells hit the depot on 05/11/2017.",
        "The army recently left the town.",
        "They met weeks ago.",
        "They will meet in the coming weeks.",
    ],
)
def test_listed_but_unknown(text: str) -> None:
    assert [m[1:] for m in found(text)] == [("-", "-", "none")]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "May God protect them.",
        "March on, they sang.",
        "A second man was hurt.",
        "A crowd met on 17 November Street.",
        "The March 14 alliance condemned the raid.",
        "Operation Peace Spring went on.",
        "The Arab Spring failed.",
        "The fall of the city shocked them.",
        "Some 2,017 people fled.",
        "About 2000 people fled.",
        "The M23 took the post from 12 men.",
        "He sat down; the sun rose.",
        "The 29th floor burned.",
        "They fought for ten days.",
    ],
)
def test_no_date(text: str) -> None:
    assert [m for m in found(text) if m[1] != "-"] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The raid of 4 May came two days after the truce.", ["2017-05-04"]),
        ("The army entered on 4 May. The next day it left.", ["2017-05-04", "2017-05-05"]),
        ("The army entered on 4 May. Two days later it left.", ["2017-05-04", "2017-05-06"]),
        ("The army left a day after the vote of 9 May.", ["2017-05-10", "2017-05-09"]),
        ("The army entered on 4 May; on its third day the siege was broken.", ["2017-05-04", "2017-05-06"]),
        ("The army entered on 4 May and the following Sunday it left.", ["2017-05-04", "2017-05-07"]),
        ("The army entered on 4 May 2015 and left on 9 June.", ["2015-05-04", "2015-06-09"]),
        ("Posts fell on 4, 5 and 9 May.", ["2017-05-04", "2017-05-05", "2017-05-09"]),
        ("Fighting went on for a sixth day.", ["2017-11-11"]),
        ("Posts fell on Wednesday and Thursday.", ["2017-11-08", "2017-11-08", "2017-11-09"]),
        ("Posts fell on May 4 and 5.", ["2017-05-04", "2017-05-05"]),
        ("The army entered on 4 May. Three days prior a mine had gone off.", ["2017-05-04", "2017-05-01"]),
        ("The town was hit on Saturday. The raid comes a day after a truce.", ["2017-11-11", "2017-11-11"]),
        ("He died in a 2015 raid.", ["2015-01-01"]),
        ("The talks failed. The day before, a mine had gone off.", ["2017-11-10"]),
    ],
)
def test_dates_lean_on_dates(text: str, days: list[str]) -> None:
    firsts = [m[1] for m in found(text)]
    assert [d for d in firsts if d != "-"][: len(days)] == days


def test_a_history_carries_its_year() -> None:
    text = (
        "The war began in 1998. In November 1999 the north rose. In February the south followed. On 3 March 2000 the capital fell. "
        "On 9 March the port was lost. By December 2001 all was over. A court met in 2003 and in 2004."
    )
    assert [m[1] for m in found(text)] == [
        "1998-01-01",
        "1999-11-01",
        "2000-02-01",
        "2000-03-03",
        "2000-03-09",
        "2001-12-01",
        "2003-01-01",
        "2004-01-01",
    ]


def test_a_range_lists_its_ends_only_where_they_stand_alone() -> None:
    assert [m[0] for m in found("Raids went on from March 2015 to June 2016.")] == [
        "from March 2015 to June 2016",
        "March 2015",
        "June 2016",
    ]
    assert len(found("Raids went on from 3 to 7 March.")) == 1


@pytest.mark.parametrize(
    "text", ["The town fell on Friday.", "The town fell last week.", "The town fell in May.", "The town fell two days ago."]
)
def test_without_a_day_of_its_own_a_report_tells_no_relative_date(text: str) -> None:
    assert [m[1] for m in found(text, None)] == ["-"]


def test_without_an_anchor_full_dates_still_hold() -> None:
    assert only("The town fell on 3 May 2016.", None) == ("2016-05-03", "2016-05-03", "day")


def test_a_caption_lends_nothing_to_the_body() -> None:
    text = "The town on 4 May.\n\nThe next day it rained."
    blocks = (Block("caption", Span(0, 18)), Block("body", Span(20, len(text))))
    intervals = [m.interval.start for m in find_dates(Lexed(text), SATURDAY, load_date_cues(), blocks)]
    assert intervals == [date(2017, 5, 4), None]


@pytest.mark.parametrize(
    "text",
    [
        "On 9999-12-31.",
        "On 0000-00-00.",
        "On 31 February.",
        "On 30/02/2016.",
        "In the 9990s.",
        "999999999 years ago.",
        "The 999th week of 2015.",
    ],
)
def test_days_outside_the_calendar_are_unknown(text: str) -> None:
    assert all(m[1] == "-" or m[2] >= m[1] for m in found(text))


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_an_anchor_out_of_reach_is_none(anchor: date) -> None:
    assert found("It fell on Friday, two weeks ago.", anchor) == found("It fell on Friday, two weeks ago.", None)


def test_spans_read_back() -> None:
    text = "«On Friday» the raid — two days after 3 March 2017 — killed none;  by   Tuesday they had left."
    for mention in find_dates(Lexed(text), SATURDAY, load_date_cues()):
        assert mention.span is not None
        assert mention.span.of(text) == mention.text


def _mention(text: str, words: str) -> DateMention:
    start = text.index(words)
    return DateMention(Span(start, start + len(words)), words, DateInterval.days(SATURDAY, SATURDAY), "relative")


@pytest.mark.parametrize(
    ("text", "trigger", "dates", "chosen"),
    [
        ("The town fell on Friday.", "fell", ["Friday"], "Friday"),
        ("On Friday, troops who had shelled the hill took the town.", "took", ["Friday"], "Friday"),
        ("Troops took the town on Monday and lost it on Friday.", "took", ["Monday", "Friday"], "Monday"),
        ("Troops took the town on Monday and lost it on Friday.", "lost", ["Monday", "Friday"], "Friday"),
        ("Troops took the town, the ministry said on Friday.", "took", ["Friday"], "Friday"),
        ("Troops took the town.", "took", [], None),
    ],
)
def test_choose_date(text: str, trigger: str, dates: Sequence[str], chosen: str | None) -> None:
    mentions = [_mention(text, d) for d in dates]
    start = text.index(trigger)
    picked = choose_date(mentions, Span(0, len(text)), Span(start, start + len(trigger)))
    assert (picked.text if picked else None) == chosen


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Troops searched the town on Friday, a day after rebels left it.", "searched", date(2017, 11, 10)),
        ("Troops searched the town on Friday, a day after rebels left it.", "left", date(2017, 11, 9)),
        ("The curfew comes two days after the fall of the town.", "curfew", date(2017, 11, 11)),
        ("The curfew comes two days after the fall of the town.", "fall", date(2017, 11, 9)),
        ("The wounded came a day after the raid of 4 May.", "came", date(2017, 5, 5)),
    ],
)
def test_a_day_after(text: str, trigger: str, day: date) -> None:
    start = text.index(trigger)
    mentions = find_dates(Lexed(text), SATURDAY, load_date_cues())
    picked = choose_date(mentions, Span(0, len(text)), Span(start, start + len(trigger)))
    assert picked is not None
    assert picked.interval.start == day


def test_the_dateline_dates_no_action() -> None:
    text = "JUBA, Nov 10 (Agency) - Rebels took the post on Monday."
    mentions = find_dates(Lexed(text), date(2017, 11, 10), load_date_cues(), dateline=Span(0, 24))
    assert [(m.text, m.how) for m in mentions] == [("Nov 10", "dateline"), ("Monday", "relative")]
    picked = choose_date(mentions, Span(0, len(text)), Span(31, 35))
    assert picked is not None
    assert picked.text == "Monday"


def test_a_momentary_action_happened_on_the_day_that_since_names() -> None:
    text = "The state of siege was imposed since 3 May."
    mentions = find_dates(Lexed(text), SATURDAY, load_date_cues())
    sentence, trigger = Span(0, len(text)), Span(23, 30)
    lasting, punctual = (choose_date(mentions, sentence, trigger, punctual=p) for p in (False, True))
    assert (lasting and lasting.text, punctual and punctual.text) == ("since 3 May", "3 May")


def test_long_input_takes_linear_time() -> None:
    words = "early on Friday 3 March 2017 two days after the raid since May "
    assert growth(lambda size: find_dates(Lexed(words * size), SATURDAY, load_date_cues()), 50) < 9


def test_sentences_of_the_gold_set(shared: Path) -> None:
    lines = (shared / "gold" / "sentences" / "dates.jsonl").read_text(encoding="utf-8").splitlines()
    right = 0
    for row in map(json.loads, lines):
        start = row["text"].find(row["expression"])
        span = Span(start, start + len(row["expression"]))
        hits = [
            m
            for m in find_dates(Lexed(row["text"]), date.fromisoformat(row["published"]), load_date_cues())
            if m.span and m.span.touches(span)
        ]
        days = [(str(m.interval.start), str(m.interval.last)) for m in hits if m.interval.start]
        right += not days if row["precision"] == "none" else (row["start"], row["end"]) in days
    assert right / len(lines) >= 0.92
