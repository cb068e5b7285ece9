"""The records every stage hands on: frozen, slotted, and the same ones that are stored and shown.

Offsets count Unicode characters in the report's one extracted text (`chazhang text REPORT`); `end` is
exclusive, and `text[start:end]` is the quote to the letter. Unknown is None; None is never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from indexer.records import quickly_made


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the quote."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Region:
    """A place. `lineage` runs from the province down to the place itself.

    `code` is None where the text does not settle which of `candidates` is meant; `name` is then the name
    as printed. `candidates` are paths such as `示例省/云溪市/鼓山区`.
    """

    code: str | None = None
    name: str | None = None
    level: str | None = None
    lineage: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A total score and/or a grade that a report gives to `scope` (the department, or a project)."""

    scope: str
    score: Decimal | None
    grade: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was declared of a report and does not agree with what it prints, or cannot be made out.

    `field` is year, region, organisation, report_type or published. `kind` is differs (`printed` stands at `start` to
    `end`, where that can be told; the declared value holds), ambiguous (several places fit: `candidates`), unknown
    (nothing is known by this name), or twice (declared twice, as `candidates`); of the last three nothing holds.
    """

    field: str
    kind: str
    declared: str
    printed: str | None = None
    start: int | None = None
    end: int | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report: content, not a file; `sources` are the paths that point at it.

    `notes` are message keys of what its reader left out or could not read. `declared` is what people, folders and
    landing pages say of it (`provenance.Declared`), `conflicts` where that does not agree with what it prints.
    `original` holds what was read of the fields that a person has corrected, `verified` the fields that one confirmed.
    """

    id: str
    file: str
    sources: tuple[str, ...]
    sha256: str
    text_sha256: str
    reader: str
    title: str | None = None
    year: int | None = None
    organisation: str | None = None
    department: str | None = None
    report_type: str | None = None
    template: str | None = None
    pages: int | None = None
    region: Region = Region()
    scores: tuple[Score, ...] = ()
    basis: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    published: str | None = None
    edition_of: str | None = None
    fictional: bool = False
    notes: tuple[str, ...] = ()
    declared: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    original: Mapping[str, str | None] = field(default_factory=dict)
    verified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree; level 0 is the document.

    `label` is the number with its repair (`（二）`), `heading` label and words together, `heading_printed`
    what stands in the text from `start` to `heading_end`. `type` is a code of `data/section_types.tsv`.
    """

    id: str
    report: str
    parent: str | None
    level: int
    label: str
    heading: str
    heading_printed: str
    type: str
    project: str | None
    start: int
    heading_end: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a typed grid; `start == end` where the cell is blank."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A typed grid. The first `header_rows` rows and `header_columns` columns name the rest.

    `continues` is the table of the page before that this one goes on from (its heads count here as well, where this
    one has none); `within` the table in a cell of which this one stands.
    """

    id: str
    report: str
    section: str | None
    caption: str | None
    unit: str | None
    start: int
    end: int
    header_rows: int
    header_columns: int
    cells: tuple[Cell, ...]
    continues: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where in a table a figure stands, with the headers in words."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Code:
    """A classification code as printed at `start` to `end`, where 类, 款 and 项 may stand in cells of their own.

    `kind` is income, functional or economic; `basis` column (a column of codes) or printed (with a name).
    """

    code: str
    kind: str
    basis: str
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Figure:
    """One printed quantity with its meaning.

    `value` is the number as printed (`65.28`), `amount_yuan` the same in yuan where it is money: literal and
    unsigned; `direction` (increase, decrease, over, under) says which way a change went. `quote` is the
    smallest clause that holds it. `basis` says for item, measure, year, unit, organisation, section, project,
    shared_with and restates (those that it has) where each was read: printed, column, heading, title, document,
    declared, inferred, corrected; `places` where (start, end) each stands, but for what is inferred, declared or
    corrected. `original` holds, of the attributes that a person has corrected, what was read (flag `corrected`; others
    are `verified` and `added`).
    """

    id: str
    report: str
    file: str
    year: int | None
    region_code: str | None
    region: str | None
    organisation: str | None
    scope: str | None
    item: str
    concepts: tuple[str, ...]
    measure: str
    kind: str
    value: Decimal | None
    unit: str | None
    amount_yuan: Decimal | None
    direction: str | None
    quote: str
    start: int
    end: int
    amount_start: int
    amount_end: int
    page: int | None
    section: str | None
    section_type: str | None
    project: str | None
    shared_with: tuple[str, ...]
    table: TablePlace | None
    approx: bool
    restates: str | None
    flags: tuple[str, ...]
    basis: Mapping[str, str]
    original: Mapping[str, str | None] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that is searched and cited as one. `number` is its row, vector and term id."""

    number: int
    report: str
    file: str
    year: int | None
    region_code: str | None
    region: str | None
    organisation: str | None
    section: str | None
    section_type: str | None
    project: str | None
    amounts: tuple[Decimal, ...]
    text: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: where it broke and why, in both languages."""

    file: str
    sha256: str | None
    stage: str
    code: str
    reason: str
    reason_zh: str
    declared: Mapping[str, str] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Side:
    """One place that a consistency rule compares: the quote and where it stands."""

    quote: str
    start: int
    end: int
    page: int | None


OUTCOMES = ("finding", "rounding", "not_checkable", "pass")  # of a rule, in the order in which they are shown


@quickly_made
@dataclass(frozen=True, slots=True)
class Finding:
    """What one consistency rule came to in one place.

    `outcome` is pass, rounding, finding or not_checkable; `severity` of a finding is error, flag (may well be right) or
    format. `computed`, `printed` and `tolerance` are in `unit`: yuan, percent, points, or "" where words are compared.
    `explanations` are innocent reasons. A finding says that something does not reconcile and accuses nobody.
    """

    id: str
    report: str
    file: str
    rule: str
    outcome: str
    severity: str
    statement: str
    statement_zh: str
    computed: Decimal | None
    printed: Decimal | None
    tolerance: Decimal | None
    unit: str
    sides: tuple[Side, ...]
    explanations: tuple[str, ...]
    explanations_zh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything the line makes of one file."""

    report: Report
    text: str
    source_map: bytes
    places: bytes
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What every listing and every question may be narrowed by; None means not narrowed.

    `years` are inclusive. `regions` are codes, each standing for itself and all that lies below it.
    `year` is a figure's own year for figures, the fiscal year for reports and passages. `code` is the beginning of a
    classification code (205, 30201). `editions` takes in the figures and passages of other editions too, which repeat
    what the edition that counts holds.
    """

    years: tuple[int, int] | None = None
    regions: tuple[str, ...] | None = None
    department: str | None = None
    item: str | None = None
    measure: str | None = None
    section: str | None = None
    min_yuan: Decimal | None = None
    max_yuan: Decimal | None = None
    editions: bool = False
    code: str | None = None
