"""Personal data in a text: numbers that reach a person, and the names of those who fill in or sign a form.

They are masked before anything is read from the text: `*` for a character, one for one, so every offset holds. Of a
name the surname stays, of a number its first two digits. What a number is, its form says (`indexer/private_numbers.py`)
or a label before it, on the same line or in the cell before or above. Names are masked after a form's label only: a
name in prose is what a public report says of public life. Labels and surnames stand in `data/private_labels.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.forms import FormMatcher, fold
from indexer.private_numbers import ANNOUNCED, HARMLESS, TELEPHONE, private_numbers

_TABLE = Path(__file__).parent / "data" / "private_labels.tsv"
_HAN = "[㐀-鿿\U00020000-\U000323af]"
_MOST_IN_LABEL = 14  # characters of a label with what specifies it: 项目实施单位主要负责人

# Everything below is matched on folded text: half width, lower case.
_TAIL = re.compile(
    r"(?:[及和与、/](?:其?联系|办公)?(?:电话|方式|号码|手机)(?:号码)?)?"
    r"(?: {0,4}\([^()\n\t]{0,12}\)|签字|签名|签章|盖章|姓名|号码){0,2}"
)
_NEXT_CELL = re.compile(r"[ \xa0]{0,40}:?[ \xa0]{0,40}[\t\n][ \xa0\t]{0,40}")
_COLON = re.compile(r"[ \xa0]{0,40}:[ \xa0]{0,40}")
_BLANKS = re.compile(r"[ \xa0]{1,40}")
_A_HAN = re.compile(_HAN)
_LINE = re.compile(r"[^\n]+")
_IS_LABEL = re.compile(r"[ \xa0]{0,4}:")
_BEFORE_LABEL = re.compile(rf"{_HAN}{{1,6}}:")
_BETWEEN_NAMES = re.compile(r"\)?[ \xa0]{0,4}(?:[、,;/&和及与]|[ \xa0])[ \xa0]{0,4}")
_BEFORE_NUMBER = re.compile(r"[ \xa0(,、:;/]{0,8}")
_BETWEEN_NUMBERS = re.compile(r" {0,4}[、,;/或 ] {0,4}")
_ADDRESS = re.compile(r"(?<![\w.+*@-])([\w.+-]+)@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Private:
    """What is to be masked, `start` to `end`: a `number`, a `name` or an `address`; or what is `harmless`.

    The first `keep` characters of it stay.
    """

    kind: str
    start: int
    end: int
    keep: int = 2

    def hidden(self, folded: str) -> list[int]:
        """Return the positions to be masked; what only parts a number or a name stays."""
        inside = range(self.start, self.end)
        if self.kind == "number":
            return [i for i in inside if folded[i].isdigit() or folded[i] == "x"][self.keep :]
        if self.kind == "name":
            return [i for i in inside if _A_HAN.match(folded[i])][self.keep :]
        return list(inside)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The table, ready for matching: `labels` also holds words that are no names, and titles, which end one."""

    labels: FormMatcher
    names: re.Pattern[str]
    compounds: tuple[str, ...]
    organisations: tuple[str, ...]


@cache
def _rules() -> _Rules:
    forms: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        kind, words = line.split("\t")
        forms[kind] = tuple(words.split(";"))
    labels: dict[str, list[str]] = {}
    for kind in ("person", *ANNOUNCED, "word", "title"):
        for form in forms[kind]:
            labels.setdefault(form, []).append(kind)
    surname = "[" + "".join(forms["surname"]) + "]"
    compound, given = "|".join(forms["compound"]), "|".join(forms["given"])
    names = re.compile(
        rf"{_HAN}{{1,8}}[·•・]{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}}){{0,3}}"
        rf"|(?:{compound}|{surname})(?: {{1,4}}{_HAN} {{1,4}}{_HAN}| {{1,4}}{_HAN}{{1,2}})(?!{_HAN})"
        rf"|(?:{compound}|{given}){_HAN}{{1,2}}"
        rf"|{surname}{surname}{_HAN}{{2}}"
        rf"|{surname}{_HAN}{{1,2}}"
    )
    return _Rules(FormMatcher(labels), names, forms["compound"], forms["organisation"])


def mask(text: str) -> str:
    """Return the text with personal data masked, character for character: length and line ends stay.

    Telephone numbers, identity-card and bank-card numbers, the local part of e-mail addresses, and the names after a
    form's labels. Linear in the length of the text; masking a masked text changes nothing.
    """
    folded = fold(text)
    told = [*_labelled(folded), *_columns(folded)]
    harmless = {i for each in told if each.kind == "harmless" for i in range(each.start, each.end)}
    found = [each for each in told if each.kind != "harmless"]
    numbers = [_Private("number", span.start, span.end) for span in private_numbers(folded)]
    found += [each for each in numbers if each.start not in harmless]
    found += [_Private("address", *address.span(1)) for address in _ADDRESS.finditer(folded)]
    if not found:
        return text
    chars = list(text)
    for each in found:
        for position in each.hidden(folded):
            chars[position] = "*"
    return "".join(chars)


def _labelled(folded: str) -> Iterator[_Private]:
    """Yield what stands after a label: on its line, or in the next cell where the label has a cell to itself."""
    for start, end, _, kinds in _rules().labels.find(folded):
        kind = kinds[0]
        if kind in ("word", "title"):
            continue
        end = _tail(folded, end)
        if (cell := _NEXT_CELL.match(folded, end)) and kind != "device" and _begins_cell(folded, start):
            yield from _in_cell(folded, cell.end(), kind)
        if colon := _COLON.match(folded, end):
            yield from _after(folded, colon.end(), kind)
        elif kind not in ("person", "device", "code"):
            blanks = _BLANKS.match(folded, end)
            yield from _after(folded, blanks.end() if blanks else end, kind)
        elif (blanks := _BLANKS.match(folded, end)) and _begins_phrase(folded, start):
            yield from _after(folded, blanks.end(), kind)


def _columns(folded: str) -> Iterator[_Private]:
    """Yield what stands under the labels of a table's header, in rows of as many cells."""
    kinds: dict[int, str] = {}
    width = 0
    for line in _LINE.finditer(folded):
        cells = line.group().split("\t")
        headings = [_heading(cell) for cell in cells]
        if len(cells) != width:
            kinds, width = {}, len(cells)
        beside = [*headings[1:], headings[-2] if len(cells) > 1 else None]  # the last has only one before it
        named = {column: kind for column, kind in enumerate(headings) if kind and kind != "word" and beside[column]}
        kinds = named or kinds
        position = line.start()
        for column, cell in enumerate(cells):
            if column in kinds and column not in named:
                yield from _in_cell(folded, position + len(cell) - len(cell.lstrip(" \xa0")), kinds[column])
            position += len(cell) + 1


def _tail(folded: str, end: int) -> int:
    found = _TAIL.match(folded, end)
    return found.end() if found else end


def _begins_phrase(folded: str, start: int) -> bool:
    """Whether only what specifies a label stands before it since the last mark or blank."""
    before = folded[max(0, start - _MOST_IN_LABEL) : start]
    return len(before) < _MOST_IN_LABEL or not all(_A_HAN.match(char) for char in before)


def _begins_cell(folded: str, start: int) -> bool:
    """Whether a label begins its cell, but for what specifies it."""
    before = folded[max(0, start - _MOST_IN_LABEL) : start]
    inside = re.split(r"[\t\n]", before)[-1]
    return (len(inside) < _MOST_IN_LABEL or start == len(inside)) and all(
        _A_HAN.match(char) or char in " \xa0()、/" for char in inside
    )


def _heading(cell: str) -> str | None:
    """Return the kind of label or word that a cell of few characters is, None where it says something else."""
    text = cell.strip(" \xa0:")
    if not 2 <= len(text) <= _MOST_IN_LABEL + 6:
        return None
    for start, end, _, kinds in _rules().labels.find(text):
        if _tail(text, end) == len(text) and _begins_cell(text, start):
            return "word" if kinds[0] == "title" else kinds[0]
    return None


def _after(folded: str, start: int, kind: str) -> Iterator[_Private]:
    """Yield the names or numbers that stand at `start`, where a label of this kind announces them."""
    if kind == "person":
        yield from _people(folded, start)
        return
    pattern = ANNOUNCED[kind]
    while found := pattern.match(folded, start):
        yield _Private("harmless" if kind in HARMLESS else "number", found.start(), found.end())
        between = _BETWEEN_NUMBERS.match(folded, found.end())
        if not between:
            return
        start = between.end()
    if kind == "phone":  # 联系电话：张三 12345678
        yield from _people(folded, start)


def _in_cell(folded: str, start: int, kind: str) -> list[_Private]:
    """Return what is announced where it is all that the cell says."""
    end = min((at for at in (folded.find(mark, start, start + 80) for mark in "\t\n") if at >= 0), default=-1)
    if end < 0:
        end = len(folded) if len(folded) - start < 80 else start
    found = list(_after(folded, start, kind))
    said = max((each.end for each in found), default=end)
    return [] if said > end or _A_HAN.search(folded, said, end) else found


def _people(folded: str, start: int) -> Iterator[_Private]:
    """Yield the names that begin at `start`, parted by marks or blanks, each with a number that follows it."""
    while name := _name(folded, start):
        yield name
        blank = _BEFORE_NUMBER.match(folded, name.end)
        end, number = name.end, TELEPHONE.match(folded, blank.end() if blank else name.end)
        if number:
            yield _Private("number", number.start(), number.end())
            end = number.end()
        between = _BETWEEN_NAMES.match(folded, end)
        if not between:
            return
        start = between.end()


def _name(folded: str, start: int) -> _Private | None:
    """Return the person's name at `start`: no word of forms, no organisation, and not a part of something longer."""
    rules = _rules()
    found = rules.names.match(folded, start)
    if not found or found.group() in rules.compounds or rules.labels.at(folded, start):
        return None
    whole = found.group()
    if " " in whole or not all(_A_HAN.match(char) for char in whole):
        ends = [found.end()] if rules.labels.at(whole.replace(" ", ""), 0) is None else []
    else:
        ends = list(range(_cut(folded, start, found.end()), start + 1, -1))
    for end in ends:
        said = folded[start:end]
        if _ends(folded, end) and not (len(said) > 2 and said.endswith(rules.organisations)):
            keep = next((len(form) for form in rules.compounds if said.startswith(form) and len(said) > len(form)), 1)
            return _Private("name", start, end, keep)
    return None


def _cut(folded: str, start: int, end: int) -> int:
    """Return where a name that may run into the next label or a title ends."""
    for position in range(start + 1, end):
        word = _rules().labels.at(folded, position)
        if word and (word[0] > end or word[2][0] not in ("word", "title")):
            return position
    return end


def _ends(folded: str, end: int) -> bool:
    """Whether what comes next is no part of a name (nor a masked one), and the name itself no label."""
    if _IS_LABEL.match(folded, end) or folded.startswith("*", end):
        return False
    if end >= len(folded) or not _A_HAN.match(folded[end]):
        return True
    return _rules().labels.at(folded, end) is not None or _BEFORE_LABEL.match(folded, end) is not None
