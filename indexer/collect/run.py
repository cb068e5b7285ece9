"""Fetch what a list names, and the attachments that its pages link to: one run, which may go on where one ended."""

from __future__ import annotations

import fcntl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from indexer.collect.fetch import Fetched, Fetcher, FetchLimits, Trail, host_of
from indexer.collect.journal import Journal, PageRecord, Visit
from indexer.collect.landing import page_record
from indexer.collect.ledger import LedgerRow, earlier_rows, ledger_rows, with_earlier, write_ledger
from indexer.collect.listing import Listed, read_listing
from indexer.collect.names import content_type, disposition_name, extension, safe_name, url_name
from indexer.collect.pace import Pace, Stopped
from indexer.collect.schedule import Job, Schedule
from indexer.collect.shelf import Shelf, attachment_name, kind_by_content, page_name
from indexer.collect.site_rules import SiteRules
from indexer.errors import FetchFailed, UsageError
from indexer.versions import program_version

Progress = Callable[[int, int], None]
PRODUCT = "chazhang"
STATE = ".collect"  # below the folder: the journal, the lock, files that are still coming; hidden from `index`
_PAGE_LARGEST = 20 * 1024 * 1024  # bytes of a page that is looked through
_PATIENCE = 2.0  # seconds that an interrupted run waits for what is under way


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch. `contact` is told to the sites; `allow_private` lets addresses of the own network be fetched."""

    limits: FetchLimits = field(default_factory=FetchLimits)
    allow_private: bool = False
    contact: str = ""
    lang: str = "zh"


@dataclass(frozen=True, slots=True)
class Collected:
    """What a run did: every row of `sources.csv`, and how many rows were listed."""

    folder: Path
    listed: int
    rows: tuple[LedgerRow, ...]

    def counts(self, listed: bool) -> Mapping[str, int]:
        """Return how many rows have each status: those of the list, or all others."""
        return Counter(row.status for row in self.rows if (row.line is not None) == listed and row.status)


def collect(listing: Path, folder: Path, options: Options, progress: Progress = lambda done, total: None) -> Collected:
    """Fetch everything into `folder` and write its `sources.csv`; what an earlier run left unfinished goes on.

    Raises UsageError (the list cannot be used; `cannot_write`, `collect_busy`), KeyboardInterrupt once what is there
    is written down.
    """
    listed = read_listing(listing)
    if not listed:
        raise UsageError("listing_empty", file=str(listing))
    with opened(folder) as journal:
        earlier = earlier_rows(folder)
        run = _Run(folder, journal, options, progress)
        try:
            run.fetch(listed)
            journal.finish()
        finally:
            rows = with_earlier(ledger_rows(listed, journal), earlier)
            write_ledger(folder, rows, options.lang)
    return Collected(folder, len(listed), tuple(rows))


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """Hold the output folder for one run and give its journal. Raises UsageError: `cannot_write`, `collect_busy`."""
    state = folder / STATE
    try:
        (state / "parts").mkdir(parents=True, exist_ok=True)
        with (state / "lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError("collect_busy", path=str(folder)) from error
            for part in (state / "parts").glob("*.part"):
                part.unlink()
            journal = Journal(state / "journal.jsonl")
            try:
                yield journal
            finally:
                journal.close()
    except OSError as error:
        raise UsageError("cannot_write", path=str(folder), reason=error.strerror or str(error)) from error


def now() -> str:
    """Return the time in UTC: `2026-11-21T14:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user_agent(contact: str) -> str:
    """Return how the program names itself to a site."""
    about = "collects published budget reports; obeys robots.txt"
    return f"{PRODUCT}/{program_version()} ({about}{f'; {contact}' if contact else ''})"


class _Run:
    """The threads of one run."""

    def __init__(self, folder: Path, journal: Journal, options: Options, progress: Progress) -> None:
        self.journal = journal
        self.progress = progress
        self.limits = options.limits
        self.stop = threading.Event()
        self.fatal: OSError | None = None
        pace = Pace(self.limits.pause, self.stop)
        agent = user_agent(options.contact)
        parts = folder / STATE / "parts"
        self.fetcher = Fetcher(parts, self.limits, pace, agent, options.allow_private, self.stop)
        self.rules = SiteRules(self.fetcher, PRODUCT)
        self.shelf = Shelf(folder, (v.file for visits in journal.visits.values() for v in visits if v.file))
        self.schedule = Schedule(self.stop)

    def fetch(self, listed: tuple[Listed, ...]) -> None:
        """Fetch every listed address and what its page links to."""
        for each in listed:
            if each.reason is None:
                self.schedule.add(Job(each.url, host_of(each.url), True))
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self.limits.hosts)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.1)
                    self.progress(self.schedule.done, self.schedule.total)
        except KeyboardInterrupt:
            self.stop.set()
            for thread in threads:
                thread.join(_PATIENCE / len(threads))
            raise
        if self.fatal is not None:
            raise self.fatal
        if self.stop.is_set():
            raise RuntimeError("a fetching thread ended early")

    def _work(self) -> None:
        whole = False
        try:
            while (job := self.schedule.take()) is not None:
                try:
                    self._visit(job)
                finally:
                    self.schedule.finish(job)
            whole = True
        except Stopped:
            whole = True
        except OSError as error:  # the disk takes no more: nothing else can be kept either
            self.fatal = error
        finally:
            if not whole:
                self.stop.set()

    def _visit(self, job: Job) -> None:
        """Fetch one address and note what became of it; a page's attachments are added to what is to be fetched."""
        kept = self.journal.kept(job.url)
        if kept is not None and not self.shelf.holds(kept.file or "", kept.sha256):
            kept = None  # changed or removed by hand: it is fetched anew
        if job.url in self.journal.resumed and kept is not None and (last := self.journal.last(job.url)):
            self._follow(job, last.page)
            return
        trail = Trail([])
        try:
            got = self.fetcher.fetch(job.url, trail, self.rules.check, _conditions(kept))
            visit = self._keep(job, got, kept)
        except FetchFailed as failure:
            refused = failure.code in ("collect_robots", "collect_robots_unreachable", "collect_crawl_delay")
            visit = Visit(
                job.url, "robots" if refused else "failed", now(), status=trail.status,
                redirects=tuple(trail.urls[1:]), reason=failure.code,
                params={name: str(value) for name, value in failure.params.items()},
            )  # fmt: skip
        self.journal.add(visit)
        self._follow(job, visit.page)

    def _follow(self, job: Job, page: PageRecord | None) -> None:
        if job.listed and page is not None:
            for link in page.links:
                if link.reason is None:
                    self.schedule.add(Job(link.url, host_of(link.url), False, job.url, link.text))

    def _keep(self, job: Job, got: Fetched, kept: Visit | None) -> Visit:
        """Put what came in its place; what is the same as before stays what it was. Raises FetchFailed, OSError."""
        moment = now()
        redirects = (*got.redirects[1:], got.url) if got.redirects else ()
        if kept is not None and (got.part is None or got.sha256 == kept.sha256):
            if got.part is not None:
                got.part.unlink()
            page = kept.page
            if job.listed and page is not None:
                page = page_record((self.shelf.folder / (kept.file or "")).read_bytes(), got.url)
            return replace(
                kept, outcome="not_modified", time=moment, status=got.status, redirects=redirects, page=page,
                etag=got.etag or kept.etag, last_modified=got.last_modified or kept.last_modified,
            )  # fmt: skip
        if got.part is None:
            raise FetchFailed("collect_status", status=304)
        data = got.part.read_bytes()
        media, _ = content_type(got.content_type)
        given = disposition_name(got.disposition) if got.disposition else None
        kind = kind_by_content(data, given or url_name(got.url) or url_name(job.url))
        visit = Visit(
            job.url, "fetched", moment, moment, got.status, redirects, None, got.sha256, got.size, media, got.etag,
            got.last_modified,
        )  # fmt: skip
        try:
            return self._shelve(job, got, kept, visit, kind, given, data)
        finally:
            got.part.unlink(missing_ok=True)

    def _shelve(
        self, job: Job, got: Fetched, kept: Visit | None, visit: Visit, kind: str, given: str | None, data: bytes
    ) -> Visit:
        assert got.part is not None
        if not data:
            raise FetchFailed("empty_file")
        page = page_record(data, got.url) if job.listed and kind == "html" and len(data) <= _PAGE_LARGEST else None
        visit = replace(visit, page=page)
        if kept is not None and kept.file:
            file = self.shelf.keep_beside(got.part, got.sha256, kept.file, visit.time)
            return replace(visit, outcome="changed", file=file)
        if page is not None:
            name = page_name(job.url, page)
            below, name = f"{_host_folder(job.url)}/{name}", f"{name}.html"
        else:
            if kind == "html" and not job.listed and not _is_page_wanted(job, visit.content_type, given):
                raise FetchFailed("collect_page_instead")
            above = self.journal.last(job.page) if job.page else None
            below = _host_folder(job.page or job.url)
            if job.page:
                below = f"{below}/{page_name(job.page, above.page if above else None)}"
            name = attachment_name(job.url, given, job.text, kind, data[:16])
        return replace(visit, file=self.shelf.keep(got.part, got.sha256, below, name))


def _host_folder(url: str) -> str:
    return safe_name(host_of(url))


def _is_page_wanted(job: Job, media: str, given: str | None) -> bool:
    """Whether a page that came for an attachment is the attachment: it was linked as one, or Word saved it as one."""
    named = extension(given or url_name(job.url))
    if named in (".html", ".htm", ".shtml", ".mht"):
        return True
    return named in (".doc", ".xls") and media != "text/html"


def _conditions(kept: Visit | None) -> dict[str, str]:
    """Return the headers that ask for a file only if it is not the one that is kept."""
    headers = {}
    if kept is not None and kept.etag:
        headers["if-none-match"] = kept.etag
    if kept is not None and kept.last_modified:
        headers["if-modified-since"] = kept.last_modified
    return headers


__all__ = ["Collected", "Options", "collect", "now", "opened", "user_agent"]
