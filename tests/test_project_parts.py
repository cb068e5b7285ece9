"""The parts of one project's report, told by rows, columns, short names and heads, as projects of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_kit import read

from indexer.meaning.project_rows import is_alias, rows_alone
from indexer.meaning.project_words import urges

_UNIT = "松溪县水务局2022年度部门整体支出绩效自评报告"


def _projects(text: str, title: str) -> list[str | None]:
    return [figure.project for figure in read(text, title=title) if figure.kind == "money"]


def _table(*rows: str) -> str:
    head, *rest = rows
    line = " | ".join("---" for _ in head.split(" | "))
    return "".join(f"| {row} |\n" for row in (head, line, *rest))


@pytest.mark.parametrize(
    ("rows", "about", "alone"),
    [
        # Most rows are things: so is the one payment, and money that is kept.
        ("泵房更新 滤料更换 护渠员补助 应急备用金", "农村供水管护", "泵房更新 滤料更换 护渠员补助 应急备用金"),
        # All are payments, each of its own.
        ("伤残抚恤金 老兵生活补助 烈属慰问金 参战补助", "优抚保障", "伤残抚恤金 老兵生活补助 烈属慰问金 参战补助"),
        # Half are: what repeats the whole, and pay, are the whole's.
        ("运营补贴 驾驶员劳务补贴 车辆保险 定位通信", "乡村客运运营补助", ""),
        ("培训补助", "就业补助", ""),
    ],
)
def test_rows_that_stand_alone(rows, about, alone):
    assert sorted(rows_alone(frozenset(rows.split()), about, "")) == sorted(alone.split())


@pytest.mark.parametrize(
    ("words", "name", "short"),
    [
        ("湿地补奖", "湿地生态保护补助奖励资金", True),
        ("后期管护", "饮水安全工程后期管护项目", True),
        ("湿地监测", "湿地生态保护补助奖励", False),  # not of its characters
        ("湿地保护", "湿地保护和生态移民补助", False),  # one of two
        ("奖励", "湿地生态保护补助奖励", False),  # too short
    ],
)
def test_what_is_short_for_a_project(words, name, short):
    assert is_alias(words, name) is short


def test_parts_of_a_project_that_is_called_by_a_short_name():
    title = "松溪县林业局2022年度湿地生态保护补助奖励资金绩效自评报告"
    text = (
        "下达湿地补奖资金600万元，其中：退养补助400万元，鸟食损失奖励200万元。\n"
        "退养补助兑现390万元，标准为每亩30元；\n鸟食损失奖励兑现180万元。"
    )
    assert _projects(text, title)[1:] == ["退养补助", "鸟食损失奖励", "退养补助", "退养补助", "鸟食损失奖励"]


def test_a_column_names_the_project_where_rows_are_places():
    title = "松溪县林业局2022年度湿地生态保护补助奖励资金绩效自评报告"
    table = _table("乡镇 | 退养补助（万元） | 鸟食损失奖励（万元）", "河湾镇 | 210 | 90", "沙洲乡 | 180 | 90")
    text = f"一、资金使用\n退养补助兑现390万元，鸟食损失奖励兑现180万元。\n表1 各乡镇兑现情况\n{table}"
    assert _projects(text, title)[2:] == ["退养补助", "鸟食损失奖励"] * 2


def test_a_column_of_a_table_of_things_names_none():
    table = _table("项目 | 设备购置（万元） | 安装费（万元）", "泵站自动化改造 | 210 | 90", "水质在线监测 | 180 | 90")
    text = f"一、资金使用\n设备购置支出390万元。\n表1 各项目支出\n{table}"
    assert set(_projects(text, _UNIT)[1:]) == {"泵站自动化改造", "水质在线监测"}


def test_an_indicator_that_is_the_rate_of_a_part():
    title = "松溪县林业局2022年度湿地生态保护补助奖励资金绩效自评报告"
    table = _table("指标 | 年度指标值 | 实际完成值", "退养补助标准 | 30元/亩 | 30元/亩")
    text = f"一、资金使用\n退养补助兑现390万元，鸟食损失奖励兑现180万元。\n表2 指标完成情况\n{table}"
    assert _projects(text, title)[2:] == ["退养补助"] * 2


@pytest.mark.parametrize(
    ("head", "urging"),
    [
        ("严格验收程序", True),
        ("加强资金监管", True),
        ("提高供养标准", True),
        ("规范报账手续", True),
        ("规范化卫生室建设", False),
        ("厕所革命", False),
        ("老年助餐", False),
    ],
)
def test_heads_that_urge(head, urging):
    assert urges(head) is urging


def test_a_head_that_urges_names_no_project():
    text = "三、组织管理情况\n一是严格验收程序。泵站改造工程经公开招标，中标价382万元，审定价为378万元。"
    assert _projects(text, _UNIT) == ["泵站改造工程"] * 2


def test_the_name_before_a_colon_holds_for_its_item():
    text = (
        "（三）项目支出\n人工增雨作业：县财政以专项指标文件安排给我局98万元，到账92万元。\n"
        "自动站更新：概算投资160万元，签订设备合同112万元，本年按进度付了79万元。\n四、问题\n无。"
    )
    assert _projects(text, _UNIT) == ["人工增雨作业"] * 2 + ["自动站更新"] * 3


def test_a_label_that_names_no_project_holds_for_none():
    text = "（三）项目支出\n实际核销：2021年735万元，2022年1,186万元。\n合同签订：施工合同112万元。\n四、问题\n无。"
    assert set(_projects(text, _UNIT)) == {None}


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        # What is due or asked for a thing is of the thing.
        ("山塘加固工程款48万元，护坡绿化30万元。", ["山塘加固工程", "护坡绿化"]),
        ("渔船保险保费6万元由县财政付给保险公司。", ["渔船保险"]),
        ("泵房二标段招标控制价812万元，以800万元中标。", ["泵房二标段"] * 2),
        ("公用经费拨款28万元。", [None]),
        ("施工单位反映尚欠工程款21万元。", [None]),
        # Kinds of what is procured, what a unit spends on itself.
        ("政府采购总额447万元，其中货物采购86万元、服务采购48万元。", [None] * 3),
        ("据此压减会议、培训经费16万元。", [None]),
        ("水费、电费、差旅费支出16万元。", [None]),
    ],
)
def test_what_an_amount_is_due_for(text, projects):
    assert _projects(text, _UNIT) == projects


def test_each_of_two_payments_that_the_whole_counts():
    text = "2、优抚两项补助1,846万元，其中：伤残军人护理补助702万元，烈属定期补助1,144万元。"
    assert _projects(text, _UNIT)[1:] == ["伤残军人护理补助", "烈属定期补助"]


def test_payments_within_one_are_of_the_whole():
    text = "2、优抚对象补助1,846万元，其中：护理补助702万元，定期补助1,144万元。"
    assert set(_projects(text, _UNIT)) == {"优抚对象补助"}


_LISTED = "全年安排600万元，其中：困难家庭适老设施改造300万元，应急物资储备200万元，乡村技能培训推广100万元。\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("至年底，县政府又拨给应急物资采购30万元。", "应急物资储备"),
        ("学员参加乡村技能培训，食宿费按每人300元列支。", "乡村技能培训推广"),
        ("因应急物资消耗加大，追加预算30万元。", None),  # why it was added
        ("对应急物资、技能培训等项目开展了评价，涉及资金30万元。", None),  # several
        ("收取水费30万元。", None),
    ],
)
def test_a_clause_that_names_a_part_by_some_of_its_name(text, last):
    assert _projects(_LISTED + text, _UNIT)[-1] == last


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("（一）助残服务。家庭无障碍改造预计投资45万元，年内完成投资18万元。", ["家庭无障碍改造"] * 2),
        ("（一）厕所革命。完成户厕改造60座，每座奖补3,000元。", ["厕所革命"]),
    ],
)
def test_a_head_over_an_area_yields_to_a_nearer_work(text, projects):
    assert _projects(f"三、履职情况\n{text}", _UNIT) == projects


def test_what_is_done_beside_the_project_stands_alone():
    title = "松溪县农业农村局2022年度地力保护补贴绩效自评报告"
    text = "地力保护补贴兑现860万元。\n同期实施的稻谷大户奖补，对连片50亩以上的每亩再补60元。"
    assert _projects(text, title)[-1] == "稻谷大户奖补"


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("护林员意外伤害险由县财政另行列支，不在上表之内，全年理赔7万元。", ["护林员意外伤害险"]),
        ("“松溪安康保”由居民自愿投保，个人交来保费1,136万元，保险公司理赔902万元。", ["松溪安康保"] * 2),
        # Of the next sentence it says nothing.
        ("护林员意外伤害险由县财政另行列支。查处越界开采2起，罚款36万元。", [None]),
        ("施工企业投保安全生产责任险，罚款36万元。", [None]),
    ],
)
def test_an_insurance_that_a_sentence_opens_with(text, projects):
    assert _projects(f"三、项目管理\n{text}", _UNIT) == projects


def test_indicators_of_what_a_part_costs_for_each():
    title = "松溪县水务局2022年度沙溪中型灌区节水改造项目绩效自评报告"
    table = _table(
        "指标 | 年度指标值 | 实际完成值", "支渠防渗衬砌每公里成本 | ≤42万元 | 40万元", "满意度每项扣分 | 2万元 | 1万元"
    )
    text = f"一、资金使用\n其中：支渠防渗衬砌380万元，闸门自动化更新120万元。\n四、绩效\n表2 指标完成情况\n{table}"
    assert _projects(text, title)[2:4] == ["支渠防渗衬砌"] * 2


@pytest.mark.parametrize("clause", ["施工标段中标价1,298万元", "省下场地搭建费3万元", "最后由评审中心审定1,806万元"])
def test_stages_and_deeds_are_no_projects(clause):
    assert _projects(f"三、项目管理\n{clause}。", _UNIT) == [None]


@pytest.mark.parametrize("count", ["两项", "两个项目", "以上两项"])
def test_what_goes_on_about_a_sum_is_of_all_its_parts(count: str) -> None:
    found = read(
        f"道路养护预算50万元，执行48万元；路灯维修预算30万元，执行30万元；{count}合计预算80万元，执行78万元，"
        "执行率97.5%。绿化补种预算9万元。"
    )
    assert [figure.shared_with for figure in found[4:7]] == [("道路养护", "路灯维修")] * 2 + [()]
    assert "道路养护、路灯维修" in found[6].item
    assert (found[-1].shared_with, "路灯" in found[-1].item) == ((), False)


def test_a_sum_of_several_projects_is_of_none_of_them() -> None:
    found = read("道路养护48万元、路灯维修30万元，合计78万元，全部支付。")
    assert [figure.project for figure in found] == ["道路养护", "路灯维修", None]
    assert not any(name in found[-1].item for name in ("道路", "路灯"))


@pytest.mark.parametrize("paid", ["已付工程款", "至年底已付工程款", "年底前已付工程款", "实付设备款"])
def test_paying_is_no_name(paid: str) -> None:
    (figure,) = read(f"{paid}286.5万元。")
    assert (figure.project, "付" in figure.item.removeprefix(f"松溪县民政局2022年{paid[-5:]}")) == (None, False)


def test_a_sum_of_what_nothing_tells() -> None:
    (figure,) = read("两项合计支出78万元。")
    assert figure.shared_with == ()


@pytest.mark.parametrize("label", ["全年执行数由三部分组成：", "支出包括：", "全年支出878.43万元，其中"])
def test_what_a_form_says_in_words_may_be_of_a_part(label: str) -> None:
    form = (
        "项目支出绩效自评表\n（2022年度）\n项目名称\t公园绿地管护及口袋公园建设\n主管部门\t松溪县园林局\n"
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\n年度资金总额\t860.00\t905.60\t878.43\n"
        f"自评说明\t{label}公园绿地管护648.42万元，口袋公园建设193.00万元，行道树修剪37.01万元。\n"
    )
    found = [figure for figure in read(form, title="项目支出绩效自评表") if figure.amount_yuan is not None]
    told = {figure.amount_yuan / 10000: figure.project for figure in found if figure.amount_yuan is not None}
    assert told[Decimal("648.42")] == "公园绿地管护"
    assert told[Decimal("193")] == "口袋公园建设"
    assert told[Decimal("37.01")] == "行道树修剪"
    assert told[Decimal("860")] == told[Decimal("878.43")]


@pytest.mark.parametrize("part", ["增殖放流", "管网改造", "森林防火", "道路养护"])
@pytest.mark.parametrize(
    "step", ["苗种采购中标价", "管材采购合同价", "工程监理合同价", "勘察设计合同金额", "装备采购成交价"]
)
def test_a_step_of_a_part_is_of_the_part(part: str, step: str) -> None:
    text = f"{part}支出126万元，完成年度任务，{step}58.6万元，按实结算。"
    assert _projects(text, _UNIT) == [part, part]


def test_what_is_bought_for_itself_is_known_by_its_name() -> None:
    assert _projects("图书采购支出26万元，设备采购支出58万元。", _UNIT)[1] == "设备采购"
