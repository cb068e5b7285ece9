"""What an item's name need not say again: years that its words say, a whole of which it names a part."""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft

_SINCE = "以来"
_JOINT = re.compile("[、和及与]")
_BESIDE = re.compile("[（(][^（()）]*[）)]|“[^“”]*”|(?:补助|专项)?(?:资金|经费|项目)$")


def years_of(draft: Draft, subject: str) -> tuple[str, str]:
    """Return a subject and the year of its amount, for the name of an item: 2021年, or 三年, 2021年以来 without one.

    What the subject says of when it began is left to the years: 门诊楼建设|开工以来.
    """
    if draft.year is not None:
        return subject, f"{draft.year}年"
    subject = subject.removesuffix(_begun(draft.period))
    return subject, "" if draft.period in subject else draft.period


def said_once(draft: Draft, year: str, rest: str) -> str:
    """Return the years (`year`) that stand before the rest of a name, which may say them itself: 三年|三年累计."""
    if draft.year is not None or not year:
        return year
    begun = _begun(year)
    if year in rest:
        return ""
    return year.removesuffix(begun) if begun in rest else year  # 2022年|开工以来累计


def _begun(period: str) -> str:
    """Return what began in the first of several years: 开工以来 of 2022年开工以来."""
    return period.partition("年")[2] if period.endswith(_SINCE) else ""


def parts_of_name(about: str) -> frozenset[str]:
    """Return the several things that a project's name joins, none for one: the two of 绿地管护及公园建设."""
    parts = [part for part in _JOINT.split(_BESIDE.sub("", about)) if len(part) > 3]
    return frozenset(parts) if len(parts) > 1 else frozenset()
