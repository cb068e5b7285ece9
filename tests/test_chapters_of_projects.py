"""Reports on several projects, chapter by chapter; halves of spending under their headings; costs of a proposal."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes
from figure_kit import brief, read

from indexer.document import read_document

CHAPTERS = (
    "一、基本公共卫生服务项目\n（一）项目概况\n年初预算324万元。\n（二）资金使用\n全年支出318万元。\n（三）自评得分：96.3分。\n"
    "二、“银发关怀”补助项目\n（一）项目概况\n年初预算165万元。\n（二）资金使用\n全年支出159万元。\n（三）自评得分：95分\n"
    "三、免费服药与救治管理项目\n（一）项目概况\n年初预算280万元。\n（二）资金使用\n全年支出231万元。\n（三）自评得分：92.5分\n"
    "四、存在的问题\n拨付较慢。\n五、结论\n三个项目平均得分94.6分。\n"
)


@pytest.mark.parametrize("title", ["基本公共卫生服务等三个项目", "卫生健康领域3个项目", "三个专项资金"])
def test_each_chapter_of_a_report_on_several_projects_is_about_one(title: str) -> None:
    text = f"松溪县卫生健康局2022年度{title}绩效自评报告\n现将三个项目自评情况报告如下：\n{CHAPTERS}"
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    chapters = [section for section in document.sections if section.level == 1][-5:]
    assert [section.type for section in chapters[:3]] == ["project_performance"] * 3
    told = {int(figure.value): figure for figure in document.figures if figure.kind == "money" and figure.value}
    for names, amounts in (("基本公共卫生服务", (324, 318)), ("银发关怀", (165, 159)), ("免费服药与救治", (280, 231))):
        assert all(names in told[amount].item and names in (told[amount].project or "") for amount in amounts)
    assert all("等三个" not in figure.item and "3个" not in figure.item for figure in document.figures)
    assert not [score for score in document.report.scores if score.scope.startswith("(")]
    assert not [check for check in document.findings if check.rule == "B03" and check.outcome == "finding"]


def test_points_that_are_no_chapters_are_still_counted() -> None:
    text = "二、主要做法\n采取三项措施：（一）抓调度；（二）抓督查；（三）抓问责；（四）抓公开。\n"
    assert "finding" in outcomes(text, "B03")


@pytest.mark.parametrize("words", ["本年支出", "2022年支出", "支出决算", "全年实际支出为", "支出"])
@pytest.mark.parametrize("half", ["基本支出", "项目支出"])
def test_spending_right_under_the_heading_of_a_half_is_of_that_half(words: str, half: str) -> None:
    text = f"二、一般公共预算支出情况\n（一）{half}情况\n{words}96万元，较上年90万元增加6万元。"
    assert all(half in figure.item for figure in read(text))


@pytest.mark.parametrize("words", ["2022年总支出", "2022年预算收入", "支出合计"])
def test_the_whole_is_told_under_such_headings_too(words: str) -> None:
    text = f"二、一般公共预算支出情况\n（一）基本支出情况\n{words}96万元。"
    assert "基本支出" not in read(text)[0].item


@pytest.mark.parametrize("words", ["全年增加支出", "需增加预算", "年需增加", "预计每年增加投入约"])
def test_what_a_proposal_costs_is_planned(words: str) -> None:
    text = f"建议将护渠员补贴由每月700元提高到1,000元，{words}15万元。"
    assert brief(text)[-1] == (15, "planned", 2023)


def test_what_was_raised_cost_what_it_cost() -> None:
    assert brief("2022年将护渠员补贴由每月700元提高到1,000元，全年增加支出15万元。")[-1] == (15, "executed", 2022)


@pytest.mark.parametrize(("words", "direction"), [("比年度指标值85%高", "over"), ("较目标值90%低", "under")])
def test_points_behind_a_goal_are_by_how_much_it_was_passed(words: str, direction: str) -> None:
    figure = read(f"规律服药率88.5%，{words}3.5个百分点。")[-1]
    assert (figure.measure, figure.direction) == ("variance", direction)


def test_what_a_project_consists_of_is_not_what_it_is_called() -> None:
    figures = read("一、项目概况\n该项目由应急救助、免费服药、以奖代补三部分组成。2022年预算280万元，支出231万元。")
    assert all("组成" not in figure.item for figure in figures)


@pytest.mark.parametrize("number", ["项目{}  ", "项目{}　", "项目{}：", "项目（{}）", "子项目{}、"])
@pytest.mark.parametrize("digits", ["一二", "12"])
def test_chapters_are_numbered_as_projects_in_many_ways(number: str, digits: str) -> None:
    first, second = (number.format(digit) for digit in digits)
    text = (
        "松溪县退役军人事务局2022年度项目支出绩效自评报告\n我局对2个项目开展了自评，情况如下。\n"
        f"{first}义务兵家庭优待金\n（一）资金情况\n年初预算486万元，支出471万元。\n（二）绩效情况\n发放及时。\n"
        f"{second}烈士纪念设施维护\n（一）资金情况\n年初预算65万元，追加22万元，执行84万元。\n"
        "存在的问题\n预算编得偏粗，有2.5万元没有用完。\n改进措施\n从2023年起发放看护补助，每人每年1,200元。\n"
    )
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    money = [figure for figure in document.figures if figure.kind == "money" and figure.value]
    told = {float(figure.value or 0): figure.project for figure in money}
    assert {told[486.0], told[471.0]} == {"义务兵家庭优待金"}
    assert {told[65.0], told[22.0], told[84.0]} == {"烈士纪念设施维护"}
    assert told[2.5] is None
    assert told[1200.0] not in ("义务兵家庭优待金", "烈士纪念设施维护")
    levels = {document.text[s.start : s.start + 2]: s.level for s in document.sections}
    assert levels["存在"] == levels["改进"] == levels["项目" if number.startswith("项目") else "子项"] == 1


def test_problems_that_every_project_tells_stand_under_it() -> None:
    text = (
        "松溪县教育局2022年度项目支出绩效自评报告\n项目一：校车补助\n（一）资金情况\n支出30万元。\n存在的问题\n线路偏少。\n"
        "项目二：营养改善\n（一）资金情况\n支出40万元。\n存在的问题\n食堂偏小。\n"
    )
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert [s.level for s in document.sections if document.text.startswith("存在的问题", s.start)] == [2, 2]
