"""Amounts without 元 and amounts parted by slashes, in every place that a clause may give them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document

FORMS = {
    "60万": 600_000,
    "60.5万": 605_000,
    "１２０万": 1_200_000,
    "三十万": 300_000,
    "近60万": 600_000,
    "6.5个亿": 650_000_000,
}
PLACES = (
    "年初预算{}，实际支出88万元。", "年初预算{}；追加8万元。", "（年初预算{}）", "年初预算{}",
    "年初预算共{}用于设备购置。", "我局年初预算{}主要用于设施管护", "年初预算{}(其中人员8万元)。",
    "年初预算{}已全部到位。", "年初预算{}均已下达。", "年初预算达{}之多。", "年初预算{}由县财政安排。",
    "年初预算{}下达到位。", "年初预算{}和追加8万元。", "项目年初预算{}\n二、成效",
)  # fmt: skip
COUNTED = (
    "服务群众60万已全部参保。", "投入50万元，覆盖人口60万由县级统筹。", "粮食产量60万由各乡镇汇总。",
    "参保60万已缴费。", "植树60万尚待验收，支出8万元。", "注册用户60万仍在增加，运行费支出3万元。",
    "财政投入5万元，产量80万均已入库。",
)  # fmt: skip


def money(text: str) -> list[tuple[str, Decimal | None]]:
    document = read_document(f"{HEAD}{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [(figure.measure, figure.amount_yuan) for figure in document.figures if figure.kind == "money"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
def test_an_amount_without_its_yuan_is_one_wherever_it_stands(form: str, place: str) -> None:
    assert ("initial_budget", FORMS[form]) in money(place.format(form))


@pytest.mark.parametrize("text", COUNTED)
def test_a_number_of_something_else_is_no_amount(text: str) -> None:
    assert not [amount for _, amount in money(text) if amount in (600_000, 800_000)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "年初预算数/全年预算数/执行数分别为60万元/80万元/78万元。",
            [("initial_budget", 60), ("revised_budget", 80), ("executed", 78)],
        ),
        ("年初预算/执行数：60万元/58万元。", [("initial_budget", 60), ("executed", 58)]),
        ("预算60万元/支出58万元。", [("initial_budget", 60), ("executed", 58)]),
    ],
)  # fmt: skip
def test_slashes_part_measures_and_their_amounts_alike(text: str, read: list[tuple[str, int]]) -> None:
    assert money(text) == [(measure, amount * 10_000) for measure, amount in read]


@pytest.mark.parametrize("text", ["补助标准60元/人。", "每户补助60元/年。", "管护费60元/公里。", "按60元/人·月发放。"])
def test_a_unit_behind_a_slash_makes_a_standard(text: str) -> None:
    assert money(text) == [("standard", 60)]
