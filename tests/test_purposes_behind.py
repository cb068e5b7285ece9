"""What an amount is for where that stands behind it, after a sentence that spoke of something else."""

from __future__ import annotations

import pytest
from figure_kit import read

BEFORE = [
    "",
    "堤防养护支出90万元。",
    "堤防养护支出90万元，执行率98%。",
    "本年开展巡河活动20场。",
]
VERBS = {
    "安排": "initial_budget",
    "支出": "executed",
    "投入": "executed",
    "使用": "executed",
    "下达": "allocated",
    "追加": "supplement",
    "另有": "executed",
    "其中": "executed",
}
BEHIND = {
    "用于干部培训": "干部培训",
    "主要用于干部培训": "干部培训",
    "专项用于支付监测服务费": "监测服务费",
    "统筹用于渠道清淤": "渠道清淤",
}


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("behind", BEHIND)
def test_the_item_is_the_purpose(before: str, verb: str, behind: str) -> None:
    figure = read(f"{before}{verb}60万元{behind}。")[-1]
    assert figure.measure == VERBS[verb]
    assert BEHIND[behind] in figure.item
    assert behind in figure.quote
    assert verb == "其中" or "堤防" not in figure.item
    assert "巡河" not in figure.item


@pytest.mark.parametrize("joint", ["、", "，", "和", "；"])
def test_each_of_several_has_its_own(joint: str) -> None:
    figures = read(f"堤防养护支出90万元。安排60万元用于干部培训{joint}20万元用于法治宣传{joint}5万元用于困难慰问。")[1:]
    assert [f.amount_yuan for f in figures] == [600_000, 200_000, 50_000]
    for figure, name in zip(figures, ("干部培训", "法治宣传", "困难慰问"), strict=True):
        assert name in figure.item, figure.item
        assert "堤防" not in figure.item


@pytest.mark.parametrize(
    ("done", "name"), [("开展干部培训", "干部培训"), ("购置监测设备", "监测设备"), ("改造两座泵站", "改造两座泵站")]
)
@pytest.mark.parametrize("verb", ["投入", "使用", "安排", "拿出"])
def test_so_is_what_was_done_with_it(verb: str, done: str, name: str) -> None:
    figure = read(f"堤防养护支出90万元。{verb}20万元{done}。")[-1]
    assert name in figure.item
    assert "堤防" not in figure.item


def test_what_follows_goes_on_with_the_purpose() -> None:
    figures = read("堤防养护支出90万元。安排60万元用于干部培训，实际支出58万元。")
    assert "干部培训" in figures[-1].item


@pytest.mark.parametrize(
    "text",
    [
        "堤防养护支出90万元，主要用于保障运转和日常巡查。",  # told of what has a name
        "堤防养护预算90万元。支出88万元，主要用于人工和材料。",
        "堤防养护预算90万元，支出80万元，结余10万元用于下年支出。",  # of what it is left of
        "堤防养护预算90万元，支出88万元，执行率97.8%，主要用于人工。",
        "堤防养护支出90万元，用于四个方面：人工50万元，材料40万元。",
    ],
)
def test_a_purpose_told_of_what_has_a_name_is_no_item(text: str) -> None:
    named = [f for f in read(text) if f.amount_yuan not in (500_000, 400_000)]
    assert all("堤防养护" in f.item for f in named), [f.item for f in named]


@pytest.mark.parametrize("lead", ["", "资金", "支出35万元，", "项目资金35万元，分别", "其中"])
@pytest.mark.parametrize("joint", ["、", "，", "；"])
def test_purposes_before_their_amounts_are_items_of_their_own(lead: str, joint: str) -> None:
    figures = read(f"{lead}用于堤防养护10万元{joint}渠道清淤20万元和泵站维修5万元。")[-3:]
    assert [name in f.item for f, name in zip(figures, ("堤防养护", "渠道清淤", "泵站维修"), strict=True)] == [True] * 3
    assert {f.measure for f in figures} == {"executed"}


@pytest.mark.parametrize("joint", ["，", "；", "、"])
def test_so_are_purposes_that_begin_with_a_verb(joint: str) -> None:
    text = joint.join(("用于采购图书10万元", "用于维修屋面20万元", "用于支付水电费5万元"))
    figures = read(f"{text}。")
    assert [name in f.item for f, name in zip(figures, ("采购图书", "维修屋面", "水电费"), strict=True)] == [True] * 3
    assert not any("采购图书" in f.item for f in figures[1:])
