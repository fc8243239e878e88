"""Takings that another speaker contradicts by what he says of the place."""

from __future__ import annotations

import pytest


def takings(report) -> set[str]:
    """The statuses of the events by which a place changes hands."""
    return {e.status for e in report.reading.events if "territory" in e.sub_event_type}


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Friday that it had captured Malakal. Gunfire could be heard. A rebel spokesman said the rebels held Malakal.",
        "M23 rebels said on Friday that they had captured Goma. Shops were shut. The Congolese army said its troops held Goma.",
    ],
)
def test_two_holders_of_one_day(read_text, text):
    assert "disputed" in takings(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Friday that it had captured Malakal. The army controls Malakal, residents said.",
        "Rebels captured Gao on Monday, residents said. The army said on Friday that it had retaken Gao.",
        "The army captured Malakal on Friday. It controls most of the province.",
    ],
)
def test_one_account(read_text, text):
    assert takings(read_text(text)) == {"asserted"}
