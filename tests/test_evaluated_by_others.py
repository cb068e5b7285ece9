"""What evaluations by others print of scores: the lines between grades, full marks, indicators under headings."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document
from indexer.meaning.item_names import judged_by
from indexer.model import Figure

_EVALUATION = "松陂县2022年度校舍维修专项资金绩效评价报告\n\n"


def read(text: str, head: str = HEAD) -> list[Figure]:
    """Return the figures of a text below a title."""
    return list(read_document(f"{head}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER).figures)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("评价结果分为优（90分及以上）、良（80分—90分）、中（60分—80分）、差（60分以下）四个等级。", []),
        ("评价等级划分为四档：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。", []),
        ("评价等级分为优（得分≥90分）、良（90分＞得分≥80分）、中（80分>得分≥60分）、差（得分<60分）。", []),
        ("评价得分在90分（含）以上的为优秀，75分（含）至90分的为良好。", []),
        ("自评得分92分，评为“优”（90分及以上）。", ["92"]),
        ("自评总分在90分以上（含90分）为优，自评得分88.4分。", ["88.4"]),
        # What was had stands beside a grade as well.
        ("综合得分92.6分（良好）。", ["92.6"]),
        ("评价等级为良（86.5分）。", ["86.5"]),
        ("自评得分88分以上，等级为优。", ["88"]),
        ("优良率达到90%以上，得5分。", ["5"]),
        ("满意度在90分以上，该指标得5分。", ["5"]),
    ],
)
def test_the_line_between_two_grades_is_no_score(text: str, scores: list[str]) -> None:
    assert [str(figure.value) for figure in read(text) if figure.kind == "score"] == scores


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("评价指标体系由4个一级指标构成，总分100分。其中：决策15分、过程25分、产出35分、效益25分。", 5),
        ("指标体系满分100分，其中决策20分、过程20分、产出30分、效益30分。", 5),
        ("评价指标体系设投入10分、过程30分、产出30分、效果30分。", 4),
        ("一级指标分值分别为决策20分、过程20分、产出30分、效益30分，最终得分88分。", 4),
        # These were had, or are not all there is.
        ("综合得分100分，其中：决策15分、过程25分、产出30分、效益30分。", 0),
        ("综合评价得分86分，其中：决策14分、过程22分、产出26分、效益24分。", 0),
        ("自评得分情况：预算执行10分、产出50分、效益30分、满意度10分。", 0),
    ],
)
def test_a_list_that_makes_up_full_marks_says_what_can_be_had(text: str, weights: int) -> None:
    assert sum("weight" in figure.flags for figure in read(text)) == weights


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1.资金到位率。分值4分，得分3.8分。", ["资金到位率分值", "资金到位率得分"]),
        ("（2）绩效目标合理性。该指标满分6分，得分5分。", ["绩效目标合理性分值", "绩效目标合理性得分"]),
        ("③ 验收合格率\n分值8分，得8分。", ["验收合格率分值", "验收合格率得分"]),
        ("2.自评情况。得分92分。", ["得分"]),
        ("（三）评价结论\n综合得分90分。", ["得分"]),
    ],
)
def test_a_score_below_a_numbered_indicator_is_of_it(text: str, items: list[str]) -> None:
    found = [figure.item.partition("评价")[2] for figure in read(text, _EVALUATION) if figure.kind == "score"]
    assert found == items


def test_what_others_scored_is_no_self_evaluation() -> None:
    text = "综合得分86.35分，评价等级为“良”。单位自评得分95分。"
    items = [figure.item for figure in read(text, _EVALUATION)]
    assert [("评价" in item, "自评" in item) for item in items] == [(True, False), (True, False), (False, True)]
    assert all("自评" in figure.item for figure in read(text) if figure.kind == "score")


@pytest.mark.parametrize(
    ("kind", "title", "called"),
    [
        ("key_evaluation", "某县2022年度农村公路养护资金绩效评价报告", "评价"),
        ("department_evaluation", "某局部门评价报告", "评价"),
        ("policy_evaluation", None, "评价"),
        ("policy_evaluation", "某项政策绩效自评报告", "自评"),
        ("project_self_evaluation", "某项目绩效评价报告", "自评"),
        (None, None, "自评"),
    ],
)
def test_a_report_calls_its_scoring_by_who_did_it(kind: str | None, title: str | None, called: str) -> None:
    assert judged_by(kind, title) == called


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("本次评价对象为2022年度校舍维修专项资金1,860万元，评价基准日为2022年12月31日。", ["other"]),
        ("评价组抽查3个镇资金420万元，其中：甲镇180万元，乙镇140万元，丙镇100万元。", ["other"] * 4),
        ("检查发现违规资金36万元，其中：甲村12万元、乙村24万元。", ["other"] * 3),
        ("经核查，发现不合规资金18.6万元。", ["other"]),
        ("全县因灾直接经济损失3,600万元，其中农业2,100万元、房屋1,500万元。", ["other"] * 3),
        ("四个镇少安排预算204万元。", ["variance"]),
        # A part that says what it is keeps that; what comes after is told anew.
        ("因灾直接经济损失360万元，其中房屋120万元；全年支出50万元。", ["other", "other", "executed"]),
        ("抽查项目发现，全年支出校舍维修资金420万元，其中：甲镇180万元，乙镇240万元。", ["executed"] * 3),
    ],
)
def test_what_was_looked_at_lost_or_misused_is_no_spending_nor_are_its_parts(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text) if figure.kind == "money"] == measures
