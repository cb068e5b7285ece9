"""What words come back to that name no item: the whole unit, the account over them, the whole of the parts before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import goes_on_with_level, is_fund, names_source, without_level
from indexer.meaning.items import is_whole
from indexer.meaning.phrases import Phrase
from indexer.meaning.scene import State
from indexer.quantities import Quantity
from indexer.structure.numbering import ITEM_NUMBER

_IN_ALL = re.compile(
    r"[，；\s]*(?:全年|本年|当年|年度|\d{4}年度?)?(?:收入|支出)(?:决算|预算)(?:数|总额|合计|总计)?[为共]?"
)
# 其中：一般公共预算拨款80万元。收入较上年增加2万元
_COMPARED_ALL = re.compile(
    r"[，；\s]*(?:本年|全年|部门|单位)?总?(?:收入|支出)(?:总额|总计|合计|预算|决算)?数?(?:[较比与同](?:上年|去年|20\d\d年|年初|预算)|同比)"
)
_ADJUSTED = re.compile(
    r"(?:调整后|变更后|变动后)的?(?:全年|部门|年度|支出|项目){0,2}预算|全年预算(?:数|总额)?[为共]?$|预算(?:数|总额)?(?:相应|最终)?(?:调整|变更|变动|调增|调减|核定)?(?:为|至|到|成)$"
)
_LEFT_OF_ALL = re.compile(r"[，；\s]*(?:年[末底终]|期末|当年|本年)(?:累计|财政拨款|尚)?(?:结转|结余|滚存|未支出)")
# What a year alone left, whatever was spoken of: 公用经费20万元，当年结余5万元.
_LEFT_OF_YEAR = re.compile(r"[，；、\s]*(?:(?:本年|当[年期]|本期)(?:收支)?|收支)结余[为共]?")
_LEFT_OF_PROJECT = re.compile("[，；\\s]*本?项目(?:资金)?(?:共|尚|累计)?(?:结余|结转|节约)")
_TOTAL = re.compile(r"(?:本年|全年|年度|当年)?总?(?:收入|支出)(?:合计|总计|总额)?")
_CARRIED_IN = re.compile(
    rf"[，、；：\s]*{ITEM_NUMBER}?\s*"
    r"(?:其中)?(?:上年度?|年初|以前年度|历年)(?:财政拨款)?(?:结转|结余|滚存){1,2}(?:和结余|资金)?[为共]?"
)
_BROUGHT_IN = re.compile(
    r"[，；、\s]*(?:上年|年初|期初|以前年度|上年度)(?:结转|结余)"
)  # 收入90万元，其中其他收入3万元，上年结转6万元
_RUN_UP = re.compile("[，；\\s]*(?:项目)?累计(?:已|实际|共)*(?:支[付出]|拨付|完成|投入|使用)(?:工程款|资金|投资)?")
_GIVEN = ("allocated", "received", "initial_budget")
_SPENT = re.compile(
    r"[，；\s]*(?:全年|截[至止][^，。；\d]{2,12}|实际|累计|已|共|年末|当年|项目)*"
    r"(?:未?支付|支出|使用|执行|拨付|合同|审计|中标|结余|结转)"
)
_CHANGES = ("supplement", "reduction")
# 组织对一般公共预算项目支出全面开展绩效自评，涉及项目14个，资金…: of what was evaluated, not of what stood before.
_EVALUATED = re.compile(r"项目支出(?!\d)[^。；\d]{0,24}[，]?[^。；\d]{0,8}涉及[^。；]{0,30}$")
_SUMMED = re.compile(r"[，、；\s]*(?:合计|共计|总计)(?:[为共]|$)")
_OF_ALL_YEAR = re.compile(
    r"[，、；\s]*(?:全[年市县区镇乡省]|当年|年内|\d{4}年度?|实际)*(?:共计?|合计|总计?|累计|全年)(?!人均)"
)
_OF_ALL_AGAIN = re.compile(
    r"\s*(?:全[省市县区州旗]|以上|各级|各项|[两三四五]级)(?:各类|各级)?(?:资金|经费)?(?:合计|共计|总计|累计|共)"
)
_GONE_ON = re.compile(
    r"\s*(?:(?:(?:截[至止]|到)[^，。；]{2,16}，|目前，?|年[底末]，?|全年|年内|[本当]年)?(?:已|共计?|合计|总计|累计|实际|均|全部)+"
    r"|按(?:工程|合同|施工|形象|实际)*进度(?:已|共|累计|实际)*)(?:支[出付]|安排|拨付|使用|执行|下达|兑付|发放|完成)"
)
_SUM = re.compile(
    r"[，、：\s]*(?:以上|[两三四五六七八九十\d]{1,2}个?[镇乡村县区市旗街级])?(?:合计|共计|总计|累计|共|计)(?:已)?"
    r"(?:(?:支付|支出|拨付|兑付|发放|投入|使用|到位|下达|安排|完成|补助|奖励|批复|核定|概算|计划|收入)*(?:了|资金|金额|经费|补助|总?投资)?)?(?:[为约达])?"
)
# What of all that came in or was spent is of the year: 总支出90万元，其中本年支出80万元，较上年增加6万元.
_OF_THE_YEAR = re.compile(r"[，；、：:\s]*(?:其中)?[：:]?(?:本年度?|当年)(收入|支出)(?:合计|总计)?[为共]?")
# A label that names only the side of a budget, before an amount that is called no more than the budget.
_SIDE_OF_BUDGET = re.compile("(?:收入|支出)(?=预算$)")
_BUDGET_ALONE = re.compile(r"\s*(?:20\d\d年度?)?(?:年初|部门|单位|全年|总)*预算(?:总?数|总?额|金额)?[为共]?")
_FAR = 90  # characters before an amount


_BUDGETS = ("initial_budget", "revised_budget")
_SPENT_ALL = re.compile(
    r"[，、；\s]*(?:全年|年度内?|[当本]年|年内|[年期]末|截[至止]年[末底])?(?:实际|实|共|累计|总|已){0,2}"
    r"(?:支出|支付|使用|执行|列支|开支)(?:资金|经费|数)?[共合总计为了约]{0,3}"
)
_BATCH = re.compile(r"第[一二三四五六\d]批(?:资金)?$")  # of one source's money
_TURNED = {"supplement": 1, "carry_in": 1, "reduction": -1, "returned": -1}  # what it does to a budget
_CHANGES_AT_MOST = 8


def whole_again(phrase: Phrase, state: State, project: str | None, account: str) -> str | None:
    """Return the whole that words come back to, None where they do not.

    `project` is the one that the section or report is about, `account` that of the unit which the heading names.
    """
    if not state.subject_here and _is_in_all(phrase.words) and is_whole(state.subject):
        state.subject = account  # …其他收入包括利息3万元。支出决算80万元
        return account or project or ""
    if "预算" in phrase.words and _ADJUSTED.search(phrase.words) and _is_changed(state):
        state.subject, state.subject_here = account or project or "", True
        return state.subject  # 压缩会议费、培训费8万元，预算调整为900万元
    given = state.drafts[-1].measure in _GIVEN if state.drafts and not state.subject_here else False
    if project and given and names_source(state.subject) and _SPENT.match(phrase.words):
        return project  # 省级养护资金112万元，区级配套养护资金36万元。全年支付143万元
    if project and "累计" in phrase.words and is_whole(state.subject) and _RUN_UP.match(phrase.words):
        return project  # 2022年一般公共预算安排600万元，支付500万元，累计支付2,400万元
    if state.parent is not None and state.parent.measure == "income" and _BROUGHT_IN.match(phrase.words):
        return "" if state.subject.endswith("收入") and is_whole(state.subject) else None
    if "结" not in phrase.words and "滚存" not in phrase.words and "未支出" not in phrase.words:
        return None  # as mostly: neither left nor carried in
    return _left_of(phrase, state, project, account)


def _is_in_all(words: str) -> bool:
    """Say whether words speak of all that came in or was spent: 支出决算80万元, 收入较上年增加2万元."""
    if "收入" not in words and "支出" not in words:
        return False
    return _IN_ALL.fullmatch(words) is not None or _COMPARED_ALL.match(words) is not None


def of_the_year(phrase: Phrase, state: State) -> tuple[str, int] | None:
    """Return what was named as the year's own within all that came in or was spent, and where; None for no such words.

    What is compared behind it (较上年增加) is of it, and not of all.
    """
    if "年" not in phrase.words or "总" not in state.subject or not is_whole(state.subject):
        return None
    own = _OF_THE_YEAR.fullmatch(phrase.words)
    return (own.group(1), phrase.start + own.start(1)) if own and own.group(1) in state.subject else None


def side_of_budget(phrase: Phrase) -> tuple[str, int] | None:
    """Return the side of a budget that a label names and the words behind it leave out: 收入预算：年初预算数90万元."""
    side = _SIDE_OF_BUDGET.search(phrase.label) if phrase.label.endswith("预算") else None
    if side is None or not _BUDGET_ALONE.fullmatch(phrase.words):
        return None
    return side.group(), phrase.start - 1 - len(phrase.label) + side.start()


def spent_of_all(q: Quantity, phrase: Phrase, state: State) -> str | None:
    """Return what the sentence's budget is of where more was spent than what was named last: of it, then, not of that.

    `年初安排80万元，9月追加防火经费16万元，全年支出95万元`; and of what a budget came to that several things changed:
    `…，追加设备款180万元，调减培训费20万元，最终指标1,260万元`.
    """
    if (base := _changed(q, state)) is not None:
        state.subject, state.subject_start, state.subject_here = base.subject, -1, True
        return base.subject
    if len(state.drafts) < state.begun + 2 or q.amount_yuan is None or _SPENT_ALL.fullmatch(phrase.words) is None:
        return None
    here = [draft for draft in state.drafts[state.begun :] if draft.kind == "money"]
    if len(here) < 2:
        return None
    last = here[-1]
    part = last.measure == "supplement" or state.parent is not None
    if not part or last.yuan is None or last.yuan >= q.amount_yuan or last.subject != state.subject:
        return None
    base = next((d for d in here[:-1] if d.measure in _BUDGETS and d.subject != last.subject), None)
    if base is None:
        return None
    state.subject, state.subject_start = base.subject, -1
    return base.subject


def _changed(q: Quantity, state: State) -> Draft | None:
    """Return the initial budget that the changes right before make an amount of, None where they do not."""
    if not state.drafts or state.drafts[-1].measure not in _TURNED:  # as mostly
        return None
    total = Decimal(0)
    for draft in reversed(state.drafts[-_CHANGES_AT_MOST:]):
        if draft.yuan is None or draft.kind != "money" or draft.measure not in (*_TURNED, "initial_budget"):
            return None
        if draft.measure == "initial_budget":
            return draft if total and draft.yuan + total == q.amount_yuan and draft.subject != state.subject else None
        total += draft.yuan * _TURNED[draft.measure]
    return None


def _is_changed(state: State) -> bool:
    """Say whether a budget was changed before, and not that of the very thing that is spoken of."""
    own = any(draft.subject == state.subject for draft in state.drafts if draft.measure == "initial_budget")
    return not (own and state.subject) and any(draft.measure in _CHANGES for draft in state.drafts)


def _left_of(phrase: Phrase, state: State, project: str | None, account: str) -> str | None:
    """Return the whole that words on what is left or carried in come back to, None where they do not."""
    if _LEFT_OF_YEAR.fullmatch(phrase.words) and is_whole(state.subject):
        state.subject = account
        return account or project or ""
    if project and _LEFT_OF_PROJECT.match(phrase.words):
        return project  # 管理费使用1万元，项目结余4万元
    if _LEFT_OF_ALL.match(phrase.words):
        if state.parent is not None:
            return state.parent.subject  # 支出90万元，其中租赁费8万元，年末结转6万元
        if state.subject == "项目支出" and not project:
            return ""  # 基本支出60万元；项目支出30万元。年末结转6万元
        if _TOTAL.fullmatch(state.subject) or (is_whole(state.subject) and not state.subject_here):
            state.subject = account  # 本年支出合计90万元。年末结转6万元，较上年减少2万元
            return account or project or ""
    if _CARRIED_IN.fullmatch(phrase.words) and (state.parent is not None or is_whole(state.subject)):
        whole = state.parent.subject if state.parent is not None else ""
        if state.subject.endswith("收入") and is_whole(state.subject):
            state.subject = account  # 其他收入3万元；上年结转8万元，较上年增加1万元
        return project or "" if is_whole(whole) or not whole else whole  # ①财政拨款80万元；②上年结转6万元
    return None


def is_of_all_again(text: str, start: int, state: State) -> bool:
    """Say whether a sentence comes back from the parts before it: 以上合计, and after a list 截至3月底，已累计支出."""
    if _OF_ALL_AGAIN.match(text, start) is not None:
        return True
    if _GONE_ON.match(text, start) is None:
        return False
    return len({draft.subject for draft in state.drafts[state.begun :] if draft.kind == "money"}) > 2

_REST_OF = re.compile(r"[，、；\s]*其余的?(?:部分|资金|款项)?约?")


def of_all_levels(subject: str, start: int, words: str) -> tuple[str, int]:
    """Return a subject and its place without the level whose money it was, where words go on with another's.

    高龄津贴|省级补助30万元，县级补助20万元; 省级|水利发展资金200万元，县级配套80万元.
    """
    plain = without_level(subject)
    if plain == subject or not (goes_on_with_level(words) or _SUMMED.match(words)):  # as mostly
        return subject, start
    if is_fund(plain.removesuffix("补助")):
        return "", start  # 中央|预算内投资
    return plain, start + len(subject) - len(plain) if subject.endswith(plain) else start


def is_rest_of(state: State, words: str) -> bool:
    """Say whether words tell the rest of a whole whose parts have been gone through: 其余9万元."""
    return state.parent is not None and "其" in words and _REST_OF.fullmatch(words) is not None


def spoken_of(state: State, words: str, project: str | None) -> tuple[str, int]:
    """Return what is spoken of, and where: of the whole again where words tell the rest of it behind a named part.

    结余37万元，其中办公楼维修28万元结转下年，其余9万元收回. One source beside another is no part of it:
    总投资900万元，其中车购税600万元，县级自筹300万元.
    """
    paid = bool(state.drafts) and state.drafts[-1].measure == "executed"
    if not paid and (is_fund(state.subject) or _BATCH.search(state.subject)) and names_source(words):
        return project or "", state.subject_start
    if state.parent is not None and is_rest_of(state, words):
        return state.parent.subject, state.subject_start
    return of_all_levels(state.subject, state.subject_start, words)


def is_evaluated(text: str, sentence: int, position: int) -> bool:
    """Say whether an amount at `position` is told of what an evaluation covers."""
    return _EVALUATED.search(text, max(sentence, position - _FAR), position) is not None


def rates_before(sentence: int, phrase: Phrase, state: State) -> bool:
    """Say whether the amounts just before are rates of several kinds, what follows being of all of them.

    `散居每人每月1,150元、集中养育每人每月1,650元，全年支出125万元`
    """
    if not _OF_ALL_YEAR.match(phrase.words):
        return False
    here = [draft for draft in state.drafts[-2:] if draft.amount_start >= sentence]
    return len(here) == 2 and len({d.subject for d in here}) == 2 and {d.measure for d in here} == {"standard"}


def give_side(parts: Sequence[Draft], words: str) -> None:
    """Make what a sum of income is made of income, where its own words tell nothing: 食堂承包费2万元，合计收入9万元."""
    for part in parts if "收入" in words else ():
        if part.measure == "executed" and part.measure_basis == "inferred":
            part.measure = "income"


def is_sum(words: str) -> bool:
    """Say whether words say of an amount that it is a sum, and nothing else: 以上合计支出, 三镇共发放."""
    return ("计" in words or "共" in words) and _SUM.fullmatch(words) is not None
