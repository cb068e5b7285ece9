"""Words of other years and of intentions keep every rule that knows them from taking a sentence at its word."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

from indexer.word_lists import words_in

PAST, INTENDED = words_in("year.past"), words_in("intended")


def _denied(text: str) -> bool:
    return "finding" in outcomes(text, "D08")


def test_what_did_not_happen_and_did_is_told() -> None:
    assert _denied("全年未发生安全事故。\n巡查中发现，5月发生安全事故2起。")


@pytest.mark.parametrize("past", PAST)
def test_what_happened_in_other_years_denies_nothing(past: str) -> None:
    assert not _denied(f"全年未发生安全事故。\n{past}发生安全事故2起。")
    assert not _denied(f"{past}未发生安全事故。\n巡查中发现，5月发生安全事故2起。")


@pytest.mark.parametrize("intended", INTENDED)
def test_what_ought_not_to_happen_is_no_claim(intended: str) -> None:
    assert not _denied(f"下一步{intended}加强巡查，未发生安全事故。\n巡查中发现，5月发生安全事故2起。")


TABLE = "项目\t预算数\t执行数\t执行率\n山塘整修\t20.00\t19.60\t98%\n河道清淤\t40.00\t36.80\t92%\n"


@pytest.mark.parametrize("before", ["", *(f"{word}" for word in (*PAST, *INTENDED))])
def test_a_claim_of_all_is_of_this_year_and_a_fact(before: str) -> None:
    assert _denied(f"{TABLE}{before}各项目执行率均在95%以上。") == (not before)
