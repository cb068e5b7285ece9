"""`python -m eval soak`: add, change and remove reports for thousands of cycles; what grows meanwhile is a leak.

One process holds a server's reader on the index and brings it up to date again and again. After every cycle the
index holds exactly the reports that it should; at the end the process's memory and open files, the folder's files and
bytes, and the rows of every table are compared with those after the first cycles.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import random
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from api.live import LiveService
from eval.metrics import EvalResult, Scalar
from eval.mixed import write_all
from eval.papers import papers
from indexer.build import build
from indexer.building.inspection import inspect
from indexer.building.removal import remove
from indexer.store import Index

REPORTS = 3  # that stay throughout
WARM = 100  # cycles before the baseline: libraries come in, the heap finds its size
MOST_GROWTH = 1.15  # of memory, over the baseline
_ONE_ARENA = (-8, 1)  # glibc's M_ARENA_MAX
_POOL = 12  # different contents that come and go


def run(cycles: int = 2000, seed: int = 0) -> EvalResult:
    """Do so many cycles, each one addition, change or removal; an item for every tenth of them."""
    chance = random.Random(seed)
    # Threads of the lexical index come and go; glibc gives each an arena as it pleases, up to eight a core, and what is
    # free in those never goes back to the system. In one arena, what grows is a leak.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(*_ONE_ARENA)
    with tempfile.TemporaryDirectory(prefix="chazhang-soak-") as name:
        folder, index = Path(name) / "reports", Path(name) / "index"
        folder.mkdir()
        contents = write_all(list(islice(papers(), REPORTS + _POOL)), ("txt",))["txt"]
        for number in range(REPORTS):
            (folder / f"{number}.txt").write_bytes(contents[number])
        build([folder], index)
        live = LiveService(index)
        baseline: dict[str, int] = {}
        items: list[dict[str, Any]] = []
        counts = {"add": 0, "change": 0, "remove": 0}
        for cycle in range(cycles):
            done = _cycle(folder, index, contents[REPORTS:], chance)
            counts[done] += 1
            errors = _wrong(folder, index, live)
            if cycle == min(WARM, cycles // 2):
                _back_to_the_first(folder, index)
                baseline = _measured(index)
            if errors or cycle % max(1, cycles // 10) == 0:
                items.append({"id": cycle, "did": done, **_measured(index), "errors": errors})
        _back_to_the_first(folder, index)
        end = _measured(index)
    grown = _grown(baseline, end)
    items.append({"id": "end", "did": "-", **end, "errors": grown})
    summary: dict[str, Scalar] = {"cycles": cycles, **counts, "errors": sum(len(item["errors"]) for item in items)}
    for key, value in baseline.items():
        summary |= {f"{key}_at_first": value, f"{key}_at_the_end": end[key]}
    return EvalResult("soak", summary, items)


def _cycle(folder: Path, index: Path, contents: list[bytes], chance: random.Random) -> str:
    """Do one thing to the folder and bring the index up to date."""
    come = sorted(path for path in folder.iterdir() if path.stem.startswith("x"))
    what = chance.choice(["add", "change", "remove"]) if come else "add"
    if len(come) > 3:
        what = "remove"
    if what == "remove":
        gone = chance.choice(come)
        gone.unlink()
        remove([str(gone)], index)
        return what
    path = chance.choice(come) if what == "change" else folder / f"x{chance.randrange(10**9)}.txt"
    used = {each.read_bytes() for each in come}
    path.write_bytes(chance.choice([each for each in contents if each not in used]))
    build([folder], index)
    return what


def _wrong(folder: Path, index: Path, live: LiveService) -> list[str]:
    """Return how the index differs from the folder, and what a reader sees that is not there."""
    opened = Index.open(index)
    found = sorted(source for report in opened.catalogue.reports() for source in report.sources)
    opened.close()
    errors = [] if found == sorted(map(str, folder.iterdir())) else [f"holds {found}"]
    if not live().index.catalogue.counts()["reports"]:
        errors.append("a reader sees no reports")
    return errors


def _back_to_the_first(folder: Path, index: Path) -> None:
    for path in list(folder.iterdir()):
        if path.stem.startswith("x"):
            path.unlink()
            remove([str(path)], index)
    build([folder], index)  # twice: the last two generations are kept
    build([folder], index)


def _measured(index: Path) -> dict[str, int]:
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):  # what is free goes back to the system, where there is a way
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    files = [path for path in index.rglob("*") if path.is_file()]
    found = inspect(index)
    return {
        "memory_kib": _memory_kib(),
        "open_files": len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0,
        "children": len(_children()),
        "files": len(files),
        "kib": sum(path.stat().st_size for path in files) // 1024,
        "rows": sum(found.counts.values()),
        "damaged": len(found.damaged),
    }


def _memory_kib() -> int:
    """Return what this process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def _children() -> list[str]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return listed.read_text().split() if listed.exists() else []


def _grown(first: dict[str, int], end: dict[str, int]) -> list[str]:
    """Return what is not back at the baseline."""
    allowed = {"memory_kib": MOST_GROWTH, "kib": 1.05}
    return [
        f"{key}: {first[key]} at first, {end[key]} at the end"
        for key in first
        if end[key] > first[key] * allowed.get(key, 1.0)
    ]
