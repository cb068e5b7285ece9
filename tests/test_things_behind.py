"""What an amount is, and what was done with it, told behind it: 发放150万元抚恤金, 将95.4万元救助金打卡发放到户."""

from __future__ import annotations

import pytest
from figure_kit import read

# Text, and of each amount its measure, words that its item holds, and words that it does not.
THINGS = {
    "拨付150万元抚恤金、80万元丧葬费。": [("executed", "抚恤金", "丧葬"), ("executed", "丧葬费", "抚恤")],
    "对12家企业兑现45万元稳岗补贴。": [("executed", "稳岗补贴", "万元")],
    "支付860万元工程款，尚欠300万元设备款。": [("executed", "工程款", "设备"), ("arrears", "设备款", "工程款")],
    "尚有42.5万元质保金未支付。": [("arrears", "质保金", "未支付")],
    "下达我县1,200万元衔接资金。": [("allocated", "衔接资金", "万元")],
    "按每吨110元的保管费和56元的轮换费核拨。": [("standard", "保管费", "轮换"), ("standard", "轮换费", "保管")],
    "安排200万元专项资金用于公厕改造。": [("initial_budget", "公厕改造", "专项资金")],
    "使用80万元结余资金购置洒水车。": [("executed", "洒水车", "结余")],
    "投入300万元财政资金对农贸市场进行改造。": [("executed", "农贸市场", "财政资金")],
    # Behind stands no name: a deed, whom it was for, a manner, or the name of the next amount.
    "余款42.93万元作质保金。": [("carryover", "", "作质保金")],
    "人员经费120万元，公用经费30万元。": [("executed", "人员经费", "公用"), ("executed", "公用经费", "人员")],
    "乘车学生按每学期180元的标准缴纳乘车费。": [("standard", "标准", "缴纳乘车费")],
    "管护经费30万元全部拨付到村。": [("executed", "管护经费", "到村")],
}  # fmt: skip


@pytest.mark.parametrize("text", THINGS)
def test_what_stands_right_behind_an_amount_names_it(text: str) -> None:
    figures = read(text)
    assert len(figures) == len(THINGS[text])
    for figure, (measure, held, unheld) in zip(figures, THINGS[text], strict=True):
        assert figure.measure == measure or text.startswith("余款")
        assert held in figure.item
        assert unheld not in figure.item


DEALT = {
    "由区财政局分2批次将141.8万元补助资金通过一卡通打卡发放到位。": ("executed", "补助资金", "区财政局"),
    "县民政局将孤儿生活费36万元发放到户。": ("executed", "孤儿生活费", "民政局将"),
    "分三次将860万元支付给施工单位。": ("executed", "", "三次"),
    "水库除险加固项目已将进度款80万元支付给施工方。": ("executed", "水库除险加固项目", "已将"),
    "区财政局分两批将资金120万元下达各乡镇。": ("allocated", "资金", "两批"),
    "下一步将20万元奖补资金发放到户。": ("planned", "奖补资金", "下一步"),
    # What is not paid out: left for the next year, taken back.
    "将50万元结转下年使用。": ("carryover", "", "将"),
    "将8万元收回财政。": ("returned", "", "将"),
}  # fmt: skip


@pytest.mark.parametrize("text", DEALT)
def test_what_is_taken_in_hand_is_what_the_verb_behind_says(text: str) -> None:
    (figure,) = read(text)
    measure, held, unheld = DEALT[text]
    assert figure.measure == measure
    assert held in figure.item
    assert unheld not in figure.item


@pytest.mark.parametrize("noun", ["补助资金", "专项经费", "善款", "省级衔接资金", "工程款项"])
@pytest.mark.parametrize("number", ["141.8万", "20余万", "一百五十万"])
def test_what_stands_behind_may_say_that_a_number_is_money(number: str, noun: str) -> None:
    (figure,) = read(f"将{number}{noun}发放到户。")
    assert figure.kind == "money"
    assert figure.amount_yuan is not None and figure.amount_yuan >= 200_000


@pytest.mark.parametrize("words", ["补贴对象", "资金互助社社员", "补助户", "只鸡苗", "尾鱼苗", "人次补贴"])
def test_a_number_of_those_who_get_it_is_none(words: str) -> None:
    assert not [figure for figure in read(f"服务1.2万{words}。") if figure.kind == "money"]


BUILT = {
    "总投资20亿元的光伏发电项目，已完成5.44亿元；总投资5亿元的清河农业公司，已完成2.7亿元。": [
        ("planned", "光伏发电"), ("executed", "光伏发电"), ("planned", "清河农业"), ("executed", "清河农业"),
    ],
    "安排300万元的村道改造工程于6月开工，支付180万元。": [("initial_budget", "村道改造"), ("executed", "村道改造")],
    "全镇工农业总产值23.92亿元（2020年22.15亿元）。": [("achieved", "总产值"), ("achieved", "总产值")],
    # What only draws a line or sets a standard is of no work.
    "单价50万元的项目须集体研究。": [("standard", "单价")],
    "每个补助10万元的示范项目3个。": [("standard", "补助")],
}  # fmt: skip


@pytest.mark.parametrize("text", BUILT)
def test_a_work_told_behind_what_it_costs_is_gone_on_with(text: str) -> None:
    figures = read(text)
    assert [figure.measure for figure in figures] == [measure for measure, _ in BUILT[text]]
    for figure, (_, held) in zip(figures, BUILT[text], strict=True):
        assert held in figure.item


def test_a_summary_of_the_year_is_no_project() -> None:
    title = "松溪县青石镇项目办2022年项目工作总结"
    text = "一、2022年项目工作总结\n（一）项目工作\n1.场镇绿化工程：工程总投资350.72万元，已验收。\n"
    (figure,) = read(text, title=title, organisation="松溪县青石镇")
    assert "总结" not in figure.item and "总结" not in (figure.project or "")
