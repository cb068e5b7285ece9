"""A change that closes a list of parts and names nothing: of which of them it is, or that it may be of either."""

from __future__ import annotations

import pytest
from figure_kit import read

PARTS = ("公务接待费2万元", "公务用车运行维护费8万元")
WHOLE = "“三公”经费支出10万元，其中："


def last(text: str) -> tuple[str, bool]:
    """Return the item of the last figure, and whether it is flagged as open."""
    figure = read(text)[-1]
    return figure.item, "ambiguous_item" in figure.flags


@pytest.mark.parametrize(
    "change", ["较上年减少1万元", "比上年度增加1万元", "同比增加1万元", "较年初预算减少1万元", "较上年下降6%"]
)
@pytest.mark.parametrize("whole", [WHOLE, ""])
def test_where_it_may_be_of_either_the_figure_says_so(whole: str, change: str) -> None:
    text = f"{whole}{'，'.join(PARTS)}，{change}。"
    assert last(text)[1], read(text)[-1]
    assert read(text)[-1].basis["item"] == "inferred"


@pytest.mark.parametrize("joint", ["、", "和", "，"])
@pytest.mark.parametrize("closing", ["；", "，合计", "，总体", "，“三公”经费"])
def test_it_is_of_the_whole_where_marks_or_words_say_so(joint: str, closing: str) -> None:
    item, flagged = last(f"{WHOLE}{joint.join(PARTS)}{closing}较上年减少1万元。")
    assert "三公" in item
    assert not flagged


@pytest.mark.parametrize(("rate", "of"), [("9.1%", "三公"), ("11.1%", "公务用车")])
@pytest.mark.parametrize("joint", ["，", "；"])
def test_the_rate_beside_it_tells_of_what_it_is(joint: str, rate: str, of: str) -> None:
    figures = read(f"{WHOLE}{joint.join(PARTS)}，较上年减少1万元，下降{rate}。")
    assert [of in f.item and "ambiguous_item" not in f.flags for f in figures[-2:]] == [True, True]


def test_the_rate_tells_of_parts_that_have_no_whole_too() -> None:
    figure = read(f"{'，'.join(PARTS)}，较上年减少1万元，下降9.1%。")[-2]
    assert figure.shared_with == ("公务接待费", "公务用车运行维护费")


@pytest.mark.parametrize(
    "text",
    [
        f"{PARTS[0]}，较上年减少0.5万元；{PARTS[1]}，较上年减少0.5万元。",  # each has its own
        f"{'；'.join(PARTS)}，较上年减少0.5万元。",  # the clause of the last of them
        f"{PARTS[1]}，较上年减少0.5万元。",
        "本年收入900万元，本年支出880万元，较上年减少5万元。",  # no parts of one whole
        f"{'，'.join(PARTS)}，公务用车运行维护费较上年减少1万元。",
    ],
)
def test_what_can_be_of_one_thing_only_is_not_flagged(text: str) -> None:
    assert not any("ambiguous_item" in f.flags for f in read(text))
