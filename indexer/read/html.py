"""Web pages: the body without navigation, tables whole, and what the page says about itself."""

from __future__ import annotations

from indexer.read.html_facts import PageFacts, facts_of
from indexer.read.html_page import parse

__all__ = ["PageFacts", "page_facts"]


def page_facts(data: bytes, url: str = "") -> PageFacts:
    """Return title, date, document number, issuing office and links of a page (or .mht); links are made absolute.

    Raises BrokenFile (`too_large`, `broken_file`, `empty_document`).
    """
    return facts_of(parse(data), url)
