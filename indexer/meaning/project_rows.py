"""Which rows of a table are projects by their own names, what names a kind of payment, what is short for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import lru_cache

from indexer.alike import is_short_for
from indexer.meaning.drafts import Draft
from indexer.meaning.givers import LEVEL
from indexer.meaning.phrases import SHORT_FOR
from indexer.memo import MOST

# What names a kind of payment (运营补贴, 奖励金) within a project, not a project.
PAYMENT = re.compile(
    r"(?:补贴|补助|奖补|奖励|津贴|救助|慰问|费用?|金|款|工资|保费|参保|租|息|税|本息|本金|价|值|额|资金|收入|入户|到户)[”）)]?$"
)
MEANS = ("经费", "资金")  # at the end of a name
# Kinds of grants of a fund for more than that: 展览奖补, 会议奖补 of 会展业发展专项; not 驾驶员补贴 of 校车补贴.
_GRANT = re.compile("(?:奖补|补贴|补助|奖励|资助|津贴)$")
_RESERVE = re.compile("(?:备用金|周转金|准备金|基金)$")  # no kind of payment
_PAY = re.compile("劳务|工资|薪酬|人员(?:经费|费|支出|补|$)|社保|奖金")
_TAIL = re.compile("(?:项目|专项|资金|经费)+$")
# What of a thing is paid or set: 装修工程款, 古树名木保险保费, 安置房一标段招标控制价.
_DUE = re.compile(
    "(?<=..)(?:(?:的|首付|预付|进度|尾|余)?款|尾款|[年总]?保费|(?:招标|采购|最高|投标)*(?:控制价|限价|预算价)"
    "|(?:采购|施工|供货)?合同(?:价款?)?|(?:协议)?(?:供货)?成交额)$"
)
_DUE_ENDS = ("款", "保费", "价", "合同", "额")
_DEED = re.compile("欠|^[缴划]|付|[、和及与]|拨$")
_JOINT = re.compile("[、和及与]")
_BRACKET = re.compile("[（(][^（()）]{2,30}[)）]$")
_WHOSE = re.compile(f"(?:{LEVEL}级?|财政|专项|[、和及与]){{1,6}}")
_CALLED = re.compile(rf"[（(]{SHORT_FOR}[“\"「]?([^”\"」（()）\n]{{3,20}})[”\"」]?[）)]")
# 由三部分组成：公园管护648万元，口袋公园建设193万元，
_MEMBERS = re.compile(
    r"(?:组成|构成|包括|其中|用于)[：:，]?(?:[^，。；：、\d元]{3,16}\d[\d,.]{0,14}[万亿]?元[，、；]){2,12}$"
)
_NAMED = re.compile(r"([^，。；：、\d元]{3,16})\d")
_SPENT = ("executed", "initial_budget")
_REACH = 300  # characters before an amount in which others of its list stand
_SHORTEST = 4  # characters of a name that stands for a longer one


def rows_alone(rows: Set[str], about: str, text: str) -> Set[str]:
    """Return the rows of a table that are known by their own names: all, where most are by what they end in.

    Else those that the text speaks of as well, and where all are payments, or these and what is none are most of the
    rows, all that repeat nothing of the whole. `about` is the project of the report, "" for none.
    """
    if len(rows) < 2:
        return frozenset()
    things = {name for name in rows if PAYMENT.search(name) is None or _RESERVE.search(name)}
    if len(rows) > 2 and len(things) * 4 >= len(rows) * 3:
        return rows
    apart = {name for name in rows if not _is_of_whole(name, about)}
    told = {name for name in apart if text.find(name, text.find(name) + 1) >= 0}
    granted = {name for name in apart if (found := _GRANT.search(name)) and found.group() not in about}
    if len(rows) > 3 and (not things or len(told | things | granted) * 3 >= len(rows) * 2):
        return apart
    return told


def paid_for(subject: str, is_part: Callable[[str], bool]) -> str:
    """Return what a sum due or a price is of (装修工程款) where that can be a part's name, else the words."""
    base = _DUE.sub("", subject) if subject.endswith(_DUE_ENDS) else subject
    return base if base != subject and _DEED.search(base) is None and is_part(base) else subject


def _is_of_whole(name: str, about: str) -> bool:
    """Say whether a row only says again what the whole is (运营补贴 of 校车运营补助), or is pay."""
    return _PAY.search(name) is not None or (about != "" and without_means(name)[:-2] in about)


def without_means(name: str) -> str:
    """Return what a name says money is for: 普法宣传 of 普法宣传专项工作经费."""
    return name[:-2].removesuffix("工作").removesuffix("专项") if name.endswith(MEANS) else name


def is_member(text: str, draft: Draft, is_part: Callable[[str], bool]) -> bool:
    """Say whether an amount's own words are one more of what a sum was spent on, all else of which are names.

    由三部分组成：公园管护8万元，步道建设5万元，|行道树修剪3万元|
    """
    bare = draft.table is None and draft.measure in _SPENT and draft.words.strip() == draft.subject
    if not bare or len(draft.subject) < _SHORTEST or PAYMENT.search(draft.subject):
        return False
    others = _MEMBERS.search(text[max(0, draft.quote_start - _REACH) : draft.quote_start])
    return others is not None and all(is_part(name) for name in _NAMED.findall(others.group()))


def announced_aliases(text: str, about: str | None) -> frozenset[str]:
    """Return what a text says it calls the project that it is about: …能力提升补助资金（以下简称“能力提升资金”）."""
    full = _TAIL.sub("", about or "")
    if not full or "称" not in text:
        return frozenset()
    said = (
        (found.group(1), text[max(0, found.start() - len(full) - 12) : found.start()])
        for found in _CALLED.finditer(text)
    )
    return frozenset(_TAIL.sub("", name) for name, before in said if full in before)


def is_of_about(name: str, about: str, aliases: frozenset[str]) -> bool:
    """Say whether a name only says in short what the whole report is about: 衔接资金, 中央财政农业生产发展."""
    fund = _FUND.fullmatch(name)
    if is_called_so(name, aliases) or is_end_of(name, about) or (fund is not None and fund.group(1) in about):
        return True
    return name.endswith("资金") and is_made_of(name.removesuffix("资金"), about)


def is_made_of(words: str, name: str) -> bool:
    """Say whether words are the words of a name in whatever order: 乡村振兴|衔接 of 财政衔接推进乡村振兴补助资金."""
    begin = 0
    while begin < len(words):
        end = next((end for end in range(len(words), begin + 1, -1) if words[begin:end] in name), 0)
        if not end:
            return False
        begin = end
    return len(words) >= _SHORTEST


def is_end_of(words: str, about: str) -> bool:
    """Say whether words are a project's name without whose money it is: 农业生产发展 of 中央财政农业生产发展."""
    full, short = _TAIL.sub("", _BRACKET.sub("", about)), _TAIL.sub("", words)
    if len(short) < _SHORTEST or not full.endswith(short) or short in (about, _TAIL.sub("", about)):
        return False
    return len(short) * 2 > len(full) or _WHOSE.fullmatch(full.removesuffix(short)) is not None


def is_called_so(words: str, aliases: frozenset[str]) -> bool:
    """Say whether words are one of `announced_aliases`."""
    return bool(aliases) and _TAIL.sub("", words) in aliases


# What funds are called by a word of theirs.
_FUND = re.compile("(?:财政)?(衔接|直达|低保|特困|五保)(?:补助)?资金")


@lru_cache(maxsize=MOST)
def is_alias(words: str, name: str) -> bool:
    """Say whether words are short for a project's name: 草原补奖 for 草原生态保护补助奖励, 后期扶持 for 移民后期扶持.

    They begin as it does and go on to its end, by characters of it in their order; or are its end.
    """
    full, short = _TAIL.sub("", name), _TAIL.sub("", words)
    if not _SHORTEST <= len(short) <= len(full) or _JOINT.search(full):
        return False
    if full.endswith(short):
        return True
    return full.startswith(short[:2]) and short[-1] in full[-2:] and is_short_for(short, full)
