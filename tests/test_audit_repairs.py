"""A number that two relations ask for another value of, a slip away: shown with what it should be; else left alone."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

HEADS = "科目编码\t科目名称\t年初预算数\t决算数\t完成比例\n"
COSTS = (
    "（一）文化支出{text}万元；\n（二）卫生健康支出62.18万元。\n支出明细表　单位：万元\n" + HEADS +
    "2070109\t群众文化\t310.00\t318.64\t102.79%\n2070104\t图书馆\t140.00\t{cell}\t{rate}\n"
    "2101102\t事业单位医疗\t63.00\t62.18\t98.70%\n\t合计\t513.00\t{total}\t101.23%\n"
)  # fmt: skip
VEHICLES = (
    "“三公”经费支出{all}万元。\n1. 公务用车购置及运行维护费{cars}万元。其中购置费17.86万元；"
    "运行维护费{run}万元，比上年减少1.93万元。\n2. 公务接待费2.07万元。\n“三公”经费对照表（单位：万元）\n"
    "项目\t2020年决算\t2021年决算\n公务用车购置费\t0\t17.86\n公务用车运行维护费\t25.19\t{cell}\n"
    "公务接待费\t2.31\t2.07\n合计\t27.50\t43.19\n"
)
KINDS = (
    "本年支出合计{all}万元，其中基本支出{basic}万元，占65.19%；项目支出{projects}万元，占34.81%。\n"
    "财政拨款基本支出5,170.00万元，财政拨款项目支出2,684.15万元。\n"
    "其他资金支出316.42万元，其中基本支出62.07万元、项目支出{other}万元。\n"
)
PAID = (
    "各标段支付情况（单位：万元）\n标段\t合同价\t已付工程款\n一标段\t1,320.40\t1,056.32\n二标段\t1,147.20\t{paid}\n三标段\t985.50\t788.40\n"
    "四标段\t1,061.80\t849.44\n合计\t4,514.90\t3,611.92\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the cell: its column and its rate ask for 142.74
        (COSTS.format(text="461.38", cell="147.24", rate="101.96%", total="523.56"), 1),
        (COSTS.format(text="461.38", cell="142.74", rate="101.96%", total="523.56"), 0),
        # the column alone does not tell a wrong cell from a wrong total
        (COSTS.format(text="465.88", cell="147.24", rate="105.17%", total="523.56"), 0),
        # no slip away: a row may be left out
        (COSTS.format(text="461.38", cell="131.15", rate="93.68%", total="523.56"), 0),
        (VEHICLES.format(all="43.19", cars="41.12", run="23.26", cell="23.26"), 0),
        (VEHICLES.format(all="43.19", cars="41.12", run="32.26", cell="23.26"), 1),
        (VEHICLES.format(all="43.19", cars="41.12", run="23.26", cell="32.26"), 1),
        (KINDS.format(all="8,027.85", basic="5,232.07", projects="2,795.78", other="111.63"), 0),
        # the total less the basic expenditure, and the two sources, ask for 2,938.50
        (KINDS.format(all="8,170.57", basic="5,232.07", projects="2,983.50", other="254.35"), 1),
        # of one relation only: the other source is another amount
        (KINDS.format(all="8,170.57", basic="5,232.07", projects="2,983.50", other="250.15"), 0),
        # four fifths in each other row, and the column's total
        (PAID.format(paid="917.76"), 0),
        (PAID.format(paid="971.76"), 1),
        (PAID.format(paid="905.10"), 0),
    ],
)  # fmt: skip
def test_a_number_that_two_relations_ask_another_value_of(text: str, expected: int) -> None:
    assert outcomes(text, "A20").count("finding") == expected


GRAIN = (
    "应补贴：保管费126万元、轮换费180万元、利息{rent}万元，计457.3万元。实拨394.15万元，其中中央269.4万元、"
    "县级124.75万元；{more}。\n"
)


@pytest.mark.parametrize(
    ("rent", "more", "expected"),
    [
        ("151.3", "按季结算的利息为88.15万元，两者相差63.15万元", 0),
        ("115.3", "按季结算的利息为88.15万元，两者相差63.15万元", 1),  # the list, and what the two differ by
        ("115.3", "其余为企业自筹", 0),  # the list alone
        ("115.3", "以上年151.3万元的利息为基数，按季结算的利息为88.15万元，两者相差63.15万元", 0),  # printed by itself
        ("138.7", "按季结算的利息为88.15万元，两者相差63.15万元", 0),  # no slip away
    ],
)
def test_a_list_in_a_line_with_many_amounts(rent: str, more: str, expected: int) -> None:
    assert outcomes(GRAIN.format(rent=rent, more=more), "A20").count("finding") == expected


def test_a_rate_that_both_values_have_asks_for_neither() -> None:
    rows = "基本支出\t600.00\t553.20\t92.20%\n项目支出\t600.00\t{}\t60.86%\n合计\t1,200.00\t918.36\t76.53%\n"
    text = f"支出情况\n单位：万元\n项目\t预算数\t支出数\t执行率\n{rows.format('365.13')}"
    assert "finding" not in outcomes(text, "A20")  # 365.16, 553.23 or 918.33: each rate is of both values


TOWN = (
    "2021年本年收入1,842.36万元，加上年初结转和结余64.15万元，收入总计{all}万元。\n2021年本年支出1,853.90万元，"
    "年末结转和结余{left}万元。\n单位：万元\n项目\t可用资金\t实际支出\t年末结转\n道路硬化\t412.00\t380.26\t31.74\n"
    "环境整治\t308.60\t287.73\t20.87\n合计\t720.60\t667.99\t52.61\n"
)


@pytest.mark.parametrize(("all_", "left", "expected"), [("1,906.51", "52.61", 0), ("1,906.51", "62.61", 1)])
def test_what_is_left_by_the_accounts_and_by_the_projects(all_: str, left: str, expected: int) -> None:
    text = TOWN.format(all=all_, left=left)
    assert outcomes(text, "A20").count("finding") == outcomes(text, "A06").count("finding") == expected


def test_what_is_told_behind_the_balance_is_not_all_that_was_spent() -> None:
    text = "收入总计906.79万元，本年支出797.15万元，年末结转和结余109.64万元。本年支出中基本支出548.31万元。"
    assert "finding" not in outcomes(text, "A06")


@pytest.mark.parametrize(
    "text",
    [
        # the difference is printed: of another scope
        "项目支出1,256.30万元，其中财政拨款项目支出1,206.30万元，其他资金50.00万元。\n项目\t预算数\t支出数\n修缮\t800.00\t776.30\n设备\t430.00\t430.00\n合计\t1,230.00\t1,206.30\n",
        # last year's beside this year's, a digit apart
        "2020年支出1,432.60万元，2021年支出1,532.60万元，其中基本支出932.60万元，项目支出600.00万元。\n",
        # one batch and all
        "全年下达1,864.50万元，其中第一批1,364.50万元、第二批500.00万元。截至6月底支付1,364.50万元，全年支付1,862.10万元。\n",
    ],
)
def test_numbers_that_are_of_different_things(text: str) -> None:
    assert "finding" not in outcomes(text, "A20")


def test_a_number_in_the_name_of_a_row_is_quoted() -> None:
    text = (
        "年初预算1,200.00万元，年中追加150.00万元，调减20.00万元，调整后预算1,350.00万元。\n"
        "全年支出1,290.40万元，未支出的39.60万元结转下年。\n二、自评结果\n指标\t分值\t得分\n"
        "预算执行（全年预算数1,330.00万元，执行数1,290.40万元）\t10\t9.7\n产出\t50\t49\n效益\t40\t38\n合计\t100\t96.7\n"
    )
    document = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    quotes = [[side.quote for side in f.sides] for f in document.findings if f.rule == "A20" and f.outcome == "finding"]
    assert [each[-1] for each in quotes] == ["1,330.00万元"]
