"""How cost grows with length, measured so that a busy machine does not decide."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def growth(work: Callable[[int], object], size: int, times: int = 4, tries: int = 3) -> float:
    """How many times the processor time of `work(size)` that `work(times * size)` takes; about `times` where cost is linear.

    Only this process is timed, not what else runs. The fewest seconds of several tries count, and short work is measured from 10 ms up,
    so that a disturbance can only lower the ratio or raise both sides.
    """
    short = min(_seconds(work, size) for _ in range(tries))
    long = min(_seconds(work, times * size) for _ in range(tries))
    return long / max(short, 0.01)


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    started = time.process_time()
    work(size)
    return time.process_time() - started
