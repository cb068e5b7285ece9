"""A09 in tables: a column of shares, known by the rows that fit."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

TABLE = (
    "表1 支出构成\n项目\t金额（万元）\t占比（%）\n河道保洁\t180.00\t{}\n水质监测\t156.40\t{}\n"
    "水库维修\t75.60\t{}\n渠道清淤\t93.30\t{}\n合计\t505.30\t100\n"
)
RIGHT = ("35.62", "30.95", "14.96", "18.46")


def test_shares_of_the_total_pass() -> None:
    assert set(outcomes(TABLE.format(*RIGHT), "A09")) <= {"pass", "rounding"}


@pytest.mark.parametrize(("number", "wrong"), [(0, "33.33"), (2, "14.00"), (3, "17.28")])
def test_the_one_share_that_is_of_something_else_is_shown(number: int, wrong: str) -> None:
    shares = [wrong if at == number else share for at, share in enumerate(RIGHT)]
    assert outcomes(TABLE.format(*shares), "A09").count("finding") == 1


@pytest.mark.parametrize(
    "shares",
    [
        ("35.6", "31.0", "15.0", "18.5"),  # rounded
        ("90", "80", "70", "60"),  # of something else
        ("33.33", "30.00", "14.96", "18.46"),  # two that do not fit: nothing tells what they are of
    ],
)
def test_shares_that_may_be_of_something_else_are_left_alone(shares: tuple[str, ...]) -> None:
    assert "finding" not in outcomes(TABLE.format(*shares), "A09")


def test_a_wrong_share_by_which_the_others_miss_their_total_quotes_them() -> None:
    rows = "甲类\t240.00\t40.00\n乙类\t180.00\t30.00\n丙类\t108.00\t{}\n丁类\t72.00\t12.00\n合计\t600.00\t100.00\n"
    table = f"支出构成：\n单位：万元\n类别\t支出数\t占比（%）\n{rows.format('81.00')}"
    document = read_document(f"{HEAD}{table}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    (wrong,) = [finding for finding in document.findings if finding.outcome == "finding"]
    quoted = {side.quote.split("\t")[-1] for side in wrong.sides}
    assert {"40.00", "30.00", "81.00", "12.00", "100.00"} <= quoted
