"""Counts that are told twice (B07), and so many in each of so many (A16)."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

BUILT = (
    "全年新建文化站6个，每个补助2万元。\n单位：万元\n项目\t预算数\t支出数\n文化站建设\t12.00\t12.00\n"
    "图书采购\t6.40\t6.20\n合计\t18.40\t18.20\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BUILT}建成的7个文化站均已开放。",
        f"{BUILT}截至年末，文化站建成5个，均已验收。",
        f"{BUILT}全年共新建文化站7个，群众满意。",
        f"{BUILT}新建的7个文化站投入使用。",
        "安装太阳能路灯150盏，每盏3,000元，太阳能路灯支出45.00万元。全年安装的160盏太阳能路灯运行正常。",
        "护林员补贴支出34.56万元。聘用护林员48名，每人每年7,200元。46名护林员全部上岗。",
        "全年接待来访群众1,286人次。宣传方面，接待来访群众1,268人次，满意率98%。",
    ],
)
def test_one_count_that_is_told_with_two_numbers(text: str) -> None:
    assert outcomes(text, "B07") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BUILT}建成的6个文化站均已开放。",
        f"{BUILT}建成的7个文化站均已开放，其中1个由企业捐建。",
        f"{BUILT}建成的7个文化站均已开放，一个由企业捐建。",
        f"{BUILT}全县累计建成7个文化站。",
        f"{BUILT}2020年建成5个文化站。",
        f"{BUILT}现有7个文化站，均已开放。",
        f"{BUILT}抽查了5个文化站。",
        f"{BUILT}全县23个文化站免费开放。",
        f"{BUILT}检查发现问题9个，涉及文化站5个。",
        f"{BUILT}验收时有文化站5个得到好评。",
        f"{BUILT}带动周边文化站7个。",
        f"{BUILT}服务群众较多的文化站5个。",
        f"{BUILT}存在的问题：一是5个文化站开放时间不足。",
        f"{BUILT}文化站5个已通水电。",
        f"{BUILT}向7个文化站配送图书2,100册。",
        f"{BUILT}组织5个文化站开展联谊。",
        f"{BUILT}新建文化站7个由企业捐助，年末文化站共13个。",  # a third number: they are of many
        f"{BUILT.replace('12.00', '14.00')}建成的7个文化站均已开放。",
        "上年接待来访群众1,286人次，本年接待来访群众1,268人次。",
        "一季度走访困难群众186人。二季度走访困难群众168人。",
        "东湖社区走访困难群众186人。西湖社区走访困难群众168人。",
        "审核低保对象1,286户，保障低保对象1,268户。",
        "抽检食品样品1,286批次，合格1,268批次。",
    ],
)
def test_counts_of_other_things(text: str) -> None:
    assert "finding" not in outcomes(text, "B07")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇12个行政村，每村配保洁员3名，共36名。", ["pass"]),
        ("全镇12个行政村，每村配保洁员3名，共46名。", ["finding"]),
        ("全镇126个村民小组，每组设组长1名，共有组长136名。", ["finding"]),
        ("建成15个站点，每个站点安装设备4台，合计安装设备80台。", ["finding"]),
        ("28所学校，每所学校配备保安2名，共计65名。", ["finding"]),
        ("全镇12个行政村，每村配保洁员3名，共38名。", ["not_checkable"]),
        ("全镇12个行政村，每村配保洁员3名，共26名，其余岗位空缺。", []),
        ("全镇12个行政村，每村配保洁员约3名，共46名。", []),
        ("全镇12个行政村，每村配保洁员3名，镇区另配10名，共46名。", []),
        ("全镇12个行政村，每村设网格员2至4名，共46名。", []),
        ("举办培训12期，每期培训学员30人，共培训350人。", []),
        ("全镇12个行政村，每村建公厕1座，共建成公厕22座。", []),
    ],
)
def test_so_many_in_each_of_so_many(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A16") == expected
