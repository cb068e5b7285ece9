"""The measure that headings give to the amounts under them: （一）资金到位情况, （四）年中追加情况."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.cues import Cues
from indexer.meaning.items import is_whole
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.procurement import is_procurement

_TAIL = re.compile(
    r"(?:具体|主要|总体|基本|有关)?(?:等|的|情况|构成|组成|渠道|说明|分析|明细|问题|标准表|[。：:]|\s)+$"
)
TWO = re.compile("[与和及、]")  # between the things that a heading of two names
_SEVERAL = re.compile("[与和及、]|收入支出|收支")
# Accounts that are a part of what a unit spends; 一般公共预算支出 is often all of it.
_PART = re.compile(
    r"“?三公|^(?:基本|项目)支出$|(?:机关运行|人员|公用|会议|培训|接待|招待|运行维护|购置)(?:经费|费)|出国|政府采购"
    r"|^(?:国有资本经营|政府性基金|社会保险基金)预算(?:财政)?(?:拨款)?(?:支出)?$"
)
_PART_SAYS = re.compile("三公|支出|费|出国|政府采购|预算")  # as every one of them does
_HALVES = ("基本支出", "项目支出")  # under whose headings all spending is told as well
_SPENT_ALONE = re.compile(r"\s{0,9}(?:20\d\d年度?|[本当]年度?|全年)?(?:实际|决算)?支出(?:决算数?)?[为共计]?\d")
_PROCURED = re.compile("政府采购(?:执行|完成|实施|开展)$")
# 三、不在乡里账上的钱
_OF_NO_ACCOUNT = re.compile("(?:不|未|没有?)(?:在|进入?|入|经过?|属于?|纳入|列入|计入)[^，。；]{0,8}(?:账|收支)")
_OTHER = re.compile(r"[\u4e00-\u9fff]{2}[与和及]$")
# What headings and leads give; spending is what amounts are where nothing is said.
GIVEN = frozenset(
    "received initial_budget income carryover carry_in contract planned allocated supplement reduction returned saving "
    "requested arrears payout".split()
)

_TOLD_COUNT = re.compile(r"(?:[本全今当]年度?|20\d\d年度?)，?[^，。；：]{2,24}\d[余多]?[\u4e00-\u9fff]{1,3}")


def headed_measure(headings: Sequence[str], cues: Cues) -> str | None:
    """Return the measure that the innermost heading ending in one gives (`headings` from the inside out), if any.

    "other" below one that says that what it tells stands in no account of the unit.

    A heading that ends in spending ends the search, for spending is what amounts are where nothing is said.
    """
    for heading in headings:
        if _OF_NO_ACCOUNT.search(heading):
            return "other"
        procured = "采购" in heading and is_procurement(heading[clean_lead(heading) :])
        named = "contract" if procured else ends_in(heading, cues)
        if named is not None:
            return named if named in GIVEN else None
    return None


def headed_account(heading: str) -> str:
    """Return the account of the unit that a heading names, "" for none: （三）“三公”经费支出情况, 二、基本支出."""
    if _PART_SAYS.search(heading) is None:  # as mostly
        return ""
    words = _TAIL.sub("", heading[clean_lead(heading) :])
    if _SEVERAL.search(words):
        return ""
    words = _PROCURED.sub("政府采购", words)
    for tail in ("", "决算", "支出", "支出决算"):
        name = words.removesuffix(tail)
        if is_whole(name) and _PART.search(name):
            return name
    return ""


def is_sentence(line: str, lead: int, end: int) -> bool:
    """Say whether what stands before a full stop tells what was done and is no head: 本年开展文化活动20场."""
    return "用于" in line[:lead] or _TOLD_COUNT.fullmatch(line, 0, end) is not None  # 资金主要用于清淤和维修


def section_account(heading: str, begins: str) -> str:
    """Return the account that all amounts below a section's heading are of, where they name none themselves.

    What the section `begins` with tells whether 本年支出 is the half that its heading names, or of all.
    """
    account = headed_account(heading)
    return "" if account in _HALVES and _SPENT_ALONE.match(begins) is None else account


def ends_in(heading: str, cues: Cues) -> str | None:
    """Return the measure that a heading or a clause ends in, None where it ends in none or speaks of two."""
    words = _TAIL.sub("", heading)
    found = cues.find("measure", words)
    if not found or found[-1].end < len(words):
        return None
    if "收支" in words[found[-1].start :]:
        return None  # 预算收支情况 of a year that is over tells what came in and went out
    others = {cue.code for cue in found[:-1]} - {found[-1].code, "none"}
    if others and TWO.search(words[found[0].end : found[-1].start]):
        return None  # 资金到位和使用
    if len(found) == 1 and _OTHER.search(words[: found[0].start]):
        return None  # 保费与赔款
    if found[-1].code == "initial_budget" and any(words[cue.start : cue.end].endswith("下达") for cue in found[:-1]):
        return "allocated"  # 中央下达专项转移支付预算
    return "allocated" if words.endswith("来源") else found[-1].code
