"""Results of a self-evaluation as papers of their own: goals by number, a project's results behind the unit's."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY
from figure_kit import brief, read

from indexer.document import read_document
from indexer.model import Document


def items(text: str) -> list[str]:
    """Return the items without the body and the year."""
    return [f.item.removeprefix("松溪县民政局").removeprefix("松溪县").replace("2022年", "") for f in read(text)]


def paper(text: str) -> Document:
    """Read a text as a paper of its own."""
    return read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)


TITLES = ["部门整体绩效自评结果", "部门整体支出绩效评价结果", "部门整体绩效自评结果（摘要版）"]
BODY = "一、自评得分\n自评得分为95.7分。\n二、绩效目标完成情况\n{}\n"
RUN = "2023年部门整体支出年初预算468.2万元，调整后预算数521.3万元，全年执行数512.1万元，执行率98.24%。"


@pytest.mark.parametrize("title", TITLES)
def test_results_are_titled_as_reports_are(title: str) -> None:
    report = paper(f"2023年度松溪县教育局{title}\n{BODY.format(RUN)}").report
    assert (report.organisation, report.year) == ("松溪县教育局", 2023)
    assert report.title is not None and title[:6] in report.title


@pytest.mark.parametrize("among", ["其中：", "其中"])
def test_parts_of_a_revised_budget_are_revised(among: str) -> None:
    classes = "基本支出预算384.6万元，执行384.6万元，执行率100%；项目支出预算136.7万元，执行127.5万元"
    said = brief(f"{RUN}{among}{classes}。")
    assert [m for v, m, _ in said if v in (384.6, 136.7)] == ["revised_budget", "executed", "revised_budget"]


def test_parts_that_say_they_were_first_stay_so() -> None:
    text = "调整后预算521.3万元。其中：基本支出年初预算384.6万元，项目支出年初预算136.7万元。"
    assert [m for _, m, _ in brief(text)][1:] == ["initial_budget"] * 2


@pytest.mark.parametrize("goal", ["目标2：", "年度目标1：", "绩效目标3："])
def test_the_number_of_a_goal_tells_no_measure(goal: str) -> None:
    text = f"2.完成的绩效目标\n{goal}普惠率达到91%，较目标值提高1个百分点；发放民办园奖补资金38.6万元。"
    assert brief(text)[-1] == (38.6, "executed", 2022)


@pytest.mark.parametrize("fault", ["预算编制有待细化", "绩效指标尚需完善", "制度执行存在差距", "预算与项目脱节"])
def test_a_fault_heads_nothing(fault: str) -> None:
    named = items(f"三、存在的问题\n2.{fault}。年中追加预算53万元，占年初预算的11.35%。")
    assert not any(word in "".join(named) for word in ("有待", "尚需", "差距", "脱节"))


@pytest.mark.parametrize("plan", ["计划", "年初计划", "年度计划"])
def test_what_was_planned_for_a_fund_is_no_part_of_its_name(plan: str) -> None:
    assert items(f"教师培训经费{plan}28万元，实际支出23万元。")[1].startswith("教师培训经费实际支出")


@pytest.mark.parametrize("counted", ["120台（套）", "120台(套)", "120台"])
def test_what_was_bought_after_a_semicolon_is_named(counted: str) -> None:
    named = items(f"购置课桌椅320套，采购金额9.6万元；采购多媒体设备{counted}，金额24万元。")
    assert "多媒体设备" in named[-1] and "课桌椅" not in named[-1]


@pytest.mark.parametrize("done", ["的支付", "的支出", "的拨付", "支付工作"])
def test_what_will_be_paid_next_year_is_planned(done: str) -> None:
    text = f"四、下一步改进措施\n加快支出进度，2023年6月底前完成结转资金64万元{done}。"
    assert brief(text) == [(64, "planned", 2023)]


PROJECT = (
    "2023年度松溪县教育局部门整体绩效自评结果\n一、自评得分\n自评得分为95.7分。\n二、执行情况\n"
    "2023年调整后预算数521.3万元，全年执行数512.1万元。\n\n2023年度薄弱环节改善项目自评结果{}\n一、自评得分：93.8分\n"
    "二、绩效目标完成情况\n1.执行率情况。项目预算总额325万元，实际执行272.6万元。\n\n2023年度薄弱环节改善项目自评表\n"
    "填报日期：2024年3月26日\n项目名称\t薄弱环节改善项目\n主管部门\t松溪县教育局\t项目实施单位\t相关学校\n"
    "预算执行情况（万元）（20分）\t\t预算数（A）\t执行数（B）\t执行率（B/A）\t得分（20分*执行率）\n"
    "\t年度财政资金总额\t325\t272.6\t83.88%\t16.8\n"
)


@pytest.mark.parametrize("version", ["", "（摘要版）"])
def test_a_projects_results_are_the_projects(version: str) -> None:
    document = paper(PROJECT.format(version))
    told = {f.value: f.project for f in document.figures if f.kind == "money" and f.table is None}
    assert {str(value) for value, project in told.items() if project is not None} == {"325", "272.6"}


FORM = (
    "2023年度松溪县教育局部门整体绩效自评报告\n一、执行情况\n{}\n\n部门整体绩效自评表\n"
    "预算执行情况（万元）\t\t预算数（A）\t执行数（B）\t执行率（B/A）\t得分\n\t部门整体支出总额\t521.3\t512.1\t98.24%\t19.6\n"
)


def test_the_first_budget_is_not_held_to_the_cell_of_the_later_one() -> None:
    assert [f.rule for f in paper(FORM.format(RUN)).findings if f.outcome == "finding"] == []


def test_the_day_a_form_was_filled_in_is_not_its_year() -> None:
    document = paper(PROJECT.format(""))
    assert {f.year for f in document.figures if f.table is not None} == {2023}
    assert not any("填报日期" in f.item for f in document.figures)
