"""The words of one Word paragraph: runs, fields, formulas and forms, without what is deleted, hidden or only code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from indexer.read import word_symbols
from indexer.read.word_package import MC, XML_SPACE, M, W, branch_of, is_on, number_of
from indexer.read.word_pictures import PICTURES, Picture, picture_of
from indexer.read.word_styles import Styles, latin_font

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = {
    f"{W}{name}" for name in ("del", "moveFrom", "delText", "delInstrText", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr")
}
_GONE |= {
    f"{M}{name}" for name in ("fPr", "naryPr", "radPr", "dPr", "sSupPr", "sSubPr", "ctrlPr", "rPr", "oMathParaPr")
}
_GONE |= {f"{W}comment", f"{W}annotationRef", f"{W}tbl"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WRITTEN = {f"{W}{name}": sign for name, sign in _SIGNS.items()}
_T, _R, _SYM, _INSTR, _FLD, _BOX, _SDT = (
    f"{W}{name}" for name in ("t", "r", "sym", "instrText", "fldChar", "txbxContent", "sdt")
)
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_ALTERNATE = f"{MC}AlternateContent"
# What is written between the parts of a formula, so that 3/4 is not read as 34, nor 10² as 102.
_BETWEEN = {f"{M}den": "/", f"{M}sup": "^"}
_LEFT_OUT = {f"{W}object": "word_object", "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "word_chart"}
_LEFT_OUT["{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"] = "word_diagram"


class Piece(NamedTuple):
    """A stretch of text: the paragraph it stands in, and whether the file shows it without holding it."""

    text: str
    paragraph: int | None
    restored: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a footnote or endnote: its part, its id, the paragraph, whether it has a mark of its own."""

    part: str
    id: str
    paragraph: int | None
    own_mark: bool


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and whether its result has begun."""

    begun: int  # characters written when it began
    code: str = ""
    shown: bool = False
    contents: bool = False  # a table of contents
    form: _Element | None = None


class _Run(NamedTuple):
    font: str | None
    raised: bool


@dataclass(slots=True)
class Words:
    """Reads the paragraphs of one story one after the other; fields may reach over several of them.

    `boxes` are the text boxes of the paragraph read last, `contents` says whether it stands in a table of contents;
    `notes` are what was left out, `marks` the notes referred to, `pictures` those shown.
    """

    styles: Styles
    notes: set[str]
    marks: list[NoteMark]
    pictures: list[Picture]
    boxes: list[_Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    contents: bool = False
    _contents: int = 0  # open tables of contents
    _codes: int = 0  # open fields whose result has not begun
    _written: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _number: int | None = None

    def read(self, paragraph: _Element, number: int | None, style: str | None) -> list[Piece]:
        """Return the text of a paragraph of a style, in pieces; `number` is its place in the file."""
        self._pieces, self._number, self.boxes = [], number, []
        self.contents = self._contents > 0
        stack: list[tuple[_Element, _Run | None]] = []
        _push(stack, paragraph, None)
        while stack:
            element, run = stack.pop()
            tag = element.tag
            if tag == _T:
                self._write(_text(element), run)
            elif tag == _R:
                inner = self._run(element, style)
                if inner is not None:
                    _push(stack, element, inner)
            elif tag in _GONE:
                if tag == f"{W}del" or tag == f"{W}moveFrom":
                    self.notes.add("word_tracked_changes")
            elif tag in _WRITTEN:
                self._write(_WRITTEN[tag], None)
            elif not isinstance(tag, str):  # a comment or an instruction
                continue
            else:
                self._other(element, tag, run, stack)
        # A code that its paragraph leaves open is damaged: nothing after it may be hidden by it.
        if self._codes:
            self.fields, self._codes = [open_field for open_field in self.fields if open_field.shown], 0
        return self._pieces

    def _other(self, element: _Element, tag: str, run: _Run | None, stack: list[tuple[_Element, _Run | None]]) -> None:
        if tag == _INSTR:
            if self.fields and not self.fields[-1].shown:
                self.fields[-1].code += (element.text or "")[:2000]
        elif tag == _FLD:
            self._field(element)
        elif tag == _BOX:
            self.boxes.append(element)
        elif tag == _ALTERNATE:
            branch = branch_of(element)
            _push(stack, branch if branch is not None else (), run)
        elif tag in _NOTES:
            own = element.get(f"{W}customMarkFollows") not in (None, "0", "false", "off")
            self.marks.append(NoteMark(_NOTES[tag], str(element.get(f"{W}id", "")), self._number, own))
        elif not (tag == _SDT and is_placeholder(element)):
            self._within(element, tag)
            _push(stack, element, run)

    def _within(self, element: _Element, tag: str) -> None:
        """Write what an element prints by itself, and note what cannot be read in it."""
        if tag == _SYM:
            self._write(word_symbols.symbol(element), None)
        elif tag == f"{M}t":
            self._write(element.text or "", None)
        elif tag in _LEFT_OUT:
            self.notes.add(_LEFT_OUT[tag])
        elif tag in PICTURES:
            self.pictures.append(picture_of(element, self._number))
        elif tag in _BETWEEN and element.getprevious() is not None and len(element):
            self._write(_BETWEEN[tag], None, restored=True)

    def _run(self, element: _Element, style: str | None) -> _Run | None:
        """Return what the properties of a run do to its text, None where it is hidden."""
        properties = element.find(f"{W}rPr")
        if self.styles.is_hidden(properties, style):
            if element.find(_T) is not None:
                self.notes.add("word_hidden_text")
            return None
        if properties is None:
            return _PLAIN
        named = properties.find(f"{W}rStyle")
        font = latin_font(properties) or (self.styles.font(named.get(f"{W}val")) if named is not None else None)
        raised = properties.find(f"{W}vertAlign")
        is_raised = raised is not None and raised.get(f"{W}val") == "superscript"
        return _Run(font if word_symbols.is_symbol_font(font) else None, is_raised)

    def _field(self, mark: _Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(_Field(self._written, form=mark.find(f"{W}ffData")))
            self._codes += 1
        elif not self.fields:
            return
        elif kind == "separate" and not self.fields[-1].shown:
            begun = self.fields[-1]
            begun.shown = True
            code = begun.code.lstrip().upper()
            begun.contents = code.startswith("TOC")
            self._codes -= 1
            self._contents += begun.contents
            self.contents = self.contents or begun.contents or code.startswith("PAGEREF _TOC")
        elif kind == "end":
            ended = self.fields.pop()
            self._codes -= not ended.shown
            self._contents -= ended.contents
            if ended.begun == self._written:
                form = ended.form
                shown = word_symbols.from_code(ended.code) if form is None else word_symbols.form_field(form)
                self._write(shown, None, restored=True)

    def _write(self, text: str, run: _Run | None, restored: bool = False) -> None:
        if not text or self._codes:
            return
        if run is not None and run.font:
            text = word_symbols.in_font(text, run.font)
        if run is not None and run.raised and text[0].isdecimal():
            before = self._pieces[-1].text if self._pieces else ""
            if before and before[-1].isdecimal():  # 10 and a raised 4 are not 104
                self._pieces.append(Piece("^", self._number, True))
        self._written += len(text)
        self._pieces.append(Piece(text, self._number, restored))


_PLAIN = _Run(None, False)


def _push(stack: list[tuple[_Element, _Run | None]], element: Sequence[_Element], run: _Run | None) -> None:
    """Put the children of an element onto the stack, so that the first is read next."""
    stack.extend((child, run) for child in reversed(element))


def _text(element: _Element) -> str:
    """Return the text of a w:t; blanks at its edges count only where the file says so."""
    text = element.text or ""
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    return text if element.get(XML_SPACE) == "preserve" else text.strip(" ")


def is_placeholder(control: _Element) -> bool:
    """Whether a content control (w:sdt) shows only the prompt to fill it in."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def note_format(properties: _Element | None, otherwise: str) -> tuple[str, int]:
    """Return in which format notes are numbered and from which number on (w:footnotePr, w:endnotePr)."""
    shape = properties.find(f"{W}numFmt") if properties is not None else None
    start = properties.find(f"{W}numStart") if properties is not None else None
    return str(shape.get(f"{W}val", otherwise)) if shape is not None else otherwise, number_of(start, 1) or 1
