"""A04 and A06 in tables, and sentences, of all income and expenditure."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

HEAD = (
    "二、收支决算\n表1  收入支出决算总表（单位：万元）\n收入项目\t金额\t支出项目\t金额\n"
    "一、财政拨款收入\t900.00\t一、基本支出\t600.00\n"
)
SIDES = (
    HEAD + "二、其他收入\t35.50\t二、项目支出\t310.25\n"
    "本年收入合计\t{income}\t本年支出合计\t910.25\n"
    "{more}年初结转和结余\t{opening}\t年末结转和结余\t{closing}\n收入总计\t{all_in}\t支出总计\t{all_out}\n"
)  # fmt: skip


def _sides(closing: str = "65.75", more: str = "", opening: str = "40.50", **totals: str) -> str:
    printed = {"income": "935.50", "all_in": "976.00", "all_out": "976.00", **totals}
    return SIDES.format(closing=closing, more=more, opening=opening, **printed)


SHARED = "使用非财政拨款结余\t\t结余分配\t20.00\n"
NUMBERED = (
    "二、收支决算\n收入支出决算总表\n单位：元\n收入\t行次\t金额\t支出\t行次\t金额\n一、财政拨款收入\t1\t8,126,540.37\t"
    "一、教育支出\t31\t8,236,107.01\n本年收入合计\t27\t8,126,540.37\t本年支出合计\t58\t8,236,107.01\n使用专用结余\t28\t\t"
    "结余分配\t59\t\n年初结转和结余\t29\t156,060.84\t年末结转和结余\t60\t{closing}\n总计\t31\t8,282,601.21\t总计\t62\t8,282,601.21\n"
)
ONE_BELOW = (
    "二、收支决算\n部门收支预算总表（单位：万元）\n项目\t预算数\n财政拨款收入\t420.00\n事业收入\t80.00\n本年收入合计\t500.00\n"
    "上年结转\t{opening}\n收入总计\t512.30\n"
)
PARTS = (
    "二、收支决算\n财政拨款收支总表（单位：万元）\n收入\t金额\t支出\t金额\n本年收入合计\t500.00\t本年支出合计\t480.00\n"
    "年初财政拨款结转和结余\t30.00\t年末财政拨款结转和结余\t{closing}\n一、一般公共预算财政拨款\t{a}\t\t\n二、政府性基金\t10.00\t\t\n"
    "总计\t530.00\t总计\t530.00\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_sides(), {"A06": ["pass"], "A04": ["pass"]}),
        # copied from what was carried in; a digit; one total; both, with the lines that make one of them
        (_sides(closing="40.50"), {"A06": ["finding"], "A04": ["pass"]}),
        (_sides(closing="56.75"), {"A06": ["finding"], "A04": ["pass"]}),
        (_sides(all_out="967.00"), {"A06": ["finding"], "A04": ["pass"]}),
        (_sides(all_in="967.00"), {"A06": ["pass"], "A04": ["finding"]}),
        (_sides(opening="45.00"), {"A06": ["pass"], "A04": ["finding"]}),
        (NUMBERED.format(closing="46,494.20"), {"A06": ["pass"], "A04": ["pass"]}),
        (NUMBERED.format(closing="156,060.84"), {"A06": ["finding"], "A04": ["pass"]}),
        (ONE_BELOW.format(opening="12.30"), {"A06": [], "A04": ["pass"]}),
        (ONE_BELOW.format(opening="13.20"), {"A06": [], "A04": ["finding"]}),
        (PARTS.format(closing="30.00", a="20.00"), {"A06": ["finding"], "A04": ["pass"]}),
        # shared out; the parts of what was carried in below it; a line that goes by a name of its own
        (_sides(closing="45.75", more=SHARED), {"A06": ["pass"], "A04": ["pass"]}),
        (PARTS.format(closing="50.00", a="20.00"), {"A06": ["pass"], "A04": ["pass"]}),
        (_sides(closing="45.75", more="\t\t提取职工福利基金\t20.00\n"), {"A06": ["not_checkable"], "A04": ["pass"]}),
        (
            _sides(all_out="967.00").replace("收入总", "合").replace("支出总", "合"),
            {"A06": ["finding"], "A04": ["pass"]},
        ),
        # neither side comes out: read otherwise than it was made
        (_sides(all_out="880.00", all_in="880.00"), {"A06": [], "A04": []}),
        # no total, nothing carried
        (_sides().rsplit("收入总计", 1)[0], {"A06": [], "A04": []}),
    ],
)
def test_tables_of_income_and_expenditure(text: str, expected: dict[str, list[str]]) -> None:
    assert {rule: outcomes(text, rule) for rule in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出总计980.00万元，其中本年支出900.00万元，结余分配30.00万元，年末结转和结余{}万元。", ("50.00", "55.00")),
        (
            "支出总计1,280.64万元，其中：本年支出1,200.30万元，结余分配30.14万元，年末结转和结余{}万元。",
            ("50.20", "52.00"),
        ),
        (
            "收入总计1,280.64万元，其中本年收入1,200.00万元，年初结转和结余80.64万元；支出总计1,280.64万元，其中本年支出1,230.30万元，"
            "年末结转和结余{}万元。",
            ("50.34", "80.64"),
        ),
        ("收入总计1,280.64万元，支出总计{}万元。", ("1,280.64", "1,208.64")),
        ("2021年收入总计为1,280.64万元，支出总计为{}万元，收支平衡。", ("1,280.64", "1,290.64")),
        # what came in and what was spent, where they are called so
        ("收入总计1,280.64万元，支出总计{}万元。", ("1,154.30", "")),
        # a part of it that is not told, by another amount
        ("支出总计1,280.64万元，其中本年支出1,200.30万元，年末结转和结余{}万元。", ("61.20", "")),
    ],
)
def test_sentences_on_all_expenditure(text: str, expected: tuple[str, str]) -> None:
    right, false = expected
    assert "finding" not in outcomes(text.format(right), "A06")
    assert not false or "finding" in outcomes(text.format(false), "A06")


SOURCES = (
    "2021年支出合计{spent}万元。\n收支决算表（单位：万元）\n项目\t决算数\n一般公共预算财政拨款收入\t800.00\n"
    "政府性基金预算财政拨款收入\t60.00\n其他收入\t40.00\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOURCES.format(spent="900.00"), ["pass"]),
        (SOURCES.format(spent="912.50"), ["finding"]),
        (SOURCES.format(spent="912.50") + "本年收入合计\t900.00\n", []),  # they are what came in
    ],
)
def test_sources_are_not_what_was_spent_where_they_are_the_income(text: str, expected: list[str]) -> None:
    assert outcomes(text, "B06") == expected
