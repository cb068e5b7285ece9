"""What a list's member counts first is what its amount is of; a head that sounds like a section's names money too."""

from __future__ import annotations

import pytest
from figure_kit import read


def _items(text: str) -> list[str]:
    return [figure.item for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize(
    "head", ["流浪人员救助管理", "严重精神障碍患者管理救治", "社区矫正人员管理", "大气污染防治管理", "农村公路安全管理"]
)
@pytest.mark.parametrize(
    "told", ["安排86万元，支出79.4万元。", "2022年预算86万元，支出79.4万元。", "全年预算数86万元，执行79.4万元。"]
)
def test_a_head_behind_which_money_is_told_names_it(head: str, told: str) -> None:
    for figure in read(f"三、重点项目\n1.危房改造。安排20万元，支出18万元。\n2.{head}。{told}")[2:]:
        assert head in figure.item
        assert figure.project == head


@pytest.mark.parametrize("head", ["财务管理", "加强项目管理", "资产管理", "预算执行情况", "绩效目标完成情况"])
def test_a_head_of_how_things_were_run_names_nothing(head: str) -> None:
    for item in _items(f"三、管理情况\n1.{head}。全年支出300万元，均按规定审批。"):
        assert head not in item


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("全年支出79.4万元：住院收治63人次，支付52.9万元；门诊服药补助26.5万元。", ("", "住院收治", "门诊服药补助")),
        ("改扩建水厂3座，支出45.6万元；管网延伸18处，支出16.2万元。", ("水厂", "管网延伸")),
        ("发放两项补贴：困难学生补贴发放312人，支出32万元；孤儿补贴发放41人，支出4.1万元。", ("困难学生", "孤儿")),
    ],
)
def test_each_member_is_named_by_what_it_counts(text: str, names: tuple[str, ...]) -> None:
    for name, item in zip(names, _items(text), strict=True):
        assert name in item


@pytest.mark.parametrize("happened", ["发生意外伤害3起", "受理投诉12件", "接待来访36人次"])
def test_what_only_happened_names_no_money(happened: str) -> None:
    assert happened[2:4] not in _items(f"保险费2.1万元；全年{happened}，支出1.8万元。")[1]


def test_behind_the_parts_of_a_list_the_whole_is_spoken_of_again() -> None:
    text = "三、重点项目\n1.精神障碍患者救治。支出79.4万元：住院收治52.9万元；门诊服药26.5万元。剩余6.6万元由财政收回。"
    last = read(text)[-1]
    assert "门诊服药" not in last.item
    assert last.project == "精神障碍患者救治"


@pytest.mark.parametrize("again", ["按工程进度支付261.5万元", "全年共支出261.5万元", "年内已支付261.5万元"])
def test_what_comes_back_to_all_lots_is_of_none_of_them(again: str) -> None:
    text = f"中标价326.8万元，分三个标段：一标段110.2万元，二标段123.6万元，三标段93万元。{again}，占中标价的80%。"
    paid = read(text)[4]
    assert paid.measure == "executed"
    assert "标段" not in paid.item


@pytest.mark.parametrize("bought", ["当年新购办公设备3.8万元", "本年购置打印机3.8万元", "新添购监控设备3.8万元"])
def test_what_was_bought_is_spent_even_where_assets_are_told(bought: str) -> None:
    assert read(f"年末固定资产原值186.5万元，净值74.2万元，{bought}。")[-1].measure == "executed"
    assert read("年末资产总额86万元，其中外购软件30万元。")[-1].measure == "balance"


@pytest.mark.parametrize("held", ["举办“墨香松溪”书法展", "召开全县文艺创作座谈会", "新建村级文化活动室"])
def test_what_was_held_behind_a_semicolon_is_what_was_spent_on(held: str) -> None:
    item = _items(f"培训费预算1.5万元，未开支；{held}，支出4.8万元。")[1]
    assert held[-3:] in item
    assert "培训费" not in item


def test_behind_a_works_sources_the_work_is_spoken_of_again() -> None:
    told = "总投资320万元，其中专项债250万元，自筹70万元，累计完成投资186万元，当年支付工程款92万元"
    text = f"二、项目\n1.康复楼建设：{told}。"
    for figure in read(text)[3:]:
        assert "专项债" not in figure.item
        assert figure.project == "康复楼建设"


@pytest.mark.parametrize("need", ["需更新彩超2台，约需26万元", "需购置救护车3辆，约需96万元"])
def test_what_is_needed_is_not_what_was_told_before(need: str) -> None:
    last = read(f"五、存在问题\n近三年累计亏损38万元；设备老化，{need}。")[-1]
    assert last.measure == "planned"
    assert "亏损" not in last.item
