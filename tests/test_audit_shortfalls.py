"""What a source of money still owes, told apart from its plan and from what arrived."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

SCHOOL = (
    "校舍改造项目计划总投资2,860.00万元，其中省级补助1,500.00万元、县级配套1,360.00万元。年末到位资金{all}万元，"
    "省级补助全部到位，县级配套到位{own}万元。\n五、存在的问题\n{wanting}。\n"
)
PIPES = (
    "管网工程批复投资4,275.00万元。\n资金来源表（单位：万元）\n资金来源\t计划数\t到位数\n中央补助\t2,565.00\t2,565.00\n"
    "市级配套\t1,710.00\t{cell}\n合计\t4,275.00\t{all}\n五、存在的问题\n{wanting}。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="一是县级配套未足额落实，尚有380.00万元没有到位"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="一是县级配套未足额到位，尚有280.00万元未落实"), 1),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="县级财力紧张，县级配套缺口580.00万元"), 1),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="二是县级资金欠拨，还差350.00万元未拨付"), 1),
        # neither a slip nor borne out by the totals
        (SCHOOL.format(all="2,390.00", own="980.00", wanting="县级配套不到位，尚有150.00万元未落实"), 0),
        # of another day, another source, or not for want of money
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="截至报告日县级配套尚有280.00万元未到位"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="目前县级配套尚有280.00万元未到位"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="省级、县级配套尚有280.00万元未到位"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="学校自筹部分尚有280.00万元未落实"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="县级配套扣除质保金后尚有280.00万元未拨付"), 0),
        (SCHOOL.format(all="2,480.00", own="980.00", wanting="县级配套比例偏低，施工单位垫资380.00万元"), 0),
        (PIPES.format(cell="1,266.25", all="3,831.25", wanting="市级配套尚有443.75万元未到位"), 0),
        (PIPES.format(cell="1,266.25", all="3,831.25", wanting="市级配套尚有434.75万元未到位"), 1),
        (PIPES.format(cell="1,266.25", all="3,831.25", wanting="市级配套资金未足额到位，缺口434.75万元"), 1),
        (PIPES.format(cell="1,266.25", all="3,831.25", wanting="设备采购尚有96.40万元未支付"), 0),
    ],
)
def test_what_is_wanting_of_one_source(text: str, expected: int) -> None:
    assert outcomes(text, "A07").count("finding") == expected
