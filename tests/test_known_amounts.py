"""Amounts that are printed again in other words: as the one that is known, too exact for chance, in a table's total."""

from __future__ import annotations

import pytest
from figure_kit import read


def _again(text: str) -> list[str | None]:
    """Return the quote of what each amount says again, None for what is printed first."""
    figures = read(text)
    quotes = {figure.id: figure.quote for figure in figures}
    return [quotes[figure.restates] if figure.restates else None for figure in figures if figure.kind == "money"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("资金实际到位1,985万元。", "全年到位的1,985万元全部用于矿坑回填。"),
        ("市级下达补助462万元。", "市级下达的462万元于6月前拨付完毕。"),
        ("年末结转135.6万元。", "二是拨清结转的135.6万元。"),
        ("三处场馆合计支出737.7万元。", "共支出的737.7万元按季度公开。"),
        ("全年支出1,249.6万元。", "1,249.6万元支出中，人员占了六成。"),
        ("年内追加预算412.6万元。", "追加的412.6万元集中在四季度。"),
    ],
)
@pytest.mark.parametrize("between", ["\n三、存在的问题\n", "工程质量全部合格。"])
def test_what_is_spoken_of_as_known_was_printed_before(first, again, between):
    assert _again(f"二、资金情况\n{first}{between}{again}")[-1] is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("每人每月补助460元。", "另一类对象每人每月460元的标准未变。"),
        ("全年支出1,249.6万元。", "上年支出的1,249.5万元已结清。"),
        ("道路养护支出85.3万元。", "绿化补植支出85.3万元。"),
        ("公共厕所维修支出40万元。", "路灯电费支出40万元。"),
        ("采购合同金额356.28万元。", "授予中小企业合同金额356.28万元。"),
        ("公共安全支出（类）行政运行（项）31.172万元。", "住房保障支出（类）住房公积金（项）31.172万元。"),
    ],
)
def test_amounts_of_two_things_stay_apart(first, second):
    assert _again(f"二、资金情况\n{first}\n{second}") == [None, None]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("项目支出464.16万元。", "对5个项目开展绩效自评，涉及资金464.16万元。"),
        ("公用经费支出168.33万元。", "本年度机关运行经费支出168.33万元。"),
        ("渠道衬砌和闸室改造支出1,584.62万元。", "工程按合同现已付1,584.62万元。"),
    ],
)
def test_five_digits_do_not_come_twice_by_chance(first, again):
    assert _again(f"二、资金情况\n{first}\n{again}")[-1] is not None


def test_the_total_of_a_column_with_one_amount_says_again_what_its_row_does():
    rows = "村别\t上年结转（元）\t本年支出（元）\n河湾村\t47320.5\t81200\n坪上村\t\t64300\n合计\t47320.5\t145500\n"
    again = _again(f"二、资金情况\n上年结转的村级经费47320.5元继续使用，本年支出145500元。\n{rows}")
    assert again[-1] is not None and again[-2] is not None


def test_what_a_form_gives_as_part_of_all_is_no_second_telling():
    form = (
        "资金情况（万元）\n资金来源\t年初预算数\t全年预算数\t全年执行数\n"
        "年度资金总额\t63.5\t63.5\t61.7\n其中：当年财政拨款\t63.5\t63.5\t61.7\n"
    )
    again = _again(f"二、资金情况\n年初预算安排63.5万元。\n{form}")
    assert again[1] is not None and again[4] is None
