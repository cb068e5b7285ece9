"""An amount whose words say only of what kind of event it is, is of the event that its paragraph told was held."""

from __future__ import annotations

import pytest
from figure_kit import read


@pytest.mark.parametrize(
    ("held", "name"),
    [
        ("举办“千名职工技能比武”，参赛736人", "千名职工技能比武"),
        ("组织“书香溪城”全民阅读活动，覆盖42所学校", "“书香溪城”全民阅读活动"),
        ("承办全国青少年羽毛球锦标赛，参赛480人", "全国青少年羽毛球锦标赛"),
        ("举办第三届农民丰收节", "第三届农民丰收节"),
    ],
)
@pytest.mark.parametrize("words", ["活动经费", "该活动支出", "赛事所需经费共", "本次活动费用"])
@pytest.mark.parametrize("between", ["。", "，反响良好。", "。群众反映良好。"])
def test_an_event_named_before_is_what_the_money_is_of(held: str, name: str, words: str, between: str) -> None:
    figure = read(f"（二）文体工作。{held}{between}{words}15万元。")[-1]
    assert name in figure.item


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("举办农民丰收节。\n活动经费15万元。", "农民丰收节"),  # another paragraph
        ("举办农民丰收节。送戏下乡活动经费15万元。", "农民丰收节"),  # another activity
        ("慰问困难群众。活动经费15万元。", "慰问"),
    ],
)
def test_what_was_not_held_there_is_not(text: str, name: str) -> None:
    assert name not in read(text)[-1].item
