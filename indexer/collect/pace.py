"""How fast a host is asked: one request at a time, with a pause between two."""

from __future__ import annotations

import threading
import time


class Stopped(Exception):
    """The run was interrupted; nothing more is begun."""


class Pace:
    """When each host may be asked next, over all threads."""

    def __init__(self, pause: float, stop: threading.Event) -> None:
        self._pause = pause
        self._stop = stop
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._delays: dict[str, float] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """Note a Crawl-delay in seconds; the longer pause holds."""
        with self._lock:
            self._delays[host] = delay

    def wait(self, host: str) -> None:
        """Wait for this host's turn, and take it. Raises Stopped."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + max(self._pause, self._delays.get(host, 0.0))
        self.sleep(turn - now)

    def sleep(self, seconds: float) -> None:
        """Wait, unless the run is interrupted meanwhile. Raises Stopped."""
        if self._stop.wait(max(seconds, 0.0)):
            raise Stopped
