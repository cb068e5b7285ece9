"""Short words for differences, and changes of a budget, whose sense the amounts around them prove."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("年初预算1,046.5万元，决算1,118.64万元，超72.14万元。", (72.14, "variance", 2022)),
        ("决算1,118.64万元，年初预算1,046.5万元，超出72.14万元。", (72.14, "variance", 2022)),
        ("年初预算24万元，实际支出21.35万元，省2.65万元。", (2.65, "saving", 2022)),
        ("2021年支出2,604.48万元，2022年支出2,716.05万元，两年相比多111.57万元。", (111.57, "change", 2022)),
        ("2021年预算1,046.5万元，2022年预算1,118.64万元，增72.14万元。", (72.14, "change", 2022)),
        ("应配套145.84万元，实际到位130.84万元，还差15万元。", (15, "variance", 2022)),
        # No difference of what stands before it, and the level of government that is called 省.
        ("到位资金80万元，其中中央51.4万元，省28.6万元。", (28.6, "received", 2022)),
    ],
)
def test_a_short_word_is_of_what_its_difference_is_of(text: str, last: tuple[float, str, int]) -> None:
    assert brief(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("年初预算4,286.5万元，因防汛增加318.64万元，全年预算变成4,605.14万元。", ["supplement"]),
        (
            "年初预算1,865万元，年内增加213.64万元，同时压减48.64万元，最后预算为2,030万元。",
            ["supplement", "reduction"],
        ),
        ("年初预算1,865万元，收回48.64万元，调整后预算1,816.36万元。", ["reduction"]),
    ],
)
def test_what_stands_between_a_budget_and_what_it_came_to_changed_it(text: str, changes: list[str]) -> None:
    assert [figure.measure for figure in read(text)] == ["initial_budget", *changes, "revised_budget"]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算486万元，较上年增加18.6万元，全年预算520万元。",  # no sum
        "预算2,016万元，中央财政下达756万元，省级财政下达252万元，最后由县级预算安排1,008万元。",  # sources
    ],
)
def test_what_no_sum_proves_stays_what_its_words_say(text: str) -> None:
    assert not {"supplement", "reduction"} & {figure.measure for figure in read(text)}
