"""What a report says of itself: title, year, organisation, department, type, place, scores and grades.

Each value is read where it is surest and carries its basis; what the text does not settle stays unknown
(None) or becomes candidates, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from indexer.forms import fold
from indexer.identity.organisations import find_organisation, self_name
from indexer.identity.places import find_region
from indexer.identity.scores import find_scores
from indexer.identity.situated import situated
from indexer.identity.titles import Title, find_title, head_end
from indexer.model import Region, Score, Section, Span
from indexer.regions import Gazetteer
from indexer.text import ReportText
from indexer.vocabulary import Vocabulary

_T = TypeVar("_T")
_DIGITS = str.maketrans("〇○零OoＯｏ０一二三四五六七八九", "00000000123456789")
_IN_WORDS = r"二[〇○零OoＯｏ0０][〇○零OoＯｏ0０一二][〇○零OoＯｏ0０一二三四五六七八九]"
_YEAR_IN_WORDS = re.compile(rf"{_IN_WORDS}(?=\s?(?:年|财年))")
_YEAR = re.compile(rf"((?:19|20)\d\d|{_IN_WORDS})\s?(年\s?度|年|财年)?")
# A year under a title, alone or with the part of it that is told: （2022年）, （2022年上半年）, no date of printing.
_UNDER_TITLE = re.compile(
    rf"(?m)^\s{{0,40}}[(]?\s?((?:(?:19|20)\d\d|{_IN_WORDS})\s?年?\s?(?:上半年|下半年|全年|1\s?[-—–~～至]\s?\d{{1,2}}月)?)\s?[)]?\s{{0,40}}$"
)
_PART_OF_YEAR = re.compile(r"\s?(?:[上下]半年|[一二三四1-4]季度|1\s?[-—–~～至]\s?\d{1,2}月)")
# A year that says of which year the figures are.
_OF_FIGURES = re.compile(
    r"(?<![较比与同])(20[0-4]\d)\s?年度?(?:[^\n。;]{0,12}?(?:预算|决算|支出|收入|绩效|整体|项目|财政拨款|自评|资金|债务|债券)|\s{0,8}(?:金额)?单位:)"
)
# What time a report says that it evaluates: 评价期间：2023年1月至12月; not when it was done (评价时间：2024年3月).
_EVALUATED = re.compile(
    rf"(?:评价|自评)(?:期间|时段|时期|年度|周期)(?:为|是|:)?\s?((?:19|20)\d\d|{_IN_WORDS})\s?年"
    rf"(?:[^。;,\n]{{0,12}}?[-—–~～至到、和]{{1,2}}\s?((?:19|20)\d\d|{_IN_WORDS})\s?年)?"
)
_REPORTED = re.compile("总结|执行|决算|绩效|自评|评价|整体")
# An evaluation that the finance authority had made.
_COMMISSIONED = re.compile(r"(?:委托(?:单位|方|部门)\s?[：:]|受)[^\n，。]{0,20}财政[局厅部]")
# What self-evaluations of transfer payments begin with: 一、绩效目标分解下达情况; by what notice they were made.
_TRANSFERRED = re.compile("绩效目标(?:的?分解|及)[、]?下达|转移支付(?:预算|资金)(?:和|及|、)绩效目标")
_ASKED_FOR = re.compile(
    r"(?:开展|做好|报送)[^。\n]{0,24}转移支付[^。，\n]{0,12}(?:绩效|自评)[^。\n]{0,16}(?:通知|函|要求|方案)"
)
_OPENING = 1200  # characters that say by what notice
_HEAD = 5000  # characters in which a report says what it is
_OTHERS = ("key_evaluation", "department_evaluation", "policy_evaluation", "audit_report", "ex_ante_evaluation")
_TOO_WIDE = ("budget", "three_public_disclosure")
_HUNAN = ("general_budget_expenditure", "government_fund", "state_capital", "social_insurance_fund")
_GANSU = ("budget_execution", "overall_target_completion", "indicator_completion")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything that a report says of itself. `basis` says for each value where it was read."""

    title: str | None = None
    year: int | None = None
    organisation: str | None = None
    department: str | None = None
    report_type: str | None = None
    template: str | None = None
    region: Region = field(default_factory=Region)
    scores: tuple[Score, ...] = ()
    basis: Mapping[str, str] = field(default_factory=dict)
    fictional: bool = False


def to_metadata(
    file: str, text: ReportText, sections: Sequence[Section], gazetteer: Gazetteer, vocabulary: Vocabulary
) -> Metadata:
    """Return what a report says of itself; `file` (its name) tells the year where the text does not.

    `basis` holds year, region, organisation, department and report_type, each as one of title (the cover
    included), document, inferred; what is unknown has none.
    """
    body = text.text
    title = find_title(body, vocabulary)
    cover = max(head_end(body), title.end if title else 0)
    basis: dict[str, str] = {}
    year = _noted(basis, "year", find_year(body, title, cover, file))
    kind = _noted(basis, "report_type", find_report_type(body, title, sections, vocabulary))
    dated = _YEAR_IN_WORDS.sub(lambda found: found.group().translate(_DIGITS), body)  # 二〇二二年度某局: of one length
    mentions = gazetteer.find(dated, year)
    found = find_organisation(dated, title, cover, mentions, kind in _OTHERS, vocabulary)
    span = Span(found.start, found.end) if found else None
    region, place_basis = find_region(dated, mentions, title.spans if title else (), span, gazetteer)
    name = found.name if found else None
    if region == Region() and kind not in _OTHERS:
        region, place_basis = situated(dated, mentions, name, gazetteer)
    if place_basis:
        basis["region"] = place_basis
    if found is not None:
        basis["organisation"] = found.basis
    else:
        own = self_name(dated, mentions, vocabulary)
        if own is not None and region.name is not None and region.name[-1] == own[0]:
            name, basis["organisation"] = region.name + own[1:], "inferred"
    department = vocabulary.department_of(name) if name else None
    if department is not None:
        basis["department"] = basis["organisation"]
    place = gazetteer.get(region.code) if region.code else None
    return Metadata(
        title=title.text if title else None,
        year=year,
        organisation=name,
        department=department,
        report_type=kind,
        template=find_template(kind, sections),
        region=region,
        scores=find_scores(body, sections, kind),
        basis=basis,
        fictional=place is not None and place.fictional,
    )


def _noted(basis: dict[str, str], name: str, found: tuple[_T, str] | None) -> _T | None:
    """Note where a value was read, and return the value."""
    if found is None:
        return None
    basis[name] = found[1]
    return found[0]


def find_year(text: str, title: Title | None, cover: int, file: str) -> tuple[int, str] | None:
    """Return the fiscal year and its basis: of the title, the cover, the figures named most, the file's name."""
    if title is not None and (year := year_in(title.text)):
        return year, "title"
    if year := year_in("\n".join(re.findall(r"[^\n]*年度[^\n]*", text[:cover]))):
        return year, "title"
    if (under := _UNDER_TITLE.search(fold(text[:cover]))) and (year := year_in(under[1])):
        return year, "title"
    if (told := _EVALUATED.search(fold(text[:_HEAD]))) and told[2] in (None, told[1]):
        return int(told[1].translate(_DIGITS)), "document"
    years = Counter(int(m[1]) for m in _OF_FIGURES.finditer(fold(text)))
    ranked = years.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0], "document"
    year = year_in(file)
    return (year, "inferred") if year else None


def year_in(words: str) -> int | None:
    """Return the year that words are about.

    The last one with what is reported behind it (2022年预算执行情况和2023年预算草案: 2022), of whole years before parts
    (2022年决算和2023年上半年预算执行情况), else the last called 年度, else the last called 年, else the only one.
    """
    folded = fold(words)
    found: list[tuple[int, str]] = []
    reported: list[tuple[bool, int]] = []
    matches = list(_YEAR.finditer(folded))
    for i, match in enumerate(matches):
        year = int(match[1].translate(_DIGITS))
        found.append((year, re.sub(r"\s", "", match[2] or "")))
        if _REPORTED.search(folded, match.end(), matches[i + 1].start() if i + 1 < len(matches) else len(folded)):
            reported.append((_PART_OF_YEAR.match(folded, match.end()) is None, year))
    if reported:
        return [year for whole, year in reported if whole == any(whole for whole, _ in reported)][-1]
    for called in ("年度", "财年", "年"):
        years = [year for year, word in found if word == called]
        if years:
            return years[-1]
    return found[0][0] if len({year for year, _ in found}) == 1 else None


def find_report_type(
    text: str, title: Title | None, sections: Sequence[Section], vocabulary: Vocabulary
) -> tuple[str, str] | None:
    """Return the kind of report and its basis: by its title, else by its headings and how it speaks of itself."""
    if title is not None:
        kind = vocabulary.report_type_of(title.text)
        if kind == "department_evaluation" and _COMMISSIONED.search(text, 0, _HEAD):
            return "key_evaluation", "document"
        if kind == "project_self_evaluation" and "项目支出" not in title.text and _is_of_transfers(text, sections):
            return "transfer_evaluation", "document"
        if kind is not None:
            return kind, "title"
    words = "\n".join(section.heading for section in sections[1:] if section.level <= 2)
    kind = vocabulary.report_type_of(words)
    if kind in _TOO_WIDE:  # a section on the budget does not make a report one
        kind = None
    if kind is None:
        kind = next(
            filter(None, map(vocabulary.report_type_of, re.findall(r"[^\n。]{0,30}本?报告", text[:_HEAD]))), None
        )
    return (kind, "document") if kind else None


def _is_of_transfers(text: str, sections: Sequence[Section]) -> bool:
    """Say whether a self-evaluation has the outline of those on transfer payments, or was asked for as one."""
    outlined = any(_TRANSFERRED.search(section.heading) for section in sections[1:])
    return outlined or _ASKED_FOR.search(text, 0, _OPENING) is not None


def find_template(report_type: str | None, sections: Sequence[Section]) -> str | None:
    """Return the outline that a report follows, where its sections show it (`enums.tsv`, list template)."""
    types = Counter(section.type for section in sections)
    if all(types[t] >= 3 for t in _GANSU[:2]):
        return "gansu_item_blocks"
    if sum(types[t] > 0 for t in _HUNAN) >= 3:
        return "hunan_outline"
    if report_type == "final_accounts":
        return "final_accounts_disclosure"
    if report_type == "budget":
        return "budget_disclosure"
    if report_type == "self_evaluation_table":
        return "table_only"
    return None
