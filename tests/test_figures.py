"""Prose and tables become figures with item, measure, year, parts and exact quotes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.figures import to_figures
from indexer.model import Figure, Region, Report
from indexer.sections import text_to_sections
from indexer.tables import text_to_tables
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
REPORT = Report(
    id="r1", file="a.txt", sources=("a.txt",), sha256="", text_sha256="", reader="txt",
    title="松溪县民政局2022年度部门整体支出绩效自评报告", year=2022, organisation="松溪县民政局",
    department="civil_affairs", report_type="department_self_evaluation",
    region=Region("990001", "松溪县", "county", ("示例省", "松溪县")), basis={"year": "title", "organisation": "title"},
)  # fmt: skip


def read(text: str, title: str | None = REPORT.title, year: int | None = 2022) -> list[Figure]:
    """Run the line from a text to its figures."""
    from dataclasses import replace

    report = replace(REPORT, title=title, year=year)
    cleaned = clean(RawText(text, "txt"))
    sections = text_to_sections("r1", cleaned, VOCABULARY)
    tables = text_to_tables("r1", cleaned, sections)
    figures = to_figures(report, cleaned, sections, tables, VOCABULARY)
    for figure in figures:
        assert cleaned.text[figure.start : figure.end] == figure.quote
        assert figure.start <= figure.amount_start < figure.amount_end <= figure.end
    return list(figures)


def brief(text: str, **about) -> list[tuple]:
    """Return (yuan in 万 or value, measure, year) of each figure."""
    return [
        (float(f.amount_yuan / 10000) if f.kind == "money" else float(f.value or 0), f.measure, f.year)
        for f in read(text, **about)
    ]


def test_budget_and_actual_of_one_item():
    budget, actual = read("见义勇为抚慰金预算30万，实际27.5万元。")
    assert (budget.measure, budget.amount_yuan) == ("initial_budget", 300000)
    assert (actual.measure, actual.amount_yuan) == ("executed", 275000)
    assert "见义勇为抚慰金" in budget.item
    assert "见义勇为抚慰金" in actual.item
    assert actual.quote == "见义勇为抚慰金预算30万，实际27.5万元"
    assert actual.basis["item"] == "printed"


def test_base_and_change():
    base, change, rate = read("2022年基本支出210.5万元，比上年增加8.5万元，增长4.21%。")
    assert (base.measure, change.measure, rate.measure) == ("executed", "change", "change")
    assert change.direction == rate.direction == "increase"
    assert change.year == 2022
    assert "基本支出" in change.item


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("经费300万元，较上年减少12万元。", "change", "decrease"),
        ("与2021年相比，支出下降12万元。", "change", "decrease"),
        ("支出300万元，同比增支12万元。", "change", "increase"),
        ("支出比年初预算多12万元。", "variance", "over"),
        ("支出较预算减少12万元。", "variance", "under"),
        ("支出300万元，超预算12万元。", "variance", "over"),
        ("预算300万元，实际支出288万元，减少12万元。", "variance", "under"),
        ("上年支出300万元，本年增加12万元。", "change", "increase"),
    ],
)
def test_comparisons(text, measure, direction):
    figure = read(text)[-1]
    assert (figure.amount_yuan, figure.measure, figure.direction) == (120000, measure, direction)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("年初批复预算88万元。", "initial_budget"),
        ("区财政安排专项经费88万元。", "initial_budget"),
        ("项目支出预算88万元。", "initial_budget"),
        ("调整后预算88万元。", "revised_budget"),
        ("全年预算数88万元。", "revised_budget"),
        ("年中追加88万元。", "supplement"),
        ("年中调减预算88万元。", "reduction"),
        ("省厅提前下达补助资金88万元。", "allocated"),
        ("实际到位资金88万元。", "received"),
        ("收到上级拨付的养老服务补贴88万元。", "received"),
        ("财政拨款收入88万元。", "income"),
        ("一般公共预算支出88万元。", "executed"),
        ("预算执行数88万元。", "executed"),
        ("全年列支88万元。", "executed"),
        ("累计拨付88万元。", "executed"),
        ("发放高龄津贴88万元。", "executed"),
        ("上年结转资金88万元。", "carry_in"),
        ("结转下年使用88万元。", "carryover"),
        ("年末结余88万元。", "carryover"),
        ("由财政收回88万元。", "returned"),
        ("节约财政资金88万元。", "saving"),
        ("合同金额为88万元。", "contract"),
        ("中标价88万元。", "contract"),
        ("项目总投资88万元。", "planned"),
        ("保险公司理赔88万元。", "payout"),
        ("尚未支付工程款88万元。", "arrears"),
        ("固定资产原值88万元。", "balance"),
        ("为群众挽回经济损失88万元。", "achieved"),
        ("带动投资88万元。", "achieved"),
    ],
)
def test_measures_are_named_in_many_ways(text, measure):
    assert brief(text) == [(88.0, measure, 2022)]


@pytest.mark.parametrize(
    "text",
    [
        "每人每月650元。", "按每户每年650元发放。", "补助标准为650元。", "人均650元。", "每场补助650元。",
        "按每生每学期650元的标准收取。", "护理费650元/人·月。", "每名患者监护人每年650元。", "单价650元。",
    ],
)  # fmt: skip
def test_a_standard_is_no_total(text):
    (figure,) = read("重度残疾人护理补贴" + text)
    assert (figure.measure, figure.amount_yuan, figure.scope) == ("standard", 650, "person")


def test_a_raised_standard_belongs_to_two_years():
    before, after = read("2022年高龄津贴标准由每人每月100元提高到120元。")
    assert [(f.measure, f.year) for f in (before, after)] == [("standard", 2021), ("standard", 2022)]


def test_parts_take_the_measure_of_their_whole():
    assert brief("2022年预算数为500万元，其中：基本支出300万元，项目支出200万元。") == [
        (500.0, "initial_budget", 2022),
        (300.0, "initial_budget", 2022),
        (200.0, "initial_budget", 2022),
    ]
    assert [m for _, m, _ in brief("项目总投资900万元，其中中央资金600万元，县级配套300万元。")] == ["planned"] * 3
    assert [m for _, m, _ in brief("政府采购支出总额90万元，其中：货物支出60万元、服务支出30万元。")] == [
        "contract"
    ] * 3


def test_parts_belong_to_the_amount_they_add_up_to():
    text = "“三公”经费支出8万元，完成预算的80%，预算数为10万元。其中：公务接待费2万元，公务用车运行维护费6万元。"
    assert [m for _, m, _ in brief(text)][-2:] == ["executed", "executed"]


def test_behind_a_bracket_the_whole_is_spoken_of_again():
    text = "基本支出500万元（其中人员经费400万元，日常公用经费100万元），占支出总额的62.5%。"
    assert "基本支出" in read(text)[-1].item


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


def test_amounts_in_order():
    figures = read("2022年基本支出、项目支出分别为120.5万元、300万元。")
    assert [(f.amount_yuan, "基本支出" in f.item) for f in figures] == [(1205000, True), (3000000, False)]
    assert brief("2020年、2021年、2022年支出分别为10万元、20万元和30万元。") == [
        (10.0, "executed", 2020),
        (20.0, "executed", 2021),
        (30.0, "executed", 2022),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年支出88万元。", ("previous", 2021)),
        ("2021年支出决算为88万元。", ("previous", 2021)),
        ("与2021年支出88万元相比，变化不大。", ("previous", 2021)),
        ("2022年支出88万元。", ("executed", 2022)),
        ("力争2023年预算控制在88万元。", ("target", 2023)),
        ("两项补贴自2019年7月起发放，支出88万元。", ("executed", 2022)),
        ("根据2015年印发的办法，支出88万元。", ("executed", 2022)),
    ],
)
def test_years(text, expected):
    (figure,) = read(text)
    assert (figure.measure, figure.year) == expected


def test_year_basis():
    assert read("2022年支出88万元。")[0].basis["year"] == "printed"
    assert read(f"{REPORT.title}\n\n支出88万元。")[0].basis["year"] == "title"
    assert read("支出88万元。")[0].basis["year"] == "inferred"  # no place shows the year that was given
    assert read("支出88万元。", title=None, year=None)[0].year is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("扫黑除恶宣传、禁毒宣传共计40万元。", 2),
        ("精神障碍患者监护人责任保险和见义勇为人员意外伤害保险，预算40万，实际38.5万元。", 2),
        ("孤儿和事实无人抚养儿童生活费40万元。", 2),
        ("平安建设（综治、护路）专项经费40万元。", 2),
        ("法治宣传、禁毒宣传、反诈宣传三项共计40万元。", 3),
        ("宣传经费合计40万元（含禁毒宣传、反诈宣传）。", 2),
        ("监护人责任保险（含见义勇为人员意外险）40万元。", 2),
        ("见义勇为奖励、司法救助合并列支40万元。", 2),
        ("商品和服务支出40万元。", 0),
        ("对个人和家庭的补助40万元。", 0),
        ("社会保障和就业支出40万元。", 0),
        ("城乡低保40万元。", 0),
    ],
)
def test_what_one_figure_covers_together(text, parts):
    for figure in read(text):
        assert len(figure.shared_with) == parts
        assert ("composite" in figure.flags) == bool(parts)


def test_list_items_after_an_enumeration_share_what_follows():
    figures = read("年初预算项目：禁毒经费20万元；反恐经费30万元。实际支出50万元。")
    assert [f.measure for f in figures] == ["initial_budget", "initial_budget", "executed"]
    assert figures[2].shared_with == ("禁毒经费", "反恐经费")


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


def test_an_amount_with_what_was_paid_of_it_is_a_budget():
    budget, paid = read("老旧小区改造经费100万元，实际支付92万元。")
    assert (budget.measure, paid.measure) == ("initial_budget", "executed")
    assert "ambiguous_measure" in budget.flags


def test_money_past_the_units_accounts():
    (figure,) = read("其中500万元由县财政直接下拨，未经本单位账户。")
    assert figure.measure == "executed_outside"


@pytest.mark.parametrize(
    "text",
    [
        "服务人口近150万。",
        "发放手册20万份。",
        "数百万元的损失。",
    ],
)
def test_counts_are_no_figures(text):
    assert [f for f in read(text) if f.kind == "money"] == []


@pytest.mark.parametrize(
    "text", ["5万元以上支出须集体研究。", "单价50万元以上通用设备3台。", "单笔3万元以上的大额采购。"]
)
def test_a_threshold_is_no_spending(text):
    (figure,) = read("全年支出90万元。" + text)[1:]
    assert (figure.measure, figure.direction, figure.shared_with) == ("other", None, ())
    assert "以上" in figure.item


def test_one_fact_printed_twice_is_marked():
    first, again = read("反诈宣传经费支出12.4万元。\n反诈宣传经费支出12.4万元，已全部完成。")
    assert first.restates is None
    assert again.restates == first.id
    assert "restates" in again.flags


def test_different_facts_of_one_worth_are_kept_apart():
    figures = read("禁毒宣传支出12万元；消防器材购置支出12万元；禁毒宣传预算12万元。")
    assert [f.restates for f in figures] == [None, None, None]


def test_the_purpose_after_an_amount_is_its_item():
    first, second = read("全年安排2万元用于走访慰问，3万元用于业务培训。")
    assert ("走访慰问" in first.item, "业务培训" in second.item) == (True, True)
    assert first.quote.endswith("2万元用于走访慰问")


def test_two_sources_of_one_worth_are_two_facts():
    figures = read("水利项目到位资金90万元，其中省级30万元、市级30万元、县级30万元。")
    assert [f.restates for f in figures] == [None] * 4


def test_scores_weights_and_grades():
    figures = read(
        "五、评价结论\n本年度自评总分95.5分，其中：预算执行9.5分（满分10分）、产出48分，扣2分，评价等级为“优秀”。"
    )
    assert [(f.kind, f.value, "weight" in f.flags) for f in figures] == [
        ("score", Decimal("95.5"), False),
        ("score", Decimal("9.5"), False),
        ("score", Decimal("10"), True),
        ("score", Decimal("48"), False),
        ("grade", None, False),
    ]
    assert figures[-1].quote == "评价等级为“优秀”"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("预算执行率97.5%。", "rate"),
        ("完成年初预算的97.5%。", "rate"),
        ("资金到位率97.5%。", "rate"),
        ("人员经费占基本支出的97.5%。", "share"),
        ("群众满意度97.5%。", "other"),
        ("警情同比下降97.5%。", "change"),
        ("满意度略低于97.5%的目标值。", "target"),
        ("按期办结率不低于97.5%。", "target"),
        ("办结率99%，高出目标值97.5个百分点。", "variance"),
    ],
)
def test_ratios(text, measure):
    figure = read(text)[-1]
    assert (figure.kind, figure.value, figure.measure) == ("percent", Decimal("97.5"), measure)


def test_a_ratio_is_not_the_item_of_the_next_amount():
    figures = read("临时救助资金50万元，资金到位率100%，已支出45万元。")
    assert "临时救助" in figures[-1].item


def test_what_was_not_named_is_the_unit_or_the_project():
    (unit,) = read("全年支出合计806.5万元。")
    assert unit.item.startswith("松溪县民政局2022年")
    assert unit.scope == "unit"
    (project,) = read("项目实际支出96万元。", title="松溪县教育局2022年度校车运营补助项目绩效自评报告")
    assert "校车运营补助" in project.item


def test_income_by_its_parts():
    income, _, _ = read("2022年预算收入500万元，其中年初预算300万元，调整追加200万元。")
    assert income.measure == "revised_budget"
    assert "ambiguous_measure" in income.flags


def test_sources_are_sources_of_the_item_at_hand():
    figures = read("2022年上级下达畜禽防疫资金120万元，县级财政配套30万元，共计150万元，已支付140万元。")
    assert all("畜禽防疫" in f.item for f in figures)
    assert [f.measure for f in figures] == ["allocated", "allocated", "allocated", "executed"]


def test_a_bracket_may_hold_the_price_of_what_stands_before_it():
    price, total = read("2022年社区食堂建设奖补资金（每个5万元）共计60万元。")
    assert (price.measure, total.measure) == ("standard", "executed")
    assert "社区食堂建设奖补" in total.item


def test_a_label_names_the_item_of_every_measure_after_it():
    figures = read("社区戒毒工作经费：预算数20万元，执行数19.2万元，执行率96%。")
    assert all("社区戒毒" in f.item for f in figures)
    assert [f.measure for f in figures] == ["initial_budget", "executed", "rate"]


def test_an_indented_functional_class_names_the_amounts_after_it():
    text = "1.公共安全支出（类）公安（款）行政运行（项）。年初预算为300万元，支出决算为295万元，完成年初预算的98.33%。"
    assert all("公安（款）行政运行（项）" in f.item for f in read(text))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("专项资金88万元全部到位。", "received"),
        ("另有88万元结转下年。", "carryover"),
        ("其余88万元被财政收回。", "returned"),
        ("设备购置以88万元中标。", "contract"),
        ("尚有88万元工程款未支付。", "arrears"),
        ("惠农补贴发放到位88万元。", "executed"),
        ("村集体自筹88万元。", "other"),
        ("县财政已拨付资金88万元。", "received"),
        ("项目资金来源为省级补助88万元。", "received"),
        ("接受社会捐赠88万元。", "income"),
        ("预计2024年需资金88万元。", "planned"),
        ("理赔支出88万元。", "payout"),
    ],
)
def test_what_happens_to_an_amount_may_be_said_after_it(text, measure):
    assert [f.measure for f in read(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("2022年预算安排如下：普法宣传30万元；人民调解20万元。", "initial_budget"),
        ("资金来源：中央补助30万元、省级配套20万元。", "allocated"),
        ("支出明细如下：材料费30万元，人工费20万元。", "executed"),
    ],
)
def test_a_lists_label_says_what_its_members_are(text, measure):
    assert [f.measure for f in read(text)] == [measure, measure]


def test_a_heading_may_say_what_amounts_are():
    text = "二、资金情况\n（一）资金到位情况\n中央资金50万元、省级资金26万元。\n（二）资金使用情况\n村道维修60万元。\n"
    assert [f.measure for f in read(text)] == ["received", "received", "executed"]


def test_part_of_a_year_is_flagged():
    assert "period_partial" in read("上半年支出40万元。")[0].flags
    assert "period_partial" not in read("全年支出40万元。")[0].flags


def test_several_years_together_are_cumulative():
    (figure,) = read("2020—2022年累计投入40万元。")
    assert (figure.year, "cumulative" in figure.flags) == (None, True)


@pytest.mark.parametrize(
    ("text", "scope"),
    [("2022年支出合计40万元。", "unit"), ("2022年全县财政支出40亿元。", "area"), ("禁毒宣传支出40万元。", "project")],
)
def test_scope(text, scope):
    assert read(text)[0].scope == scope


def test_income_and_spending_together_are_no_spending():
    assert read("2022年度收、支总计900万元。")[0].measure == "other"


def test_ids_are_the_place_of_the_number():
    for figure in read("基本支出1万元，项目支出2万元。"):
        assert figure.id == f"r1-f{figure.amount_start}"


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="预算支出其中：，。；、（）“”《》\n\t1234567890.万亿元%分年度较上年增加和分别为每人月项目经费 一二",
        max_size=200,
    )
)
def test_any_text_gives_exact_quotes(text):
    read(text or "。")


@pytest.mark.parametrize(
    "piece",
    ["项目经费1万元、", "其中：支出1万元，", "（经费1万元", "“1万元", "分别为1万元、2万元", "2022年较上年增加1万元；"],
)
def test_thousands_of_amounts_in_one_line_are_read(piece):
    figures = read(piece * 3000)
    assert len(figures) >= 3000


def test_all_quotes_of_the_real_reports(shared):
    from indexer.document import read_document
    from indexer.regions import Gazetteer

    gazetteer = Gazetteer.load([shared / "devset" / "regions.tsv"])
    for path in [*(shared / "reports").iterdir(), *(shared / "devset" / "reports").iterdir()]:
        document = read_document(path.read_bytes(), path.name, VOCABULARY, gazetteer)
        assert document.figures
        for figure in document.figures:
            assert document.text[figure.start : figure.end] == figure.quote
            assert figure.item


def test_a_report_on_several_years_speaks_of_the_last_unless_it_names_one():
    title = "高龄津贴政策评价报告"
    text = "每人每月80元。2020年支出60万元。\n三年支出分别为60万元、70万元、75万元。"
    figures = read(f"{title}\n（2020—2022年）\n{text}", title=title, year=None)
    assert [figure.year for figure in figures] == [2022, 2020, 2020, 2021, 2022]
    assert figures[0].basis["year"] == "inferred"
    assert read("每人每月补助80元。", title="高龄津贴政策评价报告", year=None)[0].year is None


def test_rows_of_funds_are_parts_of_the_forms_total():
    form = (
        "项目支出绩效自评表\n项目名称\t老年食堂运营补助\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\n"
        "年度资金总额\t50.00\t52.00\t51.00\n其中：本年财政拨款\t40.00\t40.00\t39.00\n"
        "上年结转资金\t10.00\t12.00\t12.00\n"
    )
    figures = read(form)
    assert ["partial_list" in figure.flags for figure in figures] == [False] * 3 + [True] * 6
    assert all("年度资金总额" in figure.item for figure in figures)


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


def test_a_sum_of_several_covers_what_was_named_before_it():
    *_, both = read("高龄津贴支出50万元，孤儿保障支出20万元，两项合计70万元。")
    assert both.shared_with == ("高龄津贴", "孤儿保障")
    assert "高龄津贴" in both.item
    (headed,) = read("1.村医补助和山区送药。两项共计9万元。")
    assert headed.shared_with == ("村医补助", "山区送药")


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        (
            "项目\t年初批复数\t调整数\t调整后预算数\t决算数",
            "基本支出\t300\t-12\t288\t285",
            [("initial_budget", None), ("supplement", "decrease"), ("revised_budget", None), ("executed", None)],
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


def test_a_year_that_the_report_covers_is_no_year_before():
    title = "高龄津贴政策评价报告"
    figures = read(
        f"{title}\n（2020—2022年）\n2020年支出60万元，2021年支出70万元。2019年支出50万元。", title=title, year=None
    )
    assert [f.measure for f in figures] == ["executed", "executed", "previous"]


def test_points_beside_what_could_be_had_are_a_score():
    figures = read("其中决策类17分（满分20分）、过程类15分（满分20分）。")
    assert [(f.kind, "weight" in f.flags) for f in figures] == [("score", False), ("score", True)] * 2


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
