"""`sources.csv`: every file with where it came from, and every address with what became of it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from indexer.collect.journal import GOT, UNKNOWN, Journal, Link, PageRecord, Visit
from indexer.collect.listing import Listed
from indexer.identity.source_table import SourceRow, read_table, safe_cell
from indexer.messages import message

NAME = "sources.csv"
_DECLARED = ("region", "organisation", "year", "type")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of `sources.csv`.

    `status` is one of fetched, changed (kept beside the earlier file), not_modified, failed, robots, not_followed,
    listed_twice, superseded (an earlier version of a changed file), kept (a file of an earlier run that nothing led
    to this time), saved (a page saved by hand, or a file beside it). `title` is the landing page's; `role` is landing
    for a page that only leads to its attachments: an index leaves it out. `reason` is a message key with `params`.
    """

    file: str = ""
    url: str = ""
    landing_page: str = ""
    title: str = ""
    link_text: str = ""
    office: str = ""
    published: str = ""
    document_number: str = ""
    region: str = ""
    organisation: str = ""
    year: str = ""
    type: str = ""
    role: str = ""
    fetched: str = ""
    status: str = ""
    redirects: str = ""
    sha256: str = ""
    size: str = ""
    content_type: str = ""
    reason: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


COLUMNS = tuple(each.name for each in fields(LedgerRow) if each.name not in ("params", "line", "extra"))


def ledger_rows(listed: Sequence[Listed], journal: Journal) -> list[LedgerRow]:
    """Return a row for every listed address, then its attachments; last, what only earlier runs have."""
    rows: list[LedgerRow] = []
    done: set[str] = set()
    for each in listed:
        if each.reason is not None:
            status = "listed_twice" if each.reason == "collect_listed_twice" else "failed"
            rows.append(_declare(LedgerRow(url=each.url, status=status, reason=each.reason, params=each.params or {},
                                           line=each.line), each.declared))  # fmt: skip
            continue
        done.add(each.url)
        visit = journal.last(each.url)
        page = _page(journal, each.url) if visit is not None and visit.outcome in GOT else None
        own = list(_versions(journal, each.url, "", page or _page(journal, each.url), ""))
        own[0] = replace(own[0], line=each.line)
        rows += (_declare(row, each.declared) for row in own)
        for link in page.links if page else ():
            done.add(link.url)
            rows += (_declare(row, each.declared) for row in _linked(journal, each.url, page or PageRecord(), link))
    return rows + list(_earlier(journal, done))


def _linked(journal: Journal, url: str, page: PageRecord, link: Link) -> Iterator[LedgerRow]:
    if link.reason is not None:
        yield _about(LedgerRow(url=link.url, landing_page=_shown(url), link_text=link.text, status="not_followed",
                               reason=link.reason), page)  # fmt: skip
    else:
        yield from _versions(journal, link.url, url, page, link.text)


def _earlier(journal: Journal, done: set[str]) -> Iterator[LedgerRow]:
    """Yield the files of addresses that nothing led to this time."""
    whence = {
        link.url: (url, visit.page, link.text)
        for url, visits in journal.visits.items()
        for visit in visits
        if visit.page is not None
        for link in visit.page.links
    }
    for url in journal.visits:
        if url not in done:
            landing, page, text = whence.get(url, ("", _page(journal, url), ""))
            for row in _versions(journal, url, landing, page, text):
                if row.file:
                    yield row if row.status in ("superseded", "saved") else replace(row, status="kept")
            last = journal.last(url)
            if last is not None and last.outcome == "saved" and last.page is not None:
                missing = (link for link in last.page.links if link.reason and link.url not in journal.visits)
                for link in missing:
                    yield from _linked(journal, url, last.page, link)


def _versions(journal: Journal, url: str, landing: str, page: PageRecord | None, text: str) -> Iterator[LedgerRow]:
    """Yield the last visit to an address, then each earlier file that is kept of it."""
    visits = journal.visits.get(url, [])
    last = visits[-1] if visits else None
    if last is None:
        yield _about(LedgerRow(url=url, landing_page=landing, link_text=text, status="failed",
                               reason="collect_not_reached"), page)  # fmt: skip
        return
    yield _about(_row(last, last.outcome, landing, text), page)
    seen = {last.file}
    for visit in reversed(visits):
        if visit.file and visit.file not in seen:
            seen.add(visit.file)
            status = "kept" if len(seen) == 2 and last.file is None else "superseded"
            yield _about(_row(visit, status, landing, text), visit.page or page)


def _row(visit: Visit, status: str, landing: str, text: str) -> LedgerRow:
    return LedgerRow(
        file=visit.file or "",
        url=_shown(visit.url),
        landing_page=_shown(landing),
        link_text=text,
        fetched=visit.fetched or visit.time,
        status=status,
        redirects=" ".join(visit.redirects),
        sha256=visit.sha256,
        size="" if visit.size is None else str(visit.size),
        content_type=visit.content_type,
        reason=visit.reason or "",
        params=visit.params,
    )


def _shown(url: str) -> str:
    return "" if url.startswith(UNKNOWN) else url


def _about(row: LedgerRow, page: PageRecord | None) -> LedgerRow:
    if page is None:
        return row
    return replace(
        row, title=page.title or "", office=page.office or "", published=page.published or "",
        document_number=page.document_number or "", role="landing" if page.bare and not row.landing_page else "",
    )  # fmt: skip


def _declare(row: LedgerRow, declared: Mapping[str, str]) -> LedgerRow:
    return replace(row, **declared)  # type: ignore[arg-type]


def _page(journal: Journal, url: str) -> PageRecord | None:
    return next((visit.page for visit in reversed(journal.visits.get(url, [])) if visit.page is not None), None)


def earlier_rows(folder: Path) -> tuple[SourceRow, ...]:
    """Return the rows of the folder's `sources.csv`, () where there is none. Raises UsageError as `read_table`."""
    path = folder / NAME
    return read_table(path, ("file", "url")).rows if path.exists() else ()


def with_earlier(rows: Sequence[LedgerRow], earlier: Sequence[SourceRow]) -> list[LedgerRow]:
    """Return rows with what a person added to the earlier table: declared values, columns, rows of other files."""
    known = {(row["file"], row["url"], row["landing_page"]): row for row in earlier}
    merged = []
    for row in rows:
        old = known.get((row.file, row.url, row.landing_page))
        if old is not None:
            blank = {name: old[name] for name in _DECLARED if old[name] and not getattr(row, name)}
            blank |= {"role": old["role"]} if old["role"] else {}  # a person may say otherwise
            extra = {name: cell for name, cell in old.cells.items() if name not in COLUMNS}
            row = replace(row, **blank, extra=extra)  # type: ignore[arg-type]
        merged.append(row)
    ours = {row.file for row in rows} | {""}
    for old in earlier:
        if old["file"] not in ours:
            cells = {name: cell for name, cell in old.cells.items() if name in COLUMNS}
            extra = {name: cell for name, cell in old.cells.items() if name not in COLUMNS}
            merged.append(LedgerRow(**cells, extra=extra))  # type: ignore[arg-type]
    return merged


def reason_of(row: LedgerRow, lang: str) -> str:
    """Return why, in words; a reason that is no key is one already."""
    return message(row.reason, lang, **row.params) if row.reason else ""


def write_ledger(folder: Path, rows: Sequence[LedgerRow], lang: str) -> Path:
    """Write `sources.csv`, whole or not at all; UTF-8 with a mark, which spreadsheets need. Raises OSError."""
    path = folder / NAME
    extra = list(dict.fromkeys(name for row in rows for name in row.extra))
    draft = path.with_suffix(".csv.new")
    with draft.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow([*COLUMNS, *extra])
        for row in rows:
            cells = [reason_of(row, lang) if name == "reason" else getattr(row, name) for name in COLUMNS]
            writer.writerow([safe_cell(cell) for cell in [*cells, *(row.extra.get(name, "") for name in extra)]])
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(draft, path)
    return path
