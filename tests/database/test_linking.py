"""The party of an outlet, from the registry or its name."""

from __future__ import annotations

import pytest

from marsad.database.linking import side_of


@pytest.mark.parametrize(
    ("outlet", "side"),
    [
        ("TASS", "Government of Russia"),
        ("Amaq", "Islamic State"),
        ("Reuters", None),
        ("Khartoum State Radio", "Government of Sudan"),
        ("Kyiv National Television", "Government of Ukraine"),
        ("Kyiv Evening Paper", None),
        ("The National", None),
        ("An Unheard-of Gazette", None),
        ("", None),
        (None, None),
    ],
)
def test_side_of(outlet: str | None, side: str | None) -> None:
    assert side_of(outlet) == side
