"""A12, A17: a whole and the list behind it, whatever its numbers are read as: 1.26亿元，来源为：中央5,000万元….

A list is whole where its lead says so (来源为, 分为, 分别为, 由…组成), where its parts are the years or quarters that
the whole is of, or where they are all there can be (男、女). One behind 其中 may leave parts out; but parts that
exclude one another come to no more than the whole. Innocent: names that overlap, a part of a part, 等.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.counts.exclusive import are_apart, are_whole
from indexer.audit.phrases.numbers import MONEY, PERCENT, UNCOUNTED, Number, are_plain, compared, is_wrong
from indexer.audit.relations.paragraphs import Paragraph, is_printed, paragraphs
from indexer.audit.slips import is_near_total

_CLOSED = re.compile(
    r"(?:来源(?!地)|来自|构成|组成|分为|分成|^[,:]?分别|如下|分配|即|划分为|由)[^\d。;]{0,16}$"
    r"|按[^,。;\d]{1,14}分,?[^,。;\d]{1,10}$"  # 按岗位分，管理岗3人、…
    r"|(?:用于|为|有)?以下(?:[几各二两三四五六七八九十]个?)?(?:方面|方向|用途|项目|支出|内容)[^\d。;]{0,16}$"
    r"|^,?:[^\d。;]{0,16}$|^\((?!其中|含|包括)[^\d。;]{0,16}$"
)
_BY = re.compile("按[^,。;\\d]{1,14}分,")
_OPEN = re.compile(r"其中|包括|含|中,")
_OPENS = re.compile("[来成分如即由:(中包含]")  # one of which both need
PARTIAL = re.compile(
    r"主要|重点|等(?![级次第])|部分|例如|如(?!下)|另|还|之一|新增|以及其他"
    r"|[前头][一二两三四五六七八九几\d](?:年|个|批|期|季|次)|此前|往年|以前年度"  # 三年累计90万元，前两年分别为…
)
_NOT = re.compile(
    r"比|较|每|均|占|增|减|上年|去年|同期|累计|计划|目标|任务|应|剩余|结余|结转|未|超|扣|达到|最[高低大小]|标准|不"
    r"|第[一二三]名|合同|预算|其中|原|由\d|用于|到\d"
)
_WHOLE_NOT = re.compile(r"每|均|比|较|增加|减少|上年|去年|结余|结转|标准|其中|最[高低]")
AFTER = re.compile(
    r"^[^。]{0,4}(?:等|以上|左右|不等)"
    r"|^[^。;\d]{0,20}(?:另有|另外|另[计行算]|此外|其余|剩余|其他|余下|不[含计]|不包括|未[含计])"
)
_YEAR = re.compile(
    r"(20\d\d)年|(一|二|三|四|上|下)(?:季度|半年)|(第[一二三四五六]|首)(?:期|批|年|阶段|次|标段)"
    r"|([一二三四五])(?:期|标段)"
)
_SPAN = re.compile(r"([两二三四五])(?:年|期|批|个?季度|个?阶段|个?标段)")
_NUMBER_OF = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_FAMILIES = tuple(
    tuple(map(re.compile, family.split()))
    for family in (
        "中央|国家 (?<!本)省|自治区 [^县]?市(?!场)|州 县|区(?!域)|旗 乡|镇 自筹|自有|单位 债券 贷款 社会|捐赠"
        " 事业收入|经营",
        "人员 公用|运转 项目|特定",
        "货物|设备 服务 工程",
        "工程|建安 设备 监理 设计|勘察 其他|预备费 征地|拆迁",
    )
)
_SUFFIX = frozenset("科校院站所镇村路区道类级期组班线河桥厂馆园队街乡县市库场岁")
CROSSING = re.compile("女|党员|团员|民族|学历|本科|职称|残疾|低保|贫困|新|重点")
_SOURCE = re.compile(
    "中央|国家|[省市县区乡镇]级|[省市县区]财政|财政|配套|自筹|自有|债券|贷款|社会(?!保|事|救|福|组|治|工)|捐|补助资金|上级|本级"
)
_LAST_SOURCE = re.compile("自筹|自有|社会|捐")
_HOLDING = re.compile("三公|采购|基本支出|项目支出|人员|公用|其他|合同|设备类|服务类|年|结转|当年|上年|第")
_REST = re.compile(
    "^(?:其[他它余]|剩余|余下)(?!.*中的)|其[他它](?:费用|支出|收入|资金|经费|类|项目|用途)?(?:及预备费)?$|不可预见费$|预备费$"
)
_EACH = re.compile(r"([两二三四五六七八九])(?:个|家|所|类|级|项|部分|[^\W\d_]{1,2})?[^\d,。;]{0,8}分别(?:为|是|有)?$")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TWO, _MUCH = 2, Decimal("1.15")
_MOST, _LONG = 12, 40  # parts of a list, and characters before one of them
_LED = re.compile("^.*(?:其中|包括|来源[为于是]?|分别[为是有]?|分为|分,?|如下|含|中|构成[为是]?|来自|由)")
_TAIL = re.compile(r"(?:资金|经费|支出|投入|安排|补助|投资|完成|收入|为|有|的|共)+$")


def lists(case: Case) -> Iterator[Check]:
    """A12, A17: the lists of prose behind their wholes."""
    for paragraph in paragraphs(case):
        if len(paragraph.numbers) > 2:
            for run in _sentences(case, paragraph):
                yield from _of_sentence(case, run)


def _sentences(case: Case, paragraph: Paragraph) -> Iterator[list[Number]]:
    """Yield the numbers of each sentence, semicolons ending none."""
    run: list[Number] = []
    for sentence in paragraph.sentences:
        if case.folded()[sentence.start - 1 : sentence.start] != ";" and run:
            yield run
            run = []
        run.extend(sentence.numbers)
    yield run


def _of_sentence(case: Case, numbers: Sequence[Number]) -> Iterator[Check]:
    at = 0
    while at + 2 < len(numbers):
        whole, first = numbers[at], numbers[at + 1]
        parts = _parts(case, numbers, at) if whole.unit == first.unit and whole.unit not in UNCOUNTED else []
        check = _check(case, whole, parts) if len(parts) > 1 else None
        if check is not None and not _is_of_one_before(case, numbers[:at], whole, parts):
            yield check
        at += max(len(parts), 1)


def _is_of_one_before(case: Case, before: Sequence[Number], whole: Number, parts: Sequence[Number]) -> bool:
    """Say whether a list behind ； is of a whole before the last: 中心26个，街道级8个…；按星级分，五星级5个…."""
    if not before or ";" not in case.folded()[whole.end : parts[0].start]:
        return False
    computed = sum(part.value for part in parts)
    return any(number.unit == whole.unit and number.value == computed for number in before)


def _parts(case: Case, numbers: Sequence[Number], at: int) -> list[Number]:
    """Return the numbers of one unit behind a whole, each with a name; [] where another unit's stand between."""
    whole, rest = numbers[at], numbers[at + 1 :]
    lead = rest[0].gap
    if not _OPENS.search(lead) or not _leads(lead) or _WHOLE_NOT.search(whole.label):  # as mostly
        return []
    parts: list[Number] = []
    bracket = "(" in lead
    for number in rest:
        if parts and ")" in number.gap:  # what the bracket holds is the list, or a part has a bracket of its own
            return parts if bracket and len(parts) > 1 else []
        if number.unit == PERCENT and "占" in number.label:
            continue
        if number.unit != whole.unit:
            return parts if len(parts) > 1 and _ends(case, parts) else []
        words = number.gap
        if not parts:  # what stands before the clause that opens the list is not of it
            words = _OPEN.sub("", _CLOSED.sub("", words)).rpartition(",")[2]
        if _NOT.search(words) or len(number.gap) > _LONG or (parts and "(" in number.gap):
            return [] if len(parts) < 2 else _ended(case, parts, number)
        if len(parts) > 1 and sum(part.value for part in parts) == whole.value:
            return parts  # what follows is told of the whole: 工程38万元，节约12.3万元
        parts.append(number)
    return parts


def _leads(lead: str) -> bool:
    """Say whether words lead to a list that is not said to be partial."""
    return any(form.search(lead) for form in (_CLOSED, _OPEN, _EACH)) and not PARTIAL.search(lead)


def _ends(case: Case, parts: Sequence[Number]) -> bool:
    """Say whether a mark ends a list that another unit follows: 。, a bracket, or ， behind parts joined by 、."""
    mark = case.folded()[parts[-1].end]
    return mark in "。)" or (mark in ",;" and all(part.gap.startswith("、") for part in parts[1:]))


def _ended(case: Case, parts: list[Number], number: Number) -> list[Number]:
    """Return the parts where the sentence goes on with something else behind a bracket or a semicolon; else none."""
    return parts if number.gap[:1] in (")", ";", "。") else []


def _check(case: Case, whole: Number, parts: Sequence[Number]) -> Check | None:
    names = [_name(part, first=part is parts[0]) for part in parts]
    behind = case.folded()[parts[-1].end : parts[-1].end + _LONG]
    each = _EACH.search(parts[0].gap)
    counted = each is not None and _COUNTS[each.group(1)] == len(parts)
    named = all(names) and len(set(names)) == len(names)
    if len(parts) > _MOST or not are_plain((whole, *parts)) or not (named or counted):
        return None
    if PARTIAL.search("".join(names)) or AFTER.match(behind):
        return None
    computed = sum((part.value for part in parts), Decimal(0))
    check = compared("A12" if whole.unit == MONEY else "A17", computed, whole, parts, "audit.sum")
    values = [part.value for part in parts]
    if not is_wrong(check) or not is_near_total(values, whole.value) or max(values) >= whole.value:
        return None
    closed = counted or (_CLOSED.search(parts[0].gap) is not None and not _OPEN.search(parts[0].gap))
    if _BY.search(parts[0].gap) and any(map(CROSSING.search, names)):
        closed = False  # 按类别分，低保1,200人、残疾900人
    rest = _REST.search(names[-1]) is not None and (whole.unit == MONEY or computed < whole.value)
    sure = closed or rest or are_whole(names)
    sure = sure or _is_the_other(names) or _are_times(whole, names)
    sure = sure or (computed > whole.value and (_are_apart(names) or _exceeds(whole, computed, names)))
    sure = sure or (_are_all_sources(names) and _is_one_digit(computed - whole.value))
    return check if sure and not _is_of_another(case, whole, computed) else None


def _is_the_other(names: Sequence[str]) -> bool:
    """Say whether of two parts one is what the other is not: 住宅 and 非住宅."""
    return len(names) == _TWO and any(b in (f"非{a}", f"未{a}", f"不{a}") for a, b in (names, names[::-1]))


def _exceeds(whole: Number, computed: Decimal, names: Sequence[str]) -> bool:
    """Say whether what was spent is less than its parts, all named in one way: none is a source or holds others."""
    if whole.unit != MONEY or len(names) <= _TWO or computed > _MUCH * whole.value:
        return False
    sources = [_SOURCE.search(name) is not None for name in names]
    held = any(a in b for a in names for b in names if a is not b)
    return not held and not any(map(_HOLDING.search, names)) and (all(sources) or not any(sources))


def _are_all_sources(names: Sequence[str]) -> bool:
    """Say whether parts are sources of money down to the last: 省级以上, 市县, 自筹."""
    return len(names) > _TWO and _LAST_SOURCE.search(names[-1]) is not None and all(map(_SOURCE.search, names))


def _is_one_digit(difference: Decimal) -> bool:
    return len(difference.normalize().as_tuple().digits) == 1


def _is_of_another(case: Case, whole: Number, computed: Decimal) -> bool:
    """Say whether the report prints what parts come to, which may be another whole."""
    return whole.unit == MONEY and is_printed(case, MONEY, computed, computed)


def _name(number: Number, *, first: bool) -> str:
    words = number.label
    if first:
        words = _LED.sub("", words)
    return _TAIL.sub("", words)


def _are_times(whole: Number, names: Sequence[str]) -> bool:
    """Say whether parts are the years, quarters or lots that the whole is said to be of: 三年, of three years."""
    times = [found.group() for name in names if (found := _YEAR.search(name)) is not None]
    said = _SPAN.search(f"{whole.gap}")
    if len(set(times)) < len(names) or said is None or _NUMBER_OF[said.group(1)] != len(names):
        return False
    years = sorted(int(each[:4]) for each in times if each[:2] == "20")
    return not years or years == list(range(years[0], years[0] + len(names)))


def _are_apart(names: Sequence[str]) -> bool:
    if any(map(CROSSING.search, names)):
        return False
    if are_apart(names):
        return True
    names = [name.removesuffix("以上") for name in names]
    if len({name[-1] for name in names}) == 1 and names[0][-1] in _SUFFIX:
        return True
    for family in _FAMILIES:
        kinds = [next((at for at, form in enumerate(family) if form.search(name)), None) for name in names]
        if None not in kinds and len(set(kinds)) == len(kinds):
            return True
    return False
