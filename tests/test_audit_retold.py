"""What the text says again of an indicator, a score or of the project expenditure, and what only looks like it."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes
from timing_kit import least

from indexer.audit.case import Case
from indexer.audit.repeats import paired, retold
from indexer.document import read_document

TABLE = (
    "{}\n二、自评表\n一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t改造供水管网长度\t≥12500米\t13680米\t20\t20\n"
    "产出指标\t培训学员人次\t≥900人次\t958人次\t20\t19\n产出指标\t预算执行率\t100%\t94.37%\t20\t18.87\n"
    "效益指标\t水质达标率\t≥95%\t97.84%\t30\t30\n总分\t\t\t\t90\t87.87\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年改造供水管网13,680米。", []),
        ("全年改造供水管网13,860米。", ["finding"]),
        ("全年改造供水管网13,650米。", ["finding"]),
        ("本年供水管网改造13860米，比计划多1360米。", ["finding"]),
        ("历年累计改造供水管网13,860米。", []),
        ("上年改造供水管网13,860米。", []),
        ("新建污水管道13,860米。", []),
        ("改造供水管网13,680米，其中主管13,860米。", []),  # the indicator's own number is there
        ("改造供水管网12,500米。", []),  # the target
        ("举办培训班，培训学员985人次。", ["finding"]),
        ("举办培训班，培训学员928人次。", []),  # three digits, one other
        ("全年支付及时，预算执行率为97.34%。", []),  # exchanged, but no neighbours
        ("全年支付及时，预算执行率为94.73%。", ["finding"]),
        ("全年支付及时，预算执行率为94.87%。", ["finding"]),
        ("以到位资金为分母，预算执行率为94.73%。", []),
        ("水质达标率97.48%。", ["finding"]),
        ("夏季水质综合达标率97.48%。", []),
        ("预算执行率为94.37%，水质达标率97.84%。", []),
    ],
)
def test_an_indicator_said_again(text: str, expected: list[str]) -> None:
    assert outcomes(TABLE.format(text), "B06") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("综合自评得分87.87分。", []),
        ("综合自评得分87.78分。", ["finding"]),
        ("经自评，总得分为88.87分，等级为良。", ["finding"]),
        ("经自评，总得分为97.87分，其中预算管理10分。", ["not_checkable"]),  # ten points beside the table
        ("财政部门复核得分87.78分。", []),
        ("上年度自评得分87.78分。", []),
        ("自评得分按百分制折算为97.63分。", []),
        ("自评得分87.87分，复核后综合得分87.78分。", []),
        ("食堂管理检查得分88.87分。", []),
        ("自评得分92分。", ["not_checkable"]),
    ],
)
def test_the_score_said_again(text: str, expected: list[str]) -> None:
    assert outcomes(TABLE.format(text), "B06") == expected


ALL = (
    "2021年项目支出1,483.26万元。\n二、绩效评价情况\n"
    "对2021年度项目支出开展绩效自评，涉及项目7个，涉及资金{}万元，占{}。"
)


@pytest.mark.parametrize(
    ("amount", "share", "expected"),
    [
        ("1,483.26", "项目支出总额的100%", ["pass"]),
        ("1,438.26", "项目支出总额的100%", ["finding"]),
        ("1,483.28", "一般公共预算项目支出总额的100%", ["finding"]),
        ("1,192.00", "项目支出总额的100%", ["not_checkable"]),
        ("1,438.26", "项目支出总额的96.97%", []),
        ("1,438.26", "区级项目资金的九成七", []),
    ],
)
def test_all_of_the_project_expenditure(amount: str, share: str, expected: list[str]) -> None:
    assert outcomes(ALL.format(amount, share), "B01") == expected


@pytest.mark.parametrize(("said", "expected"), [("96.28", []), ("96.82", ["finding"])])
def test_a_table_of_one_cell_a_line_that_begins_with_the_indicators(said: str, expected: list[str]) -> None:
    heads = "指标\n年度指标值\n全年完成值\n分值\n得分\n"
    rows = "预算执行率\n100%\n96.28%\n10\n9.63\n绿化养护面积\n32万㎡\n32万㎡\n40\n40\n市民满意度\n≥90%\n93.1%\n50\n50\n"
    text = f"全年支付及时，预算执行率为{said}%。\n二、自评表\n{heads}{rows}合计\n　\n　\n100\n99.63"
    assert outcomes(text, "B06") == expected


@pytest.mark.parametrize("kind", ["counts", "rates"])
def test_time_grows_with_the_indicators(kind: str) -> None:
    said, row = {
        "counts": ("改造管网{}米，", "改造管网长度\t≥12500米\t{}米\t1\t1\n"),
        "rates": ("执行率为9{}%，", "执行率\t100%\t9{}%\t1\t1\n"),
    }[kind]

    def seconds(number: int) -> float:
        prose = "".join(said.format(4000 + n) for n in range(number))
        rows = "".join(row.format(6000 + n) for n in range(number))
        text = f"{HEAD}{prose}\n二、自评表\n三级指标\t年度指标值\t实际完成值\t分值\t得分\n{rows}"
        made = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
        case = Case(made.report, made.text, made.sections, made.tables, made.figures)
        rules = (retold.counts_in_text, retold.rates_in_text, paired.text_and_tables)
        assert all(len(list(rule(case))) <= number for rule in rules)
        return least(lambda: [list(rule(case)) for rule in rules])

    assert seconds(800) < 8 * seconds(200) + 0.15


COUNTED = (
    "{}\n表2 产出情况\n指标\t年度目标\t实际完成\t完成率\n深水网箱（口）\t48\t42\t87.50%\n"
    "池塘改造（亩）\t1,400\t1,245\t88.93%\n渔民培训（人次）\t1,400\t1,150\t82.14%\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年改造池塘1,254亩。", ["finding"]),
        ("培训渔民1,510人次。", ["finding"]),
        ("全年共培训渔民1,105人次，群众满意。", ["finding"]),
        ("全年改造池塘1,245亩。", []),
        ("计划改造池塘1,254亩。", []),
        ("上年改造池塘1,254亩。", []),
        ("全县累计改造池塘1,254亩。", []),
        ("全年清淤河道1,254亩。", []),
        ("改造池塘1,245亩，其中连片池塘1,254亩。", []),
        ("培训渔民1,400人次。", []),
    ],
)
def test_a_row_whose_name_has_the_unit_said_again(text: str, expected: list[str]) -> None:
    assert outcomes(COUNTED.format(text), "B06") == expected


FORM = (
    "{}\n二、自评表\n单位：万元\n项目资金\t年初预算数\t全年预算数\t全年执行数\t执行率\n年度资金总额\t128.00\t121.60\t118.80\t97.70%\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年预算121.60万元，执行118.80万元，执行率97.70%。若按年初预算128万元计算，执行率为92.81%。", 0),
        ("年初预算128万元，全年预算121.60万元，执行118.80万元，执行率97.70%。按年初预算计算，执行率为92.81%。", 0),
        ("全年预算121.60万元，执行118.80万元，执行率91.70%。", 1),
    ],
)
def test_the_rate_of_another_budget_is_not_told_wrong(text: str, expected: int) -> None:
    assert sum(outcomes(FORM.format(text), rule).count("finding") for rule in ("B06", "A11")) >= expected
    assert expected or "finding" not in outcomes(FORM.format(text), "B06")
