"""Numbers of people and things: A17 (a number in all, and those of its classes), A14 (of two years, and the change).

Classes behind 其中 may be some of all, or overlap (孤独症儿童79人、低保家庭儿童41人), so that nothing follows from them
alone. They are all there is where they are said to divide the whole (分为), where the same classes make up another
number in the report (posts and staff of the same offices; both terms of several subsidies), and where staff is told by
all kinds of posts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check, outcome_of
from indexer.audit.counts.asked_for import asked_for
from indexer.audit.counts.exclusive import ought_to_fit
from indexer.audit.counts.staffing import are_all, kinds_of
from indexer.audit.guards import PAST
from indexer.audit.printed_at import is_counted
from indexer.audit.relations.paragraphs import is_printed
from indexer.audit.slips import is_count_slip, is_exchanged, is_near_total
from indexer.audit.spans import in_prose
from indexer.audit.telling import check_of_words
from indexer.numerals import parse_number, plain

_UNIT = (
    "人次|班次|户次|场次|批次|车次|件次|剂次|平方米|公里"
    "|[人名个家件户所座处项宗起辆台套场期村亩吨次例份册批张间幢栋只头株盏条支]"
)
_N = rf"(?<![\d.])(?<!\d,)(\d[\d,]{{0,11}}(?:\.\d{{1,4}})?)(万?)({_UNIT})"
_NUMBER = re.compile(_N)
_KIND_OF_STAFF = "(?<=[人名].)(?=行政|事业|公务员|专任教师|医[师生]|护[士理]|员额|男|在编)"
_STAFF = "|".join(f"{mark}{_KIND_OF_STAFF}" for mark in ",:;") + "|,(?<=[人名]中,)(?=男)"
_LEAD = re.compile(rf"其中:?|包括:?|分为:?|分别[为是有]:?|[(](?=[^\d,。;:、()]{{1,12}}\d)|{_STAFF}")
_LEADS = re.compile(rf"其(?=中)|包(?=括)|分(?=[为别])|[(]|{_STAFF}")
_ITEM = re.compile(rf"([^\d,。;:、()%\n]{{1,16}}?){_N}")
_JOINT = re.compile(r"(?:(?<=个)[^\W\d_]{1,4}(?=[、,和及与]))?[、,]?(?:以?及|和|与)?")
_OUT = re.compile(  # no name of a class
    rf"每|另|比[上去]|较|占|增加|减少|合计|共计|达到|超过|{PAST}|目标|计划|平均|以上|以下|约|近|不足|合同|年(?!级)"
)
_BETWEEN = re.compile(r"[^\W\d_]{0,4}[,:;]?(?:[^,。;:\d]{0,14}\d{1,3}(?:\.\d{1,2})?%,?)?")
_SUBJECT = re.compile(r"([^\W\d_]{2,8}?)(?:按[^\W\d_]{1,10}|共|可|主要)?$")
_OPEN = re.compile(r"等|其余|其他|其它|另|还|剩余|余下|未|重复|交叉|重叠|不含|不包括|除")
_VAGUE = re.compile(rf"(?:近|约|超过?|余|逾|{PAST}|目标|计划|预计|拟)$")
_CHANGE_BEFORE = re.compile(
    r"(?:(?:比|较)(?:[上去]年|20\d\d年)|同比|本年|当年)[^,。;\d]{0,8}(?:增加|减少|新增|净增|净减|报废)$"
)
_REMAINDER = re.compile(  # of a class that is all that no other one holds
    r"^(?:其他|其它|其余|(?:一般|普通)(?:农户|户|群众|居民|人员|学生))"
)
_CROSSING = re.compile("女|党员|团员|少数民族|学历|本科|职称|残疾|低保")  # who may be in another class as well
_NESTED = re.compile("[一二三四]级(?:绩效)?(?:指标|项目|目录|科目|分类)?")  # each of one holds some of the next
_SENTENCE = "。;\n"
_OWNERS = re.compile(
    r"(?<![\d.])(\d{1,2}|[两二三四五六七八九十])个([^\W\d_]{1,8}?)(?:的|共|共有|涉及|下辖|所辖|内的?)$"
)
_FAR, _TAIL = 160, 24  # characters before a list that hold its whole, and after it that say that it is not all
_YEARS = 60  # characters before a change that hold the numbers of both years
_FEWEST, _OFTEN = 3, 2  # names that two lists must share, and lists that must share fewer
_THEN = r"(?:上年|去年|\d{4}年)(?:度|末|底|同期|年末|年底){0,2}的?(?:为|是)?"
_LESS = "减少|下降|降低|少"
_CHANGE = rf"(增加|增长|提高|上升|多|{_LESS})了?"
_CHANGED = (
    re.compile(rf"{_N},?(?:比|较){_THEN}{_N},?{_CHANGE}{_N}"),
    re.compile(rf"{_N},{_THEN}{_N},(?:同比|比上年|较上年|比去年|较去年)?{_CHANGE}{_N}"),
)
_CHANGES = re.compile(r"[加长高升多少降]了?(?=[0-9][0-9,.]{0,12}万?(?![0-9,.万元%亿千]|个百))")  # of no money
_LAST = re.compile("[上去0-9]年")
_A_YEAR = re.compile("20[0-9]{2}(?=年)")
_LONG = 100  # what a number of three digits is, of which one may be wrong
_WAN = {"": Decimal(1), "万": Decimal(10_000)}


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of things, its place, and the numbers of its classes: names, values, places."""

    total: Decimal
    half: Decimal
    place: tuple[int, int]
    names: tuple[str, ...]
    values: tuple[Decimal, ...]
    places: tuple[tuple[int, int], ...]
    lead: str
    closed: bool  # said to be all there is
    about: str  # the words before the total
    unit: str

    @property
    def sum(self) -> Decimal:
        """The numbers of the classes together."""
        return sum(self.values, Decimal(0))


def classes(case: Case) -> Iterator[Check]:
    """A17: a number of people or things is the sum of those of its classes."""
    found = tallies(case)
    right = [tally for tally in found if tally.sum == tally.total]
    pairs = Counter(frozenset(t.names) for t in right if len(t.names) < _FEWEST)
    whole = {frozenset(t.names) for t in right if len(t.names) >= _FEWEST}
    whole |= {names for names, often in pairs.items() if often >= _OFTEN}
    kinds = {kinds_of(tally.names) for tally in right}
    for tally in found:
        outcome = outcome_of(tally.sum, tally.total, tally.half)
        asking: list[tuple[int, int]] = []
        if outcome == FINDING:
            asking = asked_for(case, tally.values, tally.total, tally.unit, tally.place, tally.places)
            sure = tally.closed or _has_remainder(tally) or frozenset(tally.names) in whole or are_all(
                tally.names, tally.values, tally.total, tally.about, kinds, _paragraph(case, tally)
            )  # fmt: skip
            sure = sure or ought_to_fit(case, tally.names, tally.sum, tally.total) or _is_slip(case, tally)
            # No levels of a tree: 一级3个，二级9个，三级12个.
            sure = (sure or bool(asking)) and tally.total not in tally.values
            outcome = FINDING if sure and is_near_total(tally.values, tally.total) else NOT_CHECKABLE
        yield check_of_words(
            "A17", f"audit.tally.{outcome}", (tally.place, *tally.places, *asking), outcome=outcome,
            terms=list(map(plain, tally.values)), computed=plain(tally.sum), printed=plain(tally.total),
        )  # fmt: skip


def _has_remainder(tally: Tally) -> bool:
    """Say whether the last class holds all that the others do not, which are of one sort."""
    return _REMAINDER.match(tally.names[-1]) is not None and not any(map(_CROSSING.search, tally.names))


def _is_slip(case: Case, tally: Tally) -> bool:
    """Say whether a list comes to its total but for two neighbours exchanged, or to what is printed elsewhere.

    A list that leaves some out hardly leaves out just that many.
    """
    if is_counted(case, abs(tally.total - tally.sum), tally.unit):
        return False
    if is_exchanged(tally.sum, tally.total):
        return True
    long = min(tally.sum, tally.total) >= _LONG and is_count_slip(tally.sum, tally.total)
    return long and is_printed(case, tally.unit, tally.sum, tally.sum)


def _paragraph(case: Case, tally: Tally) -> str:
    begin = case.mark_before("\n", tally.place[0]) + 1
    end = case.text.find("\n", tally.places[-1][1], tally.places[-1][1] + _FAR)
    return case.folded()[begin : end if end >= 0 else tally.places[-1][1] + _FAR]


def tallies(case: Case) -> list[Tally]:
    """Return the numbers of people and things in prose that classes are listed for."""
    return case.once("tallies", lambda: list(_tallies(case, case.folded())))


def _tallies(case: Case, folded: str) -> Iterator[Tally]:
    last = 0
    for place in _LEADS.finditer(folded):
        lead = _LEAD.match(folded, place.start()) if place.start() >= last else None
        tally = _tally(folded, lead) if lead is not None else None
        if tally is not None and in_prose(case, tally.place[0]):
            yield tally
            last = tally.places[-1][1]


def _tally(folded: str, lead: re.Match[str]) -> Tally | None:
    items = _items(folded, lead.end())
    if len(items) < 2:
        return None
    end = items[-1].end()
    stop = _next(folded, end, end + _TAIL)
    bracket = lead.group() == "("
    if bracket != (folded[end : end + 1] == ")") and bracket:
        return None
    unit = _kind(items[0])
    if any(_kind(item) != unit for item in items) or _OPEN.search(folded, end, stop):
        return None
    if all(_NESTED.fullmatch(_bare(item.group(1))) for item in items):
        return None
    values = tuple(_value(item, 2) for item in items)
    total = _total(folded, lead, unit, sum(values, Decimal(0)))
    if total is None:
        return None
    whole, about, adjacent = total
    decimals = max(len(m.group(g).partition(".")[2]) for m, g in ((whole, 1), *((item, 2) for item in items)))
    scale = _WAN[whole.group(2)]
    half = Decimal(5).scaleb(-decimals - 1) * scale * (len(items) + 1) if decimals else Decimal(0)
    closed = ("分" in lead.group() and adjacent) or _of_as_many(folded, whole.start(), items)
    return Tally(
        _value(whole, 1), half, whole.span(), tuple(_bare(item.group(1)) for item in items), values,
        tuple(item.span() for item in items), lead.group(), closed, about, unit,
    )  # fmt: skip


def _of_as_many(folded: str, at: int, items: Sequence[re.Match[str]]) -> bool:
    """Say whether what is counted at `at` is said to be of as many members as are listed: 4个镇的31个村，其中：…."""
    owners = _OWNERS.search(folded, max(0, at - _TAIL), at)
    if owners is None or parse_number(owners.group(1)) != len(items):
        return False
    return all(_bare(item.group(1))[-1:] in owners.group(2) for item in items)  # not 2个镇的45户，其中低保户…、残疾户…


def _items(folded: str, at: int) -> list[re.Match[str]]:
    """Return the names with their numbers that stand in a row."""
    items: list[re.Match[str]] = []
    while (item := _ITEM.match(folded, at)) is not None:
        if _OUT.search(item.group(1)) or (items and _kind(item) != _kind(items[0])):
            break
        items.append(item)
        joint = _JOINT.match(folded, item.end())
        if joint is None or joint.end() == item.end():
            break
        at = joint.end()
    return items


def _counts(whole: re.Match[str], unit: str) -> bool:
    """Say whether a total may be one of numbers of a unit: 3,638人次，其中春季1,842人、秋季1,796人."""
    return _kind(whole) == unit or (_kind(whole), unit) == ("人次", "人")


def _kind(item: re.Match[str]) -> str:
    unit = item.group(item.re.groups)
    return "人" if unit == "名" else unit


def _bare(name: str) -> str:
    return re.sub(r"^(?:其中|含|有|为)|(?:共|各|有|为)$", "", name)


def _value(found: re.Match[str], group: int) -> Decimal:
    return (parse_number(found.group(group)) or Decimal(0)) * _WAN[found.group(group + 1)]


def _total(
    folded: str, lead: re.Match[str], unit: str, together: Decimal
) -> tuple[re.Match[str], str, bool] | None:  # fmt: skip
    """Return the number that a list divides, the words before it, and whether nothing else can be meant."""
    begin = _before(folded, lead.start(), lead.start() - _FAR)
    numbers = list(_NUMBER.finditer(folded, begin, lead.start()))
    changed = len(numbers) > 1 and _CHANGE_BEFORE.search(folded, begin, numbers[-1].start())
    if changed and _value(numbers[-1], 1) != together:
        del numbers[-1]  # 共有车辆36辆，比上年增加2辆，其中：…
    if numbers:
        whole = numbers[-1]
        between = folded[whole.end() : lead.start()]
        adjacent = _BETWEEN.fullmatch(between) is not None
        words = folded[max(begin, whole.start() - 16) : whole.start()]
        fits = _counts(whole, unit) and not _VAGUE.search(words) and (adjacent or lead.group().startswith("其中"))
        return (whole, words, adjacent) if fits else None
    return _total_before(folded, lead, unit, begin) if "为" in lead.group() else None


def _total_before(
    folded: str, lead: re.Match[str], unit: str, begin: int
) -> tuple[re.Match[str], str, bool] | None:  # fmt: skip
    """Return the number that the sentence before gives for what is divided: 在职人员63人。在职人员按编制分为…."""
    subject = _SUBJECT.fullmatch(folded[begin : lead.start()].strip(" "))
    if subject is None or not folded.startswith("。", begin - 1):
        return None
    earlier = _before(folded, begin - 1, begin - _FAR)
    for found in _NUMBER.finditer(folded, earlier, begin):
        words = folded[max(earlier, found.start() - 16) : found.start()]
        if _kind(found) == unit and words.endswith(subject.group(1)):
            return found, words, True
    return None


def _before(folded: str, at: int, least: int) -> int:
    """Return where the sentence before a place begins."""
    return max(max(least, 0), *(folded.rfind(mark, max(least, 0), at) + 1 for mark in _SENTENCE))


def _next(folded: str, at: int, most: int) -> int:
    return min((end for mark in _SENTENCE if (end := folded.find(mark, at, most)) >= 0), default=most)


def changed_numbers(case: Case) -> Iterator[Check]:
    """A14 of people and things: 年末28.46万人，比上年末的28.13万人增加0.33万人."""
    folded = case.folded()
    for near in _CHANGES.finditer(folded):
        begin = _before(folded, near.start(), near.start() - _YEARS)
        for form in _CHANGED if _LAST.search(folded, begin, near.start()) else ():
            found = form.search(folded, begin, near.end() + _TAIL)
            if found is not None and not case.in_table(found.start()):
                check = _changed(found, is_after=_is_after(found, folded[begin : found.start()]))
                if check is not None:
                    yield check
                break


def _is_after(found: re.Match[str], before: str) -> bool:
    """Say whether the second number is the later one: 2021年47起，2022年31起，减少16起."""
    first, second = _A_YEAR.findall(before), _A_YEAR.findall(found.group())
    return bool(first and second) and first[-1] < second[0]


def _changed(found: re.Match[str], *, is_after: bool) -> Check | None:
    units = {(found.group(group), found.group(group + 1)) for group in (2, 5, 9)}
    if len(units) > 1:
        return None
    now, then, stated = (_value(found, group) for group in ((4, 1, 8) if is_after else (1, 4, 8)))
    computed = then - now if re.search(_LESS, found.group(7)) else now - then
    decimals = max(len(found.group(group).partition(".")[2]) for group in (1, 4, 8))
    envelope = Decimal(15).scaleb(-decimals - 1) * _WAN[found.group(2)] if decimals else Decimal(0)
    outcome = outcome_of(computed, stated, envelope)
    unit = f"{found.group(2)}{found.group(3)}"
    printed = [f"{found.group(group)}{unit}" for group in (1, 4)]
    return check_of_words(
        "A14", f"audit.changed.{outcome}", (found.span(8), found.span(1), found.span(4)), outcome=outcome,
        terms=printed, computed=f"{plain(computed / _WAN[found.group(2)])}{unit}", printed=f"{found.group(8)}{unit}",
    )  # fmt: skip
