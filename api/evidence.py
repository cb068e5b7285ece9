"""Candidates become evidence: which rows answer, with which standing, and what is only beside or near them.

Whether a figure answers is decided by which constraints it meets (item, measure, place, year, organisation, kind),
over the whole table; nothing is ranked and cut, and no similarity decides.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from api.agreement import contradicts, fold_restated, same_measure, unique
from api.candidates import Candidate, Judge
from api.folding import fold_facts, one_thing, totals_of_tables
from api.intent import PREFERRED
from api.nearby import fact, near_figures, totals_of_units, wanted
from api.parts import is_shared, narrowest, wholes
from api.phrase import Phrase, folded, share_covered
from api.places import same_place
from api.question import Asked
from api.sources import of_asked_source
from indexer.model import Figure, Filters

_STATED = frozenset({"executed", "initial_budget", "revised_budget", "income"})
_RATIOS = frozenset({"rate", "share", "score", "grade", "percent"})
_MOST_RELATED = 50
_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that answers, with its standing."""

    figure: Figure
    standing: str
    subject: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: `rows` answer; `beside` are other measures of the same items; `related` near things.

    `parts` are those of `beside` that only a row's part is printed with; `shared` are the ids of what covers more
    than was asked.
    `elsewhere` holds what meets the words but not the place or year; a part of it may be shown among `related`.
    `near` says that something related is of the place and years asked.
    `editions` are what other editions of the rows' reports print in their place.
    """

    rows: tuple[Row, ...] = ()
    beside: tuple[Figure, ...] = ()
    related: tuple[Figure, ...] = ()
    elsewhere: tuple[Figure, ...] = ()
    partial: tuple[Figure, ...] = ()
    parts: tuple[Figure, ...] = ()
    shared: frozenset[str] = frozenset()
    near: bool = False
    cut: bool = False
    editions: tuple[Figure, ...] = ()

    @property
    def without_rows(self) -> str:
        """Return the status where no row answers: what exists only for another place or year is no evidence."""
        return "related_only" if self.near or self.beside else "no_evidence"


def find_evidence(judge: Judge, asked: Asked, filters: Filters = _NO_FILTERS) -> Evidence:
    """Return the evidence for a question within the filters.

    What is asked side by side and stands in no one figure together is looked for one by one.
    """
    named = {word for group in asked.phrase.groups if group.concepts for word in group.alternatives}
    asked = replace(asked, phrase=asked.phrase.without_idle(lambda word: word in named or judge.is_used(word)))
    evidence = _find(judge, asked, filters)
    parts = asked.phrase.parts
    together = all(part.strong for part in parts) and "其中" not in asked.text
    if len(parts) > 1 and not (evidence.rows and together):
        each = [_find_or_hint(judge, _of_part(asked, part), filters) for part in parts]
        if any(found.rows for found in each):
            return _joined(evidence, each)
    return evidence if evidence.rows else _find(judge, asked, filters, hints=True)


def _find_or_hint(judge: Judge, asked: Asked, filters: Filters) -> Evidence:
    evidence = _find(judge, asked, filters)
    return evidence if evidence.rows else _find(judge, asked, filters, hints=True)


def _find(judge: Judge, asked: Asked, filters: Filters, hints: bool = False) -> Evidence:
    """Look within the question's place and years first; only where nothing answers there, everywhere.

    With `hints`, words that an item leaves out may stand in its clause, its headings or its report's title.
    """
    within = _within(judge, asked, filters)
    evidence = _choose(judge, asked, judge.candidates(asked, within), hints)
    if evidence.rows or within == filters:
        return evidence
    return _choose(judge, asked, judge.candidates(asked, filters), hints)


def _says_head(asked: Asked, c: Candidate) -> bool:
    """Whether money, a measure asked for, or a figure whose own words have the last word asked (改造合格率)."""
    if c.figure.kind == "money" or asked.measures or asked.kinds:
        return True
    return share_covered(asked.phrase.strong[-1:], folded(c.figure.item)) == 1.0


def _within(judge: Judge, asked: Asked, filters: Filters) -> Filters:
    if filters.regions is None and asked.places:
        codes = {code for place in asked.places for code in same_place(judge.gazetteer, place.codes)}
        filters = replace(filters, regions=tuple(sorted(codes)))
    if filters.years is None and asked.years:
        filters = replace(filters, years=(min(asked.years), max(asked.years)))
    return filters


def _choose(judge: Judge, asked: Asked, candidates: Sequence[Candidate], hints: bool) -> Evidence:
    covering = [c for c in candidates if c.covers and c.kind]
    pool = [c for c in covering if c.in_scope]
    if not pool and hints:
        pool = [c for c in candidates if c.hinted and c.kind and c.in_scope and _says_head(asked, c)]
    elsewhere = [c.figure for c in covering if not c.in_scope and c.spender]
    pool, looser = _closest(judge, asked, pool)
    shared_ids = {c.figure.id for c in pool if is_shared(asked, c, judge.subjects.bare)}
    chosen, beside = _by_measure(asked, pool, shared_ids)
    if asked.plan.intent != "check_claim":
        chosen = [c for c in chosen if all(amount.met_by(c.figure) for amount in asked.amounts)]
    chosen, sources = totals_of_tables(chosen)
    chosen, others = of_asked_source(chosen, asked.text)
    chosen, wider = narrowest(fold_facts(chosen))
    looser = [*looser, *wider]
    kinds = {"score", "money"} if asked.phrase.strong and "其中" not in asked.text else {"score"}
    chosen, parts = wholes(chosen, judge.title, kinds)
    if asked.plan.intent == "check_claim":  # a claimed amount that is printed for something narrower
        claimed = [c for c in looser if c.extra > 1 and any(amount.met_by(c.figure) for amount in asked.amounts)]
        parts += [c.figure for c in claimed if len(c.parts) < 2 and c.in_scope and c.figure.restates is None]
    rows, shared = _single_first(_standings(chosen, shared_ids))
    partial: list[Figure] = []
    if asked.alone:
        partial = [row.figure for row in rows if row.standing == "composite"]
        rows = [row for row in rows if row.standing != "composite"]
    in_scope = {c.figure.id for c in candidates if c.in_scope}
    near = near_figures(asked, candidates, looser, bool(rows))
    if not rows:
        totals = totals_of_units(asked, candidates) if asked.whole else []
        near = [*totals, *(f for f in elsewhere if f.measure in wanted(asked)), *near]
        # Other places and years are offered only where nothing near is of the place and years asked.
        # What a claim says may be printed of them.
        near = near if asked.plan.intent == "check_claim" else [f for f in near if f.id in in_scope] or near
    said = {fact(row.figure) for row in rows}
    related = [f for f in fold_restated((*partial, *shared, *near)) if fact(f) not in said]
    shown = {row.figure.id for row in rows}
    beside = [f for f in unique((*parts, *beside, *sources, *others)) if f.id not in shown]
    apart = {*shown, *(f.id for f in beside)}
    kept = [f for f in unique(related) if f.id not in apart]
    return Evidence(
        tuple(rows), tuple(beside), tuple(kept[:_MOST_RELATED]), tuple(elsewhere), tuple(partial),
        parts=tuple(parts), shared=frozenset(shared_ids),
        near=any(f.id in in_scope for f in kept), cut=len(kept) > _MOST_RELATED,
    )  # fmt: skip


def _single_first(rows: Sequence[Row]) -> tuple[list[Row], list[Figure]]:
    """Where a report prints an amount for the asked item alone, an amount shared with others is no answer."""
    direct = {(row.figure.report, row.figure.year) for row in rows if row.standing == "direct"}
    shared = [
        row for row in rows
        if len(row.figure.shared_with) > 1 and row.standing != "direct"
        and (row.figure.report, row.figure.year) in direct
    ]  # fmt: skip
    return [row for row in rows if row not in shared], [row.figure for row in shared]


def _closest(judge: Judge, asked: Asked, pool: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Keep, in each report and year, the figures about exactly what was asked where there are such.

    A place itself answers before the places below it.
    """
    codes = {code for place in asked.places for code in same_place(judge.gazetteer, place.codes)}
    if codes and any(c.figure.region_code in codes for c in pool):
        kept = [c for c in pool if c.figure.region_code in codes]
    else:
        kept = pool
    groups: dict[tuple[str, int | None], list[Candidate]] = {}
    for candidate in kept:
        groups.setdefault((candidate.figure.report, candidate.figure.year), []).append(candidate)
    closest: list[Candidate] = []
    for group in groups.values():
        group = [c for c in group if c.worded or not _is_worded_by(asked, group, c)]
        exact = [c for c in group if c.extra <= 1]
        closest += exact
        for measures in asked.measures or (PREFERRED,):  # where the very thing has a measure, narrower ones have not
            if not _has_measure(measures, exact):
                closest += [c for c in group if c.extra > 1 and (not exact or _has_measure(measures, [c]))]
    chosen = {c.figure.id for c in closest}
    return [c for c in pool if c.figure.id in chosen], [c for c in pool if c.figure.id not in chosen]


def _is_worded_by(asked: Asked, group: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether others have the measure of one that is met by its concept alone: not parts of it, or parts asked for."""
    measure = same_measure(candidate.figure.measure)
    others = [c for c in group if c.worded and same_measure(c.figure.measure) == measure]
    return bool(others) and not any(_is_part(asked, c, candidate) for c in others)


def _is_part(asked: Asked, c: Candidate, whole: Candidate) -> bool:
    """Whether a figure is of a part that was not asked for by name (送戏下乡 of 公共文化服务送戏下乡)."""
    if not whole.subject or whole.subject not in c.subject:
        return False
    return share_covered(asked.phrase.strong, c.subject.replace(whole.subject, "", 1)) < 1.0


def _by_measure(asked: Asked, pool: list[Candidate], shared: Container[str]) -> tuple[list[Candidate], list[Figure]]:
    """Split into what has a measure asked for and other measures of the same items."""
    rows: list[Candidate] = []
    if asked.measures:
        for group in asked.measures:
            rows += _preferred(pool, group)
    elif asked.kinds or any(c.figure.kind == "money" for c in pool):
        money = [c for c in pool if c.figure.kind in (asked.kinds or {"money"})]
        rows = _preferred(money, PREFERRED, shared) if not asked.kinds - {"money"} else money
        rows = rows or money
    else:
        rows = pool
    chosen = {c.figure.id for c in rows}
    keys = {(c.figure.report, c.subject, c.figure.project) for c in rows}
    # Points and grades are no other measure of an expenditure.
    ratios = _RATIOS & {*asked.kinds, *(code for group in asked.measures for code in group)}
    beside = [
        c.figure for c in pool
        if c.figure.id not in chosen and (not rows or (c.figure.report, c.subject, c.figure.project) in keys)
        and c.figure.restates is None and (ratios or c.figure.kind not in ("score", "grade"))
    ]  # fmt: skip
    return rows, beside


def _standings(rows: list[Candidate], shared: Container[str]) -> list[Row]:
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for c in rows:
        groups.setdefault(one_thing(c), []).append(c.figure)
    judged = []
    for c in rows:
        f, group = c.figure, groups[one_thing(c)]
        stated = same_measure(f.measure) in _STATED and f.kind == "money"
        stated = stated or (f.measure == "score" and not c.subject)
        if stated and any(contradicts(f, o) for o in group):
            standing = "conflicting"
        else:
            standing = "composite" if f.id in shared else "direct"
        judged.append(Row(f, standing, c.subject))
    return judged


def _of_part(asked: Asked, part: Phrase) -> Asked:
    concepts = tuple(dict.fromkeys(code for group in part.strong for code in group.concepts))
    return replace(asked, phrase=part, plan=replace(asked.plan, concepts=concepts), whole=False)


def _joined(whole: Evidence, parts: Sequence[Evidence]) -> Evidence:
    """Put the parts' evidence together; a figure that answers one part is not beside or related to another."""
    rows = {row.figure.id: row for found in (whole, *parts) for row in found.rows}
    beside = [f for found in (whole, *parts) for f in found.beside]
    related = [f for found in (whole, *parts) for f in found.related]
    shown = {*rows, *(f.id for f in beside)}
    return Evidence(
        rows=tuple(rows.values()),
        beside=tuple(f for f in unique(beside) if f.id not in rows),
        related=tuple(f for f in unique(related) if f.id not in shown),
        elsewhere=tuple(unique(f for found in (whole, *parts) for f in found.elsewhere)),
        partial=tuple(unique(f for found in (whole, *parts) for f in found.partial)),
        parts=tuple(unique(f for found in (whole, *parts) for f in found.parts)),
        shared=frozenset().union(*(found.shared for found in (whole, *parts))),
        near=any(found.near for found in (whole, *parts)),
        cut=any(found.cut for found in (whole, *parts)),
    )


def _has_measure(measures: Sequence[str], candidates: Iterable[Candidate]) -> bool:
    return any(same_measure(c.figure.measure) in measures for c in candidates)


def _preferred(pool: Sequence[Candidate], measures: Sequence[str], shared: Container[str] = ()) -> list[Candidate]:
    """Return, for each report and year, the figures of the first measure that it prints, not only `shared`."""
    accepted = [*measures, *(["previous"] if "executed" in measures else [])]
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for c in pool:
        groups.setdefault((c.figure.report, c.figure.year), []).append(c)
    chosen = []
    for group in groups.values():
        group = [c for c in group if c.figure.id not in shared and c.figure.measure in accepted] or group
        for measure in accepted:
            found = [c for c in group if c.figure.measure == measure]
            if found:
                chosen += found
                break
    ids = {c.figure.id for c in chosen}
    return [c for c in pool if c.figure.id in ids]
