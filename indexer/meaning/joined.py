"""The several things that one subject joins: 图书馆、文化馆免费开放, 责任保险（含意外险）, 市县配套.

A joint makes two items of one where what it joins is named as items are: by a head word at the end, by a count of
characters, by a mark between the names. 办公费、印刷费等日常公用经费 is one item with its examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.meaning.cues import Cues
from indexer.meaning.givers import is_level
from indexer.meaning.items import NOUN_END, is_generic, is_whole
from indexer.meaning.project_words import ends_as_programme
from indexer.memo import MOST
from indexer.vocabulary import Vocabulary

_MONEY = ("费", "款", "金", "险")
_ONE_INCOME = re.compile("[^（(]{0,12}收入[（(]")
_BATCH = re.compile("^第[一二三四五六]批")
_EXAMPLES = re.compile(r".{2,}等([^、，等]{2,12})$")
_GOODS = re.compile("(?:物资|物品|用品|设备|设施|器材|器械|材料|耗材|资料|工具|家具|装备|药品|制品)$")
# What people are, of whom a benefit is: 半失能及高龄独居老人服务补贴 is one.
_OF_PEOPLE = re.compile(
    "(?:重度|中度|完全|部分|半)?失[能智]|高龄|独居|空巢|孤寡|困境|困难|低收入|贫困|重[度病残]|患病|残疾|一?二?级?重残|脱贫|易返贫"
)
_KIN = re.compile("(?:[其家]?亲属|家属|遗属|子女|配偶|家人|家庭成员|监护人|陪护人)")  # 献血者及亲属用血报销 is one
_TOGETHER = re.compile(
    r"(?:合并|一并|一起|打包|捆绑)[^，。；\d]{0,6}$|(?:合用|共用)[^，。；\d]{0,4}$|[两三四五]项(?:资金|经费)?共?"
)
# How the words of a sum end: 合计支出, 共用.
SUMMED = re.compile(r"(?:合计|共计|总计|总共|一共|共(?!同|享|有|建))[^，。；、\d和与及]{0,6}$")
# 两个子项一并招标，没有分开核算: said of what the heading or the subject joins.
_KEPT_AS_ONE = re.compile(
    r"(?P<count>[两三四五2-5])(?:个|项|处|类|块|笔|样|部分)(?:子项目?|项目|工程|工作|任务|内容|活动|资金|经费)?(?:[的由在]|均|都|是|全部)?[^，。；、\d]{0,8}"
    r"(?:一并|合并|合在一起|一起|打包|捆绑|打捆|统一|同一|一同)(?:[^，。；\d]|$)"
    r"|(?:未|没有?|不)再?(?:分开|单独|分项|分别|逐项)(?:核算|列支|记账|列账|建账|结算|算账|签|招标|列)"
)
_ONE_PROGRAMME = ("项目", "工程", "专项", "行动", "计划")  # 就业和扶贫项目共支出30万元: of one, bought many times
_COUNTS = "两三四五2345"
_CLOSED = "（(［[【《“「"
_CLOSE = "）)］]】》”」"
_BOUGHT = re.compile(r"[^（(]{0,20}?(?:购买|投保|用于|包括|(?<=[政局委府院会])[将把](?![来军握]))(?=.{4})")
_COST = re.compile("(?<!保)(?:费用?|经费)$")
_COSTS = ("费用",)  # of what stands before them: 路面恢复及交通组织费用
_MERGED = re.compile("(?:合并|一并|打捆|捆绑)(?:列支|采购|安排|实施|核算|使用|支出|发放)?$")  # 会议费和培训费合并|列支
_CAME_OF = re.compile("(?<=[费金款贴助酬资出目])所?(?:形成|产生)的?$")  # 人员经费和公用经费形成的|结余3万元
_COUNTED = re.compile(
    r"(.{3,40}?)([两三四五六])(?:项|类|笔|大?块|样|个(?=项目|子项目|标段|标包|方面|专项|工程))(.{0,20})"
)
_COUNT_OF = re.compile(r"等?(?:[一二两三四五六七八九十\d]{1,2}(?:大)?(?:项|类|笔|方面|个项目))?$")
_HOLDING = re.compile(r"([^（(]{2,30})[（(](含|包括|包含|及|和)([^（()）]{2,40})[)）][^（()）]{0,6}")
_INNER = re.compile(r"[^（(]{1,20}[（(]([^（()）]{2,30}、[^（()）]{2,30})[)）][^（()）]{0,12}")
# Marks of a clause, not of a name: 上年末结下来、本年接着用, 帮扶单位和企业捐助.
_TOLD = re.compile(
    r"尚未|未与|先后|下达|下来|接着|捐[助赠]$|结清|[省市县区州]财政[局厅]|中(?:含|有|列)"
    r"|[于在](?:\d{4}年)?\d{1,2}月|\d月\d|分[两三四五六]批"
)
# So many of something are no item: 对12条线路、38辆校车补贴, 误发1人次、金额.
_NUMBER_OF = re.compile(
    r"\d[ ]?[余多万]?(?:人次|人|名|项|户|家|个|件|例|笔|起|宗|座|台|辆|套|场|次|批"
    "|条|亩|所|处|吨|头|只|株|公里|平方米|米)(?!以[上下])"
)
_FUND = re.compile("(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?")
_LEFT_OUT = re.compile(r"[（(](?:不包?[括含]|除)[^（()）]*[)）]")
# 和平镇, 和日村 are names of places.
_SPLIT = re.compile(r"[、，+＋]|以及|及其|(?<!普)及|和(?![^各本全每该集城街农乡山新老旧两三四五六][镇乡村县市])|与|暨")

# Who spends it, not what on: 各旗县区、直属单位已支出.
_BODY = re.compile(
    "(?:各|全[省市县区]|[市县区]直|直属|所属|下属|相关|有关|其他)?(?:[省市县区旗盟州乡镇]{1,3}|街道|部门|单位|机构)"
)
_ONE_HEAD = "使用非财政拨款"  # 结余和专用结余 is one line of the accounts
_JOINING = frozenset("、，+＋和与及暨（(两三四五六")  # one of which stands in whatever joins several things


@lru_cache(maxsize=MOST)
def parts_of(subject: str, cues: Cues, vocabulary: Vocabulary, together: bool = False) -> tuple[str, ...]:
    """Return the several things that one subject joins, () where it is one thing.

    A joint inside a fixed term or inside one name of the catalogue joins nothing. What is said to be spent `together`
    (考核和审核合并列支) is several things whatever they are called.
    """
    if not may_join(subject) or subject.startswith(_ONE_HEAD):  # as mostly
        return ()
    subject = _MERGED.sub("", subject) if "并" in subject or "捆" in subject else subject
    subject = _CAME_OF.sub("", _bought(_LEFT_OUT.sub("", subject)))
    if counted := _counted(subject):
        return counted
    subject = _COUNT_OF.sub("", subject)
    if bracketed := _bracketed(subject):
        return bracketed
    if not _SPLIT.search(subject):
        return ()
    parts = [part.strip() for part in _split(subject, list(_guarded(subject, cues, vocabulary)))]
    if len(parts) < 2 or any(len(part) < 2 for part in parts) or _of_levels(parts):
        return ()
    if any(_TOLD.search(part) or _NUMBER_OF.search(part) or part.isdecimal() for part in parts):
        return ()
    if all(map(_BODY.fullmatch, parts)):
        return ()
    if _is_one_kind(parts):
        return ()
    return tuple(parts) if together or _are_several(subject, parts, cues) else ()


def _are_several(subject: str, parts: Sequence[str], cues: Cues) -> bool:
    """Say whether what is joined is named as items are, and not as one programme."""
    last = parts[-1].rstrip("）)")
    called = last.endswith((*cues.heads, *_COSTS)) or ends_as_programme(last) or "、" in subject
    if not called and not _parallel(parts):
        return False
    one = _is_one_name(subject, parts) or (_of_one_head(subject, parts) and not parts[0].endswith(cues.heads))
    return not one


def are_together(words: str) -> bool:
    """Say whether the words of an amount tell that what they join was spent or counted together: 合并列支, 两项共用."""
    return _TOGETHER.search(words) is not None


def are_summed(words: str, subject: str) -> bool:
    """Say whether the words of an amount end as those of a sum of what a subject joins: 抢险物料和堤防修复合计用去."""
    return SUMMED.search(words) is not None and not subject.endswith(_ONE_PROGRAMME)


def may_join(subject: str) -> bool:
    """Say whether a subject holds any of what joins several things; most do not."""
    return not _JOINING.isdisjoint(subject)


def kept_as_one(text: str, start: int, end: int) -> int:
    """Return how many things a paragraph says were bought or booked as one, 1 for some, 0 where it says nothing."""
    found = _KEPT_AS_ONE.search(text, start, end)
    if found is None:
        return 0
    return _COUNTS.index(found.group("count")) % 4 + 2 if found.group("count") else 1


def _is_one_kind(parts: Sequence[str]) -> bool:
    """Say whether what is joined are examples of the last, or says of whom that is: 口罩、消毒液等防疫物资."""
    named = _EXAMPLES.fullmatch(parts[-1])
    if named and (is_whole(named.group(1)) or is_generic(named.group(1))):  # 办公费、设备购置费等日常公用经费
        return True
    if named and _GOODS.search(named.group(1)) and not any(NOUN_END.search(part) for part in parts[:-1]):
        return True
    return all(_OF_PEOPLE.fullmatch(part) for part in parts[:-1]) or _KIN.match(parts[1]) is not None


def _bought(subject: str) -> str:
    """Return a subject without who bought it or took it in hand."""
    bought = _BOUGHT.match(subject)
    return subject[bought.end() :] if bought else subject


def _counted(subject: str) -> tuple[str, ...]:
    """Return the things that are named and then counted: 绩效评价和投资评审两项委托业务费, 米、面、油三类."""
    found = _COUNTED.fullmatch(subject)
    parts = tuple(part.strip() for part in _SPLIT.split(found.group(1))) if found else ()
    return parts if found and all(parts) and len(parts) == "两三四五六".index(found.group(2)) + 2 else ()


def _guarded(subject: str, cues: Cues, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where a joint joins nothing: in fixed terms, in names of the catalogue that are no bundle of items."""
    yield from ((cue.start, cue.end) for cue in cues.find("fixed", subject))
    for match in vocabulary.concepts_in(subject):
        bundle = match.form in vocabulary.concepts[match.code].ambiguous
        complete = all(NOUN_END.search(part) for part in _SPLIT.split(match.form) if part)
        if not (bundle or complete):
            yield match.start, match.end


def _split(subject: str, guarded: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands between the joints outside brackets and quotes."""
    depth = last = 0
    joints = {m.start(): m.end() for m in _SPLIT.finditer(subject)}
    for position, char in enumerate(subject):
        depth += (char in _CLOSED) - (char in _CLOSE)
        if depth == 0 and position in joints and not any(a <= position < b for a, b in guarded):
            yield subject[last:position]
            last = joints[position]
    yield subject[last:]


def _of_one_head(subject: str, parts: Sequence[str]) -> bool:
    """Say whether two words share the head that only the second has: 档案及数据更新, 征地及青苗补偿.

    及 adds to one thing what 和 and 、 set beside it: 孤儿和留守儿童生活费. A cost is one of both: 食宿和资料费.
    """
    short = len(parts) == 2 and len(parts[0]) == 2
    if short and subject.startswith(f"{parts[0]}和") and _COST.search(parts[1]):
        return NOUN_END.search(parts[0]) is None
    return short and len(parts[1]) > 3 and subject.startswith(f"{parts[0]}及") and NOUN_END.search(parts[0]) is None


def _parallel(parts: Sequence[str]) -> bool:
    """Say whether what is joined is built alike: 软件开发|系统集成 in length, 灭火装备|通信装备 in its head."""
    return all(len(part) == 4 for part in parts) or len({part[-2:] for part in parts}) == 1


def _is_one_name(subject: str, parts: Sequence[str]) -> bool:
    """Say whether 与 stands inside one programme's name: 森林防火与巡护; not 评审费与保险费, 技能大赛与教学改革."""
    joined = len(parts) == 2 and f"{parts[0]}与" in subject
    return joined and not _parallel(parts) and not all(part.endswith(_MONEY) for part in parts)


def _of_levels(parts: Sequence[str]) -> bool:
    """Say whether what is joined is whose money it is: 中央和省级救助补助资金."""
    if _FUND.fullmatch(parts[0]) and "三公" in parts[-1]:  # 一般公共预算及政府性基金财政拨款“三公”经费
        return True
    return is_level(_BATCH.sub("", parts[0])) and not is_level(parts[-1])


def _bracketed(subject: str) -> tuple[str, ...]:
    """Return the things that brackets name: 专项经费（综治、护路）, 责任保险（含意外险）."""
    if holding := _HOLDING.fullmatch(subject):
        made_of = tuple(part for part in _SPLIT.split(holding.group(3)) if part)
        if holding.group(2).startswith("包") and len(made_of) > 1:  # 教育经费（包括事业费、基建费）
            return made_of
        return (holding.group(1), *made_of)
    if _ONE_INCOME.match(subject):  # 事业收入（门票、研学） is one income
        return ()
    inner = _INNER.fullmatch(subject)
    return tuple(inner.group(1).split("、")) if inner else ()
