"""A09: a rate of any two numbers of one unit, by the word it is named by: 应参保12,480人，实际参保12,106人，参保率97%.

Formula: r = n / w. Tolerance: what the printed digits leave. Any two numbers of the paragraph that come to the rate,
together with a third or what two leave, pass. Else the last number before it is what the rate is of where its words
hold the word of the rate (参保), and the one before that, alone in the sentence, is the whole; only a rate near that,
or a slip away from it, is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import PERCENT, UNCOUNTED, Number, Sentence, are_plain, compared, is_judged, is_wrong
from indexer.audit.relations.paragraphs import Paragraph, is_printed, paragraphs_with
from indexer.audit.slips import is_short_slip

_RATE = re.compile(r"(?P<stem>[^\W\d_]{2,8})(?:率|满意度|进度|比例)(?:为|是|达到?|约)*$")
_DEGREE = re.compile(r"满意(?:度|率)(?:为|是|达到?)*$")
_NOT = re.compile(
    r"上年|去年|同期|平均|加权|分别|累计|目标|同比|比上|较上|剔除|扣除|口径|折算|增长|下降|提高|综合(?!满意)|其中|除"
)
_LOOSE = re.compile(r"增长|下降|提高|降低|死亡|发生|发病|投诉|事故|空置|返贫|利率|税率|费率|容积|密度|周转")
_SATISFIED = re.compile(r"(?<!不)(?<!基本)(?<!较)满意")
_WHOLE = re.compile(
    r"应|计划|总|共|任务|目标|全县|全市|全区|抽查|抽检|检查|排查|受理|下达|发放|收到|参加|登记|申报|申请|纳入|现有"
    r"|需"
)
_PLAN = re.compile("目标|任务|计划")
_SHARE = re.compile(r"(?:占|完成|达到?|相当于)[^\d,。;]{0,10}$")
_RULES, _MARKS, _END = ("A09", "A11"), "率度例", 4  # what names a rate, in its last characters
_OF_ALL = re.compile(",?(?:约?占比?|占比[为达]?)(?:总数的|全部的)?")
_PAIR = 2  # numbers of one unit
_MOST, _FAR, _CLOSE = 8, 40, Decimal("0.15")


def rates(case: Case) -> Iterator[Check]:
    """A09: the rates of prose that go by the word of what was done."""
    for paragraph, sentence in paragraphs_with(case, _has_rate, 3):
        for at, rate in enumerate(sentence.numbers):
            if rate.unit != PERCENT or not at or is_judged(case, rate, *_RULES):  # as most are
                continue
            check = _judged(case, paragraph, sentence, at)
            if check is not None:
                yield check


def _judged(case: Case, paragraph: Paragraph, sentence: Sentence, at: int) -> Check | None:
    """Return the check of a percentage by the words before it: 占, …的, or the name of a rate."""
    rate = sentence.numbers[at]
    if _OF_ALL.fullmatch(rate.gap):
        return _of_part(paragraph, sentence, at)
    if rate.gap == "的":
        return _of_share(paragraph, sentence, at) if at > 1 else None
    found = (_DEGREE.search(rate.label) or _RATE.search(rate.label)) if _is_rate(rate) else None
    if found is None or rate.vague or _LOOSE.search(rate.label):
        return None
    return _check(case, paragraph, sentence, at, found)


def _is_rate(number: Number) -> bool:
    return any(mark in number.label[-_END:] for mark in _MARKS)


def _has_rate(words: str) -> bool:
    return "%" in words and ("率" in words or "满意度" in words or "的" in words or "占" in words)


def _check(
    case: Case, paragraph: Paragraph, sentence: Sentence, at: int, found: re.Match[str]
) -> Check | None:  # fmt: skip
    rate, own = sentence.numbers[at], sentence.numbers[:at]
    if found.re is _DEGREE:
        return _satisfied(sentence, own, rate)
    part = own[-1]
    same = [n for n in own if n.unit == part.unit]
    if part.unit in UNCOUNTED or len(same) != 2 or not are_plain(same) or len(rate.gap) > _FAR:
        return None
    planned = _is_planned(found.group("stem"), *same)
    whole, part = (same[1], same[0]) if planned else same
    told = sentence.words[same[0].start - sentence.start : rate.start - sentence.start]
    if whole.value <= part.value or _NOT.search(_bare(f"{whole.label}{told}", planned)) or not _WHOLE.search(whole.gap):
        return None
    if not (planned or _is_named(found.group("stem"), part)) or _fits(paragraph, rate):
        return None
    check = _over(rate, part.value, whole, [part])
    if not is_wrong(check):
        return check
    right = 100 * part.value / rate.value
    off = right * 2 * rate.half / rate.value
    return (
        check if _shows(rate, part.value, whole) and not is_printed(case, part.unit, right - off, right + off) else None
    )


def _is_planned(stem: str, first: Number, second: Number) -> bool:
    """Say whether what was done stands before the plan that it is a share of: 接种86万剂，目标88万剂，完成率97.7%."""
    return stem.endswith(("完成", "达成", "实现")) and _PLAN.search(second.label) is not None


def _bare(words: str, planned: bool) -> str:
    return words.replace("目标", "") if planned else words


def _over(rate: Number, part: Decimal, whole: Number, parts: Sequence[Number]) -> Check:
    computed = 100 * part / whole.value
    spread = computed * sum((n.half / n.value for n in (*parts, whole)), Decimal(0))
    return compared(
        "A09", computed.quantize(Decimal("0.01")), rate, [*parts, whole], "audit.ratio",
        envelope=2 * rate.half + spread,
    )  # fmt: skip


def _shows(rate: Number, part: Decimal, whole: Number) -> bool:
    computed = 100 * part / whole.value
    near = abs(computed - rate.value) <= _CLOSE * rate.value
    return near or is_short_slip(computed.quantize(rate.half * 2), rate.value)


def _is_named(stem: str, part: Number) -> bool:
    return any(stem[i : i + 2] in part.label for i in range(len(stem) - 1))


def _fits(paragraph: Paragraph, rate: Number) -> bool:
    """Say whether numbers of a paragraph come to a rate: two, two together, or what two leave."""
    near = [n for n in paragraph.numbers if n.unit not in UNCOUNTED and n.value][-2 * _MOST :]
    allowed = 2 * rate.half
    for whole in near:
        same = list(dict.fromkeys(n.value for n in near if n.unit == whole.unit))[:_MOST]
        parts = [*same, *(a + b for a in same for b in same if a < b), *(b - a for a in same for b in same if a < b)]
        if any(abs(100 * part / whole.value - rate.value) <= allowed for part in parts):
            return True
    return False


def _of_share(paragraph: Paragraph, sentence: Sentence, at: int) -> Check | None:
    """Compare a rate with a number over the whole right before it: 抽取24个，占总数80个的30%."""
    part, whole, rate = sentence.numbers[at - 2 : at + 1]
    told = f"{part.label}{whole.gap}"
    if part.unit != whole.unit or part.unit in UNCOUNTED or not _SHARE.search(whole.label) or _NOT.search(told):
        return None
    if not are_plain((part, whole, rate)):
        return None
    if sum(n.unit == part.unit for n in sentence.numbers[:at]) > _PAIR or _fits(paragraph, rate):
        return None
    return _over(rate, part.value, whole, [part]) if _shows(rate, part.value, whole) else None


def _of_part(paragraph: Paragraph, sentence: Sentence, at: int) -> Check | None:
    """Compare the share of a part with the only larger number before it: 接听4,826通；其中夜间1,930通，占40%."""
    part, rate = sentence.numbers[at - 1 : at + 1]
    earlier = [n for n in paragraph.numbers if n.unit == part.unit and n.start < part.start and "均" not in n.label]
    if part.unit in UNCOUNTED or len(earlier) != 1 or "其中" not in part.gap or not are_plain((part, rate, *earlier)):
        return None
    whole = earlier[0]
    if whole.value <= part.value or _fits(paragraph, rate):
        return None
    return _over(rate, part.value, whole, [part]) if _shows(rate, part.value, whole) else None


def _satisfied(sentence: Sentence, own: Sequence[Number], rate: Number) -> Check | None:
    """Compare how many are satisfied with the answers before: the first, with the next, and but for the last."""
    same = [n for n in own if n.unit == own[-1].unit]
    votes = [n for n in same if "满意" in n.label or n.label.startswith("一般")]
    if len(votes) < 2 or own[-1].unit in UNCOUNTED or not are_plain(same) or len(votes) != len(same) - 1:
        return None
    whole = same[0]
    if (
        whole in votes
        or sum((n.value for n in votes), Decimal(0)) != whole.value
        or _NOT_SATISFIED.search(sentence.words)
    ):
        return None
    good = [n for n in votes if "不" not in n.label]
    sums = [sum((n.value for n in votes[:k]), Decimal(0)) for k in range(1, len(votes))]
    if any(abs(100 * each / whole.value - rate.value) <= 2 * rate.half for each in sums):
        return None
    total = sum((n.value for n in good if not n.label.startswith("一般")), Decimal(0))
    return _over(rate, total, whole, good) if good and _shows(rate, total, whole) else None


_NOT_SATISFIED = re.compile("加权|折算|平均|按")
