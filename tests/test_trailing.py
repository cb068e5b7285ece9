"""What stands behind a list whose items are one paragraph each is told of what stands over it, not of the last."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

ITEMS = ["献血屋建设。两座打包招标，已付168万元。", "采血车更新。用款96万元。", "招募与关爱。宣传招募支出77万元。"]
NUMBERS = [("1、", "2、", "3、"), ("（1）", "（2）", "（3）"), ("1．", "2．", "3．")]


def told(trailing: str, numbers: tuple[str, str, str] = NUMBERS[0]) -> list[tuple[str, str | None]]:
    items = "\n".join(number + item for number, item in zip(numbers, ITEMS, strict=True))
    text = f"{HEAD}二、项目支出情况\n（一）资金使用\n全年支出341万元。\n{items}\n{trailing}\n三、存在问题\n无。\n"
    figures = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    return [(figure.item, figure.project) for figure in figures if figure.value in (23, 8, 15)]


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize(
    "trailing",
    [
        "项目结余23万元，其中市财政年末收回8万元，其余15万元结转下年。",
        "需要说明，血液成本费23万元全额缴入市财政专户。",
        "年底前到位23万元，未到位8万元。",
    ],
)
def test_what_follows_a_list_is_of_no_item(numbers: tuple[str, str, str], trailing: str) -> None:
    assert all("招募" not in item and project != "招募与关爱" for item, project in told(trailing, numbers))


@pytest.mark.parametrize("trailing", ["其中：纪念品23万元。", "（1）纪念品23万元。", "①纪念品23万元，②宣传册8万元。"])
def test_what_goes_through_the_last_item_is_its(trailing: str) -> None:
    assert any(project == "招募与关爱" or "招募" in item for item, project in told(trailing))


def test_an_item_of_several_paragraphs_has_its_own() -> None:
    text = (
        f"{HEAD}二、项目支出情况\n1、献血屋建设。已付168万元。\n项目由市住建局代建。\n"
        "2、招募与关爱。支出77万元。\n全年结余23万元。\n三、存在问题\n无。\n"
    )
    figures = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER).figures
    assert [figure.project for figure in figures if figure.value == 23] == ["招募与关爱"]
