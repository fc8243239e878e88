"""Fixtures that every part of the suite shares."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold sets beside the checkout; tests that need it skip where it is not."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs ../shared beside the checkout")
    return SHARED
