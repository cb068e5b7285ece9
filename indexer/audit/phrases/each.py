"""A16: so many, so much for each, so much in all, three or four numbers in a row of one sentence.

向12个村各补助5万元，共计60万元; 1,250人每人每月100元，发放12个月，共150万元. The things counted are those that the
standard names, or the words leave no other (各补助, 单价). Other numbers beside them, and words of a part (已拨付,
首批, 另), leave nothing to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    POINTS,
    SCORE,
    Number,
    Sentence,
    are_plain,
    compared,
    is_wrong,
    sentences_with,
)
from indexer.audit.slips import is_misprinted_amount, is_near, is_short_slip
from indexer.audit.telling import quoting

_MARK = re.compile("[每各均]|单价|成本|元/")
_EACH = re.compile(
    r"每一?(?P<kind>[个位名户所座处家台套只条辆])?(?P<of>[^\W\d_]{0,8}?)(?:每?(?P<time>学?年|年度|月|天|日|学期|季度?))?"
    r"(?:给予|按|补助|补贴|奖励|发放|安排|资助|标准|拨付|投入|奖补|补偿|支付|需|的|经费|资金|工作|专项|一次性|财政|运行|管护|维护|为|是|予以|价格|费用|造价|投资|成本|建设|单价|生活|体检|保险|服务)*$"
)
_APIECE = re.compile(
    r"(?:各|分别)(?:给予|按|补助|补贴|奖励|发放|安排|资助|拨付|投入|奖补|补偿|支付|配套|经费|资金|工作|一次性|财政|予以|下达|支持|拨款)*$"
)
_PRICE = re.compile(r"(?:单价|均价|单位造价|单[册份个台套件]成本|每(?:台|套|件|个|只|张|辆)(?:价格|单价))(?:为|是)?$")
_SLASH = re.compile(r"^/([^\W\d_]{1,3})(?:[/·.](年|月|天|日))?")
_TOTAL = re.compile(
    r"^(?:[^\d,。;:]{0,4})?(?:共计|合计|总计|小计|总共|共需|共|计|总额|总价|总金额|总投资|总造价|总费用|累计)[^\d,。;:]{0,10}$|(?:共计?|合计|总计)[^\d,。;:]{0,8}$"
)
_LOOSE = re.compile(r"(?:发放|支出|补助|补贴|安排|投入|兑付|拨付|资金|金额|经费|奖励|支付|下达|补偿)[^\d,。;:]{0,8}$")
_NOT = re.compile(
    r"其中|另|首批|已(?!按|全)|不超过|最高|上限|以内|至少|不低于|不等|折|离职|中途|退出|新增|实际天|按实际|年末|期末|在册|平均|分档|分类|部分|预留|质保"
    r"|扣除|剩余|结余|原|计划|拟|预计|上年|去年|比|较|提高|调整|%|余|首付|进度|合同|差额|不足|季度|学期|上半年|下半年|起|[两三四]次|分[两三四]"
)
_SET_ASIDE = re.compile(r"^(?:全年|年度|当年|共|共计|应|年|需)*(?:安排|下达|需|测算)(?:资金|补助|经费|补贴)*$")
_SEVERAL = re.compile("[及和与、]")
_PAID = re.compile("发放|支出|支付|兑[付现]|发给|补助|补贴|资助")
_BEHIND = re.compile(r"^[^。;]{0,30}(?:扣除|包括|含|按实际|不足|部分|年中|中途|年满|新增|退出|死亡|去世|上年|去年)")
_GENERIC = "个处项条"
_NO_THINGS = frozenset({PERCENT, SCORE, POINTS, "", "序", "月", "天"})
_DIFFERENT = {"户次", "场次", "班次", "批次", "车次", "件次", "人次"}
_COUNT = re.compile(r"计划|目标|拟|预计|编制|约|近|超|上年|去年|应")
_MEAN, _SET = re.compile("([人户生亩])均每?(?=[年月天日])"), re.compile("的?标准")
_PEOPLE = {"名": "人", "位": "人", "生": "人"}
_DAYS = ("天", "日")


def eaches(case: Case) -> Iterator[Check]:
    """A16: numbers of things, what each gets, and what all get."""
    for sentence in sentences_with(case, _MARK.search, 3):
        numbers = sentence.numbers if case.folded()[sentence.start - 1 : sentence.start] != ";" else ()
        for at, total in enumerate(numbers):
            if at > 1 and total.unit == MONEY and (_TOTAL.search(total.label) or _LOOSE.search(total.label)):
                terms = _terms(numbers[:at])
                if terms is not None and (check := _check(sentence, terms, total)) is not None:
                    yield check


def _terms(before: Sequence[Number]) -> Sequence[Number] | None:
    """Return the two or three numbers that stand before a total: things, a standard, perhaps months."""
    run = list(before[-3:])
    if len(run) == 3 and (run[0].unit in (MONEY, PERCENT, SCORE, "") and not _is_standard(run[0])):
        run = run[1:]
    kinds = [_kind(number) for number in run]
    if kinds.count("standard") != 1 or kinds.count("things") != 1 or kinds.count("time") != len(run) - 2:
        return None
    return run if len(before) == len(run) else None


def _kind(number: Number) -> str | None:
    if number.unit == MONEY:
        return "standard" if _is_standard(number) else None
    if number.unit in ("月", "天"):
        return "time"
    return "things" if number.unit not in _NO_THINGS else None


def _is_standard(number: Number) -> bool:
    return any(form.search(number.label) for form in (_PRICE, _APIECE)) or "每" in number.label


def _check(sentence: Sentence, terms: Sequence[Number], total: Number) -> Check | None:
    kinds = {_kind(number): number for number in terms}
    standard, things, time = kinds["standard"], kinds["things"], kinds.get("time")
    words = sentence.words[: total.end - sentence.start]
    if _SEVERAL.search(total.label):
        return None
    behind = sentence.words[total.end - sentence.start :]
    if not are_plain((*terms, total)) or _NOT.search(words) or _COUNT.search(things.label) or _BEHIND.match(behind):
        return None
    times = _times(sentence, standard, things, time)
    if times is None or total.value <= standard.value:
        return None
    computed = standard.value * things.value * times
    check = compared(
        "A16", computed, total, [standard], "audit.product", envelope=total.half + standard.value * things.half * times
    )
    told = [number.place for number in terms if number is not standard]
    check = quoting(check, told)
    if is_wrong(check) and not _is_shown(computed, standard, total):
        return None
    return check


def _times(sentence: Sentence, standard: Number, things: Number, time: Number | None) -> Decimal | None:
    """Return by how many months or days a standard is taken, None where it is for other things or it is not said."""
    one = Decimal(1)
    if _PRICE.search(standard.label) or _APIECE.search(standard.label):
        return one if time is None and things.unit not in _DIFFERENT else None
    each = _EACH.search(_apiece(sentence, standard))
    slash = _SLASH.match(sentence.words[standard.end - sentence.start :])
    if each is None or not _are_its(each.group("kind"), each.group("of"), things, sentence):
        return None
    period = each.group("time") or (slash.group(2) if slash is not None else None)
    if period in ("年", "年度", None):
        return one if time is None else None
    if period == "月":
        if time is not None:
            return time.value if time.unit == "月" else None
        return Decimal(12) if "全年" in sentence.words else None
    return time.value if period in _DAYS and time is not None and time.unit == "天" else None


def _apiece(sentence: Sentence, standard: Number) -> str:
    """Return the words before a standard: 人均每月420元标准 is so much for each, as an average would not be."""
    behind = sentence.words[standard.end - sentence.start :]
    return _MEAN.sub(r"每\1每", standard.label) if _SET.match(behind) else standard.label


def _are_its(kind: str | None, of: str, things: Number, sentence: Sentence) -> bool:
    """Say whether a number is of the things that a standard names: 12个村, 每村; 36名护林员, 每人, 每名护林员."""
    if things.unit in _DIFFERENT:
        return False
    after = sentence.words[things.end - sentence.start :][:3]
    name, own = (_PEOPLE.get(word, word) for word in (of[:1], kind or ""))
    if own:
        named = own != "个" or not name or name in after or (after[:1].isalpha() and after[:1] in of)
        return own == things.unit and (named or things.label.endswith(of))
    return name == things.unit[:1] or (things.unit in _GENERIC and bool(name) and name in after)


def _is_shown(computed: Decimal, standard: Number, total: Number) -> bool:
    """Say whether a wrong total shows: by a standard, not all may have been paid, or not for all of the time."""
    if _SET_ASIDE.search(total.label):
        return is_near(computed, total.value)
    if _TOTAL.search(total.label) and not (_PAID.search(total.label) and "每" in standard.label):
        return is_near(computed, total.value)
    if sorted(f"{computed.normalize():f}") == sorted(f"{total.value.normalize():f}"):
        return is_near(computed, total.value)
    return is_misprinted_amount(computed, total.value) or is_short_slip(computed / 10_000, total.value / 10_000)
