"""Old and foreign Office files, made into .docx or .xlsx by LibreOffice without a window, many in one run.

LibreOffice is an optional part: where it is missing, a file is a recorded failure that says what to install. It runs
with a profile of its own in which macros, links and the network are off, within limits of memory and output, in a
process group that is ended as one. One file that crashes or hangs it costs only itself.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from indexer.errors import BrokenFile, MissingPart, ReadError
from indexer.read.wordml import settled

# Kind of file -> the kind it is converted to.
TARGETS: Mapping[str, str] = {
    "doc": "docx",
    "wps": "docx",
    "works": "docx",
    "rtf": "docx",
    "odt": "docx",
    "wordml": "docx",
    "fodt": "docx",
    "uof": "docx",
    "sheetml": "xlsx",
    "fods": "xlsx",
}
# Kind of file -> the ending by which LibreOffice knows it, and the name of its import filter. Without a filter it
# would read a damaged file as plain text, and call that a success.
_IMPORTS: Mapping[str, tuple[str, str]] = {
    "doc": ("doc", "MS Word 97"),
    "wps": ("doc", "MS Word 97"),
    "works": ("wps", "MS_Works"),
    "rtf": ("rtf", "Rich Text Format"),
    "odt": ("odt", "writer8"),
    "wordml": ("xml", "MS Word 2003 XML"),
    "fodt": ("fodt", "OpenDocument Text Flat XML"),
    "uof": ("uot", "UOF text"),
    "sheetml": ("xml", "MS Excel 2003 XML"),
    "fods": ("fods", "OpenDocument Spreadsheet Flat XML"),
}
# Kinds whose automatic numbers LibreOffice does not bring over, measured on files of our own.
LOSSY = frozenset({"wordml", "uof", "works"})
DEFAULT_TIMEOUT = 60.0  # seconds without a finished file after which the one in hand is given up
_START = 30.0  # seconds more for the first file of a run: the program and its profile come up
_MOST_MEMORY = 4 * 1024 * 1024  # KiB of address space
_MOST_OUTPUT = 300_000_000  # bytes; a converted file beyond it is refused, as every reader refuses it
_AT_ONCE = 40  # files a run
_GLANCE = 0.2  # seconds between two looks at what a run has made
INSTALL = "apt install libreoffice-writer-nogui libreoffice-calc-nogui"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
# Path in LibreOffice's settings, name, value: no macros, no following of links, no way out to the network.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
)

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class _Job(Generic[K]):
    """One file to convert: its key, where it lies, and where its conversion will."""

    key: K
    kind: str
    source: Path
    made: Path


def soffice() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    places = (Path(place).expanduser() for place in _PLACES)
    return next((str(place) for place in places if os.access(place, os.X_OK)), None)


@cache
def version(program: str) -> str:
    """Return what a LibreOffice program calls itself, such as "LibreOffice 7.4.7.2"; "" where it does not say."""
    with tempfile.TemporaryDirectory(prefix="chazhang-") as folder:
        try:
            run = subprocess.run(
                [program, f"-env:UserInstallation={Path(folder).as_uri()}", "--version"],
                capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return ""
    return " ".join(run.stdout.decode("utf-8", "replace").split()[:2])


def convert(data: bytes, kind: str, timeout: float = DEFAULT_TIMEOUT) -> bytes:
    """Return one file of a kind in `TARGETS` as .docx or .xlsx bytes.

    Raises MissingPart, and BrokenFile (`not_converted`, `conversion_timeout`, `too_large`).
    """
    with tempfile.TemporaryDirectory(prefix="chazhang-") as folder:
        made = convert_all([(0, data, kind)], Path(folder), timeout)[0]
        if isinstance(made, ReadError):
            raise made
        return made.read_bytes()


def convert_all(
    items: Sequence[tuple[K, bytes, str]], folder: Path, timeout: float = DEFAULT_TIMEOUT
) -> Mapping[K, Path | ReadError]:
    """Convert files (key, bytes, kind in `TARGETS`) into `folder`; return a path or the error of every key.

    Keys must differ. `timeout` is in seconds without a finished file. Files are converted many in a run; a run that
    stops short is taken up again behind the file it stopped at, and that file is tried once more alone. Raises OSError
    where `folder` cannot be written to.
    """
    program = soffice()
    if program is None:
        missing = MissingPart("missing_part", part="LibreOffice", install=INSTALL)
        return {key: missing for key, _, _ in items}
    folder = folder.absolute()  # the program is told of its places, and works in another folder
    own = Path(tempfile.mkdtemp(prefix="run-", dir=folder))  # a profile is no other run's: two may go on side by side
    runner = _Runner(program, own / "profile", timeout)
    done: dict[K, Path | ReadError] = {}
    try:
        ready: list[tuple[K, bytes, str]] = []
        for key, data, kind in items:
            try:
                ready.append((key, settled(data) if kind == "wordml" else data, kind))
            except ReadError as error:
                done[key] = error
        for one_kind in sorted({kind for _, _, kind in ready}):
            chosen = [item for item in ready if item[2] == one_kind]
            for at in range(0, len(chosen), _AT_ONCE):
                run_folder = Path(tempfile.mkdtemp(prefix=f"{one_kind}-", dir=folder))
                done.update(_convert_some(runner, _jobs(chosen[at : at + _AT_ONCE], run_folder)))
    finally:
        shutil.rmtree(own, ignore_errors=True)
    return {key: done[key] for key, _, _ in items}


def _jobs(items: Sequence[tuple[K, bytes, str]], folder: Path) -> list[_Job[K]]:
    """Write files of one kind where LibreOffice will look for them, under numbers for names."""
    jobs: list[_Job[K]] = []
    for number, (key, data, kind) in enumerate(items):
        source = folder / f"{number}.{_IMPORTS[kind][0]}"
        source.write_bytes(data)
        jobs.append(_Job(key, kind, source, folder / "made" / f"{number}.{TARGETS[kind]}"))
    return jobs


def _convert_some(runner: _Runner, jobs: Sequence[_Job[K]]) -> Iterator[tuple[K, Path | ReadError]]:
    """Convert files of one kind: all in a run, those behind a file that stopped it in another, suspects alone."""
    waiting, suspects = list(jobs), []
    while waiting:
        how = runner.run(waiting)
        missing = [job for job in waiting if not _is_made(job.made)]
        # A run that ended by itself has tried every file; one that was cut short stopped at the first it did not make.
        tried = len(missing) if how == "ended" else 1
        suspects += missing[:tried]
        waiting = missing[tried:]
    for job in suspects:
        how = runner.run([job]) if len(jobs) > 1 else how
        if not _is_made(job.made):
            code = "conversion_timeout" if how == "stalled" else "not_converted"
            yield job.key, BrokenFile(code, kind=job.kind)
    for job in jobs:
        job.source.unlink(missing_ok=True)
        if _is_made(job.made):
            large = job.made.stat().st_size > _MOST_OUTPUT
            yield job.key, BrokenFile("too_large") if large else job.made


def _is_made(path: Path) -> bool:
    """Whether a conversion is there and whole: a zip archive has its directory at its end."""
    return path.exists() and zipfile.is_zipfile(path)


@dataclass(frozen=True, slots=True)
class _Runner:
    """How LibreOffice is run: the program, its profile, and the seconds it may take over a file."""

    program: str
    profile: Path
    timeout: float

    def run(self, jobs: Sequence[_Job[K]]) -> str:
        """Convert files of one kind in one run; return "ended", "failed" (it ended early), "stalled" (it was ended)."""
        if not self.profile.exists():
            _write_profile(self.profile)
        kind = jobs[0].kind
        command = [
            self.program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--nologo", f"--infilter={_IMPORTS[kind][1]}",
            "--convert-to", TARGETS[kind], "--outdir", str(jobs[0].made.parent),
            *(str(job.source) for job in jobs),
        ]  # fmt: skip
        # The shell sets limits that the program inherits; where one cannot be set, as on macOS, it does without.
        limits = f'ulimit -v {_MOST_MEMORY} 2>/dev/null; ulimit -c 0 2>/dev/null; exec "$@"'
        with tempfile.TemporaryFile() as sink:
            process = subprocess.Popen(
                ["/bin/sh", "-c", limits, "sh", *command],
                stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, cwd=self.profile,
                env=_environment(self.profile), start_new_session=True,
            )  # fmt: skip
            try:
                return self._watch(process, jobs)
            finally:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)  # the group: the program is a child of its launcher
                process.wait()

    def _watch(self, process: subprocess.Popen[bytes], jobs: Sequence[_Job[K]]) -> str:
        """Wait for a run as long as it goes on finishing files of sensible size."""
        finished, deadline = 0, time.monotonic() + _START + self.timeout
        while True:
            try:
                status = process.wait(_GLANCE)
            except subprocess.TimeoutExpired:
                made = [job.made for job in jobs if job.made.exists()]
                if len(made) > finished:
                    finished, deadline = len(made), time.monotonic() + self.timeout
                if time.monotonic() > deadline or any(path.stat().st_size > _MOST_OUTPUT for path in made):
                    return "stalled"
            else:
                return "ended" if status == 0 else "failed"


def _write_profile(folder: Path) -> None:
    """Make a profile whose settings allow no macros, links or network."""
    items = "\n".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _environment(home: Path) -> dict[str, str]:
    """Return an environment without the user's home, display, proxies or secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    nowhere = "http://127.0.0.1:9"
    return {**kept, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp", "http_proxy": nowhere, "https_proxy": nowhere}
