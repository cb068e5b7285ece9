"""What a sentence says of an amount that it takes up, of what was paid ahead, and of sums in and out at once."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


def measures(text: str) -> list[str]:
    return [measure for _, measure, _ in brief(text)]


@pytest.mark.parametrize(
    ("kind", "measure"),
    [("支出", "executed"), ("结余资金", "carryover"), ("结余", "carryover"), ("预算", "initial_budget"),
     ("调整后预算", "revised_budget"), ("欠款", "arrears"), ("项目支出", "executed")],
)  # fmt: skip
@pytest.mark.parametrize("among", ["中有{}用于渡口", "里有{}在12月支付", "当中，{}由三中队使用"])
@pytest.mark.parametrize("lead", ["", "船艇修理集中在年底，"])
def test_an_amount_is_what_the_word_behind_it_says(kind: str, measure: str, among: str, lead: str) -> None:
    assert measures(f"{lead}88.60万元{kind}{among.format('51.20万元')}。")[0] == measure


@pytest.mark.parametrize("text", ["30万元支出中心城区管网。", "安排30万元支持中小学。"])
def test_what_only_looks_like_it_is_not_taken_up(text: str) -> None:
    assert all("中有" not in figure.item for figure in read(text))


@pytest.mark.parametrize("what", ["结余中有", "支出中有", "预算中有", "到位资金中有"])
def test_what_is_taken_up_is_no_item(what: str) -> None:
    figure = read(f"30万元{what}10万元由财政收回。")[-1]
    assert what[:2] + "中" not in figure.item


STANDARDS = ["的标准", "标准", "的补助标准", "的筹资标准"]


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(
    "deed", ["向承保公司划转保费", "缴纳意外险保费", "向农户兑付补贴", "拨付公用经费", "发放护林补助", "购买保险"]
)
@pytest.mark.parametrize("each", ["按每人65元", "按每户600元", "按人均85元"])
def test_what_was_paid_at_a_standard_is_none(standard: str, deed: str, each: str) -> None:
    figures = read(f"{each}{standard}{deed}86.40万元。")
    assert [figure.measure for figure in figures] == ["standard", "executed"]
    assert "标准" not in figures[1].item


@pytest.mark.parametrize("text", ["按每人800元的标准提高到900元。", "由每户600元的补助标准调整为每户800元。"])
def test_a_standard_that_is_changed_stays_one(text: str) -> None:
    assert measures(text)[-1] == "standard"


@pytest.mark.parametrize("ahead", ["向厂家预付货款", "预付药款", "为项目单位垫付资金", "借出周转金"])
@pytest.mark.parametrize("back", ["年末已收回", "已清算收回", "已抵扣", "年内归还"])
@pytest.mark.parametrize("rest", ["其余20万元待2023年清算", "剩余20万元尚未收回", "余20万元待下年抵扣"])
def test_what_comes_back_of_an_advance_is_not_the_treasurys(ahead: str, back: str, rest: str) -> None:
    assert measures(f"{ahead}50万元，{back}30万元，{rest}。")[1:] == ["other", "other"]


def test_what_is_to_be_paid_behind_an_advance_is_owed() -> None:
    assert measures("合同总价100万元，预付30万元，其余70万元待验收后支付。")[-1] == "arrears"


def test_what_the_treasury_takes_back_is_returned() -> None:
    assert measures("预算50万元，支出30万元，年末收回20万元。")[-1] == "returned"


@pytest.mark.parametrize("last", ["工程尾款", "设备采购尾款", "监理费余款"])
@pytest.mark.parametrize("paid", ["已于12月支付", "当年付清", "于3月结清", "已全部支付"])
def test_the_last_of_a_price_once_paid_is_owed_no_more(last: str, paid: str) -> None:
    assert measures(f"{last}9.80万元{paid}。") == ["executed"]


@pytest.mark.parametrize("last", ["工程尾款", "设备采购尾款"])
@pytest.mark.parametrize(
    "due", ["待验收后支付", "将于3月支付", "尚未支付", "因决算审核未完成而未支付", "因资料未交暂未付清"]
)
def test_the_last_of_a_price_is_owed_till_then(last: str, due: str) -> None:
    assert measures(f"{last}9.80万元{due}。") == ["arrears"]


@pytest.mark.parametrize(
    ("told", "measure"),
    [("有5万元为年末受理、因核验未完成而未支付的补贴款", "arrears"), ("有5万元因验收未完成未支付", "arrears"),
     ("有5万元因疫情未开展而未支出", "carryover"), ("有5万元因质保金未到支付期没有支出", "arrears")],
)  # fmt: skip
def test_what_was_not_done_is_told_behind_its_reason(told: str, measure: str) -> None:
    assert measures(f"年末结转的12万元中，{told}。")[-1] == measure


BOTH = ["收、支总计", "收支总计", "收入总计、支出总计", "收入、支出总计", "收入总计和支出总计", "财政拨款收、支总计"]


@pytest.mark.parametrize("both", BOTH)
@pytest.mark.parametrize("be", ["", "均为", "为", "各为"])
def test_what_came_in_and_was_spent_at_once_is_of_both(both: str, be: str) -> None:
    figure = read(f"2022年度{both}{be}962.48万元。")[0]
    assert (figure.measure, figure.shared_with) == ("income", ("收入总计", "支出总计"))
    assert not figure.item.endswith("总计收入")


@pytest.mark.parametrize("text", ["收支结余20万元。", "非税收入征收支出20万元。", "收支差额20万元。"])
def test_other_words_of_both_sides_are_of_none(text: str) -> None:
    assert read(text)[0].shared_with == ()


@pytest.mark.parametrize("told", ["约", "约合", "折合约"])
@pytest.mark.parametrize(("exact", "rounded"), [("15752.00万元", "1.58亿元"), ("2350.00万元", "0.24亿元")])
def test_a_rounded_amount_in_brackets_says_the_same_again(told: str, exact: str, rounded: str) -> None:
    first, again = read(f"年初预算{exact}（{told}{rounded}）。")
    assert (first.measure, again.measure) == ("initial_budget", "initial_budget")
    assert first.restates is None and again.restates == first.id


def test_another_amount_in_brackets_is_not_the_same() -> None:
    assert read("年初预算2350.00万元（约0.5亿元）。")[1].restates is None


@pytest.mark.parametrize(
    "free", ["场地由社区无偿提供，折合租金", "空间由市局免费提供，按市场价折算", "志愿服务折算人工成本"]
)
@pytest.mark.parametrize("about", ["约6万元", "6万元"])
def test_what_was_free_is_not_spent(free: str, about: str) -> None:
    assert measures(f"{free}{about}。") == ["other"]


@pytest.mark.parametrize(
    "each", ["单机补贴额", "单台补贴额", "单项工程补助额", "单个企业年度贴息总额", "单笔奖补金额", "单户补贴额"]
)
@pytest.mark.parametrize("bound", ["不超过", "不高于", "最高"])
def test_a_bound_for_each_is_a_standard(each: str, bound: str) -> None:
    assert measures(f"{each}{bound}5万元。") == ["standard"]


@pytest.mark.parametrize(("text", "measure"), [("单项合同金额12万元。", "contract"), ("单位支出12万元。", "executed")])
def test_what_only_begins_alike_is_none(text: str, measure: str) -> None:
    assert measures(text) == [measure]


GOES_TO = ["，安排三个项目：", "，用于以下3个项目：", "，其中安排", "，分配到三处：", "，具体安排如下："]


@pytest.mark.parametrize("goes", GOES_TO)
@pytest.mark.parametrize("given", ["省财政厅下达专项资金", "上级下达资金"])
def test_what_a_sum_handed_down_goes_to_is_handed_down(goes: str, given: str) -> None:
    text = f"{given}86万元{goes}大桥修缮工程54万元，古井加固工程22万元，陈列馆维修项目10万元。"
    assert measures(text) == ["allocated"] * 4


def test_what_was_paid_of_it_is_spent() -> None:
    text = "上级下达资金90万元，支出80万元：大桥修缮50万元，古井加固30万元。"
    assert measures(text) == ["allocated", "executed", "executed", "executed"]
