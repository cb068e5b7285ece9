"""A09: a rate of points in prose over the full points; A17: staff of whom others are said not to be; D06 by a row."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产出类满分35分，得31.4分，得分率87.71%，扣分集中在工期。", ["finding"]),
        ("管理指标分值25分，实际得分22分，得分率为85%。", ["finding"]),
        ("效益指标权重30分，自评得27.6分，得分率为90.2%。", ["finding"]),
        ("产出类满分35分，得31.4分，得分率89.71%，扣分集中在工期。", []),
        ("产出类满分35分，得31.4分，得分率89.7%。", []),
        ("决策指标满分15分，得13.5分，得分率90%。", ["pass"]),
        ("决策指标满分15分，得13.5分，低于全县平均得分率92%。", []),
        ("决策、过程两类满分15分、25分，得13.5分、21.2分，得分率分别为90%、84.8%。", []),
        ("满分15分，上年得分率88%，本年得13.5分。", []),
    ],
)
def test_rates_of_points(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A09") == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("年末实有在职人员82人，其中行政人员23人、事业人员58人；另有退休人员47人，不计入在职人员。", True),
        ("在职职工46人，其中行政人员12人，事业人员33人。聘用人员8人未列入编制。", True),
        ("年末实有在职人员81人，其中行政人员23人、事业人员58人；另有退休人员47人，不计入在职人员。", False),
        ("年末实有在职人员82人，其中行政人员23人、事业人员58人；另有退休人员47人。", False),
        ("年末实有在职人员96人，其中行政人员23人、事业人员58人；退休人员不计入在职人员。", False),
    ],
)
def test_staff_of_whom_others_are_none(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text, "A17")) == wrong


_TABLE = "单位：万元\n内容\t数量\t金额\n学生计算机\t104台\t54.08\n实训工位\t20个\t47.00\n合计\t\t101.08\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("本次采购学生计算机104台，合同签订后分两批到货，金额540,800万元。", True),
        ("本次采购学生计算机104台，合同签订后分两批到货，金额540,800元。", False),
        ("全市教育投入540,800万元，由各区县统筹。", False),
    ],
)
def test_a_row_and_the_clauses_before_an_amount(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(f"{_TABLE}{text}", "D06")) == wrong
