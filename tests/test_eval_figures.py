"""The comparison of figures with labels, on cases worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from eval.figures import Placed, judge, match, summarise
from eval.metrics import PRF
from indexer.model import Figure

FIGURE = Figure(
    id="r1-f4", report="r1", file="a.txt", year=2022, region_code=None, region=None, organisation=None, scope="unit",
    item="松溪县禁毒宣传2022年支出", concepts=(), measure="executed", kind="money", value=Decimal("12"), unit="万元",
    amount_yuan=Decimal(120000), direction=None, quote="禁毒宣传12万元", start=0, end=8, amount_start=4, amount_end=6,
    page=None, section=None, section_type=None, project=None, shared_with=(), table=None, approx=False, restates=None,
    flags=(), basis={},
)  # fmt: skip
LABEL = {
    "id": "F1", "kind": "money", "quote": "禁毒宣传12万元", "amount": "12", "amount_start": 4, "amount_end": 6,
    "amount_yuan": Decimal(120000), "value": Decimal(12), "year": 2022, "measure": "executed",
    "item": "松溪县禁毒宣传支出",
    "shared_with": [], "restates": None, "project": None, "direction": None,
}  # fmt: skip


def placed(**changes) -> Placed:
    return Placed(replace(FIGURE, **changes), 4, 6)


def measured(*figures: Placed) -> dict:
    totals: dict[str, PRF] = {}
    item = judge("d1", [LABEL], list(figures), totals, agreed := {})
    return {**summarise(totals, agreed, [item]), "errors": item["errors"]}


def test_the_same_place_worth_year_and_measure_agree():
    result = measured(placed())
    assert result["money_measure_f1"] == 1.0
    assert result["item_agreement"] == 1.0
    assert result["errors"] == []


def test_another_place_or_worth_is_missed_and_too_many():
    elsewhere = Placed(FIGURE, 40, 42)
    assert match([LABEL], [elsewhere]).pairs == ()
    result = measured(placed(amount_yuan=Decimal(12)))
    assert (result["money_value_precision"], result["money_value_recall"]) == (0.0, 0.0)
    assert len(result["errors"]) == 2


def test_year_and_measure_count_apart():
    assert measured(placed(year=2021))["money_value_f1"] == 1.0
    assert measured(placed(year=2021))["money_year_f1"] == 0.0
    assert measured(placed(measure="initial_budget"))["money_year_f1"] == 1.0
    assert measured(placed(measure="initial_budget"))["money_measure_f1"] == 0.0


def test_a_label_is_matched_once():
    judged = match([LABEL], [placed(), placed(id="r1-f5")])
    assert (len(judged.pairs), len(judged.extra)) == (1, 1)


def test_a_number_inside_a_name_is_not_one_too_many():
    assert match([], [placed(flags=("inside_name",))]).extra == ()
