"""In a budget that is disclosed, what is called spending or income is budget; elsewhere it is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_kit import VOCABULARY, read

from indexer.document import read_document
from indexer.meaning.of_budget import heading_of_budget
from indexer.regions import Gazetteer

REGIONS = Gazetteer.load([Path("eval/samples/regions.tsv")])
TITLES = (
    "松陂县民政局2022年部门预算公开",
    "松陂县民政局2022年部门预算及“三公”经费预算编制说明",
    "松陂县民政局2022年“三公”经费预算情况说明",
    "松陂县2022年政府预算公开",
)


def measures(text: str) -> list[str]:
    found = read_document(text.encode(), "a.txt", VOCABULARY, REGIONS).figures
    return [f.measure for f in found if f.kind == "money"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "said",
    [
        "本年一般公共预算支出90万元",
        "一般公共预算拨款90万元",
        "一般公共预算拨款收入90万元",
        "支出包括：教育支出90万元",
        "基本支出90万元",
        "农林水支出类科目90万元",
        "公务接待费支出90万元",
        "货物类采购90万元",
        "财政拨款收支总预算90万元",
    ],
)
def test_all_of_a_budget_is_budget(title: str, said: str) -> None:
    assert measures(f"{title}\n\n一、收支情况说明\n2022年{said}。") == ["initial_budget"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("上年结转6万元", "carry_in"),
        ("比上年减少6万元", "change"),
        ("2021年支出6万元", "previous"),
        ("上年实际支出6万元", "previous"),
        ("采购合同金额6万元", "contract"),
    ],
)
def test_what_a_budget_tells_beside_itself(title: str, said: str, measure: str) -> None:
    assert measures(f"{title}\n\n一、收支情况说明\n{said}。") == [measure]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("一、2021年预算执行情况", "executed"),
        ("二、2022年预算草案", "initial_budget"),
        ("二、2022年收支预算安排情况", "initial_budget"),
        ("三、绩效自评情况", "executed"),
    ],
)
def test_headings_part_what_was_done_from_what_is_planned(heading: str, measure: str) -> None:
    text = f"关于松陂县2021年预算执行情况和2022年预算草案的报告\n\n{heading}\n教育支出9亿元，其中：基本支出5亿元。"
    assert measures(text) == [measure] * 2


@pytest.mark.parametrize(
    "title",
    [
        "松陂县民政局2022年度部门决算公开",
        "松陂县民政局2022年部门预算绩效自评报告",
        "松陂县民政局2022年“三公”经费支出情况说明",
    ],
)
def test_other_reports_say_what_they_say(title: str) -> None:
    assert measures(f"{title}\n\n一、收支预算执行情况\n支出90万元，收入80万元。") == ["executed", "income"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("项目支出预算9元，占支出总预算的4%。\n五、支出情况说明\n教育支出90元。", "initial_budget"),
        ("项目支出预算9元，占支出总预算的4%，实际支出8元。\n五、支出情况说明\n教育支出90元。", "executed"),
        ("五、支出情况说明\n教育支出90元。", "executed"),
    ],
)
def test_a_text_that_has_lost_its_title(text: str, measure: str) -> None:
    assert measures(text)[-1] == measure


@pytest.mark.parametrize(
    ("heading", "of_budget"),
    [
        ("四、财政拨款收支预算总体情况说明", True),
        ("一般公共预算安排情况", True),
        ("五、一般公共预算支出情况说明", None),
        ("八、政府性基金预算支出决算情况说明", False),
        ("二、支出与年初预算对比情况", False),
        ("国有资产占用情况", None),
    ],
)
def test_which_headings_speak_of_a_budget(heading: str, of_budget: bool | None) -> None:
    assert heading_of_budget(heading) is of_budget


@pytest.mark.parametrize("from_what", ["一般公共预算财政拨款安排的", "财政拨款安排的", "一般公共预算安排的"])
@pytest.mark.parametrize("what", ["“三公”经费支出", "机关运行经费支出", "会议费支出", "“三公”经费支出合计"])
def test_what_spending_was_paid_from(from_what: str, what: str) -> None:
    found = read(f"{from_what}{what}2.05万元，年初预算为2.95万元，差值为0.9万元。其中：公务接待费支出2.05万元。")
    assert [f.measure for f in found] == ["executed", "initial_budget", "variance", "executed"]


@pytest.mark.parametrize(
    "called",
    [
        "出国（境）经费、车辆运行费、公务接待费（简称“三公”经费）",
        "公务接待费，公车运行费（“三公”经费）",
        "财政预算拨款“三公”经费",
    ],
)
def test_what_a_list_is_called_is_what_its_sum_is_of(called: str) -> None:
    figure = read(f"{called}支出合计24.7万元。")[0]
    assert figure.item == "松溪县民政局2022年“三公”经费支出合计" and figure.shared_with == ()


def test_a_change_behind_the_last_part_is_its_own() -> None:
    parts = "公务用车费8万元，与上年持平；公务接待费2万元，比上年减少1万元。"
    assert "公务接待费" in read(f"“三公”经费10万元。其中：{parts}")[-1].item


def test_adjusted_budgets_and_counts_name_no_project() -> None:
    found = read("实施项目15个（含2020年转列5个），年初批复预算8个项目98万元，调整预算后项目预算86万元。")
    assert [(f.measure, f.year, f.project) for f in found] == [
        ("initial_budget", 2022, None), ("revised_budget", 2022, None)
    ]  # fmt: skip


@pytest.mark.parametrize("others", ["会议费2万元、培训费3万元", "其他交通费5万元"])
def test_other_parts_behind_those_of_the_definition(others: str) -> None:
    text = "松陂县2022年度“三公”经费决算说明\n\n一、支出情况\n“三公”经费决算数合计15万元，其中：因公出国（境）费0万元、"
    text += f"公务用车购置费4万元、公务用车运行维护费3万元、公务接待费3万元、{others}。"
    findings = read_document(text.encode(), "a.txt", VOCABULARY, REGIONS).findings
    assert [f.outcome for f in findings if f.rule == "A15"] == ["not_checkable"]


def test_parts_that_do_not_reconcile_are_still_found() -> None:
    text = "松陂县2022年度“三公”经费决算说明\n\n一、支出情况\n“三公”经费决算数合计15万元，其中：因公出国（境）费0万元、"
    text += "公务用车购置费4万元、公务用车运行维护费3万元、公务接待费3万元。会议费2万元。"
    findings = read_document(text.encode(), "a.txt", VOCABULARY, REGIONS).findings
    assert [f.outcome for f in findings if f.rule == "A15"] == ["finding"]


def test_of_the_department_says_nothing_of_what_it_is_for() -> None:
    found = read("部门基本支出预算70万元，其中：人员支出59万元。部门专项项目预算7万元。部门政府采购预算0元。")
    assert not any("部门" in f.item or f.project for f in found)


def test_a_section_on_an_earlier_year_tells_its_own_account() -> None:
    text = "一、2022年“三公”经费预算安排情况\n2022年度“三公”经费预算总计21万元。\n"
    text += "二、2021年“三公”经费决算情况\n2021年度“三公”经费合计支出20万元，其中：公务接待费12万元。"
    found = read_document(text.encode(), "a.txt", VOCABULARY, REGIONS).figures
    assert [(f.measure, f.year) for f in found] == [("initial_budget", 2022), ("executed", 2021), ("executed", 2021)]
