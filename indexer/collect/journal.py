"""What became of every address, a line each, only ever added to: a run that was killed goes on from it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

UNKNOWN = "saved:"  # begins what stands for the address of a file that was saved by hand and does not tell it
GOT = frozenset({"fetched", "changed", "not_modified"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page that is taken for an attachment. `reason` says why it was not followed, where it was not."""

    url: str
    text: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a landing page says of its attachments; `bare` where it says nothing else: no table and no amount."""

    title: str | None = None
    published: str | None = None
    document_number: str | None = None
    office: str | None = None
    links: tuple[Link, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One fetch of one address, at `time` (UTC): what came, and where it is kept (`file`, below the folder).

    `outcome` is fetched (the first time), changed (kept beside the earlier one), not_modified (`file` and the rest
    are the earlier one's), failed, robots, or saved (by hand). `fetched` is when the file kept was fetched.
    """

    url: str
    outcome: str
    time: str
    fetched: str = ""
    status: int | None = None
    redirects: tuple[str, ...] = ()
    file: str | None = None
    sha256: str = ""
    size: int | None = None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    page: PageRecord | None = None
    reason: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Visit:
        """Return what `asdict` made a line of. Raises TypeError, KeyError where it is another thing."""
        page = row.get("page")
        if page is not None:
            page = PageRecord(**{**page, "links": tuple(Link(**link) for link in page["links"])})
        return cls(**{**row, "page": page, "redirects": tuple(row["redirects"])})


class Journal:
    """The visits of all runs, by address, oldest first; `resumed` holds what the unfinished last run has got."""

    def __init__(self, path: Path) -> None:
        """Read what is there; a line that a kill or a full disk cut short is passed over."""
        self._path = path
        self._lock = threading.Lock()
        self.visits: dict[str, list[Visit]] = {}
        self.resumed: set[str] = set()
        torn = False
        for line in path.read_bytes().split(b"\n") if path.exists() else ():
            try:
                row = json.loads(line)
                kind = row.pop("kind")
                if kind == "visit":
                    self._take(Visit.from_json(row))
                elif kind == "done":
                    self.resumed.clear()
            except (ValueError, TypeError, KeyError, AttributeError):
                torn = torn or bool(line)
        self._stream = path.open("ab")
        if torn:
            self._stream.write(b"\n")

    def last(self, url: str) -> Visit | None:
        """Return the last visit to an address, None before the first."""
        found = self.visits.get(url)
        return found[-1] if found else None

    def kept(self, url: str) -> Visit | None:
        """Return the last visit that left a file, None where none did."""
        return next((visit for visit in reversed(self.visits.get(url, ())) if visit.file), None)

    def add(self, visit: Visit) -> None:
        """Write a visit down; it is on the disk when this returns."""
        with self._lock:
            self._write({"kind": "visit", **asdict(visit)})
            self._take(visit)

    def finish(self) -> None:
        """Note that the run is complete: the next one asks for everything again."""
        with self._lock:
            self._write({"kind": "done"})

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._stream.close()

    def _take(self, visit: Visit) -> None:
        self.visits.setdefault(visit.url, []).append(visit)
        if visit.outcome in GOT:
            self.resumed.add(visit.url)

    def _write(self, row: Mapping[str, Any]) -> None:
        self._stream.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())
