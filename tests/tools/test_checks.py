"""The checks find what they look for: each is shown a case that must fail and one that must pass."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tools import leaks, overlap, purity


def checkout(folder: Path, name: str, text: str) -> Path:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see https://pypi" + ".org/project/x", True),
        ("path = '/wo" + "rk/main/data'", True),
        ("the index is reached by its client", False),
        ("docs/work/plan", False),
    ],
)
def test_leaks(tmp_path: Path, line: str, found: bool) -> None:
    assert bool(leaks.leaks(checkout(tmp_path, "notes.md", f"first\n{line}\n"))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He wrote: one two three four five six seven eight, nine TEN eleven.", True),
        ("one two three four five six seven eight nine", False),
        ("one two three four five other six seven eight nine ten", False),
    ],
)
def test_ten_words_of_a_gold_text(tmp_path: Path, text: str, found: bool) -> None:
    gold = tmp_path / "gold"
    for name in overlap.OUTSIDE:
        (gold / name).mkdir(parents=True)
        row = {"id": name, "text": "one two three four five six seven eight nine ten eleven"}
        (gold / name / "input.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert bool(overlap.overlaps(checkout(tmp_path / "repository", "a.txt", text), gold)) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [("import datetime\nx = datetime.date.today()\n", True), ("open('x')\n", True), ("x = sorted([1])\n", False)],
)
def test_impure_calls(tmp_path: Path, code: str, found: bool) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a.py").write_text(code, encoding="utf-8")
    assert bool(purity.impure_calls(tmp_path)) == found


@pytest.mark.parametrize(("room", "found"), [("store", True), ("cli", False)])
def test_settings_read(tmp_path: Path, room: str, found: bool) -> None:
    (tmp_path / room).mkdir()
    (tmp_path / room / "a.py").write_text("import os\nhome = os.environ['HOME']\n", encoding="utf-8")
    assert bool(purity.settings_read(tmp_path)) == found
