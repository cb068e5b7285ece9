"""The numbers of each sentence of prose with the words before them, and what comparing them comes to.

Rules on figures go by what each figure is read as (its measure, its item). In the sentences that these rules are for
the words say it themselves: 应…，实…，少…. A number that another rule has judged already is left to that rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from indexer.audit.case import FINDING, FLAG, PASS, ROUNDING, Case, Check, half_of, outcome_of
from indexer.audit.repeats.paired import is_explained
from indexer.audit.slips import is_near, slip_of
from indexer.audit.spans import SENTENCE, cell_of_prose
from indexer.numerals import plain

MONEY, PERCENT, POINTS, SCORE = "元", "%", "点", "分"
NO_UNIT = frozenset({PERCENT, POINTS, SCORE, "", "序"})  # of rates, scores, ordinals and bare numbers
UNCOUNTED = NO_UNIT | {"月", "天"}  # and of time: what is not added up or compared as amounts and things are
_UNITS = (
    "个百分点|百分点|人次|户次|场次|班次|批次|车次|件次|剂次|册次|课时|平方米|平方公里|立方米|公里|公顷|公斤|个月|千米|分钟"
    "|[元%分人名个家户所座处项宗起辆台套场期村亩吨次例份册件条张笔间幢栋只头株棵羽尾口把页通顶眼组幅枚艘袋箱盏米支批床天日月年岁级类档号]"
    "|部(?!门|分|委|队)"
)
_NUMBER = re.compile(  # begins with its first digit, so that it is tried only where one stands
    rf"([0-9](?<![\d.第a-z-].)(?<!\d,.)(?:\d{{0,2}}(?:,\d{{3}}){{1,3}}|\d{{0,11}}))(\.\d{{1,6}})?(万|亿|千)?({_UNITS})?"
)
_DATES = frozenset("年月号日岁级类档") | {"分钟"}
_SAME = {"名": "人", "个百分点": POINTS, "百分点": POINTS, "个月": "月", "千米": "公里"}
_SHORT = 2  # digits of what may be the number of a point in a list
_TIMES = {None: Decimal(1), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_BRACKETS = re.compile(r"\([^()\d]{1,8}\)")  # 因公出国(境)费
_MARKS = ",:、("
_MOST = 40  # numbers of a sentence that are looked at
_LONGEST = 2000  # characters of one
_NAMED, _AFTER = 48, 3  # characters before a number that name it, and behind it that say more of it
_STRETCH, _MOST_STRETCHES = 100, 4  # characters that checks are noted by
_USUAL = 2
_NONE = Decimal(0)
_VAGUE = re.compile(
    r"(?:(?<![签合节制履契])约|近|超|逾|(?<!经)(?<!通)过|不足|(?<!岁)以上|左右|(?<![结盈其剩尚仅还节净])余|(?<![增超])多)(?:为|达)?$|^[至到-]$"
)
_VAGUE_ENDS = tuple("约近超逾过足上右余多为达至到-")  # what it ends in, as few labels do
_OF_A_RANGE = re.compile(r"[至到~-]\d{1,3}(?:周?岁|年级|[年月日])")
_BEHIND_VAGUE = re.compile(r"余|多(?![\d支花用出收发拨付兑])|左右|以上|以内|以下|上下|[-~至到]\d")


@dataclass(slots=True)
class Number:
    """A printed number: in yuan, percent, points or things, with half a unit of its last digit.

    `label` are the words before it in its clause, `gap` all characters since the number before it, `after` the next.
    """

    value: Decimal
    half: Decimal
    unit: str
    start: int
    end: int
    label: str
    gap: str
    after: str
    printed: str
    scale: Decimal

    @property
    def vague(self) -> bool:
        """Whether the words around it say 约 or 以上, or it ends a range."""
        before = self.label.endswith(_VAGUE_ENDS) and _VAGUE.search(self.label) is not None
        return before or _BEHIND_VAGUE.match(self.after) is not None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


@dataclass(slots=True)
class Sentence:
    """The numbers of a sentence, dates left out; a semicolon ends one."""

    start: int
    end: int
    numbers: tuple[Number, ...]
    words: str


def sentences(case: Case) -> list[Sentence]:
    """Return the sentences of prose that hold numbers."""
    return case.once("sentences of numbers", lambda: list(_sentences(case)))


def sentences_with(case: Case, marks: Callable[[str], object], fewest: int = 2) -> Iterator[Sentence]:
    """Yield the sentences of so many numbers whose words a pattern finds something in, if the report has any."""
    if marks(case.folded()):
        for sentence in sentences(case):
            if len(sentence.numbers) >= fewest and marks(sentence.words):
                yield sentence


def _sentences(case: Case) -> Iterator[Sentence]:
    folded, stops = case.folded(), case.places_of(SENTENCE)
    apart = {f.amount_start for f in case.figures if "inside_name" in f.flags or "doubtful" in f.flags}
    begin, end, found = 0, -1, list[re.Match[str]]()
    for number in _NUMBER.finditer(folded):
        if number.start() >= end:
            yield from _sentence(case, begin, end, found, apart)
            at = bisect_right(stops, number.start())
            begin = stops[at - 1] + 1 if at else 0
            end = stops[at] if at < len(stops) else len(folded)
            found = []
        found.append(number)
    yield from _sentence(case, begin, end, found, apart)


def _sentence(
    case: Case, begin: int, end: int, found: Sequence[re.Match[str]], apart: set[int]
) -> Iterator[Sentence]:  # fmt: skip
    if not found or len(found) > _MOST or end - begin > _LONGEST:
        return
    if not case.in_table(found[0].start()):
        yield from _read(case, begin, end, found, apart)
        return
    for cell, numbers in groupby(found, lambda number: cell_of_prose(case, number.start())):
        if cell is not None:
            yield from _read(case, max(begin, cell.start), min(end, cell.end), list(numbers), apart)


def _read(
    case: Case, begin: int, end: int, found: Sequence[re.Match[str]], apart: set[int]
) -> Iterator[Sentence]:  # fmt: skip
    folded = case.folded()
    words = folded[begin:end]
    numbers: list[Number] = []
    last = begin
    for number in found:
        _, decimals, times, unit = number.groups()
        if unit in _DATES and decimals is None and times is None:
            continue
        start, stop = number.span()
        if start in apart:
            return
        if unit is None and _OF_A_RANGE.match(words, stop - begin):
            continue  # 80至89岁
        numbers.append(_number(case, folded, number, last, end))
        last = stop
    if numbers:
        yield Sentence(begin, end, tuple(numbers), words)


def _number(case: Case, folded: str, found: re.Match[str], last: int, end: int) -> Number:
    whole, decimals, times, unit = found.groups()
    begin, stop = found.span()
    if unit is None and times is None and len(whole) <= _SHORT and begin == last:
        unit = "序"  # the number of a point in a list
    gap = folded[last:begin]
    gap = _BRACKETS.sub("", gap) if "(" in gap else gap
    near = gap[-_NAMED:]
    label = near[max(map(near.rfind, _MARKS)) + 1 :]
    factor = _TIMES[times]
    value = Decimal(whole.replace(",", "") + (decimals or ""))
    value = value * factor if times else value
    printed = len(decimals) - 1 if decimals else 0
    unit = _SAME.get(unit, unit) if unit else ("元" if times else "")
    if folded.startswith("次", stop) and not unit.endswith("次"):
        unit = ""  # 亩次 are no 亩
    if unit == MONEY and times:
        printed = max(printed, min(case.precision.get(f"{times}元", 0), _USUAL))
    elif unit == SCORE:
        printed = max(printed, 1)
    half = _NONE
    if times:
        half = half_of(printed) * factor
    elif printed or unit in (MONEY, PERCENT):
        half = half_of(printed)
    after = folded[stop : min(stop + _AFTER, end)]
    return Number(value, half, unit, begin, stop, label, gap, after, found.group(), factor)


def are_plain(numbers: Iterable[Number]) -> bool:
    """Say whether numbers are told as they are: none 约, none a range."""
    return all(number.value and not number.vague for number in numbers)


# By what the numbers are, the key of the words that tell a relation, and the unit of its check.
_TOLD = {MONEY: "yuan", PERCENT: "percent", SCORE: "points"}
_OF_THINGS = {"audit.sum": "audit.tally", "audit.difference": "audit.changed", "audit.balance": "audit.changed"}


def compared(
    rule: str, computed: Decimal, printed: Number, terms: Sequence[Number], formula: str,
    *, envelope: Decimal | None = None, severity: str = FLAG,
) -> Check:  # fmt: skip
    """Compare what numbers come to with what is printed."""
    allowed = sum((term.half for term in terms), printed.half) if envelope is None else envelope
    outcome = outcome_of(computed, printed.value, allowed)
    sides = tuple(dict.fromkeys(number.place for number in (printed, *terms)))
    told = [term.printed for term in terms]
    unit = _TOLD.get(printed.unit)
    if unit is not None:
        params = (("terms", told), ("printed", printed.printed))
        return Check(rule, outcome, severity, sides, computed, printed.value, allowed, unit, formula, params)
    outcome = PASS if outcome == ROUNDING else outcome
    things = (("terms", told), ("computed", _as_printed(computed, printed)), ("printed", printed.printed))
    key = f"{_OF_THINGS.get(formula, formula)}.{outcome}"
    return Check(rule, outcome, severity, sides, unit="", key=key, params=things)


def _as_printed(value: Decimal, like: Number) -> str:
    """Return a number as another one is printed: in 万人 where that is."""
    large = "万" if like.scale == _TIMES["万"] else ""
    return f"{plain(value / _TIMES[large or None])}{large}{like.unit}"


def are_alike(computed: Decimal, printed: Decimal) -> bool:
    """Say whether one of two values may be meant for the other: they are of one size, or one digit apart."""
    if is_near(computed, printed) or slip_of(computed, printed) is not None:
        return True
    return len((computed - printed).normalize().as_tuple().digits) == 1


def is_wrong(check: Check) -> bool:
    """Say whether a check found that something does not agree."""
    return check.outcome == FINDING


def unless_judged(case: Case, checks: Sequence[Check], told: Iterable[Check]) -> Iterator[Check]:
    """Yield of `told` what no other check says of the same numbers: once is enough, and what agrees is not wrong."""
    by_place = _judged(case)
    for check in checks:
        if check.outcome in (FINDING, PASS, ROUNDING):
            _note(by_place, check)
    for check in told:
        others = by_place.get(check.sides[0][0] // _STRETCH, ())
        if any(_is_judged(check, other) for other in others):
            continue
        if is_wrong(check):
            if any(is_explained(case.text, *place) for place in check.sides):
                continue
            _note(by_place, check)
        yield check


def is_judged(case: Case, number: Number, *rules: str) -> bool:
    """Say whether one of these rules has a check that a number leads: what is told of it once more is not shown."""
    place = number.place
    for other in _judged(case).get(number.start // _STRETCH, ()):
        if other.rule in rules and other.sides and _holds(other.sides[0], place):
            return True
    return False


def _judged(case: Case) -> dict[int, list[Check]]:
    """Return the checks of the other rules by stretches of text, which `unless_judged` notes."""
    return case.once("judged numbers", dict[int, list[Check]])


def _note(by_place: dict[int, list[Check]], check: Check) -> None:
    """Note a check at the stretches of text that its sides are in; a row of a table may go over several."""
    for begin, end in check.sides:
        for stretch in range(begin // _STRETCH, min(end // _STRETCH, begin // _STRETCH + _MOST_STRETCHES) + 1):
            noted = by_place.setdefault(stretch, [])
            if len(noted) < _MOST and not (noted and noted[-1] is check):
                noted.append(check)


def _is_judged(check: Check, other: Check) -> bool:
    """Say whether another check says of the leading number what this one would say, or of all of its numbers."""
    same = bool(other.sides) and _holds(other.sides[0], check.sides[0])
    if same and (other.rule == check.rule or not is_wrong(check)):
        return True
    return is_wrong(check) and is_wrong(other) and _is_same(check, other)


def _is_same(check: Check, other: Check) -> bool:
    """Say whether another finding is led by the same number, or quotes every number of this one."""
    if _holds(other.sides[0], check.sides[0]):
        return True
    return all(any(_holds(side, own) for side in other.sides) for own in check.sides)


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Say whether a stretch that another rule quotes is of a number: it may leave out its unit, or hold more words."""
    return outer[0] < inner[1] and inner[0] < outer[1]
