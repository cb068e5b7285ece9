"""What an area's accounts tell beside their amounts: on what basis they grew, of what plan they are, which years."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.meaning.items import is_whole
from indexer.meaning.like_for_like import with_basis, without_adjustment
from indexer.meaning.project_words import names_no_project
from indexer.model import Figure

TITLE = "松溪县2022年财政决算报告"


def area(text: str) -> list[Figure]:
    return read(text, title=TITLE, organisation=None)


@pytest.mark.parametrize("side", ["收入", "支出"])
@pytest.mark.parametrize("basis", ["同口径", "自然口径", "可比口径"])
@pytest.mark.parametrize("out", ["", "剔除新增债券因素后", "扣除一次性因素影响后", "剔除体制划转等因素后"])
def test_growth_on_another_basis_is_of_the_same_account(out: str, basis: str, side: str) -> None:
    figures = area(f"全县一般公共预算{side}54.1亿元，比上年增长1.9%，{out}{basis}增长0.6%，完成调整预算的102.5%。")
    assert [f.measure for f in figures[1:]] == ["change", "change", "rate"]
    assert figures[2].direction == "increase"
    assert all(f"一般公共预算{side}" in f.item for f in figures)
    assert basis in figures[2].item and basis not in figures[1].item


@pytest.mark.parametrize("words", ["剔除重复户后为12万元", "扣除质保金", "剔除不符合条件的对象后发放", "消除隐患"])
def test_what_was_taken_out_of_an_amount_stays(words: str) -> None:
    assert without_adjustment(words) == words


def test_a_basis_is_kept_before_what_it_is_of() -> None:
    assert with_basis("，同口径增长", 4) == "同口径增长"
    assert with_basis("，同口径比2021年", 4) == "比2021年"
    assert with_basis("，增长", 1) == "增长"


@pytest.mark.parametrize("rate", ["为年初预算61.20%", "为年初预算的61.20%", "占年度任务的61.20%", "占全年任务61.20%"])
def test_a_part_of_the_plan_is_a_rate(rate: str) -> None:
    assert area(f"一般公共预算收入完成67,949万元，{rate}。")[-1].measure == "rate"


@pytest.mark.parametrize("share", ["占财政总收入的61.20%", "占一般公共预算支出的61.20%"])
def test_a_part_of_the_whole_is_a_share(share: str) -> None:
    assert area(f"税收收入完成67,949万元，{share}。")[-1].measure == "share"


@pytest.mark.parametrize("fund", ["政府性基金预算", "国有资本经营预算"])
def test_the_budget_that_was_done_says_which_side(fund: str) -> None:
    figures = area(f"{fund}收入累计完成2,236万元，完成年初预算数25,200万元的8.9%。{fund}支出累计完成5,308万元。")
    assert "收入" in figures[1].item and figures[1].measure == "initial_budget"
    assert "收入" in figures[2].item and figures[2].measure == "rate"


@pytest.mark.parametrize("lead", ["分征收部门看：", "分征收部门完成情况为：", "从征收部门看，"])
@pytest.mark.parametrize("office", ["税务部门", "国税局", "地税局", "财政局"])
def test_what_an_office_raises_is_income(office: str, lead: str) -> None:
    figure = area(f"{lead}{office}完成13,040万元，减少201万元。")[0]
    assert figure.measure == "income" and "看" not in figure.item


def test_what_an_office_finishes_is_not() -> None:
    assert read("年度项目支出500万元。财政局完成系统升级130万元。")[-1].measure != "income"


@pytest.mark.parametrize("times", ["的1.87倍", "的2倍"])
@pytest.mark.parametrize("said", ["是", "相当于", "为"])
def test_what_is_exceeded_so_many_times_was_before(said: str, times: str) -> None:
    figures = area(f"地方财政收入累计完成80,966万元，{said}“十二五”时期43,200万元{times}，年均增长10.95%。")
    assert [f.measure for f in figures] == ["income", "previous", "change"]
    assert figures[1].year is None and "十二五" in figures[1].item  # of no year, and of which years
    assert all(f.project is None for f in figures)


def test_a_multiple_may_be_of_a_year() -> None:
    figures = area("民生资金投入669万元，是2015年394万元的1.7倍。")
    assert (figures[1].measure, figures[1].year) == ("previous", 2015)


def test_five_years_are_not_the_last_of_them() -> None:
    figures = area(
        "一、“十三五”时期工作回顾\n一般公共预算收入完成72,166万元。\n二、今年工作\n一般公共预算收入完成8,100万元。"
    )
    assert [f.year for f in figures] == [None, 2022]


@pytest.mark.parametrize(
    "name", "事业单位经营收入 上级单位补助收入 财政专户管理资金收入 一般公共预算当年拨款收入 政府性基金预算拨款".split()
)
def test_what_comes_in_to_a_unit_is_a_head_of_its_accounts(name: str) -> None:
    assert is_whole(name)
    figure = read(f"2022年收入预算395.10万元，其中：{name}72.70万元。", title="松溪县民政局2022年部门预算")[1]
    assert name in figure.item and figure.project is None


def test_a_share_right_behind_what_is_carried_in_is_of_it() -> None:
    figures = read("2022年收入预算395.10万元，其中：事业收入300.00万元，占75.93%；上年结转95.10万元，占24.07%。")
    assert "上年结转" in figures[-1].item and "事业收入" in figures[2].item


@pytest.mark.parametrize("name", "财政部 审计署 农业农村部 车辆购置 公务车购置经费 车辆运行费 地方财政总支出".split())
def test_bodies_and_own_costs_are_no_projects(name: str) -> None:
    assert names_no_project(name)


@pytest.mark.parametrize("name", "车辆购置税补助 车辆运营补贴 俱乐部建设 干部培训 地方财政专项扶持".split())
def test_names_that_look_alike(name: str) -> None:
    assert not names_no_project(name)


def test_lines_of_an_area_by_other_names_are_not_held_together() -> None:
    from figure_kit import VOCABULARY

    from indexer.document import read_document
    from indexer.regions import Gazetteer

    text = (
        "关于松溪县2022年预算执行情况和2023年预算草案的报告\n一、2022年预算执行情况\n"
        "2022年一般公共预算总支出完成244,707万元，其中：一般公共预算本级支出230,362万元，上解支出2,832万元。\n"
        "2022年一般公共预算总收入完成271,160万元，一般公共预算总支出244,707万元，收支相抵，结余结转26,453万元。\n"
    )
    document = read_document(text.encode(), "a.txt", VOCABULARY, Gazetteer.load([]))
    assert document.report.report_type == "area_budget_report"
    assert not [f for f in document.findings if f.rule == "B01" and f.outcome == "finding"]


@pytest.mark.parametrize("level", ["市本级", "县级", "区本级"])
@pytest.mark.parametrize("side", ["收入", "支出"])
def test_what_a_level_has_grows_by_its_own_rate(side: str, level: str) -> None:
    figures = area(
        f"全市一般公共预算{side}700.4亿元，增加19.5亿元，增长1.9%。"
        f"其中，{level}{side}341.5亿元，增加4.4亿元，下降0.7%；其他地区{side}358.9亿元。"
    )
    assert [level in f.item for f in figures] == [False, False, False, True, True, True, False]


@pytest.mark.parametrize("said", ["由年初预算", "由年初的", "由"])
def test_an_adjusted_budget_says_which_side_and_whether_all(said: str) -> None:
    text = "一般公共预算总收入{0}79,552万元调整为82,513万元。一般公共预算收入{0}12,981万元调整为13,250万元。"
    first, second = (area(part + "。")[-1].item for part in text.format(said).split("。")[:2])
    assert first != second or said == "由"
    assert "由年初" not in first + second


@pytest.mark.parametrize("said", ["差值为0.05万元", "差额0.05万元"])
@pytest.mark.parametrize(("spent", "budget"), [("2.05", "2.00"), ("1.95", "2.00")])
def test_a_difference_lies_on_the_side_of_the_amounts_beside_it(spent: str, budget: str, said: str) -> None:
    figure = read(f"公务接待费支出{spent}万元，年初预算为{budget}万元，{said}。")[-1]
    assert (figure.measure, figure.direction) == ("variance", "over" if spent > budget else "under")


def test_what_was_cut_by_a_rate_is_a_change() -> None:
    figure = read("“三公”经费预算比2021年减少162.87万元，压缩6.66%。", title="松溪县民政局2022年部门预算")[-1]
    assert (figure.measure, figure.direction) == ("change", "decrease")
