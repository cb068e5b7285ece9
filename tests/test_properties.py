"""Every place that is shown is an exact quote: sections, tables, figures, passages, citations, of every report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.build import build
from indexer.store import Index

if TYPE_CHECKING:
    from indexer.model import Report

SETS = ("samples", "reports", "devset")


@pytest.fixture(scope="module", params=SETS)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Each set of reports, indexed; the real ones where they are."""
    if request.param == "samples":
        return request.getfixturevalue("sample_index")  # type: ignore[no-any-return]
    shared: Path = request.getfixturevalue("shared")
    source = shared / "reports" if request.param == "reports" else shared / "devset" / "reports"
    regions = [shared / "devset" / "regions.tsv"] if request.param == "devset" else []
    path = tmp_path_factory.mktemp(request.param) / "index"
    build([source], path, encoder=None, regions=regions, progress=None)
    return Index.open(path)


def reports(index: Index) -> list[Report]:
    found = index.catalogue.reports()
    assert found
    return found


def test_figures_are_exact_quotes(index: Index) -> None:
    for report in reports(index):
        text = index.catalogue.text(report.id)
        figures = index.catalogue.figures(report_id=report.id, include_inside_name=True)
        assert figures
        for figure in figures:
            assert text[figure.start : figure.end] == figure.quote
            assert figure.start <= figure.amount_start < figure.amount_end <= figure.end
            assert figure.id == f"{report.id}-f{figure.amount_start}"


def test_passages_are_exact_quotes(index: Index) -> None:
    for passage in index.catalogue.passages():
        assert index.catalogue.text(passage.report)[passage.start : passage.end] == passage.text
        assert passage.text.strip()


def test_sections_are_a_tree_of_exact_headings(index: Index) -> None:
    for report in reports(index):
        text = index.catalogue.text(report.id)
        sections = index.catalogue.sections(report.id)
        by_id = {section.id: section for section in sections}
        assert [section.level for section in sections].count(0) == 1
        for section in sections:
            assert text[section.start : section.heading_end] == section.heading_printed
            assert 0 <= section.start <= section.heading_end <= section.end <= len(text)
            if section.parent is not None:
                parent = by_id[section.parent]
                assert parent.start <= section.start <= section.end <= parent.end
                assert parent.level < section.level


def test_table_cells_lie_in_their_table(index: Index) -> None:
    for report in reports(index):
        for table in index.catalogue.tables(report.id):
            assert 0 <= table.start <= table.end <= len(index.catalogue.text(report.id))
            for cell in table.cells:
                assert table.start <= cell.start <= cell.end <= table.end


def test_scores_lie_in_their_report(index: Index) -> None:
    for report in reports(index):
        text = index.catalogue.text(report.id)
        for score in report.scores:
            assert text[score.start : score.end].strip()


QUESTIONS = (
    "which districts spent on 精神障碍患者 guardianship insurance",
    "各单位2022年支出合计是多少",
    "公务接待费支出多少",
    "网格员补贴标准是怎么调整的",
    "校车补贴的绩效情况如何",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_citations_are_exact_quotes(index: Index, question: str) -> None:
    from api.service import Service

    answer = Service(index).ask(question)
    numbers = {citation.n for citation in answer.citations}
    for citation in answer.citations:
        report = index.catalogue.report(citation.report)
        text = index.catalogue.text(report.id)
        assert text[citation.start : citation.end] == citation.quote
        assert citation.quote
        assert (citation.sha256, citation.text_sha256) == (report.sha256, report.text_sha256)
    assert {row.cite for row in answer.figures} <= numbers
