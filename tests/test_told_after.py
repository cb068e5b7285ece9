"""What is left after a deduction, what will be asked for, and sums that only describe a service or a fund."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


def codes(text: str) -> list[str]:
    return [code for _, code, _ in brief(text)]


@pytest.mark.parametrize(
    ("before", "cut", "left", "measures"),
    [
        ("送审造价100万元", "审减20万元", "审减后为80万元", ["requested", "reduction", "contract"]),
        ("合同价100万元", "考核扣减20万元", "扣减后为80万元", ["contract", "reduction", "contract"]),
        ("年初预算100万元", "调减20万元", "调减后为80万元", ["initial_budget", "reduction", "revised_budget"]),
        ("年初预算100万元", "核减20万元", "核减后预算为80万元", ["initial_budget", "reduction", "revised_budget"]),
    ],
)
def test_what_is_left_after_a_deduction_is_what_there_was(before, cut, left, measures):
    assert codes(f"{before}，{cut}，{left}。") == measures


@pytest.mark.parametrize(("said", "measure"), [("争取", "requested"), ("申请", "requested"), ("筹措", "planned")])
def test_what_a_plan_will_ask_others_for_is_requested(said, measure):
    assert codes(f"四、下一步工作打算\n二是{said}仓储设施补助120万元，实施维修。") == [measure]


@pytest.mark.parametrize(
    "said", ["门诊次均费用163.50元", "住院次均费用4,862元", "归集住房公积金38.62亿元", "提取住房公积金26.41亿元"]
)
def test_what_only_describes_a_service_or_a_fund_is_no_spending(said):
    assert codes(f"{said}。") == ["other"]


def test_what_the_unit_pays_in_for_its_staff_is_spending():
    assert codes("单位缴存住房公积金12万元。") == ["executed"]


@pytest.mark.parametrize("total", ["共计100万元", "合计100万元", "共100万元"])
def test_the_budget_and_what_was_added_are_the_revised_budget(total):
    assert codes(f"年初预算85万元，当年追加15万元，{total}。") == ["initial_budget", "supplement", "revised_budget"]


@pytest.mark.parametrize("time", ["2023年3月底前", "年底前", "6月底前"])
@pytest.mark.parametrize("meant", ["力争", "确保", "争取"])
def test_what_is_only_meant_has_not_been_done(meant, time):
    (figure,) = read(f"{meant}{time}完成路灯改造投资300万元。")
    assert figure.measure in ("planned", "target") and meant not in figure.item and "底前" not in figure.item


def test_what_was_made_sure_of_has():
    assert codes("全年确保了民生支出300万元。") == ["executed"]


def test_a_fault_heads_nothing():
    *_, figure = read("一是个别项目支出进度慢。正在整改。二是资产管理不规范，盘亏设备3台，原值4.26万元。")
    assert "进度慢" not in figure.item


def test_other_projects_are_none_by_name():
    assert read("其他项目支出565万元。")[0].project is None


@pytest.mark.parametrize("sources", ["资金来源为：", "资金来源：", "资金来源分别为："])
def test_after_the_sources_a_sentence_is_of_the_whole_again(sources):
    *_, arrived = read(f"计划投资900万元，{sources}中央投资600万元，省级水利发展资金300万元。实际到位资金880万元。")
    assert arrived.measure == "received" and "水利发展" not in arrived.item


@pytest.mark.parametrize("name", ["监管所能力建设", "监管所能力建设（二期）", "饮水质量提升工程", "投入产出调查项目"])
@pytest.mark.parametrize("mark", ["", "3.", "（3）"])
def test_a_name_before_a_colon_may_hold_words_that_titles_praise_with(name, mark):
    figures = read(f"{mark}{name}：总投资480万元，2022年安排180万元。")
    assert all(name in figure.item for figure in figures)


@pytest.mark.parametrize("needs", ["据测算每年需48万元", "每年需要48万元", "全年尚需48万元"])
def test_what_is_needed_is_planned(needs):
    assert codes(f"管护经费没有来源，{needs}。") == ["planned"]


def test_who_settled_a_price_is_no_project():
    assert {figure.project for figure in read("审计审定工程结算价1,018.75万元，核减23.61万元。")} == {None}
