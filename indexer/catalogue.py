"""The catalogue: every report, section, table, figure and passage of one generation, in SQLite, with plain SQL.

Written once by `CatalogueWriter` (catalogue_writer.py), then opened immutable by `Catalogue`, which never cuts a
listing. One integer passage number is the SQLite row, the vector's id and the term document's id; one integer item
number is the row of a distinct item string and its vector's id. Both run from 0 without gaps.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from indexer.conditions import Conditions, mentions, of_figures, of_passages, of_reports, of_sections
from indexer.corrections import Placed
from indexer.editions.differences import CHANGED, Difference
from indexer.errors import DamagedIndex, UnknownReport
from indexer.model import Document, Failure, Figure, Filters, Finding, Passage, Report, Section, Table
from indexer.schema import (
    CORRECTIONS,
    FAILURES,
    FIGURES,
    FINDINGS,
    LAYOUTS,
    PASSAGES,
    REPORTS,
    SECTIONS,
    TABLES,
    Layout,
)
from indexer.source_map import Places
from indexer.text import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from indexer.vocabulary import Vocabulary

T = TypeVar("T")
EVERYTHING = Filters()
IN_ORDER = 'r.number, f."amount_start"'


class Catalogue:
    """Read one published catalogue. Every listing is complete and in document order.

    One connection serves all threads, one query at a time.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._lock = threading.Lock()
        self._own: Mapping[str, tuple[str, ...]] = {}  # figure id -> concepts, where an owner's items change them

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open a catalogue that no one writes any more. Raises DamagedIndex."""
        uri = f"{path.absolute().as_uri()}?immutable=1&mode=ro"
        try:
            db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            db.execute('SELECT count(*) FROM "reports"')
        except sqlite3.Error as error:
            raise DamagedIndex("damaged_index", part=path.name, reason=str(error)) from error
        db.create_function("fold", 1, fold, deterministic=True)
        return cls(db)

    def take_own_items(self, shipped: Vocabulary, own: Vocabulary, forms: Sequence[str]) -> None:
        """Answer from now on by a vocabulary with an owner's items; `forms` are the wordings that differ, folded.

        `document` goes on giving what is stored.
        """
        from indexer.overlay import lay_over

        with self._lock:
            self._own = lay_over(self._db, shipped, own, forms)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DamagedIndex("damaged_index", part="catalogue.sqlite", reason=str(error)) from error

    def _list(self, layout: Layout[T], alias: str, tables: str, where: Conditions, order: str) -> list[T]:
        sql = f"SELECT {layout.select(alias)} FROM {tables} WHERE {where.sql()} ORDER BY {order}"
        return layout.load_all(self._rows(sql, where.values))

    # Reports and their texts

    def reports(self, filters: Filters = EVERYTHING) -> list[Report]:
        """Return the reports that pass, in the order they were added."""
        return self._list(REPORTS, "r", "reports r", of_reports(filters), "r.number")

    def report(self, id_or_file: str) -> Report:
        """Return the report with this id, file name or source path. Raises UnknownReport."""
        where = Conditions()
        where.add(
            'r."id" = ? OR r."file" = ? OR r."id" IN (SELECT report FROM sources WHERE path = ?)', *[id_or_file] * 3
        )
        found = self._list(REPORTS, "r", "reports r", where, "r.number")
        exact = [report for report in found if report.id == id_or_file] or found
        if len(exact) == 1:
            return exact[0]
        if not exact:
            raise UnknownReport("unknown_report", report=id_or_file)
        candidates = [report.id for report in exact]
        raise UnknownReport("ambiguous_report", report=id_or_file, candidates=candidates)

    def text(self, report_id: str) -> str:
        """Return the extracted text: the coordinate system of every span of the report."""
        return str(self._of_report("text", report_id))

    def source_map(self, report_id: str) -> bytes:
        """Return the map from the text back to the source, as `SourceMap.from_bytes` reads it."""
        return bytes(self._of_report("source_map", report_id))

    def places(self, report_id: str) -> Places:
        """Return where in the file each character of the text stands."""
        return Places.from_bytes(self._places(report_id))

    def _places(self, report_id: str) -> bytes:
        return bytes(self._of_report("places", report_id))

    def _of_report(self, column: str, report_id: str) -> Any:  # noqa: ANN401 - one cell of SQLite
        rows = self._rows(f"SELECT {column} FROM texts WHERE report = ?", (report_id,))
        if not rows:
            raise UnknownReport("unknown_report", report=report_id)
        return rows[0][0]

    def work_keys(self) -> dict[str, str]:
        """Return report id -> the hash and versions that made it."""
        return dict(self._rows('SELECT "id", work_key FROM reports ORDER BY number'))

    def words(self, report_id: str) -> list[list[str]]:
        """Return the indexed words of each passage of a report, in order."""
        join = 'passage_words w JOIN passages p ON p."number" = w.passage'
        rows = self._rows(f'SELECT w.words FROM {join} WHERE p."report" = ? ORDER BY w.passage', (report_id,))
        return [row[0].split(" ") if row[0] else [] for row in rows]

    def document(self, report_id: str) -> Document:
        """Return all that is kept of one report, equal to what was added but for passage numbers."""
        where = Conditions()
        where.add('p."report" = ?', report_id)
        return Document(
            report=self.report(report_id),
            text=self.text(report_id),
            source_map=self.source_map(report_id),
            places=self._places(report_id),
            sections=tuple(self.sections(report_id)),
            tables=tuple(self.tables(report_id)),
            figures=tuple(self._stored_figures(report_id)),
            passages=tuple(self._list(PASSAGES, "p", "passages p", where, "p.number")),
            findings=tuple(self.findings(replace(EVERYTHING, editions=True), report_id)),
        )

    # What stands in them

    def sections(self, report_id: str | None = None, filters: Filters = EVERYTHING) -> list[Section]:
        """Return the sections that pass, of one report or of all."""
        where = of_sections(filters)
        if report_id is not None:
            where.add('s."report" = ?', report_id)
        return self._list(SECTIONS, "s", 'sections s JOIN reports r ON r."id" = s."report"', where, "s.number")

    def tables(self, report_id: str) -> list[Table]:
        """Return the tables of one report."""
        where = Conditions()
        where.add('t."report" = ?', report_id)
        return self._list(TABLES, "t", "tables t", where, "t.number")

    def figures(
        self,
        filters: Filters = EVERYTHING,
        report_id: str | None = None,
        include_inside_name: bool = False,
        *,
        concepts: Sequence[str] | None = None,
        text_like: Sequence[str | Sequence[str]] | None = None,
        in_quotes: bool = False,
    ) -> list[Figure]:
        """Return every figure that passes, over the whole table, in document order; never cut.

        With `concepts` or `text_like` a figure must also be of one of the concepts, or have one of the texts in
        what it is for (item, project, what shares it; folded). A text is a string, or several strings that must
        all occur. `in_quotes` looks in the printed sentence as well. Numbers inside names are left out unless
        asked for, and so are the figures of other editions, unless of one named report or with `filters.editions`.
        """
        if report_id is not None:
            filters = replace(filters, editions=True)
        where = of_figures(filters, include_inside_name)
        if report_id is not None:
            where.add('f."report" = ?', report_id)
        if concepts is not None or text_like is not None:
            sought = mentions(concepts or (), text_like or (), in_quotes)
            where.add(sought.sql(), *sought.values)
        return self._figures(where)

    def figures_of_items(self, item_numbers: Iterable[int], filters: Filters = EVERYTHING) -> list[Figure]:
        """Return the figures whose item string is one of these numbers of `items`."""
        where = of_figures(filters)
        where.add(f"f.item_number IN ({_numbers(item_numbers)})")
        return self._figures(where)

    def _stored_figures(self, report_id: str) -> list[Figure]:
        where = Conditions()
        where.add('f."report" = ?', report_id)
        return self._list(FIGURES, "f", _FIGURES, where, IN_ORDER)

    def _figures(self, where: Conditions) -> list[Figure]:
        found = self._list(FIGURES, "f", _FIGURES, where, IN_ORDER)
        if not self._own:
            return found
        return [replace(each, concepts=self._own[each.id]) if each.id in self._own else each for each in found]

    def figure(self, figure_id: str) -> Figure | None:
        """Return the figure with this id, or None."""
        where = Conditions()
        where.add('f."id" = ?', figure_id)
        return next(iter(self._figures(where)), None)

    def passages(self, filters: Filters = EVERYTHING, report_id: str | None = None) -> list[Passage]:
        """Return the passages that pass, of one report or of all; what editions repeat as with figures."""
        if report_id is not None:
            filters = replace(filters, editions=True)
        where = of_passages(filters)
        if report_id is not None:
            where.add('p."report" = ?', report_id)
        return self._list(PASSAGES, "p", _PASSAGES, where, "p.number")

    def findings(
        self, filters: Filters = EVERYTHING, report_id: str | None = None, outcome: str | None = None
    ) -> list[Finding]:
        """Return what the consistency rules came to, in the reports that pass; of one `outcome` or of all."""
        where = of_reports(filters)
        if report_id is not None:
            where.add('x."report" = ?', report_id)
        if outcome is not None:
            where.add('x."outcome" = ?', outcome)
        return self._list(FINDINGS, "x", 'findings x JOIN reports r ON r."id" = x."report"', where, "x.number")

    def corrections(self, report_id: str | None = None, figure_id: str | None = None) -> list[Placed]:
        """Return what people corrected, in the order they entered it; of all, of one report or of one figure."""
        where = Conditions()
        if report_id is not None:
            where.add('c."report" = ?', report_id)
        if figure_id is not None:
            where.add('c."figure" = ?', figure_id)
        return self._list(CORRECTIONS, "c", "corrections c", where, "c.number")

    def passages_by_number(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Return number -> passage, for the numbers that exist."""
        where = Conditions()
        where.add(f'p."number" IN ({_numbers(numbers)})')
        return {passage.number: passage for passage in self._list(PASSAGES, "p", "passages p", where, "p.number")}

    def passage_numbers(self, filters: Filters = EVERYTHING) -> NDArray[np.int64]:
        """Return the numbers of the passages that pass, ascending: what a vector search may return."""
        import numpy as np

        where = of_passages(filters)
        rows = self._rows(f'SELECT p."number" FROM {_PASSAGES} WHERE {where.sql()} ORDER BY 1', where.values)
        return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))

    # Editions of one report

    def editions(self, report_id: str) -> list[Report]:
        """Return the editions of one report, whichever of them is named: the one that counts, then the others."""
        where = Conditions()
        first = self.report(report_id).edition_of or report_id
        where.add('r."id" = ? OR r."edition_of" = ?', first, first)
        return self._list(REPORTS, "r", "reports r", where, 'r."edition_of" NOTNULL, r.number')

    def possible_editions(self, report_id: str) -> list[str]:
        """Return the ids of reports that may be editions of this one, and are counted apart."""
        sql = "SELECT other FROM possible_editions WHERE report = ? UNION SELECT report FROM possible_editions"
        return [row[0] for row in self._rows(f"{sql} WHERE other = ? ORDER BY 1", (report_id, report_id))]

    def differences(self, report_id: str) -> list[Difference]:
        """Return what another edition prints differently from the one that counts."""
        sql = "SELECT kind, figure, other FROM edition_differences WHERE report = ? ORDER BY rowid"
        return [Difference(*row) for row in self._rows(sql, (report_id,))]

    def printed_otherwise(self, figure_ids: Iterable[str]) -> dict[str, list[Figure]]:
        """Return, for figures that another edition prints with another number, those figures."""
        found: dict[str, list[Figure]] = {}
        for figure_id in figure_ids:
            sql = "SELECT other FROM edition_differences WHERE figure = ? AND kind = ? ORDER BY rowid"
            others = (self.figure(row[0]) for row in self._rows(sql, (figure_id, CHANGED)))
            if figures := [each for each in others if each is not None]:
                found[figure_id] = figures
        return found

    def only_in_other_editions(self) -> frozenset[str]:
        """Return the ids of the figures that the editions that count do not print."""
        rows = self._rows("SELECT other FROM edition_differences WHERE other NOT NULL")
        return frozenset(row[0] for row in rows)

    def repeated_passages(self) -> frozenset[int]:
        """Return the numbers of the passages of other editions that the editions that count hold as well."""
        return frozenset(row[0] for row in self._rows("SELECT number FROM repeated_passages"))

    def items(self) -> list[tuple[int, str]]:
        """Return (item number, item string) of every distinct item."""
        return self._rows("SELECT number, item FROM items ORDER BY number")

    def failures(self) -> list[Failure]:
        """Return the files that could not be read."""
        return [failure for _, failure in self.failures_by_path()]

    def failures_by_path(self) -> list[tuple[str, Failure]]:
        """Return (path, failure), in the order of paths."""
        rows = self._rows(f"SELECT x.path, {FAILURES.select('x')} FROM failures x ORDER BY x.path")
        return [(row[0], FAILURES.load(row[1:])) for row in rows]

    # What can be filtered by

    def codes(self, kind: str) -> list[str]:
        """Return the codes of a closed list: measure, department or section (or concept)."""
        return [row[0] for row in self._rows("SELECT DISTINCT code FROM names WHERE kind = ? ORDER BY 1", (kind,))]

    def is_name(self, kind: str, written: str) -> bool:
        """Whether a filter of this kind knows what was written: a code or a name."""
        sql = "SELECT 1 FROM names WHERE kind = ? AND (name = ? OR code = ?) LIMIT 1"
        return bool(self._rows(sql, (kind, fold(written).strip(), written)))

    def years(self) -> list[int]:
        """Return the fiscal years of the reports, ascending."""
        return [row[0] for row in self._rows('SELECT DISTINCT "year" FROM reports WHERE "year" NOT NULL ORDER BY 1')]

    def region_codes(self) -> list[str]:
        """Return the codes of the regions that reports are from."""
        sql = "SELECT DISTINCT region_code FROM reports WHERE region_code NOT NULL ORDER BY 1"
        return [row[0] for row in self._rows(sql)]

    def departments(self) -> list[str]:
        """Return the department codes that occur."""
        sql = 'SELECT DISTINCT "department" FROM reports WHERE "department" NOT NULL ORDER BY 1'
        return [row[0] for row in self._rows(sql)]

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table that holds records."""
        return {layout.table: self._rows(f'SELECT count(*) FROM "{layout.table}"')[0][0] for layout in LAYOUTS}


_FIGURES = 'figures f JOIN reports r ON r."id" = f."report"'
_PASSAGES = 'passages p JOIN reports r ON r."id" = p."report"'


def _numbers(numbers: Iterable[int]) -> str:
    # Written out, not bound: a statement takes 32,766 parameters at most, and these are integers.
    return ", ".join(str(int(number)) for number in numbers)
