"""A disk that tears, fills up or refuses: what opens again is a whole prefix of what was saved."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.errors import StoreError
from marsad.store import Store
from marsad.store.audit import first_broken
from tests.model.handmade import TEXT, page_of, report_of

ROOT = Path(__file__).resolve().parents[2]
COUNT = 12


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a database as they lie on the disk while it is open: most of it still in the write-ahead log."""
    folder, copy = tmp_path_factory.mktemp("open"), tmp_path_factory.mktemp("copy")
    with Store.open(folder / "m.db") as store:
        for number in range(COUNT):
            words = f"{TEXT}\nNo. {number}\n"
            store.add(page_of(words, f"r{number:02d}"), report_of(words, f"r{number:02d}"))
        for name in ("m.db", "m.db-wal"):
            shutil.copy(folder / name, copy / name)
    return copy


def held(path: Path) -> list[str]:
    """Ids of the reports in the database; fails where one of them is not whole."""
    with Store.open(path, create=False) as store:
        counts, ids = store.counts(), [r.report.id for r in store.reports()]
        assert first_broken(store.audit()) is None
        assert counts["claims"] == 3 * len(ids)
        assert counts["pages"] == counts["audit_entries"] == len(ids)
    return ids


@pytest.mark.parametrize("harm", ["cut", "flip", "zero"])
def test_torn_log_opens_as_a_prefix(running: Path, tmp_path: Path, harm: str) -> None:
    chance, seen = random.Random(harm), set[int]()
    whole = (running / "m.db-wal").read_bytes()
    for round_ in range(12):
        path = tmp_path / f"{round_}.db"
        shutil.copy(running / "m.db", path)
        at = chance.randrange(len(whole))
        torn = bytearray(whole)
        if harm == "cut":
            del torn[at:]
        elif harm == "flip":
            torn[at] ^= 0xFF
        else:
            torn[at:] = bytes(len(torn) - at)
        path.with_name(f"{round_}.db-wal").write_bytes(torn)
        try:
            ids = held(path)
        except StoreError:
            assert at < len(whole) / 2, "only a log torn before the first report may leave nothing to open"
            continue
        assert ids == [f"r{n:02d}" for n in range(len(ids))]
        seen.add(len(ids))
    assert len(seen) > 1


FILLS = """
import sys
from pathlib import Path
from marsad.errors import StoreError
from marsad.store import Store
from tests.model.handmade import TEXT, page_of, report_of
with Store.open(Path(sys.argv[1])) as store:
    for number in range(1000):
        words = f"{TEXT}\\nNo. {number}\\n"
        try:
            store.add(page_of(words, f"r{number:02d}"), report_of(words, f"r{number:02d}"))
        except StoreError as error:
            print(number, error)
            break
"""


def test_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    Store.open(path).close()
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    answer = subprocess.run(
        [sys.executable, "-c", FILLS, str(path)], env=env, cwd=ROOT, capture_output=True, text=True, preexec_fn=small_files, check=False
    )
    saved, sentence = answer.stdout.strip().split(" ", 1)
    assert int(saved) > 0
    assert str(path) in sentence and "nothing of the last report was written" in sentence
    assert len(held(path)) == int(saved)
