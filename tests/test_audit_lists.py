"""B03 for lists whose amounts or totals prove that they are all there are: points, sentences, tables of names."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

POINTS = "（1）水库维修120.00万元；\n（2）渠道衬砌80.50万元；\n（3）河道清淤66.00万元；\n（4）节水改造45.00万元。"
NAMES = "水库维修120.00万元、渠道衬砌80.50万元、河道清淤66.00万元、节水改造45.00万元"
PROJECTS = (
    "项目名称\t年初预算\t支出\n水库维修\t120.00\t118.20\n渠道衬砌\t80.50\t80.50\n"
    "河道清淤\t66.00\t64.80\n节水改造\t45.00\t44.10\n合计\t311.50\t307.60\n"
)
VILLAGES = "村名\t户数\t面积（亩）\n上坪村\t320\t1,210\n下坪村\t286\t980\n石桥村\t412\t1,560\n合计\t1,018\t3,750\n"
UNITS = "单位名称\t编制数\t实有人数\n局机关\t30\t28\n水政监察大队\t20\t19\n水利工程站\t45\t41\n合计\t95\t88\n"


@pytest.mark.parametrize(
    "text",
    [
        f"项目支出311.50万元。\n共安排项目5个，分别为：\n{POINTS}",
        f"2021年实施5个项目，支出311.50万元，分别为：{NAMES}。",
        f"共实施重点项目3个：{NAMES}，合计311.50万元均已支付。",
        f"2021年安排重点水利项目5个，具体如下：\n{PROJECTS}",
        f"本年实施项目5个，支出307.60万元。\n项目支出明细表\n{PROJECTS}",
        f"今年共实施了五个项目，明细如下表所示：\n{PROJECTS}",
        f"项目惠及4个行政村、1,018户群众。\n各村任务完成情况如下。\n{VILLAGES}",
        f"项目在4个村实施，面积3,750亩，分布见下表。\n{VILLAGES}",
        f"纳入决算的单位共4个，情况如下：\n{UNITS}",
        f"项目覆盖5个村。技术人员每月到村指导1次，全年36村次。\n{VILLAGES}",
    ],
)
def test_a_list_of_all_that_is_counted(text: str) -> None:
    assert outcomes(text, "B03") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        f"项目支出311.50万元。\n共安排项目5个，分别为：\n{POINTS}\n另1个项目不涉及资金。",
        f"项目支出361.50万元。\n共安排项目5个，分别为：\n{POINTS}",
        f"项目支出311.50万元。\n共安排项目5个，分别为：\n{POINTS.replace('河道清淤', '河道清淤和堤防加固')}",
        f"2021年实施5个项目，支出351.50万元，分别为：{NAMES}等。",
        f"2021年实施5个项目，支出311.50万元，分别为：{NAMES.replace('河道清淤', '河道清淤及堤防加固')}。",
        f"2021年实施4个项目，支出311.50万元，分别为：{NAMES}。",
        "三个标段中标价分别为：一标168.20万元，二标154.75万元，三标149.30万元，比概算低24.65万元。概算496.90万元。",
        f"2021年安排项目5个，主要项目如下：\n{PROJECTS}",
        f"全县共有项目12个，其中水利项目4个，具体如下：\n{PROJECTS}",
        f"2021年安排项目5个，具体如下：\n{PROJECTS}另1个项目资金年底前未下达，未列入上表。",
        f"计划实施项目5个，具体如下：\n{PROJECTS}",
        f"2020年实施项目5个。2021年具体如下：\n{PROJECTS}",
        f"2021年安排项目5个，其中1个取消，实施情况如下：\n{PROJECTS}",
        f"2021年安排项目5个，具体如下：\n{PROJECTS.replace('河道清淤', '河道清淤、堤防加固')}",
        f"抽查了5个项目，抽查情况如下：\n{PROJECTS}",
        f"项目惠及5个行政村。\n各村任务情况\n{VILLAGES}",
        f"全镇辖5个行政村，其中3个村实施本项目，任务如下：\n{VILLAGES}",
        f"项目覆盖4个村。技术人员每月到村指导1次，全年36村次。\n{VILLAGES}",
        f"纳入决算的单位共5个，部分单位情况如下：\n{UNITS}",
    ],
)
def test_a_list_that_may_be_some_of_what_is_counted(text: str) -> None:
    assert "finding" not in outcomes(text, "B03")


BELOW = "三、项目支出情况\n2021年实施项目3个，项目支出{total}万元。\n" + "".join(
    f"（{number}）{name}项目\n1.预算执行情况。该项目共{money}万元，支付{money}万元，执行率100%。\n"
    for number, name, money in (("一", "水库维修", "120.00"), ("二", "渠道衬砌", "80.50"), ("三", "河道清淤", "66.00"))
)
ALSO = "二、自评开展情况\n自评的3个项目为：1.水库维修120.00万元；2.渠道衬砌80.50万元；3.河道清淤疏浚96.00万元。\n"


@pytest.mark.parametrize(("total", "outcome"), [("266.50", "pass"), ("296.50", "finding")])
@pytest.mark.parametrize("also", ["", ALSO])
def test_the_sections_below_a_total_are_its_list(also: str, total: str, outcome: str) -> None:
    """Another list of the report, under other names, is none of it."""
    assert outcomes(also + BELOW.format(total=total), "B04") == [outcome]


def test_a_table_that_gives_the_total_is_its_list() -> None:
    told = "项目支出60万元，共2个项目，情况见表1。\n表1 项目支出情况（单位：万元）\n"
    told += "项目名称\t全年支出\n渠道清淤项目\t40\n泵站维修项目\t20\n合计\t60\n"
    told += "（一）渠道清淤项目\n按每公里2万元结算，计30万元。\n（二）泵站维修项目\n支付20万元。"
    assert "finding" not in outcomes(told, "B04")


@pytest.mark.parametrize("against", ["较年初预算", "比年初预算数", "较预算", "超预算"])
@pytest.mark.parametrize(("over", "outcome"), [("40", "pass"), ("50", "finding")])
def test_what_is_over_a_budget_is_held_to_it(over: str, outcome: str, against: str) -> None:
    more = "" if against == "超预算" else "增加"
    assert outcomes(f"年初预算480万元，支出520万元，{against}{more}{over}万元。", "A07") == [outcome]
