"""What a worker process does: one task after another, each within limits, each answered in one JSON object.

    {"do": "read", path, name, location, folder, depth, room, converted, declared}
        -> {"done": {sha256, key}}       the document lies in work/ under its key
         | {"convert": {sha256, kind}}   LibreOffice has to make something else of it first
         | {"archive": {members, more}}  its files lie in `folder`
         | {"failed": {sha256, stage, code, params}}
    {"do": "convert", folder, files: [{sha256, kind, location}]}
        -> {"converted": {sha256: path | {code, params}}}
    either -> {"fatal": {path, reason}}  the index cannot be written: nothing can go on

Before the answer come {"stage": name} and {"pages": number}, which grants more time. The one broad `except` is here:
one document fails, is answered for with its stage and reason, and the rest go on.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import resource
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from indexer.building.job import Job
from indexer.building.limits import MIB, Limits
from indexer.building.sources import read_bytes
from indexer.building.work import Shards
from indexer.document import read_document
from indexer.errors import BrokenFile, ChazhangError, ReadError, UnusableIndex
from indexer.identity.provenance import Declared
from indexer.originals import Originals
from indexer.read import kind_of, office
from indexer.read.archive import Member, Room, archive_kind, expand
from indexer.read.length import pages_of
from indexer.regions import Gazetteer
from indexer.versions import work_key
from indexer.vocabulary import Vocabulary

logger = logging.getLogger(__name__)
Row = dict[str, Any]

_MANY = 100  # files of one archive that cannot be taken out, beyond which they are only counted
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class Worker:
    """Everything that reading takes, loaded once and shared by the processes that are forked from it."""

    @classmethod
    def made(cls, row: Mapping[str, Any]) -> Worker:
        """Return the worker of a job in JSON."""
        return cls(Job.from_json(row))

    def __init__(self, job: Job) -> None:
        self.job = job
        self.limits = job.limits
        self.vocabulary = Vocabulary.load()
        self.gazetteer = Gazetteer.from_rows(job.regions)
        self.shards = Shards(Path(job.index) / "work")
        self.originals = Originals(Path(job.index), job.originals)

    def work(self, connection: Connection) -> None:
        """Do tasks until the build closes the connection."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was begun is cleared away
        _bound_memory(self.limits.memory_mib)
        while True:
            try:
                task = json.loads(connection.recv_bytes())
            except (EOFError, ConnectionError):
                return
            _send(connection, self.answer(task, lambda row: _send(connection, row)))

    def answer(self, task: Row, tell: Callable[[Row], None]) -> Row:
        """Do one task; `tell` sends what comes before the answer."""
        stage = "open"
        sha256: str | None = None

        def at(name: str, digest: str | None = None) -> None:
            nonlocal stage, sha256
            stage, sha256 = name, digest or sha256
            tell({"stage": name, "sha256": sha256})

        try:
            return self._convert(task) if task["do"] == "convert" else self._read(task, at, tell)
        except UnusableIndex as error:
            return {"fatal": {"path": str(error.params.get("path")), "reason": str(error.params.get("reason"))}}
        except ChazhangError as error:
            return _failed(sha256, stage, error)
        except OSError as error:
            if stage == "store" or (stage == "expand" and error.errno in _DISK):
                return {"fatal": {"path": self.job.index, "reason": error.strerror or str(error)}}
            return _failed(sha256, stage, BrokenFile("unreadable_file", reason=error.strerror or str(error)))
        except Exception as error:  # the one broad one: one document fails, the rest go on
            if stage == "store" and isinstance(error, sqlite3.Error):
                return {"fatal": {"path": self.job.index, "reason": str(error)}}
            logger.info("%s failed at %s", task.get("path"), stage, exc_info=True)
            return _failed(sha256, stage, _unexpected(error, self.limits))

    def _read(self, task: Row, at: Callable[..., None], tell: Callable[[Row], None]) -> Row:
        """Read one file, or open one archive."""
        at("open")
        location, name = Path(task["location"]), task["name"]
        if kind := self._archive_kind(location, name):
            at("expand")
            return {"archive": self._expand(task, location, kind)}
        data = read_bytes(location, self.limits.file_mib * MIB)
        sha256 = hashlib.sha256(data).hexdigest()
        at("kind", sha256)
        kind, converted = kind_of(data, name), None
        if kind in office.TARGETS:
            if not task.get("converted"):
                return {"convert": {"sha256": sha256, "kind": kind}}
            converted = Path(task["converted"]).read_bytes()
        pages = pages_of(data, kind)
        if pages is not None:
            if pages > self.limits.pages:
                raise BrokenFile("too_many_pages", pages=pages, most=self.limits.pages)
            tell({"pages": pages})
        declared = Declared.from_json(task["declared"]) if task.get("declared") else None
        document = read_document(
            data, name, self.vocabulary, self.gazetteer, (task["path"],), at,
            converted=converted, most_characters=self.limits.characters, declared=declared,
        )  # fmt: skip
        at("store")
        self.originals.put(sha256, data)
        key = work_key(sha256, self.job.version, self.job.regions, document.report.declared)
        self.shards.put(key, document)
        return {"done": {"sha256": sha256, "key": key}}

    def _archive_kind(self, location: Path, name: str) -> str | None:
        """Return what kind of archive a file is, None where it is none (or no plain file)."""
        size = location.stat().st_size
        if not location.is_file() or size > self.limits.expanded_mib * MIB:
            return None
        with location.open("rb") as stream:
            head = stream.read(1024)

            def whole() -> bytes:
                return head + stream.read() if size <= self.limits.file_mib * MIB else head

            return archive_kind(head, whole, name)

    def _expand(self, task: Row, location: Path, kind: str) -> Row:
        if task["depth"] >= self.limits.depth:
            raise BrokenFile("archive_depth", most=self.limits.depth)
        room = Room(task["room"]["entries"], task["room"]["size"], self.limits.file_mib * MIB)
        members = list(expand(location, kind, task["name"], Path(task["folder"]), room))
        broken = [each for each in members if each.name and each.error]
        if len(broken) > _MANY:  # one failure is enough to say so
            members = [each for each in members if not (each.name and each.error)]
            members.append(Member("", None, None, 0, BrokenFile("broken_members", count=len(broken))))
        return {"members": list(map(_member, members)), "entries": room.members, "size": room.written}

    def _convert(self, task: Row) -> Row:
        """Have LibreOffice convert a batch; what it makes is kept under the hash of what it was made of."""
        folder = Path(task["folder"])
        folder.mkdir(parents=True, exist_ok=True)
        items = [(file["sha256"], Path(file["location"]).read_bytes(), file["kind"]) for file in task["files"]]
        made: Row = {}
        for sha256, result in office.convert_all(items, folder).items():
            if isinstance(result, ReadError):
                made[sha256] = {"code": result.code, "params": _plain(result.params)}
            else:
                place = folder / f"{sha256}{result.suffix}"
                result.replace(place)
                made[sha256] = str(place)
        return {"converted": made}


def _member(member: Member) -> Row:
    error = member.error
    return {
        "name": member.name,
        "location": None if member.location is None else str(member.location),
        "sha256": member.sha256,
        "error": None if error is None else {"code": error.code, "params": _plain(error.params)},
    }


def _unexpected(error: Exception, limits: Limits) -> BrokenFile:
    if isinstance(error, MemoryError):
        return BrokenFile("out_of_memory", limit=limits.memory_mib)
    if isinstance(error, RecursionError):
        return BrokenFile("too_deep")
    where = traceback.extract_tb(error.__traceback__)[-1]
    return BrokenFile("unexpected_failure", reason=f"{type(error).__name__}: {error} ({where.name}:{where.lineno})")


def _failed(sha256: str | None, stage: str, error: ChazhangError) -> Row:
    return {"failed": {"sha256": sha256, "stage": stage, "code": error.code, "params": _plain(error.params)}}


def _plain(params: Mapping[str, object]) -> Row:
    """Return parameters as JSON has them; a reason is cut where a hostile file makes it a book."""
    return {
        name: value if isinstance(value, int | float) or value is None else str(value)[:500]
        for name, value in params.items()
    }


def _send(connection: Connection, row: Row) -> None:
    connection.send_bytes(json.dumps(row).encode())


def _bound_memory(mib: int) -> None:
    """Bound this process's own data, and dump no core. Where the system takes no such bound it does without."""
    for what, most in ((resource.RLIMIT_DATA, mib * MIB), (resource.RLIMIT_CORE, 0)):
        soft, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            logger.info("cannot bound %s (%s, %s)", what, soft, hard)
