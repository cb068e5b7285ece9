"""Which classes of people exclude one another, and which are all there are: A17 for staff.

Nobody holds an administrative post and one of an institution, or is a doctor and a nurse: such classes come to no more
than all. They come to all of it where every kind of post is listed, men and women are, or the posts of the same
offices are told by the same classes and come right; then, nobody of another kind being named, one slip is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from indexer.audit.slips import is_count_slip

# Each family's kinds, none of which holds anybody of another; the first family's are all there are.
_FAMILIES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(kind) for kind in family.split())
    for family in (
        "^(?!.*参).*(?:行政|政法|公务员)(?!后勤) 事业|参公|参照 工勤|工人",
        "专任教师|教师$|教学人员 教辅|教学辅助 管理 工勤|后勤",
        "医师|医生 护士|护理 医技|技师 药师|药剂 管理|行政|后勤|工勤",
        "法官|检察官 辅助 司法行政 事业",
        "^在编|编内 编外|聘用|合同制|劳务派遣|临聘",
        "^(?!.*参).*(?:行政|政法|公务员)(?!后勤) 参公|参照 ^(?!.*参).*事业 工勤|工人",
        "^男 ^女",
    )
)  # fmt: skip
_POSTS, _SEXES = _FAMILIES[0], _FAMILIES[-1]
_ALL_POSTS = 3
_STAFF = re.compile(r"在职|在编|编制|在岗|实有|人员|职工|干警|教职|人数|编内|共有|现有")
_OTHERS = re.compile(r"工勤|工人|编外|聘用|聘任|临时|临聘|合同制|劳务|借调|公益性|三支一扶|特岗|外聘|派遣|辅警|参公")
_NOT_AMONG = re.compile(r"[未不](?:计|列|纳|含|包括)入?(?:在内|在职|在编|在岗|实有|编制)")  # said of all others
# Told besides the staff: 另有聘用人员6人，不占编制.
_APART = re.compile(r"(?:另有|另外|此外|还有)[^。;\n]*(?:不占|不在|[未不](?:计|列|纳)入)[^。;\n]*")
_CHOSEN = re.compile(r"党员|学历|职称|本科|岁|先进|培训|专家")


def kinds_of(names: Sequence[str]) -> tuple[int, frozenset[int]] | None:
    """Return the family that all names are of, and the kinds; None where one is of none, or two are of one kind."""
    for number, family in enumerate(_FAMILIES):
        kinds = [next((at for at, form in enumerate(family) if form.search(name)), None) for name in names]
        known = frozenset(kind for kind in kinds if kind is not None)
        if len(known) == len(kinds) > 1:
            return number, known
    return None


def are_all(
    names: Sequence[str], values: Sequence[Decimal], total: Decimal, about: str, whole: Collection[object], told: str
) -> bool:
    """Say whether classes that do not come to their total ought to: `told` is the paragraph.

    `whole` are the `kinds_of` other numbers of the report that come right.
    """
    found = kinds_of(names)
    if found is None:
        return False
    family, kinds = _FAMILIES[found[0]], found[1]
    computed = sum(values, Decimal(0))
    if family is _SEXES:
        return True
    if _STAFF.search(about) is None or _CHOSEN.search(about):
        return False
    if computed > total or (family is _POSTS and len(kinds) == _ALL_POSTS):
        return True
    if family is _POSTS and _NOT_AMONG.search(told) and _is_one_slip(values, total):
        return True
    others = set(_OTHERS.findall(_APART.sub("", told))) - set(_OTHERS.findall("".join(names)))
    return found in whole and not others and _is_one_slip(values, total)


def _is_one_slip(values: Sequence[Decimal], total: Decimal) -> bool:
    """Say whether one digit, or two neighbours exchanged, in the total or in a class makes them come right."""
    missing = total - sum(values, Decimal(0))
    pairs = [(total - missing, total), *((value + missing, value) for value in values)]
    return any(right > 0 and is_count_slip(right, printed) for right, printed in pairs)
