"""A made-up department's report and the figures read from a text: for the tests of figures."""

from __future__ import annotations

from indexer.figures import to_figures
from indexer.model import Figure, Region, Report
from indexer.sections import text_to_sections
from indexer.tables import text_to_tables
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
REPORT = Report(
    id="r1", file="a.txt", sources=("a.txt",), sha256="", text_sha256="", reader="txt",
    title="松溪县民政局2022年度部门整体支出绩效自评报告", year=2022, organisation="松溪县民政局",
    department="civil_affairs", report_type="department_self_evaluation",
    region=Region("990001", "松溪县", "county", ("示例省", "松溪县")), basis={"year": "title", "organisation": "title"},
)  # fmt: skip


def read(
    text: str, title: str | None = REPORT.title, year: int | None = 2022, organisation: str | None = REPORT.organisation
) -> list[Figure]:
    """Run the line from a text to its figures."""
    from dataclasses import replace

    report = replace(REPORT, title=title, year=year, organisation=organisation)
    cleaned = clean(RawText(text, "txt"))
    sections = text_to_sections("r1", cleaned, VOCABULARY)
    tables = text_to_tables("r1", cleaned, sections)
    figures = to_figures(report, cleaned, sections, tables, VOCABULARY)
    for figure in figures:
        assert cleaned.text[figure.start : figure.end] == figure.quote
        assert figure.start <= figure.amount_start < figure.amount_end <= figure.end
    return list(figures)


def brief(text: str, **about) -> list[tuple]:
    """Return (yuan in 万 or value, measure, year) of each figure."""
    return [
        (float(f.amount_yuan / 10000) if f.kind == "money" else float(f.value or 0), f.measure, f.year)
        for f in read(text, **about)
    ]
