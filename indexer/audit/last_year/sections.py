"""L03: a part that last year's report has and the draft has not, or has the heading of only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.alike import is_one_short
from indexer.audit.case import Case, Check
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.model import Section

_LABELS = re.compile(r"^\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|第[一二三四五六七八九十]{1,2}[部章节]分?)\s*")
_LEVELS = (1, 2)
_SHOWN = 30  # characters of a heading
_MOST = 300  # parts that are looked at
_LEAST = 12  # characters of a part that is worth missing
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff]|20\d\d年度?|年度")
_LABELLED = re.compile(r"(?:填[报表写]|联系|报送|审核|负责|单位)[^\n:]{0,8}[::]")
_DATE = re.compile(r"\s*20\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?\s*")
_SHORTEST = 3  # characters of a heading that is known again within another
_ANNEX = ("annex_table", "annex", "document", "cover")


def left_out(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield each heading of last year's report whose part is not in the draft."""
    ours = {_bare(section.heading): section for section in case.sections if section.level}
    if not ours:
        return
    parents = {section.parent for section in case.sections}
    types = {section.type for section in case.sections if section.id not in parents}
    missing: set[str] = set()
    for section in earlier.sections[:_MOST]:
        name = _bare(section.heading)
        if section.parent in missing:
            missing.add(section.id)  # its parent says it
        elif _may_be_missed(section) and len(body_of(earlier, section)) >= _LEAST:
            if name not in ours and not _is_told(case, section, name, types):
                missing.add(section.id)
                yield _check((), "audit.left_out", section, earlier)
            elif name in ours and not body_of(case, ours[name]):
                yield _check((_heading(ours[name]),), "audit.left_empty", section, earlier)


def _may_be_missed(section: Section) -> bool:
    return section.level in _LEVELS and section.project is None and section.type not in _ANNEX


def _is_told(case: Case, section: Section, name: str, types: set[str]) -> bool:
    """Say whether the draft has such a part under another heading, or speaks of it in words of its own."""
    if section.type in types and section.type != "other":
        return True
    if any(is_one_short(name, _bare(each.heading)) for each in case.sections[:_MOST] if each.level):
        return True
    return len(name) >= _SHORTEST and name in case.folded()


def _bare(heading: str) -> str:
    return _NOT_WORDS.sub("", _LABELS.sub("", fold(heading)))


def body_of(case: Case, section: Section) -> str:
    """Return what stands below a heading, without blanks, dates and lines of a form's foot."""
    begin, words = section.heading_end, []
    for table in case.tables:  # what stands in tables is no text of the part
        if begin <= table.start < section.end:
            words.append(case.folded()[begin : table.start])
            begin = max(begin, min(table.end, section.end))
    lines = "\n".join((*words, case.folded()[begin : section.end])).split("\n")
    kept = [line for line in lines if not _LABELLED.search(line) and not _DATE.fullmatch(line)]
    own = fold(f"{case.report.title}|{case.report.organisation}")  # a signature is of the title's own unit
    return "".join("".join(line.split()) for line in kept if line.strip() and line.strip() not in own)


def _heading(section: Section) -> tuple[int, int]:
    return section.start, section.heading_end


def _check(spans: tuple[tuple[int, int], ...], key: str, section: Section, earlier: Case) -> Check:
    heading = section.heading_printed.strip()[:_SHOWN]
    return check_of_words("L03", key, spans, year=earlier.report.year, heading=heading)
