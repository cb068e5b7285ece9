"""Which project an amount belongs to: what tells a name, what a paragraph goes on about, short names."""

from __future__ import annotations

import pytest
from figure_kit import read

_REPORT = "松溪县水务局2022年度水利发展项目绩效自评报告"
_UNIT = "松溪县水务局2022年度部门整体支出绩效自评报告"
_LISTED = "其中：龙潭片区管网更新300万元，北山水库加固200万元，节水灌溉示范100万元。\n"


def _projects(text: str, title: str) -> list[str | None]:
    return [figure.project for figure in read(text, title=title) if figure.kind == "money"]


@pytest.mark.parametrize(
    "clause",
    [
        "省级分三批下达20万元",
        "经县政府常务会研究后追加20万元",
        "村民小组募集20万元",
        "因线路改道，市级预算核增20万元",
        "县财政代列20万元",
        "按上述口径拨付20万元",
        "（一）资金周转压力大。应付未付款20万元",
        "（一）预算编制与实际需求脱节。结余20万元",
        "（二）村级设备闲置。涉及资产20万元",
        "（三）兑付周期长。年末结余20万元",
        "多拨奖补资金20万元",
    ],
)
def test_what_a_clause_tells_is_no_project(clause):
    assert _projects(f"{clause}。", _UNIT) == [None]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("困境儿童关爱20万元。", "困境儿童关爱"),
        ("农家书屋图书更新20万元。", "农家书屋图书更新"),
        ("文艺轻骑兵下乡20万元。", "文艺轻骑兵下乡"),
    ],
)
def test_a_name_that_ends_as_programmes_do_is_one(text, project):
    assert _projects(text, _UNIT) == [project]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("龙潭片区管网更新于5月开工。竣工后施工方报审58万元。", "龙潭片区管网更新"),
        ("龙潭工程中标价58万元。", "龙潭片区管网更新"),
        ("北山水库加固已完工，至年底已付工程款58万元。", "北山水库加固"),
        ("北山水库加固已完工。全年共支出58万元。", "水利发展"),
        ("北山水库加固已完工。\n至年底尚欠58万元。", "水利发展"),
    ],
)
def test_what_a_paragraph_goes_on_about(text, last):
    found = _projects(f"2022年安排600万元，{_LISTED}{text}", _REPORT)
    assert last in (found[-1] or "")


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("主要有：一是校车运营补贴项目，预算100万元；二是营养改善计划，支出88万元。", "校车运营补贴|营养改善计划"),
        ("校车运营补贴方面，拨付96万元。营养改善计划方面，中央补助60万元。", "校车运营补贴|营养改善计划"),
        (
            "实施了校车运营补贴、营养改善计划等项目。其中校车运营补贴96万元；营养改善计划90万元。",
            "校车运营补贴|营养改善计划",
        ),
        ("县教育局为全县教职工购买意外险，支付保费12万元，理赔3万元。", "意外险|意外险"),
        ("资金主要用于沟渠清淤和泵站维修。沟渠清淤支出18万元，泵站维修支出15万元。", "沟渠清淤|泵站维修"),
        (
            "沟渠清淤支出18万元，泵站维修支出15万元。\n沟渠清淤公开招标，一标段合同价9万元。",
            "沟渠清淤|泵站维修|沟渠清淤",
        ),
        (
            "其中：办案业务费40万元，诉讼中心改造经费60万元。\n一是办案业务费40万元不够用。二是诉讼中心改造项目开工较晚，合同价款58万元。",
            "办案业务费|诉讼中心改造经费|办案业务费|诉讼中心改造经费",
        ),
    ],
)
def test_which_of_several_is_spoken_of(text, projects):
    assert [(found or "").removesuffix("项目") for found in _projects(text, _UNIT)] == projects.split("|")


def test_rows_that_the_text_speaks_of_are_projects():
    rows = ("支出事项 | 预算数 | 支出数", "--- | --- | ---", "巡渠员补助 | 60 | 58", "喷灌设备更新 | 40 | 36")
    table = "".join(f"| {row} |\n" for row in rows)
    text = f"表1 资金执行情况（单位：万元）\n{table}县级巡渠员补助年底尚欠2万元。水费支出3万元。"
    assert _projects(text, _REPORT) == ["巡渠员补助"] * 2 + ["喷灌设备更新"] * 2 + ["巡渠员补助", "水利发展"]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("中央和省级补助文件下达80万元。", ["中央补助、省级补助"]),
        ("收到中央和省级困难群众救助资金80万元。", [""]),
        ("文物保护和群众演出两项支出80万元。", ["文物保护、群众演出"]),
        ("米、面、油三类合同金额80万元。", ["米、面、油"]),
        ("普法宣传和人民调解两项比预算少支出3万元。", ["普法宣传、人民调解"]),
        ("宣传推广和景区管护支出30万元，结余2万元。", ["宣传推广、景区管护", ""]),
        ("会议、差旅等经费压减8万元，调整后的预算为900万元。", ["", ""]),
        ("支出90万元，其中普法宣传和人民调解两项业务费30万元，年末结转6万元。", ["", "普法宣传、人民调解", ""]),
    ],
)
def test_what_several_share(text, shares):
    assert ["、".join(figure.shared_with) for figure in read(text) if figure.kind == "money"] == shares


def test_what_the_title_joins_is_not_shared_by_each_amount():
    found = read("全年支出80万元。", title="松溪县住建局2022年度老旧小区改造和管网更新项目绩效自评报告")
    assert [figure.shared_with for figure in found] == [()]


def test_an_adjusted_budget_is_of_the_whole():
    (cut, budget) = read("压缩会议费、培训费8万元，预算调整为900万元。")
    assert "培训费" in cut.item
    assert "培训费" not in budget.item


TITLED = "松溪县民政局2020年度项目支出绩效自评报告"


@pytest.mark.parametrize(
    ("head", "project"),
    [
        (f"{TITLED}\n（城乡义务教育补助经费）", "城乡义务教育补助经费"),
        (f"{TITLED}（城乡义务教育补助经费）", "城乡义务教育补助经费"),
        (f"{TITLED}\n——以薄弱学校改造项目为例", "薄弱学校改造项目"),
        (f"{TITLED}\n项目名称：营养改善计划\n主管部门：松溪县民政局", "营养改善计划"),
        # Not a year, a draft, a unit of money, nor one of several.
        (f"{TITLED}\n（2020年度）", None),
        (f"{TITLED}（送审稿）", None),
        (f"{TITLED}\n（单位：万元）", None),
        (f"{TITLED}\n项目名称：营养改善计划\n项目名称：薄弱学校改造", None),
    ],
)
def test_the_project_of_a_report_whose_title_names_none(head, project):
    (figure,) = read(f"{head}\n一、项目立项。2020年下达资金642万元。", title=head.split("\n")[0])
    assert figure.project == project


@pytest.mark.parametrize("first", ["办公设备购置", "社区用房修缮", "信息系统维护"])
def test_a_cost_beside_another_in_a_list_is_none_of_its_costs(first):
    amounts = read(f"{first}8.6万元、差旅费12.3万元、委托业务费35万元。")
    assert [figure.project for figure in amounts[1:]] == [None, None]
    assert all(first not in figure.item for figure in amounts[1:])


def test_a_cost_named_as_a_part_is_one():
    _, travel, work = read("森林防火经费80万元，其中差旅费3万元、劳务费5万元。")
    assert (travel.project, work.project) == ("森林防火经费", "森林防火经费")


def test_the_accounts_that_spending_is_classed_by_are_no_projects():
    text = "一、收支\n残疾人就业保障金115万元。按支出功能分类：残疾人康复136万元，残疾人就业98万元，行政运行52万元。"
    assert [figure.project for figure in read(text)[1:]] == [None, None, None]
