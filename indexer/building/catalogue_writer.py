"""Write a catalogue, document by document; `catalogue.py` reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from indexer.corrections import Placed
from indexer.editions.differences import Difference
from indexer.model import Document, Failure, Figure, Passage, Section
from indexer.schema import (
    CORRECTIONS,
    FAILURES,
    FIGURES,
    FINDINGS,
    INDEXES,
    LAYOUTS,
    OTHER_TABLES,
    PASSAGES,
    REPORTS,
    SECTIONS,
    TABLES,
    Layout,
    amount_to_parts,
)
from indexer.text import fold

T = TypeVar("T")


class CatalogueWriter:
    """Write one catalogue, document by document; `close` makes it complete."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away if the build dies, so it needs no journal; it is synced before it is published.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("BEGIN")
        for statement in (*(layout.create() for layout in LAYOUTS), *OTHER_TABLES):
            self._db.execute(statement)
        self._items: dict[str, int] = {}
        self._passages = 0
        self._figures = 0

    def __enter__(self) -> CatalogueWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._db.close()

    def add(self, document: Document, work_key: str = "") -> tuple[Passage, ...]:
        """Add one document; return its passages as they are now numbered.

        `work_key` names the file hash and the versions that made the document (`build.py`).
        """
        report = document.report
        self._insert(REPORTS, [REPORTS.row(report, None, report.region.code, work_key)])
        self._db.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?)", (report.id, document.text, document.source_map, document.places)
        )
        self._db.executemany("INSERT INTO sources VALUES (?, ?)", [(path, report.id) for path in report.sources])
        self._insert(SECTIONS, [SECTIONS.row(section, None) for section in document.sections])
        self._db.executemany("INSERT INTO section_paths VALUES (?, ?)", _section_paths(document.sections))
        self._insert(TABLES, [TABLES.row(table, None) for table in document.tables])
        self._add_figures(document.figures)
        passages = tuple(
            replace(passage, number=number) for number, passage in enumerate(document.passages, self._passages)
        )
        self._passages += len(passages)
        self._insert(PASSAGES, [PASSAGES.row(passage) for passage in passages])
        self._insert(FINDINGS, [FINDINGS.row(finding, None) for finding in document.findings])
        codes = {report.region.code, *(figure.region_code for figure in document.figures)} - {None}
        self.add_region_paths((code, code) for code in codes if code)
        return passages

    def _add_figures(self, figures: Sequence[Figure]) -> None:
        rows, concepts, codes = [], [], []
        for figure in sorted(figures, key=lambda figure: figure.amount_start):
            number = self._figures
            self._figures += 1
            item = self._items.setdefault(figure.item, len(self._items))
            sought = fold("\n".join((figure.item, figure.project or "", *figure.shared_with)))
            inside_name = "inside_name" in figure.flags
            rows.append(FIGURES.row(figure, number, item, sought, amount_to_parts(figure.amount_yuan), inside_name))
            concepts += [(number, concept) for concept in dict.fromkeys(figure.concepts)]
            codes += [(number, code) for code in dict.fromkeys(each.code for each in figure.codes)]
        self._insert(FIGURES, rows)
        self._db.executemany("INSERT INTO figure_concepts VALUES (?, ?)", concepts)
        self._db.executemany("INSERT INTO figure_codes VALUES (?, ?)", codes)

    def add_words(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Keep (passage number, the words of it that the lexical index holds)."""
        self._db.executemany("INSERT INTO passage_words VALUES (?, ?)", ((n, " ".join(words)) for n, words in rows))

    def add_failure(self, path: str, failure: Failure) -> None:
        """Record the file at `path` as unreadable."""
        self._db.execute(FAILURES.insert(), FAILURES.row(failure, path))

    def add_corrections(self, entries: Iterable[Placed]) -> None:
        """Record the entries of the ledger, and what became of each."""
        self._insert(CORRECTIONS, [CORRECTIONS.row(entry, None) for entry in entries])

    def add_region_paths(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Record (code, code of a region that contains it); known pairs are left alone."""
        self._db.executemany("INSERT OR IGNORE INTO region_paths VALUES (?, ?)", pairs)

    def add_names(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Record (name, code) pairs that filters of this kind (concept, measure, department, section) accept."""
        rows = ((kind, fold(name).strip(), code) for name, code in pairs)
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", rows)

    def add_edition(
        self, report_id: str, first: str, differences: Iterable[Difference], repeated: Iterable[int]
    ) -> None:
        """Record that a report is another edition of `first`, how it differs, and the passages that both hold."""
        self._db.execute('UPDATE reports SET "edition_of" = ? WHERE "id" = ?', (first, report_id))
        rows = ((report_id, each.kind, each.figure, each.other) for each in differences)
        self._db.executemany("INSERT INTO edition_differences VALUES (?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO repeated_passages VALUES (?)", ((number,) for number in repeated))

    def add_possible_editions(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Record the pairs of reports that may be editions of one."""
        self._db.executemany("INSERT INTO possible_editions VALUES (?, ?)", pairs)

    def items(self) -> list[tuple[int, str]]:
        """Return (item number, item string) of every distinct item so far."""
        return [(number, item) for item, number in self._items.items()]

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table that holds records."""
        return {
            layout.table: self._db.execute(f'SELECT count(*) FROM "{layout.table}"').fetchone()[0] for layout in LAYOUTS
        }

    def close(self) -> None:
        """Write the item strings and the SQL indexes, and finish the file."""
        self._db.executemany("INSERT INTO items VALUES (?, ?)", self.items())
        for statement in INDEXES:
            self._db.execute(statement)
        self._db.execute("COMMIT")
        self._db.execute("ANALYZE")
        self._db.close()

    def _insert(self, layout: Layout[T], rows: Sequence[tuple[object, ...]]) -> None:
        self._db.executemany(layout.insert(), rows)


def _section_paths(sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    parents = {section.id: section.parent for section in sections}
    for section in sections:
        seen: set[str] = set()
        above: str | None = section.id
        while above is not None and above not in seen:
            yield section.id, above
            seen.add(above)
            above = parents.get(above)
