"""What 赛事所需15万元, 活动经费12万元 are of: the event that the paragraph told was held before.

`举办“千名职工技能比武”，参赛736人。赛事所需15万元…` names the event once and then says only of what kind it is.
"""

from __future__ import annotations

import re

from indexer.meaning.lead_words import clean_lead

_KINDS = "活动|赛事|大赛|比赛|竞赛|比武|演出|汇演|展会|节会|会展|展览|论坛|晚会|集市|庙会|展演|联赛"
_KIND = re.compile(
    rf"(?:该|本次|此次|这次|本届)?(?:{_KINDS})(?:所需?|需要|共需?)?(?:的|总)?(?:经费|资金|费用|支出|开支|投入|花费)?"
    r"(?:支出|共计|合计|总计|共|约|为|达)*"
)
_HELD = re.compile(
    r"(?:举办|举行|承办|主办|筹办|组织|开展)(?:了|开展|举办|实施)?"
    r"(?P<name>(?:[^，。；：“”\d\n]{0,10}“[^“”\n]{2,24}”[^，。；：、\d\n]{0,14}?)(?=[，。；：、\d])"
    rf"|[^，。；：、“”\d\n]{{3,24}}?(?:{_KINDS}|节|赛|博览会|推介会|运动会|演唱会|音乐会|洽谈会|招聘会))(?=[，。；：、\d])"
)
_REACH = 160  # characters before an amount, in its paragraph
_FIRST = frozenset("活赛大比竞演汇展节会论晚集庙联该本此这")


def event_of(text: str, start: int, words: str) -> tuple[str, int] | None:
    """Return the event that the words of an amount at `start` say no more of than its kind, and where it is named."""
    lead = clean_lead(words)
    bare = words[lead:].strip()
    if bare[:1] not in _FIRST or _KIND.fullmatch(bare) is None:  # as mostly
        return None
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    held = list(_HELD.finditer(text, low, start))[-1:]
    return (held[0]["name"].strip(), held[0].start("name")) if held else None
