"""What others pay, raise, lend, earn or gave back is not the unit's; what was spared was never spent."""

from __future__ import annotations

import pytest
from figure_kit import read


def _measures(text: str) -> list[str]:
    return [figure.measure for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize("who", ["户均", "农户户均", "村民", "居民家庭", "学生", "牧民"])
@pytest.mark.parametrize("what", ["取暖支出", "用电费用", "就医负担", "生活开支", "用水成本"])
def test_what_living_costs_people_is_not_the_units(who: str, what: str) -> None:
    assert _measures(f"{who}{what}由改造前的1800元变为2100元。") == ["other", "other"]


@pytest.mark.parametrize(
    "text",
    [
        "全年支付农户生活补助1260元。",
        "基金支付住院费用320万元。",
        "发放学生交通补助86万元。",
        "为低保户减免用水费用3万元，支出补贴3万元。",
    ],
)
def test_what_is_paid_to_people_is_not_theirs(text: str) -> None:
    assert "executed" in _measures(text) or "executed_outside" in _measures(text)


@pytest.mark.parametrize("whose", ["农户自筹", "乡镇自筹", "村级自筹", "村集体自筹", "业主自筹", "企业自筹"])
def test_what_others_put_in_themselves(whose: str) -> None:
    assert _measures(f"{whose}设备款每户平均850元，共计127.5万元，由农户直接支付给供货商，不在本项目资金内核算。") == [
        "other",
        "other",
    ]
    assert _measures(f"其中{whose}26万元（不计入本部门支出）。") == ["other"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("全年为62家企业放款2.4亿元，平均利率4.1%。", ["other"]),
        ("全年发放款项36万元。", ["executed"]),
        ("全社会研发投入8.6亿元，增长12%。", ["other"]),
        ("推动市财政盘活存量资金2.1亿元。", ["other"]),
        ("督促预算单位上缴结余资金320万元。", ["other"]),
        ("年末盘活存量资金86万元上缴财政。", ["returned"]),
        ("风险补偿资金池规模2000万元，全年代偿36万元。", ["balance", "executed"]),
        ("12个村集体经济收入合计96万元，村均8万元。", ["achieved", "achieved"]),
        ("安排村级补助96万元，村均8万元。", ["initial_budget", "standard"]),
    ],
)
def test_funds_and_results_of_others(text: str, measures: list[str]) -> None:
    assert _measures(text) == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("发现3家企业重复申报，多领补助36万元，至评价日已收回20万元。", ["other", "returned"]),
        ("处以罚款218万元，已收缴196万元。", ["other", "other"]),
        ("1个合作社将补助资金18万元用于支付土地租金，不符合资金用途规定。", ["other"]),
        ("2所学校将专项资金6.5万元用于偿还旧债，与规定用途不符。", ["other"]),
        ("将补助资金18万元用于购置设备，符合规定用途。", ["executed"]),
        ("尽快追回剩余12万元违规资金。", ["other"]),
        ("当年追回多领补贴2万元并上缴财政。", ["returned"]),
        ("专项审计中核减不符合条件的重复申报9户、补贴6.3万元。", ["reduction"]),
        ("专项审计中核减不符合条件的重复申报17户、补贴12万元，已全部追回并上缴国库。", ["reduction"]),
        ("审核中剔除不符合条件对象14人，涉及补助资金4.2万元。", ["reduction"]),
        ("退回不合规票据17张、金额9460元。", ["reduction"]),
    ],
)
def test_what_was_claimed_or_used_wrongly(text: str, measures: list[str]) -> None:
    assert _measures(text) == measures


@pytest.mark.parametrize("verb", ["避免", "防止", "避免了"])
@pytest.mark.parametrize("what", ["多支出", "财政资金多支付", "重复购置支出", "多付工程款", "误发补贴"])
def test_what_was_spared_is_saved(verb: str, what: str) -> None:
    figure = read(f"通过数据比对，{verb}{what}8.2万元。")[0]
    assert (figure.measure, figure.direction) == ("saving", None)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("对2022年度5个项目开展绩效自评，涉及资金836万元，覆盖率100%。", "executed"),
        ("组织对12个二级项目全面开展绩效自评，共涉及资金1560万元。", "executed"),
        ("评价组对3个项目开展绩效评价，涉及资金500万元。", "other"),
        ("县财政局抽查5个项目的绩效自评，涉及资金420万元。", "other"),
        ("抽取3个项目进行绩效自评复核，涉及资金500万元。", "other"),
    ],
)
def test_what_a_unit_evaluates_itself_it_has_spent(text: str, measure: str) -> None:
    assert _measures(text) == [measure]
