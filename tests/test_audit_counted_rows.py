"""B03: how many projects the paragraph before a table says, where the rows without a total come to its amount."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

ROWS = (
    "序号\t项目名称\t支出金额（万元）\t备注\n"
    "1\t渠道清淤\t146.20\t无\n2\t泵站维修\t88.40\t无\n3\t水质监测\t36.90\t无\n4\t河岸绿化\t52.30\t无\n"
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("全年项目支出323.80万元，共涉及5个项目，均已自评，明细见表2。", "finding"),
        ("当年实施3个项目，支出323.80万元，具体如下。", "finding"),
        ("全年项目支出323.80万元，共涉及4个项目，明细见表2。", "pass"),
        ("全年项目支出423.80万元，共涉及5个项目，金额较大的见表2。", "not_checkable"),
        ("共安排5个项目，部分项目明细见表2。", "not_checkable"),
    ],
)
def test_rows_that_come_to_what_the_paragraph_prints(text: str, outcome: str) -> None:
    assert outcomes(f"{text}\n{ROWS}", "B03") == [outcome]
