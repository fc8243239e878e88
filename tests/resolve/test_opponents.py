"""Who fights whom in a report, where a claim names one side alone."""

from __future__ import annotations

import pytest


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
