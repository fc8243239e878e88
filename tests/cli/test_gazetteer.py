"""The bar of a long build, and where its options lead."""

from __future__ import annotations

import pytest

from marsad.cli.gazetteer import bar


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 0, 1.0, "reading places"),
        (50, 100, 60.0, "reading places       [###############               ]  50%, 1:00 left"),
        (100, 100, 60.0, "reading places       [##############################] 100%, 0:00 left"),
        (1, 1_000_000, 0.1, "reading places       [                              ]   0%, 1:40 left"),
    ],
)
def test_bar(done: int, total: int, seconds: float, words: str) -> None:
    assert bar("reading places", done, total, seconds) == words
