"""The records that the pages of one document are rendered from: its text, its editions, its file.

They are parts of the contexts in `contexts.py`, and like them plain text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: cited, a figure (with its meaning as `title`), a heading, or plain."""

    text: str
    cited: bool = False
    anchor: bool = False  # the first cited piece of a document carries the id `c`
    strong: bool = False
    title: str = ""
    mark: str = ""  # of a figure: corrected, added or verified by a person
    href: str = ""  # of a figure, for the index's owner: its form


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading of the outline."""

    anchor: str
    level: int
    heading: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a typed grid."""

    pieces: tuple[Piece, ...]
    header: bool
    number: bool
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or table of a document; `anchors` are the ids of the sections that begin here."""

    kind: str  # heading, paragraph or table
    anchors: tuple[str, ...]
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What two editions print differently; a side that does not print it is empty."""

    kind: str
    item: str
    first: str
    first_href: str
    other: str
    other_href: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A report's file, with the way to it."""

    file: str
    title: str
    note: str  # reader and date, or that it counts
    href: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition of the report that is shown, and what it prints differently from the one that counts."""

    link: EditionLink
    shown: bool  # this is the page's own
    rows: tuple[DifferenceRow, ...]
    more: int  # differences that are not listed here


@dataclass(frozen=True, slots=True)
class OriginalPicture:
    """A page's picture: its address and size, and where the first marked box is (pixels), to be scrolled to."""

    href: str
    width: int
    height: int
    mark: tuple[int, int, int, int] | None  # left, top, width, height


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """One line of a text, with the number of its paragraph in the file."""

    number: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OriginalCell:
    """One cell of a sheet."""

    text: str
    cited: bool
    anchor: bool = False  # the first cited cell carries the id `c`


@dataclass(frozen=True, slots=True)
class OriginalSheet:
    """A part of a sheet: the names of its columns, and its rows by number."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[OriginalCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One entry of the ledger as a page lists it."""

    id: str
    action: str
    field: str
    original: str
    value: str
    status: str  # code, for the colour
    status_label: str
    reason: str  # why it is not applied, or the entry that took its place
    who: str
    when: str
    why: str
    quote: str
    file: str
    href: str
    withdraw: str  # its id, where the reader may withdraw it; else empty


@dataclass(frozen=True, slots=True)
class FormField:
    """One value of a form: a choice where there are `options`."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str, bool], ...] = ()  # value, label, selected


@dataclass(frozen=True, slots=True)
class CorrectPanel:
    """The owner's form on the page of a document; `figure` is empty where none is chosen."""

    action: str
    token: str
    figure: str
    quote: str
    notes: tuple[str, ...]
    fields: tuple[FormField, ...]
    report_fields: tuple[FormField, ...]
    added_fields: tuple[FormField, ...]
    who: str
    why: str
    problem: str
    candidates: tuple[str, ...]
