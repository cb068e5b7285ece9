"""`python -m eval bench extract`: reports of 10,000 characters a second and core; whether long texts cost more each.

What is timed is the line after reading: from a file's characters to the finished document (cleaning, masking, sections,
metadata, tables, figures, passages, audit), by the processor's time of this one process, without embedding or storing.
No text is read twice, so nothing is fast because it is remembered from the round before; words that reports share are.
The garbage collector is calmed as it is in the workers of `chazhang index` (`calm_collector`).
Seconds of different machines say little: `yardstick_ns` is one turn of an empty loop, and `loops_a_character`, the
cost of one character in such turns, travels better. `growth` is the cost of a character in the longest text of a shape
over that in the shortest: near 1 where the cost is in proportion to length.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from eval.long_texts import SHAPES, long_text, report_files
from eval.metrics import EvalResult, Scalar
from indexer.building.nursery import calm_collector
from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

LENGTH = 10_000
SIZES = (100_000, 300_000, 1_000_000, 3_000_000, 5_000_000)
ROUNDS = 5
_REGIONS = Path(__file__).parent / "samples" / "regions.tsv"


def run(count: int = 20, only: Sequence[str] = (), most: int = SIZES[-1], folder: Path | None = None) -> EvalResult:
    """Time `count` reports in each of several rounds, then texts of every shape (or of `only`) up to `most` characters.

    `folder` holds reports to be timed instead of made-up ones: its files of text, each once a round.
    """
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load([_REGIONS])
    files = _files(folder) if folder is not None else report_files((ROUNDS + 1) * count, LENGTH)
    for data in report_files(3, LENGTH, seed=1):  # what is built once, on first use, is no report's cost
        _seconds(data, vocabulary, gazetteer)
    usual = gc.get_threshold()
    calm_collector()
    try:
        rounds = [files] if folder is not None else [files[i * count : (i + 1) * count] for i in range(ROUNDS)]
        summary = _rounds(rounds, vocabulary, gazetteer)
        sizes = [size for size in SIZES if size <= most]
        items = [_shape(shape, sizes, vocabulary, gazetteer) for shape in SHAPES if not only or shape in only]
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
    return EvalResult("bench extract", summary, items if only != ("none",) else [])


def _rounds(rounds: Sequence[Sequence[bytes]], vocabulary: Vocabulary, gazetteer: Gazetteer) -> dict[str, Scalar]:
    """Time the files of each round, and say what the middle round and the stages took."""
    summary: dict[str, Scalar] = {}
    stages: dict[str, float] = {}
    costs, characters, figures = [], 0, 0
    for part in rounds:
        spent, length = 0.0, 0
        for data in part:
            taken, size, found = _seconds(data, vocabulary, gazetteer)
            spent += sum(taken.values())
            length += size
            figures += found
            for stage, seconds in taken.items():
                stages[stage] = stages.get(stage, 0.0) + seconds
        costs.append(spent / length)
        characters += length
    turn = _turn()
    summary["reports_a_s"] = 1 / (median(costs) * LENGTH)
    summary["best_round"] = 1 / (min(costs) * LENGTH)
    summary["reports"] = sum(map(len, rounds))
    summary["figures_in_10000_characters"] = figures * LENGTH / characters
    summary["yardstick_ns"] = turn * 1e9
    summary["loops_a_character"] = median(costs) / turn
    for stage, seconds in stages.items():
        summary[f"ms_{stage}"] = 1000 * seconds * LENGTH / characters
    return summary


def _files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix == ".txt"]


def _seconds(data: bytes, vocabulary: Vocabulary, gazetteer: Gazetteer) -> tuple[dict[str, float], int, int]:
    """Return the processor's seconds of each stage after reading, the characters and the figures found."""
    marks: list[tuple[str, float]] = []
    document = read_document(
        data, "report.txt", vocabulary, gazetteer, at=lambda stage: marks.append((stage, time.process_time()))
    )
    marks.append(("end", time.process_time()))
    taken = {stage: later - begun for (stage, begun), (_, later) in pairwise(marks)}
    taken.pop("read", None)
    return taken, len(document.text), len(document.figures)


def _shape(shape: str, sizes: Sequence[int], vocabulary: Vocabulary, gazetteer: Gazetteer) -> dict[str, Any]:
    """Time one text of each size; microseconds a character, and how they grow."""
    costs: dict[int, float] = {}
    worst: dict[str, float] = {}
    for size in sizes:
        taken, _, _ = _seconds(long_text(shape, size).encode(), vocabulary, gazetteer)
        costs[size] = sum(taken.values()) / size
        worst = taken
    item: dict[str, Any] = {"id": shape}
    item |= {f"us_{size / 1e6:g}m": 1e6 * cost for size, cost in costs.items()}
    item["growth"] = costs[sizes[-1]] / costs[sizes[0]]
    item["longest_s"] = costs[sizes[-1]] * sizes[-1]
    item["most_in"] = max(worst, key=lambda stage: worst[stage])
    return item


def _turn() -> float:
    """Return the seconds of one turn of an empty loop, the best of five."""
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for _ in range(1_000_000):
            pass
        best = min(best, time.process_time() - begun)
    return best / 1_000_000
