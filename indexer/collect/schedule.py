"""What is still to be fetched, by host: one fetch at a time from each, several hosts at once."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """An address to fetch. A `listed` one is looked through for attachments; `page` and `text` are whence a link is."""

    url: str
    host: str
    listed: bool
    page: str | None = None
    text: str = ""


class Schedule:
    """Jobs of all hosts; each address is taken once."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._changed = threading.Condition()
        self._jobs: dict[str, deque[Job]] = {}
        self._busy: set[str] = set()
        self._seen: set[str] = set()
        self.done = 0

    @property
    def total(self) -> int:
        """How many addresses there are so far, those done included."""
        return len(self._seen)

    def add(self, job: Job) -> None:
        """Add a job, unless its address is known already."""
        with self._changed:
            if job.url not in self._seen:
                self._seen.add(job.url)
                self._jobs.setdefault(job.host, deque()).append(job)
                self._changed.notify()

    def take(self) -> Job | None:
        """Return the next job of a host that is not being asked; None when all is done, or the run is stopped."""
        with self._changed:
            while not self._stop.is_set():
                host = next((host for host, jobs in self._jobs.items() if jobs and host not in self._busy), None)
                if host is not None:
                    self._busy.add(host)
                    return self._jobs[host].popleft()
                if not self._busy:
                    return None
                self._changed.wait(timeout=0.5)
            return None

    def finish(self, job: Job) -> None:
        """Note that a job is done; what it led to has been added."""
        with self._changed:
            self._busy.discard(job.host)
            self.done += 1
            self._changed.notify_all()
