"""B01: a number of things that its classes come to, and the same thing told elsewhere with one digit wrong.

全年完成营造林2.65万亩，其中乔木造林0.90万亩…, and at the beginning 完成营造林任务2.85万亩: the list bears one of them
out, and the other takes part in nothing. Innocent: a plan, another year, a part, another day: where the words say so,
nothing is compared, and neither is a number that is told twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.counts.tallies import Tally, tallies
from indexer.audit.guards import PAST
from indexer.audit.phrases.again import name_of
from indexer.audit.phrases.numbers import Number, Sentence, sentences
from indexer.audit.repeats.paired import is_explained
from indexer.audit.slips import is_count_slip, is_dropped, significant
from indexer.audit.telling import check_of_words

_TASK = re.compile("(?:任务|工作|项目|总数|总量|数量|人数|面积)+$")
_NOT = re.compile(
    f"{PAST}|计划|目标|任务数|指标值|累计|其中|拟|年初|期初|截至|[上下]半年|季度|首批|本级|较|超过|以上|不足"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_LONG, _SHORTEST = 3, 3  # digits of a number, and characters of a name


def borne_counts(case: Case) -> Iterator[Check]:
    """B01: the totals of lists that come right, against the numbers of the same name in other paragraphs."""
    held = [tally for tally in tallies(case) if tally.sum == tally.total and len(significant(tally.total)) >= _LONG]
    if not held:
        return
    told: dict[tuple[str, str], list[tuple[Number, Sentence]]] = {}
    for sentence in sentences(case):
        for number in sentence.numbers:
            if (name := _name(number)) is not None:
                told.setdefault((name, number.unit), []).append((number, sentence))
    places = {tally.place[0]: tally for tally in held}
    values = Counter(number.value for group in told.values() for number, _ in group)
    for group in told.values():
        for number, sentence in group if len(group) > 1 else ():
            if (tally := places.get(number.start)) is not None:
                yield from _compared(case, tally, (number, sentence), group, values)


def _name(number: Number) -> str | None:
    name = _TASK.sub("", name_of(number) or "")
    return name if len(name) >= _SHORTEST else None


def _compared(
    case: Case, tally: Tally, own: tuple[Number, Sentence], group: list[tuple[Number, Sentence]],
    values: Counter[Decimal],
) -> Iterator[Check]:  # fmt: skip
    number, sentence = own
    others = [pair for pair in group if pair[0].value != number.value]
    if len(others) != 1:
        return
    other, where = others[0]
    years = [set(_YEAR.findall(each.words)) for each in (sentence, where)]
    apart = case.mark_before("\n", number.start) != case.mark_before("\n", other.start)
    if not apart or values[other.value] > 1 or (years[0] ^ years[1]) - {str(case.report.year)} or _is_held(case, other):
        return
    words = [each.words[: n.start - each.start] for n, each in (own, others[0])]
    slip = is_count_slip(number.value, other.value) or is_dropped(number.value, other.value)
    if slip and not any(map(_NOT.search, words)) and not is_explained(case.text, *other.place):
        terms = [number.printed, other.printed]
        yield check_of_words("B01", "audit.alike.finding", (other.place, number.place, *tally.places), terms=terms)


def _is_held(case: Case, number: Number) -> bool:
    """Say whether a number has classes of its own, or is one."""
    return any(a <= number.start < b for tally in tallies(case) for a, b in (tally.place, *tally.places))
