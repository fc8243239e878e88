"""The whole walk with the real reader: records that validate, spans that read back, and the demo."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.export.schema import validate_record
from marsad.gazetteer.rows import DEFAULT_PATH
from marsad.model.record import from_record, to_record
from marsad.vocab.crosswalks import codes_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not DEFAULT_PATH.exists(), reason="needs the index of places: marsad gazetteer build")


def marsad(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person does, in a process of its own."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("MARSAD_")} | {"PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "marsad.cli", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, marsad(folder, "demo")


def test_demo_says_who_held_the_town_and_how_to_go_on(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, answer = demo
    assert (answer.returncode, "Traceback" in answer.stderr) == (0, False)
    for words in ("on 2017-11-09: ", "on 2017-11-11: ", "on 2017-11-20: ", "says: ", "p = ", "independent source", "marsad serve"):
        assert words in answer.stdout
    assert "invented" in answer.stderr


def claims(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from record["events"]
    yield from record["control"]


def test_every_record_validates_reads_back_and_comes_back(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = demo
    records = [json.loads(line) for line in marsad(folder, "export", "--to", "jsonl").stdout.splitlines()]
    assert len(records) == 16
    assert sum(len(r["events"]) for r in records) > 16
    for record in records:
        validate_record(record)
        assert json.loads(json.dumps(to_record(from_record(record), codes_of))) | {"mentions": 0} == record | {"mentions": 0}
        text = record["article"]["page_text"]
        for claim in claims(record):
            for name in ("quote", "trigger"):
                start, end = claim["spans"][name]
                assert text[start:end] == claim[name]
    assert len({claim["id"] for record in records for claim in claims(record)}) == sum(len(list(claims(r))) for r in records)


def test_demo_again_changes_nothing(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = demo
    before = marsad(folder, "export", "--to", "bundle").stdout
    assert "16 known already" in marsad(folder, "demo").stderr
    assert marsad(folder, "export", "--to", "bundle").stdout == before


def test_standard_input_and_a_closed_pipe(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": "Troops captured the town of Rawa on Friday, the army said.", "published": "2017-11-18"})
    command = f"echo '{line}' | {sys.executable} -m marsad.cli read - --format jsonl | head -c 20"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    answer = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (answer.stdout, answer.stderr) == ('{"id": "x", "sha256"', "")
