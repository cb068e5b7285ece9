"""What is no grade of the report, no class of people and no author of it: of several projects, of works."""

from __future__ import annotations

import pytest
from audit_kit import outcomes
from figure_kit import read
from metadata_kit import about

from indexer.structure.numbering import label_of


@pytest.mark.parametrize("lead", ["评价结论为", "评价等级为", "自评结果为", "评定等级为"])
@pytest.mark.parametrize("behind", ["“优”的8个、“良”的4个", "“良”的项目3个", "“优”等级的有5个"])
def test_how_many_projects_have_a_grade_is_no_grade(lead: str, behind: str) -> None:
    text = f"共评价12个项目，{lead}{behind}。"
    assert [figure for figure in read(text) if figure.kind == "grade"] == []


@pytest.mark.parametrize("none", ["无等级为“优”的项目", "没有评价等级为“差”的项目", "不存在等级为“差”的单位"])
def test_a_grade_that_nothing_has_is_none(none: str) -> None:
    assert [figure for figure in read(f"总体良好，{none}。") if figure.kind == "grade"] == []


@pytest.mark.parametrize("said", ["评价等级为“优”", "自评结果为“良”", "评价结论为“优”等级", "自评得分92分，等级为“优”"])
def test_the_report_s_own_grade_stays(said: str) -> None:
    assert [figure.kind for figure in read(f"{said}。")][-1] == "grade"


@pytest.mark.parametrize("said", ["工程质量评定为合格", "质量鉴定为合格", "产品检验结论为合格", "竣工验收评定为优良"])
def test_what_works_are_judged_to_be_is_no_score(said: str) -> None:
    title = "平江县交通运输局2022年度农村公路项目绩效自评报告"
    assert about(f"{title}\n一、基本情况\n公路已完工，{said}。").scores == ()


@pytest.mark.parametrize("levels", ["一级指标3个，二级指标9个，三级指标12个", "二级指标8个、三级指标12个"])
@pytest.mark.parametrize("lead", ["其中", "其中：", "包括"])
def test_levels_of_indicators_are_no_classes(levels: str, lead: str) -> None:
    assert outcomes(f"共设置绩效指标12个，{lead}{levels}。", "A17") == []


def test_classes_of_indicators_are_added_up() -> None:
    text = "共设置绩效指标12个，分别为产出指标7个，效益指标4个，满意度指标1个。"
    assert outcomes(text, "A17") == ["pass"]


@pytest.mark.parametrize("to", ["县财政局", "市民政局"])
def test_whom_a_letter_speaks_to_did_not_write_it(to: str) -> None:
    body = f"{to}：\n按照{to}的要求，我局对资金开展自评。{to}下达的任务已完成。"
    found = about(f"平江县2022年度某项补助资金绩效自评报告\n\n{body}\n一、基本情况\n到位90万元。")
    assert found.organisation is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("平江县2022年度转移支付财政衔接资金绩效评价自评报告", "transfer_evaluation"),
        ("平江县2022年度重点项目绩效评价报告", "key_evaluation"),
        ("平江县2022年度财政支出绩效评价报告", "key_evaluation"),
    ],
)
def test_a_self_evaluation_is_nobody_else_s(title: str, kind: str) -> None:
    assert about(f"{title}\n一、基本情况\n到位90万元。").report_type == kind


@pytest.mark.parametrize(("line", "value"), [("2.2021年度绩效目标", 2), ("3.2022年绩效目标。完成新建", 3)])
def test_a_year_may_stand_right_behind_a_number(line: str, value: int) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.style, label.value, label.printed) == ("num", value, f"{value}.")


@pytest.mark.parametrize("line", ["2.2021", "2.5万元", "2.2021万元", "2.20元"])
def test_a_number_with_decimals_is_none_of_a_list(line: str) -> None:
    assert label_of(line) is None


def test_goals_of_a_year_are_of_that_year() -> None:
    text = "二、绩效目标\n1.2021年度绩效目标。亩均投入1500元。\n2.2022年度绩效目标。亩均投入1950元。\n"
    assert [figure.year for figure in read(text)] == [2021, 2022]


@pytest.mark.parametrize("limit", ["不低于", "不少于", "不超过", "≥", "≤", "为不低于", "应不高于"])
def test_what_a_goal_is_held_to_is_no_part_of_its_name(limit: str) -> None:
    for figure in read(f"培训合格率年初指标值{limit}90%，亩均投入{limit}1500元。"):
        assert not figure.item.endswith((limit, "为", "应"))


def test_what_was_reached_is_no_goal() -> None:
    measures = [figure.measure for figure in read("合格率年初指标值为不低于85%，全年实际完成值100%。")]
    assert measures == ["target", "achieved"]
