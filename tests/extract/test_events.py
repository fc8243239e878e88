"""Sentences and the events they tell: type, sides, place, day."""

from __future__ import annotations

import pytest

from tests.growth import growth


def told(report):
    return [
        (
            e.sub_event_type,
            tuple(m.actor.name for m in e.side_a if m.actor),
            tuple(m.actor.name for m in e.side_b if m.actor),
            e.place.text if e.place else None,
            e.date.interval.start.isoformat() if e.date.interval.start else None,
        )
        for e in report.reading.events
    ]


SYRIA, RUSSIA, IS = "Military Forces of Syria", "Military Forces of Russia", "Islamic State"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Syrian troops retook Palmyra from Islamic State on Thursday.",
            ("Government regains territory", (SYRIA,), (IS,), "Palmyra", "2017-11-09"),
        ),
        (
            "Palmyra was captured by Islamic State fighters on Friday.",
            ("Non-state actor overtakes territory", (IS,), (), "Palmyra", "2017-11-10"),
        ),
        ("Russian jets bombed Idlib on Friday.", ("Air/drone strike", (RUSSIA,), (), "Idlib", "2017-11-10")),
        ("The army's shelling of Douma went on.", ("Shelling/artillery/missile attack", (SYRIA,), (), "Douma", "2017-11-11")),
        ("Clashes between the Syrian army and Islamic State erupted in Hajin.", ("Armed clash", (SYRIA,), (IS,), "Hajin", "2017-11-11")),
        (
            "Islamic State kidnapped ten villagers near Hajin.",
            ("Abduction/forced disappearance", (IS,), ("Civilians (Syria)",), "Hajin", "2017-11-11"),
        ),
    ],
)
def test_one_sentence(read_text, text, event):
    assert event in told(read_text(text))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("ADF rebels seized four nurses near Oicha on Friday.", {"Abduction/forced disappearance"}),
        ("ELN fighters grabbed two engineers near Arauca on Friday.", {"Abduction/forced disappearance"}),
        ("Boko Haram captured dozens of vehicles near Gwoza on Friday.", set()),
        ("A new military coalition was formed in Juba on Friday.", {"Change to group/activity"}),
        ("Bloggers and accounts close to the army showed a bridge near Sumy on Friday.", set()),
        ("A blast, possibly caused by a drone, shook the depot in Kherson on Friday.", {"Air/drone strike"}),
    ],
)
def test_names_read_as_one_word_hide_nothing(read_text, text, types):
    assert {e.sub_event_type for e in read_text(text).reading.events} == types


def test_listed_places_are_events_of_their_own(read_text):
    events = told(read_text("Russian warplanes bombed Homs, Hama and Idlib on Thursday."))
    assert {e[3] for e in events if e[0] == "Air/drone strike"} == {"Homs", "Hama", "Idlib"}


def test_one_event_told_three_times_is_one(read_text):
    text = (
        "Islamic State fighters captured Hajin on Thursday, residents said.\n\nThe militants seized Hajin after two days of siege.\n\n"
        "The capture of Hajin by Islamic State opens the road to the border."
    )
    assert sum(e[0] == "Non-state actor overtakes territory" for e in told(read_text(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The army plans to capture Hajin before the winter.",
        "If the rebels take Hajin the road is open.",
        "The rebels failed to capture Hajin.",
        "Islamic State threatened to shell Hajin.",
        "The loss of Hajin would cut the road to the border.",
    ],
)
def test_what_did_not_happen_is_rejected_with_a_reason(read_text, text):
    reading = read_text(text).reading
    assert not reading.events and reading.rejected


def test_spans_read_back(read_text):
    report = read_text("On Friday, Russian jets bombed Idlib, killing nine civilians, the Syrian Observatory for Human Rights said.")
    text = report.article.received
    for event in report.reading.events:
        assert event.quote.holds(event.trigger)
        for mention in (*event.side_a, *event.side_b, *([event.place] if event.place else [])):
            assert mention.span.of(text) == mention.text


def test_the_dead_belong_to_their_event(read_text):
    (event,) = read_text("An air strike on a market in Idlib killed at least nine civilians on Friday.").reading.events
    assert (event.fatalities.total.min, event.fatalities.total.max) == (9, None)
    assert [m.actor.name for m in event.side_b if m.actor] == ["Civilians (Syria)"]


def test_alternatives_are_left_open(read_text):
    events = read_text("Syrian or Russian jets bombed Idlib on Friday.").reading.events
    assert events and events[0].side_a_open


def test_length_costs_in_proportion(read_text):
    sentence = "Islamic State fighters attacked an army post near Hajin and "
    assert growth(lambda times: read_text(sentence * times), 20, tries=2) < 9
