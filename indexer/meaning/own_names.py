"""What a report calls the body whose report it is: its whole name, 县残联 for 松溪县残疾人联合会, 医院, 镇政府."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.alike import is_short_for
from indexer.meaning.items import short_organisation
from indexer.model import Report
from indexer.vocabulary import Vocabulary

_INSTITUTIONS = ("卫生院", "医院", "学校", "学院", "幼儿园")  # 医院总收入
_LEVELS = "省市州盟县区旗"
_TOWNSHIP = re.compile("[^省市州盟县区旗]{1,6}(?:镇|乡|街道|苏木)")  # 马石镇人民政府 of 松陂县马石镇人民政府
_LONGEST_PLACE = 16  # characters of an organisation's name before its body: 省 市 县
_GOVERNMENTS = {
    "镇人民政府": ("镇政府", "镇人民政府"),
    "乡人民政府": ("乡政府", "乡人民政府"),
    "街道办事处": ("街道办", "街道办事处"),
}


def own_names(report: Report, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names by which a report may speak of its own body, longest first."""
    organisation, region = report.organisation or "", report.region.name or ""
    names = {organisation, short_organisation(report.organisation, report.region.name), region}
    names.update(kind for kind in _INSTITUTIONS if organisation.endswith(kind))
    for ending, called in _GOVERNMENTS.items():
        names.update(called if organisation.endswith(ending) else ())
    for at, level in enumerate(organisation[:_LONGEST_PLACE]):
        body = organisation[at + 1 :]
        if at and level in _LEVELS and len(body) > 2:
            names.add(level + body)
            names.update((body,) if _TOWNSHIP.match(body) else ())
            forms = _forms_by_beginning(vocabulary).get(body[0], ())
            names.update(level + form for form in forms if is_short_for(form, body))
    return tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True))


@lru_cache(maxsize=2)
def _forms_by_beginning(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the names that organisations end in, by their first character."""
    forms: dict[str, list[str]] = {}
    for form in vocabulary.department_forms:
        forms.setdefault(form[0], []).append(form)
    return forms
