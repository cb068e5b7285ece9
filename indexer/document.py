"""The line for one file, from its bytes to a document.

Bytes -> ReportText, masked -> sections -> metadata -> tables -> figures -> passages
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.audit import to_findings
from indexer.building.limits import MOST_CHARACTERS
from indexer.doubts import ocr_flags
from indexer.errors import BrokenFile
from indexer.figures import to_figures
from indexer.identity.declared import apply_declared, published_of, with_page_facts
from indexer.identity.provenance import Declared
from indexer.masking import mask
from indexer.metadata import to_metadata
from indexer.model import Conflict, Document, Figure, Report
from indexer.passages import to_passages
from indexer.read import read
from indexer.read.html import PageFacts, page_facts
from indexer.reading_view import reading_view
from indexer.regions import Gazetteer
from indexer.sections import text_to_sections
from indexer.source_map import Places
from indexer.tables import text_to_tables
from indexer.text import clean
from indexer.vocabulary import Vocabulary

OF_THE_PAGE = "page:"  # before what a web page says of itself, among what is declared of a report


def read_document(
    data: bytes,
    name: str,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    sources: Sequence[str] = (),
    at: Callable[[str], None] = lambda stage: None,
    *,
    converted: bytes | None = None,
    most_characters: int = MOST_CHARACTERS,
    declared: Declared | None = None,
) -> Document:
    """Make a document of one file's bytes; `at` is told each stage as it begins.

    `converted` is what LibreOffice made of it, for the kinds that need that; `declared` what is declared of it. Raises
    ReadError where the file cannot be read, BrokenFile (`too_much_text`) where it holds more text than any report does.
    """
    at("read")
    raw = read(data, name, converted)
    if len(raw.text) > most_characters:
        raise BrokenFile("too_much_text", characters=len(raw.text), most=most_characters)
    at("clean")
    text = clean(raw)
    text = replace(text, text=mask(text.text))
    sha256 = hashlib.sha256(data).hexdigest()
    report_id = f"r{sha256[:16]}"
    at("sections")
    sections = text_to_sections(report_id, text, vocabulary)
    at("metadata")
    # What is looked at; quotes and passages are of the text itself.
    seen = replace(text, text=reading_view(text.text))
    about = to_metadata(name, seen, sections, gazetteer, vocabulary)
    conflicts: tuple[Conflict, ...] = ()
    if declared is not None:
        about, conflicts = apply_declared(about, declared, text.text, gazetteer, vocabulary)
    page = page_facts(data) if text.reader == "html" else PageFacts()
    about = with_page_facts(about, page, gazetteer, vocabulary)
    report = Report(
        id=report_id,
        file=Path(name).name,
        sources=tuple(sources),
        sha256=sha256,
        text_sha256=hashlib.sha256(text.text.encode()).hexdigest(),
        reader=text.reader,
        title=about.title,
        year=about.year,
        organisation=about.organisation,
        department=about.department,
        report_type=about.report_type,
        template=about.template,
        pages=text.pages,
        region=about.region,
        scores=about.scores,
        basis=about.basis,
        fictional=about.fictional,
        notes=text.notes,
        url=declared.url if declared is not None else None,
        published=published_of(declared) or page.published,
        declared={**(declared.to_json() if declared is not None else {}), **_of_the_page(page)},
        conflicts=conflicts,
    )
    at("tables")
    tables = text_to_tables(report_id, seen, sections)
    at("figures")
    figures = to_figures(report, text, sections, tables, vocabulary)
    figures = figures_in_places(figures, text.places)
    at("passages")
    passages = to_passages(report, text.text, sections, figures)
    if text.places:
        passages = tuple(replace(passage, page=text.places.page(passage.start)) for passage in passages)
    at("audit")
    findings = to_findings(report, text.text, text.places, sections, tables, figures)
    return Document(
        report, text.text, text.source.to_bytes(), text.places.to_bytes(), sections, tables, figures, passages, findings
    )


def _of_the_page(page: PageFacts) -> dict[str, str]:
    said = {"document_number": page.document_number, "office": page.issuing_office}
    return {f"{OF_THE_PAGE}{name}": value for name, value in said.items() if value}


def figures_in_places(figures: Iterable[Figure], places: Places) -> tuple[Figure, ...]:
    """Return the figures with the page they stand on, and marked where they were recognised and not sure."""
    if not places:  # most texts know of no pages, and a record is made again only for a cause
        return tuple(figures)
    return tuple(
        replace(
            figure,
            page=places.page(figure.amount_start),
            flags=(*figure.flags, *ocr_flags(places, figure.amount_start, figure.amount_end)),
        )
        for figure in figures
    )
