"""Rates, shares, changes and balances whose amounts stand in other lines or in tables, or beside their change."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes

from indexer.document import read_document

PROJECT = "某某县水利局2021年度河道管护补助资金绩效自评报告\n一、资金情况\n"


def of_project(text: str, rule: str) -> list[str]:
    document = read_document(f"{PROJECT}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [finding.outcome for finding in document.findings if finding.rule == rule and finding.outcome != "pass"]


def wrong(text: str, rule: str) -> int:
    return outcomes(text, rule).count("finding")


BUDGET = "年初预算1,420.00万元，年中追加186.52万元，全年调整预算1,606.52万元。\n二、支出情况\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年支出1,548.26万元，预算执行率96.37%。", 0),
        ("全年支出1,548.26万元，预算执行率93.67%。", 1),
        ("全年支出1,548.26万元，预算执行率95.37%。", 1),
        ("全年支出1,558.26万元，预算执行率96.37%。", 1),
        # Of the initial budget, of another scope, of a part of the year, about so much, of something not printed.
        ("全年支出1,548.26万元，预算执行率109.03%。", 0),
        ("一般公共预算财政拨款支出1,302.40万元，预算执行率98.21%。", 0),
        ("截至6月底支出702.40万元，预算执行率44.10%。", 0),
        ("全年支出1,548.26万元，执行率约96%。", 0),
        ("全年支出1,548.26万元，支出进度达98.72%。", 0),
        ("项目支出612.30万元，项目预算执行率91.05%。", 0),
        # What is off is printed: the budget of the rate does not hold what was taken back.
        ("全年支出1,548.26万元，预算执行率97.59%。年底财政收回指标20.00万元。", 0),
    ],
)
def test_an_execution_rate_whose_budget_stands_before(text: str, expected: int) -> None:
    assert wrong(BUDGET + text, "A11") == expected


def test_an_execution_rate_is_told_against_the_nearest_budget() -> None:
    text = "年初预算1,420.00万元，追加186.52万元，全年预算1,606.52万元，全年支出1,548.26万元，预算执行率为97.37%。"
    document = read_document(
        f"某某县水利局2021年度部门整体支出绩效自评报告\n一、资金\n{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER
    )
    found = [f for f in document.findings if f.rule == "A11"]
    assert [f.outcome for f in found] == ["finding"]
    assert [side.quote for side in found[0].sides][-1].endswith("1,606.52万元")


SPENT = "2021年支出合计2,836.40万元，其中基本支出1,512.16万元，项目支出1,324.24万元。\n二、项目支出\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.河道清淤482.65万元，占项目支出的36.45%。", 0),
        ("1.河道清淤482.65万元，占项目支出的34.65%。", 1),
        ("1.河道清淤482.65万元，占项目支出总额的36.95%。", 1),
        ("1.河道清淤482.65万元，占支出总额的17.92%。", 1),
        ("本次评价涉及资金1,342.24万元，占项目支出总额的100%。", 1),
        # Another whole, a share of people, cut off, about, a far one, of a part, of another year, another subject.
        ("1.河道清淤482.65万元，占全县水利投资的34.65%。", 0),
        ("1.河道清淤482.65万元，占一般公共预算财政拨款支出的34.65%。", 0),
        ("1.河道清淤482.65万元，占项目支出的36.44%。", 0),
        ("1.河道清淤482.65万元，占项目支出的比例约34.65%。", 0),
        ("1.河道清淤482.65万元，占项目支出的52.08%。", 0),
        ("本次评价涉及资金1,106.50万元，占项目支出总额的100%。", 0),
        ("本次抽查资金1,106.50万元，占项目支出的83.56%。", 0),
        ("1.河道清淤482.65万元，劳务费占项目支出的34.65%。", 0),
        ("1.河道清淤482.65万元，2020年占项目支出的34.65%。", 0),
    ],
)
def test_a_share_of_a_whole_that_is_named(text: str, expected: int) -> None:
    assert wrong(SPENT + text, "A09") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("调整后预算862.40万元。\n二、资金使用\n全年支出815.36万元，占调整后预算的94.55%。", []),
        ("调整后预算862.40万元。\n二、资金使用\n全年支出815.36万元，占调整后预算的95.45%。", ["finding"]),
        (
            "调整后预算862.40万元，到位资金842.10万元。\n二、资金使用\n全年支出815.36万元，占到位资金的98.62%。",
            ["finding"],
        ),
        ("调整后预算862.40万元，到位资金842.10万元。\n二、资金使用\n全年支出815.36万元，占到位资金的96.82%。", []),
    ],
)
def test_a_share_of_the_budget_of_a_project(text: str, expected: list[str]) -> None:
    assert [each for each in of_project(text, "A09") if each != "rounding"] == expected


SOURCES = "项目支出按来源分：中央补助{}万元、省级补助240.50万元、市级配套180.00万元，"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The share has a subject of its own: it is not that of the amount before it.
        (SOURCES.format("845.50") + "中央补助占66.79%。", 0),
        (SOURCES.format("845.50") + "其中省级补助占19.00%。", 0),
        ("中央下达845.50万元，省级下达240.50万元，合计1,266.00万元，其中中央占66.79%、省级占19.00%。", 0),
        ("全年支出1,266.00万元，其中人员经费845.50万元，占66.79%。", 0),
        ("全年支出1,266.00万元，其中人员经费845.50万元，占67.69%。", 1),
    ],
)
def test_a_share_is_of_what_it_names(text: str, expected: int) -> None:
    assert wrong(text, "A09") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年支出1,086.40万元，其中移交项目60.00万元，按可比口径2020年为1,026.40万元。"
         "2021年比可比口径增加98.12万元，增长9.56%。", 0),
        ("2020年支出1,086.40万元，2021年支出1,184.52万元，比上年增加98.12万元，增长9.03%。", 0),
        ("2020年支出1,086.40万元，2021年支出1,184.52万元，比上年增加98.12万元，增长9.30%。", 1),
    ],
)  # fmt: skip
def test_a_rate_of_change_over_a_base_that_was_made_comparable(text: str, expected: int) -> None:
    assert wrong(text, "A08") == expected


THREE = (
    "2021年“三公”经费支出{}万元，完成预算的{}%，{}。\n"
    "三公经费支出情况表\n单位：万元\n项目\t2020年决算数\t2021年预算数\t2021年决算数\n"
    "公务用车运行维护费\t9.40\t9.00\t8.12\n公务接待费\t3.36\t3.50\t2.85\n合计\t12.76\t12.50\t10.97\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THREE.format("10.97", "87.76", "比上年减少1.79万元"), 0),
        (THREE.format("10.97", "87.76", "比上年增加1.79万元"), 1),
        (THREE.format("10.97", "87.76", "较2020年增长1.79万元"), 1),
        # Against the budget, of a part, about, without what was bought once, a far one.
        (THREE.format("10.97", "87.76", "比预算减少1.53万元"), 0),
        (THREE.format("10.97", "87.76", "其中公务接待费比上年减少0.51万元"), 0),
        (THREE.format("10.97", "87.76", "比上年减少约1.80万元"), 0),
        (THREE.format("10.97", "87.76", "剔除一次性因素后同口径增加1.79万元"), 0),
    ],
)
def test_a_change_between_the_columns_of_a_table(text: str, expected: int) -> None:
    assert wrong("二、“三公”经费支出情况\n" + text, "A14") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，本年比上年增加70.55万元。", []),
        ("全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，本年比上年增加75.05万元。", ["finding"]),
        ("全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，本年比上年增加60.55万元。", ["finding"]),
        ("全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，本年比上年减少70.55万元。", ["finding"]),
        # Of one source, without what is printed, of another thing, of half a year.
        ("全年支出683.40万元。\n二、与上年比较\n2020年省级资金312.85万元，省级资金比上年增加20.00万元。", []),
        (
            "全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，含一次性补助20.00万元，比上年增加90.55万元。",
            [],
        ),
        ("全年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，人员经费比上年增加60.55万元。", []),
        ("上半年支出683.40万元。\n二、与上年比较\n2020年支出612.85万元，全年比上年增加120.36万元。", []),
    ],
)
def test_a_change_of_a_project_whose_amount_stands_before(text: str, expected: list[str]) -> None:
    assert [each for each in of_project(text, "A14") if each == "finding"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("群众满意度92.4%，上年为93.6%，同比下降1.2个百分点。", ["pass"]),
        ("群众满意度92.4%，上年为93.6%，同比上升1.2个百分点。", ["finding"]),
        ("群众满意度由2020年的93.6%下降到92.4%，下降2.1个百分点。", ["finding"]),
        ("覆盖率92.44%，上年为93.6%，下降1.2个百分点。", ["rounding"]),
        # A relative change, two things, a target, another year between, the change of what comes next.
        ("群众满意度92.4%，上年为93.6%，下降1.28%。", []),
        ("群众满意度92.4%，企业满意度93.6%，上升1.2个百分点。", []),
        ("群众满意度92.4%，目标值为90%，提高2.4个百分点。", []),
        ("群众满意度92.4%，上年为93.6%。办结率提高1.2个百分点。", []),
        ("合格率92.4%，2019年为90.1%，2020年为91.6%，上升0.8个百分点。", []),
        ("群众满意度92.4%，上年为93.6%，回收率上升1.2个百分点。", []),
    ],
)
def test_percentages_beside_their_change(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A14") == expected


LEFT = "上年结转182.40万元，本年下达1,246.00万元。\n二、资金使用\n2021年支出{}万元，年末结转{}万元{}。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEFT.format("1,163.28", "265.12", ""), []),
        (LEFT.format("1,163.28", "256.12", ""), ["finding"]),
        (LEFT.format("1,163.28", "265.72", ""), ["finding"]),
        (LEFT.format("1,136.28", "265.12", ""), ["finding"]),
        # Taken back, by an amount that is or is not printed; carried over for years; far off; of one source; about.
        (LEFT.format("1,163.28", "245.12", "，另有20万元由财政收回"), []),
        (LEFT.format("1,163.28", "245.12", "，其余由县财政统筹调剂"), []),
        (LEFT.format("1,163.28", "865.12", "，为历年累计数").replace("年末结转", "年末累计结转"), []),
        (LEFT.format("1,163.28", "98.40", ""), []),
        (LEFT.format("1,163.28", "65.12", "").replace("年末结转", "年末结转省级资金"), []),
        (LEFT.format("1,163.28", "约265", ""), []),
        # This year's money and what was carried in are told apart.
        (LEFT.format("1,163.28", "82.72", "").replace("年末结转", "本年下达资金结余"), []),
    ],
)
def test_the_balance_of_a_project(text: str, expected: list[str]) -> None:
    assert [each for each in of_project(text, "A06") if each == "finding"] == expected


ARRIVED = "计划总投资4,860.00万元，其中县级配套1,215.00万元。\n二、到位情况\n县级配套到位{}万元，尚有{}万元{}。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARRIVED.format("936.50", "278.50", "未到位"), 0),
        (ARRIVED.format("963.50", "278.50", "未到位"), 1),
        (ARRIVED.format("936.50", "287.50", "因财力紧张未到位"), 1),
        (ARRIVED.format("936.50", "278.60", "未下达"), 1),
        # What has not been spent, a part of what is wanting, another source's plan.
        (ARRIVED.format("936.50", "187.50", "未支付"), 0),
        (ARRIVED.format("936.50", "120.00", "未到位"), 0),
        (ARRIVED.format("963.50", "278.50", "未到位").replace("县级配套到位", "群众自筹到位"), 0),
        (ARRIVED.format("936.50", "约280", "未到位"), 0),
    ],
)
def test_what_has_not_arrived(text: str, expected: int) -> None:
    assert of_project(text, "A07").count("finding") == expected


def test_a_total_and_its_part_in_one_column_are_two_things() -> None:
    table = (
        "全年调整后预算3,448.20万元，全年支出3,410.60万元。\n二、自评表\n单位：万元\n"
        "项目\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t2,900.00\t3,484.20\t3,446.60\t10\t98.92%\t9.89\n"
        "其中：一般公共预算\t2,900.00\t3,448.20\t3,410.60\t　\t　\t　\n"
        "其他资金\t0\t36.00\t36.00\t　\t　\t　\n"
    )
    assert wrong(table, "B01") == 0


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("全年安排资金1,280.00万元，实际到位1,152.00万元，到位率{}%。", "A11", ("90.00", "99.00")),
        ("实际到位1,152.00万元，实际支出1,098.46万元，资金使用率{}%。", "A11", ("95.35", "93.55")),
        ("合同总价1,246.80万元，已支付1,059.78万元，占合同总价的{}%。", "A09", ("85.00", "88.50")),
        ("合同总价1,246.80万元，已支付1,059.78万元，未支付{}万元。", "A07", ("187.02", "178.02")),
        ("2021年度支出总计3,210.50万元，其中本年支出3,088.74万元，年末结转{}万元。", "A06", ("121.76", "121.67")),
        ("中央资金801.60万元，省级资金480.00万元，合计1,281.60万元，其中中央资金占{}%。", "A09", ("62.55", "65.25")),
        # Right, though of something else or not all of it.
        ("全年安排资金1,280.00万元，年中追加60.00万元，实际到位1,152.00万元，到位率{}%。", "A11", ("85.97", "")),
        ("实际到位1,152.00万元，上年结转40.00万元，实际支出1,098.46万元，资金使用率{}%。", "A11", ("92.15", "")),
        ("合同总价1,246.80万元，其中一标段702.40万元，已支付597.04万元，占合同价的{}%。", "A09", ("85.00", "")),
        ("合同总价1,246.80万元，已支付1,059.78万元，扣留质保金62.34万元，未支付{}万元。", "A07", ("124.68", "")),
        ("合同总价1,246.80万元，当年支付1,059.78万元，未支付{}万元。", "A07", ("87.02", "")),
        ("2021年度支出总计3,210.50万元，其中本年支出3,088.74万元，年末结转{}万元。", "A06", ("81.36", "")),
        ("中央资金801.60万元，省级资金480.00万元，其中中央资金占全市的{}%。", "A09", ("65.25", "")),
    ],
)
def test_what_is_printed_side_by_side(text: str, rule: str, expected: tuple[str, str]) -> None:
    right, false = expected
    assert "finding" not in of_project(text.format(right), rule)
    assert not false or "finding" in of_project(text.format(false), rule)


def test_a_second_rate_behind_an_amount_is_of_something_else() -> None:
    text = "项目支出预算812.40万元，实际支出790.18万元，执行率{}%。全年预算执行率94.10%。"
    assert wrong(text.format("97.26"), "A11") == 0
    assert wrong(text.format("92.76"), "A11") > 0


def test_a_change_against_the_year_before_last() -> None:
    text = (
        "2019年支出905.70万元，2020年支出1,067.50万元，2021年支出1,153.20万元，比2020年增加85.70万元，增长8.03%，"
        "比2019年增加247.50万元，增长{}%。"
    )
    assert wrong(text.format("27.33"), "A08") == 0


GROWN = "2021年收入总计3,210.50万元，{}，主要原因是项目增加。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GROWN.format("与上年相比增加215.30万元，增长7.19%"), ["rounding"]),
        (GROWN.format("与上年相比增加215.30万元，增长7.91%"), ["finding"]),
        (GROWN.format("比2020年减少215.30万元，下降6.28%"), ["rounding"]),
        (GROWN.format("比2020年减少215.30万元，下降7.19%"), ["finding"]),
        ("2021年三公经费支出8.64万元，较上年减少1.36万元，降低31.60%。", ["finding"]),
        ("2021年支出3,210.50万元，比上年增加215.30万元，下降7.19%。", ["finding"]),
        # Of another thing, made comparable, about, negative, against the budget, parted by other words.
        (GROWN.format("其中财政拨款收入增加215.30万元，增长7.91%"), []),
        (GROWN.format("按可比口径比上年增加215.30万元，增长7.91%"), []),
        (GROWN.format("比上年增加约215万元，增长7.91%"), []),
        ("2021年收入总计3,210.50万元，比上年减少215.30万元，增长-6.28%。", []),
        ("2021年收入总计3,210.50万元，项目收入增加215.30万元，增长7.91%。", []),
        ("2021年支出3,210.50万元，人员经费增加215.30万元，公用经费下降7.91%。", []),
        ("2021年支出3,210.50万元。比上年增加215.30万元，占比下降7.91%。", []),
    ],
)
def test_a_rate_of_change_whose_base_is_not_printed(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A08") == expected
