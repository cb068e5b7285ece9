"""Words that only tell whose money a part is leave it the measure of its whole, whatever verb they hold."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.meaning.givers import is_source, level_of, level_parts, names_source

LEVELS = (
    "中央 中央财政 国家 自治区 省级 省级财政 省财政 市财政 州级 盟级 县财政 县级 旗级 旗财政 乡级 村级 本级财政 区本级 "
    "市县两级 旗县两级 由县财政 街道 街道财政"
).split()
GIVEN = "安排 拨付 配套 补助 投入 安排资金 专项资金 资金 预算安排 承担 统筹".split()


@pytest.mark.parametrize(
    ("measures", "shape"),
    [
        ({"received"}, "实际到位资金300万元，其中省级补助资金200万元，{}100万元。"),
        ({"received"}, "项目资金300万元全部到位，其中：省级专项200万元，{}100万元。"),
        ({"received"}, "资金到位情况：省级资金200万元，{}100万元。"),
        ({"received"}, "省级资金200万元，{}100万元，均已到位。"),
        ({"received"}, "收到资金300万元，包括省级资金200万元、{}100万元。"),
        ({"executed"}, "实际支出300万元，其中省级补助资金200万元，{}100万元。"),
        ({"initial_budget", "allocated"}, "年初预算300万元，其中省级补助资金200万元，{}100万元。"),
        ({"planned", "allocated"}, "计划总投资300万元，其中省级补助资金200万元，{}100万元。"),
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_a_source_leaves_the_measure_of_the_whole(measures: set[str], shape: str, level: str) -> None:
    found = {given: read(shape.format(level + given))[-1].measure for given in GIVEN}
    assert {given: measure for given, measure in found.items() if measure not in measures} == {}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("实际到位资金300万元，其中省级补助资金200万元，县财政收回100万元。", "returned"),
        ("实际到位资金300万元，其中省级补助资金200万元，结转下年100万元。", "carryover"),
        ("到位资金300万元，其中中央下达200万元、省级下达100万元。", "allocated"),  # named in a paper of the treasury
        ("省级资金200万元，县级安排100万元。", "initial_budget"),
        ("省级资金200万元已到位，县级安排100万元。", "initial_budget"),
        ("省级资金200万元，县级安排100万元，项目已完工，村民全部到位。", "initial_budget"),
    ],
)
def test_what_is_told_of_the_part_itself_counts(text: str, measure: str) -> None:
    assert [figure for figure in read(text) if figure.kind == "money"][-1].measure == measure


def test_parts_by_source_that_are_told_by_their_sum_have_arrived() -> None:
    text = "预算调整为300万元。按来源分，省级补助200万元，县级财政安排100万元，均已到位。"
    assert [figure.measure for figure in read(text)] == ["revised_budget", "received", "received"]


def test_below_a_heading_on_what_arrived_a_budget_stays_one() -> None:
    text = "（二）资金到位情况\n省级资金200万元，县级财政预算安排100万元。"
    assert [figure.measure for figure in read(text)][-1] == "initial_budget"


@pytest.mark.parametrize("level", ["省", "市", "州", "盟", "县", "区", "旗"])
def test_what_holds_of_one_level_holds_of_each(level: str) -> None:
    words = f"{level}级配套资金"
    assert is_source(words) and names_source(f"，其中：{words}") and level_of(words) == level
    assert level_parts(f"{level}乡配套") == (f"{level}级配套", "乡级配套")
    assert not is_source(f"{level}级农房改造补助资金")


@pytest.mark.parametrize("words", ["国家资助金", "国家助学金", "企业补助资金", "城镇改造资金", "单位食堂补助"])
def test_what_names_a_thing_is_no_giver(words: str) -> None:
    assert not is_source(words)
    assert not words.startswith("国家") or not names_source(words)
