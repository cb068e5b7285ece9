"""Papers that a phrase cites tell no measure and no name: 以《关于下达…预算的通知》（财农〔2022〕9号）下达我县…."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

from indexer.meaning.cited import without_papers

PAPERS = (
    "《关于下达2022年水库移民资金预算的通知》（某财农〔2022〕19号）",
    "《关于提前下达2022年水库移民资金预算的通知》（某财农〔2021〕190号）",
    "《某省财政厅关于拨付移民扶持资金的通知》某财农〔2022〕3号",
    "《市财政局关于追加移民扶持支出预算的批复（第二批）》（某财农〔2022〕8号）文件",
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("shape", "measure"),
    [
        ("{}补助资金15万元。", "allocated"),
        ("省财政厅以{}向我县下达河道清淤资金15万元。", "allocated"),
        ("市财政局以{}下达我县河道清淤资金15万元。", "allocated"),
        ("本年度收到{}补助15万元。", "received"),
        ("根据{}支付河道清淤款15万元。", "executed"),
        ("按照{}实际支出15万元。", "executed"),
        ("{}资金到位15万元。", "received"),
    ],
)
def test_what_a_paper_is_called_is_no_measure_and_no_name(paper: str, shape: str, measure: str) -> None:
    text = shape.format(paper)
    assert [told for _, told, _ in brief(text)] == [measure]
    (figure,) = read(text)
    named = figure.item + (figure.project or "")
    assert not any(word in named for word in ("通知", "批复", "〔", "《", "移民", "关于"))
    if "清淤" in shape:
        assert "河道清淤" in figure.item


@pytest.mark.parametrize(
    "name", ["《松溪县志》编纂经费", "《节水条例》宣传经费", "《松溪年鉴》印刷费", "《移民规划》编制费"]
)
def test_a_work_in_title_marks_is_what_is_paid_for(name: str) -> None:
    (figure,) = read(f"支付{name}15万元。")
    assert name in figure.item


@pytest.mark.parametrize(
    "words", ["《关于拨付资金的通知》（某财〔2022〕1号）补助", "以《关于下达资金的函》安排", "无", "《某志》", "》《"]
)
def test_a_phrase_keeps_its_length(words: str) -> None:
    assert len(without_papers(words)) == len(words)


@pytest.mark.parametrize("giver", ["自治区财政厅", "省财政厅", "市财政局", "中央财政", "上级财政部门"])
@pytest.mark.parametrize("to", ["向我县", "给我局", "向各乡镇", "为我市"])
@pytest.mark.parametrize("verb", ["下达", "拨付", "下拨", "共下达"])
def test_who_receives_may_stand_before_the_verb(giver: str, to: str, verb: str) -> None:
    (figure,) = read(f"{giver}{to}{verb}2022年渠道衬砌补助资金15万元。")
    assert "渠道衬砌" in figure.item
    assert not any(word in figure.item for word in (giver, to))


@pytest.mark.parametrize(
    ("fund", "left"),
    [
        ("渠道衬砌改造中央及省级资金", "渠道衬砌改造"),
        ("校舍维修中央和省级资金", "校舍维修"),
        ("救灾物资储备中央资金", "救灾物资储备"),
    ],
)
def test_whose_money_it_is_does_not_end_a_name(fund: str, left: str) -> None:
    (figure,) = read(f"2022年{fund}共计15万元。")
    assert not (figure.project or "").endswith(("中央", "及", "和"))
    assert f"{left}中央2022" not in figure.item


@pytest.mark.parametrize("name", ["专项转移支付预算资金", "就业专项转移支付资金", "中央转移支付资金（就业补助）"])
def test_a_transfer_is_called_by_all_of_its_name(name: str) -> None:
    (figure,) = read(f"2022年上级下达我县{name}15万元。")
    assert "转移支付" in figure.item
    assert "转移2022年支付" not in figure.item
    assert not (figure.project or "").endswith("转移")


@pytest.mark.parametrize("verb", ["下拨用于", "资金下达用于", "已全部拨付用于", "资金安排用于", "用于", "资金统筹用于"])
def test_what_it_was_handed_on_for_stands_behind_the_verb(verb: str) -> None:
    longest = "南坪村至北坪村生产道路及沿线附属设施水毁修复加固改造工程建设项目"
    first, second = read(f"将30万元{verb}实施渠道清淤，20万元{verb}实施{longest}。")
    assert "渠道清淤" in first.item
    assert "渠道清淤" not in second.item
    assert "水毁修复加固改造工程建设项目" in second.item


@pytest.mark.parametrize("shape", ["“{}”（20万元）和“{}二期”（30万元）。", "用于实施“{}”20万元、“{}二期”30万元。"])
def test_the_marks_around_all_of_a_name_are_no_part_of_it(shape: str) -> None:
    for figure in read(shape.format("东坡村机耕路改造项目", "东坡村机耕路改造项目")):
        assert not any(mark in (figure.project or "") + figure.item for mark in "“”")


def test_marks_inside_a_name_stay() -> None:
    (figure,) = read("支付“厕所革命”改造经费20万元。")
    assert "“厕所革命”改造" in figure.item
