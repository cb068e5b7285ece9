"""What one amount is of together: 两项合计, 将甲和乙共计, 收入总计、支出总计均为, a sum of what a table lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.givers import goes_on_with_level, is_source, level_parts, names_source
from indexer.meaning.items import is_whole, subject_of
from indexer.meaning.joined import SUMMED, parts_of
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import Phrase
from indexer.meaning.scene import State
from indexer.quantities import Quantity
from indexer.vocabulary import Vocabulary

_SUMS = r"(?:合计|共计|总计|共(?!同)|相加|加起来|合并)"
_TOGETHER = re.compile(r"[，、（(]?(?:以上|上述|这)?([两三四五六七八九])项[^，。；]{0,8}?(?:合计|共计|总计|共)")
_BOTH = re.compile("收(?:(?:入(?:总计|总额|合计)?)?[、和与及](?:支出|支)|支)(总计|总额|合计)")
_EACH = re.compile("[各均都][^，。；]{0,4}[增减升降涨]|收支(?:总计|合计)?(?:均|都|各)?[较比与同]")
_TOTALS = re.compile("(?:本年)?收入(总计|合计|总额)?/(?:本年)?支出(?:总计|合计|总额)?")
_TAKEN = re.compile(
    f"[将把]([^，。；：\\d]{{2,24}}[、和及与][^，。；：\\d]{{2,24}}?)(?:[两三四五]项)?(?:资金|经费)?{_SUMS}"
)
_COUNT = "两三四五六七八九"
# 更换消防管道、搭建充电棚，|合计支出63万元; 健康宣传与筛查打包安排，|共用114万元
_DONE_BEFORE = re.compile(r"(?![为向给对由])[^，。；：\d（()）]{4,40}，")
_BOOKED = re.compile("(?:合并|一并|打包|捆绑|打捆|统一|一起)[^，、和与及]{0,6}$")
_DEED = re.compile(
    "(?:购[买置入]|采购|租[用赁]|聘[请用]|印制|制作|维修|修[建缮]|安装|更换|更新|配备|搭建|新建|改造|疏浚|清理|举办|开展)"
)
# 三家场馆合计使用, 四项相加为, 两样加起来
_COUNTED = re.compile(
    f"([{_COUNT}])(?<![第前后首每\\d].)(?:项|个|家|处|类|样|笔|块|所|座|者)(?=[^，。；：\\d]{{0,14}}?{_SUMS})"
)
_REACH = 120  # figures back that a sum may be of
_NEAR, _BRIEF = 30, 8  # characters between amounts that speak of the same, and of words that name nothing
_ROWS = ("executed", "initial_budget", "revised_budget", "allocated", "received", "contract", "planned", "payout")
# What is left, adjusted, compared with or given back, said without a name, is of the whole and not of its last part.
_OF_THE_WHOLE = frozenset(
    "variance change target revised_budget carryover carry_in previous balance received returned saving".split()
)
_GIVEN = ("allocated", "initial_budget", "received", "carry_in")
_CEILING = re.compile("最高|封顶|上限|限额|保底")
_PAYMENT = re.compile("[款价]$")  # of one contract out of several
_EXAMPLES = re.compile("等(?:事业|经营|其他|非税)收入")
_COUNTED_AS_SEVERAL = re.compile("[两三四五六七八九十2-9]大?[项个类种笔者]")
_SUM_END = re.compile("(?:共计?|合计|总计)$")
_LONGEST_DEED = 6  # characters of words that say no more than what was done


def together_in(
    q: Quantity, phrase: Phrase, begun: str, state: State, cues: Cues, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the things that a phrase says an amount is of together, () for one thing.

    Those of the head or those that the amounts before were for (两项合计); those that are taken together
    (将甲和乙共计); what came in and what was spent (收入、支出总计均为); what the clause joins that the sentence has
    `begun` with, which nothing is told of yet.
    """
    if q.kind != "money":
        return ()
    words = phrase.words
    if both := _BOTH.search(words) if "收" in words and "支" in words else None:
        return f"收入{both.group(1)}", f"支出{both.group(1)}"
    if taken := _TAKEN.search(words) if "将" in words or "把" in words else None:
        return parts_of(taken.group(1), cues, vocabulary)
    here = state.drafts[state.begun :]
    if not here and "，" in begun[-1:] and SUMMED.match(words):
        return _done_before(begun, cues, vocabulary)
    if here and _EACH.search(words) and (both_ways := _in_and_out(here)):
        return both_ways
    found = _TOGETHER.match(words) if "项" in words else None
    if found is None:
        return ()
    count = _COUNT.index(found.group(1)) + 2
    joined = tuple(part for part in re.split("[、和及与]", state.subject) if len(part) > 1)
    if len(joined) == count:
        return joined
    summed = [draft for draft in state.drafts[-20:] if draft.kind == "money"][-count:]
    if any(draft.measure in _GIVEN and names_source(draft.words) for draft in summed):
        return ()  # 市级预算安排52万元，中央补助8万元，省级补助6万元，三项合计66万元: of one project
    named = [d.subject for d in state.drafts[-20:] if d.kind == "money" and d.subject and not is_whole(d.subject)]
    several = tuple(dict.fromkeys(named[-count:]))
    return several if len(several) == count else ()


def _done_before(begun: str, cues: Cues, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what the only clause before a sum joins: 更换消防管道、搭建充电棚，合计支出; not 各村和社区配合，…."""
    done = begun[clean_lead(begun) :]
    if not _DONE_BEFORE.fullmatch(done):
        return ()
    joined = _BOOKED.sub("", done[:-1])
    start, end = subject_of(joined, cues)
    parts = parts_of(joined[start:end], cues, vocabulary, together=True)
    named = joined != done[:-1] or all(part.endswith(cues.heads) or _DEED.match(part) for part in parts)
    return parts if named else ()


def _in_and_out(here: Sequence[Draft]) -> tuple[str, ...]:
    """Return all income and all spending where a sentence has just told them: 收、支总计86万元, 收入总计…，支出总计….

    What each of them rose by comes behind.
    """
    if here[-1].parts and here[-1].parts[0].startswith("收入"):
        return here[-1].parts
    told = [draft.subject for draft in here if draft.kind == "money"]
    return tuple(told) if len(told) == 2 and _TOTALS.fullmatch("/".join(told)) else ()


def give_parts(draft: Draft, parts: tuple[str, ...], subject: str) -> None:
    """Make an amount one of several things together; all that came in and all that was spent is income, so shared."""
    draft.parts, draft.subject = parts, subject if is_whole(parts[0]) else "、".join(parts)
    both = parts[0].startswith("收入") and parts[-1].startswith("支出")
    draft.measure = "income" if both and draft.measure in ("executed", "other") else draft.measure


def settle_sums(drafts: Sequence[Draft]) -> None:
    """Give the parts to what is said to be the sum of a number of things, where as many just before it make it up.

    `三家场馆合计使用737.70万元` behind a table of three rows, in one of whose columns these stand.
    """
    for number, draft in enumerate(drafts):
        if draft.kind != "money" or draft.table is not None or not draft.yuan:
            continue
        for found in _COUNTED.finditer(draft.words) if not draft.parts else ():
            count = _COUNT.index(found.group(1)) + 2
            before, behind = drafts[max(0, number - _REACH) : number], drafts[number + 1 : number + _REACH]
            draft.parts = draft.parts or _made_of(draft, before, count) or _columns_of(draft, behind, count)
        if draft.parts and draft.measure == "change" and number and draft.parts[0].startswith("收入"):
            _share_base(drafts[number - 1], draft)
        if draft.parts and _COUNTED.search(draft.words) and draft.subject in (*draft.parts, "、".join(draft.parts)):
            _speak_of_all(draft, drafts[number + 1 : number + _REACH])


def _share_base(base: Draft, change: Draft) -> None:
    """Give the base of a change of all income and all spending both of them: 与2017年的86万元相比，收、支总计各减少."""
    near = change.amount_start - base.amount_end < _NEAR and base.measure == "previous" and not base.parts
    if near and base.table is None and (not base.subject or "支总" in base.subject):
        base.parts, base.subject = change.parts, change.subject


def _speak_of_all(total: Draft, behind: Sequence[Draft]) -> None:
    """Name a sum, and what goes on about it, after all its parts, not the last: 两个项目合计预算80万元，执行78万元."""
    last, end = total.parts[-1], total.amount_end
    total.subject = "、".join(total.parts)
    for draft in behind:
        told = draft.table is not None or draft.subject != last or len(draft.words) > _BRIEF or last in draft.words
        if told or draft.amount_start - end > _NEAR:
            return
        draft.subject, end = total.subject, draft.amount_end
        draft.parts = total.parts if draft.kind == "money" else ()


def _made_of(draft: Draft, before: Sequence[Draft], count: int) -> tuple[str, ...]:
    """Return the last `count` things of one column, or of one measure in the text, that add up to an amount."""
    series: dict[tuple[str, str], list[Draft]] = {}
    for earlier in before:
        if earlier.kind != "money" or earlier.yuan is None or earlier.measure not in _ROWS or earlier.whole:
            continue
        if earlier.table is None:
            series.setdefault(("", earlier.measure), []).append(earlier)
        elif not {"total", "subtotal"} & set(earlier.flags):
            series.setdefault((earlier.table.table, earlier.table.column), []).append(earlier)
    for listed in series.values():
        last = listed[-count:]
        names = tuple(dict.fromkeys(each.subject for each in last if _is_item(each.subject)))
        if len(names) == count and sum(each.yuan for each in last if each.yuan) == draft.yuan:
            return names
    return ()


def _is_item(subject: str) -> bool:
    """Say whether a sum is of several things where this is one of them: an expense is, a head of accounts is not."""
    return subject != "" and (not is_whole(subject) or subject.endswith("费"))


def _columns_of(draft: Draft, behind: Sequence[Draft], count: int) -> tuple[str, ...]:
    """Return what the columns of the next table hold if there are `count` of them and they add up to an amount."""
    table = next((later.table.table for later in behind if later.table is not None), None)
    cells = [each for each in behind if each.table is not None and each.table.table == table and each.kind == "money"]
    cells = [each for each in cells if not each.whole and not {"total", "subtotal"} & set(each.flags)]
    names = tuple(dict.fromkeys(each.words for each in cells if each.words))
    made = len(names) == count and sum(each.yuan for each in cells if each.yuan) == draft.yuan
    return names if made else ()


def goes_on(draft: Draft, phrase: Phrase, own: bool, cues: Cues) -> bool:
    """Say whether what an amount's subject joins is shared by it: not by a unit price, a gap or a down payment.

    `A和B共支出30万元，每户保费3元，首付款12万元`: only the first is of both, for all that the others name no item
    of their `own`.
    """
    if "等" in phrase.words and _EXAMPLES.search(phrase.words):  # 培训、复印等事业收入
        return False
    if own or draft.measure in _OF_THE_WHOLE:
        return own
    a, b = subject_of(phrase.words, cues)
    if draft.measure == "standard" or "每" in phrase.words:
        return a == b and "每" not in phrase.words and _CEILING.search(phrase.words) is None
    return _PAYMENT.search(phrase.words) is None and _tells_no_more(phrase.words, phrase.words[a:b], draft.subject)


def _tells_no_more(words: str, subject: str, spoken: str) -> bool:
    """Say whether words only go on with several items named together: 实际支出, 两项共计; not 向责任人追偿收回.

    `subject` is what the words name, `spoken` what is spoken of. One level's money is not of all, and a sum that counts
    nothing (全年支出共计) is of more than was named last.
    """
    if spoken in words or level_parts(subject) or _COUNTED_AS_SEVERAL.search(words):
        return True
    if _SUM_END.search(words) or goes_on_with_level(words) or is_source(subject):
        return False
    return len(words) - clean_lead(words) <= _LONGEST_DEED
