"""Random lists in 200 Word files: the numbers restored are those that LibreOffice prints.

What LibreOffice is known to read otherwise than Word (`corpus/word/differences.tsv`) is not drawn: isLgl, lvlRestart,
a start of its own for a deeper level of a list, a number written twice in one label, formats it does not have.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from word_files import definition, labels, level, libreoffice_text, numbered, paragraph, style, word_file

from indexer.read import word

_FORMS = (
    *("decimal",) * 4,
    *(
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographTraditional",
        "ideographZodiac",
    ),
    *("upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "decimalZero", "decimalEnclosedCircle"),
    *("japaneseCounting", "ideographLegalTraditional", "decimalFullWidth"),
)
_DEPTH = 4


def _level_text(draw: random.Random, i: int) -> str:
    own = f"%{i + 1}"
    dotted = ".".join(f"%{k + 1}" for k in range(draw.randint(0, i), i + 1))
    forms = [f"{own}、", f"（{own}）", f"{own}.", f"({own})", dotted, f"{dotted}.", f"第{own}条"]
    return draw.choice([*forms, f"第%1-{own}、"] if i else forms)


def _definition(draw: random.Random, number: int, styles: dict[str, tuple[int, int]]) -> str:
    levels = []
    for i in range(draw.randint(2, _DEPTH)):
        linked = [name for name, at in styles.items() if at == (number, i)]
        inside = f'<w:pStyle w:val="{linked[0]}"/>' if linked else ""
        start = draw.choice([1, 1, 1, 0, 3, 12]) if i != 1 else 1  # level 1 may be replaced by another
        suffix = draw.choice(["", "space", "nothing"])
        levels.append(level(i, _level_text(draw, i), draw.choice(_FORMS), start, inside, suffix))
    return definition(number, *levels)


def _document(seed: int) -> bytes:
    """Up to three definitions, lists that share them or begin anew, styles with numbers and styles based on those."""
    draw = random.Random(seed)
    count = draw.randint(1, 3)
    # Style S0 is the first list's; those after it take their level from the definition that names them.
    styles = {f"S{i}": (0, i) for i in range(draw.randint(0, _DEPTH))}
    definitions = "".join(_definition(draw, number, styles) for number in range(count))
    lists, nums = draw.randint(1, 5), ""
    for number in range(1, lists + 1):
        over = f'<w:startOverride w:val="{draw.randint(1, 30)}"/>' if draw.random() < 0.3 else ""
        replaced = level(1, "〈%2〉", draw.choice(_FORMS)) if draw.random() < 0.2 else ""
        overrides = f'<w:lvlOverride w:ilvl="0">{over}</w:lvlOverride>' if over else ""
        overrides += f'<w:lvlOverride w:ilvl="1">{replaced}</w:lvlOverride>' if replaced else ""
        nums += numbered(number, 0 if number == 1 else draw.randrange(count), "" if number == 1 else overrides)
    described = "".join(
        style(name, f'<w:pPr><w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="1"/></w:numPr></w:pPr>')
        for name, (_, i) in styles.items()
    )
    derived = "".join(style(f"D{name}", based_on=name) for name in styles)
    body, depth = "", 0
    for i in range(draw.randint(5, 25)):
        words = f"〖p{i}〗"
        depth = max(0, min(_DEPTH - 1, depth + draw.choice([-3, -2, -1, 0, 0, 0, 1, 1])))
        kind = draw.random()
        if kind < 0.15:
            body += paragraph(words)
        elif kind < 0.45 and styles:
            body += paragraph(words, style=draw.choice(["", "D"]) + draw.choice(sorted(styles)))
        elif kind < 0.5 and styles:
            body += paragraph(words, style=draw.choice(sorted(styles)), num=0)
        else:
            body += paragraph(words, num=draw.randint(1, lists), level=depth)
    return word_file(body, numbering=definitions + nums, styles=style("Normal", default=True) + described + derived)


def test_random_lists_are_numbered_as_libreoffice_does(system: Callable[..., str], tmp_path: Path):
    files = {f"d{seed}": _document(seed) for seed in range(200)}
    printed = libreoffice_text(system("soffice", "libreoffice"), files, tmp_path)
    wrong, seen = [], 0
    for name, data in files.items():
        ours, theirs = labels(word.read(data).text), labels(printed[name])
        seen += sum(bool(re.search(".", label)) for label in theirs.values())
        wrong += [(name, words, ours.get(words), label) for words, label in theirs.items() if ours.get(words) != label]
        assert ours.keys() == theirs.keys()
    assert seen > 1500
    assert wrong == []
