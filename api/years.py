"""The years that a question names: of the figures asked for, or of the report they are asked from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.model import Unresolved
from indexer.quantities import find_years

_SINCE_EN = re.compile(r"\bsince\s{1,3}$")
_RELATIVE_YEARS = re.compile(
    "去年|今年|前年|明年|(?:最近|近|过去|前|这|连续)[两二三四五六几]年|近年来?"
    "|last year|this year|next year|recent years|(?:last|past|these) (?:two|three|four|five|several|few) years"
)
# How many years without saying which; beside years that are named (2020至2022三年) it adds nothing.
_COUNTED = re.compile(
    "[两二三四五六]年(?=间|来|内|里|的|合计|共|总|累计|各|每|都|，|。|？|$|[㐀-鿿])(?!行动|计划|规划|级|制|一)"
)


def years_of(text: str, known: Sequence[int]) -> tuple[tuple[int, ...], list[tuple[int, int]], list[Unresolved]]:
    """Return the years named, the stretches that name them, and relative years, which are reported and not guessed.

    A year said to be the first (since 2020) runs to the last of the `known` years of the index.
    """
    years: list[int] = []
    spans: list[tuple[int, int]] = []
    for found in find_years(text, bare=True):
        last = found.last
        after, before = text[found.end : found.end + 6], text[max(0, found.start - 8) : found.start]
        if re.match(r"\s{0,3}年?(?:以来|起|至今|之后)", after) or _SINCE_EN.search(before.lower()):
            last = max([last, *known])
        years += range(found.first, last + 1)
        cut = text[found.end - 1] == "年" and text[found.end : found.end + 1] in tuple("初中末底")
        spans.append((found.start, found.end - cut))
    said = list(_RELATIVE_YEARS.finditer(text.lower()))
    if not years:
        said += [each for each in _COUNTED.finditer(text) if not any(_inside(each, other) for other in said)]
    open_years = [Unresolved("year", match.group()) for match in said]
    spans += [match.span() for match in said]
    return tuple(dict.fromkeys(years)), spans, open_years


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= match.start() and match.end() <= other.end()


def years_of_reports(
    text: str, years: tuple[int, ...], spans: Sequence[tuple[int, int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Tell the year of a report (2023年报告里) from the year asked about, where both are named."""
    named = {y: text[e : e + 6] for s, e in spans for y in years if str(y) in text[s:e]}
    of_report = tuple(y for y in years if re.match(r"年?度?(?:的)?(?:自评|绩效|决算)?报告", named.get(y, "")))
    rest = tuple(y for y in years if y not in of_report)
    return (rest, of_report) if rest else (years, ())
