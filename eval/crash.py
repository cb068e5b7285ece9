"""`python -m eval crash`: kill `chazhang index` at random points, and see whether anything is lost.

An index of some reports stands; the command that brings it up to date (files added, changed, moved, an archive among
them) is killed with SIGKILL, in turn after a random time and before a call that writes (rename, sync, making or
removing a file or a folder; each such call has its turn), often several times in a row, over the index that it found
and over one that is up to date, whose oldest generation goes. After every kill the index must be whole and
answer as before or as after; then the command runs to its end, and what stands there must equal what an undisturbed
run makes: the same documents to the letter, failures, vectors and files.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from api.service import Service
from eval.metrics import EvalResult, Scalar
from eval.mixed import write_all
from eval.papers import papers
from indexer.building.inspection import inspect
from indexer.errors import ChazhangError
from indexer.store import Index

COMMAND = (sys.executable, "-m", "web.cli")
# Runs the command, and kills it before the n-th call of those that change what is on the disk (0: counts them).
PROGRAM = """
import os, signal, sys
calls, deadly = 0, int(sys.argv[1])
def watched(real):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call
for name in ("replace", "rename", "fsync", "mkdir", "unlink", "rmdir"):
    setattr(os, name, watched(getattr(os, name)))
from web.cli import main
status = main(sys.argv[2:])
print(calls)
sys.exit(status)
"""
QUESTION = "{year}年{item}支出多少"
IN_A_ROW = 3  # kills at most before the command is left to finish
FRESH = 2  # of so many times that it finished, once the kills go on over what it made, with old generations to remove


@dataclass(slots=True)
class _Trial:
    """Where the files and the index lie, and what an undisturbed run makes of them."""

    folder: Path
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    calls: int = 0
    question: str = ""

    @property
    def index(self) -> Path:
        """The index that is tried."""
        return self.folder / "index"

    @property
    def command(self) -> list[str]:
        """What is killed."""
        return ["index", str(self.folder / "reports"), "--index", str(self.index)]


def run(kills: int = 200, seed: int = 0) -> EvalResult:
    """Kill so many times; an item for every kill, with its errors."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="chazhang-crash-") as folder:
        trial = _prepared(Path(folder))
        items: list[dict[str, Any]] = []
        completions = 0
        while len(items) < kills:
            for _ in range(min(chance.randint(1, IN_A_ROW), kills - len(items))):
                items.append(_killed(trial, chance, len(items)))
            completions += 1
            items[-1]["errors"] += _completed(trial)
            if completions % FRESH == 0:
                shutil.rmtree(trial.index)
                shutil.copytree(trial.folder / "base", trial.index)
    summary: dict[str, Scalar] = {
        "kills": len(items),
        "killed_while_running": sum(item["died"] for item in items),
        "served_before": sum(item["served"] == "before" for item in items),
        "served_after": sum(item["served"] == "after" for item in items),
        "completions": completions,
        "errors": sum(len(item["errors"]) for item in items),
        "undisturbed_s": trial.seconds,
        "calls": trial.calls,
    }
    return EvalResult("crash", summary, items)


def _prepared(folder: Path) -> _Trial:
    """Write the reports, index the first of them, change the folder, and note what an undisturbed run makes of it."""
    trial = _Trial(folder)
    reports = folder / "reports"
    reports.mkdir()
    made = list(islice(papers(), 9))
    files = write_all(made, ("txt", "docx"))
    for number in range(5):
        (reports / f"{number}.txt").write_bytes(files["txt"][number])
    (reports / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    _must(trial.command)
    item, _, year, _ = made[0].amounts[0]
    trial.question = QUESTION.format(year=year, item=item)
    trial.before = _fingerprint(trial.index, trial.question)
    shutil.copytree(trial.index, folder / "base")
    (reports / "0.txt").rename(reports / "moved.txt")
    (reports / "1.txt").write_bytes(files["txt"][5])
    (reports / "2.txt").unlink()
    (reports / "6.docx").write_bytes(files["docx"][6])
    (reports / "broken.docx").unlink()
    (reports / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(reports / "more.zip", "w") as archive:
        for number in (7, 8):
            archive.writestr(f"附件{number}.docx", files["docx"][number])
    started = time.perf_counter()
    trial.calls = int(_must([*trial.command], watched=0).split()[-1])
    trial.seconds = time.perf_counter() - started
    trial.after = _fingerprint(trial.index, trial.question)
    shutil.rmtree(trial.index)
    shutil.copytree(folder / "base", trial.index)
    return trial


def _must(arguments: list[str], watched: int | None = None) -> str:
    """Run the command to its end; return what it printed."""
    command = [*COMMAND, *arguments] if watched is None else [sys.executable, "-c", PROGRAM, str(watched), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def _killed(trial: _Trial, chance: random.Random, number: int) -> dict[str, Any]:
    """Start the command, kill it, and look at what it leaves."""
    if number % 2:  # each call in its turn, the last first: what publishes and clears away
        point = trial.calls - number // 2 % trial.calls
        item: dict[str, Any] = {"id": number, "before_call": point, "after_s": None}
        command = [sys.executable, "-c", PROGRAM, str(point), *trial.command]
    else:
        point_s = chance.uniform(0.0, trial.seconds * 1.1)
        item = {"id": number, "before_call": None, "after_s": round(point_s, 3)}
        command = [*COMMAND, *trial.command]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=None if item["after_s"] is None else item["after_s"])
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    item["died"] = process.returncode == -signal.SIGKILL
    item["served"], item["errors"] = _looked_at(trial)
    return item


def _looked_at(trial: _Trial) -> tuple[str, list[str]]:
    """Return which state is served, and what is wrong with it."""
    try:
        found = _fingerprint(trial.index, trial.question)
    except ChazhangError as error:
        return "none", [f"not served: {error}"]
    if found not in (trial.before, trial.after):
        return "other", [f"{_difference(found, trial.before)}; {_difference(found, trial.after)}"]
    return "after" if found == trial.after else "before", []


def _completed(trial: _Trial) -> list[str]:
    """Let the command finish; return what differs from an undisturbed run, and what was left lying about."""
    _must(trial.command)
    served, errors = _looked_at(trial)
    if not errors and served != "after":
        errors.append("the run that went on made nothing new")
    names = sorted(entry.name for entry in trial.index.iterdir())
    generations = [name for name in names if name.startswith("generation-")]
    if names != sorted(["CURRENT", "lock", "originals", "work", *generations]) or len(generations) > 2:
        errors.append(f"left lying about: {names}")
    if left := [entry.name for entry in (trial.index / "work").iterdir()]:
        errors.append(f"left in work/: {left}")
    return errors


def _fingerprint(path: Path, question: str) -> dict[str, Any]:
    """Return what an index holds and answers, part by part, and what is damaged; but for the numbers of generations."""
    damaged = inspect(path).damaged
    with closing(Index.open(path)) as index:
        catalogue = index.catalogue
        answer = Service(index).ask(question)
        documents = [catalogue.document(report.id) for report in catalogue.reports()]
        return {
            "damaged": damaged,
            "reports": [document.report for document in documents],
            "documents": documents,
            "failures": catalogue.failures_by_path(),
            "vectors": [index.manifest.checksums[name] for name in ("passages.faiss", "items.faiss")],
            "answer": (answer.status, [one.figure.id for one in answer.figures], answer.text),
        }


def _difference(found: dict[str, Any], expected: dict[str, Any]) -> str:
    return "differs in " + ", ".join(name for name in expected if found[name] != expected[name])
