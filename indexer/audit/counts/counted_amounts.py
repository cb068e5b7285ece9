"""Whether listed items are all there are, by their amounts: six of seven projects that come to all that was spent.

A list may lose a point when its file is converted. It has not where the amounts of its points come to an amount that is
printed outside the list, to the last digit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, PASS, Case, Check
from indexer.audit.counts.numbered import unit_within
from indexer.audit.guards import PAST
from indexer.audit.slips import significant
from indexer.audit.spans import line_end, mark_after
from indexer.audit.telling import check_of_words
from indexer.model import Figure
from indexer.numerals import parse_number

_FEWEST, _CLOSE, _LONG = 3, 3, 4  # items; how far two numbers of them may be apart; digits of their sum
_AFTER = 80  # characters after a list that may name more
_LONGEST = 600  # characters of a list in one sentence
_MORE = re.compile(
    r"另|其余|其他|其它|还有|剩余|未列|合并|打捆|未实施|未开展|未启动|取消|撤销|不涉及资金|等\d{0,2}[个项]|等(?=[,，。；;]|$)"
)
_SPLIT = re.compile("[、，；;,](?!\\d{3})")
_NUMBER = (  # tried only where one of its first characters stands
    r"([\d一二三四五六七八九十](?<![\d.第一二三四五六七八九十].)(?:(?<=\d)\d?|(?<!\d)[一二三四五六七八九十]{0,2}))"
    r"(?:个|项|家|所|处|类|大类)"
)
_LEAD = re.compile(
    rf"{_NUMBER}(?!月|百分|工作日|季度|方面)(?P<of>[^。;:、\n]{{0,40}}?)(?:,?(?:分别(?:是|为)|具体(?:是|为|包括)|包括|即):?|:)"
)
_NONE = re.compile(r"未|没有|无|停|取消|不再|不属|不涉及|(?<![\d.])0(?:\.0+)?[万亿]?元")  # one may have no amount
# What is paid besides what is counted: three lots and their supervision; two things may have gone to one of them.
_BESIDE = re.compile(
    r"监理|设计|管理费|规划|勘察|前期|预备|统筹|本级|机关|工作经费|其他|结转|指挥|评审|审计|利息|税|检测|审核|代理|[两二三]次"
    r"|第[一二三]批"
)
# Words behind the number that tell that it is of other things: 2个单位的支出, 3个社区改造项目, 2个标段中标单位4家.
_OF_THEM = re.compile(
    r"的(?!项目|工程|任务)"
    r"|(?:乡镇?|镇|村|社区|街道|县区?|区县|城市|学校?|[中小]学|院|站|单位|部门|科室|企业|公司|机构|园区?|标段|阶段|批次?)"
    r"(?=[^\W\d_])(?!获|得|享|分别|具体|包|即|分配|下达|补[助贴]|奖|资金|经费|支出|投入|[级社区镇村县])"
)
_OTHER = re.compile(f"主要|部分|其中|计划|拟|{PAST}|累计|超|前|近|[多余]个")
_NO_ITEM = re.compile("合计|共计|总计|总额|以上|上述|[比较占]|结余|节约|剩余|均")
_NAME = re.compile(r"\s*(?![一二三四五六七八九十]是)(?:[^\W\d_]{2}|[“《])")  # what is numbered, `counted` reads
_AND = re.compile("[和及与、]")  # 堤防和渠道 may be two of them
_SEVERAL = re.compile(r"[\d一二两三四五六七八九十](?:个|项|处|家|所|类)")
_NO_AMOUNT = ("standard", "change", "share", "rate")


def whole_list(
    case: Case, points: Sequence[tuple[int, int]], said: Sequence[int], lead: tuple[int, int]
) -> list[tuple[int, int]]:  # fmt: skip
    """Return where numbered points stand, with their amounts, that are all there are, whatever their lead says.

    Nothing where more of them may be elsewhere.
    """
    if len(points) < _FEWEST or min(abs(len(points) - number) for number in said) > _CLOSE:
        return []
    starts = [start for start, _ in points]
    end = line_end(case, starts[-1])
    figures = [_first(case, begin, stop) for begin, stop in zip(starts, [*starts[1:], end], strict=True)]
    parts = [figure for figure in figures if figure is not None]
    if len(parts) < len(points) or any(_may_be_more(case.text[part.start : part.amount_start]) for part in parts):
        return []
    if _MORE.search(case.text, *lead) or _MORE.search(case.text, end, end + _AFTER):
        return []
    places = [(start, part.end) for start, part in zip(starts, parts, strict=True)]
    return places if _is_printed(case, parts, starts[0], end) else []


def counted_amounts(case: Case) -> Iterator[Check]:
    """B03: a sentence lists as many items with their amounts as it says, where these come to a printed amount."""
    for line in case.money_lines():
        sentences: dict[int, int] = {}
        for figure in line if len(line) > _FEWEST - 1 else ():
            begin = case.sentence_of(figure)
            sentences[begin] = sentences.get(begin, 0) + 1
        for begin, number in sentences.items():
            if number >= _FEWEST:
                yield from _sentence(case, begin)


def _sentence(case: Case, begin: int) -> Iterator[Check]:
    words = case.folded()[begin : begin + _LONGEST].partition("。")[0].partition("\n")[0]
    lead = _LEAD.search(words) if unit_within(case, "个项家所处类大", begin, begin + len(words)) else None
    said = parse_number(lead.group(1)) if lead is not None else None
    if lead is None or said is None or not 1 < said < 31 or _OTHER.search(lead.group()):
        return
    places = _items(case, begin + lead.end(), int(said))
    if places and (len(places) == said or _is_of_them(case, lead, begin, places, int(said))):
        outcome = PASS if len(places) == said else FINDING
        place = begin + lead.start(), begin + lead.end()
        yield check_of_words(
            "B03", f"audit.counted.{outcome}", (place, *places[:10]), outcome=outcome, number=str(said),
            found=len(places),
        )  # fmt: skip


def _is_of_them(case: Case, lead: re.Match[str], begin: int, places: Sequence[tuple[int, int]], said: int) -> bool:
    """Say whether a number is of what is listed, all of it having an amount and nothing else being listed with it."""
    of = lead.group("of")
    if _OF_THEM.search(of) or re.search(_NUMBER, of):
        return False
    if len(places) > said:
        return not any(_BESIDE.search(case.folded(), *place) for place in places)
    around = case.folded()[begin : begin + lead.end()], case.folded()[places[-1][1] : places[-1][1] + _AFTER]
    return not any(map(_NONE.search, around))


def _items(case: Case, at: int, said: int) -> list[tuple[int, int]]:
    """Return where the items of the rest of a sentence stand, each with an amount, that come to a printed one.

    Nothing where they are no such list, or where more of them may be elsewhere.
    """
    end = mark_after(case.text, "。\n", at, at + _LONGEST)
    if end == at + _LONGEST or _MORE.search(case.text, at, end + _AFTER):
        return []
    parts: list[Figure] = []
    places: list[tuple[int, int]] = []
    begin = at
    for piece in _SPLIT.split(case.text[at:end]):
        figures = _money(case, begin, begin + len(piece))
        if not figures or _NO_ITEM.search(piece):
            break
        if len(figures) > 1 or figures[0].direction is not None or not _NAME.match(piece):
            return []
        parts.append(figures[0])
        places.append((begin, begin + len(piece)))
        begin += len(piece) + 1
    if len(parts) < _FEWEST or abs(len(parts) - said) > _CLOSE:
        return []
    if len(parts) < said and any(_may_be_more(case.text[a:b]) for a, b in places):
        return []
    return places if _is_printed(case, parts, at, places[-1][1]) else []


def _may_be_more(words: str) -> bool:
    """Say whether an item may be several of those that are counted."""
    return _AND.search(words) is not None or _SEVERAL.search(words) is not None


def _first(case: Case, begin: int, end: int) -> Figure | None:
    return next(iter(_money(case, begin, end)), None)


def _money(case: Case, begin: int, end: int) -> list[Figure]:
    """Return the amounts of a stretch of prose, standards and changes left out."""
    money = case.money()
    starts = case.once("starts of money", lambda: [figure.amount_start for figure in money])
    found = money[bisect_left(starts, begin) : bisect_left(starts, end)]
    return [f for f in found if f.table is None and f.measure not in _NO_AMOUNT and not f.approx]


def _is_printed(case: Case, parts: Iterable[Figure], begin: int, end: int) -> bool:
    """Say whether amounts come to one that is printed outside their list, of digits enough that this is no chance."""
    terms = [case.term(part) for part in parts]
    total = sum((term.value for term in terms), Decimal(0))
    if len(significant(total)) < _LONG or len({term.value for term in terms}) < _FEWEST:
        return False
    return any(f.amount_yuan == total for f in case.money() if not begin <= f.amount_start < end)
