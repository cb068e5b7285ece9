"""Totals apart from their parts: 以上五项合计, the list of the next sentence, numbered lines below a lead."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

ROADS = (
    "全年实施重点工程4个：县道大修3,260.00万元，危桥改造1,485.60万元，安防设施742.30万元，"
    "农村客运站点318.00万元。{}。\n"
)
PARK = "产业园建设支出{}万元。其中厂房装修412.50万元，设备购置186.30万元，水电增容{}万元。\n"
CLASSES = (
    "2021年一般公共预算支出{}万元，动用上年结转{}万元。按功能分类：\n（一）农林水支出1,852.46万元，比上年增加12.50万元；\n"
    "（二）社会保障和就业支出203.18万元，其中养老保险135.40万元、职业年金67.78万元；\n（三）卫生健康支出88.75万元。\n二、其他\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROADS.format("以上四项支出合计5,805.90万元"), "pass"),
        (ROADS.format("以上四项支出合计5,850.90万元"), "finding"),
        (ROADS.format("上述4个工程共计5,508.90万元"), "finding"),
        (ROADS.format("前述项目支出总额5,805.40万元"), "finding"),  # one digit, and all of them are meant
        (ROADS.format("以上四项支出合计4,487.90万元"), "finding"),  # so many are said to be all there is
        (ROADS.format("以上项目合计4,487.90万元"), "not_checkable"),
        (ROADS.format("以上三项支出合计5,487.90万元"), None),  # which three is not said
        (ROADS.format("其余工程支出5,850.90万元"), None),
        (PARK.format("643.15", "44.35"), "pass"),
        (PARK.format("634.15", "44.35"), "finding"),
        (PARK.format("643.18", "44.35"), "finding"),  # one digit, next to nothing
        (PARK.format("693.15", "44.35"), "not_checkable"),  # 50 more may be for something else
        (PARK.replace("其中", "其中主要是").format("634.15", "44.35"), None),
        (PARK.replace("水电增容{}万元", "水电增容{}万元等").format("634.15", "44.35"), None),
        (CLASSES.format("2,144.39", "36.20"), "pass"),
        (CLASSES.format("2,114.39", "36.20"), "not_checkable"),  # 30 may be another class's
        (CLASSES.format("2,141.39", "36.20"), "finding"),
        (CLASSES.format("2,144.93", "36.20"), "finding"),
        (CLASSES.format("1,986.70", "36.20"), None),
        (CLASSES.replace("按功能分类", "其中主要支出").format("2,144.93", "36.20"), None),
    ],
)
def test_a_total_apart_from_its_parts(text: str, expected: str | None) -> None:
    found = outcomes(text, "A12")
    assert ("finding" in found) == (expected == "finding")
    assert expected is None or expected in found


@pytest.mark.parametrize(
    "text",
    [
        # of two years, or a change
        "2020年项目支出1,285.60万元。其中修缮412.50万元，设备购置186.30万元，2021年项目支出1,258.60万元。\n",
        # what is left of it is said
        "项目支出1,258.60万元。其中修缮912.50万元，设备购置316.10万元，余款30.00万元结转下年。\n",
        # the standards are no parts of it
        "发放补贴128.46万元。其中一类每人每月1,200元，二类每人每月800元，三类每人每月400元。\n",
        # the amounts above are of other things than the one at the end
        "甲工程合同价3,260.00万元，已付1,485.60万元。以上工程审减共126.40万元。\n",
        "总投资4,700.00万元：\n1.中央资金2,000.00万元；\n2.省级资金1,200.00万元；\n3.市县配套1,500.00万元。\n",
        "项目支出812.60万元，重点保障以下方面：\n1.河道清淤312.40万元；\n2.水库维修208.50万元；\n3.设备购置281.70万元。\n",
    ],
)
def test_amounts_that_are_no_list_of_a_total(text: str) -> None:
    assert "finding" not in outcomes(text, "A12")
