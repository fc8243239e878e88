"""The repository keeps its own rules: nothing stale, nothing leaked, nothing of the outside gold, the style of the design."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import leaks, overlap, purity, stale

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "marsad"
LIMITS = (
    "fn_median<=9",
    "fn_p90<=30",
    "fn_max<=80",
    "file_max<=450",
    "public_hinted>=100",
    "public_doc>=95",
    "module_cycles<=0",
    "bare_excepts<=0",
    "broad_excepts<=3",
    "tests.parametrised>=25",
)


def test_vocabulary_is_what_resources_say() -> None:
    assert stale.stale(ROOT / "resources", PACKAGE / "vocab" / "data") == []


def test_no_host_or_machine_path_is_named() -> None:
    assert leaks.leaks(ROOT) == []


def test_no_outside_gold_stands_in_the_repository(shared: Path) -> None:
    assert overlap.overlaps(ROOT, shared / "gold") == []


def test_stages_call_no_clock_and_open_nothing() -> None:
    assert purity.impure_calls(PACKAGE) == []


def test_settings_are_read_at_the_doors_only() -> None:
    assert purity.settings_read(PACKAGE) == []


@pytest.mark.parametrize("limit", LIMITS)
def test_style_stays_within_the_limits_of_the_design(style: dict[str, str], limit: str) -> None:
    assert style[limit].startswith("ok"), style[limit]


@pytest.fixture(scope="module")
def style(shared: Path) -> dict[str, str]:
    """The line that the measuring tool prints for each limit."""
    tool = shared / "tools" / "measure_style.py"
    command = [sys.executable, str(tool), str(PACKAGE), "--tests", str(ROOT / "tests"), "--check", *LIMITS]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    return dict(zip(LIMITS, lines, strict=True))
