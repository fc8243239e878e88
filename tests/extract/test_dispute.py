"""Claims that another speaker of the report answers."""

from __future__ import annotations

import pytest


def statuses(report) -> set[str]:
    return {e.status for e in report.reading.events}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they had captured Hajin on Friday; the army replied that its troops still held the town.",
        "Residents said Syrian jets bombed a clinic in Idlib on Friday. The defence ministry said no aircraft had flown that day.",
        "The army rejected the activists' claim that its jets had bombed a clinic in Idlib on Friday.",
        "Villagers say soldiers torched their homes in Hajin; the military says the villagers set the fires themselves.",
    ],
)
def test_answered(read_text, text):
    assert "disputed" in statuses(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Residents said Syrian jets bombed a clinic in Idlib on Friday. The governor said there were no casualties.",
        "The Observatory said Syrian jets bombed Idlib on Friday. It said it was not clear how many had died.",
        "Residents said Syrian jets bombed a clinic in Idlib on Friday. A spokesman could not confirm the report.",
        "Syrian jets bombed Idlib on Friday. No rain has fallen there since.",
    ],
)
def test_not_answered(read_text, text):
    assert statuses(read_text(text)) == {"asserted"}
