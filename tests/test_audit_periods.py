"""What was paid in each part of a year, against all that was paid in it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

GRANTS = (
    "资助发放情况（单位：万元）\n类别\t人数\t全年金额\n高中助学金\t640\t{cell}\n职校免学费\t215\t41.28\n合计\t\t{total}\n"
    "高中助学金分三等发放。春季学期一等90人、二等130人，发放{spring}万元；秋季学期一等94人、二等126人，发放{autumn}万元。\n"
)
RELIEF = "全年发放临时救助金{all}万元，上半年发放{first}万元，下半年发放{second}万元{more}。\n"
FEES = "保洁费全年支付{all}万元：一季度支付12.60万元，二季度支付12.60万元，三季度支付13.05万元，四季度支付13.05万元。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GRANTS.format(cell="63.90", total="105.18", spring="32.40", autumn="31.50"), "pass"),
        (GRANTS.format(cell="63.90", total="105.18", spring="32.40", autumn="30.50"), "finding"),
        (GRANTS.format(cell="69.30", total="110.58", spring="32.40", autumn="31.50"), "not_checkable"),  # far off
        (GRANTS.replace("；秋季", "，另补发上年0.80万元；秋季").format(
            cell="64.70", total="105.98", spring="32.40", autumn="31.50"), None),
        (GRANTS.replace("高中助学金分", "资助金分").format(
            cell="63.90", total="105.18", spring="32.40", autumn="30.50"), None),  # of which row is not said
        (RELIEF.format(all="86.45", first="41.20", second="45.25", more=""), "pass"),
        (RELIEF.format(all="86.45", first="41.20", second="45.52", more=""), "finding"),
        (RELIEF.format(all="86.45", first="41.20", second="44.95", more="，12月补发0.30万元"), "not_checkable"),
        (RELIEF.format(all="86.45", first="41.20", second="15.25", more=""), "not_checkable"),
        (FEES.format(all="51.30"), "pass"),
        (FEES.format(all="53.10"), "finding"),
        ("全年发放临时救助金86.45万元，其中上半年发放41.20万元。\n", None),
        ("上半年收入61.20万元，下半年支出45.25万元，全年支出86.45万元。\n", None),
    ],
)  # fmt: skip
def test_the_parts_of_a_year(text: str, expected: str | None) -> None:
    found = outcomes(text, "A12")
    assert ("finding" in found) == (expected == "finding")
    assert expected is None or expected in found
