"""Worker processes, each doing one task at a time within its time; one that dies or hangs is replaced.

The pool starts nothing before the first task. What a task comes to is its worker's answer (`worker.py`), or where
there is none, a failure that says how the worker ended: `timed_out`, `worker_died`.
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from indexer.building.limits import Limits
from indexer.building.nursery import Nursery, kill

_LONGEST_WAIT = 1.0  # seconds between two looks at the clock
_PROCESSING = 60.0  # seconds for each file of a batch that another program converts


@dataclass(slots=True)
class _Running:
    """One worker, and the task that it is at."""

    pid: int
    connection: Connection
    task: Mapping[str, Any] | None = None
    ticket: int = 0
    stage: str = "open"
    sha256: str | None = None
    deadline: float = 0.0
    allowed: float = 0.0


@dataclass(slots=True)
class Pool:
    """Up to `count` workers, made with `setup` (`job.Job` in JSON)."""

    count: int
    limits: Limits
    setup: Mapping[str, Any]
    _nursery: Nursery | None = None
    _workers: list[_Running] = field(default_factory=list)
    _started: int = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def has_room(self) -> bool:
        """Whether a further task would be begun at once."""
        return self.running < self.count

    @property
    def running(self) -> int:
        """Return how many tasks are under way."""
        return sum(worker.task is not None for worker in self._workers)

    def start(self, task: Mapping[str, Any]) -> int:
        """Begin a task; return its ticket. Raises RuntimeError where no worker can be had."""
        self._started += 1
        for _ in range(3):
            worker = next((each for each in self._workers if each.task is None), None) or self._new()
            worker.task, worker.ticket, worker.stage, worker.sha256 = task, self._started, "open", None
            worker.allowed = self._seconds(task)
            worker.deadline = time.monotonic() + worker.allowed
            try:
                worker.connection.send_bytes(json.dumps(task).encode())
            except OSError:  # it ended while it had nothing to do
                self._end(worker)
                continue
            return self._started
        raise RuntimeError("worker processes end as soon as they are started")

    def wait(self) -> tuple[int, dict[str, Any]]:
        """Return (ticket, answer) of the next task that comes to an end. There must be one under way."""
        while True:
            busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
            now = time.monotonic()
            next_deadline = min(worker.deadline for worker in busy.values())
            for ready in wait(list(busy), max(0.0, min(next_deadline - now, _LONGEST_WAIT))):
                worker = busy[ready]  # type: ignore[index]
                answer = self._heard(worker)
                if answer is not None:
                    return worker.ticket, answer
            for worker in busy.values():
                if time.monotonic() > worker.deadline:
                    kill(worker.pid)
                    self._end(worker)
                    return worker.ticket, _failure(worker, "timed_out", seconds=round(worker.allowed))

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.connection.close()
        self._workers.clear()
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None

    def _heard(self, worker: _Running) -> dict[str, Any] | None:
        """Take what a worker says; return its answer where that is what it is."""
        try:
            said: dict[str, Any] = json.loads(worker.connection.recv_bytes())
        except (EOFError, OSError, ValueError):
            kill(worker.pid)
            status = self._end(worker)
            return _failure(worker, "worker_died", reason=_cause(status))
        if "stage" in said:
            worker.stage, worker.sha256 = str(said["stage"]), said.get("sha256") or worker.sha256
            return None
        if "pages" in said:
            more = float(said["pages"]) * self.limits.seconds_a_page
            worker.allowed += more
            worker.deadline += more
            return None
        worker.task = None
        if said.get("failed", {}).get("code") == "out_of_memory":
            kill(worker.pid)  # what is left of its memory is in pieces; a fresh one takes over
            self._end(worker)
        return said

    def _new(self) -> _Running:
        if self._nursery is None:
            self._nursery = Nursery(self.setup)
        worker = _Running(*self._nursery.fork())
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Running) -> int:
        """Forget a worker that is dead or dying; return its wait status."""
        worker.connection.close()
        self._workers.remove(worker)
        assert self._nursery is not None
        return self._nursery.reap(worker.pid)

    def _seconds(self, task: Mapping[str, Any]) -> float:
        return self.limits.seconds + _PROCESSING * len(task.get("files", ()))


def _failure(worker: _Running, code: str, **params: object) -> dict[str, Any]:
    return {"failed": {"sha256": worker.sha256, "stage": worker.stage, "code": code, "params": params}}


def _cause(status: int) -> str:
    """Return how a process ended, from its wait status."""
    number = status & 0x7F
    if number:
        return signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    return f"exit {status >> 8}"
