"""Corrections as a generation is published: laid over each document, their state recorded, the extraction kept beside.

`extracted.sqlite` holds, as they were extracted, the documents that corrections change, so that the next generation
starts from what was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.corrections import WITHDRAW, Correction, Placed, placed, standing, withdrawals
from indexer.corrections.apply import corrected
from indexer.corrections.ledger import Ledger
from indexer.corrections.values import Checker
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary


class Corrector:
    """Corrects the documents of one generation; `path` is where those that change are kept as they were extracted."""

    def __init__(self, index: Path, path: Path, gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
        self._entries = Ledger(index).read().entries
        self._by_file = standing(self._entries)
        self._checker = Checker(vocabulary, gazetteer)
        self._path = path
        self._kept: CatalogueWriter | None = None
        self._states: dict[str, Placed] = {}
        self._reports: dict[str, tuple[str, str]] = {}

    def __enter__(self) -> Corrector:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._kept is not None:
            self._kept.__exit__(kind, value, trace)

    def correct(self, document: Document) -> Document:
        """Return the document with the corrections of its file; itself where there are none that change it."""
        report = document.report
        self._reports.setdefault(report.sha256, (report.id, report.file))
        entries = self._by_file.get(report.sha256)
        if not entries:
            return document
        made, states = corrected(document, entries, self._checker)
        for state in states:
            self._states.setdefault(state.id, state)
        return made

    def keep(self, extracted: Document, key: str) -> None:
        """Keep a document as it was extracted."""
        if self._kept is None:
            self._kept = CatalogueWriter(self._path)
        self._kept.add(extracted, key)

    def states(self) -> Iterator[Placed]:
        """Yield every entry of the ledger with what became of it; to be called when all documents are done."""
        gone = withdrawals(self._entries)
        for entry in self._entries:
            yield self._states.get(entry.id) or self._apart(entry, gone.get(entry.id))

    def _apart(self, entry: Correction, withdrawn_by: str | None) -> Placed:
        """Return the state of an entry that no document was asked about."""
        report, file = self._reports.get(entry.sha256, (None, None))
        if entry.action == WITHDRAW:
            return placed(entry, report=report, file=file, status="withdrawal")
        if withdrawn_by is not None:
            return placed(entry, report=report, file=file, status="withdrawn", reason=withdrawn_by)
        return placed(entry, report=report, file=file, status="absent")
