"""What a standard became is called as what it was, not after its rise alone."""

from __future__ import annotations

import pytest
from figure_kit import read

RISES = ["提高到", "上调至", "调整为", "增加至", "降到"]


@pytest.mark.parametrize("rise", RISES)
@pytest.mark.parametrize(
    ("before", "name"),
    [("人均财政补助标准由上年的每人每年", "人均财政补助标准"), ("农村标准由每人每月", "每人每月标准"),
     ("低保标准由每人每月", "每人每月标准"), ("每人每年由", "每人每年标准"), ("水价从每吨", "每吨标准")],
)  # fmt: skip
def test_both_amounts_have_the_name_of_what_changed(rise: str, before: str, name: str) -> None:
    was, became, by = read(f"{before}520元{rise}550元，增加30元。")
    assert [f.measure for f in (was, became, by)] == ["standard", "standard", "change"]
    assert was.item.endswith(name) and became.item.endswith(name)
    assert name in by.item and by.item.endswith("较上年增加")


@pytest.mark.parametrize("end", ["支出84万元", "全年发放84万元"])
def test_what_was_paid_at_it_is_called_as_before(end: str) -> None:
    figure = read(f"护林员补助由每人每月600元调整为700元，{end}。")[-1]
    assert figure.measure == "executed" and "标准" not in figure.item


@pytest.mark.parametrize(
    "text",
    ["支出由上年的80万元增加到90万元。", "低保标准每人每月480元，供养提高到620元。", "门票收入由70万元增至90万元。"],
)
def test_other_rises_are_named_as_they_were(text: str) -> None:
    assert not read(text)[-1].item.endswith("每人每月标准")


@pytest.mark.parametrize("text", ["拟请县财政从2023年起将护渠补助提高到每公里1,800元。", "养老金由中央每人每月补8元。"])
def test_from_when_and_by_whom_is_not_from_what(text: str) -> None:
    assert read(text)[0].item.count("标准") < 2 and "拟请县财政每公里" not in read(text)[0].item


@pytest.mark.parametrize("to", ["至", "到"])
@pytest.mark.parametrize(
    ("told", "name"),
    [("助学金按学段每人3,000元", "每人标准上限"), ("补贴每月300元", "每月标准上限"), ("奖励标准为每家5元", "每家上限")],
)
def test_the_end_of_a_range_is_of_the_same_as_its_beginning(to: str, told: str, name: str) -> None:
    low, high = read(f"{told}{to}5,000元不等。")
    assert low.measure == high.measure == "standard" and high.item.endswith(name)
