"""Files become documents in work/: each in a worker process, archives opened, old formats converted in batches.

    file -> known already | read | archive -> its files | converted first, then read | failure

What the parent holds is one row a file; the documents lie in work/ and nothing here grows with their size.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from indexer.building.limits import MIB, Limits
from indexer.building.opened import Archive
from indexer.building.pool import Pool
from indexer.building.sources import INSIDE, SourceFile, sha256_of, size_of
from indexer.building.work import Shards
from indexer.errors import BrokenFile, ChazhangError, UnusableIndex
from indexer.identity.provenance import Declarations
from indexer.messages import both
from indexer.model import Failure
from indexer.originals import Originals
from indexer.versions import work_key

_TOO_LARGE: dict[str, Any] = {"code": "archive_too_large", "params": {}}
_BATCH = 40  # files that LibreOffice converts in one run
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the key of its document in work/ or in the old index, or why there is none."""

    order: tuple[int, ...]
    file: SourceFile
    sha256: str | None
    key: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """One file on its way. `top` is the file that was named, which holds it where `depth` is more than 0."""

    order: tuple[int, ...]
    file: SourceFile
    top: Archive
    depth: int = 0
    sha256: str | None = None
    only: frozenset[str] | None = None
    converted: str | None = None


class Reading:
    """Reads files with a pool of workers. `archives` are those that were opened, by their paths."""

    def __init__(
        self,
        pool: Pool,
        work: Path,
        known: Mapping[str, str],
        version: str,
        regions: tuple[tuple[str, ...], ...],
        originals: Originals,
        told: Told,
        declarations: Declarations,
    ) -> None:
        self.archives: dict[str, Archive] = {}
        self._pool = pool
        self._limits: Limits = pool.limits
        self._shards = Shards(work)
        self._expanded = work / "expanded"
        self._converted = work / "converted"
        self._known = known
        self._version = version
        self._regions = regions
        self._originals = originals
        self._told = told
        self._declarations = declarations
        self._declared: dict[str, dict[str, str]] = {}  # by content: of files that are alike the first speaks for all
        self._folders = 0
        self._total = self._ended = 0
        self._queue: deque[_Item] = deque()
        self._tickets: dict[int, _Item | list[tuple[str, _Item]]] = {}
        self._waiting: dict[str, list[_Item]] = {}  # same content as a file in hand
        self._to_convert: dict[str, tuple[str, list[_Item]]] = {}
        self._outcomes: list[Outcome] = []
        shutil.rmtree(self._expanded, ignore_errors=True)

    def read(self, files: Iterable[SourceFile], only: Iterable[str] | None = None) -> list[Outcome]:
        """Read files; return what became of each, in their order, archives' files in place of the archives.

        With `only`, just these paths of the archives among them. Raises UnusableIndex where the index's folder cannot
        be written.
        """
        wanted = None if only is None else frozenset(only)
        self._queue.extend(_Item((at,), file, Archive(file, (at,)), only=wanted) for at, file in enumerate(files))
        self._total, self._ended, self._outcomes = len(self._queue), 0, []
        self._told(0, self._total)
        while self._queue or self._tickets or self._to_convert:
            self._begin()
            if self._tickets:
                ticket, answer = self._pool.wait()
                item = self._tickets.pop(ticket)
                if isinstance(item, list):
                    self._take_converted(item, answer)
                else:
                    self._take(item, answer)
        return sorted(self._outcomes, key=lambda outcome: outcome.order)

    def _begin(self) -> None:
        """Give every worker something to do."""
        while self._pool.has_room:
            if self._queue:
                self._next(self._queue.popleft())
            elif self._to_convert:
                self._convert()
            else:
                return
            if len(self._to_convert) >= _BATCH and self._pool.has_room:
                self._convert()

    def _next(self, item: _Item) -> None:
        """Begin to read a file, unless its document is there or under way."""
        if item.converted is not None:
            return self._start(item)
        try:
            size = size_of(item.file.location)
            if size > self._limits.expanded_mib * MIB:
                raise BrokenFile("too_large")
        except ChazhangError as error:
            return self._fail(item, None, "open", error.code, error.params)
        except OSError as error:
            return self._fail(item, None, "open", "unreadable_file", {"reason": error.strerror or str(error)})
        if item.depth == 0:
            item.top.measure(size, self._limits)
        sha256 = item.sha256
        if sha256 is None and size <= self._limits.file_mib * MIB:
            sha256 = sha256_of(str(item.file.location))
        if sha256 is not None:
            item = replace(item, sha256=sha256)
            key = work_key(sha256, self._version, self._regions, self._declared_of(item))
            if self._known.get(f"r{sha256[:16]}") == key or self._shards.has(key):
                self._originals.put(sha256, item.file.location)
                return self._done(item, sha256, key)
            if sha256 in self._waiting:
                return self._waiting[sha256].append(item)
            self._waiting[sha256] = []
        return self._start(item)

    def _start(self, item: _Item) -> None:
        self._folders += 1
        task = {
            "do": "read", "path": item.file.path, "name": item.file.name, "location": str(item.file.location),
            "folder": str(self._expanded / f"{self._folders:06d}"), "depth": item.depth,
            "room": item.top.room(self._limits), "converted": item.converted,
            "declared": self._declared_of(item),
        }  # fmt: skip
        self._tickets[self._pool.start(task)] = item

    def _declared_of(self, item: _Item) -> dict[str, str]:
        declared = self._declarations.of(item.file.path)
        row = declared.to_json() if declared is not None else {}
        return row if item.sha256 is None else self._declared.setdefault(item.sha256, row)

    def _take(self, item: _Item, answer: dict[str, Any]) -> None:
        """Do with a worker's answer what it asks for."""
        if "fatal" in answer:
            raise UnusableIndex("cannot_write", **answer["fatal"])
        if "done" in answer:
            self._done(item, answer["done"]["sha256"], answer["done"]["key"])
        elif "archive" in answer:
            self._open(item, answer["archive"])
        elif "convert" in answer:
            self._needs_converting(item, answer["convert"]["sha256"], answer["convert"]["kind"])
        else:
            failed = answer["failed"]
            self._fail(item, failed["sha256"], failed["stage"], failed["code"], failed["params"])

    def _done(self, item: _Item, sha256: str, key: str) -> None:
        self._finish(item, Outcome(item.order, item.file, sha256, key))

    def _fail(self, item: _Item, sha256: str | None, stage: str, code: str, params: Mapping[str, Any]) -> None:
        if item.only is None or item.file.path in item.only:
            reason, reason_zh = both(code, **params)
            declared = self._declared_of(item)
            failure = Failure(item.file.name, sha256 or item.sha256, stage, code, reason, reason_zh, declared)
            self._outcomes.append(Outcome(item.order, item.file, sha256 or item.sha256, None, failure))
        self._finish(item, None)

    def _finish(self, item: _Item, outcome: Outcome | None) -> None:
        """Note what became of a file, clear away what was written out for it, and go on with those like it."""
        if outcome is not None:
            self._outcomes.append(outcome)
        if item.depth:
            item.file.location.unlink(missing_ok=True)
        if item.sha256 is not None:
            self._queue.extend(self._waiting.pop(item.sha256, ()))
        self._ended += 1
        self._told(self._ended, self._total)

    # Archives

    def _open(self, item: _Item, found: Mapping[str, Any]) -> None:
        """Queue the files of an archive."""
        top = self.archives.setdefault(item.top.file.path, item.top)
        was_full = top.full
        top.take(found, self._limits)
        failed = next((member["error"] for member in found["members"] if not member["name"]), None)
        members = [self._member(item, number, row) for number, row in enumerate(found["members"]) if row["name"]]
        top.paths.update(member.file.path for member, _ in members)
        top.broken = top.broken or failed is not None
        if not members and failed is None:
            failed = {"code": "archive_empty", "params": {}}
        self._total += len(members)
        for member, error in members:
            if item.only is not None and not any(_within(path, member.file.path) for path in item.only):
                self._finish(member, None)
            elif error is not None:
                self._fail(member, None, "expand", error["code"], error["params"])
            else:
                self._queue.append(member)
        if top.full and item.depth and not was_full:  # of all that is nested in it, one failure
            self._fail(replace(item, order=top.order, file=top.file, depth=0), None, "expand", **_TOO_LARGE)
        elif failed is not None and not (top.full and item.depth):
            self._fail(item, None, "expand", failed["code"], failed["params"])
        else:
            self._finish(item, None)

    def _member(self, item: _Item, number: int, row: Mapping[str, Any]) -> tuple[_Item, Mapping[str, Any] | None]:
        path, name = (f"{outer}{INSIDE}{row['name']}" for outer in (item.file.path, item.file.name))
        place = Path(row["location"]) if row["location"] else self._expanded / "nothing"
        file = SourceFile(path, name, place)
        member = _Item((*item.order, number), file, item.top, item.depth + 1, row["sha256"], item.only)
        return member, row["error"]

    # Conversions

    def _needs_converting(self, item: _Item, sha256: str, kind: str) -> None:
        made = next(iter(sorted(self._converted.glob(f"{sha256}.*"))), None)
        if made is not None:
            self._start(replace(item, converted=str(made)))
        else:
            self._to_convert.setdefault(sha256, (kind, []))[1].append(item)

    def _convert(self) -> None:
        """Have a batch converted."""
        batch = [(sha256, *self._to_convert.pop(sha256)) for sha256 in list(self._to_convert)[:_BATCH]]
        files = [
            {"sha256": sha256, "kind": kind, "location": str(items[0].file.location)} for sha256, kind, items in batch
        ]
        task = {"do": "convert", "folder": str(self._converted), "files": files}
        self._tickets[self._pool.start(task)] = [(sha256, item) for sha256, _, items in batch for item in items]

    def _take_converted(self, items: list[tuple[str, _Item]], answer: dict[str, Any]) -> None:
        if "fatal" in answer:
            raise UnusableIndex("cannot_write", **answer["fatal"])
        made = answer.get("converted", {})
        for sha256, item in items:
            result = made.get(sha256, answer.get("failed"))
            if isinstance(result, str):
                self._queue.appendleft(replace(item, converted=result))
            else:
                self._fail(item, sha256, "convert", result["code"], result["params"])


def _within(path: str, member: str) -> bool:
    return path == member or path.startswith(member + INSIDE)
