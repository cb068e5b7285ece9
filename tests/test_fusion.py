import pytest

from indexer.fusion import fuse


def test_each_leg_is_divided_by_its_best_and_weighted() -> None:
    fused = fuse([(1, 0.8), (2, 0.4)], [(2, 0.5), (3, 0.25)], weight=0.2)
    assert fused == [(1, pytest.approx(0.8)), (2, pytest.approx(0.6)), (3, pytest.approx(0.1))]


def test_one_empty_leg_leaves_the_other_in_its_order() -> None:
    assert [n for n, _ in fuse([], [(5, 0.4), (6, 0.2)])] == [5, 6]
    assert [n for n, _ in fuse([(5, 0.4), (6, 0.2)], [])] == [5, 6]
    assert fuse([], []) == []


def test_what_is_unlike_does_not_count_and_ties_come_by_number() -> None:
    assert [n for n, _ in fuse([(9, 1.0), (4, 1.0)], [(7, -0.2), (8, 0.0)], weight=0.5)] == [4, 9]
