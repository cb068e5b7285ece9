"""Where what is fetched is kept: a folder for each page, in one for each host, under names that can be read."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from indexer.collect.fetch import host_of
from indexer.collect.journal import PageRecord
from indexer.collect.links import DOCUMENTS
from indexer.collect.names import extension, is_readable, safe_name, url_name

_ENDINGS = {
    "html": ".html", "mht": ".mht", "pdf": ".pdf", "docx": ".docx", "doc": ".doc", "wps": ".wps", "rtf": ".rtf",
    "odt": ".odt", "xlsx": ".xlsx", "xlsb": ".xlsb", "xls": ".xls", "ods": ".ods", "csv": ".csv", "txt": ".txt",
    "md": ".md", "zip": ".zip", "rar": ".rar", "7z": ".7z", "gz": ".gz", "ofd": ".ofd", "pptx": ".pptx", "ppt": ".ppt",
    "wordml": ".xml", "sheetml": ".xml", "fodt": ".fodt", "fods": ".fods", "uof": ".uof",
}  # fmt: skip
_IMAGES = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"GIF8", ".gif"), (b"II*", ".tif"), (b"MM\0*", ".tif"))
_PICTURES = frozenset(ending for _, ending in _IMAGES) | {".jpeg", ".tiff", ".bmp", ".webp"}


def kind_by_content(data: bytes, name: str) -> str:
    """Return what some bytes are (`indexer.read.kinds`), `unknown` where that cannot be told."""
    from indexer.errors import ReadError
    from indexer.read.kinds import kind_of

    try:
        return kind_of(data, name)
    except ReadError as error:
        return str(error.params.get("kind") or "unknown")


def page_name(url: str, page: PageRecord | None) -> str:
    """Return the name of a page's folder and file: its date and title, else the end of its address."""
    if page is not None and page.title:
        return safe_name(f"{page.published or ''} {page.title}")
    return safe_name(url_name(url).rpartition(".")[0] or url_name(url) or host_of(url))


def attachment_name(url: str, disposition: str | None, text: str, kind: str, head: bytes) -> str:
    """Return what an attachment is called: as its server names it or the page does, the first that says something."""
    given = [name for name in (disposition, text, url_name(url)) if name]
    best = next((name for name in given if is_readable(name)), None) or next(iter(given), "")
    endings = [extension(name) for name in (disposition or "", url_name(url), text)]
    ending = next((each for each in endings if each in DOCUMENTS or each in _PICTURES or each == ".html"), "")
    if not ending or (kind == "html" and ending not in (".html", ".doc", ".xls")):
        ending = _ENDINGS.get(kind, "")
    if kind == "image" and ending not in _PICTURES:
        ending = next((each for begin, each in _IMAGES if head.startswith(begin)), "")
    stem = best[: -len(extension(best))] if extension(best) in DOCUMENTS | _PICTURES | {".html"} else best
    return safe_name(stem, ending)


class Shelf:
    """The files of one output folder; safe to use from several threads."""

    def __init__(self, folder: Path, known: Iterable[str]) -> None:
        """`known` are the files that the journal knows, below the folder."""
        self.folder = folder
        self._taken = {name.casefold() for name in known}
        self._lock = threading.Lock()

    def keep(self, part: Path, sha256: str, below: str, name: str) -> str:
        """Move a part to its place and return that, below the folder; nothing that is there is ever overwritten.

        Raises OSError.
        """
        with self._lock:
            place = self._free(below, name, sha256)
            target = self.folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(part, target)
            self._taken.add(place.casefold())
            return place

    def keep_beside(self, part: Path, sha256: str, earlier: str, moment: str) -> str:
        """Keep a changed file beside the earlier one, its time (`2026-11-21T14:30:00Z`) in its name."""
        old = PurePosixPath(earlier)
        below = "" if str(old.parent) == "." else str(old.parent)
        mark = moment.replace(":", "").replace("T", " ").rstrip("Z")
        return self.keep(part, sha256, below, f"{old.stem} {mark}{old.suffix}")

    def holds(self, file: str, sha256: str) -> bool:
        """Whether a file is there as it was kept."""
        return _hash(self.folder / file) == sha256

    def _free(self, below: str, name: str, sha256: str) -> str:
        stem, ending = os.path.splitext(name)
        number = 1
        while True:
            tried = f"{stem} ({number}){ending}" if number > 1 else name
            place = f"{below}/{tried}" if below else tried
            free = place.casefold() not in self._taken
            path = self.folder / place
            # A run that was killed between keeping a file and noting it left just this one.
            if free and (not os.path.lexists(path) or (not path.is_symlink() and _hash(path) == sha256)):
                return place
            number += 1


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
