"""The field's vocabulary, read from `data/*.tsv`: measures, items, section names, departments, terms.

What is in no catalogue is still found by its own words; this vocabulary sharpens, it does not bound.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.data_rows import named_rows
from indexer.forms import FormMatcher, fold
from indexer.identity.departments import DepartmentNames
from indexer.memo import remembered
from indexer.structure.section_names import HeadingMatcher

# What may stand beside a generic form (扫黑除恶, 司法救助) for it to be an item of spending and not a part of
# another name: an edge, punctuation, or one of these words.
_BEFORE = "的在了于用年月日是和与及对为到把将区县市省镇乡街道局委办院个份元些里上花拨付"
_AFTER = "的在了是和与及为有花支用多共占费资金专项预决执实安投拨到经工补情等吗呢"

_MONEY_WORDS = re.compile("(?:工作|专项|项目){0,2}(?:经费|资金|费用|专项|项目|工作)(?:专项|项目)?$")
_SHORTEST_BARE = 4  # characters; shorter ones (宣传, 会议) are words of any sentence


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number says about its item (年初预算, 支出, 结余, 单价 …), with its printed forms."""

    code: str
    zh: str
    en: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """An item of expenditure.

    Concepts of one `search_group` are shown beside each other; only those of one `sum_group` may be added
    together ("" never). `near` are different things that are easily taken for it. `ambiguous` forms are
    shared with other concepts; `generic` forms count only where they stand alone. `own` ones are added or changed by
    the owner of an index (own_items.py).
    """

    code: str
    search_group: str
    sum_group: str
    department: str
    zh: str
    en: str
    forms: tuple[str, ...]
    near: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    part_of: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class SectionType:
    """What a section is about, with the headings it is known by and the words that such headings end in."""

    code: str
    zh: str
    en: str
    group: str
    synonyms: tuple[str, ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a closed list: a department, a report type, a template."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term and its English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form, what it is short for, and its English."""

    short: str
    full: str
    en: str


@dataclass(frozen=True, slots=True)
class Match:
    """A form of the vocabulary at `start` to `end` of the text asked about."""

    code: str
    start: int
    end: int
    form: str


class Vocabulary:
    """Everything in `data/*.tsv`, and the ways to find it in a text."""

    def __init__(self) -> None:
        """Read the tables; the finders are made when they are first used."""
        enums = list(named_rows("enums"))
        self.measures: dict[str, Measure] = {
            row["code"]: Measure(row["code"], row["zh"], row["en"], _split(row["surface_forms"]))
            for row in named_rows("measures")
        }
        self.concepts: dict[str, Concept] = {row["code"]: _concept(row) for row in named_rows("items")}
        self.section_types: dict[str, SectionType] = {
            row["code"]: SectionType(
                row["code"], row["zh"], row["en"], row["group"], _split(row["synonyms"]), _split(row["heads"])
            )
            for row in named_rows("section_types")
        }
        self.departments = _entries(enums, "department")
        self.report_types = _entries(enums, "report_type")
        self.terms = tuple(Term(row["zh"], row["en"]) for row in named_rows("terms"))
        self.abbreviations: dict[str, Abbreviation] = {
            row["short"]: Abbreviation(row["short"], row["full"], row["en"]) for row in named_rows("abbreviations")
        }
        self._department_forms: dict[str, str] = {
            row["name"]: row["department"] for row in named_rows("department_names")
        }
        self._report_cues = tuple((re.compile(row["cue"]), row["report_type"]) for row in named_rows("report_kinds"))
        self._finder: FormMatcher | None = None
        self._alone: dict[str, set[str]] = {}
        self._named, self._coded = remembered(self._concepts_in), remembered(self._codes_in)
        self._headings: HeadingMatcher | None = None
        self._departments: DepartmentNames | None = None

    @classmethod
    def load(cls) -> Vocabulary:
        """Read the vocabulary that ships with the package."""
        return cls()

    def with_concepts(self, concepts: Mapping[str, Concept]) -> Vocabulary:
        """Return this vocabulary with some concepts added, or put in the place of those of the same code."""
        made = copy.copy(self)
        made.concepts = {**self.concepts, **concepts}
        made._finder, made._alone = None, {}
        made._named, made._coded = remembered(made._concepts_in), remembered(made._codes_in)
        return made

    def concepts_in(self, text: str) -> tuple[Match, ...]:
        """Return the items of the catalogue that `text` names, in order, longest form first at each place.

        A form shared by several concepts gives a match for each, at the same place. A generic form, and a form
        without its word for money (平安建设 of 平安建设经费), count only where they stand alone. English names
        count too.
        """
        return self._named(text)

    def codes_in(self, text: str) -> tuple[str, ...]:
        """Return the codes of the items that `text` names, each once, in order."""
        return self._coded(text)

    def _codes_in(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(match.code for match in self._named(text)))

    def _concepts_in(self, text: str) -> tuple[Match, ...]:
        folded = fold(text)
        matches: list[Match] = []
        finder = self._concept_finder()
        for start, end, form, codes in finder.find(folded):
            alone = _stands_alone(folded, start, end)
            for code in codes:
                if alone or form not in self._alone[code]:
                    matches.append(Match(code, start, end, form))
        return tuple(matches)

    def section_type_of(self, heading: str) -> str | None:
        """Return the section type that a heading names, None where none fits.

        Numbering, years, brackets such as （单位） and filling words are not looked at.
        """
        if self._headings is None:
            types = self.section_types.values()
            self._headings = HeadingMatcher(
                {t.code: (t.zh, *t.synonyms) for t in types}, {t.code: t.heads for t in types}
            )
        return self._headings.type_of(heading)

    def department_of(self, organisation: str) -> str | None:
        """Return the kind of department an organisation's name ends in (云溪市鼓山区教育局 → education); else None."""
        if self._departments is None:
            forms = dict(self._department_forms)
            for short, code in self._department_forms.items():
                full = self.abbreviations.get(short)
                if full is not None:
                    forms.setdefault(full.full.split("（")[0], code)
            keywords = {row["keyword"]: row["department"] for row in named_rows("department_keywords")}
            self._departments = DepartmentNames(forms, keywords)
        return self._departments.department_of(organisation)

    def report_type_of(self, title: str) -> str | None:
        """Return the kind of report that a title names, None where it names none."""
        return next((code for cue, code in self._report_cues if cue.search(title)), None)

    @property
    def department_forms(self) -> Mapping[str, str]:
        """Return the names that organisations end in, each with its kind of department."""
        return self._department_forms

    def _bare_forms(self) -> dict[str, str]:
        """Return each form without its words for money (平安建设经费 → 平安建设), if it is still one concept's."""
        forms = {form for concept in self.concepts.values() for form in concept.forms}
        bare: dict[str, set[str]] = {}
        for concept in self.concepts.values():
            for form in concept.forms:
                name = _MONEY_WORDS.sub("", form)
                if len(name) >= _SHORTEST_BARE and name not in forms:
                    bare.setdefault(name, set()).add(concept.code)
        return {name: codes.pop() for name, codes in bare.items() if len(codes) == 1}

    def _concept_finder(self) -> FormMatcher:
        if self._finder is None:
            forms: dict[str, list[str]] = {}
            for concept in self.concepts.values():
                english = concept.en.split(" (")[0]
                for form in (*concept.forms, *concept.ambiguous, *concept.generic, english):
                    forms.setdefault(form, []).append(concept.code)
                self._alone[concept.code] = set(map(fold, concept.generic))
            for form, code in self._bare_forms().items():
                forms[form] = [code]
                self._alone[code].add(fold(form))
            self._finder = FormMatcher(forms)
        return self._finder


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a form is not a part of a longer name."""
    before = start == 0 or not folded[start - 1].isalpha() or folded[start - 1] in _BEFORE
    after = end == len(folded) or not folded[end].isalpha() or folded[end] in _AFTER
    return before and after


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _concept(row: Mapping[str, str]) -> Concept:
    return Concept(
        code=row["code"],
        search_group=row["search_group"],
        sum_group=row["sum_group"],
        department=row["department"],
        zh=row["zh"],
        en=row["en"],
        forms=_split(row["forms"]),
        near=_split(row["near"]),
        ambiguous=_split(row["ambiguous"]),
        generic=_split(row["generic"]),
        part_of=row["part_of"],
    )


def _entries(rows: list[dict[str, str]], name: str) -> dict[str, Entry]:
    return {row["code"]: Entry(row["code"], row["zh"], row["en"]) for row in rows if row["list"] == name}
