"""Government procurement: what its account tells is bought under contract, by kind (货物, 工程, 服务) and by whom.

`政府采购。采购总额286万元，货物39万元，服务247万元` names what it is of in its head and nothing more: what such a
paragraph prints is of contracts unless it says otherwise (预算, 节约, 实际支付).
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.meaning.drafts import Draft
from indexer.meaning.frame import Frame
from indexer.meaning.scene import Scene
from indexer.structure.numbering import ITEM_NUMBER

_NAME = "政府采购"
_DONE = "(?:支出|执行|实施|完成|开展)?(?:决算)?(?:总体|基本)?(?:情况|方面)?(?:说明)?"
_HEAD = re.compile(rf"\s*(?:{ITEM_NUMBER}\s*|[一二三四五六七八九十]{{1,2}}是\s*)?{_NAME}{_DONE}[。：:，]")
_HEADING = re.compile(rf"(?:部门|单位)?{_NAME}{_DONE}")
_LONGEST_HEAD = 30  # characters
# What is told beside it in one paragraph: other accounts, how one contract was paid.
_OTHER = re.compile(
    "机关运行|三公|固定资产|国有资产|资产(?:总额|原值)|车辆|基本支出|项目支出|会议费|培训费|合同[总]?价|质保|质量保证|尾款|已付|支付"
)
_ALONE = re.compile("(?:全年|当年|实际|本年度?|20\\d\\d年度?|一共|总共|共)*(?:采购)?支出(?:总额|合计)?[为共计约]*$")
_KIND = re.compile("(?:货物|工程|服务)类?(?:采购)?(?:支出|金额|额)?")
_NEAR = 120  # characters before an amount

PROCURED = (
    Frame("contract", "executed", _ALONE, before=re.compile(
        f"(?:^|[。；]){_NAME}(?:情况|方面)?[：:，。][^，。；]*$"
    )),  # 政府采购：支出100.5万元
    Frame("contract", "executed", re.compile(
        r"^[，、\s]*(?:全年|当年|年内)?实际(?:完成|执行|实施)(?:金额|额|数)?[为了约共]*$"
    ), before=re.compile(f"{_NAME}(?:预算|计划)(?!.*(?:支付|支出))")),  # 政府采购预算100万元，实际完成88万元
)  # fmt: skip


def is_procurement(heading: str) -> bool:
    """Say whether a heading, without its number, is of what was procured: 政府采购执行情况, not 政府采购预算."""
    return _NAME in heading and _HEADING.fullmatch(heading.strip()) is not None


def in_procurement(text: str, start: int, end: int, scene: Scene) -> Scene:
    """Return the scene of a paragraph: that of what was procured where its head says so."""
    if scene.project or text.find(_NAME, start, start + _LONGEST_HEAD) < 0:  # as mostly
        return scene
    if _HEAD.match(text, start, end) is None or _OTHER.search(text, start, end):
        return scene
    return replace(scene, default="contract", headed=True, account=_NAME)


def settle_kind(text: str, draft: Draft, scene: Scene) -> None:
    """Name what a kind of goods is of that an account of procurement gives: 政府采购预算60万元，…，其中货物38.9万元."""
    if draft.measure != "contract" or draft.under or scene.project or _KIND.fullmatch(draft.subject) is None:
        return
    said = text.rfind(_NAME, max(0, draft.amount_start - _NEAR), draft.amount_start)
    if scene.account == _NAME or (said >= 0 and text.find("\n", said, draft.amount_start) < 0):
        draft.under = _NAME
