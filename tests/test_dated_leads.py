"""When and in how many parts money was paid is no name of what it is for."""

from __future__ import annotations

import pytest
from figure_kit import read

WHO = ("财政部门", "县财政局", "省财政厅", "县财政", "资金", "项目资金", "专项资金", "")
WHEN = (
    "于2022年3月、6月、9月分三批", "分三批于2022年3月、6月、9月", "于3月、6月、9月分三批", "分别于3月、6月",
    "在3月和6月", "于2022年3月15日、6月20日", "分两次", "分三批",
)  # fmt: skip
DONE = ("下达", "拨付", "到位", "下达资金", "拨付资金")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("when", WHEN)
def test_dates_and_batches_name_nothing(who: str, when: str) -> None:
    for done in DONE:
        (figure,) = read(f"{who}{when}{done}120万元。")
        assert (figure.project, figure.shared_with) == (None, ()), figure.item
        assert not any(word in figure.item for word in ("月", "三批", "两次")), figure.item


@pytest.mark.parametrize("name", ["分散供养补贴", "分级诊疗经费", "三月三活动经费", "六月六歌节经费"])
def test_names_that_begin_alike_stay(name: str) -> None:
    assert name in read(f"{name}支出30万元。")[0].item
