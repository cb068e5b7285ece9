"""Finding many fixed forms in a text at once: vocabulary, department names, place names.

One dictionary from the first two characters to the forms that begin with them, longest first. One small pattern,
made when first used, finds the places where a form may begin; each costs a look-up and a few comparisons.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FOLD |= {ord("A") + i: ord("a") + i for i in range(26)} | {0xFF21 + i: ord("a") + i for i in range(26)}
_FOLDED = {chr(wide): chr(plain) for wide, plain in _FOLD.items()}
_WHOLE = 2000  # characters that are hardly less than a whole report
_Tree = dict[str, "_Tree"]  # by next character; "" where a form ends
_FOLDS = re.compile("[A-Z\uff01-\uff5e\u3000]")


def fold(text: str) -> str:
    """Return the one-for-one view used for matching: half width, lower case."""
    if len(text) >= _WHOLE:
        return _fold_whole(text)
    return text if _FOLDS.search(text) is None else _fold(text)  # mostly the text itself


def _fold(text: str) -> str:
    found = _FOLDS.search(text)
    while found is not None:  # `translate` raises and catches an error for every other character
        text = text.replace(found.group(), _FOLDED[found.group()])
        found = _FOLDS.search(text, found.end())  # nothing is left before: each is replaced everywhere
    return text


_fold_whole = lru_cache(maxsize=1)(_fold)  # of a report, which several stages ask for in turn


def any_of(forms: Iterable[str]) -> str:
    """Return the pattern of any of these forms, the longest at each place, as a tree of their characters.

    Of a list of a thousand forms the matcher would try each in turn wherever one may begin.
    """
    tree: _Tree = {}
    for form in forms:
        node = tree
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: _Tree) -> str:
    ways = [re.escape(char) + (_group(node) if node else "") for char, node in tree.items() if char]
    return "|".join([*ways, ""] if "" in tree else ways)


def _group(tree: _Tree) -> str:
    branches = _branches(tree)
    return f"(?:{branches})" if len(tree) > 1 else branches


def find_from(
    beginning: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` does, looking only where one character of `beginning` stands.

    Worth it for a pattern that begins with a look behind or with groups, which is tried at every character.
    """
    last = 0
    for position in map(re.Match.start, beginning.finditer(text, start, end)):
        if position >= last and (found := pattern.match(text, position, end)):
            yield found
            last = found.end()


def find_before(
    mark: str, reach: int, beginning: re.Pattern[str], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """Yield what `find_from` does of a pattern that holds `mark` within `reach` characters of where it begins.

    Worth it where few places have the mark behind them: labels end in a colon.
    """
    last, at = 0, text.find(mark)
    while at >= 0:
        for position in map(re.Match.start, beginning.finditer(text, max(last, at - reach), at)):
            if position >= last and (found := pattern.match(text, position)):
                yield found
                last = found.end()
        last, at = max(last, at), text.find(mark, at + 1)


def heads_pattern(heads: Collection[str]) -> re.Pattern[str]:
    """Return a pattern of the places where a form may begin: two or three characters, each in its place in a head."""
    of_three, of_two = ([head for head in heads if len(head) == length] for length in (3, 2))
    behind = [_classes(alike, 1) for alike in (of_three, of_two) if alike]
    first = _classes([head[0] for head in (*of_three, *of_two)], 0)
    return re.compile(f"{first}(?={'|'.join(behind)})" if behind else "(?!)")


def _classes(heads: Sequence[str], begin: int) -> str:
    """Return the pattern of what stands at each place, from `begin` on, in one of some heads of one length."""
    places = list(zip(*heads, strict=True))[begin:]
    return "".join(f"[{''.join(sorted(set(map(re.escape, chars))))}]" for chars in places)


def _is_word(char: str) -> bool:
    """Whether a character is part of a Latin word or number, inside which no form may begin or end."""
    return char.isascii() and char.isalnum()


class FormMatcher:
    """Finds forms (of two characters or more) in folded text and yields what each stands for.

    `forms` maps each form to the codes it stands for: several where the form is shared.
    """

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        for form, codes in forms.items():
            key = fold(form)
            if len(key) >= 2:
                self._codes[key] = tuple(dict.fromkeys((*self._codes.get(key, ()), *codes)))
        by_head: dict[str, list[str]] = {}
        for key in self._codes:
            by_head.setdefault(key[:2], []).append(key)
        # What begins or ends in a Latin letter or digit, and matches only whole words.
        self._latin = {key for key in self._codes if _is_word(key[0]) or _is_word(key[-1])}
        self._by_head = {head: sorted(keys, key=len, reverse=True) for head, keys in by_head.items()}
        # By three characters: most places that a form may begin at fall out at the third.
        self._short = {head: keys[-1:] for head, keys in self._by_head.items() if len(keys[-1]) == 2}
        self._by_three: dict[str, list[str]] = {}
        for head, keys in self._by_head.items():
            for three in {key[:3] for key in keys if len(key) > 2}:
                begun = [key for key in keys if key.startswith(three)]
                self._by_three[three] = [*begun, *self._short.get(head, ())]
        self._heads: re.Pattern[str] | None = None

    def __contains__(self, form: str) -> bool:
        return fold(form) in self._codes

    def codes(self, form: str) -> tuple[str, ...]:
        """Return what exactly this form stands for, () where it is none."""
        return self._codes.get(fold(form), ())

    def find(self, folded: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
        """Yield (start, end, form, codes), longest first at each place, left to right, never overlapping.

        A form that begins or ends in a Latin letter or digit matches only whole words.
        """
        if self._heads is None:
            self._heads = heads_pattern((*self._by_three, *self._short))
        by_three, short, last = self._by_three, self._short, 0
        places = map(re.Match.start, self._heads.finditer(folded))
        for position in [at for at in places if folded[at : at + 3] in by_three or folded[at : at + 2] in short]:
            if position >= last and (hit := self.at(folded, position)) is not None:
                last, form, codes = hit
                yield position, last, form, codes

    def at(self, folded: str, position: int) -> tuple[int, str, tuple[str, ...]] | None:
        """Return (end, form, codes) of the longest form that begins exactly at `position`."""
        three = folded[position : position + 3]
        for form in self._by_three.get(three) or self._short.get(three[:2]) or ():
            if not folded.startswith(form, position):
                continue
            end = position + len(form)
            if form not in self._latin:
                return end, form, self._codes[form]
            if position and _is_word(form[0]) and _is_word(folded[position - 1]):
                continue
            if end < len(folded) and _is_word(form[-1]) and _is_word(folded[end]):
                continue
            return end, form, self._codes[form]
        return None
