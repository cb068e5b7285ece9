"""A part that two sums, or the shares of its list and their whole, prove to be misprinted; steps told as taken."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

_LIST = (
    "项目支出1,583.36万元。按用途分四类：\n一是城市管理{}万元。清扫保洁386.20万元，绿化管护92.68万元，垃圾分类88.40万元，"
    "违法拆除57.20万元。\n二是基层治理364.90万元。\n三是民生服务288.98万元。\n四是小区改造305.00万元。"
)
_SHARES = (
    "本年财政拨款支出4,118.25万元。\n按功能分类：一般公共服务支出3,216.84万元，占78.11%；社会保障支出486.29万元，占11.81%；"
    "卫生健康支出{}万元，占{}%；住房保障支出262.65万元，占6.38%。"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (_LIST.format("612.48"), {"A12": 2}),
        (_LIST.format("624.48"), {"A12": 0}),
        (_SHARES.format("157.47", "3.70"), {"A12": 1, "A09": 1}),
        (_SHARES.format("152.47", "3.70"), {"A12": 0, "A09": 0}),
        (_SHARES.format("157.47", "3.82"), {"A12": 0, "A09": 0}),  # nothing tells of which whole all of them are
        ("2022年9月20日，12个分馆全部通过竣工验收并开放。\n2022年3月18日", {"D12": 1}),
        ("计划2022年9月20日，12个分馆全部通过竣工验收并开放。\n2022年3月18日", {"D12": 0}),
    ],
)
def test_what_is_proved(text, wrong):
    assert {rule: outcomes(text, rule).count("finding") for rule in wrong} == wrong
