"""The paragraphs and tables of one story of a Word file (its body, its text boxes, its notes), in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.read import word_symbols
from indexer.read.word_numbering import Counter, Label, Numbering
from indexer.read.word_package import MC, R, W, branch_of, is_on
from indexer.read.word_pictures import Picture
from indexer.read.word_styles import Styles
from indexer.read.word_tables import Block, Line, assembled, cells_of, placed, visible_rows, with_rows_parted
from indexer.read.word_text import NoteMark, Piece, Words, is_placeholder
from indexer.structure.numbering import label_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 20  # tables and text boxes within each other
_P, _TBL, _SDT, _CHUNK = (f"{W}{name}" for name in ("p", "tbl", "sdt", "altChunk"))
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_WRAPPERS |= {f"{MC}AlternateContent"}
_CLOSED = "、，：）】〕》」』。．；"  # a label that ends so needs no blank after it
_LONGEST_LABEL = 12  # characters of a typed number before a tab


@dataclass(frozen=True, slots=True)
class Chunk:
    """Another file that the document shows in this place; `relation` names its part."""

    relation: str


@dataclass(slots=True)
class Story:
    """Reads the blocks of one story. `numbers` are the places of the paragraphs at hand in the file.

    `notes`, `marks` and `pictures` are shared by all stories of a file: what was left out, the notes referred to, and
    the pictures shown.
    """

    styles: Styles
    numbering: Numbering
    notes: set[str] = field(default_factory=set)
    marks: list[NoteMark] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    numbers: dict[_Element, int] = field(default_factory=dict)
    fixed: int | None = None  # the paragraph that everything here belongs to: a note's reference
    _counted: int = 0
    _boxes: Story | None = None
    _counter: Counter = field(init=False)
    _words: Words = field(init=False)

    def __post_init__(self) -> None:
        self._counter = Counter(self.numbering)
        self._words = Words(self.styles, self.notes, self.marks, self.pictures)

    def numbered(self, blocks: Iterable[_Element]) -> Iterator[_Element]:
        """Yield `blocks`, their paragraphs counted in the order of the file."""
        for block in blocks:
            self.numbers.clear()
            for paragraph in block.iter(_P):
                self.numbers[paragraph] = self._counted
                self._counted += 1
            yield block

    def items(self, blocks: Iterable[_Element], depth: int = 0) -> Iterator[Line | Block | Chunk]:
        """Yield what `blocks` print. A paragraph whose mark is gone goes on in the next one."""
        pending: list[Piece] = []
        for element in _flat(blocks):
            if element.tag == _P:
                label, pieces, joined = self._paragraph(element)
                boxes, contents = self._words.boxes, self._words.contents
                begun = bool(pending) and pending[0].restored  # a heading that runs in has its label already
                pending = [*pending, *pieces] if begun else [*label, *pending, *pieces]
                if not joined:
                    yield Line(pending, contents)
                    pending = []
                for box in boxes:
                    yield from self._in_box(box, depth)
                continue
            if pending:
                yield Line(pending)
                pending = []
            if element.tag == _TBL:
                yield from self._table(element, depth)
            else:
                yield Chunk(str(element.get(f"{R}id", "")))
        if pending:
            yield Line(pending)

    def _in_box(self, box: _Element, depth: int) -> Iterator[Line | Block | Chunk]:
        """Yield what a text box prints. All boxes together are a story that counts its lists on its own."""
        if depth >= _DEEPEST:
            self.notes.add("word_too_deep")
            return
        if self._boxes is None:
            shared = (self.notes, self.marks, self.pictures, self.numbers, self.fixed)
            self._boxes = Story(self.styles, self.numbering, *shared)
            self._boxes._boxes = self._boxes
        yield from self._boxes.items(box, depth + 1)

    def _paragraph(self, paragraph: _Element) -> tuple[list[Piece], list[Piece], bool]:
        """Return a paragraph's restored label, its text, and whether the next paragraph goes on with it."""
        number = self.fixed if self.fixed is not None else self.numbers.get(paragraph)
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = str(named.get(f"{W}val", "")) if named is not None else self.styles.usual
        mark = properties.find(f"{W}rPr") if properties is not None else None
        pieces = _without_lead(self._words.read(paragraph, number, style))
        deleted = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
        hidden = self.styles.is_hidden(mark, style)
        separator = hidden and mark is not None and is_on(mark.find(f"{W}specVanish"))
        if deleted or (hidden and not separator):
            return [], pieces, True
        place = self.numbering.place_of(properties, self.styles)
        if place is None:
            return [], _typed_label(pieces), separator
        label = self._counter.label(*place)
        text = _spaced(label, pieces)
        return [Piece(text, number, True)] if text else [], pieces, separator

    def _table(self, table: _Element, depth: int) -> Iterator[Line | Block | Chunk]:
        """Yield a table, or what is in a table of one cell as if it stood in the page."""
        rows = [(row, cells_of(row)) for row in visible_rows(table)]
        count = sum(len(cells) for _, cells in rows)
        if not count:
            return
        if depth >= _DEEPEST:
            yield Line([piece for paragraph in table.iter(_P) for piece in self._paragraph(paragraph)[1]])
        elif count == 1:
            yield from self.items(next(cells[0] for _, cells in rows if cells), depth + 1)
        else:
            content = []
            for cell in placed(rows):
                found = [item for item in self.items(cell.element, depth + 1) if not isinstance(item, Chunk)]
                if not cell.covered:  # its paragraphs are counted all the same
                    content.append((cell, found))
            yield assembled(len(rows), with_rows_parted(content))


def _flat(blocks: Iterable[_Element]) -> Iterator[_Element]:
    """Yield paragraphs, tables and embedded files, looking into content controls and the like."""
    stack = [iter(blocks)]
    while stack:
        for element in stack[-1]:
            tag = element.tag
            if tag in (_P, _TBL, _CHUNK):
                yield element
            elif tag == f"{MC}AlternateContent":
                branch = branch_of(element)
                stack.append(iter(branch if branch is not None else ()))
                break
            elif tag in _WRAPPERS and not (tag == _SDT and is_placeholder(element)):
                stack.append(iter(element))
                break
        else:
            stack.pop()


def _without_lead(pieces: list[Piece]) -> list[Piece]:
    """Drop the tabs at the start of a paragraph: they are its indent."""
    if pieces and pieces[0].text[0] != "\t":
        return pieces
    for i, piece in enumerate(pieces):
        text = piece.text.lstrip("\t")
        if text:
            return [piece._replace(text=text), *pieces[i + 1 :]]
    return []


def _typed_label(pieces: list[Piece]) -> list[Piece]:
    """Drop the tab between a number that was typed and its heading: a tab stands between cells."""
    for i, piece in enumerate(pieces[:4]):
        at = piece.text.find("\t")
        if at < 0:
            continue
        head = "".join(before.text for before in pieces[:i]) + piece.text[:at]
        rest = piece.text[at:].lstrip("\t ")
        after = rest + "".join(later.text for later in pieces[i + 1 :])
        if not 0 < len(head) <= _LONGEST_LABEL or "\t" in after or not after:
            return pieces
        label = label_of(f"{head} {after}")
        if label is None or label.length < len(head):
            return pieces
        blank = "" if head[-1] in _CLOSED else " "
        return [*pieces[:i], piece._replace(text=piece.text[:at] + blank + rest), *pieces[i + 1 :]]
    return pieces


def _spaced(label: Label, pieces: list[Piece]) -> str:
    """Return a label with what stands between it and the text.

    A tab is no blank here: tabs stand between cells. A blank parts what would be read as one number or one word.
    """
    text = word_symbols.in_font(label.text, label.font) if label.bullet else label.text
    if not text:
        return ""
    first = pieces[0].text[:1] if pieces else ""
    numeral = first.isascii() and first.isalnum()
    if label.suffix == "space":
        return text + " "
    if label.suffix == "nothing":
        return text + (" " if numeral and (text[-1].isdecimal() or text[-1] in ".．") else "")
    closed = text[-1] in _CLOSED or "①" <= text[-1] <= "⓿" or "㈠" <= text[-1] <= "㊿"
    closed = closed or (text[-1] in ".),:;]" and not numeral)
    return text if closed else text + " "
