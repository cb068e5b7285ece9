"""What amounts are of behind a fund, a list or a comparison: the thing spoken of, not what was named last."""

from __future__ import annotations

import pytest
from figure_kit import read

ITEMS = {
    "道路硬化：县交通局补助86万元，镇自筹14万元，合计100万元，支付工程款73万元。": ["道路硬化"] * 4,
    "3.养老设施建设项目。项目总投资2480万元。资金来源为中央预算内投资1200万元，福彩公益金480万元，县级自筹800万元；"
    "累计到位2080万元，县级自筹资金尚差400万元。": ["养老设施建设"] * 6,
    "1、农村公路建设项目：投资260万元，争取车购税资金60万元、地方债券30万元。当年支付86.5万元。": ["农村公路"] * 4,
    "建设内容：①中心敬老院改扩建，概算1350万元，累计支付1188万元；②互助幸福院12个，每个补助20万元，已拨付180万元。": [
        "敬老院改扩建", "敬老院改扩建", "互助幸福院", "互助幸福院",
    ],
    "本年支出合计1532.6万元，执行率95.75%。年末结转和结余67.4万元，较上年减少22.6万元。": [
        "支出合计", "执行率", "结转和结余", "结转结余较上年",
    ],
    "2、2022年预算总收入864.37万元，其中：①一般公共预算拨款841.87万元；②上年结转22.5万元。": [
        "总收入", "预算拨款", "2022年上年结转",
    ],
    "基本支出100万元，其中①人员80万元，②公用20万元。": ["基本支出", "人员", "民政局公用"],
    "日常公用经费15.6万元。与2021年的28.4万元相比，总支出增加3.4万元。": ["日常公用经费", "总支出", "总支出"],
    "每吨处理费68元，加上设备更新112.6万元。": ["处理费", "民政局设备更新"],
    "部分项目超预算，如环境卫生整治超支15万元。": ["民政局环境卫生整治"],
    "会议费由8.2万元降到6.1万元。": ["会议费实际", "会议费降到"],
    "建议县财政将村级运转经费标准由每村8万元提高到10万元。": ["民政局村级运转经费"] * 2,
}  # fmt: skip


@pytest.mark.parametrize("text", ITEMS)
def test_what_amounts_are_of(text):
    found = [figure.item for figure in read(text)]
    assert len(found) == len(ITEMS[text])
    for item, held in zip(found, ITEMS[text], strict=True):
        assert held in item


def test_an_office_that_pays_is_no_project():
    figures = read("道路硬化：县交通局补助86万元，镇自筹14万元，合计100万元。")
    assert {figure.project for figure in figures} == {"道路硬化"}


@pytest.mark.parametrize(
    "text",
    [
        "加大往来款清理力度，力争2023年收回40万元以上。",
        "按经济分类：商品服务支出59.2万元，对个人和家庭补助支出21.5万元，其他支出3万元。",
        "建议提高乡镇公用经费标准，由1.2万元/人提高到1.5万元/人。",
        "公务用车支出55.8万元（含执法执勤用车购置18万元）。",
    ],
)
def test_deeds_and_kinds_of_spending_are_no_projects(text):
    assert [figure.project for figure in read(text)] == [None] * len(read(text))


def test_a_form_names_its_project_behind_the_year():
    text = "项目名称：2022年高标准农田建设项目\n一、资金情况\n全年支付工程款68.5万元，监理费16.2万元。"
    figures = read(text, title="项目支出绩效自评报告")
    assert [figure.project for figure in figures] == ["高标准农田建设项目"] * 2


def test_parts_of_a_section_on_projects_are_projects_whatever_parts_their_numbers():
    heads = "三 重点项目实施情况\n1 农村公路建设项目\n当年支付86.5万元。\n"
    heads += "2 客运站改造\n预算65万元，累计已付53万元。\n3 普通干线养护81.1万元\n"
    assert [figure.project for figure in read(heads)] == ["农村公路建设", "客运站改造", "客运站改造", "普通干线养护"]


def test_a_column_of_spending_in_a_table_of_allocations():
    rows = "附表1 资金分配支出表(单位：万元)\n单位 下达数 支出数 结余数\n"
    rows += "城关镇卫生院 98.4 95.7 2.7\n阳平镇卫生院 61.3 60.1 1.2\n合计 159.7 155.8 3.9\n"
    found = [(figure.table.column, figure.measure) for figure in read(rows)]
    assert found == [("下达数", "allocated"), ("支出数", "executed"), ("结余数", "carryover")] * 3


# Text, and of each amount words that its item holds and words that it does not.
LEVELS = {
    "省级水利发展资金200万元，区级财政配套100万元。": [("省级水利发展", "区级"), ("水利发展", "省级")],
    "中央农田建设补助资金600万元，省级资金150万元，区级配套50万元。": [
        ("中央农田建设", "省级"), ("农田建设", "中央"), ("农田建设", "中央"),
    ],
    "省级渔港维护补助30万元；县级财政补助20万元。": [("省级渔港维护", "县级"), ("渔港维护", "省级")],
    "村道改造项目中央预算内投资600万元，省级资金150万元，实际到位750万元。": [
        ("中央预算内投资", "省级"), ("村道改造", "中央"), ("村道改造", "中央"),
    ],
    "中央和省级补助资金126万元，县级预算40万元。": [("中央和省级", "县级"), ("县级预算", "和省级")],
    "省财政下达渔港维护补助30万元，县财政配套20万元。": [("渔港维护", "县财政"), ("渔港维护", "省财政")],
    "自治区农田建设补助资金600万元，旗级配套150万元。": [("农田建设", "旗级"), ("农田建设", "自治区")],
    # The level is no payer's: there is only one, or the name goes on as it is.
    "省级水利发展资金200万元，支付180万元。": [("省级水利发展", "支付"), ("省级水利发展", "区级")],
    "县级公立医院改革资金200万元，当年支付150万元。": [("县级公立医院", "省级"), ("县级公立医院", "省级")],
}  # fmt: skip


@pytest.mark.parametrize("text", LEVELS)
def test_money_of_one_level_is_no_part_of_anothers(text):
    figures = read(text)
    assert len(figures) == len(LEVELS[text])
    for figure, (held, unheld) in zip(figures, LEVELS[text], strict=True):
        assert held in figure.item
        assert unheld not in figure.item
        assert unheld not in (figure.project or "")
