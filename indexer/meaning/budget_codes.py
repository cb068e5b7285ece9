"""Classification codes of budgets where they are printed: 205, 20502, 2050202 (functional), 302, 30201 (economic).

A code has three, five or seven digits, of which the first three name a class of `data/budget_codes.tsv`. In a table it
stands in a column of codes, or before or behind the name of a row; in prose before a name (2050202小学教育), behind it
in brackets (小学教育（2050202）), behind its level (小学教育（项）2050202), with it (205类), or behind 科目编码. Three
digits alone are as often something else: they count beside the name of their class. A code is never an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from indexer.data_rows import rows_of
from indexer.meaning.drafts import Draft
from indexer.model import Code
from indexer.numerals import narrow

_DIGITS = r"[1235]\d{2}(?:\d{2}){0,2}"
_HAN = "[\u4e00-\u9fff]"
_NO_UNIT = (
    "(?!元|万|亿|千|百|个|人(?![员才力防])|户|件|台|辆|名|项(?!目)|次|亩|公里|公顷|公斤|平方|吨|米|条|只|头|处|座|年(?!度)|月|日"
    "|号|分(?!配)|[\\d.,%])"
)
_PRINTED = re.compile(
    rf"[（(][ ]?(?P<bracket>{_DIGITS})[ ]?[类款项]?[ ]?[）)]"
    rf"|(?<=[类款项][）)])[ ]?(?P<level>{_DIGITS}){_NO_UNIT}"
    rf"|(?<![\d.,])(?P<with>{_DIGITS})[类款项](?!目)"
    rf"|(?<![\w.,%〔（(\-—])(?P<before>{_DIGITS})(?=[ \t\xa0]{{0,3}}{_NO_UNIT}{_HAN})"
    rf"|(?:科目|功能分类|经济分类)(?:编码|代码|编号)?[:：为]?[ ]?(?P<named>{_DIGITS}){_NO_UNIT}"
)
_MAYBE = re.compile(r"[1235１２３５]\d{2}(?:\d{2}){0,2}(?![\d.,%元万亿千百])")  # what every code is
_LEVELS = {"类": 3, "款": 5, "项": 7}
_BESIDE = 16  # characters on either side of three digits, in which their class is named
_ASIDE = re.compile(r"[（(][^，。；、（(）)\d]{0,12}")  # between an amount and a code that is said of it
_RUN = 6  # characters between the codes of one item: 205类20502款2050202项
_COLUMN = re.compile(r"[1235]\d{2}(?:\d{2}){0,2}")
_OTHER_COLUMN = re.compile("项目|单位|部门|机构|资产|指标|地区")
_CLASSIFIED = re.compile("科目|功能|经济分类")  # 项目 stands over 科目编码 and 科目名称 in the forms of final accounts
# 51092322T000000431595-城乡居民监管工作经费: the number that the budget system gives a project
_PROJECT_CODE = re.compile(r"^[\s（(\[【]{0,3}\d[\dA-Z]{9,29}[\s）)\]】]{0,3}[-—－_:：]?\s{0,3}(?=[\u4e00-\u9fff“《])")


@cache
def classes() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return code of three digits -> (kind, names since 2007, the present one first)."""
    return {code: (kind, tuple(names.split(";"))) for code, kind, names in rows_of("budget_codes")}


@cache
def functions() -> frozenset[str]:
    """Return the names of the functional classes, 支出 left out: 教育, 农林水."""
    every = (names for kind, names in classes().values() if kind == "functional")
    return frozenset(name.removesuffix("支出") for names in every for name in names)


@cache
def _own_lines() -> frozenset[str]:
    return frozenset(name for name, _ in rows_of("function_lines"))


def is_own_line(subject: str) -> bool:
    """Say whether words are a line below the classes of what a unit spends on itself: 事业单位医疗, 住房公积金支出."""
    return subject.removesuffix("支出").replace("(", "（").replace(")", "）") in _own_lines()


def kind_of(code: str) -> str | None:
    """Return income, functional or economic; None for digits that are no code."""
    known = classes().get(code[:3])
    return known[0] if known is not None and len(code) in (3, 5, 7) else None


def find_codes(text: str, start: int, end: int) -> list[Code]:
    """Return the codes printed in `text[start:end]`, in order."""
    if _MAYBE.search(text, start, end) is None:  # as mostly
        return []
    view, found = narrow(text[start:end]), []
    for match in _PRINTED.finditer(view):
        group = match.lastgroup or ""
        code, kind = match[group], kind_of(match[group])
        if kind is None or (group == "with" and _LEVELS[view[match.end() - 1]] != len(code)):
            continue
        if len(code) == 3 and group in ("bracket", "before") and not _is_named(view, code, match.start(), match.end()):
            continue
        first = start + match.start(group)
        found.append(Code(code, kind, "printed", first, first + len(code)))
    return found


def _is_named(view: str, code: str, start: int, end: int) -> bool:
    """Say whether the class of three digits is named beside them."""
    beside = view[max(0, start - _BESIDE) : end + _BESIDE]
    return any(name.removesuffix("支出")[:4] in beside for name in classes()[code][1])


def column_codes(cells: Sequence[tuple[str, int, int]], head: str) -> tuple[Code, ...]:
    """Return the codes of a row from its columns of codes, as (words, start, end); 类, 款 and 项 are joined.

    `head` is what stands over the columns: the codes of projects or units are no classification.
    """
    if _OTHER_COLUMN.search(head) and not _CLASSIFIED.search(head):
        return ()
    filled = [(narrow(words), start, end) for words, start, end in cells if words.strip().isdecimal()]
    if len(cells) > 1 and filled and all(len(words) <= 3 for words, _, _ in filled):
        filled = [("".join(words for words, _, _ in filled), filled[0][1], filled[-1][2])]
    codes = (
        Code(words, kind, "column", start, end)
        for words, start, end in filled
        if _COLUMN.fullmatch(words) and (kind := kind_of(words)) is not None
    )
    return tuple(dict.fromkeys(codes))


def give_codes(text: str, drafts: Sequence[Draft], start: int, end: int) -> None:
    """Give the amounts of a paragraph the codes printed for their items.

    A code is that of the amounts after it, as long as they are of the item that it stands with, or parts of it; one
    in a bracket behind an amount (支出12万元（2050202）) is that amount's.
    """
    codes = find_codes(text, start, end) if drafts else []
    if not codes:
        return
    ordered = sorted(drafts, key=lambda draft: draft.amount_start)
    after: list[Code] = []
    for code in codes:
        said = next((d for d in reversed(ordered) if d.end <= code.start), None)
        if said is not None and _ASIDE.fullmatch(text, said.end, code.start):
            said.codes = (*said.codes, code)
        else:
            after.append(code)
    for draft, held in _held(ordered, after):
        draft.codes = (*held, *draft.codes)


def _held(drafts: Sequence[Draft], codes: Sequence[Code]) -> Iterator[tuple[Draft, tuple[Code, ...]]]:
    """Yield each draft that codes before it hold for, with the codes."""
    current: tuple[Code, ...] = ()
    subject: str | None = None
    number = 0
    for draft in drafts:
        while number < len(codes) and codes[number].end <= draft.amount_start:
            near = current and codes[number].start - current[-1].end <= _RUN and subject is None
            current = (*current, codes[number]) if near else (codes[number],)
            subject, number = None, number + 1
        if not current:
            continue
        subject = draft.subject if subject is None else subject
        if draft.subject in (subject, "") or draft.under == subject:
            yield draft, current
        else:
            current = ()


def without_project_code(words: str) -> str:
    """Return a project's name without the number that the budget system gives it: 51092322T000000431595-工作经费."""
    return _PROJECT_CODE.sub("", words)
