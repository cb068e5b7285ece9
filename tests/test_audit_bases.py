"""Whose score, rate or share it is, and of what base: what is told of another thing is no fault of this one."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "rows",
    [
        "指标\t投入\t过程\t产出\t合计\n权重\t15\t35\t50\t100\n得分\t14.2\t33.6\t47.7\t95.5",
        "指标    投入   过程   产出   合计\n分值    15     35     50     100\n得分    14.2   33.6   47.7   95.5",
        "内容　投入　过程　产出　总分\n得分　14.2　33.6　47.7　95.5",
    ],
)
@pytest.mark.parametrize(("grade", "expected"), [("优", ["pass"]), ("良", ["finding"])])
def test_the_score_of_a_form_that_lies_on_its_side(rows: str, grade: str, expected: list[str]) -> None:
    assert outcomes(f"{rows}\n自评等级为“{grade}”。", "C09") == expected


@pytest.mark.parametrize(
    "text",
    [
        "评价维度\t投入\t过程\t产出\n得分\t14.2\t33.6\t47.7\n评价等级为“优”。",  # no head says which is all
        "该项得分9.6分，评价等级为“优”。",  # of ten points
        "按二十分制计，综合得分18.5分，等级为优。",
    ],
)
def test_a_score_that_is_not_of_a_hundred_has_no_usual_band(text: str) -> None:
    assert "finding" not in outcomes(text, "C09")


@pytest.mark.parametrize(
    "text",
    [
        "全年采购预算128.00万元，签订合同120.40万元，当年支付合同款84.28万元，支付进度70%，余款下年支付。",
        "全年采购预算128.00万元。签订合同120.40万元，当年支付84.28万元，支付率70%。",
        "项目预算150万元，中标价128.50万元，已支付102.80万元，支付进度80.00%，为预算的68.53%。",
        "专项资金预算500万元，实际到位450万元，支出405万元，资金使用率90%。",
        "资金预算300万元，结算审定金额280.00万元，支付266.00万元，支付率95%。",
    ],
)
def test_a_rate_of_payment_is_of_the_contract_beside_it(text: str) -> None:
    assert "finding" not in outcomes(text, "A11")


@pytest.mark.parametrize(
    "text",
    [
        "采购预算128.00万元，签订合同120.40万元，当年支付84.28万元，支付进度78%。",
        "项目预算500万元，支出405万元，预算执行率90%。",
        "全年预算数843.20万元，实际支出809.47万元，执行率为69.00%。",
    ],
)
def test_a_rate_of_nothing_beside_it(text: str) -> None:
    assert "finding" in outcomes(text, "A11")


@pytest.mark.parametrize(
    "text",
    [
        "2021年支出1,260.00万元，按来源分：债券资金800.00万元、市级资金300.00万元、单位自筹160.00万元；占当年到位资金的90%。",
        "本年收入中，财政拨款收入860.00万元，占43.00%；事业收入1,080.00万元，占54.00%，其中住院收入900.00万元；其他收入60.00万元，占3.00%。",
        "支出2,000.00万元。其中：人员类860.00万元，占43.00%；运转类1,080.00万元，占54.00%，含维修900.00万元；其他60.00万元，占3.00%。",
        "2021年支出1,260.00万元，其中甲类720.00万元；占预算安排的84%。",
    ],
)
def test_a_share_of_another_base(text: str) -> None:
    assert "finding" not in outcomes(text, "A09")


@pytest.mark.parametrize("lead", ["本年支出中基本支出", "全年支出中基本支出", "本年支出中，基本支出"])
def test_what_is_within_the_expenditure_is_not_the_expenditure(lead: str) -> None:
    whole = "本年收入820.00万元，年初结转60.00万元，收入总计880.00万元；本年支出790.00万元，年末结转和结余90.00万元。"
    assert "finding" not in outcomes(f"{whole}{lead}430.00万元，项目支出360.00万元。", "A06")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("人员类620.00万元，占62.00%；运转类230.00万元，占{}%；补助类150.00万元，占15.00%。", "32.00"),
        ("按用途分，工程款486.30万元（占54.03%）、设备款262.70万元（占29.19%）、监理费151.00万元（占{}%）。", "17.68"),
        ("中央资金300.00万元，占50.00%，省级资金180.00万元，占{}%，县级资金120.00万元，占20.00%。", "36.00"),
    ],
)
def test_one_share_of_a_list_is_not_of_its_sum(text: str, wrong: str) -> None:
    right = {"32.00": "23.00", "17.68": "16.78", "36.00": "30.00"}[wrong]
    assert "finding" in outcomes(text.format(wrong), "A09")
    assert "finding" not in outcomes(text.format(right), "A09")


@pytest.mark.parametrize(
    "text",
    [
        # The list is not all there is; the shares are of several wholes; only two parts.
        "人员类620.00万元，占49.60%；运转类230.00万元，占18.40%；补助类150.00万元，占12.00%，其余为其他支出。",
        "人员类620.00万元，占62.00%；运转类230.00万元，占上年的32.00%；其中水电费150.00万元，占15.00%。",
        "人员类620.00万元，占62.00%；运转类380.00万元，占36.00%。",
        "人员类620.00万元，占62.00%；运转类230.00万元，占23.00%，占上年同类支出的81.20%；补助类150.00万元，占15.00%。",
    ],
)
def test_shares_of_a_list_that_is_not_all_there_is(text: str) -> None:
    assert "finding" not in outcomes(text, "A09")


def test_a_share_of_what_was_spent_may_be_of_what_an_earlier_line_says():
    text = "全年共支出4379.1万元。\n年初预拨计3079.44万元，年底考核后结算1213.26万元。"
    text += "村级补助1684.5万元，占支出的比例达38.47%。"
    assert "finding" not in outcomes(text, "A09")
    assert outcomes("全年共支出3079.44万元，村级补助1684.5万元，占支出的比例达38.47%。", "A09") == ["finding"]
