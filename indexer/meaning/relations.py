"""What arithmetic tells of an amount: the whole that amounts to come add up to, the parts that it is the sum of.

An exact sum is stronger evidence than words: amounts that add up to 2,860万元 allocated are parts of that allocation,
whether 其中 stands before them or not. And an amount printed again at once, in other units or in characters
(`三百六十五万八千八百元（365.88万元）`), is the same figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, islice, pairwise

from indexer.meaning.drafts import Draft
from indexer.meaning.phrases import CLOSING
from indexer.meaning.scene import State
from indexer.quantities import Quantity
from indexer.structure.numbering import HAN, ITEM_NUMBER

_BUDGETS = ("initial_budget", "revised_budget", "supplement")
# What was carried in, this year's budget and what was added to it are together what can be spent.
_AT_DISPOSAL = (
    {"initial_budget", "supplement"}, {"carry_in", "initial_budget"}, {"carry_in", "initial_budget", "supplement"},
)  # fmt: skip
_GIVEN = ("initial_budget", "revised_budget", "allocated", "received", "income", "contract", "planned")
_SPENT = re.compile("[，、,]?(?:实际|已|全年|累计|当年)*(?:支出|拨付|支付|兑付|发放|使用|执行|付|完成)[款了]?$")
_SPENT_RATE = re.compile("(?:执行|支[出付]|使用|拨付)(?:完成)?(?:率|进度)")
_NEAR = 100  # yuan that each of the parts may be rounded by
_SPENT_ON = re.compile("[，。](?:资金|经费)?(?:主要|全部|均|已|统一)*用于")  # 收到…万元，全部用于运转。其中：水费…
_SAID_OF = 12  # characters behind an amount
_OUT_OF = re.compile("的?(?:资金|经费|款项?)?[中里](?:，其?中?有?|有)[^，。；\\d了只仅已用支付花走未]{0,10}")
_OUT_BEGINS = frozenset("的资经款中里：:，,")
_MOST_LISTED = 12  # parts behind a colon
_NEXT = 12  # characters from a paragraph's end that the next one begins in
_ADDED_UP = ("variance", "achieved", "returned", "saving")  # whose parts add up to them, each by its name
_NAMED = re.compile(r"其中[：:]?[ ]?\d")  # 退回21万元，其中19万元已重新发放: of none
_MOST = 24  # parts of a sum that is looked for
_WRITTEN = re.compile(r"[余多左右]{0,2}[（(](?:即|合|折合|大写|小写|人民币|约|计|[:： ]){0,3}")
_CLASSES = re.compile(
    r"[，、；\s]*由?(?:(?:基本(?:支出)?|项目(?:支出)?|人员(?:经费|支出)|(?:日常)?公用(?:经费|支出))(?:预算)?[、和与及]?){1,2}(?:各|分别)?[为是]?约?"
)
_DIVIDES = re.compile(r"[余多]?(?:，?(?:共?分[为成]|由|包括|包含|即)|[（(])")
_THAT_IS = re.compile(r"[，,]?(?:即|也即|折合|合)(?:人民币|约)?")  # 捌万元，即80000元
_LISTED = re.compile(rf"\s*(?:{ITEM_NUMBER}|[{HAN}]{{1,2}}是)")
# The other side of an account is no part of what stands before: 资产总额…，其中…；负债总额….
_OTHER_HEAD = re.compile(
    r"\s*(?:负债(?:总额|合计)?|净资产|所有者权益|(?:本年|全年)?总(?:支出|收入)|(?:本年|全年)(?:支出|收入)(?:合计)?|收支结余"
    r"|为[^，。；\d]{0,6}\d[\d,]{0,9}[余多]?[名人户][^，。；\d]{2,12}发放"
    r"|完成(?:地方)?(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)(?:预算)?支出)"
)


_OWN_PARTS = re.compile("[，,]其中")  # 奖金9万元，其中夜班2万元；工资8万元，其中…
_FOR_EACH = re.compile("(?:每|[人户亩台]均|单价|标准)[^，。；]{0,10}$")
_RATE_OF_ALL = re.compile(r"[，；](?:预算|资金|总体|总)?(?:执行|支出|支付|完成|使用|到位)(?:率|进度)[为达]?$")
_COMPARED = re.compile(r"，(?:同?比|较|与|相比|同比|增加|减少|增长|下降)(?!.*(?:[；均都各]|合计|总计|共))")
_GONE_THROUGH = re.compile(
    "[^，。；：]{0,12}分[为成][一二两三四五六]{1,2}[类档种级个](?:标准|档次|等级|情况)?"
    "|(?:[从按]|分(?!别))[^，。；：]{2,14}(?:看|分|划分|区分|(?<=部门)[^，。；：]{0,4}情况)为?"
)
_DIVIDED = re.compile(
    rf"\s*{ITEM_NUMBER}?"
    r"(?:按照?|从|分(?!别))[^，。；：\d]{2,14}?(?:分类?|看|划分|区分)[，：:]"
)


# 预算580万元，由三部分组成：省级补助300万元，…
_OPENS = re.compile(
    r"[，,]?(?P<parts>(?:由|包括|分为|分成)[两三四五六]个?(?:部分|块)(?:资金)?(?:组成|构成)?(?:，即)?)?[：:]\s*"
)


def only_divides(label: str) -> bool:
    """Say whether a list's label only says how a whole is gone through: 从征收部门来看：…, 按来源分：…."""
    return _GONE_THROUGH.fullmatch(label) is not None


def under_label(state: State, tells_deed: Callable[[str], bool], project: str | None) -> str | None:
    """Return what words without a name speak of below a list's label, None where the label says nothing of it."""
    if not state.label or not state.listed or state.listing or tells_deed(state.label):
        return None
    if not only_divides(state.label):
        return state.label
    return None if state.subject_here else project or ""


def whole_of(text: str, state: State, ahead: Sequence[Quantity]) -> Draft | None:
    """Return the whole that the amounts to come, or the first of them, add up to.

    Where each part has amounts of its own (`培训86万元，支出82万元；宣传50万元，支出41万元`) the first of each count,
    and where those add up to nothing they are parts of what was given last, not of what was spent or is left of it.
    """
    money = [q for q in ahead if q.amount_yuan is not None]
    if found := _summed(state, money) or _summed(state, _outer(text, money)):
        nameless = found.measure in _ADDED_UP and _NAMED.search(text, found.end, money[0].end) is not None
        return None if nameless else found
    between = [text[before.end : q.start] for before, q in pairwise(money)]
    firsts = money[:1] + [q for q, words in zip(money[1:], between, strict=True) if "；" in words]
    if not 1 < len(firsts) < len(money):
        return None
    found = _summed(state, firsts)
    second = [words for q, words in zip(money, between, strict=False) if q in firsts and "；" not in words]
    if found is None and all(map(_SPENT.match, second)):
        return next((draft for draft in reversed(state.whole) if draft.measure in _GIVEN), None)
    return found


def _outer(text: str, money: Sequence[Quantity]) -> list[Quantity]:
    """Return the amounts that no bracket encloses: 基本支出90万元（人员80万元、公用10万元），项目支出60万元."""
    outer, open_brackets = list(money[:1]), 0
    for before, q in pairwise(money):
        between = text[before.end : q.start]
        open_brackets += sum(map(between.count, "（(")) - sum(map(between.count, "）)"))
        if open_brackets <= 0:
            outer.append(q)
    return outer if len(outer) < len(money) else []


def _summed(state: State, money: Sequence[Quantity]) -> Draft | None:
    """Return the last whole that these amounts, or the first of them, add up to."""
    totals = accumulate(q.amount_yuan or Decimal(0) for q in money)
    sums = [total for number, total in enumerate(totals) if number and total]
    for draft in reversed(state.whole):
        near = 0 if draft.measure == "variance" else _NEAR * len(money)
        if draft.yuan is not None and any(abs(draft.yuan - one) <= near for one in sums):
            return draft
    return None


def are_classes(words: str) -> bool:
    """Say whether a phrase names nothing but classes of spending: 基本支出和项目支出分别为, 、公用经费."""
    return _CLASSES.fullmatch(words) is not None


def exact_whole_of(text: str, state: State, ahead: Sequence[Quantity], classes: bool = False) -> Draft | None:
    """Return the whole of this sentence or the last that at least three amounts to come add up to, to the yuan.

    Two are enough where they are said to divide it: 预算3.62亿元，分为省本级1.47亿元和转移支付2.15亿元; and where they
    are `classes` of spending: 预算1,486万元，基本支出1,053万元、项目支出433万元.
    """
    if not state.whole:
        return None
    divided = state.drafts and ahead and _DIVIDES.match(text, state.drafts[-1].end, ahead[0].start)
    least = 1 if classes or divided else 2
    total, sums = Decimal(0), set[Decimal]()
    for number, q in enumerate([q for q in ahead if q.kind == "money"][: 2 if classes else _MOST]):
        total += q.amount_yuan or 0
        if number >= least and total:
            sums.add(total)
    return next((draft for draft in reversed(state.whole) if draft.yuan in sums), None)


def last_whole(state: State, ahead: Sequence[Quantity]) -> Draft | None:
    """Return the last spending, else the last amount, that may have parts: it is no less than the first of them."""
    first = next((q.amount_yuan for q in ahead if q.amount_yuan is not None and not q.per), None)
    whole = [draft for draft in state.whole if draft.yuan is None or first is None or draft.yuan >= first]
    last = state.drafts[-1] if state.drafts else None
    # Whose parts add up to it, and what is no account of the unit's, unless it was told last.
    whole = [draft for draft in whole if draft.measure not in _ADDED_UP and (draft.measure != "other" or draft is last)]
    if whole and whole[-1].measure == "other":
        return whole[-1]
    spent = [draft for draft in whole if draft.measure not in _BUDGETS]
    told = spent or whole
    if told and not spent and last is not None and _says_spent(last, told[-1]):
        return replace(
            told[-1], measure="executed", value=None, yuan=None
        )  # 预算500万元，执行率96%。其中基本支出280万元
    return told[-1] if told else None


def _says_spent(rate: Draft, budget: Draft) -> bool:
    """Say whether the number last read is how much of a budget was spent, so that its parts are of that."""
    later = rate.kind == "percent" and rate.amount_start > budget.amount_start
    return later and _SPENT_RATE.search(rate.words) is not None


def parts_of_sum(total: Decimal | None, before: Sequence[Draft]) -> list[Draft]:
    """Return the amounts just before, two at least, that `total` is the sum of; [] where it is not."""
    money, found = [draft for draft in before if draft.kind == "money"][-_MOST:], Decimal(0)
    for number, part in enumerate(reversed(money), 1):
        found += part.yuan or 0
        if number > 1 and total is not None and abs(found - total) < 1:  # fen may be rounded
            return money[-number:]
    return []


def measure_of_sum(draft: Draft, before: Sequence[Draft]) -> str | None:
    """Return the measure that most of the amounts just before have, if `draft` is the sum of at least two of them."""
    measures = [part.measure for part in parts_of_sum(draft.yuan, before)]
    if set(measures) in _AT_DISPOSAL:
        return "revised_budget"
    now = [measure for measure in measures if measure != "previous"]  # 2021年支付102万元，2022年支付88万元，合计190万元
    return Counter(now or measures).most_common(1)[0][0] if measures else None


def _place(value: Decimal, yuan: Decimal) -> Decimal:
    """Return what the last printed digit of an amount is worth in yuan."""
    digits = value.as_tuple().exponent
    return yuan / abs(value) * Decimal(10) ** (digits if isinstance(digits, int) else 0) if value else Decimal(0)


def written_again(text: str, q: Quantity, state: State) -> Draft | None:
    """Return an amount written once more in brackets: 1.24亿元（12,418.11万元）, 三万元（30000元）."""
    last = state.drafts[-1] if state.drafts and q.kind == "money" else None
    if last is None or last.kind != "money" or last.yuan is None or not last.value or q.amount_yuan is None:
        return None
    bracketed = text[q.end : q.end + 1] in CLOSING and _WRITTEN.fullmatch(text, last.end, q.start)
    if not bracketed and not (last.yuan == q.amount_yuan and _THAT_IS.fullmatch(text, last.end, q.start)):
        return None
    told = q.approx or "约" in text[last.end : q.start]  # 1,575.20万元（约0.16亿元）
    rounded = _place(q.value, q.amount_yuan) if told else Decimal(0)
    apart, place = abs(last.yuan - q.amount_yuan), _place(last.value, last.yuan)
    if apart >= max(place, rounded, Decimal(1)):
        return None
    exact = replace(
        last, value=q.value, unit=q.unit, yuan=q.amount_yuan, amount_start=q.number_start, amount_end=q.number_end,
        end=q.end, approx=q.approx, flags=list(last.flags), again=last,
    )  # fmt: skip
    if apart and place >= rounded:
        last.again, exact.again = exact, None
    return exact


def _style(text: str, begin: int) -> str:
    """Return of what kind the list number at `begin` is, "" where none stands there: ② in an item 1、 is of its own."""
    found = _LISTED.match(text, begin)
    if found is None:
        return ""
    first = found.group().strip()[0]
    return "(" if first in "（(" else "1" if first.isdecimal() else "一" if first in HAN else "①"


def divides(text: str, sentence: int) -> bool:
    """Say whether a sentence begins by saying how what was told is divided: 按支出方向分，…, 从资金来源看，…."""
    return _DIVIDED.match(text, sentence) is not None


def goes_on_parts(text: str, sentence: int) -> bool:
    """Say whether a sentence goes on with the parts of what the one before told: 其中：…, 分县来看，…."""
    return text.startswith("其中", sentence) or divides(text, sentence)


def divided_whole(text: str, sentence: int, state: State, ahead: Sequence[Quantity]) -> Draft | None:
    """Return the whole that a sentence which `divides` one goes through; none for 从资金来源看, which names givers."""
    found = _DIVIDED.match(text, sentence) if len(state.drafts) == state.begun else None
    return whole_of(text, state, ahead) if found and "来源" not in found.group() else None


def measure_of_parts(text: str, whole: Draft) -> str:
    """Return the measure of a whole's parts: of what it was spent on where that is said of what came in."""
    came_in = whole.measure in ("income", "received")
    spent = came_in and _SPENT_ON.search(text, whole.end, whole.end + _SAID_OF) is not None
    return "executed" if spent else whole.measure


def taken_from(text: str, start: int, ahead: Sequence[Quantity], state: State) -> Draft | None:
    """Return the amount right before that those to come are out of and add up to: 未付47万元中，18万元为尾款，….

    The phrase of the first begins at `start`. A colon opens such parts of what is itself a part, or said to have some.
    """
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.yuan is None or text[last.end : last.end + 1] not in _OUT_BEGINS:  # as mostly
        return None
    if _OUT_OF.fullmatch(text, last.end, ahead[0].start) is None:
        opened = _OPENS.fullmatch(text, last.end, start) if last is not state.parent else None
        if opened is None or (state.parent is None and not opened["parts"]):
            return None
    sums = accumulate(q.amount_yuan for q in ahead if q.amount_yuan is not None)
    return last if last.yuan in islice(sums, 1, None) else None


def comes_back(text: str, q: Quantity, sentence: int, state: State) -> bool:
    """Come back from a part whose own parts have been gone through to the whole that it is a part of."""
    if state.over is None or not leaves_parts(text, q, sentence, state):
        return False
    state.parent, state.over = state.over, None
    return True


def listed_whole(text: str, drafts: Sequence[Draft]) -> Draft | None:
    """Return the amount behind which the last sentence lists its parts: 支出79.4万元：住院52.9万元；门诊26.5万元。."""
    for draft in reversed(drafts[-_MOST_LISTED:]):
        if text.startswith("：", draft.end):
            return None if "。" in text[draft.end : drafts[-1].end] else draft
    return None


def wholes_before(text: str, start: int, before: tuple[int, list[Draft]]) -> list[Draft]:
    """Return the wholes of the paragraph that ends right before one which begins by dividing them, else none."""
    return before[1] if 0 <= start - before[0] < _NEXT <= start and divides(text, start) else []


def leaves_parts(text: str, q: Quantity, sentence: int, state: State) -> bool:
    """Say whether what 其中 opened is over: the next number of the list its whole stands in, or nothing left."""
    parent = state.parent
    if parent is None or not state.drafts:
        return False
    of_it = [d for d in state.drafts if d.amount_start > parent.amount_start and d.kind == "money"]
    parts = [d.yuan or 0 for d in of_it if d.measure != "standard"]
    before = text[max(sentence, q.start - 16) : q.start]
    # What is nothing is listed as well where the parts before it come to all: 公务接待费0万元.
    whole = (q.kind == "money" and q.amount_yuan != 0 and not _FOR_EACH.search(before)) or _RATE_OF_ALL.search(
        text, max(sentence, q.start - 10), q.start
    ) is not None
    if "；" in text[parent.amount_start : state.drafts[-1].amount_start]:
        if _COMPARED.match(text, state.drafts[-1].end, q.start):
            return False  # 接待费2万元，与上年持平；用车费8万元，较上年减少1万元
    if whole and parent.yuan and len(parts) > 1 and sum(parts) == parent.yuan:
        return True
    begin = max(text.rfind(mark, sentence, q.start) for mark in "；;") + 1
    if begin <= state.drafts[-1].amount_start:
        return False
    of_parent = max(sentence, *(text.rfind(mark, sentence, parent.amount_start) + 1 for mark in "；;：:"))
    if q.kind == "money" and parent.yuan and (q.amount_yuan or 0) > parent.yuan:
        return True
    if _OTHER_HEAD.match(text, begin) or _OWN_PARTS.match(text, q.end):
        return True
    if (style := _style(text, begin)) and style == _style(text, of_parent):
        return True
    return bool(parent.yuan) and sum(parts) == parent.yuan and q.amount_yuan != 0
