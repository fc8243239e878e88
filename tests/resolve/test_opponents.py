"""Who fights whom in a report, where a claim names one side alone."""

from __future__ import annotations

import pytest

UKRAINE, RUSSIA = {"Military Forces of Ukraine"}, {"Military Forces of Russia"}


def sides(report):
    return [({m.actor.name for m in e.side_a if m.actor}, {m.actor.name for m in e.side_b if m.actor}) for e in report.reading.events]


def test_the_other_side_told_once_holds_for_the_report(read_text):
    text = "Syrian troops fought Islamic State near Hajin on Thursday.\n\nSyrian troops captured Mayadin on Friday."
    assert ({"Military Forces of Syria"}, {"Islamic State"}) in sides(read_text(text))[1:]


def test_the_only_other_armed_party_is_the_opponent(read_text):
    assert ({"Islamic State"}, {"Military Forces of Syria"}) in sides(
        read_text("Islamic State captured Mayadin. The Syrian army gave no comment.")
    )


def test_nobody_is_invented(read_text):
    assert sides(read_text("Islamic State captured Mayadin on Friday.")) == [({"Islamic State"}, set())]


@pytest.mark.parametrize(
    "text", ["The Syrian army and Islamic State fought in Hajin.", "Fighting between the Syrian army and Islamic State broke out in Hajin."]
)
def test_a_fight_of_two_has_two_sides(read_text, text):
    assert ({"Military Forces of Syria"}, {"Islamic State"}) in sides(read_text(text))


def test_strikes_of_one_kind_have_one_agent(read_text):
    text = "Russian jets bombed Idlib on Friday.\n\nAir strikes on Saraqib killed four people on Friday."
    assert [a for a, _ in sides(read_text(text))] == [{"Military Forces of Russia"}, {"Military Forces of Russia"}]


def test_who_took_a_place_before_is_who_loses_it(read_text):
    text = (
        "Kenyan troops fought Al-Shabaab in Dhobley on Monday.\n\nSomali troops captured Baidoa on Wednesday.\n\n"
        "Al-Shabaab fighters retook Baidoa on Friday."
    )
    assert sides(read_text(text))[-1] == ({"Al Shabaab"}, {"Military Forces of Somalia"})


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("The RSF captured an army base near Babanusa on Friday.", "Military Forces of Sudan"),
        ("Ukrainian troops seized positions of the Wagner Group near Bakhmut on Friday.", "Wagner Group"),
        ("Security forces captured a stronghold of Boko Haram near Bama on Friday.", "Boko Haram"),
    ],
)
def test_whose_base_is_taken_loses_it(read_text, text, loser):
    assert sides(read_text(text, "2023-06-03"))[0][1] == {loser}


@pytest.mark.parametrize(
    "text",
    [
        "Shells fired by the rebels hit Damascus on Friday.\n\nAir strikes on Douma killed four people on Friday.",
        "Rebels bombed a base in Saada on Friday.\n\nAir strikes hit Sanaa on Friday.",
    ],
)
def test_jets_are_no_rebels(read_text, text):
    assert all(
        "Rebels" not in name
        for e in read_text(text).reading.events
        if "Air" in e.sub_event_type
        for name in (m.actor.name for m in e.side_a if m.actor)
    )


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "Ukrainian forces recaptured Irpin. Russian troops left.",
            "2022-04-02",
            ({"Military Forces of Ukraine"}, {"Military Forces of Russia"}),
        ),
        (
            "Russian forces struck Kharkiv with missiles, Ukraine's army said.",
            "2022-04-02",
            ({"Military Forces of Russia"}, {"Military Forces of Ukraine"}),
        ),
        ("Hamas fighters stormed Sderot. Israel bombed Gaza City.", "2023-10-08", ({"Hamas"}, {"Military Forces of Israel"})),
        ("Afghan troops captured Nad Ali. American troops stayed in Kabul.", "2010-02-14", ({"Military Forces of Afghanistan"}, set())),
    ],
)
def test_armies_of_two_states_fight_unless_one_backs_the_other(read_text, text, day, expected):
    assert expected in sides(read_text(text, day))


def test_of_two_enemies_fought_alike_the_first_named_is_the_opponent(read_text):
    text = "M23 rebels clashed with the army and allied militias in Sake on Monday.\n\nThe rebels captured Minova on Friday."
    assert sides(read_text(text, "2025-01-24"))[-1] == ({"March 23 Movement"}, {"Military Forces of the Democratic Republic of Congo"})
