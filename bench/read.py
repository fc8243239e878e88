"""Speed and memory of reading, on this machine: `python bench/read.py [PAGE]`.

Prints one line a figure: process start to record for one page (cold), time a page in a process that has read before (warm), peak memory of
both, adding the demo corpus to a fresh database, and 512 kB of one sentence. Each is measured in processes of their own.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "seed" / "albu-kamal.txt"
REPEATS = 3
WARM = """
import sys, time
from pathlib import Path
from marsad.acquire import read_pages
from marsad.pipeline import Pipeline
pages = list(read_pages([Path(sys.argv[1])]))
pipeline = Pipeline.open()
for page in pages: pipeline.read(page)
start = time.perf_counter()
for _ in range(20):
    for page in pages: pipeline.read(page)
print((time.perf_counter() - start) / 20 / len(pages))
"""


def timed(command: list[str], **extra: str) -> tuple[float, float, str]:
    """Seconds on the wall, peak memory of the process in MB, and what it printed; ends this run when it fails."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **extra})
    out, err = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: {err.strip()}")
    return time.perf_counter() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, out


def marsad(*words: str) -> list[str]:
    """A command line that runs the marsad installed beside this interpreter."""
    return [str(Path(sys.executable).with_name("marsad")), *words]


def main() -> None:
    """Measure and print."""
    page = str(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    runs = [timed(marsad("read", page, "--format", "jsonl")) for _ in range(REPEATS)]
    print(f"read one page, process start to record: {statistics.median(r[0] for r in runs):.2f} s (median of {REPEATS})")
    print(f"peak memory so far: {max(r[1] for r in runs):.0f} MB")
    _, memory, out = timed([sys.executable, "-c", WARM, page])
    print(f"a page, warm: {1000 * float(out):.0f} ms; peak memory so far: {memory:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        seconds, memory, _ = timed(marsad("demo"), MARSAD_DB=str(Path(folder) / "demo.db"))
        print(f"demo corpus into a fresh database: {seconds:.1f} s; peak memory so far: {memory:.0f} MB")
        for kilobytes in (64, 128, 256, 512):
            long = Path(folder) / "long.txt"
            long.write_text("Shells fell on the town and the river and the road " * (kilobytes * 1024 // 51) + ".\n", encoding="utf-8")
            seconds, memory, _ = timed(marsad("read", str(long), "--format", "jsonl"))
            print(f"{kilobytes} kB of one sentence: {seconds:.1f} s; peak memory so far: {memory:.0f} MB")


if __name__ == "__main__":
    main()
