"""The names that 分别 gives numbers to: those side by side before it, each with what only the last one prints of all.

`人大、武装、统战三项工作经费分别为` gives 人大工作经费, 武装工作经费 and 统战工作经费, `安排甲、乙经费` each its verb;
`省、市、县按6:2:2分担，分别为` the three levels of the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.givers import LEVEL
from indexer.meaning.items import NOUN_END, is_generic, is_whole
from indexer.meaning.lead_words import clean_lead

JOINTS = re.compile(r"[、和及与，,\s]+|以及")
_NUMERALS = "一二三四五六七八九十"
_ORDINAL = rf"(?:[{_NUMERALS}A-D]|\d{{1,2}})"
# What was done with all of what is named: 安排党建、宣传两项经费.
_VERB = re.compile(
    r"(?:年初|全年|年中|共|实际|已)*(?:安排|下达|支出(?!型)|拨付|投入(?!品)|追加|收到|争取|调增|调减|核减|压减|支付|发放|兑付)(?:了|资金)?(?=.{2})"
)
# 三项工作经费, 等3个项目, 三个镇的改厕补助资金, 三类对象补助资金: how many there are, of what, what each has.
_COUNTED = re.compile(
    r"(?P<last>[^，。；]{1,30}?)(?:等|这|共)?(?:[两一二三四五六七八九十]|\d{1,2})大?"
    r"(?:项|类|种|笔|块|部分|方面|家|所|座|条|支|处|户|批|级|个)"
    r"(?P<of>子?项目|镇|乡|街道|村|社区|单位|部门|股室|学校|企业|公司|医院|标段|标包|片区|方面|专项|任务|内容|地区|县|区|市)?"
    r"(?P<head>[^，。；]*)"
)
_NUMBERED = re.compile(
    rf"(?:^|[年度中，：\s])(?P<names>(?:第?{_ORDINAL}[、和及与]){{1,9}}第?{_ORDINAL})"
    r"(?:[两三四五六]个)?(?P<head>号?(?:标段|标包|片区|标|期|批次?|号楼)[^、]*)"
)
_SAID = (
    r"(?:(?:年初|全年|调整后?的?|实际)?"
    r"(?:预算数?|决算数?|执行数|安排|支出|投资额?|[合中][同标](?:价|金额)|结算价|审定价)?)[为是共达]?$"
)
# What a head that several names share is built of.
_HEAD = re.compile(
    r"(?:工作|公用|专项|业务|运转|办公|人员|建设|改造|维修|维护|管护|补助|奖补|保障|采购|购置|培训|宣传|活动|设施|设备|队伍|服务)*"
    rf"(?:经费|资金|补助|补贴|费用?|支出|项目|工程){_SAID}"
)
_NOUN = re.compile(rf"(?:经费|资金|补助|补贴|费用?|支出|项目|工程){_SAID}")
_NO_MORE = ("", "项目", "工作", "任务", "专项", "内容", "费用", "经费", "资金", "工程", "开支")
_GIVER = f"{LEVEL}(?:本?级)?(?:财政)?"
# 省、市、县按6:2:2比例分担，: who shares what the numbers behind it are the shares of.
_SHARED_BY = re.compile(
    rf"(?:^|[，、；：\s由])(?P<names>{_GIVER}(?:[、和及与]{_GIVER}){{1,4}})(?:[两三四五]级)?(?:财政|政府)?(?:共同)?"
    r"(?:按照?[^，。；]{0,16})?(?:分担|承担|负担|分摊|配套)(?:资金|经费)?[，：:]?$"
)
_COUNT_END = re.compile(rf"(?:[两{_NUMERALS}]|\d{{1,2}})(?:项|类|个|笔|部分|块|方面|种)[^，。；、\d]{{0,8}}$")
# 完成改厕120座、硬化道路3公里，分别支出
_THING = re.compile(
    r"(?:(?:全年|当年|共|已|累计)*完成了?)?(?P<name>[^\d，。；]{2,12}?)[ ]?\d[\d,.]{0,9}[ ]?[余多万]{0,2}"
    r"(?:[个座台辆套处所条栋幢亩盏口眼场次期户人名件批册棵株]|公里|千米|平?方?米|人次|场次)"
)
_BRACKETED = re.compile(r"(?P<whole>[^（()）]{2,40})[（(](?P<names>[^（()）]{3,60})[)）](?P<said>[^（()）]{0,12})")
_COUNTED_WHOLE = re.compile(
    rf"(?:[两{_NUMERALS}]|\d{{1,2}})(?:项|类|种|笔|个|大|级|块|方面){{1,2}}(?P<head>[^，。；、]{{0,10}})$"
)
_REACH = 80  # characters before 分别 in which the clause before it may begin
_OF_YEARS = re.compile(r"(?:19|20)\d\d年度?[和及与](?:19|20)\d\d年")  # 2021年和2022年


def names_before(words: str, count: int) -> list[str]:
    """Return the `count` names that `words` give, each with what is said of all; [] for any other number of them."""
    if numbered := _NUMBERED.search(words):
        names = [name + numbered["head"] for name in JOINTS.split(numbered["names"])]
        return names if len(names) == count else []
    if (bracketed := _BRACKETED.fullmatch(words)) and (inside := _in_brackets(bracketed, count)):
        return inside
    lead = clean_lead(words) if "年、" not in words and not _OF_YEARS.match(words) else 0
    names = [name for name in JOINTS.split(words[lead:]) if name]
    if len(names) != count or count < 2:
        return []
    verb = _VERB.match(names[0])
    names[0] = names[0][verb.end() :] if verb else names[0]
    return [f"{verb.group() if verb else ''}{name}" for name in _headed(names)]


def _in_brackets(found: re.Match[str], count: int) -> list[str]:
    """Return the names that brackets list, with what stands behind: 一级指标（决策、过程）权重, 三项经费（甲、乙）.

    What stands before the bracket says what all of them are, or names them first: 决策、过程两个方面（决策、过程）得分.
    """
    names = [name for name in JOINTS.split(found["names"]) if name]
    if len(names) != count or count < 2:
        return []
    whole = _COUNTED_WHOLE.search(found["whole"])
    head = whole["head"] if whole else ""
    head = "" if any(map(is_noun, names)) or head in ("指标", "方面", "内容") else head
    return [f"{name}{head}{found['said']}" for name in names]


def names_of_clause_before(text: str, start: int, count: int) -> list[str]:
    """Return the `count` names of the clause that ends at `start`: who shares a sum, or what is told to be so many."""
    said = re.split("[。；\n]", text[max(0, start - _REACH) : start])[-1]
    if shared := _SHARED_BY.search(said):
        levels = JOINTS.split(shared["names"])
        return [_as_level(name) for name in levels] if len(levels) == count else []
    clause = re.split("[，；：:（(]", said.rstrip("，：: "))[-1]
    if _COUNT_END.search(clause):
        return names_before(clause, count)
    things = [_THING.fullmatch(name) for name in JOINTS.split(clause)]
    return [thing["name"] for thing in things if thing] if count == len(things) > 1 and all(things) else []


def _as_level(name: str) -> str:
    """Return a level of government with the word that marks it as one: 省 -> 省级."""
    return f"{name}级" if len(name) == 1 else name


def _headed(names: Sequence[str]) -> list[str]:
    """Give each of the names what stands behind the last one, for all of them."""
    if counted := _COUNTED.fullmatch(names[-1]):  # by however many; that they are as many as the numbers is enough
        return [_with(name, counted["head"].removeprefix("的")) for name in (*names[:-1], counted["last"])]
    head = _own_head(names)
    return [*(name + head for name in names[:-1]), names[-1]]


def _with(name: str, head: str) -> str:
    """Return a counted name with the head behind the count, unless it says as much: 办公费、印刷费两项|经费."""
    return name if head in _NO_MORE and (len(name) > 3 or is_noun(name)) else name + head


def _own_head(names: Sequence[str]) -> str:
    """Return the head of the last name that those before lack, "" for none: 小学、初中|公用经费.

    It is what stands behind as many characters as they all have, or else what heads are built of.
    """
    *bare, last = names
    if any(map(is_noun, bare)):
        return ""
    length = len(bare[0])
    rest = last[length:]
    if rest and all(len(name) == length > 0 for name in bare):
        alike = len({name[length - 1] for name in (*bare, last[:length])}) == 1  # 甲镇、乙镇|改厕补助资金
        if _HEAD.fullmatch(rest) or (alike and _NOUN.search(rest)):
            return rest
    found = _HEAD.search(last)
    return found.group() if found and found.start() > 1 else ""


def is_noun(name: str) -> bool:
    """Say whether a name ends as names of what money is for do: 会议费, 基本支出, 省级资金."""
    return NOUN_END.search(name) is not None or is_whole(name) or is_generic(name)
