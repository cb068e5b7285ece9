"""What amounts are that are granted of claims, stood at the year's beginning, or are both of income and spending."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.identity.scores import find_scores

TABLE = "{}\n类别\t户数\t{}\t{}\t兑付金额\n展览\t3\t39\t32\t28\n会议\t5\t14\t12\t9\n合计\t8\t53\t44\t37"


@pytest.mark.parametrize("claim", ["企业申报奖补62万元", "农户申领补贴62万元", "合作社申请奖补62万元"])
@pytest.mark.parametrize("granted", ["经审核，核减10万元，核定52万元", "审核认定52万元", "评审核定奖补资金52万元"])
def test_what_is_granted_of_a_claim_is_no_budget(claim: str, granted: str) -> None:
    measures = [figure.measure for figure in read(f"{claim}，{granted}，实际兑付43万元。")]
    assert (measures[0], measures[-2], measures[-1]) == ("requested", "other", "executed")


@pytest.mark.parametrize(
    "text",
    ["我局申请预算60万元，县财政核定52万元。", "年初核定预算52万元。", "县财政核定我局部门预算52万元。"],
)
def test_what_the_treasury_sets_is_a_budget(text: str) -> None:
    assert read(text)[-1].measure == "initial_budget"


@pytest.mark.parametrize(
    ("claimed", "granted", "measure"),
    [
        ("申报金额", "核定金额", "other"),
        ("申请资金", "审核核定数", "other"),
        ("户均面积", "核定金额", "initial_budget"),
    ],
)
def test_a_column_of_what_was_granted_stands_beside_claims(claimed: str, granted: str, measure: str) -> None:
    found = read(TABLE.format("奖补兑付情况（单位：万元）", claimed, granted))
    assert [figure.measure for figure in found if figure.quote == "展览\t3\t39\t32"] == [measure]


@pytest.mark.parametrize(
    ("now", "base", "change"),
    [
        ("年末结转和结余31万元", "carry_in", "change"),
        ("年末结余31万元", "carry_in", "change"),
        ("年末专户余额31万元", "balance", "change"),
        ("年末欠款31万元", "arrears", "change"),
        ("全年支出31万元", "initial_budget", "variance"),
        ("调整后预算31万元", "initial_budget", "variance"),
    ],
)
@pytest.mark.parametrize("since", ["比年初的42万元减少11万元", "较年初42万元减少11万元"])
def test_what_stood_at_the_beginning_is_of_the_kind_that_is_compared(
    now: str, base: str, change: str, since: str
) -> None:
    assert [figure.measure for figure in read(f"{now}，{since}。")][1:] == [base, change]


@pytest.mark.parametrize("both", ["收、支总计", "收入总计、支出总计", "收入、支出总计", "收入总计和支出总计"])
def test_all_that_came_in_and_was_spent_is_income_shared(both: str) -> None:
    text = f"2022年度{both}均为86万元。与上年相比，{both}各减少4万元。"
    assert [(figure.measure, figure.shared_with) for figure in read(text)] == [
        ("income", ("收入总计", "支出总计")),
        ("change", ("收入总计", "支出总计")),
    ]


@pytest.mark.parametrize("both", ["收、支总计", "收入总计、支出总计"])
def test_what_each_grew_by_is_of_both(both: str) -> None:
    assert read(f"2022年度{both}86万元，与上年相比各增加4万元。")[1].shared_with == ("收入总计", "支出总计")


@pytest.mark.parametrize("text", ["2022年收入总计86万元，支出总计85万元。", "2022年收入合计86万元。"])
def test_one_side_is_shared_with_nothing(text: str) -> None:
    assert {figure.shared_with for figure in read(text)} == {()}


@pytest.mark.parametrize(("first", "second"), [("公务接待费", "公务用车运行维护费"), ("租车费", "印刷费")])
@pytest.mark.parametrize("total", ["两项合计3.2万元", "两项共计3.2万元"])
def test_two_expenses_together(first: str, second: str, total: str) -> None:
    text = f"{first}1.2万元、{second}2万元，{total}，较预算4万元少支0.8万元。"
    assert [figure.shared_with for figure in read(text)] == [(), (), *[(first, second)] * 3]


@pytest.mark.parametrize(
    "text",
    ["基本支出1.2万元、项目支出2万元，两项合计3.2万元。", "接待费1.2万元、印刷费2万元，两项合计4万元。"],
)
def test_heads_of_accounts_and_other_sums_share_nothing(text: str) -> None:
    assert read(text)[-1].shared_with == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("森林防火与巡护", ()),
        ("农技推广体系改革与建设", ()),
        ("技能大赛与教学改革", ("技能大赛", "教学改革")),
        ("保险费与评审费", ("保险费", "评审费")),
    ],
)
def test_a_name_may_join_two_words_and_be_one_programme(name: str, parts: tuple[str, ...]) -> None:
    assert read(f"{name}支出86万元。")[0].shared_with == parts


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("据市统计局测算，全市旅游综合收入86亿元，比上年的79亿元增长9%。", ["achieved", "previous"]),
        ("经第三方测算，项目带动消费86万元。", ["achieved"]),
        ("根据实施方案测算，存续期内总收入86万元。", ["planned"]),
    ],
)
def test_what_is_reckoned_afterwards_is_a_result(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text) if figure.kind == "money"] == measures


@pytest.mark.parametrize("text", ["4个项目自评等级均为优。", "各项目评价等次均为“良”。", "自评结果等级都为优。"])
def test_a_grade_that_all_have_is_one(text: str) -> None:
    assert [figure.kind for figure in read(text)] == ["grade"]


@pytest.mark.parametrize("given", ["年初安排80万元", "年初预算80万元"])
@pytest.mark.parametrize("more", ["9月追加防火经费16万元", "年中追加围墙改造资金16万元"])
@pytest.mark.parametrize("spent", ["全年支出95万元", "全年共支出95万元", "实际支出95万元"])
def test_more_than_was_added_is_spent_of_the_whole(given: str, more: str, spent: str) -> None:
    item = read(f"1.林区巡护。{given}，{more}，{spent}。")[-1].item
    assert "林区巡护" in item and "防火" not in item and "围墙" not in item


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("年初预算80万元，追加等保测评费6万元，实际支付5.8万元。", "等保测评费"),
        ("会议费预算8万元，培训费预算6万元，实际支出7万元。", "培训费"),
    ],
)
def test_what_is_spent_of_the_last_thing_stays_with_it(text: str, item: str) -> None:
    assert item in read(text)[-1].item


@pytest.mark.parametrize("denied", ["未支付的", "尚未拨付的", "未兑付的"])
@pytest.mark.parametrize(
    ("became", "measure"),
    [("结转2023年使用", "carryover"), ("结转下年", "carryover"), ("由财政收回", "returned"), ("为质保金", "arrears")],
)
def test_what_became_of_what_was_not_paid(denied: str, became: str, measure: str) -> None:
    assert read(f"全年支付86万元，{denied}13万元{became}。")[1].measure == measure


@pytest.mark.parametrize("rest", ["其余57万元货款已结清", "其余57万元已付清", "其余57万元工程款均已支付"])
def test_the_rest_that_was_paid_is_spent(rest: str) -> None:
    assert read(f"留质保金3万元，质保期满后支付，{rest}。")[1].measure == "executed"


def test_what_was_given_in_an_adjustment_is_added() -> None:
    found = read("年中调增47万元，主要是上级下达的提标补助30万元和人员增资17万元。")
    assert [figure.measure for figure in found] == ["supplement"] * 3


@pytest.mark.parametrize(
    "when",
    ["2023年3月，我局组织自评", "主管部门于2023年2月对资料进行了复核", "2023年3月至4月，评价组开展绩效评价"],
)
def test_the_year_of_an_evaluation_dates_no_score(when: str) -> None:
    assert {figure.year for figure in read(f"{when}，自评得分95分，预算执行率98%。")} == {2022}


@pytest.mark.parametrize(
    ("text", "year", "measure"),
    [
        ("2023年3月支付绩效评价费5万元。", 2023, "executed"),
        ("建议完善考勤；2023年起推行手机定位，并安排信息化经费6万元。", 2023, "planned"),
        ("二是2023年县级预算安排管护经费62万元，按每户每年40元补助到村。", 2023, "standard"),
        ("建议2023年预算先行安排缺口；对尚未退回的5万元限期追缴。", 2022, "other"),
        ("一是2023年5月底前完成验收，拨清结转的13万元。", 2022, "carryover"),
    ],
)
def test_years_ahead_and_what_is_left_from_this_one(text: str, year: int, measure: str) -> None:
    assert (read(text)[-1].year, read(text)[-1].measure) == (year, measure)


@pytest.mark.parametrize(
    "text",
    ["对4个项目、265万元预算资金全部开展了绩效自评。", "对265万元项目支出开展了自评。", "本次评价资金265万元。"],
)
def test_what_an_evaluation_looked_at_is_no_spending(text: str) -> None:
    assert read(text)[-1].measure == "other"


@pytest.mark.parametrize(
    "name", ["少数民族发展", "异地就医结算窗口建设", "自行车道整修", "征收补偿安置", "剩余劳动力培训"]
)
def test_names_of_projects_may_hold_words_of_clauses(name: str) -> None:
    rows = f"{name}\t20\t18\n河道清淤\t30\t29\n合计\t50\t47"
    found = read(f"项目支出情况表（单位：万元）\n项目名称\t预算数\t执行数\n{rows}")
    assert found[0].project == name


@pytest.mark.parametrize(
    ("behind", "item"),
    [
        ("农村垃圾清运覆盖12个村，每村800元", "农村垃圾清运"),
        ("路灯管护覆盖36条街路，支付9万元", "路灯管护"),
        ("因雨季影响，尾款13万元未付", "校舍维修"),
        ("经审计，核减3万元", "校舍维修"),
    ],
)
def test_what_is_named_behind_a_semicolon_is_spoken_of_from_there(behind: str, item: str) -> None:
    assert item in read(f"校舍维修合同价43万元，已付30万元；{behind}。")[-1].item


@pytest.mark.parametrize(
    ("about", "rows", "named"),
    [
        ("会展业发展专项资金", ("展览奖补", "会议奖补", "旅游奖补", "宣传推介"), True),
        ("科技创新专项资金", ("企业培育奖励", "研发投入补助", "平台建设", "技术转移资助"), True),
        ("农村校车补贴资金", ("运营补贴", "驾驶员补贴", "照管员补贴", "车辆检测"), False),
    ],
)
def test_kinds_of_grants_are_parts_of_a_fund_for_more(about: str, rows: tuple[str, ...], named: bool) -> None:
    lines = "\n".join(f"{row}\t{10 + number}\t{9 + number}" for number, row in enumerate(rows))
    table = f"{about}兑付情况（单位：万元）\n类别\t申报金额\t兑付金额\n{lines}\n合计\t46\t42"
    found = read(table, title=f"松溪县2022年度{about}绩效评价报告")
    assert ({figure.project for figure in found if figure.quote.startswith(rows[0])} == {rows[0]}) is named


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("对4个项目开展了绩效自评，平均得分93.5分。", []),
        ("共对6个预算项目进行自评，其中5个为优，平均分93.5分。", []),
        ("经综合评定，本单位自评得分93.5分。", ["93.5"]),
    ],
)
def test_the_average_of_projects_is_no_score_of_the_report(text: str, scores: list[str]) -> None:
    assert [str(score.score) for score in find_scores(text, (), "department_self_evaluation")] == scores


@pytest.mark.parametrize(
    ("text", "measure", "item"),
    [
        ("支出80万元中有30万元为人员经费。", "executed", "中"),
        ("到位资金80万元中有30万元12月才到账。", "received", "中"),
        ("县级配套80万元中30万元12月到账。", "received", "中"),
        ("结余80万元中有30万元由财政收回。", "returned", "中"),
        ("项目支出80万元中有设备购置费50万元、培训费30万元。", "executed", "中"),
    ],
)
def test_a_part_of_an_amount_is_named_after_no_preposition(text: str, measure: str, item: str) -> None:
    part = read(text)[-1]
    assert part.measure == measure and item not in part.item


@pytest.mark.parametrize("text", ["收到80万元中央资金。", "安排80万元中小学校舍维修资金。"])
def test_what_begins_with_the_same_word_is_a_name(text: str) -> None:
    assert "中" in read(text)[0].item
