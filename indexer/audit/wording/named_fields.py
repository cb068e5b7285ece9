"""D05: a form's field for the unit that names one of the same kind in another place than the title does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import Case, Check
from indexer.audit.telling import check_of_words
from indexer.forms import find_from, fold

_FIELD = re.compile(
    r"(?:部门(?:[(]单位[)])?名称|单位名称|(?:报告|填报|自评|评价|编制|申报|项目|实施|预算|报送)单位(?:名称)?(?:[(]盖?章?[)])?)\s{0,4}[::\t]\s{0,4}"
    r"([\u4e00-\u9fff]{4,30})(?![\u4e00-\u9fff])"
)
_BEGINS = re.compile("[部单报填自评编申项实预](?=[门位告报评价制目施算送])")
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,4}?)(自治县|[县区旗市])(?=[\u4e00-\u9fff])")
_LEAST = 4  # characters that the names of two units of one kind have in common: 县林业局


def named_fields(case: Case) -> Iterator[Check]:
    """D05: 填报单位 is another county's bureau than the title's."""
    title = fold(case.report.title or "")
    for found in find_from(_BEGINS, _FIELD, case.folded()) if title else ():
        name = found.group(1)
        own = _same_kind(title, name)
        if own is not None:
            yield check_of_words("D05", "audit.other_field", (found.span(1),), printed=name, own=own)


def _same_kind(title: str, name: str) -> str | None:
    """Return the unit that a title begins with, where a name is its but for the place: 甲县林业局, 乙县林业局."""
    place = _PLACE.match(name)
    if place is None or name in title:
        return None
    rest = name[place.start(2) :]
    at = title.find(rest)
    begin = title[:at]
    if len(rest) < _LEAST or not 2 <= at <= 12 or begin.endswith(place.group(1)):
        return None
    return title[: at + len(rest)]
