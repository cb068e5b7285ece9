"""D01 of vehicles and assets that are told of the end of the year before."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

ASSETS = "三、其他重要事项\n（一）国有资产占用情况。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2020年12月31日，共有执法执勤用车5辆，单价50万元以上设备0台。", 1),
        ("截至2020年底，本单位共有车辆12辆，其中特种专业技术用车4辆。", 1),
        ("截至2020年12月31日，我局占有房屋3,200平方米。", 1),
        ("编制55名，截至2021年12月31日在职52人。\n截至2020年12月31日，单位共有公务用车3辆。", 1),
        ("截至2020年12月31日，共有执法执勤用车5辆。本年新购对讲机24部，已登记入账。", 1),
        ("截至2021年12月31日，共有执法执勤用车5辆。", 0),
        # told from there on, of both years, of the time before
        ("截至2020年12月31日，共有执法执勤用车5辆，2021年新购1辆。", 0),
        ("截至2020年12月31日，共有车辆5辆。本年新购车辆1辆，报废2辆。", 0),
        ("截至2020年底，原有车辆5辆。", 0),
        ("截至2020年12月31日，共有车辆5辆；截至2021年12月31日，共有车辆6辆。", 0),
        ("与上年相比，截至2020年12月31日共有车辆5辆，有所减少。", 0),
        ("项目启动前，截至2020年底共有监测设备5台。", 0),
        ("截至2020年12月31日，全县共有农用车辆12,000辆，是项目测算的基数。", 0),
    ],
)
def test_vehicles_at_the_end_of_the_year_before(text: str, expected: int) -> None:
    assert outcomes(ASSETS + text, "D01").count("finding") == expected
