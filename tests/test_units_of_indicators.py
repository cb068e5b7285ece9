"""Forms that give the sign, the number and the unit of an indicator in columns of their own; prose in cells."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

HEADS = "一级指标\t二级指标\t三级指标\t指标性质\t指标值\t{}\t实际完成值\t分值\t得分\n"
ROW = "\t成本指标\t岗位补贴标准\t≤\t1900\t{}\t1875\t10\t10\n"
FORM = (
    "2022年度项目支出绩效自评表\n" + HEADS + "产出指标\t数量指标\t培训人次\t≥\t4500\t人次\t4812\t15\t15\n" + ROW
    + "满意度指标\t服务对象满意度\t享受补贴人员满意度\t≥\t90\t%\t93.2\t10\t10\n"
)


def told(of: str, unit: str) -> list[tuple[float, str]]:
    """Return what a form says of money and shares, its units under `of`."""
    figures = [f for f in read(FORM.format(of, unit)) if f.kind in ("money", "percent")]
    return [(float(f.value or 0), f.measure) for f in figures]


@pytest.mark.parametrize("unit", ["元/人·月", "元/人/月", "元/人", "元/人.月", "元", "元/平方米"])
@pytest.mark.parametrize("of", ["度量单位", "计量单位"])
def test_units_in_a_column_are_those_of_their_rows(of: str, unit: str) -> None:
    assert told(of, unit) == [(1900, "target"), (1875, "achieved"), (90, "target"), (93.2, "achieved")]


@pytest.mark.parametrize("unit", ["班次", "站", "类", "人日"])
def test_counts_by_rare_units_are_no_money(unit: str) -> None:
    assert told("度量单位", unit) == [(90, "target"), (93.2, "achieved")]


@pytest.mark.parametrize("scale", ["万元/公里", "万元/座"])
def test_the_scale_of_a_unit_counts(scale: str) -> None:
    figures = [f for f in read(FORM.format("度量单位", scale)) if f.kind == "money"]
    assert [f.amount_yuan for f in figures] == [19000000, 18750000]


def test_a_column_of_bodies_holds_no_units() -> None:
    text = "单位：万元\n单位\t预算数\t支出数\n甲镇\t20.5\t18.2\n乙镇\t30.5\t26.4\n"
    assert [amount for amount, _, _ in brief(text)] == [20.5, 18.2, 30.5, 26.4]


@pytest.mark.parametrize("stage", ["前期准备", "组织过程", "准备阶段"])
def test_a_stage_of_an_evaluation_names_nothing(stage: str) -> None:
    text = f"1.{stage}：成立自评工作组；2.组织实施：抽查项目12个，涉及资金786万元，占项目支出的94.86%。"
    assert not any(stage in f.item or "组织实施" in f.item for f in read(text))


@pytest.mark.parametrize("aid", ["缺口补助", "缺口补贴"])
def test_aid_for_a_gap_is_no_gap(aid: str) -> None:
    assert brief(f"养老保险基金当期{aid}265万元已全额拨付。")[0][1] != "variance"
    assert brief("区级配套到位40万元，缺口30万元。")[1][1] == "variance"


@pytest.mark.parametrize("years", ["三年", "两年", "近三年"])
def test_what_changed_over_years_is_on_no_one_year(years: str) -> None:
    text = f"2020年“三公”经费支出9.86万元，2021年支出8.12万元，2022年支出7.35万元，{years}累计减少2.51万元。"
    assert "较上年" not in read(text)[-1].item


@pytest.mark.parametrize(
    ("name", "measure"),
    [("单位长度造价", "achieved"), ("亩均投资", "achieved"), ("培训人均成本", "achieved"),
     ("补助标准", "standard"), ("维修单价", "standard")],
)  # fmt: skip
def test_a_unit_cost_that_came_of_it_is_a_result_and_a_rate_none(name: str, measure: str) -> None:
    row = f"{name}\t≤145元/亩\t139.86元/亩\t8\t8\n合格率\t100%\t100%\t9\t9\n"
    form = f"绩效指标完成情况\n三级指标\t指标值\t实际完成值\t分值\t得分\n{row}"
    money = [figure for figure in read(form) if figure.kind == "money"]
    assert [figure.measure for figure in money] == ["target", measure]
    assert name in money[0].item
