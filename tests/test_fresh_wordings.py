"""What amounts are that are granted of claims, stood at the year's beginning, or are both of income and spending."""

from __future__ import annotations

import pytest
from figure_kit import read

TABLE = "{}\n类别\t户数\t{}\t{}\t兑付金额\n展览\t3\t39\t32\t28\n会议\t5\t14\t12\t9\n合计\t8\t53\t44\t37"


@pytest.mark.parametrize("claim", ["企业申报奖补62万元", "农户申领补贴62万元", "合作社申请奖补62万元"])
@pytest.mark.parametrize("granted", ["经审核，核减10万元，核定52万元", "审核认定52万元", "评审核定奖补资金52万元"])
def test_what_is_granted_of_a_claim_is_no_budget(claim: str, granted: str) -> None:
    measures = [figure.measure for figure in read(f"{claim}，{granted}，实际兑付43万元。")]
    assert (measures[0], measures[-2], measures[-1]) == ("requested", "other", "executed")


@pytest.mark.parametrize(
    "text",
    ["我局申请预算60万元，县财政核定52万元。", "年初核定预算52万元。", "县财政核定我局部门预算52万元。"],
)
def test_what_the_treasury_sets_is_a_budget(text: str) -> None:
    assert read(text)[-1].measure == "initial_budget"


@pytest.mark.parametrize(
    ("claimed", "granted", "measure"),
    [
        ("申报金额", "核定金额", "other"),
        ("申请资金", "审核核定数", "other"),
        ("户均面积", "核定金额", "initial_budget"),
    ],
)
def test_a_column_of_what_was_granted_stands_beside_claims(claimed: str, granted: str, measure: str) -> None:
    found = read(TABLE.format("奖补兑付情况（单位：万元）", claimed, granted))
    assert [figure.measure for figure in found if figure.quote == "展览\t3\t39\t32"] == [measure]


@pytest.mark.parametrize(
    ("now", "base", "change"),
    [
        ("年末结转和结余31万元", "carry_in", "change"),
        ("年末结余31万元", "carry_in", "change"),
        ("年末专户余额31万元", "balance", "change"),
        ("年末欠款31万元", "arrears", "change"),
        ("全年支出31万元", "initial_budget", "variance"),
        ("调整后预算31万元", "initial_budget", "variance"),
    ],
)
@pytest.mark.parametrize("since", ["比年初的42万元减少11万元", "较年初42万元减少11万元"])
def test_what_stood_at_the_beginning_is_of_the_kind_that_is_compared(
    now: str, base: str, change: str, since: str
) -> None:
    assert [figure.measure for figure in read(f"{now}，{since}。")][1:] == [base, change]


@pytest.mark.parametrize("both", ["收、支总计", "收入总计、支出总计", "收入、支出总计", "收入总计和支出总计"])
def test_all_that_came_in_and_was_spent_is_income_shared(both: str) -> None:
    text = f"2022年度{both}均为86万元。与上年相比，{both}各减少4万元。"
    assert [(figure.measure, figure.shared_with) for figure in read(text)] == [
        ("income", ("收入总计", "支出总计")),
        ("change", ("收入总计", "支出总计")),
    ]


@pytest.mark.parametrize("both", ["收、支总计", "收入总计、支出总计"])
def test_what_each_grew_by_is_of_both(both: str) -> None:
    assert read(f"2022年度{both}86万元，与上年相比各增加4万元。")[1].shared_with == ("收入总计", "支出总计")


@pytest.mark.parametrize("text", ["2022年收入总计86万元，支出总计85万元。", "2022年收入合计86万元。"])
def test_one_side_is_shared_with_nothing(text: str) -> None:
    assert {figure.shared_with for figure in read(text)} == {()}


@pytest.mark.parametrize(("first", "second"), [("公务接待费", "公务用车运行维护费"), ("租车费", "印刷费")])
@pytest.mark.parametrize("total", ["两项合计3.2万元", "两项共计3.2万元"])
def test_two_expenses_together(first: str, second: str, total: str) -> None:
    text = f"{first}1.2万元、{second}2万元，{total}，较预算4万元少支0.8万元。"
    assert [figure.shared_with for figure in read(text)] == [(), (), *[(first, second)] * 3]


@pytest.mark.parametrize(
    "text",
    ["基本支出1.2万元、项目支出2万元，两项合计3.2万元。", "接待费1.2万元、印刷费2万元，两项合计4万元。"],
)
def test_heads_of_accounts_and_other_sums_share_nothing(text: str) -> None:
    assert read(text)[-1].shared_with == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("森林防火与巡护", ()),
        ("农技推广体系改革与建设", ()),
        ("技能大赛与教学改革", ("技能大赛", "教学改革")),
        ("保险费与评审费", ("保险费", "评审费")),
    ],
)
def test_a_name_may_join_two_words_and_be_one_programme(name: str, parts: tuple[str, ...]) -> None:
    assert read(f"{name}支出86万元。")[0].shared_with == parts


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("据市统计局测算，全市旅游综合收入86亿元，比上年的79亿元增长9%。", ["achieved", "previous"]),
        ("经第三方测算，项目带动消费86万元。", ["achieved"]),
        ("根据实施方案测算，存续期内总收入86万元。", ["planned"]),
    ],
)
def test_what_is_reckoned_afterwards_is_a_result(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text) if figure.kind == "money"] == measures


@pytest.mark.parametrize("text", ["4个项目自评等级均为优。", "各项目评价等次均为“良”。", "自评结果等级都为优。"])
def test_a_grade_that_all_have_is_one(text: str) -> None:
    assert [figure.kind for figure in read(text)] == ["grade"]
