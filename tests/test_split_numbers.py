"""Numbers whose figures a space or a strange comma parts are joined, and doubtful where they may be two."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_kit import read

from indexer.messages import message
from indexer.quantities import find_quantities
from web.cli import main
from web.views import SHOWN_FLAGS

SPLIT, DOUBTFUL = ("split_number",), ("split_number", "doubtful")


@pytest.mark.parametrize(
    ("text", "yuan", "flags"),
    [
        ("支出60，000元。", 60_000, SPLIT),
        ("支出1，060，000.50元。", "1060000.50", SPLIT),
        ("支出60 . 5万元。", 605_000, SPLIT),
        ("支出60. 5万元。", 605_000, DOUBTFUL),
        ("支出1 200万元。", 12_000_000, DOUBTFUL),
        ("支出12 345.60元。", "12345.60", DOUBTFUL),
        ("支出60,0000元。", 600_000, DOUBTFUL),
        ("标准为3，500元。", 3_500, DOUBTFUL),
        ("全年预算数1 6000 万元。", 160_000_000, DOUBTFUL),
        ("工作经费1 20万元。", 1_200_000, DOUBTFUL),
        ("办公费2 345.6万元。", 23_456_000, DOUBTFUL),
        ("培训费12 3元。", 123, DOUBTFUL),
        ("支出1,23元。", 23, DOUBTFUL),
        ("支出1.234.567元。", 567, DOUBTFUL),
        ("支出￥1,200.50，另有其他。", "1200.50", ()),
        ("支出60.00（万元）。", 600_000, ()),
        ("支出60万（含税）。", 600_000, ()),
        ("安排60万用于培训。", 600_000, ()),
        ("安排60万购买设备。", 600_000, ()),
        ("支出2.5个亿。", 250_000_000, ()),
    ],
)
def test_a_number_in_parts(text, yuan, flags):
    found = [q for q in find_quantities(text) if q.kind == "money"]
    assert [(q.amount_yuan, q.flags) for q in found] == [(Decimal(yuan), flags)]


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("一、情况\n1. 5万元以上的项目共3个。", [50_000]),  # a list's number
        ("补助分100，200，300元三档。", [300]),
        ("见表1 20万元。", [200_000]),
        ("两个标段1 30万元。", [300_000]),
        ("，2 30万元。", [300_000]),
        ("两项分别为12，30万元。", [300_000]),
        ("共12户，300元每户。", [300]),
        ("到2022年，200元的标准不变。", [200]),
        ("面积12（亩），投资30万元。", [300_000]),
        ("服务人口60万用于统计。", [600_000]),  # only its clause can tell: see below
    ],
)
def test_two_numbers_stay_two(text, yuan):
    found = [q for q in find_quantities(text) if q.kind == "money"]
    assert [q.amount_yuan for q in found] == yuan
    assert not any(q.flags for q in found)


def test_people_are_no_money_whatever_follows():
    assert read("服务人口60万用于统计。") == []
    assert [f.amount_yuan for f in read("保险预算60万实际65.28万。")] == [600_000, Decimal("652800.00")]


def test_cells_with_parted_figures():
    rows = "单位：万元\n项目\t预算数\t决算数\n办公\t60. 5\t58 . 2\n差旅\t1 200.00\t1,23\n会议\t12 45\t3.10\n"
    found = {f.quote.split("\t")[0] + f.table.column: f for f in read(rows)}
    assert found["办公预算数"].amount_yuan == 605_000
    assert found["办公决算数"].flags[0] == "split_number"
    assert found["差旅预算数"].amount_yuan == 12_000_000
    assert "doubtful" in found["差旅预算数"].flags
    assert "差旅决算数" not in found  # 1.23 or 123: not known
    assert "会议预算数" not in found
    assert found["会议决算数"].amount_yuan == 31_000


def test_what_is_doubtful_says_so_on_the_terminal_and_on_pages(tmp_path, capsys):
    report = "岳阳县民政局2022年度部门整体支出绩效自评报告\n一、收支情况\n办公费支出1 200元，差旅费支出3,400元。\n"
    (tmp_path / "x.txt").write_text(report, encoding="utf-8")
    place = ["--index", str(tmp_path / "index"), "--lang", "zh"]
    assert main([*place, "index", str(tmp_path / "x.txt")]) == 0
    capsys.readouterr()
    assert main([*place, "figures"]) == 0
    printed = capsys.readouterr().out
    assert "1200元（数字存疑）" in printed
    assert "3400元（" not in printed
    assert {"ocr", "split_number", "doubtful"} <= set(SHOWN_FLAGS)
    assert [message(f"page.flag.{flag}", "zh") for flag in ("ocr", "doubtful")] == ["由图片识别", "数字存疑"]
