"""B03 of progress: the finished and the unfinished of a sentence, against the rows of a table that says so of each."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

_TABLE = (
    "工程名称\t投资（万元）\t状态\n东渠\t12.50\t已完工\n西渠\t13.60\t已完工\n南渠\t14.70\t在建\n北渠\t15.80\t已完工\n"
)
_TEXTS = [
    ("4项工程中，{}项已完工，其余{}项正在施工。", 2, 1),
    ("4项工程中，已完工{}项，在建{}项。", 2, 1),
    ("全年实施4个渠段，见上表。到年末{}个渠段均已竣工，还有{}个渠段尚未完工。", 4, 1),
    ("全年改造4条渠道，其中{}条已建成，{}条仍在施工。", 3, 2),
]


@pytest.mark.parametrize(("text", "done", "undone"), _TEXTS)
def test_numbers_that_are_not_those_of_the_rows(text: str, done: int, undone: int) -> None:
    assert "finding" in outcomes(_TABLE + text.format(done, undone), "B03")


@pytest.mark.parametrize(("text", "done", "undone"), _TEXTS)
def test_numbers_that_are(text: str, done: int, undone: int) -> None:
    assert "finding" not in outcomes(_TABLE + text.format(3, 1), "B03")


@pytest.mark.parametrize(
    "text",
    [
        "截至目前，4项工程已全部完工。",
        "4项工程中，2项已完工，其余2项正在施工，到次年一月又完工1项。",  # of another day
        "全县12个小区中，9个已完工，其余1个正在施工。",  # other things
        "上年4项工程中，2项已完工，其余1项正在施工。",
        "计划4项工程中2项完工，1项仍在施工。",
        "2个泵站已完工，其余1个泵站正在施工。",
        "4项工程中，3项已完工。",
    ],
)
def test_other_days_and_other_things(text: str) -> None:
    assert "finding" not in outcomes(_TABLE + text, "B03")


def test_rows_that_say_something_else() -> None:
    table = _TABLE.replace("在建", "已招标")
    assert "finding" not in outcomes(f"{table}4项工程中，2项已完工，其余1项正在施工。", "B03")
