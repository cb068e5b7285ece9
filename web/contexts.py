"""What each page is rendered from: one dataclass a page, and the records in them.

Templates see these and nothing else; a test compares their fields with the names that the templates use. All text
is plain: escaping happens in the templates, once. `href` is always a path on this server.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: its language, its title, and the way to the same page in the other language."""

    lang: str  # zh or en
    title: str
    other_language: str  # href of this page in the other language
    section: str  # which entry of the navigation is current: ask, search, reports or ""
    reports: int | None  # indexed reports; None where there is no index
    fictional: bool  # whether any report of the index is fictional


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select field."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The question or search box with its filters."""

    action: str
    q: str | None  # None: the form has no text field
    years: tuple[Option, ...]
    regions: tuple[Option, ...]
    departments: tuple[Option, ...]
    narrowed: bool  # whether any filter is set


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about what cannot be done, with its candidates where a name fits several places."""

    message: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the index answers."""

    question: str
    lang: str
    href: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is indexed, in numbers."""

    reports: int
    unreadable: int
    figures: int
    places: int
    years: str  # 2019–2023, or empty


@dataclass(frozen=True, slots=True)
class StartPage:
    """`/`: the question box, examples, and what is indexed."""

    frame: Frame
    form: Form
    examples: tuple[Example, ...]
    corpus: Corpus
    reports_href: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as a row: what it says, and where it stands."""

    place: str
    organisation: str
    organisation_note: str  # these notes say how a thing is known where it is not printed beside the number
    scope: str  # what the number covers: the body itself, its whole system, the whole area, a project
    year: str
    year_note: str
    item: str
    item_note: str
    project: str
    measure: str
    measure_note: str
    direction: str
    amount: str  # as printed
    unit: str
    unit_note: str
    yuan: str  # 652,800, or empty where it is not money
    standing: str  # code, for the badge's colour; empty where the figure has no standing
    standing_label: str
    shared_with: tuple[str, ...]
    notes: tuple[str, ...]
    quote: str
    cite: int | None
    report: str  # its title, or file
    section: str
    href: str
    original_href: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Rows under one caption; `has_standing` says whether that column is shown."""

    name: str
    rows: tuple[FigureRow, ...]
    has_standing: bool


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading of an ambiguous question."""

    label: str
    status: str
    status_label: str
    table: FigureTable


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a calculation, with the way to where it stands."""

    label: str
    amount: str
    href: str
    cite: int | None


@dataclass(frozen=True, slots=True)
class CalculationView:
    """A number computed here, with its terms."""

    label: str
    formula: str
    value: str
    unit: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: cited, a figure (with its meaning as `title`), a heading, or plain."""

    text: str
    cited: bool = False
    anchor: bool = False  # the first cited piece of a document carries the id `c`
    strong: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class PassageCard:
    """A passage with what is cited in it marked."""

    pieces: tuple[Piece, ...]
    place: str
    year: str
    organisation: str
    report: str
    section: str
    href: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A numbered quote at its place."""

    n: int
    quote: str
    report: str
    file: str
    section: str
    page: str
    sha256: str
    start: int
    end: int
    href: str
    original_href: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer, ready to be read."""

    status: str
    status_label: str
    verdict: str
    lead: str  # the first sentence, and what follows it
    rest: str
    figures: FigureTable
    beside: FigureTable
    related: FigureTable
    readings: tuple[ReadingView, ...]
    calculations: tuple[CalculationView, ...]
    passages: tuple[PassageCard, ...]
    citations: tuple[CitationRow, ...]
    scope: str
    truncated: bool


@dataclass(frozen=True, slots=True)
class AskPage:
    """`/ask`: the question, its answer, or why there is none."""

    frame: Frame
    form: Form
    answer: AnswerView | None
    problem: Problem | None
    json_href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Which stretch of a listing is shown; hrefs are empty at the ends."""

    first: int
    last: int
    total: int
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`/search`: ranked passages."""

    frame: Frame
    form: Form
    passages: tuple[PassageCard, ...]
    pager: Pager | None
    problem: Problem | None
    scope: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of the list."""

    title: str
    file: str
    place: str
    year: str
    organisation: str
    type: str
    scores: tuple[str, ...]
    edition: str  # that it is another edition, and not counted; or empty
    href: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """`/reports`: what is indexed, and what could not be read."""

    frame: Frame
    form: Form
    rows: tuple[ReportRow, ...]
    pager: Pager | None
    failures: tuple[FailureRow, ...]
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a report's metadata; `basis` says where it was read."""

    name: str
    value: str
    basis: str


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
class DocumentPage:
    """`/documents/{id}`: a report's text with its outline, the cited span marked."""

    frame: Frame
    title: str
    fictional: bool
    facts: tuple[Fact, ...]
    outline: tuple[OutlineEntry, ...]
    blocks: tuple[Block, ...]
    cited: str  # the cited quote, or empty
    text_href: str
    original_href: str
    editions: tuple[EditionView, ...]
    possible: tuple[EditionLink, ...]


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


@dataclass(frozen=True, slots=True)
class OriginalSheet:
    """A part of a sheet: the names of its columns, and its rows by number."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[OriginalCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """`/documents/{id}/original`: where a span stands in the file: a page's picture, a sheet, or lines around it."""

    frame: Frame
    title: str
    fictional: bool
    file: str
    where: str  # page, cell or paragraph, in words
    cited: str
    document_href: str
    save_href: str  # empty for who is not the owner
    image_href: str  # empty where the file has no pages
    page: int
    pages: int
    previous_href: str
    next_href: str
    sheet: OriginalSheet | None
    lines: tuple[OriginalLine, ...]
    problem: str  # shown where there is nothing else


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """The refusal of a file to who is not its owner, with a field for the token where there is one."""

    frame: Frame
    message: str
    message_other: str
    other_lang: str
    asks_token: bool
    next_href: str
    document_href: str


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Any error page: in the page's language first, then in the other."""

    frame: Frame
    status: int
    message: str
    message_other: str
    other_lang: str
    start_href: str


PAGES = {
    "start.html": StartPage,
    "ask.html": AskPage,
    "search.html": SearchPage,
    "reports.html": ReportsPage,
    "document.html": DocumentPage,
    "original.html": OriginalPage,
    "owner.html": OwnerPage,
    "error.html": ErrorPage,
}
