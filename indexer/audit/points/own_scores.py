"""Whose score a sentence tells: the report's own, or one of another evaluation, unit, project or year.

A report on a policy prints the score that the department gave itself, last year's, the mean of all departments and the
score before review beside its own. Its own is told in words that name nothing else: what the title says, and what any
verdict says (经评价，项目综合得分). In an evaluation a 自评 is the department's.
"""

from __future__ import annotations

import re

from indexer.audit.case import Case
from indexer.forms import fold
from indexer.word_lists import any_in

_OTHER = re.compile(any_in("score.other"))
_PLAIN = re.compile(any_in("score.own"))
_YEAR = re.compile(r"(?<!\d)(20\d\d)年度?")
_SELF = "自评"
_LONGEST, _SHORTEST = 30, 2  # characters of what the title may say as well


def is_own_score(case: Case, begin: int, start: int) -> bool:
    """Say whether the words from `begin`, where a sentence begins, to a score tell it as the report's own."""
    words = case.folded()[begin:start]
    if _OTHER.search(words) or any(int(year) != case.report.year for year in _YEAR.findall(words)):
        return False
    title = case.once("folded title", lambda: fold(f"{case.report.title or ''}{case.report.organisation or ''}"))
    if _SELF in words and title and _SELF not in title and "评价" in title:
        return False
    last = re.split("[,;:、(]", words)[-1]
    return len(re.findall(r"[\u4e00-\u9fff]", _PLAIN.sub("", _without(title, _YEAR.sub("", last))))) < _SHORTEST


def _without(title: str, words: str) -> str:
    """Return words but for those that the title has as well."""
    kept, at = "", 0
    while at < len(words):
        lengths = range(min(len(words) - at, _LONGEST), _SHORTEST - 1, -1)
        same = next((n for n in lengths if words[at : at + n] in title), 0)
        kept += "" if same else words[at]
        at += same or 1
    return kept
