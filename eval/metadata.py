"""Metadata: title, year, place, organisation, department, type, scores and grades, against the labels.

Each field of a report is right or wrong; a field that the labels leave unknown is right only as unknown, except that
a title or an organisation that the labels infer counts as well. Titles are compared without blanks. An organisation
is right in full where it is the label to the letter, and right at its core where both name the same place and
the same department under longer and shorter names (中共长沙市望城区委政法委员会, 望城区委政法委). Scores are right
where every labelled total is found, in any order, and the report's own comes first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.metrics import EvalResult, mean
from indexer.metadata import Metadata, to_metadata
from indexer.read import read
from indexer.regions import Gazetteer
from indexer.sections import text_to_sections
from indexer.text import clean
from indexer.vocabulary import Vocabulary

Row = Mapping[str, Any]
# What the labels call some report types, in the codes used here.
_TYPES = {
    "自评表": "self_evaluation_table",
    "部门决算公开说明": "final_accounts",
    "第三方重点绩效评价": "key_evaluation",
    "重点绩效评价": "key_evaluation",
    "部门整体支出绩效自评": "department_self_evaluation",
    "项目支出绩效自评": "project_self_evaluation",
}
_FORMAL = re.compile(r"中国共产党|中共|委员会|委|[省市区县州旗镇乡]|人民政府")


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Read every labelled report and compare what it says of itself with the labels."""
    labels = GoldSet.load(gold, reports, only)
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load(labels.regions)
    fields = _fields(vocabulary)
    items: list[dict[str, Any]] = []
    for doc, file in labels.labelled():
        text = clean(read(file.read_bytes(), file.name))
        sections = text_to_sections(doc, text, vocabulary)
        found = to_metadata(file.name, text, sections, gazetteer, vocabulary)
        row = labels.metadata[doc]
        judged = {name: field(found, row) for name, field in fields.items()}
        errors = [
            f"{name}: {_shown(found, name)!r} is not {row.get(_LABEL.get(name, name))!r}"
            for name in judged
            if not judged[name]
        ]
        items.append({"doc": doc, **{name: int(right) for name, right in judged.items()}, "errors": errors})
    summary = {name: mean([item[name] for item in items]) for name in fields}
    return EvalResult("metadata", {"reports": len(items), "fields": mean(list(summary.values())), **summary}, items)


_LABEL = {"organisation_core": "organisation", "grade": "grades"}


def _fields(vocabulary: Vocabulary) -> dict[str, Callable[[Metadata, Row], bool]]:
    """Return each field's judge."""
    types = {entry.zh: code for code, entry in vocabulary.report_types.items()} | _TYPES

    def department(found: Metadata, row: Row) -> bool:
        named = row["department"]
        kinds = (vocabulary.department_of(named), _TOWN.get(named), vocabulary.department_of(f"{named}局"))
        return found.department == next(filter(None, kinds), None)

    return {
        "title": lambda found, row: (
            plain(found.title) in (plain(row["title"]), plain(row.get("title_inferred") or row["title"]))
        ),
        "year": lambda found, row: found.year == row["year"],
        "region_code": lambda found, row: found.region.code == row["region_code"],
        "organisation": lambda found, row: plain(found.organisation) in _names(row),
        "organisation_core": lambda found, row: any(core(found.organisation, row) == core(n, row) for n in _names(row)),
        "department": department,
        "report_type": lambda found, row: found.report_type == types.get(row["report_type"]),
        "scores": scores,
        "grade": grade,
    }


_TOWN = {"乡镇政府": "township", "街道": "subdistrict"}


def plain(words: str | None) -> str:
    """Return words without blanks and widths, "" for None."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words or ""))


def core(organisation: str | None, row: Row) -> str:
    """Return what is left of a name without its places and its formal words."""
    words = plain(organisation)
    for place in row["region"]:
        words = words.replace(place, "").replace(place[:-1], "")
    return _FORMAL.sub("", words)


def scores(found: Metadata, row: Row) -> bool:
    """Whether every labelled total is found, the first of them first; none where there is none."""
    wanted = [s["score"] for s in row["scores"] if s["score"] is not None]
    given = [s.score for s in found.scores if s.score is not None]
    if not wanted:
        return not given
    return given[:1] == wanted[:1] and all(score in given for score in wanted)


def grade(found: Metadata, row: Row) -> bool:
    """Whether the report's own grade is the labelled one."""
    wanted = [g["grade"] for g in row["grades"] if g["grade"]]
    given = [s.grade for s in found.scores if s.grade is not None]
    return given[:1] == wanted[:1]


def _names(row: Row) -> set[str]:
    return {plain(row.get(name)) for name in ("organisation", "organisation_full_inferred") if row.get(name)} or {""}


def _shown(found: Metadata, name: str) -> object:
    if name == "region_code":
        return found.region.code or found.region.candidates
    if name in ("scores", "grade"):
        return [(s.scope, str(s.score), s.grade) for s in found.scores]
    return getattr(found, _LABEL.get(name, name))
