"""Two neighbouring digits exchanged: in sums whose lists may be partial, in one amount told twice, in what is left."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "全局当年到位经费1,862.40万元，由财政拨款1,523.10万元、上级补助293.80万元和其他收入99.50万元构成。",
        "本年共支付1,254.36万元：工资福利类738.42万元，日常公用类196.84万元，专项类346.10万元。",
        "维修养护资金486.53万元已全部下达，其中县本级215.62万元，东河镇102.30万元，西山镇186.61万元。",
        "园林养护支付人工费238.45万元、机械费116.72万元、苗木费84.63万元，三类合计493.80万元。",
    ],
)
def test_digits_exchanged_in_a_sum(text: str) -> None:
    assert outcomes(text, "A12") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        # what is left out is as round as the rest
        "全年安排项目资金560.00万元，其中防汛120.00万元、灌溉210.00万元、供水203.00万元。",
        "全年支出486.00万元，主要用于渠道清淤180万元、闸门更换156万元、泵房维修114万元等。",
        # one of the parts is held by another
        "全年支付1,254.36万元，其中人员类908.26万元（含绩效工资196.84万元）、专项类346.10万元。",
        # the others are told by name
        "支付486.53万元，其中县本级215.62万元，东河镇102.30万元，西山镇140.00万元，其余为零星支出。",
        "上年支付486.53万元，本年支付东河镇215.62万元、西山镇102.30万元、南坪镇186.61万元。",
        "项目总投资3,680.00万元，其中建安工程费2,895.00万元、设备费426.00万元、监理费269.00万元。",
    ],
)
def test_partial_lists_say_nothing(text: str) -> None:
    assert "finding" not in outcomes(text, "A12")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "部门预算总额为2,846.30万元，年中未作调整。\n（一）预算执行\n全年部门预算总额2,864.30万元，执行2,731.55万元。",
            "B01",
        ),
        (
            "农村饮水安全巩固提升项目总投资1,365.80万元，实施期一年。\n（一）资金\n"
            "农村饮水安全巩固提升项目总投资1,356.80万元，已全部到位。",
            "B01",
        ),
        (
            "全年实际支出3,482.60万元，资金使用情况如下：\n单位：万元\n内容\t安排\t支出\n主体工程\t2,800.00\t2,712.40\n"
            "配套工程\t600.00\t588.20\n其他费用\t130.00\t128.00\n合计\t3,530.00\t3,428.60",
            "B06",
        ),
        (
            "2021年“三公”经费支出43.62万元，比上年减少，具体如下：\n单位：万元\n项目\t决算数\n"
            "公务用车运行维护费\t37.60\n公务接待费\t5.66\n合计\t43.26",
            "B06",
        ),
    ],
)
def test_one_amount_told_twice(text: str, rule: str) -> None:
    assert "finding" in outcomes(text, rule)


@pytest.mark.parametrize(
    "text",
    [
        # two projects, two years, two scopes
        "灌区改造项目支出1,365.80万元。\n水库加固项目支出1,356.80万元。",
        "部门预算总额为2,846.30万元。\n（二）上年情况\n上年部门预算总额2,864.30万元。",
        "项目总投资1,365.80万元，按含税口径计算。\n项目总投资1,356.80万元，按不含税口径计算。",
        "其中水保支出3,482.60万元，资金使用情况如下：\n单位：万元\n内容\t支出\n主体工程\t2,712.40\n"
        "配套工程\t588.20\n其他费用\t128.00\n合计\t3,428.60",
        "累计实际支出3,482.60万元。本年支出情况如下：\n单位：万元\n内容\t支出\n主体工程\t2,712.40\n"
        "配套工程\t588.20\n其他费用\t128.00\n合计\t3,428.60",
        "灌溉用水费12.36万元。\n生活用水费12.63万元。",
    ],
)
def test_two_amounts_of_the_same_digits(text: str) -> None:
    assert "finding" not in [*outcomes(text, "B01"), *outcomes(text, "B06"), *outcomes(text, "A20")]


@pytest.mark.parametrize(
    "text",
    [
        "到位资金950.00万元，实际支出886.50万元，结余65.30万元。",
        "送审金额526.80万元，审定金额498.35万元，核减24.85万元。",
        "计划投资2,150万元，实际到位1,935万元，资金缺口251万元，影响了工程进度。",
        "实际到位6,318.00万元，已全部下达各镇。全年实际支出5,935.50万元，未支出的364.50万元结转下年使用。",
    ],
)
def test_what_is_left_with_digits_exchanged(text: str) -> None:
    assert "finding" in [*outcomes(text, "A06"), *outcomes(text, "A07")]


@pytest.mark.parametrize(
    "text",
    [
        "到位资金950.00万元，实际支出886.50万元，结余63.50万元。",
        "上年结转86.40万元，到位资金950.00万元，实际支出886.50万元，结余149.90万元。",
        "到位资金950.00万元，实际支出886.50万元，结余53.50万元，另10.00万元已收回。",
        "到位资金950.00万元，实际支出886.50万元，质保金13.50万元，结余50.00万元。",
        "预算160.00万元，合同价148.60万元，比预算节约11.40万元。",
        "送审526.80万元，审定498.35万元，核减28.45万元，其中工程量核减20.00万元。",
        "计划投资2,150万元，到位1,935万元，其中县级缺口150万元。",
        "合同价768.00万元，已支付619.40万元，余款76.80万元待审计后支付，另有质保金71.80万元。",
        "预算300.00万元，支出276.00万元，节约采购资金12.00万元。",
    ],
)
def test_what_is_left_may_be_of_something_else(text: str) -> None:
    assert "finding" not in [*outcomes(text, "A06"), *outcomes(text, "A07")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("县级预算安排资金560万元，实际支出5,320,000万元，预算执行率95%。", True),
        ("县级预算安排资金560万元，实际支出532元，预算执行率95%。", True),
        ("县级预算安排资金560万元，实际支出5,320,000元，预算执行率95%。", False),
        ("县级预算安排资金560万元，实际支出532万元，预算执行率95%。", False),
    ],
)
def test_a_rate_of_amounts_in_two_units(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text, "A11")) == wrong
