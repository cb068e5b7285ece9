"""What all worker processes of a build share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.building.limits import Limits


@dataclass(frozen=True, slots=True)
class Job:
    """Where the index is, what its documents are made by, whether their files are kept, and what one may cost."""

    index: str
    version: str
    regions: tuple[tuple[str, ...], ...]
    originals: bool
    limits: Limits

    def to_json(self) -> dict[str, Any]:
        """Return the job for `from_json`."""
        return {
            "index": self.index, "version": self.version, "regions": self.regions, "originals": self.originals,
            "limits": self.limits.to_json(),
        }  # fmt: skip

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Job:
        """Return what `to_json` gave."""
        regions = tuple(tuple(each) for each in row["regions"])
        return cls(row["index"], row["version"], regions, row["originals"], Limits.from_json(row["limits"]))
