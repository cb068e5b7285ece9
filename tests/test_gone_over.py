"""What is not paid and goes over into the next year is carried over; what stays to be paid is owed."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def measures(text: str) -> list[str]:
    """Return the measures of a text."""
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [figure.measure for figure in document.figures]


@pytest.mark.parametrize(
    "text",
    [
        "因办公场所搬迁，尚余39,900元未支付，结转下年继续使用。",
        "尚有26.4万元未支付，按规定结转下年使用。",
        "剩余款项6.4万元未支付完毕，已申请结转下年度支付。",
        "项目资金12万元尚未支付，已结转2024年。",
        "余8万元尚未拨付到村，全部转入下年使用。",
        "资金结余4万元未兑付，将结转下一年度继续使用。",
    ],
)
def test_unpaid_and_gone_over(text: str) -> None:
    assert measures(text) == ["carryover"]


@pytest.mark.parametrize(
    "text",
    [
        "尚余40万元未支付，待验收后支付。",
        "余款8万元未支付，列入应付账款。",
        "质保金5万元未付，结转前需复核。",
        "尚有9万元未支付，计划下年支付。",
        "尚余6万元未支付，项目转入下阶段施工。",
    ],
)
def test_unpaid_and_still_owed(text: str) -> None:
    assert measures(text) == ["arrears"]
