"""B01: the same words with another number elsewhere, two neighbours exchanged: 回收有效问卷312份, 回收有效问卷321份.

The words before a number, without years and what only introduces it, name a thing; told of it in two paragraphs are two
numbers of three digits or more of which one is the other with two neighbours exchanged. Innocent: two years, a plan and
what became of it, a part: where the sentence or the words say so, nothing is compared. The score of all is told by few
words, so that it is compared where the report has just two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check
from indexer.audit.phrases.numbers import MONEY, PERCENT, SCORE, Number, Sentence, are_plain, sentences
from indexer.audit.points.own_scores import is_own_score
from indexer.audit.slips import is_count_slip, is_exchanged_amount, significant

_LEAD = re.compile(
    r"^(?:20\d\d年度?|至?年末|年内|全年|本年度?|当年|本次|此次|本项目|该项目|项目(?:实施后|建成后)?|实施后|我[县市区局镇乡]|全[县市区镇乡局]|评价组|评价|综上(?:所述)?|总体(?:来看|上)?|其中|实际|已经?|共计?|合计|累计(?=发放|回收)|"
    r"一共|总共|经[^\d,。]{0,8}?(?:评价|统计|核实|审核)|截至|底|末|均|实有|现有|拥有|完成|全部|顺利|按期|主要|为|的|了|,|:)+"
)
_TAIL = re.compile(r"(?:为|共计?|合计|达到?|是|约|共有|有|了|总计|数量|等|的|:)+$")
_NOT = re.compile(
    r"计划|目标|拟|预计|上年|去年|上一年|上期|平均|每|各|分别|首批|一期|二期|三期|第[一二三四]|增加|减少|其余|另|累计|剩余|不足|申报|申请|应|批复|概算|年初|调整|追加|比|较"
)
_RATE = re.compile(r"(?:率|满意度)(?:为|是|达到?)?$")
_YEAR = re.compile(r"20\d\d(?=年)")
_SCORE = re.compile(r"(?:得分|评分|总分|自评分|评价分)(?:为|是|:)?$")
_SHORTEST, _LEAST, _LONG = 2, 4, 8  # characters of a name: with a witness, by itself, one of two digits
_FEW = 2
_SIXTY, _ALL = Decimal(60), Decimal(100)
_DIGITS = 3
_SELF, _OTHERS = re.compile("自评"), re.compile("评价|复核|财政|专家|第三方|抽查")


def told_again(case: Case) -> Iterator[Check]:
    """B01: numbers of the same name in different paragraphs that differ by two neighbours exchanged."""
    named: dict[tuple[str, str], list[tuple[Number, Sentence]]] = {}
    scores: dict[Decimal, tuple[Number, Sentence]] = {}
    for sentence, number in _of_equal_digits(case):
        if number.unit == SCORE:
            if _SCORE.search(number.label) and _SIXTY <= number.value < _ALL:
                scores.setdefault(number.value, (number, sentence))
        elif (name := name_of(number)) is not None:
            name = "".join(sorted(name))  # 沼气池维护 is 维护沼气池
            named.setdefault((name, number.unit), []).append((number, sentence))
    for (name, _), group in named.items():
        if len(group) > 1:
            yield from _compared(case, name, group)
    if len(scores) == _FEW and is_exchanged_amount(*scores):
        told = [number for number, sentence in scores.values() if is_own_score(case, sentence.start, number.start)]
        if len(told) == _FEW and not _are_of_two(told):
            yield _check(told)


def _of_equal_digits(case: Case) -> Iterator[tuple[Sentence, Number]]:
    """Yield the numbers that another number of their unit has the digits of, in another order; and all scores."""
    for group in equal_digits(case):
        yield from group


def equal_digits(case: Case) -> list[list[tuple[Sentence, Number]]]:
    """Return the numbers of one unit that have the same digits in different orders, and all scores, as one group."""
    return case.once("numbers of equal digits", lambda: _equal_digits(case))


def _equal_digits(case: Case) -> list[list[tuple[Sentence, Number]]]:
    found: dict[tuple[str, str], list[tuple[Sentence, Number]]] = {}
    for sentence in sentences(case):
        for number in sentence.numbers:
            if len(number.printed) > _DIGITS or number.unit == SCORE:
                digits = "" if number.unit == SCORE else "".join(sorted(number.printed))
                found.setdefault((number.unit, digits), []).append((sentence, number))
    return [group for group in found.values() if len(group) > 1 and len({number.printed for _, number in group}) > 1]


def _are_of_two(scores: Sequence[Number]) -> bool:
    """Say whether one score is the unit's own and the other is another's."""
    selves = [bool(_SELF.search(number.label)) for number in scores]
    return selves[0] is not selves[1] and any(_OTHERS.search(number.label) for number in scores)


def name_of(number: Number) -> str | None:
    """Return what the words before a number name, None where they name nothing for sure."""
    label, rate = number.label.rpartition(")")[2], number.unit == PERCENT
    if len(label) < _SHORTEST or not number.unit or (not rate and sum(map(str.isdecimal, number.printed)) < _DIGITS):
        return None
    if (rate and not _RATE.search(label)) or _NOT.search(label) or not are_plain((number,)):
        return None
    name = _TAIL.sub("", _LEAD.sub("", label))
    return name if len(name) >= _SHORTEST else None


def _compared(case: Case, name: str, group: Sequence[tuple[Number, Sentence]]) -> Iterator[Check]:
    first: dict[Decimal, tuple[Number, Sentence]] = {}
    for number, sentence in group:
        first.setdefault(number.value, (number, sentence))
    if len(first) != _FEW:
        return
    (a, one), (b, other) = first.values()
    years = [set(_YEAR.findall(sentence.words)) for sentence in (one, other)]
    apart = case.mark_before("\n", a.start) != case.mark_before("\n", b.start)
    if not apart or (years[0] and years[1] and years[0] != years[1]) or not _are_exchanged(a, b):
        return
    least = _LEAST - (len(significant(a.value)) >= _LEAST)
    if len(name) < least and not _share_another(one, other, a):
        return
    words = (sentence.words[: number.start - sentence.start] for number, sentence in ((a, one), (b, other)))
    if not any(map(_NOT_OF_ALL.search, words)) and a.unit == b.unit:
        yield _check([a, b])


def _share_another(one: Sentence, other: Sentence, number: Number) -> bool:
    """Say whether two sentences tell another number alike, of other things: 走访8个乡镇，访谈126人次."""
    told = [{(n.value, n.unit) for n in s.numbers if n.unit != number.unit} for s in (one, other)]
    return bool(told[0] & told[1])


def _are_exchanged(a: Number, b: Number) -> bool:
    """Say whether two numbers are one with two neighbours exchanged; of two digits only where the name is long."""
    left, right = a.value / a.scale, b.value / b.scale
    return is_exchanged_amount(left, right) or (
        len(name_of(a) or "") >= _LONG and is_count_slip(left, right) and sorted(str(left)) == sorted(str(right))
    )


_NOT_OF_ALL = re.compile("计划|目标|上年|去年|截至[^,]{0,8}[1-9]月|上半年")


def _check(numbers: Sequence[Number]) -> Check:
    sides = tuple(number.place for number in numbers)
    params = (("terms", [number.printed for number in numbers]),)
    unit = {MONEY: "yuan", SCORE: "points", PERCENT: "percent"}.get(numbers[0].unit, "")
    key = "audit.alike" if unit else "audit.alike.finding"
    values = [number.value for number in numbers]
    return Check(
        "B01", FINDING, FLAG, sides, values[0] if unit else None, values[1] if unit else None,
        Decimal(0) if unit else None, unit, key, params,
    )  # fmt: skip
