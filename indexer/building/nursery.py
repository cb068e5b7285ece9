"""A process that forks worker processes, and the handle by which a build holds it.

It is started afresh, with one thread and nothing of the program that builds, loads what every worker needs, and
from then on only forks: a worker that died or was killed is replaced within milliseconds. It ends with the build,
however that ends: its control socket closes, and it kills what it forked.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

# An order is a letter and a process id (0 where it needs none); the answer is one number.
_ORDER, _ANSWER = struct.Struct("!cI"), struct.Struct("!i")
_COLLECT_AFTER = 5_000  # objects made and not yet freed
_FORK, _REAP = b"f", b"r"
_PROGRAM = (
    f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); import indexer.building.nursery as n; "
    "n.main()"
)
COMMAND: tuple[str, ...] = (sys.executable, "-P", "-c", _PROGRAM)


class Nursery:
    """A running nursery; `setup` is what its workers share (`job.Job` in JSON)."""

    def __init__(self, setup: Mapping[str, Any]) -> None:
        self._control, theirs = socket.socketpair()
        loud = logging.getLogger(__name__).isEnabledFor(logging.INFO)
        with theirs:
            self._process = subprocess.Popen(
                [*COMMAND, str(theirs.fileno()), "loud" if loud else "quiet"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=None if loud else subprocess.DEVNULL,  # what native libraries say is for nobody
                pass_fds=(theirs.fileno(),),
            )
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(BrokenPipeError), pipe:
            pipe.write(json.dumps(setup).encode())

    def fork(self) -> tuple[int, Connection]:
        """Return (process id, connection) of a new worker. Raises RuntimeError where none can be had."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [_ORDER.pack(_FORK, 0)], [theirs.fileno()])
                pid = self._answer()
            except OSError as error:
                ours.close()
                raise RuntimeError("worker processes cannot be started (--debug shows why)") from error
        if pid <= 0:
            ours.close()
            raise RuntimeError("no further worker process can be started")
        return pid, Connection(ours.detach())

    def reap(self, pid: int) -> int:
        """Return the wait status of a worker that is dead or dying."""
        self._control.sendall(_ORDER.pack(_REAP, pid))
        return self._answer()

    def close(self) -> None:
        """End the workers and the nursery."""
        self._control.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answer(self) -> int:
        data = _receive(self._control, _ANSWER.size)
        if data is None:
            raise ConnectionError("the nursery is gone")
        return int(_ANSWER.unpack(data)[0])


def main() -> None:
    """Run the nursery: `sys.argv[1]` is the file descriptor of its control socket, the setup is on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to handle
    if sys.argv[2] == "loud":
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    control = socket.socket(fileno=int(sys.argv[1]))
    setup = json.load(sys.stdin)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    from indexer.building.worker import Worker

    worker = Worker.made(setup)
    calm_collector()
    children: set[int] = set()
    try:
        while (order := _next_order(control)) is not None:
            letter, pid, descriptors = order
            if letter == _FORK:
                answer = _fork(worker, control, descriptors[0])
                if answer > 0:
                    children.add(answer)
                os.close(descriptors[0])
            else:
                answer = os.waitpid(pid, 0)[1]
                children.discard(pid)
            control.sendall(_ANSWER.pack(answer))
    finally:
        for pid in children:
            kill(pid)


def calm_collector() -> None:
    """Leave alone what is loaded, and look for cycles more rarely: the collector writes to what it looks at.

    So what the workers share stays shared. Reading makes records by the ten thousand, next to none of them in cycles.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def kill(pid: int) -> None:
    """Kill a worker and whatever it started."""
    if pid <= 1:
        raise ValueError(pid)  # to the system these mean everybody
    for ended in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            ended(pid, signal.SIGKILL)


def _fork(worker: Any, control: socket.socket, descriptor: int) -> int:  # noqa: ANN401 - worker.Worker, imported late
    try:
        pid = os.fork()
    except OSError:
        return -1
    if pid:
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.setpgid(pid, pid)  # by both sides: whoever is first
        return pid
    status = 1
    try:
        with contextlib.suppress(PermissionError):
            os.setpgid(0, 0)
        control.close()
        worker.work(Connection(descriptor))
        status = 0
    finally:
        os._exit(status)


def _next_order(control: socket.socket) -> tuple[bytes, int, list[int]] | None:
    """Return (letter, process id, file descriptors), None where the build is gone."""
    try:
        data, descriptors, _, _ = socket.recv_fds(control, _ORDER.size, 1)
    except ConnectionError:
        return None
    if not data:
        return None
    rest = _receive(control, _ORDER.size - len(data)) if len(data) < _ORDER.size else b""
    if rest is None:
        return None
    letter, pid = _ORDER.unpack(data + rest)
    return letter, pid, descriptors


def _receive(stream: socket.socket, size: int) -> bytes | None:
    data = b""
    while len(data) < size:
        more = stream.recv(size - len(data))
        if not more:
            return None
        data += more
    return data
