"""What figures say: measure, year, direction, scores and shares, with exact quotes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_kit import REPORT, VOCABULARY, brief, read
from hypothesis import given, settings
from hypothesis import strategies as st


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


def test_a_label_set_apart_by_a_wide_blank_says_what_its_line_holds():
    lines = (
        f"{REPORT.title}\n年初部门预算（单位：万元）　基本支出268.40　项目支出115.00　公用支出12.00\n"
        "两组数据口径一致，均为一般公共预算财政拨款。"
    )
    assert [(f.measure, "年初部门" in f.item) for f in read(lines)] == [("initial_budget", False)] * 3


def test_scores_weights_and_grades():
    figures = read(
        "五、评价结论\n本年度自评总分95.5分，其中：预算执行9.5分（满分10分）、产出48分，扣2分，评价等级为“优秀”。"
    )
    assert [(f.kind, f.value, "weight" in f.flags) for f in figures] == [
        ("score", Decimal("95.5"), False),
        ("score", Decimal("9.5"), False),
        ("score", Decimal("10"), True),
        ("score", Decimal("48"), False),
        ("score", Decimal("2"), False),
        ("grade", None, False),
    ]
    assert [f.measure for f in figures] == ["score"] * 4 + ["other", "grade"]  # what was taken off is no score
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


def test_income_by_its_parts():
    income, _, _ = read("2022年预算收入500万元，其中年初预算300万元，调整追加200万元。")
    assert income.measure == "revised_budget"
    assert "ambiguous_measure" in income.flags


def test_a_bracket_may_hold_the_price_of_what_stands_before_it():
    price, total = read("2022年社区食堂建设奖补资金（每个5万元）共计60万元。")
    assert (price.measure, total.measure) == ("standard", "executed")
    assert "社区食堂建设奖补" in total.item


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


def test_a_year_that_the_report_covers_is_no_year_before():
    title = "高龄津贴政策评价报告"
    figures = read(
        f"{title}\n（2020—2022年）\n2020年支出60万元，2021年支出70万元。2019年支出50万元。", title=title, year=None
    )
    assert [f.measure for f in figures] == ["executed", "executed", "previous"]


def test_points_beside_what_could_be_had_are_a_score():
    figures = read("其中决策类17分（满分20分）、过程类15分（满分20分）。")
    assert [(f.kind, "weight" in f.flags) for f in figures] == [("score", False), ("score", True)] * 2
