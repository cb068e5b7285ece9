"""What reports on one fund over many places print: tables of a cell to a line, works by their size, orders, misuse."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import Document, read_document


def read(text: str) -> Document:
    """Return a document whose body is a text."""
    return read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)


@pytest.mark.parametrize(
    "named", ["县（区）", "市（州）", "镇（街道）", "旗县", "村（居）", "承担任务", "救助类别", "乡（镇）"]
)
def test_a_table_of_a_cell_to_a_line_is_read_whatever_names_its_rows(named: str) -> None:
    rows = "柳镇\n120\n118\n110.5\n7.5\n桥镇\n80\n80\n76.2\n3.8\n合计\n200\n198\n186.7\n11.3"
    text = f"表1 资金执行情况表\n单位：万元\n{named}\n下达资金\n到位资金\n支出资金\n结转资金\n{rows}\n（二）管理情况。"
    found = [(figure.table.row, figure.measure) for figure in read(text).figures if figure.table]
    measures = ("allocated", "received", "executed", "carryover")
    assert found == [(row, measure) for row in ("柳镇", "桥镇", "合计") for measure in measures]


def test_words_in_lines_of_their_own_are_no_table() -> None:
    text = "工作重点\n全面落实\n规范管理\n注重实效\n柳镇\n120\n118\n桥镇\n80"
    assert not any(figure.table for figure in read(text).figures)


def test_a_form_of_indicators_without_scores_has_targets_and_results() -> None:
    text = (
        "附件\n转移支付绩效自评表\n绩效指标\n一级指标\n二级指标\n三级指标\n指标值\n全年实际完成值\n"
        "产出指标\n数量指标\n新建渠道（公里）\n12\n12.4\n质量指标\n验收合格率\n100%\n98%\n因雨未验\n"
        "效益指标\n经济效益指标\n新增产值\n≥180万元\n186万元\n满意度指标\n群众满意度\n≥90%\n94.6%\n"
    )
    document = read(text)
    assert [(str(figure.value), figure.measure) for figure in document.figures] == [
        ("100", "target"), ("98", "achieved"), ("180", "target"), ("186", "achieved"), ("90", "target"),
        ("94.6", "achieved"),
    ]  # fmt: skip
    assert not any("二级指标" in figure.item for figure in document.figures)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石河治理工程治理河长12.4公里，批复概算320万元，完成投资260万元。", "青石河治理工程"),
        ("其中：长桥水库除险加固工程加固大坝1座，概算投资320万元，完成投资260万元。", "长桥水库除险加固工程"),
        ("城关小学教学楼项目建筑面积3,200平方米，总投资860万元，到位资金600万元。", "城关小学教学楼项目"),
        ("城关小学教学楼建筑面积3,200平方米，概算投资860万元，到位资金600万元。", "城关小学教学楼"),
        ("（2）城北污水处理厂占地30亩，总投资860万元，到位资金600万元。", "城北污水处理厂"),
        ("2022年，柳镇人居环境整治项目改造户厕320座，计划投资96万元，完成投资90万元。", "柳镇人居环境整治项目"),
    ],
)
def test_a_work_whose_size_is_told_is_what_the_amounts_behind_are_of(text: str, name: str) -> None:
    items = [figure.item for figure in read(text).figures]
    assert len(items) == 2
    assert all(name in item for item in items)


def test_each_work_of_a_sentence_has_its_own_amounts() -> None:
    text = (
        "其中长溪河治理工程治理河长12.4公里，概算总投资386万元，完成投资312万元；"
        "清溪河治理工程治理河长15.8公里，概算总投资432万元。"
    )
    items = [figure.item for figure in read(text).figures]
    assert ["长溪河" in item for item in items] == [True, True, False]
    assert "清溪河治理工程2" in items[2]  # not 治理河长


@pytest.mark.parametrize(
    "text",
    [
        "本项目建筑面积3,200平方米，总投资860万元。",
        "新建项目占地30亩，投资60万元。",
        "完成主体工程面积3.42万亩，投资60万元。",
        "各镇水利工程新建渠道12公里，投资60万元。",
    ],
)
def test_what_names_no_work_names_none(text: str) -> None:
    assert all(figure.project is None for figure in read(text).figures)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("督促柳镇于6月底前补齐配套资金20万元。", "planned"),
        ("建议县财政局在2024年预算中补足配套资金30万元。", "planned"),
        ("要求各镇于年底前拨付补助资金30万元。", "planned"),
        ("责成县水利局将配套资金30万元落实到位。", "planned"),
        ("按要求拨付资金30万元。", "executed"),
        ("督促已拨付资金30万元尽快使用。", "executed"),
        ("督促施工单位退回多付工程款3万元。", "returned"),
    ],
)
def test_what_is_ordered_to_be_paid_is_planned(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text).figures] == [measure]


def test_who_is_told_to_do_it_is_no_item() -> None:
    first, second = read("督促甲县、乙县于6月底前将配套资金54万元筹措到位；对结转的116万元加快支出。").figures
    assert "督促" not in first.item
    assert "督促" not in second.item
    assert "对结转" not in second.item


@pytest.mark.parametrize(
    "text",
    [
        "审计发现，柳镇挪用水利资金38万元。2022年收到资金145万元，支出139万元。",
        "63名死亡人员死亡后继续享受低保金9.4万元。全年收到资金145万元，支出139万元。",
        "柳镇虚报项目套取资金9.4万元。全年收到资金145万元，支出139万元。",
    ],
)
def test_what_is_told_behind_a_misuse_is_not_of_it(text: str) -> None:
    first, *rest = read(text).figures
    assert first.measure == "other"
    assert first.project is None
    assert len(rest) == 2
    assert not any("柳镇" in figure.item or "死亡" in figure.item for figure in rest)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("直接增加农业产值约1,860万元。", "农业产值2"),
        ("洪灾减灾效益约2,400万元。", "减灾效益2"),
        ("全年节约20万元。", "节约"),
    ],
)
def test_about_is_no_part_of_a_name(text: str, item: str) -> None:
    assert item in read(text).figures[0].item


def findings(text: str) -> list[str]:
    """Return the rules that find something wrong."""
    return [check.rule for check in read(text).findings if check.outcome == "finding"]


def test_a_share_of_the_plan_for_a_year_is_not_one_of_another_works_amount() -> None:
    text = "长溪河治理工程完成投资3,120万元；清溪河治理工程概算4,320万元，完成投资2,460万元，占年度计划的84.25%。"
    assert "A09" not in findings(text)


def test_the_budget_of_a_level_is_not_told_again_by_what_it_should_have_given() -> None:
    text = (
        "2022年资金预算4,863万元，其中：中央财政资金2,948万元，省级财政资金1,225万元，县级财政资金690万元。\n\n"
        "六、存在的问题\n县级财政应安排资金690万元，实际安排479万元，少安排211万元。"
    )
    assert "B01" not in findings(text)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("收回资金30万元，其中：柳镇20万元、桥镇10万元。", ["returned"] * 3),
        ("全年节约资金30万元，其中：柳镇20万元、桥镇10万元。", ["saving"] * 3),
        ("带动增收300万元，其中：柳镇200万元、桥镇100万元。", ["achieved"] * 3),
        # Parts that do not come to it, or have no name, are told of what was spoken of before.
        ("全年支出300万元，节约30万元，其中柳镇200万元、桥镇100万元。", ["executed", "saving", "executed", "executed"]),
        ("退回资金21万元，其中19万元核实后重新发放，2万元未发放。", ["returned", "executed", "arrears"]),
    ],
)
def test_parts_of_what_came_back_or_was_saved_are_no_spending(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text).figures] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("对128户脱贫户贷款862万元给予贴息。", "other"),
        ("为种粮大户提供贷款本金320万元，予以贴息。", "other"),
        ("全年发放贷款贴息32万元。", "executed"),
    ],
)
def test_a_loan_whose_interest_is_paid_is_no_spending(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text).figures] == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "配套资金比上年的20万元增加3万元。",
        "到位资金较上年的20万元增加3万元。",
        "县级资金较上年的20万元增长15%。",
        "支出较上年的20万元增加3万元。",
    ],
)
def test_what_an_amount_is_compared_with_is_of_before(text: str) -> None:
    assert [figure.measure for figure in read(text).figures] == ["previous", "change"]


def test_the_rest_is_not_of_the_place_named_last() -> None:
    text = (
        "分乡镇看，柳镇1,256万元，桥镇1,832万元，石镇968万元，清镇1,140万元，马镇746万元，"
        "其余资金由县直部门组织实施，共2,982万元。"
    )
    document = read(text)
    assert "马镇" in document.figures[-2].item
    assert "马镇" not in document.figures[-1].item
    assert not any(check.rule == "A12" and check.outcome == "finding" for check in document.findings)


def test_a_fund_before_what_was_paid_is_what_was_given() -> None:
    rows = "柳镇\t13.1\t12.5\t13.0\t12.3\n桥镇\t9.2\t8.1\t9.0\t8.0"
    text = f"单位：万元\n乡镇\t计划投资\t衔接资金\t完成投资\t支付资金\n{rows}"
    found = [figure.measure for figure in read(text).figures if figure.table and figure.table.row == "柳镇"]
    assert found == ["planned", "allocated", "executed", "executed"]
