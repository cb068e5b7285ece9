"""Which amounts are of several things together, and of which."""

from __future__ import annotations

import pytest
from figure_kit import read

_TABLE = (
    "| 场馆 | 预算数 | 支出数 |\n| --- | --- | --- |\n"
    "| 东城游泳馆 | 60 | 58 |\n| 河西体育馆 | 40 | 36 |\n| 老年活动中心 | 30 | 29 |\n"
)


def _shares(text: str, **about: str) -> list[str]:
    return ["、".join(figure.shared_with) for figure in read(text, **about) if figure.kind == "money"]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        # What came in and what was spent, before one amount.
        ("2022年度收入总计、支出总计均为3,286万元。", ["收入总计、支出总计"]),
        ("与上年相比，收入、支出总计各减少93万元。", ["收入总计、支出总计"]),
        ("2022年度收入总计3,286万元，支出总计3,286万元。", ["", ""]),
        # Taken together.
        ("县财政将沟渠清淤补助和泵站维修补助共计60万元分解到8个乡镇。", ["沟渠清淤补助、泵站维修补助"]),
        ("泵站维修和沟渠清淤两块合并支出74万元。", ["泵站维修、沟渠清淤"]),
        # A number of things that those before make up.
        ("兑现沟渠清淤33万元、泵站维修56万元，两样加起来89万元。", ["", "", "沟渠清淤、泵站维修"]),
        ("兑现沟渠清淤33万元、泵站维修56万元，两样加起来92万元。", ["", "", ""]),
        # Costs that one word names at the end, and what several left over.
        ("支付路面恢复及交通组织费用196万元。", ["路面恢复、交通组织费用"]),
        ("道路清扫和垃圾清运费用60万元。", ["道路清扫、垃圾清运费用"]),
        ("人员经费和公用经费形成的结余3万元收回财政。", ["人员经费、公用经费"]),
        ("干部报酬和办公经费形成的18万元由县财政收回。", ["干部报酬、办公经费"]),
        ("机构改革和人员划转形成的支出20万元。", [""]),
        ("支付公务用车购置及运行维护费用6万元。", [""]),
        # One cost of two words; clauses.
        ("食宿和资料费按每人300元列支。", [""]),
        ("上年末剩下来、今年接着用的资金86万元。", [""]),
        ("帮扶单位和企业捐助45万元。", [""]),
        ("市林草厅、市财政局先后两批下达我县4,136万元。", [""]),
        ("社区矫正平台和定位终端支出118万元。", ["社区矫正平台、定位终端"]),
    ],
)
def test_what_is_shared(text, shares):
    assert _shares(text) == shares


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ("三家场馆合计使用123万元", "东城游泳馆、河西体育馆、老年活动中心"),  # of the column that adds up to it
        ("三家场馆预算合计130万元", "东城游泳馆、河西体育馆、老年活动中心"),
        ("三家场馆合计使用125万元", ""),
        ("前三季度合计使用123万元", ""),
        ("每三家场馆共使用123万元", ""),
    ],
)
def test_a_sum_of_the_rows_of_a_table(said, shared):
    assert _shares(f"一、资金使用\n表1 支出情况（单位：万元）\n{_TABLE}{said}。")[-1] == shared


def test_a_sum_of_the_columns_of_the_table_below():
    table = (
        "| 乡镇 | 退养补助（万元） | 鸟食损失奖励（万元） |\n| --- | --- | --- |\n"
        "| 河湾镇 | 210 | 90 |\n| 沙洲乡 | 180 | 95 |\n"
    )
    text = f"一、资金使用\n两个乡镇两项资金合计575万元。\n表1 兑现情况\n{table}"
    assert _shares(text)[0] == "退养补助、鸟食损失奖励"
    assert _shares(text.replace("575", "570"))[0] == ""


CARRIED = {
    "绿化养护费和路灯维护费预算60万元，实际支出58万元。": "绿化养护费、路灯维护费",
    "绿化养护费和路灯维护费预算60万元，两项共计支付58万元。": "绿化养护费、路灯维护费",
    "绿化养护费和路灯维护费预算60万元，全年列支58万元。": "绿化养护费、路灯维护费",
    "绿化养护费和路灯维护费预算60万元，全年支出共计580万元。": "",
    "绿化养护费和路灯维护费预算60万元，向施工单位追偿后支付12万元。": "",
    "绿化养护费和路灯维护费预算60万元，因招标推迟调减12万元。": "",
    "绿化养护费和路灯维护费预算60万元，县级资金下达12万元。": "",
    "绿化养护费和路灯维护费预算60万元，已由县财政收回2万元。": "",
}


@pytest.mark.parametrize("text", CARRIED)
def test_what_goes_on_with_several_items_and_what_does_not(text):
    assert _shares(text) == ["绿化养护费、路灯维护费", CARRIED[text]]


@pytest.mark.parametrize(
    "text",
    [
        "2022年度收入总计656.2万元，支出总计656.2万元，与2021年度相比，各减少71.3万元，下降9.8%。",
        "2022年度收入总计656.2万元、支出总计656.2万元，均比上年减少71.3万元，下降9.8%。",
        "2022年度收入总计656.2万元，支出总计656.2万元，收支较上年决算数减少71.3万元，下降9.8%。",
    ],
)
def test_what_came_in_and_went_out_changed_together(text: str) -> None:
    change = read(text)[2]
    assert (change.measure, change.shared_with) == ("change", ("收入总计", "支出总计"))


@pytest.mark.parametrize("who", ["各旗县区、直属单位", "各部门和单位", "各镇、街道", "市直部门、县区"])
def test_who_spends_is_not_what_it_is_spent_on(who: str) -> None:
    assert read(f"截至12月底，{who}已支出34.1万元。")[0].shared_with == ()


def test_one_line_of_the_accounts_is_one_thing() -> None:
    assert read("使用非财政拨款结余和专用结余12.4万元。")[0].shared_with == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("防汛物料和堤防修复合计用去173万元。", {"173": ("防汛物料", "堤防修复")}),
        ("健康宣传与两癌筛查打包安排，共用114万元。", {"114": ("健康宣传", "两癌筛查")}),
        ("更换消防管道、搭建充电棚，合计支出63万元。", {"63": ("更换消防管道", "搭建充电棚")}),
        (
            "（三）邵家河堰渠清淤和山塘维修。两处工程一并发包，合同价39万元，当年付款36万元，每处标准3万元。",
            {"39": ("邵家河堰渠清淤", "山塘维修"), "36": ("邵家河堰渠清淤", "山塘维修"), "3": ()},
        ),
        ("宣传培训及印刷33万元，两项合并下达、合并核算。", {"33": ("宣传培训", "印刷")}),
        ("宣传培训及印刷33万元，三项合并下达。", {"33": ()}),  # two of the three, perhaps
        ("各村和社区积极配合，合计支出48万元。", {"48": ()}),
        ("建设单位和施工单位履行合同，共支付工程款48万元。", {"48": ()}),
        ("为老年人和残疾人提供服务，共支出12万元。", {"12": ()}),
        ("2020、2021两年用在修路上的补助累计204万元。", {"204": ()}),
    ],
)
def test_what_a_paragraph_takes_together(text, parts):
    assert {f"{figure.value:f}": figure.shared_with for figure in read(text)} == parts
