"""A fact printed again: the same amount of the same item, measure and year, in text or table, must not be added twice.

What was printed first counts. Two items are one where their words are alike without what every item says (专项, 经费),
or both are the whole of the unit, or of a level of government (中央资金, 县财政安排). Of an amount that a bracket gives
more exactly (1.24亿元（12,418.11万元）) the rounded one is the repetition. A wrong link drops a figure from a sum, so
zeros, parts of one table and projects apart from each other are not linked.
"""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from indexer.alike import is_alike, is_one_short
from indexer.meaning.drafts import Draft
from indexer.meaning.givers import is_source, level_of
from indexer.meaning.items import core_of, is_generic, is_whole
from indexer.meaning.known_amounts import NO_SUM, is_known

_NEVER = ("target", "achieved")  # save to four digits, or of an aim that text and table word alike
# What is of the general budget is the unit's whole where the two are worth the same.
_GENERAL = re.compile(r"一般公共预算(?:财政拨款)?(?:支出|收入)?")
_FORM = re.compile(
    r"^附?表[\d一二三四五六七八九十]{0,3}|(?:决算|预算|支出|情况|明细|统计|汇总){0,3}表$|(?:19|20)\d\d年度?"
)
_TO_SPEND = ("initial_budget", "allocated", "planned")
_EXACT = 4  # digits of an amount that hardly comes twice by chance
_APART = 60  # characters between two amounts of one worth that are not whole and sole part
_OF_THE_UNIT = frozenset(("基本支出", "项目支出"))  # may make up the whole
_NEARLY_SURE = 5  # digits that hardly come twice in one measure and year
_BALANCE = re.compile("(?:[年期][初末]|上年|本年|当年)?(?:财政拨款|收支)?(?:结转和结余|结转结余|结转|结余)")
_LINE = re.compile("[（(][类款项][）)]")  # of the accounts, whose only part is worth as much
_SOME = 3  # digits that hardly come twice in one measure and year where one of two names nothing
_REST = "其他"  # before the name of what is left of a class of accounts
_MOST = 50  # figures of one worth that a figure is compared with
# Yuan: what the last digit of a rounded amount is worth.
_STEPS = frozenset(Decimal(10) ** n for n in (1, 2, 3, 4, 5, 6, 7))


@dataclass(slots=True)
class _Said:
    """A figure as it was printed first: what it is for, reduced, and its section's or form's project."""

    identity: str
    core: str
    project: str
    draft: Draft
    told: str  # the project that the figure belongs to, reduced, "" for that of the whole report
    of_it: bool  # whether the words speak of an amount as known already


class _Worths:
    """The figures of one level, measure and year, by what they are worth."""

    def __init__(self) -> None:
        self._all: list[tuple[_Said, Decimal, Decimal]] = []  # with yuan and step, in order
        self._printed: dict[Decimal, list[_Said]] = {}
        self._rounded: dict[Decimal, dict[int, list[_Said]]] = {}  # by step, as they are printed
        self._waiting: dict[Decimal, list[tuple[_Said, Decimal]]] = {}  # by step, those that `_rounded` has not yet
        self._exact: dict[Decimal, dict[int, list[_Said]]] = {}  # by step, as they would be rounded
        self._counted: dict[Decimal, int] = {}  # how many of all `_exact` has
        self._steps: list[Decimal] = []  # that figures are rounded to, the smallest first
        self._finest = max(_STEPS)

    def as_much(self, yuan: Decimal, own: Decimal) -> list[_Said]:
        """Return the figures worth the same, as printed or rounded as the coarser is: 823.61万元, 8,236,107.01元."""
        found = self._printed.get(yuan, [])[:_MOST]
        if self._finest < own and own in _STEPS:
            found += self._exact_at(own).get(round(yuan / own), [])[:_MOST]
        for step in self._steps:
            if step > own:
                found += self._rounded_at(step).get(round(yuan / step), [])[:_MOST]
        return found

    def _exact_at(self, step: Decimal) -> dict[int, list[_Said]]:
        """Return the finer figures as they would be rounded to `step`, of a hundred of it at least."""
        exact, counted = self._exact.setdefault(step, {}), self._counted.get(step, 0)
        for said, yuan, own in self._all[counted:] if counted < len(self._all) else ():
            if step > own and yuan >= 100 * step:
                exact.setdefault(round(yuan / step), []).append(said)
        self._counted[step] = len(self._all)
        return exact

    def _rounded_at(self, step: Decimal) -> dict[int, list[_Said]]:
        """Return the figures that are printed to `step`, which most are never asked for."""
        rounded, waiting = self._rounded.setdefault(step, {}), self._waiting[step]
        for said, yuan in waiting:
            rounded.setdefault(round(yuan / step), []).append(said)
        waiting.clear()
        return rounded

    def note(self, said: _Said, yuan: Decimal, own: Decimal) -> None:
        """Take in a figure."""
        self._all.append((said, yuan, own))
        self._printed.setdefault(yuan, []).append(said)
        self._finest = min(self._finest, own)
        if own in _STEPS:
            if own not in self._waiting:
                insort(self._steps, own)
                self._waiting[own] = []
            self._waiting[own].append((said, yuan))


class Restatements:
    """What one report has printed so far, by worth."""

    def __init__(self, about: str | None, text: str) -> None:
        """Take the project that the whole report is about, and its text."""
        self._about, self._text = about or "", text
        self._about_core = core_of(self._about)
        self._said: defaultdict[tuple[object, ...], _Worths] = defaultdict(_Worths)  # by level, measure and year
        self._told: set[tuple[str, str, bool]] = set()  # what a table said again: once is the fact, twice two columns
        self._first: dict[int, str] = {}  # the figure that printed first what stands at a place

    def find(self, draft: Draft, project: str | None, identity: str) -> str | None:
        """Return the figure that printed the same fact first, None for the first one; figures come in order."""
        found = self._find(draft, project, identity)
        self._first[draft.amount_start] = found or identity
        return found

    def _find(self, draft: Draft, project: str | None, identity: str) -> str | None:
        if draft.again is not None:
            place = draft.again.amount_start
            return self._first.get(place, f"{identity.rpartition('-f')[0]}-f{place}")
        if draft.kind != "money" or draft.yuan is None:
            return None
        level = _level(draft)
        core = "" if level else self._core(draft, project)
        if not _is_comparable(draft, core):
            return None
        measure = "executed" if draft.measure in ("previous", "achieved") else draft.measure
        if level and measure in _TO_SPEND:
            measure = "to_spend"
        of = core_of(project or "")
        of_it = is_known(self._text, draft)
        of = "" if of == self._about_core else of
        said = _Said(identity, core, core_of(draft.project or ""), draft, of, of_it)
        worths = self._said[level, measure, draft.year]
        step = _step(draft)
        for other in (*worths.as_much(draft.yuan, step), *self._of_levels(draft, level, step, of_it)):
            if self._is_told(draft, other) or not (_is_one(said, other) or self._is_sure(said, other)):
                continue
            if draft.table is not None:
                self._told.add((_place(draft), other.identity, "total" in draft.flags))
            return other.identity
        if draft.measure != "achieved":
            worths.note(said, draft.yuan, step)
        return None

    def _is_told(self, draft: Draft, other: _Said) -> bool:
        """Say whether a table has said an amount again: in its total, or for what is no total in any row."""
        place = _place(draft)
        rows = (True,) if "total" in draft.flags else (True, False)
        return any((place, other.identity, total) in self._told for total in rows)

    def _is_sure(self, said: _Said, other: _Said) -> bool:
        """Say whether two figures are too exact to be worth the same by chance, for all that their words differ."""
        draft, before, digits = said.draft, other.draft, _digits(said.draft)
        if digits < _SOME or draft.measure in NO_SUM or not _may_be_one(said, other):
            return False
        if said.told and other.told and not is_alike(said.told, other.told):
            return False
        cores = {said.core, other.core}
        if _is_across(said, other):
            short = min(len(core) for core in cores) >= _EXACT and is_one_short(said.core, other.core)
            nameless = draft.table is None and "" in cores and not cores & _OF_THE_UNIT
            return short or (nameless and (digits >= _EXACT or not draft.subject))
        if draft.table is not None or digits < _NEARLY_SURE or draft.measure == "contract":
            return False
        if any(_LINE.search(each.subject) for each in (draft, before)) or (cores & _OF_THE_UNIT and draft.subject):
            return False
        return any(self._text.find(mark, before.end, draft.amount_start) >= 0 for mark in "。\n")

    def _of_levels(self, draft: Draft, level: str, step: Decimal, of_it: bool) -> list[_Said]:
        """Return what the text says that one level gave as a whole, which a table's total says again.

        2022年县财政下达3,186,400元 is the total of the column 本年下达. And what has no level, which 中央下达的400万元
        may speak of.
        """
        if draft.yuan is None:
            return []
        if of_it and level:
            return self._said["", draft.measure, draft.year].as_much(draft.yuan, step)
        if level or draft.table is None or "total" not in draft.flags or draft.measure not in _TO_SPEND:
            return []
        if _digits(draft) < _EXACT:
            return []
        return [
            said
            for (of, measure, year), worths in self._said.items()
            if of and measure == "to_spend" and year == draft.year
            for said in worths.as_much(draft.yuan, step)
            if said.draft.table is None
        ]

    def _core(self, draft: Draft, project: str | None) -> str:
        """Return what a figure is for, reduced to what two wordings of it share; "" for the whole."""
        if draft.measure in ("carryover", "carry_in") and _BALANCE.fullmatch(draft.subject):
            return ""
        whole = is_whole(draft.subject)
        generic = is_generic(draft.subject) and not whole
        if draft.whole or not draft.subject or generic:
            of_report = core_of(draft.project or project or self._about)
            return "" if of_report == self._about_core else of_report
        general = draft.subject.startswith("一般公共预算") and _GENERAL.fullmatch(draft.subject)
        if draft.subject == self._about or general:
            return ""
        return core_of(("" if whole else draft.under) + draft.subject)


def _is_comparable(draft: Draft, core: str) -> bool:
    """Say whether an amount may say again what another said."""
    if "inside_name" in draft.flags:
        return False
    least = _EXACT if core else _NEARLY_SURE
    if draft.measure == "target":
        return core != ""
    return draft.measure not in _NEVER or (draft.measure == "achieved" and _digits(draft) >= least)


def _is_one(said: _Said, other: _Said) -> bool:
    """Say whether two figures worth the same are of one thing."""
    if not _may_be_one(said, other):
        return False
    draft = said.draft
    if draft.measure == "other":
        return said.core == other.core != ""
    if draft.measure == "target":
        return _is_across(said, other) and is_alike(said.core, other.core)
    if draft.table is not None and other.draft.table is None and "total" in draft.flags and _digits(draft) > 2:
        return True  # a table's total to three digits is what the text says in the same measure and year
    sums = other.draft.whole or "total" in other.draft.flags
    if sums and other.draft.table is not None and draft.table is None and _digits(draft) >= _EXACT:
        return True  # nor does the text say a table's total to four digits of something else
    if _is_of_one_project(said, other) or (said.of_it and _digits(draft) > 2):
        return True
    return _is_exact(said, other) or _is_worded_alike(said, other)


def _may_be_one(said: _Said, other: _Said) -> bool:
    """Say whether nothing tells two figures apart: projects, rows of one table, a list, zeros."""
    draft, before = said.draft, other.draft
    if said.project and other.project and not is_alike(said.project, other.project):
        return False
    if draft.table is not None and before.table is not None and draft.table.table == before.table.table:
        return False
    if draft.table is None and before.table is None and draft.amount_start - before.end < 3:
        return False  # 逐年再奖3万元、3万元
    if draft.subject.startswith(_REST) != before.subject.startswith(_REST):
        return False  # 人大事务32万元，其中其他人大事务32万元
    return bool(draft.yuan and before.yuan) or _is_same(draft, before)


def _is_across(said: _Said, other: _Said) -> bool:
    """Say whether one of two figures stands in a table and the other in the text."""
    return (said.draft.table is None) != (other.draft.table is None)


def _is_exact(said: _Said, other: _Said) -> bool:
    """Say whether an amount has more digits than come twice by chance, for how near its words are."""
    digits, cores = _digits(said.draft), {said.core, other.core}
    if _is_across(said, other):
        if digits >= _NEARLY_SURE and not cores & _OF_THE_UNIT:
            return True
        if digits >= _EXACT and (said.core == other.project != "" or other.core == said.project != ""):
            return True  # the row of a project whose section says what it was spent on
    apart = said.draft.amount_start - other.draft.end > _APART
    # One of them says nothing of its own, or what was named last.
    return "" in cores and not cores & _OF_THE_UNIT and digits > _EXACT and apart


def _is_worded_alike(said: _Said, other: _Said) -> bool:
    forms = [core_of(_FORM.sub("", each.form)) for each in (said.draft, other.draft) if each.whole and each.form]
    return is_alike(said.core, other.core) or any(form and form in (said.core, other.core) for form in forms)


def _is_of_one_project(said: _Said, other: _Said) -> bool:
    """Say whether one of two figures, apart from each other, is of a project and the other of it by its own name."""
    draft, before = said.draft, other.draft
    if said.told != other.told or said.told == "" or draft.amount_start - before.end < _APART:
        return False
    across = _is_across(said, other)
    named, headed = said.core.endswith(said.told) or other.core.endswith(said.told), said.project or other.project
    return named and _digits(draft) > (1 if across or headed else 2)


def _place(draft: Draft) -> str:
    return draft.table.table if draft.table is not None else ""


def _digits(draft: Draft) -> int:
    """Return how many digits of an amount are printed, without zeros at its ends."""
    return len(str(draft.value or 0).replace(".", "").replace("-", "").strip("0"))


def _step(draft: Draft) -> Decimal:
    """Return what the last printed digit of an amount is worth in yuan (100 for 823.61万元)."""
    if not draft.value or draft.yuan is None:
        return Decimal(1)
    place = (draft.value * 0).adjusted()  # of the last digit: the exponent of a zero printed to as many decimals
    return (draft.yuan / abs(draft.value)).scaleb(place)


def _level(draft: Draft) -> str:
    """Return whose money a phrase or row says that it is: 中央, 省, 县; "" where it does not."""
    words = draft.subject if draft.table is not None else draft.words.strip()
    named = level_of(words)
    if named and (is_source(words) or is_source(draft.subject) or draft.table is None):
        return named
    return words if is_source(words) else ""


def _is_same(draft: Draft, before: Draft) -> bool:
    """Say whether two zeros say the same, which is easily so by chance: in the same words, or of the same parts."""
    if draft.parts and draft.parts == before.parts:
        return True
    text = draft.table is None and before.table is None and len(draft.words) > 3
    return text and draft.words == before.words and draft.subject == before.subject != ""
