"""What 分别 gives numbers to where the names share a head, a count, a verb, or stand in the clause before."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def items(text: str) -> list[tuple[str, str]]:
    """Return measure and item, without body and year, of each figure."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [(f.measure, f.item.removeprefix("某某县水利局").replace("2021年", "")) for f in document.figures]


TOLD = {
    "分别为9万元、7万元、4万元": "executed",
    "预算分别为9万元、7万元和4万元": "initial_budget",
    "分别支出9万元、7万元、4万元": "executed",
    "决算数依次为9万元、7万元及4万元": "executed",
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("妇联、团委、工会三项工作经费", ["妇联工作经费", "团委工作经费", "工会工作经费"]),
        ("妇联、团委和工会等3项工作经费", ["妇联工作经费", "团委工作经费", "工会工作经费"]),
        ("妇联、团委、工会工作经费", ["妇联工作经费", "团委工作经费", "工会工作经费"]),
        ("幼儿园、小学、普通初中公用经费", ["幼儿园公用经费", "小学公用经费", "普通初中公用经费"]),
        ("东沟镇、西沟镇、北沟镇三个镇的修渠补助", ["东沟镇修渠补助", "西沟镇修渠补助", "北沟镇修渠补助"]),
        ("东沟镇、西沟镇、北沟镇修渠补助", ["东沟镇修渠补助", "西沟镇修渠补助", "北沟镇修渠补助"]),
        ("渠道、堤防、泵站维修费", ["渠道维修费", "堤防维修费", "泵站维修费"]),
        ("办公费、邮电费、印刷费三项", ["办公费", "邮电费", "印刷费"]),
        ("一、二、三标段", ["一标段", "二标段", "三标段"]),
        ("A、B、C三个标段", ["A标段", "B标段", "C标段"]),
        ("渠道清淤、堤防加固、泵站改造三个项目", ["渠道清淤", "堤防加固", "泵站改造"]),
        ("渠道清淤、堤防加固、泵站改造三个项目，", ["渠道清淤", "堤防加固", "泵站改造"]),
        ("完成渠道清淤12公里、堤防加固3处、泵站改造2座，", ["渠道清淤", "堤防加固", "泵站改造"]),
    ],
)
def test_each_amount_has_its_own_name(names: str, expected: list[str], told: str) -> None:
    read = items(f"{names}{told}。")
    assert [measure for measure, _ in read] == [TOLD[told]] * 3
    assert [item.startswith(name) for (_, item), name in zip(read, expected, strict=True)] == [True] * 3, read


@pytest.mark.parametrize(
    ("verb", "measure"), [("安排", "initial_budget"), ("追加", "supplement"), ("下达", "allocated")]
)
def test_a_verb_before_the_names_holds_for_all(verb: str, measure: str) -> None:
    read = items(f"{verb}妇联、团委、工会等三项工作经费分别为9万元、7万元和4万元。")
    assert [m for m, _ in read] == [measure] * 3
    assert [item[:6] for _, item in read] == ["妇联工作经费", "团委工作经费", "工会工作经费"]


@pytest.mark.parametrize("shared", ["分担", "比例承担", "比例共同负担", "比例配套"])
@pytest.mark.parametrize("who", ["省、市、县", "由省、市、县三级", "所需资金由省级、市级和县级"])
def test_shares_are_of_the_levels_of_the_clause_before(who: str, shared: str) -> None:
    read = items(f"{who}按5:3:2{shared}，分别为50万元、30万元、20万元。")
    assert ["省级" in read[0][1], "市级" in read[1][1], "县级" in read[2][1]] == [True] * 3, read


@pytest.mark.parametrize(
    ("change", "directions"),
    [
        ("分别较上年增加2万元、减少1万元", ("增加", "减少")),
        ("较上年分别减少2万元和增加1万元", ("减少", "增加")),
        ("同比分别增长20%、下降8%", ("增长", "下降")),
    ],
)
def test_changes_in_both_directions_are_of_the_names_in_order(change: str, directions: tuple[str, str]) -> None:
    read = items(f"人员经费、公用经费分别为90万元、12万元，{change}。")[2:]
    assert [measure for measure, _ in read] == ["change"] * 2
    assert all(
        name in item and turn in item
        for (_, item), name, turn in zip(read, ("人员经费", "公用经费"), directions, strict=True)
    ), read


@pytest.mark.parametrize(
    "text",
    [
        "妇联、团委两项工作经费分别为9万元、7万元、4万元。",
        "妇联、团委、工会、侨联四项工作经费分别为9万元、7万元、4万元。",
        "妇联、团委、工会三项工作经费共9万元、7万元、4万元。",
    ],
)
def test_names_that_are_not_as_many_as_the_amounts_give_no_name_that_is_not_printed(text: str) -> None:
    assert not any(made in item for _, item in items(text) for made in ("妇联工作经费", "团委工作经费"))


@pytest.mark.parametrize(
    ("told", "measure"),
    [
        ("分别占总额的90%和10%", "share"),
        ("执行率分别为98%、96%", "rate"),
        ("较上年分别增长3%、下降4%", "change"),
        ("分别较上年增加3万元、减少1万元", "change"),
        ("三者占比分别为90%、10%", "share"),
    ],
)
@pytest.mark.parametrize("joint", ["，", "、", "；"])
def test_numbers_given_in_order_go_back_to_the_things_of_the_amounts_before(
    joint: str, told: str, measure: str
) -> None:
    read = items(f"人员支出90万元{joint}项目支出10万元，{told}。")[-2:]
    assert [m for m, _ in read] == [measure] * 2
    assert ["人员支出" in read[0][1], "项目支出" in read[1][1]] == [True, True], read


def test_a_date_is_none_of_the_things() -> None:
    read = items("7月发行债券3亿元，9月发行债券2亿元，票面利率分别为3.1%、3.2%。")[-2:]
    assert all("票面利率" in item for _, item in read)
