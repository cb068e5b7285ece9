"""Findings as comments in a copy of a Word draft: the draft's own parts stay as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from indexer.messages import message
from indexer.model import Finding
from indexer.source_map import Places

if TYPE_CHECKING:
    from docx.text.run import Run

AUTHOR, INITIALS = "查账 Chazhang", "查"


def with_comments(data: bytes, findings: Sequence[Finding], places: Places, lang: str) -> bytes:
    """Return the Word file `data` with a comment on every place that a finding names; one on all of it has no place.

    `places` lead from the draft's text to its paragraphs. Each comment stands on the runs of the quote, or on its
    paragraph's where the quote lies in no run of its own. Raises what python-docx raises for a file that is none.
    """
    import docx
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = docx.Document(io.BytesIO(data))
    paragraphs = [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]
    for finding in findings:
        said: set[int] = set()
        for side in finding.sides:
            place = places.at(side.start)
            number = place.paragraph if place is not None else None
            if number is None or number >= len(paragraphs) or number in said:
                continue
            said.add(number)
            runs = _runs(paragraphs[number], side.quote)
            if runs:
                document.add_comment(runs, _words(finding, lang), author=AUTHOR, initials=INITIALS)
        if not finding.sides and (first := next((p for p in paragraphs if p.runs), None)) is not None:
            document.add_comment(first.runs, _words(finding, lang), author=AUTHOR, initials=INITIALS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _words(finding: Finding, lang: str) -> str:
    chinese = lang == "zh"
    reasons = finding.explanations_zh if chinese else finding.explanations
    text = finding.statement_zh if chinese else finding.statement
    return text + (message("cli.may_be", lang, reasons=reasons) if reasons else "")


def _runs(paragraph: Any, quote: str) -> list[Run]:  # noqa: ANN401 - python-docx carries no types
    """Return the runs that print the quote, all of the paragraph's where it cannot be found among them."""
    runs = list(paragraph.runs)
    printed = "".join(run.text for run in runs)
    begin = printed.find(quote)
    if begin < 0:
        return runs
    found, position = [], 0
    for run in runs:
        end = position + len(run.text)
        if position < begin + len(quote) and end > begin and run.text:
            found.append(run)
        position = end
    return found or runs
