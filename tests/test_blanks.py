"""Blanks that typesetting and PDF files leave around numbers."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.structure.blanks import number_blanks
from indexer.text import RawText, clean


def _cleaned(text: str) -> str:
    return clean(RawText(text, "txt")).text


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("2022 年支出 100 万元，占 5.2 %。", "2022年支出100万元，占5.2%。"),
        ("云溪县民政局 2022 年度部门决算", "云溪县民政局2022年度部门决算"),
        ("项目支出 48100 元", "项目支出48100元"),
        ("其中 ： 省级 20 万元 ， 市级 -3.5 万元 。", "其中：省级20万元，市级-3.5万元。"),
        ("同比增加 62.16 元,增长 0.083 %;", "同比增加62.16元,增长0.083%;"),
        ("完成率 ≥ 95 %，实际 96 %。", "完成率≥95%，实际96%。"),
        ("支出\xa0100\xa0万元，", "支出100万元，"),
        # A sentence set apart to fill its line.
        ("基 本 支出 预 算 92.5 元 ， 同 比 增 加 3 元，", "基本支出预算92.5元，同比增加3元，"),
        ("其中 ： 政 府 采 购 预 算 12 元 ， 项 目 支 出 8 元 。", "其中：政府采购预算12元，项目支出8元。"),
        ("项目 名称 预算 执行，", "项目 名称 预算 执行，"),
        # What may be a row, a row's number, or a code stays as it is.
        ("1 马石乡集中", "1 马石乡集中"),
        ("2 村道硬化，长 3 公里。", "2 村道硬化，长3公里。"),
        ("合计 428.60 359.61", "合计 428.60 359.61"),
        ("基本支出 319.27", "基本支出 319.27"),
        ("培训场次 ≥3 次 3 次 10 分 10 分", "培训场次 ≥3 次 3 次 10 分 10 分"),
        ("项目名称 预算 100 万元 实际 90 万元", "项目名称 预算 100 万元 实际 90 万元"),
        ("行政运行（2040101 行政运行）支出30万元，", "行政运行（2040101 行政运行）支出30万元，"),
        ("人员经费\t100 万元", "人员经费\t100 万元"),
        ("2020年 2021年 2022年", "2020年 2021年 2022年"),
        ("100万元 200万元 300元 400元", "100万元 200万元 300元 400元"),
    ],
)
def test_which_blanks_say_nothing(printed, cleaned):
    assert _cleaned(printed) == cleaned


def test_the_map_leads_back_to_what_is_printed():
    printed = "一、收支情况\n2022 年项目支出 48.1 万元，其中培训费 3 万元。"
    cleaned = clean(RawText(printed, "txt"))
    start = cleaned.text.index("48.1万元")
    span = cleaned.source.span_to_source(start, start + len("48.1万元"))
    assert printed[span.start : span.end] == "48.1 万元"


def test_set_off_numbers_are_read_as_others():
    said = "年初预算60万元，年中追加8.5万元，实际支出65.28万元，比2021年增加3.2万元，增长5.15%；年末结余3.22万元。"
    apart = "年初预算 60 万元，年中追加 8.5 万元，实际支出 65.28 万元，"
    apart += "比 2021 年增加 3.2 万元，增长 5.15 %；年末结余 3.22 万元。"
    one, other = ([(f.value, f.unit, f.measure, f.year, f.item) for f in read(text)] for text in (said, apart))
    assert one == other and len(one) == 6


def test_readers_grids_keep_theirs():
    from indexer.model import Span

    assert number_blanks("支出 100 万元，其中", [Span(0, 12)], []) == []
    assert number_blanks("支出 100 万元，其中", [], [])


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
@pytest.mark.parametrize("heads", ["2022年决算数 2023年预算数 2023年决算数", "2022年支出 2023年支出", "2021年 2022年"])
def test_heads_of_several_years_stay_apart(gap: str, heads: str) -> None:
    head = gap.join(["项目", *heads.split()])
    assert head in _cleaned(f"三公经费表\n{head}\n")


def test_a_table_is_read_below_heads_of_years() -> None:
    rows = "项目  2022年决算数  2023年预算数  2023年决算数\n车辆  10.14  12.00  9.63\n接待  4.88  6.50  4.38\n"
    figures = read(f"某局2023年度部门整体支出绩效自评报告\n三公经费表（单位：万元）\n{rows}")
    assert [figure.year for figure in figures] == [2022, 2023, 2023] * 2
