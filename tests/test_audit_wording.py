"""Rules on what the words say: B03 (as many things as are said), D03 (printed twice)."""

from __future__ import annotations

import pytest

from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
HEAD = "某某县水利局2021年度部门整体支出绩效自评报告\n一、基本情况\n"


def outcomes(text: str, rule: str) -> list[str]:
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    for finding in document.findings:
        assert all(document.text[side.start : side.end] == side.quote for side in finding.sides)
    return [finding.outcome for finding in document.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要做了三个方面：一是巡河；二是清淤；三是补植。", "pass"),
        ("主要做了三个方面：一是巡河；二是清淤；三是补植；四是宣传。", "finding"),
        ("主要做了三个方面：一是巡河；二是清淤。", "finding"),
        ("主要做了以下三项工作。一是巡河。二是清淤。三是补植。", "pass"),
        ("主要做了以下4项工作。\n一是巡河。\n二是清淤。\n三是补植。\n四是宣传。", "pass"),
        ("存在以下两个问题：\n（一）巡河不够。\n说明如下。\n（二）清淤偏慢。\n（三）补植不足。", "finding"),
        # The last number may have been lost with the paragraph's automatic numbering.
        ("存在以下三个问题：\n（一）巡河不够。\n（二）清淤偏慢。\n补植不足。", "not_checkable"),
        ("本年度3个项目分别为：1.巡河100万元；2.清淤80万元；3.2021年补植20万元。", "pass"),
        ("本年度3个项目分别为：1.巡河100万元；2.清淤80.3万元。", "finding"),
        ("内设4个股室，分别为办公室、财务股、工管股和水政股。", "pass"),
        ("内设5个股室，分别为办公室、财务股、工管股。", "finding"),
        ("内设3个股室，分别为办公股、财务股、工管股、水政股。", "finding"),
        # 规划、财务股 may be one.
        ("内设3个股室，分别为办公室、规划、财务股、工管股。", "not_checkable"),
        # The number may be that of all, or of some.
        ("所属单位3个，其中事业单位2个，分别为水管站、河长办、防汛中心。", "pass"),
        ("内设5个股室，分别为办公室（含党建、信访）、财务股等。", ""),
        ("内设5个股室，即办公室、财务股。另设工管股、水政股、河长办。", ""),
        ("全年召开2次会议，印发第三个方面：一是巡河；二是清淤；三是补植；四是宣传。", ""),
        ("比上年提高3.2个百分点：一是巡河；二是清淤。", ""),
        ("共涉及项目5个。\n1.资金投入情况\n2.资金使用情况", ""),
    ],
)
def test_as_many_as_are_said(text: str, expected: str) -> None:
    assert outcomes(text, "B03") == [each for each in [expected] if each]


SPENT = (
    "校车补贴预算60万元，实际65.28万元；救助资金共计70.14万元，年初无预算；"
    "另派驻工作组2人，调增工作经费9万元，年初无预算；"
)
MADE = "\n二、整体支出绩效情况\n{}\n全年巡河120次。\n"


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("年初无预算；另派驻工作组2人，调增工作经费9万元，年初无预算；", ["finding"]),
        ("年初无预算；另派驻工作组2人，调增工作经费8万元，年初无预算；", []),
        # A whole sentence, said again.
        ("全县共有小型水库12座，其中病险水库3座，均已完成除险加固。", ["not_checkable"]),
        # A law is quoted in as many words wherever it applies.
        ("根据《小型水库管理办法》，全县共有小型水库12座，其中病险水库3座。", []),
        # The line of a file that was wrapped is no paragraph.
        (
            "全年总的来看，县里的各条河道水质稳定向好，各项补助资金都已经按时拨付到位，其中救助\n"
            "年初无预算；另派驻工作组2人，调增工作经费9万元，年初无预算；",
            [],
        ),
    ],
)
def test_a_piece_of_a_sentence_left_in_another_section(piece: str, expected: list[str]) -> None:
    first = (
        "全县共有小型水库12座，其中病险水库3座，均已完成除险加固。\n"
        "根据《小型水库管理办法》，全县共有小型水库12座，其中病险水库3座。\n"
    )
    assert sorted(outcomes(first + SPENT + "扣除后持平。" + MADE.format(piece), "D03")) == expected


def test_points_that_run_on_are_numbered_with_those_that_are_headings() -> None:
    points = (
        "一是支付不均衡。前三季度支出41万元。", "二是年末有7万元没有支出，其中质保金4万元。",
        "三是抽查的户中，要件不全的9户，均已补正。", "四是台账不实。账上820张，盘点为802张。",
    )  # fmt: skip
    assert outcomes("二、存在问题\n" + "\n".join(points), "D02") == []


def test_a_number_that_no_line_has_is_missing() -> None:
    text = "二、存在问题\n（一）支付不均衡\n前三季度支出41万元。\n（三）台账不实\n账上820张，盘点为802张。"
    assert outcomes(text, "D02") == ["finding"]


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize("last", ["2.3", "2.4"])
def test_numbers_of_two_levels_count_at_their_end(blank, last):
    heads = [
        f"2.1{blank}资金下达",
        f"2.2{blank}资金分配",
        f"{last}{blank}资金管理",
        f"3.1{blank}产出",
        f"3.2{blank}效益",
    ]
    text = "".join(f"{head}\n本年度按规定办理，各项资金已经到位。\n" for head in heads)
    text = text.replace("3.1", "三、目标完成情况\n3.1").replace("2.1", "二、项目资金情况\n2.1")
    assert outcomes(text, "D02") == ([] if last == "2.3" else ["finding"])
