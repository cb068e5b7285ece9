"""Pages saved by hand, and the attachments beside them: brought in as if they had been fetched."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from indexer.collect.fetch import MIB, clean_url
from indexer.collect.journal import UNKNOWN, Journal, Link, PageRecord, Visit
from indexer.collect.landing import page_record
from indexer.collect.ledger import earlier_rows, ledger_rows, with_earlier, write_ledger
from indexer.collect.links import DOCUMENTS
from indexer.collect.names import extension, safe_name
from indexer.collect.run import STATE, Collected, opened
from indexer.collect.shelf import Shelf, kind_by_content, page_name
from indexer.errors import FetchFailed, UsageError

_PAGES = frozenset({".html", ".htm", ".mht", ".mhtml", ".shtml"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})
_LARGEST = 200 * MIB
_HEAD = 65_536  # bytes of a page in which its origin stands
# What Internet Explorer, Chrome and Edge write, SingleFile, and the head of a .mht; last, what the page says of itself.
_ORIGINS = (
    re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,4000}?)\s*-->", re.IGNORECASE),
    re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,4000})"),
    re.compile(rb"^Snapshot-Content-Location:[ \t]*(\S{1,4000})", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^Content-Location:[ \t]*(https?:\S{1,4000})", re.IGNORECASE | re.MULTILINE),
    re.compile(
        rb"<link\s[^>]{0,200}?rel=[\"']?canonical[\"']?\s[^>]{0,200}?href=[\"']([^\"'>]{1,4000})", re.IGNORECASE
    ),
    re.compile(
        rb"<meta\s[^>]{0,200}?property=[\"']og:url[\"']\s[^>]{0,200}?content=[\"']([^\"'>]{1,4000})", re.IGNORECASE
    ),
)
_OWN_FILE = re.compile(r"[（(]\d{1,2}[)）]|\s+|[_-]\d{1,2}$")


@dataclass(frozen=True, slots=True)
class _Saved:
    """A page saved by hand: its file, the address it had ("" where it does not say), and its links."""

    path: Path
    url: str
    page: PageRecord


def import_saved(source: Path, folder: Path, lang: str = "zh") -> Collected:
    """Copy the pages saved in `source`, and the documents beside them, to `folder`, and write its `sources.csv`.

    A document belongs to the page that links to its name, or, where one page alone was saved in its folder, to that
    page; else to none. What a page needs only to be shown (its `_files` folder) is left where it is, but for
    documents. Raises UsageError (`source_missing`, `saved_empty`, `cannot_write`, `collect_busy`).
    """
    if not source.is_dir():
        raise UsageError("source_missing", path=str(source))
    files = list(_walk(source, folder))
    pages = [saved for path in files if path.suffix.lower() in _PAGES and (saved := _page(path)) is not None]
    others = [path for path in files if extension(path.name) in DOCUMENTS or extension(path.name) in _PICTURES]
    if not pages and not others:
        raise UsageError("saved_empty", path=str(source))
    with opened(folder) as journal:
        earlier = earlier_rows(folder)
        _Import(source, folder, journal).take(pages, others)
        rows = with_earlier(ledger_rows((), journal), earlier)
        write_ledger(folder, rows, lang)
    return Collected(folder, 0, tuple(rows))


class _Import:
    """One import: files are copied to the shelf, each noted in the journal."""

    def __init__(self, source: Path, folder: Path, journal: Journal) -> None:
        self.source = source
        self.parts = folder / STATE / "parts"
        self.journal = journal
        self.shelf = Shelf(folder, (v.file for visits in journal.visits.values() for v in visits if v.file))

    def take(self, pages: Sequence[_Saved], others: Sequence[Path]) -> None:
        """Bring in pages with their documents, then the documents of no page."""
        owners = _owners(pages, others, self.source)
        for saved in pages:
            name = page_name(saved.url, saved.page) if saved.page.title else safe_name(saved.path.stem)
            below = f"{safe_name(urlsplit(saved.url).hostname or 'saved')}/{name}"
            key = saved.url or _local(saved.path, self.source)
            mine = {path: link for path, (page, link) in owners.items() if page is saved}
            links = [Link(link.url, link.text) for link in mine.values()]
            missing = [
                Link(link.url, link.text, "saved_not_there")
                for link in saved.page.links
                if link.url not in {each.url for each in links}
            ]
            record = PageRecord(
                saved.page.title, saved.page.published, saved.page.document_number, saved.page.office,
                (*links, *missing), saved.page.bare and bool(links),
            )  # fmt: skip
            self._note(key, saved.path, below, name + saved.path.suffix.lower(), record)
            for path, link in mine.items():
                self._note(link.url, path, below, safe_name(path.stem, path.suffix.lower()), None)
        for path in others:
            if path not in owners and not path.parent.name.endswith(("_files", ".files")):
                name = safe_name(path.stem, path.suffix.lower())
                self._note(_local(path, self.source), path, "saved", name, None)

    def _note(self, key: str, path: Path, below: str, name: str, page: PageRecord | None) -> None:
        if path.stat().st_size > _LARGEST:
            reason = FetchFailed("collect_too_large", mib=f"{_LARGEST / MIB:g}")
            self.journal.add(Visit(key, "failed", _moment(path), reason=reason.code, params={"mib": "200"}))
            return
        part = self.parts / f"{os.getpid()}.part"
        shutil.copyfile(path, part)
        with part.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        kept = self.journal.kept(key)
        if kept is not None and kept.sha256 == sha256 and self.shelf.holds(kept.file or "", sha256):
            part.unlink()
            file = kept.file or ""
        elif kept is not None and kept.file:
            file = self.shelf.keep_beside(part, sha256, kept.file, _moment(path))
        else:
            file = self.shelf.keep(part, sha256, below, name)
        moment = _moment(path)
        self.journal.add(
            Visit(key, "saved", moment, moment, file=file, sha256=sha256, size=path.stat().st_size, page=page)
        )


def _owners(pages: Sequence[_Saved], others: Sequence[Path], source: Path) -> Mapping[Path, tuple[_Saved, Link]]:
    """Return the page and the link that each document belongs to."""
    found: dict[Path, tuple[_Saved, Link]] = {}
    for path in others:
        near = [page for page in pages if _is_near(page.path, path)]
        fits = [(page, link) for page in near for link in page.page.links if _fits(path, link)]
        if len({page.path for page, _ in fits}) == 1:
            found[path] = fits[0]
    for path in others:
        alone = [page for page in pages if page.path.parent == path.parent]
        if path not in found and len(alone) == 1 and extension(path.name) in DOCUMENTS:
            found[path] = (alone[0], Link(_local(path, source), ""))
    return found


def _is_near(page: Path, path: Path) -> bool:
    """Whether a file lies beside a page or in the folder that was saved with it."""
    return path.parent == page.parent or path.parent in (
        page.with_name(page.stem + each) for each in ("_files", ".files")
    )


def _fits(path: Path, link: Link) -> bool:
    """Whether a link leads to a file of this name, or calls it so; browsers number what they save twice."""
    names = {_plain(unquote(urlsplit(link.url).path).rpartition("/")[2]), _plain(link.text)}
    names |= {_plain(part.partition("=")[2]) for part in unquote(urlsplit(link.url).query).split("&")}
    stem = link.text.removesuffix(extension(link.text))
    return _plain(path.name) in names or (len(stem) >= 4 and _plain(path.stem) == _plain(stem))


def _plain(name: str) -> str:
    stem, ending = os.path.splitext(name.strip().lower())
    return _OWN_FILE.sub("", stem) + ending


def _page(path: Path) -> _Saved | None:
    """Return a saved page, None for a file that only calls itself one."""
    data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    if kind_by_content(data, path.name) not in ("html", "mht"):
        return None
    url = next(_origins(data[:_HEAD]), "")
    return _Saved(path, url, page_record(data, url))


def _origins(head: bytes) -> Iterator[str]:
    for pattern in _ORIGINS:
        if match := pattern.search(head):
            try:
                yield clean_url(match[1].decode("utf-8", "replace").replace("&amp;", "&"))
            except FetchFailed:
                continue


def _walk(source: Path, folder: Path) -> Iterator[Path]:
    """Yield the files below `source`, but nothing hidden and nothing of the output folder."""
    for root, folders, names in os.walk(source):
        here = Path(root)
        inside = (here / name for name in sorted(folders))
        folders[:] = [
            each.name for each in inside if not each.name.startswith(".") and each.resolve() != folder.resolve()
        ]
        yield from (here / name for name in sorted(names) if not name.startswith((".", "~$")))


def _local(path: Path, source: Path) -> str:
    """Return what stands for the address of a file that does not say where it is from."""
    return f"{UNKNOWN}{path.relative_to(source).as_posix()}"


def _moment(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
