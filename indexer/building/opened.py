"""What is known of an archive while its files are read: their paths, and what it may still expand to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.building.limits import MIB, Limits
from indexer.building.sources import SourceFile

_HIGHEST_RATIO = 200  # expanded over packed; plain text is packed to a tenth, the densest deflate stream to 1/1032
_ALWAYS_ALLOWED = 64 * MIB  # what an archive of whatever size may expand to


@dataclass(slots=True)
class Archive:
    """One file that was named, with all that lies nested in it. `paths` are those of the files in it.

    `broken` says that some of them are not known; `full` that it expanded to all that it may, and the rest of it was
    left alone.
    """

    file: SourceFile
    order: tuple[int, ...]
    paths: set[str] = field(default_factory=set)
    entries: int = 0
    size: int = 0
    allowed: int = _ALWAYS_ALLOWED
    broken: bool = False
    full: bool = False

    def measure(self, size: int, limits: Limits) -> None:
        """Note the archive's own size, which what it holds is measured by."""
        self.allowed = min(limits.expanded_mib * MIB, max(_ALWAYS_ALLOWED, _HIGHEST_RATIO * size))

    def room(self, limits: Limits) -> dict[str, int]:
        """Return how many entries and bytes may still be written out."""
        return {"entries": max(0, limits.entries - self.entries), "size": max(0, self.allowed - self.size)}

    def take(self, found: Mapping[str, Any], limits: Limits) -> None:
        """Note what was written out of it, or of an archive in it."""
        self.entries += found["entries"]
        self.size += found["size"]
        self.full = self.full or self.entries > limits.entries or self.size > self.allowed
