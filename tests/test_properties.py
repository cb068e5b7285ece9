"""What holds of every report: places are exact quotes and hold what they claim, numbers come back, work is linear.

First of the reports that are there, then of reports that Hypothesis makes up, then of texts made to harm.
"""

from __future__ import annotations

import re
import sys
import time
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.long_texts import SHAPES, long_text
from indexer.build import build
from indexer.document import read_document
from indexer.meaning.budget_codes import kind_of
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary

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


# Reports that Hypothesis makes up: wordings and tables of the genre in any order, among lines of its punctuation.

VOCABULARY, GAZETTEER = (
    Vocabulary.load(),
    Gazetteer.load([Path(__file__).parent.parent / "eval" / "samples" / "regions.tsv"]),
)
BASES = {"printed", "column", "heading", "title", "document", "declared", "inferred", "corrected"}
UNPLACED = {"declared", "inferred", "corrected"}
HEAD = "岚州市东汀区教育局{year}年度部门整体支出绩效自评报告\n"
amounts = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)
years = st.integers(min_value=2017, max_value=2025)
units = st.sampled_from(["万元", "元", "亿元", "万"])
items = st.sampled_from(
    ["校车补贴", "办公费（30201）", "基本支出", "图书角更新项目", "2050202小学教育", "人员经费", "“护苗”行动"]
)
verbs = st.sampled_from(
    ["支出", "年初预算", "实际到位", "年末结转", "较上年增加", "，其中：支出", "预算调整为", "收到拨款"]
)
marks = st.text(alphabet="，。；：、（）《》“”【】 \t一二三（1）.万元%年至-其中较上年", max_size=40)
headings = st.sampled_from(
    ["一、部门基本情况", "（二）项目支出", "3.绩效目标", "五、存在的问题和原因", "附件1", "第二部分 决算表"]
)
clauses = st.builds(
    lambda year, item, verb, amount, unit: f"{year}{item}{verb}{amount}{unit}",
    st.one_of(st.just(""), years.map("{}年".format)), items, verbs, amounts, units,
)  # fmt: skip
paragraphs = st.lists(st.one_of(clauses, marks), min_size=1, max_size=5).map("，".join)
tables = st.lists(st.tuples(items, amounts, amounts), min_size=1, max_size=4).map(
    lambda rows: "支出明细表\n单位：万元\n项目名称\t预算数\t执行数\n" + "\n".join(f"{a}\t{b}\t{c}" for a, b, c in rows)
)
made_up = st.builds(
    lambda year, blocks: HEAD.format(year=year) + "\n".join(blocks) + "\n",
    years, st.lists(st.one_of(headings, paragraphs, tables, marks), max_size=8),
)  # fmt: skip


def read(text: str) -> Document:
    return read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_up)
def test_quotes_and_places_of_any_report_hold_what_they_claim(text: str) -> None:
    document = read(text)
    held = document.text
    sections = {section.id: section for section in document.sections}
    for figure in document.figures:
        assert held[figure.start : figure.end] == figure.quote
        assert figure.start <= figure.amount_start < figure.amount_end <= figure.end
        assert figure.section is None or figure.section in sections
        assert set(figure.basis.values()) <= BASES
        for name, basis in figure.basis.items():
            assert (name in figure.places) == (basis not in UNPLACED), (name, basis)
        for name, (start, end) in figure.places.items():
            assert 0 <= start < end <= len(held)
            said = bare(held[start:end])
            assert said
            if name == "organisation":
                assert said == bare(figure.organisation or "")
            elif name == "section":
                assert figure.section is not None and said == bare(sections[figure.section].heading_printed)
            elif name == "year" and figure.year is not None and not re.search("上|去|前|本|当|今|明|下|次|全|同", said):
                assert str(figure.year) in said or "年" in said
        for code in figure.codes:
            assert bare(held[code.start : code.end]) == code.code and kind_of(code.code) == code.kind
    for finding in document.findings:
        assert all(held[side.start : side.end] == side.quote for side in finding.sides)
    for passage in document.passages:
        assert held[passage.start : passage.end] == passage.text


DIGITS = str.maketrans("0123456789.", "０１２３４５６７８９．")
CHINESE = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"


def spelled(number: int, digits: str = CHINESE, small: tuple[str, ...] = ("千", "百", "十", "")) -> str:
    """Write 1..9999 in characters: 一千零五, 三百二十."""
    words, gap = "", False
    for place, unit in zip((1000, 100, 10, 1), small, strict=True):
        digit = number // place % 10
        if digit:
            words += (digits[0] if gap and words else "") + digits[digit] + unit
            gap = False
        else:
            gap = True
    return words


@settings(max_examples=60, deadline=None)
@given(amounts, st.sampled_from([("万元", 10**4), ("元", 1), ("亿元", 10**8)]), st.integers(0, 2))
def test_amounts_of_prose_come_back_as_printed(amount: Decimal, unit: tuple[str, int], form: int) -> None:
    printed = (f"{amount}", f"{amount:,}", f"{amount}".translate(DIGITS))[form]
    document = read(f"{HEAD.format(year=2022)}一、项目支出\n校车补贴支出{printed}{unit[0]}。\n")
    (figure,) = [figure for figure in document.figures if figure.kind == "money"]
    assert (figure.value, figure.amount_yuan) == (amount, amount * unit[1])
    assert document.text[figure.amount_start : figure.amount_end] == printed


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1, max_value=9999), st.booleans())
def test_amounts_in_characters_come_back(number: int, formal: bool) -> None:
    words = spelled(number, FORMAL, ("仟", "佰", "拾", "")) if formal else spelled(number)
    document = read(f"{HEAD.format(year=2022)}一、项目支出\n校车补贴支出{words}万元。\n")
    (figure,) = [figure for figure in document.figures if figure.kind == "money"]
    assert figure.amount_yuan == number * 10**4
    assert document.text[figure.amount_start : figure.amount_end] in (words, f"{words}万")


# Texts made to harm: four times as long may take about four times the work, whatever they repeat.

SHORT, LONG = 3_000, 12_000


def calls(text: str) -> int:
    """Count the calls that reading a text makes."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_work_grows_with_length_and_no_faster(shape: str) -> None:
    read(long_text(shape, SHORT))  # what is made once, on first use, is left out
    short, long = (calls(long_text(shape, size, seed=1)) for size in (SHORT, LONG))
    assert long < 1.6 * LONG / SHORT * short, f"{short} calls, then {long}"


def seconds(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"reports", "tables", "tabs", "units"}))
def test_matching_grows_with_length_and_no_faster(shape: str) -> None:
    # Patterns make no calls that could be counted: ten times as long may take thirty times, and not a hundred.
    short = min(seconds(long_text(shape, 8_000)) for _ in range(3))
    long = min(seconds(long_text(shape, 80_000)) for _ in range(2))
    assert long < 30 * max(short, 0.005), f"{short:.3f} s, then {long:.3f} s"
