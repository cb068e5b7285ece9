"""The progress bar of a build, on standard error, and none where that is no terminal."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from indexer.messages import message


class Bar:
    """One bar after another, one a stage; closed on leaving, so that messages stand on lines of their own."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._stage = ""
        self._bar: Any = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def show(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done at a stage of the build."""
        from tqdm import tqdm

        if stage != self._stage:
            self._close()
            self._stage = stage
            text = message(f"cli.progress.{stage}", self._lang)
            self._bar = tqdm(total=total, desc=text, unit="", disable=None, leave=False)  # None: only on a terminal
        self._bar.total = total  # grows as archives are opened
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
