"""Numbers as printed -> exact quantities, and the years a text speaks of. Questions use this too.

Every form of the genre is read: `65.28万元`, `60万`, `4.65亿元`, `1,093.38万元`, `３２６．００万元`, `587500元`,
`一百五十六万元`, `壹仟贰佰元整`, `1亿2千万元`, `一千三百多万元`, `5至8万元`, `-3.2万元`, `98.03%`, `3.2个百分点`,
`百分之九十`, `93.5分`. Values are `Decimal`; nothing passes through a float. One scan, linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import NamedTuple

from indexer.bounds import BEFORE, BEHIND
from indexer.memo import remembered
from indexer.no_unit import is_money_without_unit
from indexer.numerals import MULTIPLIERS, PLAIN, is_wide, narrow, parse_number, plain_number
from indexer.split_numbers import HALF_FLAGS, MAY_GO_ON, is_half, split_number

__all__ = ["Quantity", "Years", "find_quantities", "find_years", "narrow", "parse_number"]

_MULTIPLIERS = "".join(MULTIPLIERS)
_NUMERAL = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億"
# Runs are bounded, so that hostile text costs no more than its length.
_REST = rf"[0-9,.点{_NUMERAL}]{{0,30}}"
_RUN = re.compile(rf"[0-9{_NUMERAL}]{_REST}")
_SPACE = re.compile(r"[ \t\xa0]{0,3}")
# A full-width comma parts thousands only among full-width digits: １，２０５．６０.
_WIDE_THOUSANDS = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_BLANKS = (" ", "\t", "\xa0")
_MORE = tuple("余多来几")
_MONEY_UNIT = re.compile(r"(?:人民币)?(元|块钱|圆)整?")
_MONEY_BEGINS = tuple("十百千万亿人元块圆")  # of a scale or a unit
# What each scale before 元 is worth.
_WORTH = {"": 1, "百": 100, "千": 1000} | {
    few + many: MULTIPLIERS.get(few, 1) * MULTIPLIERS[many] for few in ("", "十", "百", "千") for many in "万亿"
}
_WORTH["万亿"] = _WORTH["万"] * _WORTH["亿"]
_SCALE = re.compile(r"万亿|(?:十|百|千)?(?:万|亿)|千|百")
_NOT_MONEY = re.compile(r"[旦素月代首帅件器勋老宝]|年(?![中末底初内])|化|结构|论")
# A unit behind a slash makes a standard (60元/人); another amount does not (预算60万元/支出58万元).
_PER = re.compile(r"每|/(?!\s*(?:[\d￥¥-]|年初|全年|调整|实际|上年|本年|预算|决算|执行|支出|收入|到位|支付|结[转余]))")
_NOT_SCORE = re.compile(r"[之钟别析类配管局院公支期批布工担为享解散组行校部项红店会队级阶团身未没制]|米|贝|钱|块")
_BEFORE_APPROX = re.compile(rf"(?:大约|大概|(?<!节)约为?|将近|近|{BEFORE})[ ]?$")
_APPROX_ENDS = " 约为概近过超逾于到高少多≥≤><＞＜"  # what `_BEFORE_APPROX` may end in
_BEFORE_NUMBER = 4  # characters that it is looked for in
_AFTER_APPROX = re.compile(rf"[ ]?(?:左右|上下|之多|{BEHIND})")
_AFTER_BEGINS = tuple(" 左上以之")  # what `_AFTER_APPROX` may begin with
_RANGE = re.compile(r"[ ]?(?:[-—–−~～]{1,2}|至|到)[ ]?$")
_IN_BRACKETS = re.compile(r"[(（][ ]?(?:单位[:：])?((?:[十百千]?[万亿]|[百千])?)元[ ]?[)）]")
_CURRENCY = ("￥", "¥")
# As most amounts and ratios are printed: nothing before or behind says more of them (65.28万元，).
_USUAL = re.compile(r"(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?:([万亿]?)元|%)(?![^，。；、（）：\n])")
_SAYS_MORE = frozenset(f"{_APPROX_ENDS}-−")  # right before a number
_BEFORE_UNUSUAL = _SAYS_MORE | frozenset(",.")  # it may be the rest of a number
_GOES_ON = frozenset((*_BLANKS, *_MORE, *_MONEY_BEGINS, *"%‰个百分(（"))  # right behind one
_LARGE = "万亿萬億"
# A run that may be told. One character by itself is none (第三方, 一般), but where a unit, a scale or an end of a
# range may stand behind it, or a currency before it.
_TELLING = re.compile(
    rf"[0-9{_NUMERAL}](?:(?<=[0-9])|(?=[-—–−~～至到0-9,.点{_NUMERAL}{re.escape(''.join(sorted(_GOES_ON)))}])"
    rf"|(?<=[{''.join(_CURRENCY)}].)){_REST}"
)

YEAR_FIRST, YEAR_LAST = 1978, 2099
_YEAR_DIGITS = "〇○零一二三四五六七八九"
_YEAR = re.compile(  # begins with its first characters, so that it is tried only where one of them stands
    rf"([12一二](?:(?<![0-9.{_YEAR_DIGITS}].)|(?<=(?<![0-9.\u4e00-\u9fff])[1-9][.．]2)(?=0\d\d\s?年))(?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=[一二])[{_YEAR_DIGITS}]{{3}}))"
    rf"(?:[ ]?(年度?)?[ ]?(?:[-—–~～至到]|to){{1,2}}[ ]?((?:19|20)\d\d|[一二][{_YEAR_DIGITS}]{{3}}))?"
    r"[ ]?(年度?|财年|度(?![假过]))?"
)
# What makes years of two numbers that no 年 stands behind: 2019-2020共计安排.
_SUMS_UP = re.compile("(?:共计?|合计|累计|总计|期间)")
_SUMMED_YEARS = re.compile(rf"20\d\d[ ]?[-—–~～至到]{{1,2}}[ ]?20\d\d[ ]?{_SUMS_UP.pattern}")
# A year that has lost its 年, told by what stands behind it: 2021全区政府性基金收入.
_YEAR_OF = r"(?=全[省市县区州旗镇乡]|[我本](?:部门|单位|[局委办厅院校站]|[省市县区州旗镇乡]))"
_BARE_YEAR = re.compile(rf"(?<!\d)20\d\d{_YEAR_OF}")
# Years that one 年 stands behind: 2018、2019两年.
_TWO_YEARS = re.compile(r"20\d\d(?:[、和与及]\n?(?=(?:20\d\d[、和与及]\n?){0,3}20\d\d[两三四五]?年)|[两三四五]年)")
_YEAR_ENDS = re.compile(rf"[\d{_YEAR_DIGITS}][ \u3000]?(?:年|财年|度|[两三四五]年)")  # as every year does

_AMOUNT_GOES_ON = re.compile(r"[ ]?(?:[0-9.,%万亿元分人户件名个台〕\]]|百分)")


@dataclass(slots=True)  # of its kind a report makes hundreds, and what a tuple names takes longer to look up
class Quantity:
    """One printed number with its unit.

    `kind` is money, percent, score or count (any other number; `unit` is then empty). `value` is the number
    before its unit (`65.28` of 65.28万元, signed), `amount_yuan` its worth in yuan, unsigned. `start`-`end` hold
    number and unit, `number_start`-`number_end` the number alone. `bare` marks `60万` with no 元, which only its
    clause can tell from a headcount; `words` a number or ratio written in characters; `span` one end of a range;
    `per` a unit such as 元/人·月. `flags` say what is wrong with the number as it is printed: `split_number`,
    and `doubtful` where it may as well be read otherwise.
    """

    kind: str
    value: Decimal
    unit: str
    amount_yuan: Decimal | None
    start: int
    end: int
    number_start: int
    number_end: int
    approx: bool = False
    bare: bool = False
    words: bool = False
    span: bool = False
    per: bool = False
    flags: tuple[str, ...] = ()

    def told_as(self, kind: str, unit: str, amount_yuan: Decimal | None) -> Quantity:
        """Return the same number told to be of another kind and unit."""
        return Quantity(
            kind, self.value, unit, amount_yuan, self.start, self.end, self.number_start, self.number_end,
            self.approx, self.bare, self.words, self.span, self.per, self.flags,
        )  # fmt: skip

    def moved(self, by: int) -> Quantity:
        """Return a quantity of a cell as one of the text that the cell stands in, from its place `by` on."""
        return Quantity(
            self.kind, self.value, self.unit, self.amount_yuan, self.start + by, self.end + by,
            self.number_start + by, self.number_end + by,
            self.approx, self.bare, self.words, self.span, self.per, self.flags,
        )  # fmt: skip


class _Suffix(NamedTuple):
    """What stands behind a number; `end` is where it ends, the number itself included."""

    kind: str
    unit: str
    worth: Decimal | None
    end: int
    approx: bool = False
    bare: bool = False
    per: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """A year or a run of years, `first` to `last` inclusive, where it is printed."""

    first: int
    last: int
    start: int
    end: int


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of `text[start:end]` in order. Years, dates and document numbers are left out."""
    end = len(text) if end is None else end
    view = text[start:end]
    if is_wide(view):
        view = narrow(_WIDE_THOUSANDS.sub(",", view))
    found: list[Quantity] = []
    position = 0
    while (run := _TELLING.search(view, position)) is not None:
        quantity, position = _read(view, run.start(), run.end(), start)
        if quantity is None:
            continue
        if found and quantity.unit and _joined(view, found[-1], quantity, start):
            found[-1] = _with_unit(found[-1], quantity)
            quantity.span = True
        found.append(quantity)
    return [q for q in found if not (q.kind == "count" and q.words)]


def _joined(view: str, left: Quantity, right: Quantity, by: int) -> bool:
    """Say whether a number without a unit or 元 is the lower end of a range: 5至8万元, not 402.20 — 95.76%."""
    if (left.unit and not (left.bare and left.unit == right.unit)) or left.value > right.value:
        return False
    between = view[left.end - by : right.start - by]
    return len(between) <= 4 and _RANGE.search(between) is not None and not between.strip("-—–−~～至到 ")


def _with_unit(number: Quantity, other: Quantity) -> Quantity:
    """Give the lower end of a range the unit of its upper end."""
    worth = None
    if other.amount_yuan is not None:
        worth = abs(number.value) * (prod(MULTIPLIERS.get(char, 1) for char in other.unit) if other.unit else 1)
    told = number.told_as(other.kind, other.unit, worth)
    told.span, told.per, told.bare = True, other.per, False
    return told


def _read(view: str, start: int, end: int, by: int) -> tuple[Quantity | None, int]:
    """Read one run of number characters; return its quantity and where to go on.

    The view begins `by` characters into its text.
    """
    usual = _USUAL.match(view, start)
    if usual and (quantity := _usual(view, usual, by)):
        return quantity, usual.end()
    while end > start and view[end - 1] in ".,点":
        end -= 1
    if view.startswith("百分之", start):
        return _read_ratio(view, start, by)
    year = _YEAR.match(view, start) if view[start] in "12一二" else None
    if year and year.group(4):
        return None, max(year.end(), start + 1)
    if view[start] in "百千万亿佰仟萬億":  # 百万元以上, 数千万: a magnitude, not a number
        return None, end
    plain = PLAIN.match(view, start)
    if plain and view[plain.end() : plain.end() + 1] in MAY_GO_ON and (split := split_number(view, start)):
        quantity = _with_suffix(view, start, split.end, split.value, by)
        quantity.flags = split.flags
        return quantity, quantity.end - by
    number_end = _number_end(view, plain, end)
    printed = view[start:number_end]
    value = plain_number(printed) if plain and plain.end() == number_end else parse_number(printed)
    if value is None:  # go on behind its first number
        return None, plain.end() if plain else end
    quantity = _with_suffix(view, start, number_end, value, by)
    return _clear(quantity, view, start), quantity.end - by


def _clear(quantity: Quantity, view: str, start: int) -> Quantity:
    """Mark an amount or ratio that is the rest of a number printed strangely."""
    if quantity.kind != "count" and is_half(view, start):
        quantity.flags = HALF_FLAGS
    return quantity


def _usual(view: str, found: re.Match[str], by: int) -> Quantity | None:
    """Read a number that nothing but its unit says more of; None for one too long, or that something says more of."""
    start, end = found.span()
    if start and view[start - 1] in _BEFORE_UNUSUAL and _is_told_more(view, start):
        return None
    value = plain_number(found.group(1))
    if value is None:
        return None
    scale, number_end = found.group(2), by + found.end(1)
    if scale is None:
        return Quantity("percent", value, "%", None, by + start, by + end, by + start, number_end)
    return Quantity("money", value, f"{scale}元", value * _WORTH[scale], by + start, by + end, by + start, number_end)


def _is_told_more(view: str, start: int) -> bool:
    """Say whether what stands before a number says more of it: 约 and its kin do, 预算为 and 减少 do not."""
    if view[start - 1] not in _APPROX_ENDS[1:]:  # but for the blank
        return True
    return _BEFORE_APPROX.search(view, max(0, start - _BEFORE_NUMBER), start) is not None


def _number_end(view: str, plain: re.Match[str] | None, end: int) -> int:
    """Cut a run such as `65.28万`, which begins in `plain` figures, before the multiplier that belongs to its unit."""
    if plain is None or plain.end() == end:
        return end
    rest = view[plain.end() : end]
    return plain.end() if not rest.strip(_MULTIPLIERS) or rest[0] in ".,点" or rest[0].isdigit() else end


def _read_ratio(view: str, start: int, by: int) -> tuple[Quantity | None, int]:
    """Read 百分之九十."""
    run = _RUN.match(view, start + 3)
    if run is None:
        return None, start + 3
    printed = run.group().rstrip(".,")
    value = Decimal(100) if printed == "百" else parse_number(printed)
    end = start + 3 + len(printed)
    if value is None:
        return None, end
    return Quantity("percent", value, "%", None, by + start, by + end, by + start + 3, by + end, words=True), end


def _with_suffix(view: str, start: int, number_end: int, value: Decimal, by: int) -> Quantity:
    """Read unit, scale and approximation after a number, and its sign before it."""
    words, first = not view[start].isdigit(), start
    priced = start > 0 and view[start - 1] in _CURRENCY
    plain = view[number_end : number_end + 1] not in _GOES_ON and view[number_end - 1] not in _LARGE and not priced
    if plain and not (start and view[start - 1] in _SAYS_MORE):  # 一致, 第三季度, 12月
        number = by + start, by + number_end
        return Quantity("count", value, "", None, *number, *number, words=words)
    told = start > 0 and view[start - 1] in _APPROX_ENDS
    approx = told and _BEFORE_APPROX.search(view, max(0, start - _BEFORE_NUMBER), start) is not None
    position = _skip(view, number_end)
    if view.startswith(_MORE, position):
        approx, position = True, position + 1
    if start and view[start - 1] in "-−" and _is_sign(view, start):
        first, value = start - 1, -value
    spelled = words and view[number_end - 1] in _LARGE
    among = start > 1 and view[start - 1] == "/" and view[start - 2].isdigit()  # 9.6/10万: so many in 100,000
    found = (
        _in_brackets(view, abs(value), position)
        or (None if among else _money(view, abs(value), position, number_end, spelled))
        or _percent(view, position)
        or _score(view, position)
        or (_Suffix("money", "元", abs(value), number_end) if priced else _Suffix("count", "", None, number_end))
    )
    after = found.unit != "" and view.startswith(_AFTER_BEGINS, found.end)
    approx = approx or found.approx or (after and _AFTER_APPROX.match(view, found.end) is not None)
    return Quantity(
        found.kind, value, found.unit, found.worth, by + first, by + found.end, by + first, by + number_end,
        approx, found.bare, words, per=found.per,
    )  # fmt: skip


def _skip(view: str, position: int) -> int:
    if not view.startswith(_BLANKS, position):
        return position
    space = _SPACE.match(view, position)
    return space.end() if space and "\t" not in space.group() else position


def _is_sign(view: str, start: int) -> bool:
    """Say whether the dash before a number is a sign, not a range or a list dash."""
    return start == 1 or view[start - 2] in "\t\n :：(（为加减少率"


def _money(view: str, amount: Decimal, position: int, number_end: int, spelled: bool) -> _Suffix | None:
    """Read a scale and 元 behind an unsigned amount; `spelled` is one that ends in its own 万 or 亿."""
    position += view.startswith("个亿", position)
    if not spelled and view[position : position + 1] not in _MONEY_BEGINS:
        return None
    scale = _SCALE.match(view, position)
    spoken = scale.group() if scale else ""
    after = _skip(view, scale.end()) if scale else position
    approx = False
    if scale and view.startswith(_MORE, after):  # 10万余元
        approx, after = True, after + 1
    unit = _MONEY_UNIT.match(view, after)
    worth = amount * _WORTH[spoken]
    if unit and (scale or not _NOT_MONEY.match(view, unit.end())):  # 二元结构, 2022元旦; but 5万元器材款, 8万元论证费
        per = _PER.match(view, _skip(view, unit.end())) is not None
        return _Suffix("money", spoken + "元", worth, unit.end(), approx, per=per)
    if spoken.endswith(("万", "亿")) and (sure := is_money_without_unit(view, after)) is not None:
        return _Suffix("money", spoken + "元", worth, after, approx, bare=not sure)
    if spelled and not scale and (sure := is_money_without_unit(view, position)) is not None:
        return _Suffix("money", "元", worth, number_end, bare=not sure)
    return None


def _in_brackets(view: str, amount: Decimal, position: int) -> _Suffix | None:
    """Read a unit in brackets: 60.00（万元）."""
    unit = _IN_BRACKETS.match(view, position) if view.startswith(("(", "（"), position) else None
    return _Suffix("money", unit[1] + "元", amount * _WORTH[unit[1]], unit.end()) if unit else None


def _percent(view: str, position: int) -> _Suffix | None:
    if view.startswith(("%", "‰"), position):
        return _Suffix("percent", view[position], None, position + 1)
    point = view.startswith("个", position)
    told = view.startswith("百分点", position + point)
    return _Suffix("percent", "个百分点", None, position + point + len("百分点")) if told else None


def _score(view: str, position: int) -> _Suffix | None:
    if view.startswith("分", position) and not _NOT_SCORE.match(view, position + 1):
        return _Suffix("score", "分", None, position + 1)
    return None


def find_years(text: str, bare: bool = False) -> tuple[Years, ...]:
    """Return the years named in `text`, in order; with `bare` also four digits without 年, as questions have."""
    if bare:
        return _all_years(text)
    called = ("年" in text or "度" in text) and _YEAR_ENDS.search(text)
    if not called and "20" in text:
        called = _BARE_YEAR.search(text) or _SUMMED_YEARS.search(text)
    return _named_years(text) if called else ()


@remembered
def _all_years(text: str) -> tuple[Years, ...]:
    return tuple(_years(text, True))


@remembered
def _named_years(text: str) -> tuple[Years, ...]:
    return tuple(_years(text, False))


def _years(text: str, bare: bool) -> list[Years]:
    view = narrow(text)
    found = []
    for match in _YEAR.finditer(view):
        first, unit, last, last_unit = match.groups()
        summed = last is not None and _SUMS_UP.match(view, match.end())
        called = unit or last_unit or summed or _BARE_YEAR.match(view, match.start())
        called = called or (match.start() == match.start(1) and _TWO_YEARS.match(view, match.start()))
        if not (called or (bare and not _is_amount(view, match.end()))):
            continue
        begins, ends = _year(first), _year(last or first)
        if begins is not None and ends is not None and begins <= ends:
            found.append(Years(begins, ends, match.start(), match.end()))
    return found


def _is_amount(view: str, position: int) -> bool:
    return _AMOUNT_GOES_ON.match(view, position) is not None


def _year(printed: str) -> int | None:
    value = parse_number(printed)
    return int(value) if value is not None and YEAR_FIRST <= value <= YEAR_LAST else None
