"""What a paragraph opens with that heads all of it: 2.示范园管护项目，对…; what only labels the first of several."""

from __future__ import annotations

import re

from indexer.meaning.items import clean_lead
from indexer.structure.numbering import HAN, ITEM_NUMBER

_NUMBERED = re.compile(rf"\s*{ITEM_NUMBER}\s*([^，。；：、]{{4,40}}(?:项目|工程))，")
_TOLD_OF = re.compile(r"\s*([^，。；：]{4,50}(?:项目|工程))。(?=[本该]项目|[本该]工程|项目位于)")
_FIRST = re.compile("经(?![费营济常])|根据|按|依据|为(?![民老])|在(?![职校册岗])|由")
_POINT = re.compile(rf"\s*(?!一)[{HAN}]是")
_PURPOSE = re.compile(
    r"为了?(?:进一步|切实|全面|更好地?|有效|着力|不断){0,2}"
    r"(?:提高|提升|改善|加强|解决|保障|推进|推动|促进|确保|落实|做好|完善|满足|方便)[^，。；\d]{2,40}，"
)
_COUNTED = re.compile("[（(]\\d{1,3}[\u4e00-\u9fff][）)][：:]")


def numbered_project(line: str) -> tuple[str, int] | None:
    """Return the project that an item of a numbered list names before its first comma, and where in the line.

    Or that a line names in a sentence of its own, which the next one goes on from: 冷库改造项目。本项目位于….
    """
    found = _NUMBERED.match(line) or _TOLD_OF.match(line)
    if found is None:
        return None
    lead = clean_lead(found.group(1))
    return found.group(1)[lead:], found.start(1) + lead


def is_first_of_several(text: str, start: int, end: int, label: str) -> bool:
    """Say whether a label counts what it names and others like it follow: 东乡（4个）：…，西乡（3个）：…."""
    return _COUNTED.search(label) is not None and len(_COUNTED.findall(text[start:end])) > 1


def comes_first(words: str) -> bool:
    """Say whether words begin as what had to come first or was gone by does, and name nothing: 经各乡镇（街道）申报."""
    return _FIRST.match(words) is not None


def begins_anew(text: str, start: int) -> bool:
    """Say whether a sentence begins as a further point (二是) or with what its work was for: 为改善条件，….

    It speaks of that, not of what went before.
    """
    return _POINT.match(text, start) is not None or (
        text.startswith("为", start) and _PURPOSE.match(text, start) is not None
    )
