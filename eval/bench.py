"""Wall times on this machine: what a person waits for, each beside a yardstick of the same run.

Seconds of different machines or moments say little; the ratios (a cold question over a bare start of Python, a
question over a search) travel better.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from api.service import Service
from eval.metrics import EvalResult, Scalar
from indexer.encoder import load_encoder
from indexer.store import Index

QUESTIONS = (
    "哪些区县为精神障碍患者监护人购买了责任保险？",
    "which places paid for school bus subsidies",
    "2022年网格员补贴各地支出多少？",
    "公务接待费比上年减少的有哪些单位",
)
COMMAND = (sys.executable, "-m", "web.cli")
# Runs the command and says at the end whether torch came along.
PROBE = """
import sys
from web.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write("torch loaded\\n" if "torch" in sys.modules else "torch not loaded\\n")
"""


def run(reports: Path, runs: int = 5) -> EvalResult:
    """Index the files of `reports` into a temporary folder, ask, search and encode; take medians of `runs`."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        summary: dict[str, Scalar] = {}
        items = [*_indexing(reports, index), *_cold(index, runs, summary), *_warm(index, summary)]
    return EvalResult("bench", summary, items)


def _item(what: str, seconds: Sequence[float]) -> dict[str, Any]:
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return {"id": what, "median_ms": 1000 * median(seconds), "p95_ms": 1000 * p95, "runs": len(seconds)}


def _timed(work: Callable[[], object], times: int = 1) -> list[float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def _each(work: Callable[[str], object]) -> list[float]:
    """Time `work` five times on every question."""
    return [seconds for question in QUESTIONS for seconds in _timed(partial(work, question), 5)]


def _indexing(reports: Path, index: Path) -> list[dict[str, Any]]:
    """Time the whole command, as a person starts it: on an empty folder, then with nothing to do."""
    command = [*COMMAND, "index", str(reports), "--index", str(index)]
    fresh, again = (_timed(lambda: _call(command)) for _ in range(2))
    return [_item("index, nothing there yet", fresh), _item("index again, nothing changed", again)]


def _cold(index: Path, runs: int, summary: dict[str, Scalar]) -> list[dict[str, Any]]:
    question = [*COMMAND, "ask", QUESTIONS[0], "--json", "--index", str(index)]
    bare = [sys.executable, "-c", ""]
    _call(question)  # the first start compiles modules and warms the disk's cache
    asked: list[float] = []
    started: list[float] = []
    for _ in range(runs):
        asked += _timed(lambda: _call(question))
        started += _timed(lambda: _call(bare))
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, *question[len(COMMAND) :]],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    summary["cold_ask_s"] = median(asked)
    summary["cold_ask_over_bare_python"] = median(asked) / median(started)
    summary["torch"] = probe.stderr.strip().splitlines()[-1]
    return [_item("ask, cold", asked), _item("python -c '', cold", started)]


def _warm(index_path: Path, summary: dict[str, Scalar]) -> list[dict[str, Any]]:
    index = Index.open(index_path)
    service = Service(index)
    texts = [passage.text for passage in index.catalogue.passages()]
    encoder = load_encoder()
    loading = _timed(load_encoder)
    encoding = _timed(lambda: encoder.encode(texts), 5)
    for question in QUESTIONS:  # what is built once, on first use, is not the latency of a question
        service.ask(question)
        service.search(question)
    asks = _each(service.ask)
    searches = _each(service.search)
    queries = _each(lambda question: encoder.encode([question]))
    summary["passages"] = len(texts)
    summary["encode_characters_per_s"] = round(sum(map(len, texts)) / median(encoding))
    summary["ask_over_search"] = median(asks) / median(searches)
    return [
        _item("ask, warm", asks),
        _item("search, warm", searches),
        _item("load the encoder", loading),
        _item("encode every passage", encoding),
        _item("encode a query", queries),
    ]


def _call(command: Sequence[str]) -> None:
    """Run a command whose output does not matter; one that fails (3 or a crash) must not pass as fast."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
