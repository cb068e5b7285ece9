"""Filters as people write them: names for codes, choices with their names, bounds in order, nothing misspelt."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from starlette.testclient import TestClient

from api.app import create_api
from api.filters import filters_of
from api.service import Service
from indexer.errors import UsageError
from indexer.store import Index


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [
        ("measure", "支出", "executed"),
        ("measure", "年初预算", "initial_budget"),
        ("measure", "预算", "initial_budget"),
        ("measure", "执行率", "rate"),
        ("measure", "spending", "executed"),
        ("department", "教育局", "education"),
        ("department", "卫生健康局", "health"),
        ("department", "民政", "civil_affairs"),
        ("section", "存在的问题", "problems"),
    ],
)
def test_what_people_call_it_is_taken_for_the_code(sample_index: Index, kind: str, written: str, code: str) -> None:
    value = getattr(filters_of(sample_index, {kind: written}), kind)
    by_name = sample_index.catalogue.figures(filters_of(sample_index, {kind: written}))
    assert value in (code, written)
    assert by_name == sample_index.catalogue.figures(filters_of(sample_index, {kind: code}))


@pytest.mark.parametrize(
    ("kind", "choice"),
    [
        ("measure", "carryover（结余结转）"),
        ("department", "education（教育）"),
        ("section", "problems（问题）"),
    ],
)
def test_a_refusal_lists_the_choices_by_name(sample_index: Index, kind: str, choice: str) -> None:
    with pytest.raises(UsageError) as refused:
        filters_of(sample_index, {kind: "胡说"})
    assert refused.value.code == f"unknown_{kind}"
    assert choice in refused.value.params["known"]


def test_bounds_in_the_wrong_order_are_refused(sample_index: Index) -> None:
    with pytest.raises(UsageError) as refused:
        filters_of(sample_index, {"min_yuan": "1,000", "max_yuan": "999.5"})
    assert refused.value.code == "filter_yuan_order"
    same = filters_of(sample_index, {"min_yuan": "1000", "max_yuan": "1000"})
    assert (same.min_yuan, same.max_yuan) == (D(1000), D(1000))


@pytest.mark.parametrize("path", ["/ask?q=校车补贴支出", "/figures?limit=1", "/reports?limit=1", "/health?"])
def test_a_parameter_that_does_not_exist_is_refused(sample_service: Service, path: str) -> None:
    client = TestClient(create_api(lambda: sample_service))
    assert client.get(path).status_code == 200
    refused = client.get(f"{path}&regoin=云麓区")
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "invalid"
    assert list(refused.json()["error"]["detail"]) == ["regoin"]
