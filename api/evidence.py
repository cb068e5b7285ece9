"""A plan becomes evidence: every figure of the index judged against every constraint of the question.

Whether a figure answers is decided by which constraints it meets (item, measure, place, year, organisation, kind),
over the whole table; nothing is ranked and cut, and no similarity decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from api.phrase import Phrase, folded, left_over, share_covered
from api.places import same_place
from api.intent import PREFERRED
from api.question import Asked
from api.subject import Subjects
from indexer.catalogue import Catalogue
from indexer.model import Figure, Filters, Report, Section
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

# The same measure in another role: the year before, printed in the report of the year after, is spending of its year.
_SAME = {"previous": "executed"}
_STATED = frozenset({"executed", "initial_budget", "revised_budget", "income"})
_SELF_GOVERNED = frozenset({"town", "township", "subdistrict", "development_zone"})
_GOVERNING = frozenset({"township", "subdistrict", "development_zone", "party_gov_office"})
# What a unit without other income prints as its total: the appropriation.
_APPROPRIATION = frozenset({"公共财政拨款", "财政拨款", "公共", "一般公共财政拨款"})
_TOTAL_ROW = re.compile(r"总额|合计|总计")
_RELATED_SHARE = 0.5
_MOST_RELATED = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with what of the question it meets.

    `covers`: every word asked; `share` of the words (0 to 1); `extra` characters of its subject that were not
    asked; `near`: only a neighbouring concept; `worded`: it covers by words, not by concept alone;
    `hinted`: what its item leaves out of
    the words stands in its clause, the headings above it or the report's title.
    """

    figure: Figure
    subject: str
    covers: bool
    share: float
    extra: int
    near: bool
    worded: bool
    hinted: bool
    placed: bool
    timed: bool
    spender: bool
    kind: bool

    @property
    def in_scope(self) -> bool:
        """Whether place, year and organisation are those asked."""
        return self.placed and self.timed and self.spender


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that answers, with its standing."""

    figure: Figure
    standing: str
    subject: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: `rows` answer; `beside` are other measures of the same items; `related` near things.

    `elsewhere` holds what meets the words but not the place or year; a part of it may be shown among `related`.
    """

    rows: tuple[Row, ...] = ()
    beside: tuple[Figure, ...] = ()
    related: tuple[Figure, ...] = ()
    elsewhere: tuple[Figure, ...] = ()
    partial: tuple[Figure, ...] = ()
    cut: bool = False


def same_measure(measure: str) -> str:
    """Return the measure under which values may be compared."""
    return _SAME.get(measure, measure)


def worth(figure: Figure) -> Decimal | None:
    """Return the amount in yuan, or the value of what is no money."""
    return figure.amount_yuan if figure.amount_yuan is not None else figure.value


def agree(a: Figure, b: Figure) -> bool:
    """Whether two printed amounts are one, as far as the coarser of them is printed (65.3万元 and 65.28万元)."""
    first, second = worth(a), worth(b)
    if first is None or second is None or (a.amount_yuan is None) != (b.amount_yuan is None):
        return False
    return abs(first - second) <= max(_precision(a), _precision(b)) / 2


def _contradicts(a: Figure, b: Figure) -> bool:
    """Whether two figures of one subject, year and measure differ; two rows of one table are two things."""
    one_table = a.table is not None and b.table is not None and a.table.table == b.table.table
    return not one_table and not agree(a, b)


def _precision(figure: Figure) -> Decimal:
    """Return what one unit of the last printed digit is worth (100 yuan for 65.28万元)."""
    if figure.value is None:
        return Decimal(0)
    exponent = figure.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if figure.amount_yuan is None or not figure.value:
        return step
    return abs(step * figure.amount_yuan / figure.value)


@dataclass(slots=True)
class Finder:
    """Finds evidence in one index."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    subjects: Subjects
    reports: Mapping[str, Report]
    _below: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _items: str | None = None
    _sections: dict[str, Section] | None = None

    def find(self, asked: Asked, filters: Filters = Filters()) -> Evidence:  # noqa: B008 - frozen
        """Return the evidence for a question within the filters.

        What is asked side by side and stands in no one figure together is looked for one by one.
        """
        asked = replace(asked, phrase=asked.phrase.without_idle(self._is_used))
        evidence = self._find(asked, filters)
        parts = asked.phrase.parts
        apart = len(parts) > 1 and (not evidence.rows or "其中" in asked.text)
        if not apart:
            return evidence
        each = [self._find(_of_part(asked, part), filters) for part in parts]
        return _joined(evidence, each) if any(found.rows for found in each) else evidence

    def _is_used(self, word: str) -> bool:
        """Whether an item of the index has the word."""
        if self._items is None:
            self._items = folded(*(item for _, item in self.catalogue.items()))
        return word in self._items

    def _find(self, asked: Asked, filters: Filters) -> Evidence:
        candidates = self.candidates(asked, filters)
        covering = [c for c in candidates if c.covers and c.kind]
        pool = [c for c in covering if c.in_scope]
        if not pool:
            pool = [c for c in candidates if c.hinted and c.kind and c.in_scope]
        elsewhere = [c.figure for c in covering if not c.in_scope and c.spender]
        pool, looser = self._closest(asked, pool)
        rows, beside = self._by_measure(asked, pool)
        if asked.plan.intent != "check_claim":
            rows = [c for c in rows if all(amount.met_by(c.figure) for amount in asked.amounts)]
        rows, sources = _totals_of_tables(_fold(rows))
        beside = [*beside, *sources]
        judged = self._standings(asked, rows)
        partial: list[Figure] = []
        direct = {(row.figure.report, row.figure.year) for row in judged if row.standing == "direct"}
        shared = [r for r in judged if r.standing != "direct" and len(r.figure.shared_with) > 1]
        shared = [row for row in shared if (row.figure.report, row.figure.year) in direct]
        judged = [row for row in judged if row not in shared]
        if asked.alone:
            partial = [row.figure for row in judged if row.standing == "composite"]
            judged = [row for row in judged if row.standing != "composite"]
        related = self._related(asked, candidates, looser, bool(judged))
        if asked.whole and not judged:
            related = [*self._totals_of_units(asked, candidates), *related]
        shown = {row.figure.id for row in judged}
        related = [*partial, *(row.figure for row in shared), *(related if judged else _fold_figures([*_offered(asked, elsewhere), *related]))]
        kept = [f for f in _unique(related) if f.id not in shown and f not in beside]
        return Evidence(
            rows=tuple(judged),
            beside=tuple(f for f in _unique(beside) if f.id not in shown),
            related=tuple(kept[:_MOST_RELATED]),
            elsewhere=tuple(elsewhere),
            partial=tuple(partial),
            cut=len(kept) > _MOST_RELATED,
        )

    def candidates(self, asked: Asked, filters: Filters) -> list[Candidate]:
        """Return every figure that shares a word or concept with the question, judged."""
        return [self._judge(asked, figure) for figure in self._fetch(asked, filters)]

    def _fetch(self, asked: Asked, filters: Filters) -> list[Figure]:
        strong = asked.phrase.strong
        if asked.whole or (not strong and not asked.plan.concepts):
            return self.catalogue.figures(filters)
        texts: list[str | list[str]] = []
        for group in strong or asked.phrase.groups:
            for word in group.alternatives:
                texts.append(word)
                if len(word) > 1 and "一" <= word[0] <= "鿿":
                    texts.append(list(word))
        named = [code for group in strong for code in group.concepts]
        concepts = list(dict.fromkeys([*asked.plan.concepts, *named, *self._near(asked)]))
        return self.catalogue.figures(filters, concepts=concepts, text_like=texts)

    def _near(self, asked: Asked) -> frozenset[str]:
        """Return the concepts that are shown beside those asked and never counted with them."""
        asked_for = asked.plan.concepts
        near: set[str] = set()
        for code in asked_for:
            concept = self.vocabulary.concepts[code]
            near |= set(concept.near)
        return frozenset(near - set(asked_for))

    def _judge(self, asked: Asked, figure: Figure) -> Candidate:
        subject = self.subjects.of(figure)
        row = figure.table.row if figure.table else None
        text = folded(figure.item, figure.project, row, *figure.shared_with)
        if not subject or figure.kind != "money":  # a report's own total, score or rate is about what its title names
            report = self.reports.get(figure.report)
            text = folded(text, report.title if report else None)
        strong = asked.phrase.strong
        share = share_covered(strong, text, figure.concepts)
        near = not self._near(asked).isdisjoint(figure.concepts)
        rest = left_over(asked.phrase.groups, subject)
        extra = 0 if share == 1.0 and _named(asked.phrase, figure) else len(rest)
        covers = share == 1.0 if strong else self._covers_whole(asked, figure, rest)
        hinted = not covers and (share > 0 or not subject) and self._is_hinted(asked, figure, text)
        return Candidate(
            figure=figure, subject=subject, covers=covers, share=share, extra=extra, near=near,
            worded=not strong or share_covered(strong, text) == 1.0, hinted=hinted,
            placed=self._is_placed(asked, figure), timed=not asked.years or figure.year in asked.years,
            spender=self._is_spender(asked, figure), kind=not asked.kinds or figure.kind in asked.kinds,
        )  # fmt: skip

    def _is_hinted(self, asked: Asked, figure: Figure, text: str) -> bool:
        strong = asked.phrase.strong
        if not strong:
            return False
        report = self.reports.get(figure.report)
        context = folded(text, figure.quote, self._headings(figure.section), report.title if report else None)
        return share_covered(strong, context, figure.concepts) == 1.0

    def _headings(self, section: str | None) -> str:
        """Return the headings from a section up to the document."""
        if self._sections is None:
            self._sections = {each.id: each for each in self.catalogue.sections()}
        headings = []
        while section is not None and section in self._sections:
            headings.append(self._sections[section].heading)
            section = self._sections[section].parent
        return "\n".join(headings)

    def _covers_whole(self, asked: Asked, figure: Figure, rest: str) -> bool:
        """Whether a figure is a total or a kind of expenditure that the question names by no item of its own."""
        concepts = set(asked.plan.concepts) - {"total_expenditure"}
        if not asked.whole and concepts:
            return not rest and not concepts.isdisjoint(figure.concepts)
        if not asked.whole and asked.phrase.groups:
            return share_covered(asked.phrase.groups, folded(figure.item, figure.project)) == 1.0 and not rest
        report = self.reports.get(figure.report)
        if figure.kind != "money" and report is not None and rest in folded(report.title):
            return True  # the rate or score of the project that the whole report is about
        if (rest and rest not in _APPROPRIATION) or figure.shared_with or not set(figure.concepts) <= {"total_expenditure"}:
            return False
        # A department's total never answers for the whole district.
        area = bool(asked.places) and not asked.departments and figure.kind == "money"
        return figure.scope == "area" or not area or self._is_own_place(figure)

    def _is_own_place(self, figure: Figure) -> bool:
        """Whether the spender governs the place itself: a township, a street office, a zone's committee."""
        report = self.reports.get(figure.report)
        return report is not None and report.region.level in _SELF_GOVERNED and report.department in _GOVERNING

    def _is_placed(self, asked: Asked, figure: Figure) -> bool:
        return not asked.places or any(figure.region_code in self._codes(p.codes) for p in asked.places)

    def _codes(self, codes: tuple[str, ...]) -> frozenset[str]:
        """Return the codes of places that answer for a place: itself, what it was or became, what lies below."""
        if codes not in self._below:
            same = same_place(self.gazetteer, codes)
            below = [c for code in codes for c in self.gazetteer.descendants(code)]
            self._below[codes] = frozenset((*same, *below))
        return self._below[codes]

    def _is_spender(self, asked: Asked, figure: Figure) -> bool:
        report = self.reports.get(figure.report)
        if report is None:
            return False
        of_year = not asked.report_years or report.year in asked.report_years
        return of_year and (not asked.departments or report.department in asked.departments)

    def _closest(self, asked: Asked, pool: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
        """Keep, in each report and year, the figures about exactly what was asked where there are such.

        A place itself answers before the places below it.
        """
        codes = {code for place in asked.places for code in same_place(self.gazetteer, place.codes)}
        if codes and any(c.figure.region_code in codes for c in pool):
            kept = [c for c in pool if c.figure.region_code in codes]
        else:
            kept = pool
        groups: dict[tuple[str, int | None], list[Candidate]] = {}
        for candidate in kept:
            groups.setdefault((candidate.figure.report, candidate.figure.year), []).append(candidate)
        closest: list[Candidate] = []
        for group in groups.values():
            group = [c for c in group if c.worded] or group
            exact = [c for c in group if c.extra <= 1]
            closest += exact if exact and _has_measure(asked, exact) else group
        chosen = {c.figure.id for c in closest}
        return [c for c in pool if c.figure.id in chosen], [c for c in pool if c.figure.id not in chosen]

    def _by_measure(self, asked: Asked, pool: list[Candidate]) -> tuple[list[Candidate], list[Figure]]:
        """Split into what has a measure asked for and other measures of the same items."""
        rows: list[Candidate] = []
        if asked.measures:
            for group in asked.measures:
                rows += _preferred(pool, group)
        elif asked.kinds or any(c.figure.kind == "money" for c in pool):
            money = [c for c in pool if c.figure.kind in (asked.kinds or {"money"})]
            rows = _preferred(money, PREFERRED) if not asked.kinds - {"money"} else money
            rows = rows or money
        else:
            rows = pool
        chosen = {c.figure.id for c in rows}
        keys = {(c.figure.report, c.subject, c.figure.project) for c in rows}
        beside = [
            c.figure for c in pool
            if c.figure.id not in chosen and (not rows or (c.figure.report, c.subject, c.figure.project) in keys)
            and c.figure.restates is None
        ]  # fmt: skip
        return rows, beside

    def _standings(self, asked: Asked, rows: list[Candidate]) -> list[Row]:
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for c in rows:
            groups.setdefault(_one_thing(c), []).append(c.figure)
        judged = []
        for c in rows:
            f, group = c.figure, groups[_one_thing(c)]
            stated = same_measure(f.measure) in _STATED and f.kind == "money"
            stated = stated or (f.measure == "score" and not c.subject)
            if stated and any(_contradicts(f, o) for o in group):
                standing = "conflicting"
            else:
                standing = "composite" if self._is_shared(asked, c) else "direct"
            judged.append(Row(f, standing, c.subject))
        return judged

    def _is_shared(self, asked: Asked, candidate: Candidate) -> bool:
        """Whether a figure covers, together with what was asked, something that was not."""
        parts = candidate.figure.shared_with
        if len(parts) < 2:
            return False
        strong = asked.phrase.strong
        if not strong:
            return True
        return any(share_covered(strong, folded(part)) == 0.0 for part in parts)

    def _totals_of_units(self, asked: Asked, candidates: Sequence[Candidate]) -> list[Figure]:
        """Return what single units print as their total where the place's own is asked: offered as what it is."""
        wanted = {code for group in asked.measures for code in group} or set(PREFERRED)
        return _fold_figures(
            c.figure for c in candidates
            if c.in_scope and not c.subject and c.figure.measure in wanted and c.figure.kind == "money"
            and not c.figure.shared_with and set(c.figure.concepts) <= {"total_expenditure"}
        )  # fmt: skip

    def _related(
        self, asked: Asked, candidates: Sequence[Candidate], looser: Sequence[Candidate], answered: bool
    ) -> list[Figure]:
        """Return figures of near concepts or that share the most telling words, one for each subject."""
        found = [c for c in looser if c.kind]
        for c in candidates:
            close = c.near or (asked.phrase.strong and c.share > _RELATED_SHARE)
            scope = c.in_scope if answered or not asked.places else (c.placed or not asked.places)
            if close and not c.covers and scope and c.figure.kind == "money":
                found.append(c)
        wanted = {code for group in asked.measures for code in group} or set(PREFERRED)
        rank: Callable[[Candidate], int] = lambda c: 0 if c.figure.measure in wanted else 1  # noqa: E731
        best: dict[tuple[object, ...], Candidate] = {}
        for c in sorted(found, key=rank):
            best.setdefault((c.figure.report, c.subject, c.figure.year), c)
        order = sorted(best.values(), key=lambda c: (not c.near, -c.share))
        return _fold_figures([c.figure for c in order])


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
        beside=tuple(f for f in _unique(beside) if f.id not in rows),
        related=tuple(f for f in _unique(related) if f.id not in shown),
        elsewhere=tuple(_unique(f for found in (whole, *parts) for f in found.elsewhere)),
        partial=tuple(_unique(f for found in (whole, *parts) for f in found.partial)),
        cut=any(found.cut for found in (whole, *parts)),
    )


def _named(phrase: Phrase, figure: Figure) -> bool:
    """Whether the question names the very item of the catalogue that a figure is of."""
    strong = phrase.strong
    return bool(strong) and all(set(group.concepts) & set(figure.concepts) for group in strong)


def _has_measure(asked: Asked, candidates: Iterable[Candidate]) -> bool:
    wanted = {code for group in asked.measures for code in group} or set(PREFERRED)
    if "executed" in wanted:
        wanted.add("previous")
    return any(c.figure.measure in wanted for c in candidates)


def _preferred(pool: Sequence[Candidate], measures: Sequence[str]) -> list[Candidate]:
    """Return, for each report and year, the figures of the first measure that it prints."""
    accepted = [*measures, *(["previous"] if "executed" in measures else [])]
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for c in pool:
        groups.setdefault((c.figure.report, c.figure.year), []).append(c)
    chosen = []
    for group in groups.values():
        for measure in accepted:
            found = [c for c in group if c.figure.measure == measure]
            if found:
                chosen += found
                break
    ids = {c.figure.id for c in chosen}
    return [c for c in pool if c.figure.id in ids]


def _one_thing(c: Candidate) -> tuple[object, ...]:
    """Return what two figures have in common whose values should be one."""
    f = c.figure
    return (f.report, f.year, same_measure(f.measure), c.subject, f.kind, len(f.shared_with) > 1)


def _totals_of_tables(rows: Sequence[Candidate]) -> tuple[list[Candidate], list[Figure]]:
    """Split off the parts that stand under a total in one column of one table: sources of money, kinds of spending."""
    totals = {_column(c) for c in rows if c.figure.table and _TOTAL_ROW.search(c.figure.table.row)}
    kept, parts = [], []
    for c in rows:
        is_part = c.figure.table is not None and not _TOTAL_ROW.search(c.figure.table.row) and _column(c) in totals
        if is_part:
            parts.append(c.figure)
        else:
            kept.append(c)
    return kept, parts


def _column(candidate: Candidate) -> tuple[object, ...]:
    f = candidate.figure
    table = f.table
    return (f.report, table.table if table else None, table.column if table else None, f.year, f.measure, f.project)


def _fold(rows: Sequence[Candidate]) -> list[Candidate]:
    """Count one fact once: restatements, and one amount of one subject, year, place and measure in two reports."""
    ids = {c.figure.id for c in rows}
    kept: dict[tuple[object, ...], Candidate] = {}
    for c in sorted(rows, key=lambda c: c.figure.measure == "previous"):
        f = c.figure
        if f.restates in ids and f.restates != f.id:
            continue
        key = (f.region_code, f.organisation, f.year, same_measure(f.measure), c.subject, worth(f), f.kind, f.direction)
        kept.setdefault(key, c)
    chosen = {c.figure.id for c in kept.values()}
    return [c for c in rows if c.figure.id in chosen]


def _fold_figures(figures: Iterable[Figure]) -> list[Figure]:
    figures = list(figures)
    ids = {figure.id for figure in figures}
    return [figure for figure in figures if figure.restates not in ids]


def _unique(figures: Iterable[Figure]) -> list[Figure]:
    return list({figure.id: figure for figure in figures}.values())


def _offered(asked: Asked, figures: Sequence[Figure]) -> list[Figure]:
    """Return what may be offered apart where nothing answers: the asked item in another year or place."""
    wanted = {code for group in asked.measures for code in group} or set(PREFERRED)
    return [figure for figure in figures if figure.measure in wanted]
