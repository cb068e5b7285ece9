"""Lists that announce projects by name: the words of a name tell no measure, those of a list of measures do."""

from __future__ import annotations

import pytest
from figure_kit import VOCABULARY, read
from timing_kit import least

from indexer.meaning.announced import announced_names
from indexer.meaning.cues import cues_of

OPENINGS = (
    "纳入评价的3个项目分别为：{}",
    "本次自评项目共3个，具体为：{}",
    "开展绩效评价的项目有：{}",
    "自评项目名单如下：{}",
    "年度重点项目：{}",
)
ITEMS = ("提前下达就业补助{}8万元", "预算管理一体化系统{}12万元", "结转农田管护{}3.5万元")
SHAPES = (
    "1.{}；2.{}；3.{}。",
    "（1）{}；（2）{}；（3）{}。",
    "①{}，②{}，③{}。",
    "一、{}；二、{}；三、{}。",
    "\n1.{}\n2.{}\n3.{}",
    "\n（一）{}；\n（二）{}；\n（三）{}。",
)


def projects(text: str) -> list[tuple[str | None, str]]:
    return [(f.project, f.measure) for f in read(text) if f.kind == "money"]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("tail", ["", "经费", "资金（第二批）"])
def test_words_of_a_name_tell_no_measure(opening: str, shape: str, tail: str) -> None:
    found = projects(opening.format(shape.format(*(item.format(tail) for item in ITEMS))))
    assert [name for name, _ in found] == [
        f"提前下达就业补助{tail}",
        f"预算管理一体化系统{tail}",
        f"结转农田管护{tail}",
    ]
    assert len({measure for _, measure in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "评价涉及3个项目，分别为提前下达就业补助（8万元）、预算管理系统（12万元）、结转农田管护（3.5万元）。",
        "自评项目3个：提前下达就业补助（8万元）；预算管理系统（12万元）；结转农田管护（3.5万元）。",
        "开展自评的项目3个，即：提前下达就业补助8万元、预算管理系统12万元和结转农田管护3.5万元。",
        "本次评价的3个项目分别是提前下达就业补助8万元、预算管理系统12万元、结转农田管护3.5万元。",
    ],
)
def test_amounts_in_brackets_and_lists_without_a_colon(text: str) -> None:
    found = projects(text)
    assert [name for name, _ in found] == ["提前下达就业补助", "预算管理系统", "结转农田管护"]
    assert len({measure for _, measure in found}) == 1


@pytest.mark.parametrize(
    "listed",
    [
        "调整预算绩效培训8万元、结转农田管护3万元、支付系统升级20万元",
        "“调整预算绩效培训”8万元，“结转农田管护”3万元，“支付系统升级”20万元",
    ],
)
def test_a_list_without_numbers_has_as_many_as_are_said(listed: str) -> None:
    names = [(name or "").strip("“”") for name, _ in projects(f"纳入评价的3个项目分别是：{listed}。")]
    assert names == ["调整预算绩效培训", "结转农田管护", "支付系统升级"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("评价项目：1.道路养护预算30万元；2.公厕管护预算20万元。", ["initial_budget"] * 2),
        ("评价项目：1.道路养护支出30万元；2.公厕管护支出20万元；3.路灯12万元。", ["executed"] * 3),
        ("项目资金分别为：1.中央下达资金30万元；2.县级配套资金20万元。", ["allocated"] * 2),
        ("评价项目：1.道路养护，预算30万元，支出28万元；2.公厕管护，预算20万元。", None),
    ],
)
def test_words_of_measures_stay_such(text: str, measures: list[str] | None) -> None:
    found = [measure for _, measure in projects(text)]
    assert found == measures if measures else found[:2] == ["initial_budget", "executed"]


@pytest.mark.parametrize(
    "unit",
    [
        "项目：",
        "项目分别为：1.（",
        "项目：1.预算甲甲甲；",
        "项目：预算甲8万元、",
        "项目：\n1.预算甲8万元\n",
        "预算8万元；",
    ],
)
def test_time_grows_as_the_text_does(unit: str) -> None:
    cues = cues_of(VOCABULARY)
    times = [least(lambda size=size: announced_names("3个项目：" + unit * size, cues)) for size in (2_000, 8_000)]
    assert times[1] < 12 * times[0] + 0.05
