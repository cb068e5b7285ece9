"""What was got or used wrongly is nobody's spending; it is named by the fault, and what should be given back by it."""

from __future__ import annotations

import pytest
from figure_kit import read


def _told(text: str) -> list[tuple[str, str]]:
    return [(figure.measure, figure.item) for figure in read(text) if figure.kind == "money"]


FAULTS = [
    "23人已购房仍领补贴",
    "7人夫妻双方重复领取",
    "3所幼儿园虚报在园人数",
    "4家企业不符合申报条件",
    "15户未达到改造标准即通过验收",
    "2个村逾期未完工",
    "6户不符合条件的家庭领取了补贴",
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("led", ["", "其中", "抽查发现", "审计指出，", "准确率为95.7%，其中"])
@pytest.mark.parametrize("concerns", ["涉及", "涉及金额", "涉及资金"])
def test_what_a_fault_concerns_is_named_by_it(fault: str, led: str, concerns: str) -> None:
    ((measure, item),) = _told(f"{led}{fault}，{concerns}4.6万元。")
    assert measure == "other"
    assert item == f"松溪县民政局{fault}2022年{concerns}"


def test_what_should_come_back_of_what_was_paid_too_much() -> None:
    told = _told("审计发现多付工程款12万元，应收回12万元，已收回8万元，尚有4万元未收回。")
    assert [measure for measure, _ in told] == ["other", "other", "returned", "other"]


def test_each_of_several_faults_has_its_own() -> None:
    told = _told("其中23人已购房仍领补贴，涉及4.6万元；7人夫妻双方重复领取，涉及1.4万元。")
    assert ["23人已购房仍领补贴" in item for _, item in told] == [True, False]
    assert ["7人夫妻双方重复领取" in item for _, item in told] == [False, True]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("编制绩效目标的项目19个，涉及预算860万元。", "initial_budget"),
        ("驳回重复建设的机房3个，涉及申报金额236万元。", "requested"),
        ("下达补助资金文件6份，涉及资金860万元。", "allocated"),
    ],
)
def test_what_is_no_fault_keeps_its_measure(text: str, measure: str) -> None:
    assert [found for found, _ in _told(text)] == [measure]


@pytest.mark.parametrize(
    "why", ["9人提前离职", "8名学员中途退学", "4个合作社未达到验收条件", "5户搬离后仍享受补贴", "3家企业停产"]
)
@pytest.mark.parametrize("due", ["应退补贴", "应退还补助资金", "应收回奖补资金", "应退", "应追回补助"])
@pytest.mark.parametrize("back", ["已追回21万元", "目前已退回21万元", "已收回21万元", "实际退回21万元"])
def test_what_others_should_give_back_is_theirs(why: str, due: str, back: str) -> None:
    assert [measure for measure, _ in _told(f"{why}，{due}36万元，{back}。")] == ["other", "returned"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("工程已验收，应退还施工单位质保金8万元。", ["planned"]),
        ("年末结余66万元，其中按规定应缴回县财政的结余12万元。", ["carryover", "returned"]),
        ("应退税款3万元。", ["planned"]),
    ],
)
def test_what_the_unit_should_pay_back_is_not(text: str, measures: list[str]) -> None:
    assert [measure for measure, _ in _told(text)] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("审核中剔除不符合条件对象14人，涉及补助资金4.2万元。", "reduction"),
        ("收回不符合条件户奖补，涉及3.9万元。", "returned"),
    ],
)
def test_what_was_cut_or_taken_back_for_a_fault_is_that(text: str, measure: str) -> None:
    assert [found for found, _ in _told(text)] == [measure]
