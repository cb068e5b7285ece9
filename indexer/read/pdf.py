"""PDF files: the text layer of each page, or what recognition reads from its picture, laid out as one text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from indexer.errors import BrokenFile, MissingPart, ReadError
from indexer.glued import run_together
from indexer.read.page import Glyph, Page, Ruling, pages_to_raw
from indexer.read.pdf_decode import is_garbled
from indexer.read.pdf_glyphs import TextLayer, main_turn, text_layer
from indexer.read.pdf_paths import Drawing, drawing
from indexer.read.pdf_view import Handle, View, turned
from indexer.text import RawText

_MOST_PAGES = 2000
_MOST_GLYPHS = 8_000_000  # in one file
_LARGEST = 14_400.0  # points: what the format allows a side to be
_COVERED = 0.5  # the share of a page that a scan's picture covers at least
_FEW = 25  # characters: a page with fewer (a stamped page number) under a picture is a scan
_SCAN_DPI = 220.0
_MOST_PIXELS = 30_000_000  # of a page drawn for recognition
_UNKNOWN = 0.0  # how sure a hidden layer of somebody's recognition is: it does not say


def read(data: bytes) -> RawText:
    """Return the text of a PDF file.

    Pages without a usable text layer go through recognition. Where that is not installed the other pages are read
    and a note says which were not (`pages_not_read`); a file of such pages only raises MissingPart.
    Raises BrokenFile (`encrypted`, `broken_file`, `empty_document`, `too_many_pages`, `too_large`).
    """
    reading = _Reading()
    with _document(data) as document:
        raw = pages_to_raw(_pages(document, reading), "pdf")
        count = len(document)
    if reading.missing is not None and len(reading.not_read) == count:
        raise reading.missing
    if not raw.text.strip():
        if reading.failed is not None:
            raise reading.failed
        raise BrokenFile("empty_document")
    glued = ("columns_run_together",) if any(map(run_together, raw.text.splitlines())) else ()
    return replace(raw, pages=count, notes=(*raw.notes, *reading.notes(), *glued))


@dataclass(slots=True)
class _Reading:
    """What happened page by page that a person has to know."""

    not_read: list[int] = field(default_factory=list)
    missing: MissingPart | None = None
    failed: ReadError | None = None
    hidden_layer: bool = False
    unseen: bool = False
    cut: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    glyphs: int = 0

    def notes(self) -> tuple[str, ...]:
        """Return the keys of the messages, with page numbers where they have any."""
        found = []
        if self.not_read:
            found.append(f"pages_not_read:{_ranges(self.not_read)}")
        if self.cut:
            found.append(f"pages_cut:{_ranges(self.cut)}")
        if self.lost:
            found.append(f"no_chinese_font:{_ranges(self.lost)}")
        found += ["hidden_text_layer"] * self.hidden_layer + ["invisible_text"] * self.unseen
        return tuple(found)


def _ranges(numbers: list[int]) -> str:
    """Return page numbers as `1-3,7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


@contextmanager
def _document(data: bytes) -> Iterator[Handle]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise BrokenFile("encrypted" if locked else "broken_file", kind="pdf", reason=str(error)) from error
    try:
        if len(document) == 0:
            raise BrokenFile("broken_file", kind="pdf", reason="no pages")
        if len(document) > _MOST_PAGES:
            raise BrokenFile("too_many_pages", pages=len(document), most=_MOST_PAGES)
        yield document
    finally:
        document.close()


@contextmanager
def _open_page(document: Handle, index: int) -> Iterator[Handle]:
    """Open a page with what is filled into its form fields and written over it made part of it."""
    from pypdfium2 import raw

    page = document[index]
    try:
        if raw.FPDFPage_GetAnnotCount(page.raw) > 0:
            flattened = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
            if flattened:
                page.close()
                page = document[index]
        yield page
    finally:
        page.close()


def _pages(document: Handle, reading: _Reading) -> Iterator[Page]:
    import pypdfium2

    for index in range(len(document)):
        try:
            with _open_page(document, index) as page:
                found = _page(page, index + 1, reading)
        except pypdfium2.PdfiumError:
            reading.not_read.append(index + 1)
            continue
        if found is not None:
            reading.glyphs += len(found.glyphs)
            if reading.glyphs > _MOST_GLYPHS:
                raise BrokenFile("too_large", limit=_MOST_GLYPHS)
            yield found


def _page(page: Handle, number: int, reading: _Reading) -> Page | None:
    import pypdfium2

    raw = pypdfium2.raw
    view = _view(page)
    if not (1 <= view.width <= _LARGEST and 1 <= view.height <= _LARGEST):
        reading.not_read.append(number)
        return None
    drawn = drawing(raw, page, view)
    layer = text_layer(raw, page, view, [*drawn.painted, *drawn.pictures])
    if layer.cut or drawn.cut:
        reading.cut.append(number)
    if drawn.lost:
        reading.lost.append(number)
    reading.unseen = reading.unseen or layer.unseen > 0
    glyphs = layer.shown
    if _is_scan(layer, drawn, view):
        scanned = _recognised(page, number, view, reading)
        if scanned is not None:
            return scanned
        if layer.hidden and not is_garbled("".join(glyph.text for glyph in layer.hidden)):
            reading.hidden_layer = True
            glyphs = tuple(replace(glyph, confidence=_UNKNOWN) for glyph in layer.hidden)
        else:
            reading.not_read.append(number)
            glyphs = () if is_garbled(layer.text) else glyphs
    return _upright(number, view, glyphs, drawn.rulings)


def _view(page: Handle) -> View:
    left, bottom, right, top = page.get_bbox()
    return View(left, bottom, right, top, page.get_rotation())


def _is_scan(layer: TextLayer, drawn: Drawing, view: View) -> bool:
    """Whether a page's words have to be read from its picture."""
    shown = sum(not glyph.text.isspace() for glyph in layer.shown)
    if shown and is_garbled(layer.text):
        return True
    return shown < _FEW and (bool(drawn.pictures) and drawn.covered(view) >= _COVERED)


def _recognised(page: Handle, number: int, view: View, reading: _Reading) -> Page | None:
    """Return what recognition reads from a page drawn as a picture; None, noted, where it cannot."""
    from indexer.read import scan

    inches = view.width * view.height / 72**2
    dpi = min(_SCAN_DPI, (_MOST_PIXELS / inches) ** 0.5)
    picture = page.render(scale=dpi / 72).to_pil()
    try:
        return scan.read_page(picture, number, dpi)
    except MissingPart as error:
        reading.missing = error
    except ReadError as error:
        reading.failed = error
    return None


def _upright(number: int, view: View, glyphs: tuple[Glyph, ...], rulings: list[Ruling]) -> Page:
    """Return the page, turned so that most of its text runs level."""
    turn = main_turn(glyphs)
    width, height = view.width, view.height
    if turn == 0:
        return Page(number, width, height, glyphs, tuple(rulings))
    level = tuple(_turned_glyph(glyph, turn, width, height) for glyph in glyphs)
    lines = tuple(Ruling(*turned((r.left, r.top, r.right, r.bottom), turn, width, height)) for r in rulings)
    if turn in (90, 270):
        width, height = height, width
    return Page(number, width, height, level, lines, turn)


def _turned_glyph(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    box = turned((glyph.left, glyph.top, glyph.right, glyph.bottom), turn, width, height)
    angle = (glyph.angle - turn + 180) % 360 - 180
    return Glyph(glyph.text, *box, glyph.size, glyph.confidence, glyph.bold, angle)
