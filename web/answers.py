"""An answer, ready to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from api.calculate import in_its_unit
from api.model import Answer, AnswerFigure, Calculation, Citation, RankedPassage
from indexer.model import Span
from web.contexts import AnswerView, CalculationView, CitationRow, PassageCard, ReadingView, Term
from web.links import document_link
from web.originals import original_link
from web.views import Views, grouped

_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s)")


class AnswerViews:
    """Turns one answer into its view."""

    def __init__(self, views: Views, answer: Answer) -> None:
        self._views = views
        self._answer = answer
        self._figures = {each.figure.id: each for each in answer.figures}

    def view(self) -> AnswerView:
        """Return the whole answer."""
        answer, views = self._answer, self._views
        lead, rest = first_sentence(answer.text)
        return AnswerView(
            status=answer.status,
            status_label=views.label("status", answer.status),
            verdict=views.label("verdict", answer.verdict),
            lead=lead,
            rest=rest,
            figures=views.figure_table("figures", answer.figures),
            beside=views.figure_table("beside", answer.beside),
            related=views.figure_table("related", answer.related),
            readings=tuple(
                ReadingView(
                    reading.label,
                    reading.status,
                    views.label("status", reading.status),
                    views.figure_table("figures", [self._figures[f] for f in reading.figures if f in self._figures]),
                )
                for reading in answer.readings
            ),
            calculations=tuple(map(self._calculation, answer.calculations)),
            passages=self._cards(answer.passages),
            citations=tuple(map(self._citation, answer.citations)),
            scope=views.scope(answer.scope),
            truncated=answer.scope.truncated,
        )

    def _cards(self, passages: Sequence[RankedPassage]) -> tuple[PassageCard, ...]:
        """Return the passages with the citations marked; those that hold one come first."""
        cited: dict[str, list[Span]] = {}
        for citation in self._answer.citations:
            cited.setdefault(citation.report, []).append(Span(citation.start, citation.end))
        cards = [self._views.passage_card(each.passage, cited.get(each.passage.report, ())) for each in passages]
        return tuple(sorted(cards, key=lambda card: not any(piece.cited for piece in card.pieces)))

    def _calculation(self, calculation: Calculation) -> CalculationView:
        value, unit = in_its_unit(calculation)
        return CalculationView(
            label=calculation.label,
            formula=calculation.formula,
            value=grouped(value) if value is not None else "",
            unit=unit,
            terms=tuple(term for each in calculation.terms if (term := self._term(each)) is not None),
        )

    def _term(self, figure_id: str) -> Term | None:
        answering: Mapping[str, AnswerFigure] = self._figures
        term = answering.get(figure_id)
        figure = term.figure if term is not None else self._views.figure(figure_id)
        if figure is None:
            return None
        row = self._views.figure_row(figure)
        marked = self._views.say("flag.corrected") if figure.original else ""
        label = " ".join(part for part in (row.place, row.year, row.item, marked and f"（{marked}）") if part)
        return Term(label, row.amount + row.unit, row.href, term.cite if term is not None else None)

    def _citation(self, citation: Citation) -> CitationRow:
        report = self._views.report(citation.report)
        return CitationRow(
            n=citation.n,
            quote=" ".join(citation.quote.split()),
            report=self._views.title_of(report),
            file=citation.file,
            section=self._views.section_of(citation.report, citation.section),
            page=self._views.say("citation.page", page=citation.page) if citation.page is not None else "",
            sha256=citation.sha256,
            start=citation.start,
            end=citation.end,
            href=document_link(citation.report, self._views.lang, citation.start, citation.end),
            original_href=original_link(citation.report, self._views.lang, citation.start, citation.end),
            fictional=report.fictional,
        )


def first_sentence(text: str) -> tuple[str, str]:
    """Split a text after its first sentence; a point inside a number ends none."""
    end = _SENTENCE_END.search(text)
    return (text, "") if end is None else (text[: end.end()].strip(), text[end.end() :].strip())
