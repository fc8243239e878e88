"""Which parties can be a side of which type of event."""

from __future__ import annotations

import pytest


def sides(report, kind):
    return [
        ({m.actor.name for m in e.side_a if m.actor}, {m.actor.name for m in e.side_b if m.actor})
        for e in report.reading.events
        if e.sub_event_type == kind
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people were killed on Friday in clashes in Bangui.",
        "Four villagers died on Friday as fighting raged around Baidoa.",
        "Nine residents were wounded in the battle for Palma on Friday.",
    ],
)
def test_the_dead_of_a_fight_are_no_side_of_it(read_text, text):
    assert all(not a and not b for a, b in sides(read_text(text), "Armed clash"))


@pytest.mark.parametrize(
    ("text", "armies"),
    [
        ("Two soldiers and five ISWAP fighters were killed in clashes in Maiduguri on Friday.", {"Military Forces of Nigeria"}),
        ("Three policemen and two ELN guerrillas died in fighting near Tame on Friday.", {"Police Forces of Colombia"}),
    ],
)
def test_the_armed_dead_of_both_camps_are_its_two_sides(read_text, text, armies):
    ((side_a, side_b),) = sides(read_text(text), "Armed clash")
    assert side_a == armies
    assert len(side_b) == 1


@pytest.mark.parametrize(
    ("text", "kind", "crowd"),
    [
        ("Some 300 people marched through Khartoum on Friday.", "Peaceful protest", {"Protesters (Sudan)"}),
        ("Protesters torched the town hall in Port-au-Prince on Friday.", "Violent demonstration", {"Rioters (Haiti)"}),
    ],
)
def test_a_crowd_is_named_after_what_it_does(read_text, text, kind, crowd):
    assert sides(read_text(text), kind)[0][0] == crowd


def test_who_blows_himself_up_is_no_civilian(read_text):
    (side,) = sides(read_text("A man blew himself up at a checkpoint in Mogadishu on Friday."), "Suicide bomb")
    assert side[0] == {"Unidentified Armed Group (Somalia)"}


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("The government imposed a curfew on Ituri on Friday, officials in Bunia said.", "Government of the Democratic Republic of Congo"),
        ("Myanmar imposed martial law in Hlaingthaya on Friday.", "Government of Myanmar"),
        ("Ethiopia declared a state of emergency in Amhara region on Friday.", "Government of Ethiopia"),
    ],
)
def test_decrees_are_a_governments(read_text, text, government):
    assert sides(read_text(text), "Other")[0][0] == {government}
