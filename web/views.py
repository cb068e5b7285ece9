"""Records become what templates show: figures as rows, passages as cards, an answer ready to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from api.model import AnswerFigure, Scope
from api.service import Service
from indexer.bounds import BOUNDS
from indexer.corrections import ADDED, CORRECTED, REPORT, VERIFIED, Placed, corrected_amount
from indexer.messages import message
from indexer.model import Figure, Passage, Report, Section, Span
from indexer.numerals import plain
from indexer.vocabulary import Vocabulary
from web.contexts import (
    FigureRow,
    FigureTable,
    PassageCard,
    ReportRow,
)
from web.correction_views import note_of
from web.document_contexts import Piece
from web.links import document_link
from web.originals import original_link

# Flags that change how a number may be read; the others are for programs.
SHOWN_FLAGS = (
    "approx",
    *BOUNDS,
    "unit_conflict",
    "ambiguous_measure",
    "ambiguous_item",
    "partial_list",
    "subtotal",
    "total",
    "cumulative",
    "period_partial",
    "range",
    "negative",
    "column_shifted",
    "ocr",
    "split_number",
    "doubtful",
    "uncertain",
    "inside_name",
    "edition_differs",
    "other_edition",
    "corrected",
    "verified",
    "added",
)
FICTIONAL = "fictional"
INFERRED = "inferred"


def grouped(amount: Decimal) -> str:
    """Return an amount with its thousands set apart: 652,800."""
    whole, _, rest = plain(amount).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


class Views:
    """Turns records into views, for one request: one language, one generation."""

    def __init__(self, service: Service, lang: str) -> None:
        self.lang = lang
        self._index = service.index
        self._reports: dict[str, Report] = {}
        self._sections: dict[str, Mapping[str, Section]] = {}
        self._corrections: dict[str, list[Placed]] = {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the field."""
        return self._index.vocabulary

    def say(self, key: str, **parameters: object) -> str:
        """Return a sentence of the pages."""
        return message(f"page.{key}", self.lang, **parameters)

    def label(self, kind: str, code: str | None) -> str:
        """Return a state in words: status, verdict or standing."""
        return message(f"{kind}.{code}", self.lang) if code else ""

    def name_of(self, kind: str, code: str | None) -> str:
        """Return a vocabulary entry's name in the page's language; an unknown code stands for itself."""
        vocabulary = self._index.vocabulary
        tables: dict[str, Mapping[str, object]] = {
            "measure": vocabulary.measures,
            "department": vocabulary.departments,
            "report_type": vocabulary.report_types,
        }
        entry = tables[kind].get(code or "")
        return str(getattr(entry, self.lang)) if entry is not None else (code or "")

    def figure(self, figure_id: str) -> Figure | None:
        """Return a figure by its id."""
        return self._index.catalogue.figure(figure_id)

    def report(self, report_id: str) -> Report:
        """Return a report, read once a request."""
        if report_id not in self._reports:
            self._reports[report_id] = self._index.catalogue.report(report_id)
        return self._reports[report_id]

    def title_of(self, report: Report) -> str:
        """Return a report's title, or its file name where it has none."""
        return report.title or report.file

    def section_of(self, report_id: str, section_id: str | None) -> str:
        """Return the heading of a section; empty for the document itself."""
        if section_id is None:
            return ""
        if report_id not in self._sections:
            sections = self._index.catalogue.sections(report_id)
            self._sections[report_id] = {section.id: section for section in sections}
        section = self._sections[report_id].get(section_id)
        return section.heading if section is not None and section.level > 0 else ""

    def place_of(self, name: str | None, code: str | None) -> str:
        """Return a place by the name it had, with the city above it: 长沙市望城区."""
        gazetteer = self._index.gazetteer
        if code is None or gazetteer.get(code) is None:
            return name or ""
        lineage = gazetteer.lineage(code)
        above, last = "".join(lineage[1:-1]), name or lineage[-1]
        return last if last.startswith(above) else above + last

    def figure_title(self, figure: Figure) -> str:
        """Return what a figure says, in a line: shown over the number in a document."""
        what = {
            "item": figure.item,
            "measure": self.name_of("measure", figure.measure),
            "year": self._year(figure.year),
        }
        if figure.amount_yuan is None:
            title = self.say("figure.title", **what)
        else:
            title = self.say("figure.title.yuan", yuan=grouped(figure.amount_yuan), **what)
        return "\n".join((title, *self.corrections_of(figure)))

    def _year(self, year: int | None) -> str:
        return str(year) if year is not None else self.say("figure.year_unknown")

    def _basis(self, figure: Figure, name: str) -> str:
        basis = figure.basis.get(name, "printed")
        return "" if basis in ("printed", "quote") else self.say(f"basis.{basis}")

    def figure_row(self, figure: Figure, standing: str = "", cite: int | None = None) -> FigureRow:
        """Return one figure as a row."""
        report = self.report(figure.report)
        amount, unit = printed_amount(figure)
        return FigureRow(
            place=self.place_of(figure.region, figure.region_code),
            organisation=figure.organisation or "",
            organisation_note=self._basis(figure, "organisation")
            if figure.basis.get("organisation") == INFERRED
            else "",
            scope=self.say(f"scope.{figure.scope}") if figure.scope else "",
            year=self._year(figure.year),
            year_note=self._basis(figure, "year"),
            item=figure.item,
            item_note=self._basis(figure, "item"),
            project=figure.project if figure.project and figure.project not in figure.item else "",
            measure=self.name_of("measure", figure.measure),
            measure_note=self._basis(figure, "measure"),
            direction=self.say(f"direction.{figure.direction}") if figure.direction else "",
            amount=amount,
            unit=unit,
            unit_note=self._basis(figure, "unit") if unit else "",
            yuan=grouped(figure.amount_yuan) if figure.amount_yuan is not None else "",
            standing=standing,
            standing_label=self.label("standing", standing),
            shared_with=figure.shared_with,
            notes=tuple(self.say(f"flag.{flag}") for flag in shown_flags(figure)),
            corrections=self.corrections_of(figure),
            quote=" ".join(figure.quote.split()),
            cite=cite,
            report=self.title_of(report),
            section=self.section_of(figure.report, figure.section),
            href=document_link(figure.report, self.lang, figure.start, figure.end),
            original_href=original_link(figure.report, self.lang, figure.start, figure.end),
            fictional=report.fictional or FICTIONAL in figure.flags,
        )

    def corrections_of(self, figure: Figure) -> tuple[str, ...]:
        """Return what people did to a figure, or to the metadata that it has of its report, in sentences."""
        if not {CORRECTED, VERIFIED, ADDED} & set(figure.flags):
            return ()
        if figure.report not in self._corrections:
            self._corrections[figure.report] = self._index.catalogue.corrections(figure.report)
        about = {REPORT + name for name in figure.original}
        entries = self._corrections[figure.report]
        entries = [
            each for each in entries if each.figure == figure.id or (each.figure is None and each.field in about)
        ]
        return note_of(entries, self.lang, self._index.vocabulary)

    def figure_table(self, name: str, figures: Sequence[AnswerFigure | Figure]) -> FigureTable:
        """Return figures under one caption."""
        rows = tuple(
            self.figure_row(each.figure, each.standing, each.cite)
            if isinstance(each, AnswerFigure)
            else self.figure_row(each)
            for each in figures
        )
        return FigureTable(self.say(f"answer.{name}"), rows, any(row.standing for row in rows))

    def passage_card(self, passage: Passage, marked: Sequence[Span] = ()) -> PassageCard:
        """Return a passage with the spans of `marked` (in the report's text) that fall into it highlighted."""
        report = self.report(passage.report)
        return PassageCard(
            pieces=tuple(highlighted(passage.text, passage.start, marked)),
            place=self.place_of(passage.region, passage.region_code),
            year=str(passage.year or ""),
            organisation=passage.organisation or "",
            report=self.title_of(report),
            edition=self._note(report),
            section=self.section_of(passage.report, passage.section),
            href=document_link(passage.report, self.lang, passage.start, passage.end),
            fictional=report.fictional,
        )

    def _note(self, report: Report) -> str:
        """Return that a report is another edition, and that its metadata was corrected."""
        edition = self.say("edition.other") if report.edition_of is not None else ""
        return " · ".join(part for part in (edition, self.say("flag.corrected") if report.original else "") if part)

    def report_row(self, report: Report) -> ReportRow:
        """Return one report of the list."""
        return ReportRow(
            title=self.title_of(report),
            file=report.file,
            place=self.place_of(report.region.name, report.region.code),
            year=str(report.year or ""),
            organisation=report.organisation or "",
            type=self.name_of("report_type", report.report_type),
            scores=self.scores_of(report),
            edition=self._note(report),
            href=document_link(report.id, self.lang),
            fictional=report.fictional,
        )

    def scores_of(self, report: Report, scopes: bool = False) -> tuple[str, ...]:
        """Return a report's scores in words, `93.6 优`; with `scopes`, after what each is of."""
        return tuple(
            " ".join(
                part
                for part in (
                    score.scope if scopes else "",
                    plain(score.score) if score.score is not None else "",
                    score.grade,
                )
                if part
            )
            for score in report.scores
        )

    def scope(self, scope: Scope) -> str:
        """Return what was searched, in a sentence."""
        return self.say(
            "answer.scope",
            reports=scope.reports,
            searched=scope.searched,
            matched=scope.matched,
            unreadable=scope.unreadable,
        )


def listed(names: Sequence[str], lang: str) -> str:
    """Join names in a sentence."""
    return ("、" if lang == "zh" else ", ").join(names)


def shown_flags(figure: Figure) -> list[str]:
    """Return the flags that a reader is told: of an amount that is a bound, which one, and not that it is near."""
    shown = [flag for flag in SHOWN_FLAGS if flag in figure.flags]
    return [flag for flag in shown if flag != "approx"] if any(flag in BOUNDS for flag in shown) else shown


def printed_amount(figure: Figure) -> tuple[str, str]:
    """Return the amount as printed (or as corrected), and its unit where that does not stand beside it."""
    if (corrected := corrected_amount(figure)) is not None:
        return corrected if corrected[0] else (corrected[1], "")
    amount = figure.quote[figure.amount_start - figure.start : figure.amount_end - figure.start]
    unit = figure.unit or ""
    return amount, "" if unit and amount.endswith(unit) else unit


def highlighted(text: str, start: int, marked: Sequence[Span]) -> list[Piece]:
    """Cut a text that begins at `start` of its report where marked spans begin and end."""
    spans = [Span(max(each.start - start, 0), min(each.end - start, len(text))) for each in marked]
    spans = [span for span in spans if span.start < span.end]
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    return [
        Piece(text[left:right], cited=any(span.start <= left < span.end for span in spans))
        for left, right in pairwise(edges)
    ]
