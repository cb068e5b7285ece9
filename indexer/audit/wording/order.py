"""What the words alone show: D01 (the year a report says it is of), D02 (the numbers of its headings)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from indexer.audit.case import FORMAT, Case, Check
from indexer.audit.guards import PAST
from indexer.audit.spans import SENTENCE
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.memo import remembered
from indexer.model import Section
from indexer.numerals import parse_number
from indexer.structure.numbering import label_of

OWN_YEAR = re.compile(
    r"(20\d{2})(?<!\d\d{4})年度?(?:部门|单位)?(?:整体|项目)?支?出?(?:预算)?绩效(?:自评|评价)(?!指标体系|结果|结论|(?:工作)?中?(?:发现|查出|指出|反馈|提出|反映))"
)
_LONGEST = 40  # characters of a line that may begin with a number
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_SEVERAL = re.compile(r"20\d\d年?\s?(?:[-—~～至到、和]+)\s?20\d\d")  # years
_FOLLOWED_UP = re.compile(r"[^。;\n]{0,8}(?:发现|指出|反映|反馈|查出|提出|存在)[^。;\n]{0,12}(?:问题|意见|建议|不足)")
_TITLE_YEAR = re.compile(r"20\d\d(?=年)")
_EARLIER = re.compile(rf"{PAST}|[12]\d{{3}}年至|下年|下一年")


def year_reported(case: Case, kinds: tuple[str, ...] = ("",)) -> int | None:
    """Return the year of a report of one of these kinds, by the ends of their names; None for several or no year."""
    kind, title = case.report.report_type or "", fold(case.report.title or "")
    several = _SEVERAL.search(title) is not None or len(set(_TITLE_YEAR.findall(title))) > 1  # 2023年决算和2024年上半年
    return case.report.year if kind.endswith(kinds) and not several else None


def years(case: Case) -> Iterator[Check]:
    """D01: where a report says of which year its evaluation is, it is always the same year."""
    year = case.report.year
    if year is None:
        return
    folded = case.folded()
    for found in OWN_YEAR.finditer(folded):
        begin = case.mark_before(SENTENCE, found.start()) + 1
        if _EARLIER.search(folded, begin, found.end()) or _FOLLOWED_UP.match(folded, found.end()):
            continue
        if int(found.group(1)) != year:
            yield check_of_words("D01", "audit.year", (found.span(),), printed=found.group(1), year=year)


def numbering(case: Case) -> Iterator[Check]:
    """D02: headings of one style under one heading are numbered without a gap and without repetition."""
    children: dict[str | None, list[Section]] = {}
    for section in case.sections:
        if section.level:
            children.setdefault(section.parent, []).append(section)
    for siblings in children.values():
        styles: dict[str, list[tuple[int, Section]]] = {}
        for section in siblings:
            number = _number(section.heading_printed)
            if number is not None:
                styles.setdefault(number[0], []).append((number[1], section))
        for style, numbered in styles.items():
            yield from _sequence(case.text, style, numbered)


@remembered
def _number(line: str) -> tuple[str, int] | None:
    """Return a printed heading's style (its label with the number taken out) and its number."""
    label = label_of(line)
    printed = line[: len(line) - len(line.lstrip())]
    words = line.strip()
    found = _ORDINAL.search(words[:6])
    if label is None or found is None:
        return None
    if label.style.startswith("dotted"):  # 2.1, 2.2 count at their end, and 3.1 begins anew
        whole = label.printed.rstrip("、.．").replace("．", ".").rpartition(".")[0]
        return f"{printed}{whole}.d", label.value
    value = parse_number(found.group())
    if value is None or value != value.to_integral_value():
        return None
    kind = "d" if found.group().isdecimal() else "c"
    return f"{printed}{words[: found.start()]}{kind}{words[found.end() : found.end() + 1]}", int(value)


def _sequence(text: str, style: str, numbered: list[tuple[int, Section]]) -> Iterator[Check]:
    if len(numbered) < 2:
        return
    for (before, earlier), (after, later) in pairwise(numbered):
        if after == before + 1 or after == 1:  # a list that begins again is another list
            continue
        lines = text[earlier.heading_end : later.start].split("\n")
        between = {number[1] for line in lines if (number := _number(line[:_LONGEST])) and number[0] == style}
        if before < after and between >= set(range(before + 1, after)):
            continue  # 二是，三是: points that are no headings, for running on
        yield check_of_words(
            "D02", "audit.numbering", ((earlier.start, earlier.heading_end), (later.start, later.heading_end)),
            severity=FORMAT, before=earlier.heading_printed[:20], after=later.heading_printed[:20],
        )  # fmt: skip
