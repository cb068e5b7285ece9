"""What figures are for: items, projects, what several share, restatements, and the rows and columns of forms."""

from __future__ import annotations

import pytest
from figure_kit import read


def test_a_label_before_a_colon_names_the_item():
    (total, each) = read("林区防火员误工补助：96万元，80名防火员，每人每月1000元；")
    assert "防火员误工补助" in total.item
    assert "防火员误工补助" in each.item
    assert (total.measure, each.measure) == ("executed", "standard")


def test_a_run_in_head_names_the_item():
    (price, total) = read("● 厕所革命。改造户厕300座，每座奖补一千五百元，支出四十五万元；")
    assert "厕所革命" in total.item
    assert total.amount_yuan == 450000
    assert price.measure == "standard"


def test_a_slogan_is_no_item():
    (figure,) = read("（一）服务水平更加优质。全年赔付3.6万元。")
    assert "优质" not in figure.item


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("食堂聘用人员工资由县级另行安排，全年支出28.60万元。", "食堂聘用人员工资"),
        ("河道保洁采取政府购买服务方式，全年支出86万元。", "河道保洁"),
        ("水质监测经费纳入部门预算，全年列支24万元。", "水质监测"),
        ("办公楼屋顶渗漏维修已完工，支付工程款36万元。", "屋顶渗漏维修"),
        ("水库移民后期扶持直补到人，兑现资金128万元。", "水库移民后期扶持"),
        ("山塘整治完成12座，投入资金360万元。", "山塘整治"),
        ("节水宣传活动开展6场次，花费3.2万元。", "节水宣传活动"),
        # What was counted behind a semicolon, not what stands before it.
        ("幼儿资助惠及720人；新改扩建幼儿园3所，支出346.6万元。", "新改扩建幼儿园"),
        ("石岭渠清淤已完工；门前村产业路硬化3.6公里，合同价186.5万元。", "门前村产业路硬化"),
        # Not what only says how things stand.
        ("各项工作按计划开展，全年支出860万元。", None),
        ("资金由县级财政安排，全年支出860万元。", None),
        ("预算执行已完成，全年支出860万元。", None),
        ("二是加快项目实施，全年支出860万元。", None),
    ],
)
def test_what_a_clause_says_something_of_names_the_amount_behind_it(text, item):
    (figure,) = read(text)
    if item is None:
        assert figure.item.endswith("年支出") and figure.project is None
    else:
        assert item in figure.item


def test_a_number_inside_a_name_never_counts():
    figures = read("“60万工程”配套资金12万元；2022就业补助资金（1000万元）项目支出3.5万元。")
    inside = [f for f in figures if "inside_name" in f.flags]
    assert [f.amount_yuan for f in inside] == [10000000]
    assert {f.measure for f in inside} == {"other"}
    assert [f.amount_yuan for f in figures if f not in inside] == [120000, 35000]


def test_an_amount_in_brackets_is_an_amount():
    (figure,) = read("创文工作经费（30万元）已全部支付。")
    assert figure.flags == ()
    assert "创文工作经费" in figure.item


def test_the_purpose_after_an_amount_is_its_item():
    first, second = read("全年安排2万元用于走访慰问，3万元用于业务培训。")
    assert ("走访慰问" in first.item, "业务培训" in second.item) == (True, True)
    assert first.quote.endswith("2万元用于走访慰问")


def test_a_ratio_is_not_the_item_of_the_next_amount():
    figures = read("临时救助资金50万元，资金到位率100%，已支出45万元。")
    assert "临时救助" in figures[-1].item


def test_what_was_not_named_is_the_unit_or_the_project():
    (unit,) = read("全年支出合计806.5万元。")
    assert unit.item.startswith("松溪县民政局2022年")
    assert unit.scope == "unit"
    (project,) = read("项目实际支出96万元。", title="松溪县教育局2022年度校车运营补助项目绩效自评报告")
    assert "校车运营补助" in project.item


def test_a_label_names_the_item_of_every_measure_after_it():
    figures = read("社区戒毒工作经费：预算数20万元，执行数19.2万元，执行率96%。")
    assert all("社区戒毒" in f.item for f in figures)
    assert [f.measure for f in figures] == ["initial_budget", "executed", "rate"]


def test_an_indented_functional_class_names_the_amounts_after_it():
    text = "1.公共安全支出（类）公安（款）行政运行（项）。年初预算为300万元，支出决算为295万元，完成年初预算的98.33%。"
    assert all("公安（款）行政运行（项）" in f.item for f in read(text))


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("1．公共安全支出（类）公安（款）行政运行（项）。", "公安（款）行政运行（项）"),
        ("（2）社会保障和就业支出（类）行政事业单位养老支出（款）机关单位基本养老保险缴费支出（项）：", "养老保险缴费"),
        ("3、行政运行（2040201）", "行政运行（2040201）"),
        ("2080505机关事业单位养老保险（项）", "机关事业单位养老保险（项）"),
    ],
)
def test_a_line_that_only_names_an_account_is_what_the_next_line_is_about(line, item):
    after = "年初预算为0万元，支出决算为295万元，由于年初预算为0万元，无法计算百分比。"
    figures = read(f"某县公安局2022年度部门决算\n{line}\n{after}\n二、支出总体情况\n2022年支出合计500万元。")
    assert [item in f.item for f in figures] == [True, True, True, False]
    assert [f.project for f in figures] == [None] * 4
    assert figures[2].restates == figures[0].id


@pytest.mark.parametrize("kind", ["人员类", "运转类项目", "特定目标类项目"])
def test_kinds_of_budgeted_projects_are_no_project(kind):
    assert [f.project for f in read(f"{kind}年初预算295万元，{kind}支出286.4万元。")] == [None, None]


def test_what_was_made_and_how_much_of_it_names_the_amount_after_it():
    figures = read(
        "完成中小河流治理12.6公里，完成投资2,598万元；除险加固水库3座，完成投资951万元；开展技能培训1,260人次，支出63万元。"
        "惠及群众3.2万人，支出12万元。"
    )
    named = ["中小河流治理", "除险加固水库", "技能培训"]
    assert [name in f.item for name, f in zip(named, figures, strict=False)] == [True] * 3
    assert "惠及群众" not in figures[3].item
    assert "硬化村道" in read("硬化村道18公里，投入资金630万元。")[0].item


@pytest.mark.parametrize(
    ("organisation", "text", "item"),
    [
        ("松溪县残疾人联合会", "县残联共安排就业保障金200万元。", "松溪县残疾人联合会就业保障金2022年安排"),
        ("松溪县卫生健康局", "县卫健局安排公共卫生经费80万元。", "松溪县卫生健康局公共卫生经费2022年安排"),
        ("松溪县住房和城乡建设局", "县住建局支付管网工程款30万元。", "松溪县住房和城乡建设局管网工程款2022年支付"),
        ("松溪县青石镇人民政府", "镇政府投入道路硬化资金30万元。", "松溪县青石镇人民政府道路硬化2022年资金"),
        # Another body is no part of the item either, but who paid is not the unit.
        ("松溪县民政局", "县财政局拨付救助资金50万元。", "松溪县民政局救助2022年资金"),
    ],
)
def test_the_short_name_of_the_unit_is_no_item(organisation, text, item):
    assert [f.item for f in read(text, organisation=organisation)] == [item]


def test_an_institution_calls_itself_by_its_kind():
    text = "医院总收入2.86亿元，其中：医疗收入2.52亿元，财政补助收入2,860万元。"
    assert [f.item for f in read(text, organisation="松溪县人民医院")] == [
        "松溪县人民医院2022年总收入", "松溪县人民医院2022年医疗收入", "松溪县人民医院2022年财政补助收入",
    ]  # fmt: skip


def test_a_documents_number_is_no_item():
    text = "下达水利资金4,326万元（岚财农〔2021〕136号3,500万元、岚财农〔2022〕58号826万元）。"
    assert not any("号" in f.item for f in read(text))


@pytest.mark.parametrize("head", ["（三）结算审核滞后。", "1.资金使用效率不高。", "● 拖欠工程款。"])
def test_a_head_on_what_is_wrong_names_no_item(head):
    figure = read(f"五、存在的主要问题\n{head}12个标段送审金额8,632万元。")[0]
    assert (head[3:-1] in figure.item, figure.project) == (False, None)


@pytest.mark.parametrize(
    ("text", "item", "project"),
    [
        ("电梯加装补助当年支付120万元，尾款15万元未付。", "松溪县民政局电梯加装补助2022年尾款", "电梯加装补助"),
        (
            "县财政局以松财社〔2022〕18号文件下达养老服务补贴60万元。",
            "松溪县民政局养老服务补贴2022年下达",
            "养老服务补贴",
        ),
        ("绿色殡葬补助因政策调整未支出，对应的74万元结转下年。", "松溪县民政局绿色殡葬补助2022年对应", "绿色殡葬补助"),
        ("松溪县松溪县养老院改造支出80万元。", "松溪县民政局养老院改造2022年支出", "养老院改造"),
        ("1、2022年预算资金296万元。", "松溪县民政局2022年预算资金年初预算", None),
        (
            "继续实施困难老人家庭适老化改造，全年改造120户，支出36万元。",
            "松溪县民政局困难老人家庭适老化改造2022年支出",
            "困难老人家庭适老化改造",
        ),
        ("2022年度市级仍缺口20万元。", "松溪县民政局2022年市级仍缺口", None),
        ("与2021年支出80万元相比有所减少。", "松溪县民政局2021年支出", None),
        ("（一）总体情况。2022年支出80万元。", "松溪县民政局2022年支出", None),
        ("（二）有效性。2022年支出80万元。", "松溪县民政局2022年支出", None),
    ],
)
def test_items_stand_on_their_own(text, item, project):
    figure = read(text)[-1]
    assert (figure.item, figure.project) == (item, project)


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        (
            "项目\t年初批复数\t调整数\t调整后预算数\t决算数",
            "基本支出\t300\t-12\t288\t285",
            [("initial_budget", None), ("reduction", "decrease"), ("revised_budget", None), ("executed", None)],
        ),
        (
            "科目\t上年数\t本年数\t增减额\t增减率",
            "培训费\t5\t4\t-1\t-20%",
            [("previous", None), ("executed", None), ("change", "decrease"), ("change", "decrease")],
        ),
        (
            "合同名称\t合同金额\t已付金额\t未付金额",
            "道路维修\t30\t20\t10",
            [("contract", None), ("executed", None), ("arrears", None)],
        ),
        (
            "资金渠道\t申请数\t批复数\t收回数\t结余数",
            "县级财政\t30\t28\t1\t2",
            [("requested", None), ("initial_budget", None), ("returned", None), ("carryover", None)],
        ),
    ],
)
def test_columns_of_other_templates(head, cells, expected):
    figures = read(f"单位：万元\n{head}\n{cells}\n")
    assert [(figure.measure, figure.direction) for figure in figures] == expected
    assert figures[0].year == (2021 if expected[0][0] == "previous" else 2022)


def test_a_forms_unit_may_stand_in_a_cell_of_its_own():
    figures = read("预算执行情况（万元）\t预算数：\t50\t执行数：\t48\n其中：财政拨款\t50\t其他资金\t无\n")
    assert [(f.amount_yuan, f.measure) for f in figures[:2]] == [(500000, "initial_budget"), (480000, "executed")]


def test_a_units_own_total_is_no_project():
    (total, before) = read("2023年度部门支出合计812.5万元，上年为790万元。")
    assert (total.project, total.scope, before.measure) == (None, "unit", "previous")


def test_a_standard_is_of_those_counted_before_it():
    text = "护林员补贴21万元。责任保险投保农户1,200户，每户保费25元。以奖代补兑现300户，每户每年500元。"
    (pay, premium, award) = read(text)
    assert "护林员补贴" in pay.item
    assert "责任保险" in premium.item and "护林员" not in premium.item
    assert "以奖代补" in award.item and "护林员" not in award.item


def test_a_groups_number_and_instruction_are_no_part_of_its_rows():
    table = "经费情况（万元）\t2021年决算数\t2022年预算数\n3、对口支援（一个项目一行）\t\t\n护渔工作经费\t5.2\t6.1\n"
    figures = read(table)
    assert [f.amount_yuan for f in figures] == [52000, 61000]
    assert all("护渔" in f.item and "一行" not in f.item and "3、" not in f.item for f in figures)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("2022年支出60万元，比2021年的52万元多支8万元。", "松溪县民政局2022年支出较上年多支"),
        ("2022年收入60万元，同比增长8万元。", "松溪县民政局2022年收入较上年增长"),
        ("2022年支出60万元，与2019年的52万元相比增支8万元。", "松溪县民政局2022年支出较2019年增支"),
        ("2022年支出60万元，较上年增加8万元。", "松溪县民政局2022年支出较上年增加"),
    ],
)
def test_a_change_says_what_changed_and_on_when(text, item):
    assert read(text)[-1].item == item


def test_what_an_insurer_pays_is_of_the_insurance():
    (premium, payout) = read("养老机构综合责任险支出保费6万元，保险公司当年理赔2万元。")
    assert "综合责任险" in premium.item
    assert "综合责任险" in payout.item


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("年中压减培训经费8万元。", "decrease"),
        ("核减县级预算8万元。", "decrease"),
        ("送审价80万元，审减8万元。", None),
        ("机构申报补贴80万元，核减8万元。", None),
        ("招标后节约资金8万元。", None),
        ("年中追加经费8万元。", None),
        ("支出80万元，较上年减少8万元。", "decrease"),
    ],
)
def test_what_has_a_direction(text, direction):
    assert read(text)[-1].direction == direction


@pytest.mark.parametrize("words", ["部分乡镇截留挪用救助资金1.5万元。", "其中以前年度结余1.5万元已缴回。"])
def test_a_clause_on_what_went_wrong_or_before_is_no_project(words):
    (figure,) = read(words)
    assert figure.project is None


def test_a_new_point_leaves_what_the_one_before_spoke_of():
    figures = read("一是核查不严，多发低保金3.26万元。二是到位偏晚，12月才到位320万元。")
    assert "低保" in figures[0].item and "低保" not in figures[1].item


def test_kinds_of_what_is_procured_are_items_each():
    text = "政府采购支出总额426.80万元，其中货物支出86.40万元、工程支出212.60万元、服务支出127.80万元。"
    items = [figure.item for figure in read(text)]
    assert [kind in item for kind, item in zip(("货物", "工程", "服务"), items[1:], strict=True)] == [True] * 3
    assert "货物" not in items[2] and "工程" not in items[3]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("市财政从彩票公益金中安排30万元用于老年食堂建设。", "老年食堂建设"),
        ("学校从公用经费中列支实验耗材费4.2万元。", "实验耗材费"),
        ("从业人员培训费3.2万元。", "从业人员培训费"),
    ],
)
def test_what_money_was_taken_from_is_no_item(text, item):
    assert item in read(text)[0].item
    assert "公用经费" not in read(text)[0].item.split(item)[0]


def test_what_was_taken_from_elsewhere_names_nothing_that_follows():
    figures = read("年初预算安排60万元。8月，市局从应急经费中调剂补助12万元到位，全年预算相应调整为72万元。")
    assert "应急经费" not in figures[2].item and figures[2].measure == "revised_budget"


def test_points_taken_off_are_called_so():
    figures = read("主要失分点是：资产管理扣2分，绩效公开扣0.5分。")
    assert [f.item.split("自评")[1] for f in figures] == ["资产管理扣分", "绩效公开扣分"]


@pytest.mark.parametrize(
    "head", ["（二）农资供应稳定。", "（三）服务领域拓宽。", "（一）民生保障扎实有力。", "（四）治安防控网络健全。"]
)
def test_a_head_that_praises_is_no_project(head):
    assert read(f"{head}全年投入资金36万元。")[0].project is None


def test_a_forms_first_line_names_the_project():
    form = "项目支出绩效自评表\n（2022年度）\n项目名称\t湿地修复\t主管部门\t松溪县林业局\n一、资金\n预算60万元。"
    assert read(form, title="项目支出绩效自评表（2022年度）")[-1].project == "湿地修复"


@pytest.mark.parametrize(
    "denied", ["未发生因公出国（境）费和公务用车购置费", "无因公出国（境）费用", "没有安排出国（境）团组"]
)
def test_what_did_not_happen_names_nothing_that_follows(denied):
    figures = read(f"2022年“三公”经费支出8.64万元，{denied}，较2021年的9.12万元减少0.48万元。")
    assert all("三公" in figure.item and "出国" not in figure.item for figure in figures)


def test_a_head_on_what_is_done_with_money_names_no_item():
    figures = read("一、资金\n1.预算安排及调整。年初预算284万元，年中追加91万元。")
    assert all("调整" not in figure.item for figure in figures)


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("（四）“三公”经费。", "“三公”经费支出"),
        ("（四）“三公”经费情况\n", "“三公”经费支出"),
        ("（二）基本支出情况\n", "基本支出"),
        ("（二）基本支出。", "基本支出"),
        ("（三）项目支出。", "项目支出"),
        ("（五）机关运行经费支出决算情况说明\n", "机关运行经费支出"),
        ("（五）政府采购支出情况。", "政府采购支出"),
        ("（一）收入支出决算总体情况\n", "2022年支出"),
        ("（六）绩效管理情况\n", "2022年支出"),
    ],
)
def test_the_account_that_a_heading_names_is_what_its_amounts_are_of(heading, item):
    figure = read(f"二、收支\n{heading}2022年支出11.36万元。")[0]
    assert figure.item.endswith(item)
    assert "支出支出" not in figure.item


def test_spending_as_a_whole_is_none_of_the_income_spoken_of_before():
    text = "收入决算190万元，其他收入84万元。其他收入包括利息61万元、捐赠23万元。支出决算185万元，年末结转5万元。"
    assert all("其他收入" not in figure.item for figure in read(text)[-2:])


@pytest.mark.parametrize(
    "text",
    [
        "组织对2022年度一般公共预算项目支出全面开展绩效自评，涉及项目14个，涉及资金116.08万元。",
        "整体支出300万元，其中：基本支出184万元，项目支出116.08万元，一般公共预算项目支出涉及项目4个，资金116.08万元。",
    ],
)
def test_what_was_evaluated_is_not_all_that_was_spent(text):
    figure = read(text)[-1]
    assert "整体支出" not in figure.item
    assert "总" not in figure.item
    assert figure.project is None


@pytest.mark.parametrize("joint", ["和", "及", "与", "、"])
def test_a_part_of_a_joint_project_is_not_called_by_the_whole(joint: str) -> None:
    title = f"松溪县校车运营补助{joint}校舍维修改造项目2022年度绩效自评报告"
    text = "校车运营补助支出86万元，惠及学生1,200人。校舍维修改造支出54万元，修缮校舍6栋。"
    items = [figure.item for figure in read(text, title=title) if figure.kind == "money"]
    assert [("校车" in item, "校舍" in item) for item in items] == [(True, False), (False, True)]
