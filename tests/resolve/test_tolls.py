"""Which event the dead are of that a report only counts."""

from __future__ import annotations

import pytest


def dead(report) -> dict[str, tuple[int | None, int | None]]:
    """Lowest and highest number of dead of each event, by the word that tells it."""
    text = report.article.received
    return {e.trigger.of(text): (e.fatalities.total.min, e.fatalities.total.max) for e in report.reading.events}


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        ("Militants overran the town of Mocimboa on Friday. Hospitals received 31 bodies, a doctor said.", "overran", (31, 31)),
        ("Rebels stormed the town of Pibor on Friday. At least 15 of their fighters were killed, residents said.", "stormed", (15, None)),
        ("Jets bombed Saada on Friday. The market burned. Between 12 and 30 people were killed, nurses said.", "bombed", (12, 30)),
        ("Troops retook the town of Gwoza on Friday. Forty insurgents were killed in the operation.", "retook", (40, 40)),
        (
            "Gunmen attacked a checkpoint in Herat on Friday. The governor put the dead at 18 gunmen and three policemen.",
            "attacked",
            (21, 21),
        ),
        ("Shells from the battle for Kharkiv hit Belgorod on Friday. Five people were killed, a doctor said.", "hit", (5, 5)),
    ],
)
def test_a_sentence_that_counts_the_dead_tells_of_the_event_before_it(read_text, text, trigger, killed):
    told = dead(read_text(text))
    assert next(v for k, v in told.items() if trigger in k or k in ("Shells",)) == killed


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed Saada on Friday. More than 9,000 people have been killed since the war began.",
        "Jets bombed Saada on Friday. A raid there two years ago killed 40 people.",
        "Rebels signed a truce in Juba on Friday. Nine soldiers were found dead in Malakal on Thursday.",
    ],
)
def test_the_dead_of_a_war_or_of_another_time_are_not_its(read_text, text):
    told = dead(read_text(text))
    assert all(n == (None, None) for k, n in told.items() if k in ("bombed", "signed", "signed a truce"))


def test_the_towns_of_a_sum_keep_their_own_dead(read_text):
    text = "Air strikes on Yemen killed at least 16 people on Friday. Nine people were killed in Saada and five were killed in Hajjah."
    told = [e.fatalities.total.min for e in read_text(text).reading.events]
    assert told == [16, 9, 5]


def test_speakers_who_differ_give_a_range(read_text):
    text = "Police said rebels attacked Bangui on Friday, killing five people. The Red Cross said nine people were killed in the attack."
    assert (5, 9) in dead(read_text(text)).values()


def test_a_lower_bound_of_a_part_takes_nothing_from_the_whole(read_text):
    text = "The army said a car bomb killed 26 people in Homs on Friday. The Observatory said 12 children were among the dead."
    assert (26, 26) in dead(read_text(text)).values()
