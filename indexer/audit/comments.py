"""Findings as comments in a copy of a Word draft: the draft's own parts stay as they are."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from indexer.messages import message
from indexer.model import Finding
from indexer.source_map import Places

if TYPE_CHECKING:
    from docx.text.run import Run

AUTHOR, INITIALS = "查账 Chazhang", "查"


def with_comments(data: bytes, findings: Sequence[Finding], text: str, places: Places, lang: str) -> bytes:
    """Return the Word file `data` with a comment on every line that a finding names; one on all of it has no place.

    `places` lead from the draft's `text` to its paragraphs. Each comment stands on the runs of the quotes, or on their
    paragraph's where a quote lies in no run of its own; of a row of a table, on the cell that the quote ends with.
    Raises what python-docx raises for a file that is none.
    """
    import docx
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = docx.Document(io.BytesIO(data))
    paragraphs = [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]
    for finding in findings:
        for runs in _places_of(finding, text, places, paragraphs):
            document.add_comment(runs, _words(finding, lang), author=AUTHOR, initials=INITIALS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _places_of(finding: Finding, text: str, places: Places, paragraphs: Sequence[Any]) -> Iterator[list[Run]]:
    """Yield the runs of each line that a finding names, from the first to the last of those it quotes there."""
    if not finding.sides:
        last = next((paragraph for paragraph in reversed(paragraphs) if paragraph.runs), None)
        if last is not None:  # what is missing is said at the end, behind what is wrong
            yield last.runs
        return
    lines: dict[int, tuple[int, list[tuple[str, int]]]] = {}
    for side in finding.sides:
        cell = side.start + (side.quote.rstrip().rfind("\t") + 1)
        place = places.at(cell)
        if place is None or place.paragraph is None or place.paragraph >= len(paragraphs):
            continue
        quoted = lines.setdefault(text.rfind("\n", 0, side.start), (place.paragraph, []))
        if quoted[0] == place.paragraph:
            quoted[1].append((side.quote[cell - side.start :], cell - place.start))
    for number, quotes in lines.values():
        if runs := _runs(paragraphs[number], quotes):
            yield runs


def _words(finding: Finding, lang: str) -> str:
    chinese = lang == "zh"
    reasons = finding.explanations_zh if chinese else finding.explanations
    text = finding.statement_zh if chinese else finding.statement
    return text + (message("cli.may_be", lang, reasons=reasons) if reasons else "")


def _runs(paragraph: Any, quotes: Sequence[tuple[str, int]]) -> list[Run]:  # noqa: ANN401 - python-docx has no types
    """Return the runs that print the quotes, all of the paragraph's where one cannot be found among them.

    Each quote stands about so many characters from where the paragraph begins. Word takes no comment within a text
    box: one on its words stands on the run that the box hangs on.
    """
    from docx.oxml.ns import qn
    from docx.text.run import Run

    box = next(paragraph._p.iterancestors(qn("w:txbxContent")), None)
    if box is not None:
        holders = list(box.iterancestors(qn("w:r")))
        return [Run(holders[-1], paragraph)] if holders else []
    runs = _printed_runs(paragraph)
    printed = "".join(run.text for run in runs)
    spans = [_nearest(printed, quote, offset) for quote, offset in quotes]
    begin, end = min((a for a, _ in spans), default=-1), max((b for _, b in spans), default=-1)
    found, position = [], 0
    for run in runs:
        last = position + len(run.text)
        if position < end and last > begin and run.text:
            found.append(run)
        position = last
    return found if found and begin >= 0 else runs


def _printed_runs(paragraph: Any) -> list[Run]:  # noqa: ANN401
    """Return a paragraph's runs, those of links and tracked insertions too, without those that were deleted."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    gone = {qn("w:del"), qn("w:moveFrom")}
    runs = []
    for element in paragraph._p.iter(qn("w:r")):
        above = list(element.iterancestors())
        if gone.isdisjoint(each.tag for each in above) and next(e for e in above if e.tag == qn("w:p")) is paragraph._p:
            runs.append(Run(element, paragraph))
    return runs


def _nearest(printed: str, quote: str, offset: int) -> tuple[int, int]:
    """Return where a quote stands in a paragraph, of several places the one nearest to an offset; (-1, -1) nowhere."""
    behind = printed.find(quote, max(offset, 0))
    before = printed.rfind(quote, 0, max(offset, 0) + len(quote))
    known = [at for at in (before, behind) if at >= 0]
    at = min(known, key=lambda place: abs(place - offset), default=-1)
    return (at, at + len(quote)) if at >= 0 else (-1, -1)
