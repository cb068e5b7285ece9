"""What a paragraph opens with that heads all of it: 2.示范园管护项目，对…; what only labels the first of several."""

from __future__ import annotations

import re

from indexer.meaning.items import clean_lead
from indexer.structure.numbering import ITEM_NUMBER

_NUMBERED = re.compile(rf"\s*{ITEM_NUMBER}\s*([^，。；：、]{{4,40}}(?:项目|工程))，")
_TOLD_OF = re.compile(r"\s*([^，。；：]{4,50}(?:项目|工程))。(?=[本该]项目|[本该]工程|项目位于)")
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
