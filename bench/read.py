"""Speed and memory of reading, on this machine: `python bench/read.py [PAGE]`.

Prints one line a figure: process start to record for one page (cold), time a page in a process that has read before (warm), peak memory of
both, adding the demo corpus to a fresh database, and 512 kB of one sentence. Each is measured in processes of their own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "seed" / "albu-kamal.txt"
REPEATS = 3
SENTENCE = "Shells fell on the town and the river and the road "
WARM = """
import sys, time
from pathlib import Path
from marsad.acquire import read_pages
from marsad.pipeline import Pipeline
pages = list(read_pages(Path(sys.argv[1])))
pipeline = Pipeline.open()
for page in pages: pipeline.read(page)
wall, work = time.perf_counter(), time.process_time()
for _ in range(20):
    for page in pages: pipeline.read(page)
print((time.perf_counter() - wall) / 20 / len(pages), (time.process_time() - work) / 20 / len(pages))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds on the wall, seconds of processor, the largest memory of any command so far in MB, and what it printed."""

    wall: float
    work: float
    memory: float
    out: str

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.work:.2f} s of processor); peak memory so far {self.memory:.0f} MB"


def timed(command: list[str], **extra: str) -> Run:
    """Run a command to its end; ends this run when it fails."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **extra}, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.perf_counter() - wall, work, after.ru_maxrss / 1024, done.stdout)


def marsad(*words: str) -> list[str]:
    """A command line that runs marsad with this interpreter."""
    return [sys.executable, "-m", "marsad.cli", *words]


def main() -> None:
    """Measure and print."""
    page = str(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    for number in range(1, REPEATS + 1):
        print(f"one page, process start to record, time {number}: {timed(marsad('read', page, '--format', 'jsonl'))}")
    warm = timed([sys.executable, "-c", WARM, page])
    wall, work = (1000 * float(part) for part in warm.out.split())
    print(f"one page, warm: {wall:.0f} ms ({work:.0f} ms of processor); peak memory so far {warm.memory:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        print(f"demo corpus into a fresh database: {timed(marsad('--db', f'{folder}/demo.db', 'demo'))}")
        for kilobytes in (64, 128, 256, 512):
            long = Path(folder) / "long.txt"
            long.write_text(SENTENCE * (kilobytes * 1024 // len(SENTENCE)) + ".\n", encoding="utf-8")
            print(f"{kilobytes} kB of one sentence: {timed(marsad('read', str(long), '--format', 'jsonl'))}")


if __name__ == "__main__":
    main()
