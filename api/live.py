"""The Service of the index's current generation, swapped when another is published."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from api.service import Service
from indexer.errors import NoIndex, UnusableIndex, UsageError
from indexer.own_stamp import stamp_of
from indexer.store import Index, current_generation

logger = logging.getLogger(__name__)

GetService = Callable[[], Service]
LOOK_EVERY = 1.0  # seconds between two looks at CURRENT


class LiveService:
    """Gives the Service of the generation that CURRENT names, looking at most once a second.

    A request calls it once and keeps what it got, so that it uses one generation throughout; the old
    generation lives as long as a request holds it.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._service: Service | None = None

    def __call__(self) -> Service:
        """Return the current Service.

        Raises NoIndex where there is none yet, and UnusableIndex where it cannot be opened. Once one generation
        is served, a broken successor is logged and the served one stays.
        """
        with self._lock:
            now = self._clock()
            if self._service is None or now - self._looked >= LOOK_EVERY:
                self._looked = now
                self._look()
            if self._service is None:
                raise NoIndex("no_index", path=str(self._path))
            return self._service

    def _look(self) -> None:
        index = self._service.index if self._service is not None else None
        served = (index.generation, index.own_stamp) if index is not None else None
        try:
            if (current_generation(self._path), stamp_of(self._path)) != served:
                self._service = Service(Index.open(self._path))
        except (UnusableIndex, UsageError) as error:
            if self._service is None:
                raise
            logger.error("the new generation cannot be opened (%s); %s stays", error.code, served)
