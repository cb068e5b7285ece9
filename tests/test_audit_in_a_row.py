"""Numbers in a row of which the last is worked out from those before it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TOLD = [
    ("A08", "饮水安全覆盖率由92.3%提高到97.5%，提高{}个百分点。", "5.2", "2.5"),
    ("A14", "群众满意度为95.6%，比上年的93.2%提高{}个百分点。", "2.4", "4.2"),
    ("A07", "下达资金500.6万元，已拨付420.3万元，未拨付{}万元。", "80.3", "83.0"),
    ("A07", "概算投资1,286.5万元，批复预算1,168.2万元，核减{}万元。", "118.3", "113.8"),
    ("A07", "采购预算120.5万元，成交价112.8万元，节约率{}%。", "6.39", "6.93"),
    ("A17", "在职52人，退休38人，共计{}人。", "90", "99"),
    ("A17", "发放两项补贴，其中生活补贴1,256人、护理补贴986人，共{}人。", "2,242", "2,422"),
    ("A10", "一般公共预算支出占总支出的85.2%，政府性基金支出占{}%。", "14.8", "18.4"),
    ("A10", "财政拨款收入占94.5%，事业收入占4.2%，其他收入占{}%。", "1.3", "3.1"),
    ("A07", "排查隐患132处，已整改118处，剩余{}处。", "14", "41"),
    ("A12", "总投资1,250.6万元，建安工程费960.2万元，其他费用190.3万元，预备费{}万元。", "100.1", "110.1"),
    ("C03", "目标得分28.5分、过程得分18.6分、产出得分26.4分、效益得分19.8分，合计{}分。", "93.3", "39.3"),
    ("A09", "抽查档案120份，合格114份，合格率{}%。", "95", "59"),
    ("A09", "12项指标中11项达标，达标率{}%。", "91.67", "91.76"),
]


@pytest.mark.parametrize(("rule", "text", "right", "wrong"), TOLD)
def test_a_slip_in_the_last_is_found(rule: str, text: str, right: str, wrong: str) -> None:
    assert "finding" in outcomes(text.format(wrong), rule)
    assert "finding" not in outcomes(text.format(right), rule)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("A08", "病床使用率82.4%，药占比31.6%，同比下降1.8个百分点。"),
        ("A08", "覆盖率由约92%提高到97.5%，提高近6个百分点。"),
        ("A07", "下达资金500.6万元，其中已拨付420.3万元，累计未拨付103.0万元。"),
        ("A07", "下达资金500.6万元，已拨付420.3万元，追加后未拨付103.0万元。"),
        ("A17", "在职52人，退休38人，遗属9人，共计99人。"),
        ("A17", "在职52人，其中党员38人，共计派驻99人。"),
        ("A10", "基本支出占总支出的60.2%，人员经费占基本支出的84.8%。"),
        ("A10", "农业占58.2%，女性占48.1%。"),
        ("A09", "发放问卷120份，收回114份，满意率95%。"),
    ],
)
def test_what_is_worked_out_from_other_numbers_is_left(rule: str, text: str) -> None:
    assert "finding" not in outcomes(text, rule)


@pytest.mark.parametrize(("printed", "expected"), [("208.4", "finding"), ("280.4", "pass")])
def test_the_quarters_of_a_year(printed: str, expected: str) -> None:
    text = f"一季度支出56.1万元，二季度支出68.1万元，三季度支出72.1万元，四季度支出84.1万元，全年共支出{printed}万元。"
    assert expected in outcomes(text, "A12")
