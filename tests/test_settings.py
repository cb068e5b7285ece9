from __future__ import annotations

import pytest

from indexer.settings import SETTINGS, setting


def test_the_environment_goes_before_the_default() -> None:
    assert setting("index", {}) == "./chazhang-index"
    assert setting("index", {"CHAZHANG_INDEX": "/data/index"}) == "/data/index"


def test_a_blank_variable_is_as_good_as_none() -> None:
    assert setting("lang", {"CHAZHANG_LANG": "  "}) == "auto"


def test_an_unknown_setting_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        setting("colour", {})


def test_names_and_variables_are_distinct_and_explained() -> None:
    assert len({each.name for each in SETTINGS}) == len({each.variable for each in SETTINGS}) == len(SETTINGS)
    assert all(each.variable == f"CHAZHANG_{each.name.upper()}" and each.zh and each.en for each in SETTINGS)
