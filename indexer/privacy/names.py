"""Names of persons as they stand after a form's label: where they begin and end, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.data_rows import rows_of
from indexer.forms import FormMatcher, heads_pattern
from indexer.privacy.numbers import ANNOUNCED, TELEPHONE

HAN = "[㐀-鿿\U00020000-\U000323af]"
A_HAN = re.compile(HAN)
_IS_LABEL = re.compile(r"[ \xa0]{0,4}:")
_BEFORE_LABEL = re.compile(rf"{HAN}{{1,6}}:")
_BETWEEN_NAMES = re.compile(r"\)?[ \xa0]{0,4}(?:[、,;/&和及与]|[ \xa0])[ \xa0]{0,4}")
_BEFORE_NUMBER = re.compile(r"[ \xa0(,、:;/]{0,8}")


@dataclass(frozen=True, slots=True)
class Private:
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
            return [i for i in inside if A_HAN.match(folded[i])][self.keep :]
        return list(inside)


@dataclass(frozen=True, slots=True)
class Rules:
    """The table, ready for matching.

    `labels` also holds words that are no names, and titles, which end one; `told` only those of them that a label may
    begin in (完成 of 完成人), which is enough to find labels; `sure` labels alone, without which no line holds any.
    `composed` matches labels that no table
    holds, up to their colon: what somebody did (填报, 复核), with 人 or 员 or by itself; 签字; a part in a team.
    `begins` matches where one may begin.
    """

    labels: FormMatcher
    told: FormMatcher
    sure: FormMatcher
    composed: re.Pattern[str]
    begins: re.Pattern[str]
    names: re.Pattern[str]
    compounds: tuple[str, ...]
    organisations: tuple[str, ...]


@cache
def rules() -> Rules:
    """Return the rules of `data/private_labels.tsv`."""
    forms = {kind: tuple(words.split(";")) for kind, words in rows_of("private_labels")}
    labels: dict[str, list[str]] = {}
    for kind in ("person", *ANNOUNCED, "home", "chat", "word", "title"):
        for form in forms[kind]:
            labels.setdefault(form, []).append(kind)
    surname = "[" + "".join(forms["surname"]) + "]"
    compound, given = "|".join(forms["compound"]), "|".join(forms["given"])
    names = re.compile(
        rf"{HAN}{{1,8}}[·•・]{HAN}{{1,8}}(?:[·•・]{HAN}{{1,8}}){{0,3}}"
        rf"|(?:{compound}|{surname})(?: {{1,4}}{HAN} {{1,4}}{HAN}| {{1,4}}{HAN}{{1,2}})(?!{HAN})"
        rf"|(?:{compound}|{given}){HAN}{{1,2}}"
        rf"|{surname}{surname}{HAN}{{2}}"
        rf"|{surname}{HAN}{{1,2}}"
    )
    deeds, alone, parts = ("|".join(forms[kind]) for kind in ("deed", "alone", "part"))
    composed = re.compile(
        rf"(?:(?:{deeds})(?:人员|人|员|者)(?:签字|签名|签章|盖章|姓名)?|{alone}|{parts}|签字|签名)"
        r"(?: {0,4}\([^()\n\t]{0,12}\))?[ \xa0_]{0,20}:[ \xa0_]{0,40}"
    )
    begins = heads_pattern({form[:2] for kind in ("deed", "alone", "part") for form in (*forms[kind], "签字", "签名")})
    return Rules(
        FormMatcher(labels),
        FormMatcher(_needed(labels)),
        FormMatcher({form: kinds for form, kinds in labels.items() if _is_label(kinds)}),
        composed,
        begins,
        names,
        forms["compound"],
        forms["organisation"],
    )


def _needed(labels: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return the labels, and of the other words those without which other labels, or more, would be found."""
    needed = {form: kinds for form, kinds in labels.items() if _is_label(kinds)}
    while more := {
        form: kinds for form, kinds in labels.items() if form not in needed and any(_hides(form, x) for x in needed)
    }:
        needed |= more
    return needed


def _is_label(kinds: Sequence[str]) -> bool:
    return kinds[0] not in ("word", "title")


def _hides(word: str, form: str) -> bool:
    """Say whether finding a word may keep a form from being found: one that begins in it, or that it begins with."""
    inside = (word[at:] for at in range(1, len(word)))
    return word.startswith(form) or any(end.startswith(form) or form.startswith(end) for end in inside)


def people(folded: str, start: int) -> Iterator[Private]:
    """Yield the names that begin at `start`, parted by marks or blanks, each with a number that follows it."""
    while name := name_at(folded, start):
        yield name
        blank = _BEFORE_NUMBER.match(folded, name.end)
        end, number = name.end, TELEPHONE.match(folded, blank.end() if blank else name.end)
        if number:
            yield Private("number", number.start(), number.end())
            end = number.end()
        between = _BETWEEN_NAMES.match(folded, end)
        if not between:
            return
        start = between.end()


def name_at(folded: str, start: int) -> Private | None:
    """Return the person's name at `start`: no word of forms, no organisation, and not a part of something longer."""
    known = rules()
    found = known.names.match(folded, start)
    if not found or found.group() in known.compounds or known.labels.at(folded, start):
        return None
    whole = found.group()
    if " " in whole or not all(A_HAN.match(char) for char in whole):
        ends = [found.end()] if known.labels.at(whole.replace(" ", ""), 0) is None else []
    else:
        ends = list(range(_cut(folded, start, found.end()), start + 1, -1))
    for end in ends:
        said = folded[start:end]
        if _ends(folded, end) and not (len(said) > 2 and said.endswith(known.organisations)):
            keep = next((len(form) for form in known.compounds if said.startswith(form) and len(said) > len(form)), 1)
            return Private("name", start, end, keep)
    return None


def _cut(folded: str, start: int, end: int) -> int:
    """Return where a name that may run into the next label or a title ends."""
    for position in range(start + 1, end):
        word = rules().labels.at(folded, position)
        if word and (word[0] > end or word[2][0] not in ("word", "title")):
            return position
    return end


def _ends(folded: str, end: int) -> bool:
    """Whether what comes next is no part of a name (nor a masked one), and the name itself no label."""
    if _IS_LABEL.match(folded, end) or folded.startswith("*", end):
        return False
    if end >= len(folded) or not A_HAN.match(folded[end]):
        return True
    return rules().labels.at(folded, end) is not None or _BEFORE_LABEL.match(folded, end) is not None
