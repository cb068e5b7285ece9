"""Forms that came with one cell to a line: basic data by year, rows that lost cells, names that are no headings."""

from __future__ import annotations

import pytest
from figure_kit import VOCABULARY, read

from indexer.sections import text_to_sections
from indexer.text import RawText, clean

HEADS = "{first}\n2021年决算数\n2022年预算数\n2022年决算数\n"
ROWS = "三公经费\n35.82\n38.50\n31.26\n1、公务用车费用\n25.60\n26.50\n23.42\n"
TITLE = "附件2\n部门整体支出绩效自评基础数据表\n"
FIRSTS = ["经费控制情况（万元）", "经费情况（万元）", "支出情况（单位：万元）"]


def cells(text: str) -> list[tuple[float, str, int | None]]:
    """Return amount in 万元, measure and year of each amount."""
    return [(float(f.amount_yuan / 10000), f.measure, f.year) for f in read(text) if f.kind == "money"]


def row(*values: float) -> list[tuple[float, str, int | None]]:
    """Return what a whole row of the form says."""
    said = (("executed", 2021), ("initial_budget", 2022), ("executed", 2022))
    return [(value, *of) for value, of in zip(values, said, strict=True)]


@pytest.mark.parametrize("first", FIRSTS)
@pytest.mark.parametrize("before", ["", "编制数\n实有人数\n控制率\n218\n203\n93.12%\n"])
def test_years_over_columns_are_enough(first: str, before: str) -> None:
    found = cells(TITLE + before + HEADS.format(first=first) + ROWS)
    assert found == row(35.82, 38.5, 31.26) + row(25.6, 26.5, 23.42)
    assert not any("93.12" in f.item for f in read(TITLE + before + HEADS.format(first=first) + ROWS))


@pytest.mark.parametrize("left", ["2、出国经费\n", "其他\n12.00\n", "2、出国经费\n3、培训\n", "项目支出：\n"])
def test_rows_without_all_their_cells_are_left_out(left: str) -> None:
    text = TITLE + HEADS.format(first=FIRSTS[0]) + ROWS + left + "公用经费\n30.24\n29.60\n31.87\n"
    assert cells(text)[6:] == row(30.24, 29.6, 31.87)


def test_the_name_of_a_group_may_end_in_a_colon() -> None:
    text = TITLE + HEADS.format(first=FIRSTS[0]) + ROWS + "项目支出：\n48.60\n17.60\n51.50\n"
    assert cells(text)[6:] == row(48.6, 17.6, 51.5)


def test_another_table_is_none_of_its_rows() -> None:
    other = "批复规模\n实际规模\n规模控制率\n0\n0\n0\n0\n"
    assert len(cells(TITLE + HEADS.format(first=FIRSTS[0]) + ROWS + other)) == 6


@pytest.mark.parametrize("label", ["1、{}", "2．{}", "（一）{}"])
def test_names_of_rows_are_no_headings(label: str) -> None:
    lines = "".join(f"{label.format(name)}\n1.20\n1.50\n1.30\n" for name in ("业务工作经费", "运行维护经费"))
    text = clean(RawText(TITLE + HEADS.format(first=FIRSTS[0]) + lines, "txt"))
    headings = [section.heading for section in text_to_sections("r1", text, VOCABULARY)]
    assert not any("经费" in heading for heading in headings)


def test_numbered_headings_stay() -> None:
    text = clean(RawText("一、基本情况\n人员稳定。\n二、资金使用情况\n支出12万元。\n", "txt"))
    headings = [section.heading for section in text_to_sections("r1", text, VOCABULARY)]
    assert any("基本情况" in heading for heading in headings) and any("资金使用" in heading for heading in headings)


FORM = "支出情况（万元）\t2021年决算数\t2022年预算数\t2022年决算数\n"
FORM += "公用经费\t30.20\t29.60\t31.80\n{}支出预算调整\t——\t{}\t{}\n"


@pytest.mark.parametrize("whole", ["部门基本", "部门整体"])
def test_the_row_on_adjustment_gives_the_budget_and_the_spending_again(whole: str) -> None:
    assert cells(FORM.format(whole, "261.80", "279.30"))[3:] == row(0, 261.8, 279.3)[1:]


@pytest.mark.parametrize("whole", ["部门基本", "部门整体"])
def test_nil_in_that_row_is_what_was_added(whole: str) -> None:
    assert [measure for _, measure, _ in cells(FORM.format(whole, "0", "0"))[3:]] == ["supplement"] * 2
