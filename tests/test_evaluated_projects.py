"""What a paragraph tells of the one project that it says was evaluated, and rows that name several things at once."""

from __future__ import annotations

import pytest
from figure_kit import read


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("我局对养老服务设施改造项目开展了绩效自评，", "养老服务设施改造"),
        ("根据要求，本中心对2022年度校舍屋面维修项目进行了绩效评价，", "校舍屋面维修"),
        ("我中心选取智慧停车平台运维项目进行重点绩效评价，", "智慧停车平台运维"),
        ("对校园安保经费开展绩效自评，", "校园安保经费"),
        ("以“文化下乡”项目为例，", "文化下乡"),
        ("以渠道清淤项目为例：", "渠道清淤"),
        ("县财政局组织对残疾人康复补助资金实施绩效评价，", "残疾人康复补助资金"),
    ],
)
def test_amounts_of_an_evaluation_are_of_what_is_evaluated(lead, name):
    text = lead + "全年预算320万元，执行300万元。每处补助8,000元；年末尚有质保金16万元未付。"
    figures = [f for f in read(text) if f.kind == "money"]
    assert [f.project for f in figures] == [name] * 4
    assert all("为例" not in f.item for f in figures)


@pytest.mark.parametrize(
    "text",
    [
        "我局对2022年度部门整体支出开展绩效自评，涉及资金3,200万元。",
        "对6个项目开展绩效自评，涉及资金640万元。",
        "对全部项目支出开展绩效自评，涉及资金640万元。",
        "我局对校舍维修项目开展绩效自评，得分95分。公用经费支出80万元。",
        "我局对校舍维修项目开展绩效自评，得分95分。此外，其他项目支出共计130万元。",
        "我局对校舍维修项目开展绩效自评，得分95分。\n全年“三公”经费支出12万元。",
    ],
)
def test_amounts_of_the_unit_are_of_no_evaluated_project(text):
    assert [f.project for f in read(text) if f.kind == "money"] == [None]


def test_what_a_row_names_stays_itself_in_an_evaluation():
    rows = "项目名称\t预算数（万元）\t支出数（万元）\n渠道清淤\t86\t83\n泵站维修\t40\t36\n合计\t126\t119\n"
    figures = read(rows + "我局对渠道清淤项目开展绩效自评，支出83万元。同年泵站维修支出36万元。")
    assert [f.project for f in figures[-2:]] == ["渠道清淤", "泵站维修"]


@pytest.mark.parametrize("name", ["基金稽核及协查服务", "会场布置和设备租赁", "网络运维、机房租用"])
def test_a_row_of_several_is_known_again_by_all_of_its_name(name):
    rows = f"项目名称\t预算数（万元）\t支出数（万元）\n{name}\t45\t44\n参保宣传\t40\t36\n合计\t85\t80\n"
    told = "通过竞争性磋商选定供应商，采购预算45万元，成交价43.8万元，比采购预算节约1.2万元。"
    figures = read(f"{rows}其中，{name}{told}")
    assert [f.project for f in figures[-3:]] == [name] * 3


@pytest.mark.parametrize("name", ["送戏下乡", "科技下乡", "美丽乡村", "数字乡村"])
def test_programmes_that_end_as_places_do_are_projects(name):
    figures = read(f"项目名称\t预算数（万元）\t支出数（万元）\n{name}\t86\t83\n护林防火\t40\t36\n合计\t126\t119\n")
    assert figures[0].project == name
