"""`python -m eval bench read`: reports and megabytes a second by kind of file, on one worker and on two.

The same made-up reports are written in every kind (`mixed.py`), and read by the very workers that `chazhang index`
uses: from the bytes to the finished document in work/, without publishing. The workers are warm, so that the seconds
are those of a long build. Seconds of different machines say little; the ratios (a kind over plain text, two workers
over one) travel better.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from eval.metrics import EvalResult, Scalar
from eval.mixed import KINDS, SUFFIXES, write_all
from eval.papers import papers
from indexer.building.job import Job
from indexer.building.limits import Limits
from indexer.building.pool import Pool
from indexer.building.reading import Outcome, Reading
from indexer.building.sources import SourceFile
from indexer.errors import MissingPart
from indexer.identity.provenance import Declarations
from indexer.originals import Originals
from indexer.versions import extractor_version

WORKERS = (1, 2)


def run(reports: int = 8, only: Sequence[str] = ()) -> EvalResult:
    """Read so many reports of every kind; an item for each kind, its failures as errors."""
    kinds = [kind for kind in KINDS if not only or kind in only]
    made = list(islice(papers(), reports + max(WORKERS)))
    items: list[dict[str, Any]] = []
    summary: dict[str, Scalar] = {"reports_of_each_kind": reports}
    with tempfile.TemporaryDirectory(prefix="chazhang-bench-") as name:
        folder = Path(name)
        texts = write_all(made, ["txt"])["txt"]  # of those that are timed none, or their work would be there already
        warm = [_file(folder, number, "txt", texts[number]) for number in range(reports, len(texts))]
        for kind in kinds:
            try:
                files = [_file(folder, number, kind, data) for number, data in enumerate(write_all(made, [kind])[kind])]
            except MissingPart as error:
                summary[f"not_made_{kind}"] = str(error.params.get("part"))
                continue
            items.append(_measured(kind, files[:reports], files[reports:], warm, folder))
    text = next((item for item in items if item["id"] == "txt"), None)
    for item in items:
        item["times_txt"] = item["s_a_report"] / text["s_a_report"] if text else None
    return EvalResult("bench read", summary, items)


def _file(folder: Path, number: int, kind: str, data: bytes) -> SourceFile:
    path = folder / f"{number}_{kind}.{SUFFIXES.get(kind, kind)}"
    path.write_bytes(data)
    return SourceFile(str(path), path.name, path)


def _measured(
    kind: str, files: Sequence[SourceFile], first: Sequence[SourceFile], warm: Sequence[SourceFile], folder: Path
) -> dict[str, Any]:
    """Read files of one kind on one worker and on two, each time from nothing."""
    megabytes = sum(file.location.stat().st_size for file in files) / 1e6
    seconds, errors = {}, []
    for workers in WORKERS:
        work = folder / f"index-{kind}-{workers}" / "work"
        work.mkdir(parents=True)
        limits = Limits.from_settings()
        job = Job(str(work.parent), extractor_version(), (), False, limits)
        with Pool(workers, limits, job.to_json()) as pool:
            reading = Reading(
                pool, work, {}, job.version, (), Originals(work.parent, False), lambda done, total: None,
                Declarations({}, {}),
            )  # fmt: skip
            reading.read([*warm, *first])  # loads what the kind takes
            started = time.perf_counter()
            outcomes: list[Outcome] = reading.read(files)
            seconds[workers] = time.perf_counter() - started
        errors += [f"{one.file.name}: {one.failure.reason}" for one in outcomes if one.failure is not None]
    count = len(files)
    return {
        "id": kind,
        "kb_a_report": 1000 * megabytes / count,
        "s_a_report": seconds[1] / count,
        **{f"reports_a_s_{workers}": count / seconds[workers] for workers in WORKERS},
        **{f"mb_a_s_{workers}": megabytes / seconds[workers] for workers in WORKERS},
        "two_over_one": seconds[1] / seconds[2],
        "failed": len(errors),
        "errors": errors,
    }
