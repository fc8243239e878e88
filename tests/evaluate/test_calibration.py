"""The calibration curve counts what it says it counts."""

from __future__ import annotations

import pytest

from marsad.evaluate.calibration import curve, expected_error, told


def test_curve_leaves_out_empty_bins() -> None:
    bins = curve([(0.85, True), (0.85, True), (0.81, False), (0.2, False)])
    assert [(b.low, b.count, round(b.right, 2)) for b in bins] == [(0.0, 1, 0.0), (0.8, 3, 0.67)]


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([], 0.0),
        ([(1.0, True)], 0.0),
        ([(1.0, False)], 1.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
        ([(0.5, True), (0.9, True)], 0.3),
    ],
)
def test_expected_error(pairs: list[tuple[float, bool]], error: float) -> None:
    assert expected_error(curve(pairs)) == pytest.approx(error)


def test_told_names_every_bin() -> None:
    text = told(curve([(0.85, True), (0.2, False)]))
    assert "confidence 0.8 to 0.9:    1 events, mean 0.85, right 1.00" in text
    assert text.count("\n") == 2
