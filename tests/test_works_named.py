"""What was made, named by a verb before it or behind it, names the amount of the clause that follows."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

WORKS = "村道硬化6.2公里 路灯安装120盏 河道清淤15公里 硬化村道6.2公里 安装路灯120盏".split()


@pytest.mark.parametrize("before", ["", "新建污水管网8公里，投资80万元；", "新建污水管网8公里，完成率92.5%；"])
@pytest.mark.parametrize("work", WORKS)
def test_the_work_of_the_clause_before_names_the_amount(work: str, before: str) -> None:
    document = read_document(f"{HEAD}{before}{work}，投资310万元。\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    figure = document.figures[-1]
    assert figure.measure == "executed"
    assert any(word in figure.item for word in ("村道", "路灯", "河道"))
    assert "污水管网" not in figure.item
