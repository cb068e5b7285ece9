"""D13: what a sentence says of a result and its target agrees with the two numbers that it prints.

满意度88.7%，高于90%的目标 says what its numbers deny; so do 比目标93%高1.7个百分点 where the result is 92.3%, and
完成率 105% of 638 out of 600. Whether high is good is not asked where the words compare numbers (高于, 低于, 未超过);
a result that met (达到) a target is at least the target only for what nobody wants less of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import FINDING, PASS, Case, Check
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.points.indicators import UNWANTED, indicators
from indexer.audit.spans import SENTENCE, sentence_around
from indexer.audit.telling import check_of_words

_NUMBER = r"(\d[\d,]{0,12}(?:\.\d{1,4})?)"
_UNIT = (
    r"(%|‰|(?:万|亿)?(?:元|亩|户|人次|人|公里|千米|平方米|立方米|米|吨|公斤|斤|处|个|座|场次|场|次|期|套|台|件|家|天|小时|批次|批|头|只|项|名"
    r"|份|部|分|例|起|株|盏|辆|本|册|篇))"
)
_TARGET = (
    r"(?:年度|年初|全年|预期|预定|既定|设定|设置|规定|考核|绩效|批复|拟定|方案|省定|市定|县定|上级|下达|工作)*(?:目标|计划|任务|指标|要求|标准)"
    r"(?:任务|值|数|量)?"
)
_LIMIT = r"(?:控制目标|控制线|控制数|上限|限额|定额|概算|预算)(?:值|数)?"
_MORE = "高于|超过|超出|多于|优于|快于|突破"
_LESS = "低于|少于|慢于|不及|未达到|没有达到|未达|不足"
_MEETS = "达到|达成|超额完成|完成|实现"
_WITHIN = "未超过|没有超过|不超过|未突破|没有突破|未超出|未高于|控制在"
_ABOVE = "未低于|没有低于|不低于"
_ADVERBS = r"(?:但|仅|只|已|均|也|略|稍|远|明显|大幅|实际|基本上?){0,2}"
_BOUND = r"(不低于|不少于|不小于|不高于|不超过|不大于|≥|≤)"
_COMPARED = re.compile(
    rf"(?<![\d.,至到~-]){_NUMBER}{_UNIT}(?:[(][^()\d]{{0,12}}[)])?[,;]?{_ADVERBS}({_WITHIN}|{_ABOVE}|{_LESS}|{_MORE}|{_MEETS})了?"
    rf"((?:{_TARGET}|{_LIMIT})(?:的|为|是)?)?{_BOUND}?{_NUMBER}\2(?!\w?[-~至到])(?!的?(?:\d|[一二三四五六七八九]成|比例|进度))"
    rf"(?:以上|以内|之内)?(?:的?({_TARGET}|{_LIMIT}))?(?![^,。;]{{0,4}}(?:还|尚|仍|差))"
    rf"(?:[,;](?:相差|低了?|高了?|高出|超出|少了?|多了?|差){_NUMBER}(个百分点|\2))?"
)
_APART = re.compile(
    rf"(?<![\d.,至到~-]){_NUMBER}{_UNIT}[,;]?(?:比|较){_TARGET}(?:的)?{_NUMBER}\2(?:的)?(高|低|多|少|增加|减少|提高|超出|超|降低|下降)了?"
    rf"{_NUMBER}(个百分点|\2)"
)
_TARGET_FIRST = re.compile(
    rf"{_TARGET}(?:为|是|不低于|不少于|≥)?{_NUMBER}{_UNIT}[,;](?:全年|年末|年底|本年)?(?:实际|实测|完成|达到|实现|为|了){{1,3}}{_NUMBER}\2"
    rf"(?:[,;](?:比|较){_TARGET})?[,;]?(?:仅|略)?(高|低|多|少|超出|超额|超过|超|高出|增加|未完成|差)(?:{_TARGET})?了?{_NUMBER}(个百分点|\2)"
)
_DONE = re.compile(
    rf"(?<![\d.,至到~-]){_NUMBER}{_UNIT}[,;(](?:{_TARGET}(?:为|是)?{_NUMBER}\2[,;]完成率(?:为|达到?)?"
    rf"|(?:仅|只|已)?完成(?:{_TARGET})?的?[(]?{_NUMBER}\2[)]?(?:{_TARGET})?的){_NUMBER}%"
)
_PLANNED = re.compile(
    rf"(?:{_TARGET})[^\d,。;%]{{0,8}}?{_NUMBER}{_UNIT}[,;](?:全年|年内|本年)?实际[^\d,。;%]{{0,6}}?{_NUMBER}\2[,;]"
    rf"(?:完成率(?:为|达到?)?{_NUMBER}%|(超额完成|全部完成|全面完成|圆满完成|如期完成)(?!.{{0,4}}\d))"
)
_PLANNED_AND_MORE = re.compile(
    rf"计划[^\d,。;%]{{0,8}}?{_NUMBER}{_UNIT}[,;](?:全年|年内|本年)?(?:实际|已)[^\d,。;%]{{0,6}}?{_NUMBER}\2[,;]"
    rf"(超额(?:完成)?|超出|多|少完成|少|差)(?:计划)?了?{_NUMBER}\2"
)
_IN_BRACKETS = re.compile(
    rf"(?<![\d.,至到~-]){_NUMBER}{_UNIT}[(]{_TARGET}(?:为|是|:)?{_BOUND}?{_NUMBER}\2(?:以上)?[)],?{_ADVERBS}(未达到|没有达到|超过|高于|低于|达到|超额完成|完成)了?(?:{_TARGET})"
)
# A result whose target stands elsewhere, and its name before it.
_NAME = re.compile("([\u4e00-\u9fff]{3,14})$")
_WITHOUT = re.compile(
    rf"(?<![\d.])(?<!\d,){_NUMBER}(%|‰)[,;]?{_ADVERBS}({_WITHIN}|{_ABOVE}|{_LESS}|{_MORE}|{_MEETS})了?{_TARGET}"
    rf"(?:{_NUMBER}个百分点)?(?![\d的为是≥≤不])"
)
# A number a little before or behind one of these words: without it nothing is compared.
_GATE = re.compile("目标|计划|任务|指标|要求|标准|控制[在线数]|上限|限额|定额|概算|元的预算")
_DIGIT = re.compile(r"\d")
_AROUND = 8
_LONGEST = 400  # characters of a sentence to either side that are looked at
_LISTED = re.compile(r"\d[^\W\d_]{1,3}[、和及][^\W\d_]{1,12}$")
_BACK = 40  # characters before a result that say what it is of
_ASIDE = re.compile(rf"{PAST}|20\d\d年(?:的)?$|如果|若|{INTENDED}|累计")
_HIGHER = ("高", "多", "增加", "提高", "超出", "超", "超额", "超过", "高出")


def against_targets(case: Case) -> Iterator[Check]:
    """D13: each sentence that compares a result with its target."""
    folded, end = case.folded(), 0
    for gate in _GATE.finditer(folded):
        first, last = gate.span()
        if first < end or not _DIGIT.search(folded, max(first - _AROUND, 0), last + _AROUND):
            continue
        after = end
        begin, end = sentence_around(case, first, first, _LONGEST)
        begin = max(begin, after)
        if case.in_table(begin):
            continue
        seen: list[tuple[int, int]] = []
        for pattern, judge in _JUDGES:
            for found in pattern.finditer(folded, begin, end):
                words = folded[max(begin, found.start() - _BACK) : found.start()]
                if any(a < found.end() and found.start() < b for a, b in seen) or _ASIDE.search(words):
                    continue
                holds = judge(found, words)
                if holds is not None and (holds or not _LISTED.search(words)):  # the last of a list is no whole
                    seen.append(found.span())
                    yield _check(case, found, holds)


def against_rows(case: Case) -> Iterator[Check]:
    """D13: each sentence that compares a result with a target which a table gives, not the sentence itself."""
    rows = [row for row in indicators(case) if row.target is not None and row.actual is not None]
    folded = case.folded()
    for found in _WITHOUT.finditer(folded) if rows else ():
        words = folded[max(found.start() - _BACK, case.mark_before(SENTENCE, found.start()) + 1) : found.start()]
        named = _NAME.search(words)
        if named is None or case.in_table(found.start()) or _ASIDE.search(words):
            continue
        name, value = named.group(1), _value(found.group(1))
        of = [row for row in rows if row.actual is not None and row.actual.value == value and _is_named(row.name, name)]
        targets = {row.target.value for row in of if row.target is not None and row.target.unit == found.group(2)}
        if len(targets) == 1 and (target := targets.pop()) is not None:
            holds = _holds(found, name, value, target, of[0].bound)
            if holds is not None:
                yield _check(case, found, holds, (of[0].start, of[0].end))


def _is_named(row: str, name: str) -> bool:
    return len(row) > 2 and (row in name or name.endswith(row[-4:]) or row.endswith(name[-4:]))


def _holds(found: re.Match[str], name: str, a: Decimal, b: Decimal, bound: str | None) -> bool | None:
    relation, apart = found.group(3), found.group(4)
    if apart is not None and abs(abs(a - b) - _value(apart)) > _last(found.group(1), apart):
        return False
    met = a <= b if bound == "upper" else a >= b
    if relation in ("未达到", "没有达到", "未达", "不及"):
        return None if a == b else not met
    if relation in f"{_MEETS}|优于|快于".split("|"):
        return None if bound is None and not met and UNWANTED.search(name) else met
    return a <= b if relation in f"{_WITHIN}|{_LESS}".split("|") else a >= b


def _compared(found: re.Match[str], words: str) -> bool | None:
    first, _, relation, before, bound, second, after, apart, _ = found.groups()
    a, b = _value(first), _value(second)
    if not (before or after) or (before and not after and _may_be_apart(relation, before, a, b)):
        return None
    if _LISTED.search(words):
        return None  # 渠道28公里，其中甲镇11公里、乙镇17公里，超过26公里的目标: of all of it
    if relation in _MEETS.split("|") and re.search("预算|概算|限额|定额|上限", f"{before}{after}"):
        return None  # 支出85万元，完成预算100万元: how much of it was spent
    if apart is not None and a != b and abs(abs(a - b) - _value(apart)) > _last(first, second, apart):
        return False
    if bound is not None:
        return a >= b if bound in ("不低于", "不少于", "不小于", "≥") else a <= b
    better = relation in ("优于", "快于", "慢于", "未达到", "没有达到", "未达", *_MEETS.split("|"))
    if better and _is_unwanted(words):
        return None
    return a <= b if relation in f"{_WITHIN}|{_LESS}".split("|") else a >= b


def _may_be_apart(relation: str, before: str, a: Decimal, b: Decimal) -> bool:
    """Say whether what follows a target may be the distance from it: 低于目标5%, 超过计划20户."""
    if relation in _LESS.split("|"):
        return b * 2 <= a
    return relation in _MORE.split("|") and a < b and before[-1] not in "值数量线的为是"


def _apart(found: re.Match[str], words: str) -> bool | None:
    first, _, second, way, apart, _ = found.groups()
    return _is_apart(_value(first), _value(second), way in _HIGHER, apart, _last(first, second, apart))


def _target_first(found: re.Match[str], words: str) -> bool | None:
    second, _, first, way, apart, _ = found.groups()
    if way == "差" or way == "未完成":
        return abs(_value(second) - _value(first) - _value(apart)) <= _last(first, second, apart)
    return _is_apart(_value(first), _value(second), way in _HIGHER, apart, _last(first, second, apart))


def _is_apart(a: Decimal, b: Decimal, higher: bool, apart: str, allowed: Decimal) -> bool:
    return abs((a - b if higher else b - a) - _value(apart)) <= allowed


def _done(found: re.Match[str], words: str) -> bool | None:
    first, _, target, other, rate = found.groups()
    whole = _value(target or other)
    if not whole:
        return None
    return abs(_value(first) * 100 / whole - _value(rate)) <= 2 * _last(rate)


def _planned_and_more(found: re.Match[str], words: str) -> bool | None:
    second, _, first, way, apart = found.groups()
    return _is_apart(_value(first), _value(second), way[0] in "超多", apart, _last(first, second, apart))


def _planned(found: re.Match[str], words: str) -> bool | None:
    planned, unit, done, rate, _ = found.groups()
    if unit.endswith("元"):
        return None  # the works may be done with less money
    if rate is None:
        return _value(done) >= _value(planned) or (None if UNWANTED.search(words + found.group()) else False)
    return None if not _value(planned) else abs(_value(done) * 100 / _value(planned) - _value(rate)) <= 2 * _last(rate)


def _is_unwanted(words: str) -> bool:
    """Say whether the last of some words are of what nobody wants more of."""
    return UNWANTED.search(re.split("[,:、(]", words)[-1]) is not None


def _in_brackets(found: re.Match[str], words: str) -> bool | None:
    first, _, bound, second, relation = found.groups()
    a, b = _value(first), _value(second)
    if bound is None and relation in ("达到", "未达到", "没有达到") and _is_unwanted(words):
        return None
    met = a <= b if bound in ("不高于", "不超过", "不大于", "≤") else a >= b
    if relation in ("未达到", "没有达到"):
        return None if a == b else not met
    return met if relation not in ("超过", "高于", "低于") else a <= b if relation == "低于" else a >= b


def _last(*printed: str) -> Decimal:
    """Return half a unit of the last digit of the least exact of several numbers."""
    decimals = min(len(number.partition(".")[2]) for number in printed)
    return Decimal(5).scaleb(-decimals - 1)


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


_JUDGES = (
    (_APART, _apart), (_TARGET_FIRST, _target_first), (_PLANNED_AND_MORE, _planned_and_more),
    (_PLANNED, _planned), (_DONE, _done),
    (_IN_BRACKETS, _in_brackets), (_COMPARED, _compared),
)  # fmt: skip


def _check(case: Case, found: re.Match[str], holds: bool, *beside: tuple[int, int]) -> Check:
    outcome = PASS if holds else FINDING
    return check_of_words(
        "D13", f"audit.target.{outcome}", (found.span(), *beside), outcome=outcome,
        printed=case.text[slice(*found.span())],
    )  # fmt: skip
