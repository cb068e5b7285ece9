"""Web pages: the body without navigation, tables whole, and what the page says about itself."""

from __future__ import annotations

from dataclasses import replace

from indexer.errors import BrokenFile
from indexer.read.html_body import data_tables, prune
from indexer.read.html_facts import PageFacts, facts_of
from indexer.read.html_page import parse
from indexer.read.html_text import Line, groups_of, laid_out, lines_of
from indexer.read.writer import TextWriter
from indexer.text import Place, RawText

__all__ = ["PageFacts", "page_facts", "read"]


def page_facts(data: bytes, url: str = "") -> PageFacts:
    """Return title, date, document number, issuing office and links of a page (or .mht); links are made absolute.

    Raises BrokenFile (`too_large`, `broken_file`, `empty_document`).
    """
    return facts_of(parse(data), url)


def read(data: bytes) -> RawText:
    """Return the body of a page (or .mht); a place for every block, a table being one.

    Raises BrokenFile (`too_large`, `broken_file`, `empty_document`).
    """
    root = parse(data)
    pictured = prune(root)
    writer = TextWriter()
    for block, part in enumerate(lines_of(root, data_tables(root))):
        place = Place(0, paragraph=block)
        if isinstance(part, Line):
            if part.restored:
                writer.at(replace(place, restored=True))
                writer.write(part.text[: part.restored])
            writer.line(part.text[part.restored :], place)
            continue
        for caption in part.findall("caption"):
            for line in lines_of(caption):
                writer.line(line.text, place)
        writer.at(place)
        writer.table(laid_out(groups_of(part)))
    if not any(part.strip() for part in writer.parts):
        raise BrokenFile("empty_document")
    notes = ["images_not_read"] if pictured else []
    if any("\ufffd" in part for part in writer.parts):
        notes.append("damaged_characters")
    return writer.raw("html", notes)
