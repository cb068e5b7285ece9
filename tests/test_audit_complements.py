"""A17 for what is done and what is not, and for columns of things; A12 of both kinds of expenditure; D13 of plans."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = (
    "各乡镇情况\n乡镇\t新建公厕（座）\t投入资金（万元）\n"
    "东河镇\t22\t66.00\n西岭镇\t18\t54.00\n{}\t14\t42.00\n合计\t{}\t162.00\n"
)


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("受理案件186件，办结172件，未办结24件。", "A17", True),
        ("全年排查隐患320处，已整改286处，尚有44处未整改。", "A17", True),
        ("抽检样品420份，合格398份，不合格32份。", "A17", True),
        ("受理案件186件，办结162件，未办结24件。", "A17", False),
        ("受理案件186件（含上年结转10件），办结172件，未办结24件。", "A17", False),
        ("受理案件186件，办结172件，未立案24件。", "A17", False),
        (TABLE.format("南坪乡", 64), "A17", True),
        (TABLE.format("南坪乡", 54), "A17", False),
        (TABLE.format("其中：街道", 64), "A17", False),
        (TABLE.format("南坪乡", 48), "A17", False),
        ("年末结转58.60万元，其中基本支出结转12.40万元，项目支出结转45.20万元。", "A12", True),
        ("年末结转57.60万元，其中基本支出结转12.40万元，项目支出结转45.20万元。", "A12", False),
        ("年末结转58.60万元，其中基本支出结转12.40万元，水库项目结转5.20万元。", "A12", False),
        ("计划培训800人次，实际培训860人次，超额完成80人次。", "D13", True),
        ("计划造林1,200亩，实际完成1,130亩，少完成60亩。", "D13", True),
        ("计划培训800人次，实际培训860人次，超额完成60人次。", "D13", False),
        ("计划造林1,200亩，实际完成1,130亩，少完成70亩。", "D13", False),
        ("支出总计846.38万元。\n本年支出合计758.74万元，年末结转和结余87.64万元。", "B01", False),
        ("2021年度我局部门整体支出绩效自评工作现已完成，得分95分。", "D05", False),
    ],
)
def test_what_comes_to_all(text: str, rule: str, expected: bool) -> None:
    assert ("finding" in outcomes(text, rule)) is expected
