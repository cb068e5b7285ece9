"""What one document, and one archive, may cost: a file that asks for more is one recorded failure."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import Any

from indexer.errors import UsageError
from indexer.settings import setting

MIB = 1024 * 1024
MOST_CHARACTERS = 5_000_000  # of one text; the longest reports have a tenth


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the work on one file.

    A document has `seconds`, and `seconds_a_page` more for each page that may have to be recognised; its worker may
    hold `memory_mib` of its own data. An archive, with all that lies nested in it down to `depth`, may hold `entries`
    files and expand to `expanded_mib`; no file of it, nor any other, may be larger than `file_mib`.
    """

    seconds: float = 120.0
    seconds_a_page: float = 20.0
    memory_mib: int = 3072
    pages: int = 3000
    characters: int = MOST_CHARACTERS
    file_mib: int = 256
    expanded_mib: int = 4096
    entries: int = 50_000
    depth: int = 5

    @classmethod
    def from_settings(cls) -> Limits:
        """Return the limits with what the settings say. Raises UsageError `limit_number`."""
        return cls(seconds=_number("seconds"), memory_mib=_number("memory"))

    def to_json(self) -> dict[str, Any]:
        """Return the limits for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Limits:
        """Return what `to_json` gave."""
        return cls(**row)


def workers_from_settings() -> int:
    """Return how many worker processes there shall be: the setting's, else one a core. Raises UsageError."""
    return _number("workers") if setting("workers") else _cores()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number(name: str) -> int:
    written = setting(name)
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= 1_000_000):
        raise UsageError("limit_number", name=name, value=written)
    return int(written)
