"""What each page is rendered from: one dataclass a page, and the records in them.

Templates see these and nothing else; a test compares their fields with the names that the templates use. All text
is plain: escaping happens in the templates, once. `href` is always a path on this server.
"""

from __future__ import annotations

from dataclasses import dataclass

from web.document_contexts import (
    Block,
    CorrectionView,
    CorrectPanel,
    EditionLink,
    EditionView,
    OriginalLine,
    OriginalPicture,
    OriginalSheet,
    OutlineEntry,
    Piece,
)
from web.finding_contexts import FindingGroup


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: its language, its title, and the way to the same page in the other language."""

    lang: str  # zh or en
    title: str
    other_language: str  # href of this page in the other language
    section: str  # which entry of the navigation is current; "" is the start page's, what has none is not current
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
    corrections: tuple[str, ...]  # what people corrected or verified of it: who, when, why, and what was read
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
class PassageCard:
    """A passage with what is cited in it marked."""

    pieces: tuple[Piece, ...]
    place: str
    year: str
    organisation: str
    report: str
    edition: str  # that it is of another edition, which does not count, or of a corrected report; or empty
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
    edition: str  # that it is another edition, and not counted, or was corrected; or empty
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
    findings: tuple[FindingGroup, ...]
    corrections: tuple[CorrectionView, ...]
    panel: CorrectPanel | None  # the owner's forms


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """`/corrections`: what people corrected, and what became of it."""

    frame: Frame
    rows: tuple[CorrectionView, ...]
    statuses: tuple[tuple[str, str, bool], ...]  # value, label, selected
    pager: Pager


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
    picture: OriginalPicture | None  # None where the file has no pages
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
    "corrections.html": CorrectionsPage,
    "original.html": OriginalPage,
    "owner.html": OwnerPage,
    "error.html": ErrorPage,
}
