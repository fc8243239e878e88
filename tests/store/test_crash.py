"""The store under fire: processes killed while they add, and many of them adding the same pages."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from marsad.store import Store
from marsad.store.audit import first_broken

ROOT = Path(__file__).resolve().parents[2]
WORKER = """
import sys
from pathlib import Path
from marsad.store import Store
from tests.model.handmade import TEXT, page_of, report_of
with Store.open(Path(sys.argv[1])) as store:
    for number in map(int, sys.argv[2].split(",")):
        words = f"{TEXT}\\nNo. {number}\\n"
        store.add(page_of(words, f"r{number}"), report_of(words, f"r{number}"))
        print(number, flush=True)
"""


def start(path: Path, numbers: list[int]) -> subprocess.Popen[str]:
    """A process that adds reports of these numbers and tells each that was saved."""
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", WORKER, str(path), ",".join(map(str, numbers))]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def whole(path: Path) -> dict[str, int]:
    """How often each report stands in the database; fails where something stands half."""
    with Store.open(path, create=False) as store:
        reports = list(store.reports())
        assert first_broken(store.audit()) is None
        counts = store.counts()
        assert counts["claims"] == 3 * len(reports)
        assert counts["pages"] == len(reports) == counts["versions"] == counts["audit_entries"]
        assert len(store.search("captured")) == min(100, len(reports))
        return {r.id: len(store.versions(r.id)) for r in reports}


def test_what_was_saved_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    path, chance, said = tmp_path / "m.db", random.Random(7), set[int]()
    Store.open(path).close()
    for round_ in range(4):
        numbers = list(range(round_ * 40, round_ * 40 + 400))
        worker = start(path, numbers)
        assert worker.stdout is not None
        said.add(int(worker.stdout.readline()))
        time.sleep(chance.uniform(0.0, 0.15))
        worker.send_signal(signal.SIGKILL)
        said.update(map(int, worker.stdout.read().split()))
        worker.wait()
        held = whole(path)
        assert {f"r{n}" for n in said} <= set(held)
        assert set(held.values()) == {1}


def test_many_writers_of_the_same_pages_write_each_once(tmp_path: Path) -> None:
    path, numbers, chance = tmp_path / "m.db", list(range(40)), random.Random(3)
    workers = [start(path, chance.sample(numbers, len(numbers))) for _ in range(3)]
    errors = [worker.communicate()[1] for worker in workers]
    assert errors == [""] * 3
    assert whole(path) == {f"r{n}": 1 for n in numbers}
