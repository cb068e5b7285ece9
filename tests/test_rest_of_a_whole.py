"""其余: the rest of a whole is of the whole, not of its last part; where nothing more is said it has its measure."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document
from indexer.model import Figure


def last(text: str) -> Figure:
    """Return the last figure of a text."""
    return read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER).figures[-1]


@pytest.mark.parametrize(
    ("text", "part", "whole", "measure"),
    [
        ("培训经费结余37万元，其中教材费28万元结转下年使用，其余9万元由县财政收回。", "教材费", "培训经费", "returned"),
        ("项目年末结余37万元，其中消防尾款28万元结转下年，其余9万元已由县财政收回。", "消防尾款", "", "returned"),
        ("公用经费支出70万元，其中印刷费41万元，邮电费4万元，其余25万元。", "邮电费", "公用经费", "executed"),
        ("乡村道路养护下达90万元，其中柳镇50万元，其余40万元结转下年。", "柳镇", "道路养护", "carryover"),
    ],
)
def test_the_rest_is_of_the_whole(text: str, part: str, whole: str, measure: str) -> None:
    figure = last(text)
    assert part not in figure.item
    assert whole in figure.item
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("按审定价支付53万元，余下2万元作为质量保证金，待质保期满后支付。", "质量保证金"),
        ("工程款支付90万元，剩余10万元作为质保金。", "质保金"),
        ("支付工程款90万元，剩余10万元留作工程尾款。", "尾款"),
    ],
)
def test_what_is_kept_as_a_guarantee_is_named_so(text: str, kept: str) -> None:
    figure = last(text)
    assert kept in figure.item
    assert figure.measure == "arrears"


def test_what_serves_as_a_base_names_nothing() -> None:
    assert "基数" not in last("支付工程款90万元，剩余10万元作为基数。").item
