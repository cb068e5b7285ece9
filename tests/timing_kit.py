"""The processor's time of some work, for tests that compare what short input costs with what long input does."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

__all__ = ["least"]


def least(work: Callable[[], object], runs: int = 3) -> float:
    """Return the least seconds of some runs, without what collecting the garbage of the whole suite takes."""
    times = []
    gc.disable()
    try:
        for _ in range(runs):
            started = time.process_time()
            work()
            times.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(times)
