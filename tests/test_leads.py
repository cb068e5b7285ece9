"""Lines that end in a colon and what they give to the list below them."""

from __future__ import annotations

import pytest
from figure_kit import REPORT, read


def measures(*lines: str) -> list[str]:
    return [figure.measure for figure in read("\n".join([REPORT.title or "", *lines])) if figure.kind == "money"]


@pytest.mark.parametrize(
    ("lead", "measure"),
    [
        ("年末仍有两笔账没有付清：", "arrears"),
        ("两份合同的中标价（不含暂列金）如下：", "contract"),
        ("各镇分得数，即资金分配情况：", "allocated"),
        ("上述结余的具体构成如下：", "carryover"),
        ("全年开展了两项工作：", "executed"),
        ("资金下达和使用情况如下：", "executed"),  # of two things
    ],
)
def test_a_lead_gives_its_measure_to_the_list(lead: str, measure: str) -> None:
    assert measures(lead, "（1）清扫服务41.2万元；", "（2）垃圾清运7.4万元。") == [measure, measure]
    assert measures(lead, "清扫服务41.2万元；", "垃圾清运7.4万元。") == [measure, measure]
    assert measures(lead, "清扫服务41.2万元", "垃圾清运7.4万元") == [measure, measure]


def test_a_list_ends_where_its_lines_no_longer_look_like_members() -> None:
    lead = "年末仍有两笔账没有付清："
    assert measures(lead, "（1）清扫服务41.2万元；", "（2）清运7.4万元。", "绿化养护38万元。")[-1] == "executed"
    assert measures(lead, "清扫服务41.2万元；", "清运7.4万元。", "绿化养护38万元。")[-1] == "executed"
    assert measures(lead, "清扫服务41.2万元", "清运7.4万元", "另外还支付了绿化养护38万元。")[-1] == "executed"


def test_members_say_themselves_what_they_are() -> None:
    lead = "年末仍有两笔账没有付清："
    assert measures(lead, "（1）清扫服务合同价41.2万元，已支付30万元；") == ["contract", "executed"]


def test_a_lead_with_an_amount_of_its_own_speaks_of_that() -> None:
    members = ("（1）会议30万元；", "（2）宣传60万元。")
    assert measures("2022年预算安排90万元，用于：", *members) == ["initial_budget", "executed", "executed"]
    assert measures("2022年预算安排90万元。其中：", *members) == ["initial_budget", "initial_budget", "initial_budget"]
    assert measures("2022年预算安排95万元。其中：", *members) == ["initial_budget", "executed", "executed"]
