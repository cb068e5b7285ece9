"""The words that tables are made of: heads and what they head, rows that are totals, forms known by their titles.

They stand in `data/table_words.tsv` (role, how it is compared, words), `data/table_forms.tsv` (what plain columns of a
form hold, by words of its title) and `data/table_parts.tsv` (rows that are parts of others without saying so).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from indexer.data_rows import rows_of
from indexer.forms import any_of
from indexer.memo import remembered
from indexer.quantities import narrow

_HEAD = re.compile(  # of a column of amounts, of this year or another
    r"(?:(?:20\d\d年|[上本当去前]年|年)度?)?"
    r"(?:预算|实际|支出|金额|结余|执行|资金|年初|全年|数量|单价|备注|主管|实施|负责|可用|指标|合同|计划|批复|调整|下达|到位|决算|申请|结算|单位).{0,5}"
    r"|(?:20\d\d年|[上本当去]年)度?"
)
_SPACE = re.compile(r"\s+")
_NOTE = re.compile(r"[（(](?:单位[:：])?(?:人民币)?(?:[千百]?[万亿]?元|%|[A-Z][A-Z0-9/*+\-=×÷()]{0,12})[)）]")
_HALF = str.maketrans("（）：／＋－％，", "():/+-%,")
_JUDGED = re.compile("绩效.{0,4}(?:自评|评价)(?!指标)|自评")
_WRAP = {"in": "(?:{})", "start": "^(?:{})", "end": "(?:{})$", "is": "^(?:{})$"}


@dataclass(frozen=True, slots=True)
class Form:
    """What columns that name no measure hold in tables whose title has all words of one of `titles`."""

    titles: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    measure: str


@remembered
def bare(words: str) -> str:
    """Return a head without white space, its unit or formula in brackets and full-width forms."""
    if words.isascii() and "(" not in words:  # as numbers are
        return "".join(words.split())
    return _NOTE.sub("", _SPACE.sub("", _folded(words)))


def _folded(words: str) -> str:
    return narrow(words).translate(_HALF)


def is_head(words: str) -> bool:
    """Say whether what follows 项目名称 is the next head of a table (预算金额, 2022年决算), not a project."""
    return _HEAD.fullmatch(bare(words)) is not None


def plays(role: str, words: str) -> bool:
    """Say whether a head (see `bare`) plays a role of `data/table_words.tsv`."""
    return _roles()[role](words)


def sets_goals(cells: Sequence[str]) -> bool:
    """Say whether what was aimed at and what came of it follow in words below heads: 预期目标, 实际完成情况."""
    heads = [bare(cell) for cell in cells if cell.split()]
    told = len(heads) > 1 and "目标" in heads[0]
    return told and all(plays("goal", head) or plays("result", head) for head in heads[1:])


def measure_of_form(title: str | None, heads: str) -> str | None:
    """Return the measure of a form's plain columns, None for a title that says nothing.

    `heads` is what stands over the column: the halves of 收入支出决算总表 hold different things.
    """
    if not title:
        return None
    words = bare(title)
    if _JUDGED.search(words):  # 部门预算项目支出绩效自评结果汇总表 is of what came of a budget
        words = words.replace("预算", "").replace("执行", "预算执行")
    for form in _forms():
        if form.heads and not any(head in heads for head in form.heads):
            continue
        if any(all(part in words for part in title_) for title_ in form.titles):
            return form.measure
    return None


def is_part(whole: str, name: str) -> bool:
    """Say whether a form has `name` among the parts of `whole` (`data/table_parts.tsv`), without saying 其中."""
    words = bare(name)
    return any(words in parts and any(form in bare(whole) for form in wholes) for wholes, parts in _parts())


@cache
def _parts() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    rows = rows_of("table_parts")
    return tuple((tuple(wholes.split(";")), frozenset(parts.split(";"))) for wholes, parts, _ in rows)


@cache
def _roles() -> dict[str, Callable[[str], bool]]:
    """Return what tells each role: the same few heads are asked about for one column and row after the other."""
    patterns: dict[str, list[str]] = {}
    for role, how, words in rows_of("table_words"):
        patterns.setdefault(role, []).append(_WRAP[how].format(any_of(map(_folded, words.split(";")))))
    return {role: remembered(partial(_holds, re.compile("|".join(parts)))) for role, parts in patterns.items()}


def _holds(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.search(words) is not None


@cache
def _forms() -> tuple[Form, ...]:
    forms = []
    for titles, heads, measure, _ in rows_of("table_forms"):
        named = tuple(tuple(title.split("+")) for title in titles.split(";"))
        forms.append(Form(named, tuple(filter(None, heads.split(";"))), measure))
    return tuple(forms)
