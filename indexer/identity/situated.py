"""A place that only a sentence tells: 我校位于某省某市某县. The body lies there; whether it is that place's is unsaid.

What a sentence tells is a candidate, never more: a province's institute may lie in a district. Sentences on projects,
rivers, other bodies or branches say nothing of whose report this is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.identity.divisions import Mention
from indexer.model import Region
from indexer.regions import Gazetteer

_LIES = re.compile(
    r"(?:(?P<who>[^\s，。；：:、（）()“”]{0,30}?)(?:现|就|均)?(?:位于|地处|坐落[于在]|座落[于在]|驻[在于地]?|设[在于])"
    r"|(?:单位|学校|医院|机关|办公|本部)(?:详细)?地[址点](?:[为是在]|[：:\t])?)[ \t]{0,3}$"
)
_WHO = re.compile(
    r"(?:[我本](?:[局委办厅院校镇乡会馆所站队园社]|单位|部门|中心|机关|街道|学校|医院|公司|集团)(?:机关|本部|总部)?"
    r"|学校|医院|单位|中心|机关|校本部|院本部|机关驻地|办公[楼区地]点?|校址|院址)"
)
# What lies beside a place, or between several, does not lie in it.
_BESIDE = re.compile(
    r"\s?(?:以[东南西北外]|[东南西北]{1,2}[边郊侧]?外|附近|周边|毗邻|交界|接壤|[与和及、至]|等|[东南西北]{1,2}(?:[与和]|邻))"
)
_REACH = 48  # characters before a place in which its sentence may say whose it is
_SHORTEST = 4  # characters of the end of a body's name that stand for it
_HEAD = 6_000  # characters in which a report tells where its body lies


def situated(
    text: str, mentions: Sequence[Mention], organisation: str | None, gazetteer: Gazetteer
) -> tuple[Region, str | None]:
    """Return the place that the report's own body is said to lie in, as a candidate; Region() where nothing says so.

    The place is the last of those printed in one: 某省某市某县. Namesakes that nothing printed tells apart are all
    candidates, and so are the places of two sentences.
    """
    found: dict[str, None] = {}
    for number, mention in enumerate(mentions):
        if mention.start > _HEAD:
            break
        follows = number + 1 < len(mentions) and mentions[number + 1].start == mention.end
        if follows or _BESIDE.match(text, mention.end):
            continue
        first = number
        while first and mentions[first - 1].end == mentions[first].start:
            first -= 1
        begin = mentions[first].start
        line = text.rfind("\n", max(0, begin - _REACH), begin) + 1 or max(0, begin - _REACH)
        lies = _LIES.search(text, line, begin)
        if lies is not None and (lies["who"] is None or _is_own(lies["who"], organisation)):
            found.update(dict.fromkeys("/".join(gazetteer.lineage(code)) for code in mention.codes))
    return (Region(candidates=tuple(found)), "document") if found else (Region(), None)


def _is_own(who: str, organisation: str | None) -> bool:
    """Say whether words stand for the report's own body: 我校, 学校, its name or the end of it."""
    if _WHO.fullmatch(who):
        return True
    return organisation is not None and len(who) >= _SHORTEST and organisation.endswith(who)
