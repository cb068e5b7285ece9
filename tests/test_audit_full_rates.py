"""All the money that is said to be spent, against the row of all funds (D08); vehicles at the end of a year (D01)."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

FORM = (
    "项目预算执行情况见表。{said}\n自评表（2021年度）\n"
    "项目资金（万元）\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分\n"
    "年度资金总额\t{budget}\t588.80\t10\t{rate}%\t{score}\n其中：财政拨款\t{budget}\t588.80\t—\t—\t—\n"
)


def _form(said: str, budget: str = "640.00", rate: str = "92.00", score: str = "9.2") -> str:
    return FORM.format(said=said, budget=budget, rate=rate, score=score)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_form("项目建成投用，资金执行率达到100%。"), 1),
        (_form("全年任务完成，项目资金支付率为100%，自评得分95分。"), 1),
        (_form("各项工作完成，预算执行率100%。"), 1),
        (_form("专项资金使用率已达100%，成效明显。"), 1),
        (_form("项目建成投用，资金执行率达到100%。", "588.80", "100.00", "10"), 0),
        # of what arrived, of one source, of a stage, of another day, a wish, a denial
        (_form("项目建成投用，资金到位率达到100%。"), 0),
        (_form("资金到位640.00万元，已到位资金执行率100%。"), 0),
        (_form("县级资金执行率达到100%。"), 0),
        (_form("预付款支付率为100%。"), 0),
        (_form("截至次年3月，资金支付率达到100%。"), 0),
        (_form("力争下年资金执行率达到100%。"), 0),
        (_form("资金执行率未达到100%。"), 0),
        (_form("实际下达588.80万元，资金执行率达到100%。"), 0),
    ],
)
def test_a_rate_of_100_against_the_row_of_all_funds(text: str, expected: int) -> None:
    assert outcomes(text, "D08").count("finding") == expected


ASSETS = "三、其他重要事项\n（一）国有资产占用情况。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2020年12月31日，共有执法执勤用车5辆，单价50万元以上设备0台。", 1),
        ("截至2020年底，本单位共有车辆12辆，其中特种专业技术用车4辆。", 1),
        ("截至2020年12月31日，我局占有房屋3,200平方米。", 1),
        ("编制55名，截至2021年12月31日在职52人。\n截至2020年12月31日，单位共有公务用车3辆。", 1),
        ("截至2020年12月31日，共有执法执勤用车5辆。本年新购对讲机24部，已登记入账。", 1),
        ("截至2021年12月31日，共有执法执勤用车5辆。", 0),
        # told from there on, of both years, of the time before
        ("截至2020年12月31日，共有执法执勤用车5辆，2021年新购1辆。", 0),
        ("截至2020年12月31日，共有车辆5辆。本年新购车辆1辆，报废2辆。", 0),
        ("截至2020年底，原有车辆5辆。", 0),
        ("截至2020年12月31日，共有车辆5辆；截至2021年12月31日，共有车辆6辆。", 0),
        ("与上年相比，截至2020年12月31日共有车辆5辆，有所减少。", 0),
        ("项目启动前，截至2020年底共有监测设备5台。", 0),
        ("截至2020年12月31日，全县共有农用车辆12,000辆，是项目测算的基数。", 0),
    ],
)
def test_vehicles_at_the_end_of_the_year_before(text: str, expected: int) -> None:
    assert outcomes(ASSETS + text, "D01").count("finding") == expected


BASIC = "基本支出1,237.00万元，比上年增加38.40万元；其中人员经费1,058.00万元，比上年增加44.90万元；"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASIC + "公用经费179.00万元，比上年增加6.50万元。", ["finding"]),
        ("基本支出比上年减少20.00万元，其中人员经费比上年增加15.00万元，公用经费比上年增加35.00万元。", ["finding"]),
        (
            "基本支出比上年减少64.20万元；人员经费比上年增加48.10万元，因新招录人员；"
            "公用经费比上年增加16.10万元，因会议增加。", ["finding"],
        ),
        (BASIC + "公用经费179.00万元，比上年减少6.50万元。", ["pass"]),
        # one of them against another base
        (BASIC + "公用经费179.00万元，比上年减少2.10万元。", ["not_checkable"]),
        ("基本支出比上年增加38.40万元，人员经费比预算增加44.90万元，公用经费比预算增加6.50万元。", []),
        ("基本支出比上年增加38.40万元，人员经费比上年增加44.90万元。", []),
    ],
)  # fmt: skip
def test_the_changes_of_parts(text: str, expected: list[str]) -> None:
    found = outcomes(text, "A13")
    assert sorted(set(found)) == expected


def test_a_number_in_the_name_of_a_row_is_quoted() -> None:
    text = (
        "年初预算1,200.00万元，年中追加150.00万元，调减20.00万元，调整后预算1,350.00万元。\n"
        "全年支出1,290.40万元，未支出的39.60万元结转下年。\n二、自评结果\n指标\t分值\t得分\n"
        "预算执行（全年预算数1,330.00万元，执行数1,290.40万元）\t10\t9.7\n产出\t50\t49\n效益\t40\t38\n合计\t100\t96.7\n"
    )
    document = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    quotes = [[side.quote for side in f.sides] for f in document.findings if f.rule == "A20" and f.outcome == "finding"]
    assert [each[-1] for each in quotes] == ["1,330.00万元"]
