"""Every figure that shares a word or concept with a question, judged against each of its constraints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from api.agreement import is_total_score
from api.phrase import Phrase, folded, is_han, left_over, share_covered
from api.places import same_place
from api.question import Asked
from api.subject import Subjects
from indexer.catalogue import Catalogue
from indexer.meaning.cues import Cues
from indexer.meaning.joined import parts_of
from indexer.model import Figure, Filters, Report, Section
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

_SELF_GOVERNED = frozenset({"town", "township", "subdistrict", "development_zone"})
_GOVERNING = frozenset({"township", "subdistrict", "development_zone", "party_gov_office"})
# What a unit without other income prints as its total: the appropriation.
_APPROPRIATION = frozenset({"公共财政拨款", "公共拨款", "财政拨款", "拨款", "公共"})
TOTAL = "total_expenditure"
_MOST_WORDS = 40
_LONGEST_STRETCHED = 8  # characters of a word that may be printed longer
_AREAS = re.compile(
    "区县|县区|市县|县市|各[省市区县地]|哪[些个][^，。]{0,3}(?:地方|地区|省|市|区|县)"
    r"|\b(?:districts?|count(?:y|ies)|cit(?:y|ies)|places|regions)\b",
    re.IGNORECASE,
)
_WEIGHTS = re.compile(r"分值|满分|权重|\b(?:weights?|full marks?|maximum score)\b", re.IGNORECASE)
_PART = re.compile("项目|专项|基本支出|人员|公用|其中|经营支出|三公")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with what of the question it meets.

    `covers`: every word asked; `share` of the words (0 to 1); `extra` characters of its subject that were not
    asked; `near`: only a neighbouring concept; `worded`: it covers by words, not by concept alone;
    `hinted`: what its item leaves out of the words stands in its clause, the headings above it or the title;
    `parts`: the single things that the amount covers together.
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
    parts: tuple[str, ...] = ()

    @property
    def in_scope(self) -> bool:
        """Whether place, year and organisation are those asked."""
        return self.placed and self.timed and self.spender


@dataclass(slots=True)
class Judge:
    """Fetches and judges the figures of one index."""

    catalogue: Catalogue
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    subjects: Subjects
    reports: Mapping[str, Report]
    _below: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _items: str | None = None
    _sections: dict[str, Section] | None = None
    _parts: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _cues: Cues | None = None

    @property
    def cues(self) -> Cues:
        """Return the words that join and end names, read once."""
        if self._cues is None:
            self._cues = Cues(self.vocabulary)
        return self._cues

    def candidates(self, asked: Asked, filters: Filters) -> list[Candidate]:
        """Return every figure within the filters that shares a word or concept with the question, judged.

        A text of more content words than any item has is no question for figures.
        """
        if len(asked.phrase.strong) > _MOST_WORDS:
            return []
        near = self.near(asked)
        return [self.judge(asked, figure, near) for figure in self._fetch(asked, filters, near)]

    def is_used(self, word: str) -> bool:
        """Whether an item of the index has the word."""
        if self._items is None:
            self._items = folded(*(item for _, item in self.catalogue.items()))
        return word in self._items

    def near(self, asked: Asked) -> frozenset[str]:
        """Return the concepts that are shown beside those asked and never counted with them."""
        near = {other for code in asked.plan.concepts for other in self.vocabulary.concepts[code].near}
        return frozenset(near - set(asked.plan.concepts))

    def _fetch(self, asked: Asked, filters: Filters, near: frozenset[str]) -> list[Figure]:
        strong = asked.phrase.strong
        if asked.whole or (not strong and not asked.plan.concepts):
            return self.catalogue.figures(filters)
        texts: list[str | list[str]] = []
        for group in strong or asked.phrase.groups:
            for word in group.alternatives:
                texts.append(word)
                if 1 < len(word) <= _LONGEST_STRETCHED and is_han(word):
                    texts.append(list(word))
        named = [code for group in strong for code in group.concepts]
        concepts = list(dict.fromkeys([*asked.plan.concepts, *named, *near]))
        return self.catalogue.figures(filters, concepts=concepts, text_like=texts)

    def judge(self, asked: Asked, figure: Figure, near: frozenset[str]) -> Candidate:
        """Return a figure with what of the question it meets."""
        subject = self.subject(figure)
        row = figure.table.row if figure.table else None
        text = folded(figure.item, figure.project, row, *figure.shared_with)
        asked_of_kind = figure.kind != "money" and (asked.measures or asked.kinds)
        if not subject or asked_of_kind:  # a report's own total, score or rate is about what its title names
            report = self.reports.get(figure.report)
            text = folded(text, report.title if report else None)
        strong = asked.phrase.strong
        share = share_covered(strong, text, figure.concepts)
        parts = self.parts(figure)
        rest = left_over(asked.phrase.groups, subject or self.subjects.bare(folded(*parts)))
        plain = not parts and (figure.kind == "money" or figure.table is None)
        extra = 0 if plain and share == 1.0 and _named(asked.phrase, figure) else len(rest)
        covers = share == 1.0 if strong else self._covers_whole(asked, figure, rest)
        covers = covers and ("weight" not in figure.flags or _WEIGHTS.search(asked.text) is not None)
        hinted = not covers and (share > 0 or not subject) and self._is_hinted(asked, figure, text)
        return Candidate(
            figure=figure, subject=subject, covers=covers, share=share, extra=extra,
            near=not near.isdisjoint(figure.concepts),
            worded=not strong or share_covered(strong, text) == 1.0, hinted=hinted,
            placed=self._is_placed(asked, figure), timed=not asked.years or figure.year in asked.years,
            spender=self._is_spender(asked, figure), kind=_is_of_kind(asked, figure), parts=parts,
        )  # fmt: skip

    def _is_hinted(self, asked: Asked, figure: Figure, text: str) -> bool:
        strong = asked.phrase.strong
        other = figure.concepts and asked.plan.concepts and set(figure.concepts).isdisjoint(asked.plan.concepts)
        if not strong or other or "weight" in figure.flags:  # another item of the catalogue is no hint of this one
            return False
        report = self.reports.get(figure.report)
        context = folded(text, figure.quote, self._headings(figure.section), report.title if report else None)
        return share_covered(strong, context, figure.concepts) == 1.0

    def subject(self, figure: Figure) -> str:
        """Return what a figure is about, "" for the total, score or grade of what the whole report is about."""
        subject = self.subjects.of_score(figure) if is_total_score(figure) else self.subjects.of(figure)
        return "" if figure.kind in ("score", "grade") and self._of_title(figure, subject) else subject

    def parts(self, figure: Figure) -> tuple[str, ...]:
        """Return the single things that a figure covers together, () where it is one.

        A form's or table's project that enumerates several is shared as prose is.
        """
        if figure.kind != "money":
            return figure.shared_with
        joined = figure.shared_with or ((figure.project,) if figure.table and figure.project else ())
        if joined not in self._parts:
            single = [part for each in joined for part in (parts_of(each, self.cues, self.vocabulary) or (each,))]
            self._parts[joined] = tuple(single) if len(single) > 1 else ()
        return self._parts[joined]

    def title(self, report: str) -> str:
        """Return a report's title for matching, "" where it has none."""
        return folded(self.reports[report].title) if report in self.reports else ""

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
        concepts = set(asked.plan.concepts) - {TOTAL}
        if asked.plan.intent in ("list", "rank") and asked.amounts and _any_item(asked.phrase):
            return "weight" not in figure.flags
        if figure.kind != "money" and asked.measures and not concepts and _any_item(asked.phrase):
            return self._of_title(figure, rest) or is_total_score(figure)
        if not asked.whole and concepts:
            worded = share_covered(asked.phrase.groups, folded(figure.item)) == 1.0
            return not rest and (worded or not concepts.isdisjoint(figure.concepts))
        if not asked.whole and asked.phrase.groups:
            return share_covered(asked.phrase.groups, folded(figure.item, figure.project)) == 1.0 and not rest
        if figure.kind != "money":  # the rate or score of the unit, or of the project that the whole report is about
            return bool(asked.measures) and (self._of_title(figure, rest) or is_total_score(figure))
        if rest and rest not in _APPROPRIATION:
            return False
        if not is_of_unit(figure):
            return False
        # A department's total never answers for the whole district, nor for districts in the plural.
        area = (bool(asked.places) or _AREAS.search(asked.text) is not None) and not asked.departments
        return figure.scope == "area" or not area or self._is_own_place(figure)

    def _of_title(self, figure: Figure, rest: str) -> bool:
        """Whether what is left of a figure's subject stands in its report's title."""
        return figure.report in self.reports and rest in self.title(figure.report)

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


def is_of_unit(figure: Figure) -> bool:
    """Whether a figure with no subject of its own is the unit's total, not that of its projects or of a part."""
    part = figure.shared_with or figure.project or figure.scope == "project" or _PART.search(figure.item)
    return not part and set(figure.concepts) <= {TOTAL}


def _is_of_kind(asked: Asked, figure: Figure) -> bool:
    """Whether a number is of a kind asked for; a change may be printed in percent."""
    change = figure.measure == "change" and any("change" in group for group in asked.measures)
    return not asked.kinds or figure.kind in asked.kinds or change


def _named(phrase: Phrase, figure: Figure) -> bool:
    """Whether the question names the very item of the catalogue that a figure is of."""
    strong = phrase.strong
    return bool(strong) and all(set(group.concepts) & set(figure.concepts) for group in strong)


def _any_item(phrase: Phrase) -> bool:
    """Whether the question asks for items of any kind: 哪些项目."""
    return any(group.text.startswith(("项目", "事项", "专项", "project", "item")) for group in phrase.groups)
