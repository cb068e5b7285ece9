"""B03: as many things are listed as the sentence before them says (四个方面：一是…二是…; 5个股室，分别为…、…).

Only a list that its sentence leads into counts. A point whose number was lost when a file was converted (automatic
numbers of paragraphs) is no finding, nor a name that may hold the mark that parts names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.counts.counted_amounts import whole_list
from indexer.audit.counts.numbered import numbers_before
from indexer.audit.spans import line_end
from indexer.audit.telling import check_of_words
from indexer.numerals import parse_number
from indexer.structure.numbering import HAN

_KINDS = r"(?:个(?!月|百分|工作日|小时|季度|年)|项|大|点|条|类|种|方面|部分|家|所|处)"
_N = r"(?<![第\d.年月日一二三四五六七八九十百千万近约余])(?:[一二两三四五六七八九十]{1,3}|\d{1,2})"
_NAMED_KINDS = rf"(?:{_KINDS[3:-1]}|座|口|眼|村|乡|镇|县)"  # places have names; 5辆 and 5名 may be of kinds
_NUMBER = re.compile(rf"({_N}){_NAMED_KINDS}")
_LEAD = re.compile(
    rf"(?:以下|如下|下列){_N}{_KINDS}[^。;:,、\n()]{{0,16}}?[:。]"
    rf"|{_N}{_KINDS}[^。;:,、\n()]{{0,16}}?(?:,?(?:分别(?:是|为|有)|具体(?:是|为|如下|包括)|即):?|:)"
    rf"|(?P<wide>{_N}{_NAMED_KINDS})(?:[^。;:,、\n()]{{0,10}}?,?分别(?:是|为|有):?"
    r"|[^。;:,、\n()\d]{0,10}\((?:分别[是为]:?)?(?!含|包括|如|例|其中|主要|涉及)(?=[^()、\d]{2,16}、[^()\d]{2,160}\)))"
)
_OF_REPORT = re.compile("(?:报告|汇报|公开|说明)如下")  # the headings behind are those of the report
_UNITS = "个项大点条类种方部家所处座口眼村乡镇县"
_BEFORE = ("以下", "如下", "下列")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
# How the points of a list may be numbered.
_STYLES = tuple(
    re.compile(form)
    for form in (
        rf"(?<![{HAN}])([{HAN}]{{1,2}})是", rf"(?<![{HAN}])([{HAN}]{{1,2}})要",
        rf"其([{HAN}])[,是:]", rf"第([{HAN}]{{1,2}})[,、是]", rf"\(([{HAN}]{{1,2}})\)",
        r"\((\d{1,2})\)", r"(?:(?<=[;。:\n])|(?<![\d.])(?=\d{1,2}\.(?!\d)))(\d{1,2})\.", r"(?<!\d)(\d{1,2})、",
        f"([{_CIRCLED}])", rf"(?<![{HAN}])([{HAN}]{{1,2}})、",
    )
)  # fmt: skip
_FAR = 20_000  # characters within which the points of a list are looked for
_INDENT = 8  # characters of white space before a paragraph
_LONGEST = 300  # characters of names in a row
_AND = re.compile(r"(?<=[^;、])(?:和|及|与)(?=[^;、])")  # within a name: 和煦日间照料站 begins with one
_REST = re.compile(r",(?:其余|其他|其它|均|都|全部|已|由)[^、;]*$")  # what is said of the names after them
_OTHERS = re.compile(r",(?:其余|其他|其它)")
_MORE_IN_ONE = re.compile(rf"\([^()]{{0,20}}(?:[一二两三四五六七八九十\d]{{1,3}}{_KINDS}|含|包括)")  # 开发区(两处)
_WITH_NUMBER = re.compile(rf"\d(?:{_KINDS}|[人名户件辆台套场期次宗起]|万|元|%)")  # 道路2个、桥梁1个 are classes
_JOINED = re.compile(",(?:以?及|和|与|并|还|另|其中|包括|含|其余|其他|其它)")  # more may follow
_LEAST_REST = 5  # characters of what is said of names after them: no name of its own
_FEWEST, _CLOSE = 3, 2  # names behind a wide lead that may be all, and how many may be lacking; in brackets one
_SORTS = re.compile("[大中小]型|新建|改建|扩建|续建|改造|普通|其他")
_OPEN = re.compile(r"等|主要|其中|…|\.\.\.|之一|以上|为主|[?？]")
_MORE = re.compile(r"\s{0,20}(?:另|此外|还|其中|以及|同时|包括|分别)")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|“[^”]{0,200}”|《[^》]{0,200}》")


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence that says how many follow: all the numbers that it may mean, and where it stands."""

    numbers: tuple[int, ...]
    start: int
    end: int
    wide: bool = False  # led into by words after which a list may be partial


def counted_lists(case: Case) -> Iterator[Check]:
    """B03: the points, or the names, that a sentence leads into are as many as it says."""
    folded = case.folded()
    for lead in _leads(case, folded):
        points = _points(case, lead)
        if points is not None:
            places, certain = points
            fits = len(places) in lead.numbers
            sure = certain or (len(places) > max(lead.numbers) and not _are_chapters(case, places))
            if not fits and not sure:
                whole = whole_list(case, places, lead.numbers, (lead.start, lead.end))
                places, sure = whole or places, bool(whole)
            outcome = PASS if fits else FINDING if sure else NOT_CHECKABLE
            yield _check(lead, outcome, len(places), places)
        elif (found := _names(folded, lead)) is not None:
            yield found


def _are_chapters(case: Case, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether the points are the report's chapters, the last of which are of no thing: 三个项目…：一、…四、结论."""
    return any(section.level == 1 and section.start == places[-1][0] for section in case.sections)


def _check(lead: _Lead, outcome: str, found: int, places: Sequence[tuple[int, int]]) -> Check:
    said = "、".join(map(str, lead.numbers))
    return check_of_words(
        "B03", f"audit.counted.{outcome}", ((lead.start, lead.end), *places[:10]), outcome=outcome, number=said,
        found=found,
    )  # fmt: skip


def _leads(case: Case, folded: str) -> Iterator[_Lead]:
    """Yield the sentences outside tables that lead into a list; of several numbers in one sentence any may be meant."""
    last = 0
    for number in numbers_before(case, _UNITS):
        begin = number - 2 if folded.startswith(_BEFORE, max(number - 2, 0), number) else number
        match = _LEAD.match(folded, begin) or _LEAD.match(folded, number)
        if match is None or number < last or case.in_table(match.start()) or _OF_REPORT.search(match.group()):
            continue
        last = match.end()
        begin = max(match.start() - 60, 0)
        begin = max(begin, *(folded.rfind(mark, begin, match.start()) + 1 for mark in "。;:\n"))
        values = (parse_number(found.group(1)) for found in _NUMBER.finditer(folded, begin, match.end()))
        numbers = sorted({int(value) for value in values if value is not None and 1 < value < 31})
        if numbers:
            yield _Lead(tuple(numbers), match.start(), match.end(), match.group("wide") is not None)


def _points(case: Case, lead: _Lead) -> tuple[list[tuple[int, int]], bool] | None:
    """Return the numbered points after a lead, and whether none can be missing; None where there are no two."""
    folded, begin = case.folded(), lead.end
    while begin < min(len(folded), lead.end + 8) and folded[begin].isspace():
        begin += 1
    for style in _STYLES:
        first = style.match(folded, begin)
        if first is None or _ordinal(first.group(1)) != 1:
            continue
        places = [first.span()]
        end = line_end(case, begin)
        together = again = False
        for match in style.finditer(folded, first.end(), begin + _FAR):
            number = _ordinal(match.group(1))
            if number == 1:  # another list begins
                again = True
                break
            inside = match.start() < end
            before = folded[max(match.start() - _INDENT, 0) : match.start()]
            if not inside and ("\n" not in before or before.rpartition("\n")[2].strip()):
                continue
            if number == len(places) + 1:
                places.append(match.span())
                together = together or inside
                end = end if inside else line_end(case, match.end())
        return (places, together and not again) if len(places) > 1 else None
    return None


def _ordinal(text: str) -> int:
    value = parse_number(text) if text not in _CIRCLED else None
    return int(value) if value is not None else _CIRCLED.find(text) + 1


def _names(folded: str, lead: _Lead) -> Check | None:
    """Judge names in a row; None where they may not be all, or where it is not plain what parts them."""
    bracket = lead.wide and "(" in folded[lead.start : lead.end]
    stop = _end_of_names(folded, lead, ")" if bracket else "。\n")
    if stop <= lead.end or folded[lead.end - 1] == "。":
        return None
    whole = folded[lead.end : stop]
    words = _REST.sub("", _BRACKETS.sub("", whole))
    if _MORE_IN_ONE.search(whole):
        return None
    words, cut = _without_rest(words)
    if _OPEN.search(words) or _MORE.match(folded, stop + 1) or ("," in words and ";" not in words):
        return None
    names = ["".join(name.split()) for name in re.split("[;]" if ";" in words else "、", words) if name.strip()]
    if len(names) < 2 or any(map(_WITH_NUMBER.search, names)):
        return None
    most = len(names) + len(_AND.findall(words))
    alike = ";" not in words and len({name[-1] for name in names}) == 1 and min(map(len, names)) > 2
    if any(len(names) <= number <= most for number in lead.numbers):
        outcome = PASS
    else:  # more than can be parted, or fewer than names that all end alike
        outcome = FINDING if min(lead.numbers) > most or (alike and max(lead.numbers) < len(names)) else NOT_CHECKABLE
        others = _OTHERS.search(whole)  # of those that the number is of
        far = len(names) < _FEWEST or abs(lead.numbers[0] - most) > _CLOSE - bracket or len(lead.numbers) > 1
        doubtful = (cut and not alike) or (lead.wide and (far or not alike or _SORTS.search(words)))
        if (others and (min(lead.numbers) > most + 1 or _WITH_NUMBER.search(whole, others.start()))) or doubtful:
            outcome = NOT_CHECKABLE
    number = next((n for n in lead.numbers if len(names) <= n <= most), len(names))
    return _check(lead, outcome, most if cut or lead.wide else number, [(lead.end, stop)])


def _end_of_names(folded: str, lead: _Lead, marks: str) -> int:
    """Return where names in a row end: a line that breaks behind a mark between them goes on in the next."""
    for at in range(lead.end, min(lead.end + _LONGEST, len(folded))):
        if folded[at] in marks and not (folded[at] == "\n" and folded[at - 1] == "、"):
            return at
    return -1


def _without_rest(words: str) -> tuple[str, bool]:
    """Return names without what is said of them behind a comma, and whether anything was."""
    names, comma, rest = words.partition(",")
    told = bool(comma) and ";" not in words and "、" in names and len(rest) >= _LEAST_REST
    if told and not any(mark in rest for mark in "、,") and not _JOINED.match(f",{rest}"):
        return names, True
    return words, False
