"""Ten kills and a few cycles, each time; `python -m eval crash` and `soak` do many more."""

from __future__ import annotations

from eval import crash, soak


def test_nothing_is_lost_by_ten_kills() -> None:
    result = crash.run(kills=10, seed=7)
    assert [item["errors"] for item in result.items] == [[]] * 10
    assert result.summary["killed_while_running"] >= 5


def test_a_soak_of_a_few_cycles_leaves_what_it_found() -> None:
    result = soak.run(cycles=12, seed=3)
    errors = [error for item in result.items for error in item["errors"] if not error.startswith("memory")]
    assert errors == []
