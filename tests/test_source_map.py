"""Every character of the text leads back into the file, through cleaning and through storage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Span
from indexer.source_map import Place, Places
from indexer.text import RawText, clean

PAGE = "第一页的话没有说完\n- 1 -\n第二页接着说。\n"


def per_character(text: str, page: int = 1) -> list[Place]:
    return [Place(i, page, (10.0 * i, 100.0, 10.0 * i + 10, 112.0)) for i in range(len(text))]


def test_a_character_leads_to_its_page_and_box() -> None:
    places = Places(per_character("收入10万元"), 6)
    assert places.at(2) == Place(2, 1, (20.0, 100.0, 30.0, 112.0))
    assert places.page(5) == 1
    assert places.at(6) is None
    assert Places((), 3).at(1) is None


def test_boxes_are_one_a_line() -> None:
    first = per_character("第一行")
    second = [Place(3 + i, 1, (10.0 * i, 120.0, 10.0 * i + 10, 132.0)) for i in range(3)]
    other_page = [Place(6, 2, (0.0, 10.0, 10.0, 22.0))]
    places = Places([*first, *second, *other_page], 7)
    assert places.boxes(1, 7) == (
        (1, (10.0, 100.0, 30.0, 112.0)),
        (1, (0.0, 120.0, 30.0, 132.0)),
        (2, (0.0, 10.0, 10.0, 22.0)),
    )
    assert places.boxes(2, 2) == ()


def test_a_far_column_is_another_box() -> None:
    left, right = Place(0, 1, (0.0, 0.0, 10.0, 10.0)), Place(1, 1, (300.0, 0.0, 310.0, 10.0))
    assert len(Places([left, right], 2).boxes(0, 2)) == 2


def test_furniture_of_the_reader_leaves_the_text_and_the_page_turns_within_a_sentence() -> None:
    start = PAGE.index("- 1 -")
    places = [Place(0, 1), Place(PAGE.index("第二"), 2)]
    text = clean(RawText(PAGE, "pdf", pages=2, places=tuple(places), furniture=(Span(start, start + 6),)))
    assert "- 1 -" not in text.text
    assert text.places.page(0) == 1
    assert text.places.page(text.text.index("第二页")) == 2


def test_confidence_is_the_lowest_within() -> None:
    places = Places([Place(0, confidence=0.99), Place(3, confidence=0.5), Place(4, confidence=0.9)], 6)
    assert places.confidence(0, 3) == 0.99
    assert places.confidence(2, 6) == 0.5
    assert Places([Place(0, paragraph=1)], 3).confidence(0, 3) is None


place = st.builds(
    Place,
    start=st.integers(0, 50),
    page=st.none() | st.integers(1, 9),
    box=st.none() | st.tuples(*[st.integers(0, 2000).map(float)] * 4),
    paragraph=st.none() | st.integers(0, 9),
    sheet=st.none() | st.just("表1"),
    cell=st.none() | st.sampled_from(["A1", "B7"]),
    confidence=st.none() | st.sampled_from([0.0, 0.5, 1.0]),
    restored=st.booleans(),
)


@given(st.lists(place, max_size=20, unique_by=lambda p: p.start))
def test_places_survive_storage(given_places: list[Place]) -> None:
    ordered = sorted(given_places, key=lambda p: p.start)
    places = Places(ordered, 60)
    again = Places.from_bytes(places.to_bytes())
    assert list(again) == ordered
    assert again == places


@given(st.text(alphabet="甲乙1 \u200b\n\x07", max_size=40))
def test_cleaning_keeps_each_character_at_its_place(raw: str) -> None:
    places = tuple(Place(i, paragraph=i) for i in range(len(raw)))
    text = clean(RawText(raw, "txt", places=places))
    for position, character in enumerate(text.text):
        found = text.places.at(position)
        assert found is not None and found.paragraph is not None
        assert raw[found.paragraph] == character


@pytest.mark.parametrize("data", [b"", b"nothing", Places([Place(0)], 1).to_bytes()[:-3]], ids=str)
def test_what_is_no_map_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        Places.from_bytes(data)
