"""A running header that names the body: removed as furniture, but for the first where nothing else says whose it is."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from indexer.document import read_document

PAGES = [
    "一、项目概况\n实施河道清淤12公里，涉及三个乡镇。\n",
    "二、资金使用\n支出86万元，资金使用规范。\n",
    "三、存在问题\n后期管护责任没有落实到人，群众反映较多。\n",
]


def report(head: str, title: str) -> str:
    return "".join(
        f"{head}          第 {page} 页\n{title if page == 1 else ''}{words}" for page, words in enumerate(PAGES, 1)
    )


@pytest.mark.parametrize("head", ["松溪县水利局", "松溪县人民政府办公室", "松溪县残疾人联合会"])
def test_the_first_header_says_whose_the_report_is(head: str) -> None:
    text = report(head, "2021年度河道清淤项目\n绩效自评报告\n")
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert document.report.organisation == head
    assert document.report.region.name == "松溪县"
    assert document.text.count(head) == 1
    assert "页" not in document.text


def test_a_header_that_the_title_repeats_is_removed() -> None:
    text = report("松溪县水利局", "松溪县水利局2021年度河道清淤项目绩效自评报告\n")
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert document.report.title == "松溪县水利局2021年度河道清淤项目绩效自评报告"
    assert document.text.count("松溪县水利局") == 1


def test_a_header_of_other_words_is_removed() -> None:
    text = report("绩效评价资料汇编", "松溪县水利局2021年度河道清淤项目绩效自评报告\n")
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert "汇编" not in document.text
