"""Finding many fixed forms in a text at once: vocabulary, department names, place names.

One dictionary from the first two characters to the forms that begin with them, longest first. A text of n
characters costs n look-ups and the few comparisons that follow; nothing is compiled, so loading is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from indexer.memo import remembered

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FOLD |= {ord("A") + i: ord("a") + i for i in range(26)} | {0xFF21 + i: ord("a") + i for i in range(26)}
_FOLDED = {chr(wide): chr(plain) for wide, plain in _FOLD.items()}
_FOLDS = re.compile("[A-Z\uff01-\uff5e\u3000]")


@remembered
def fold(text: str) -> str:
    """Return the one-for-one view used for matching: half width, lower case."""
    for char in set(_FOLDS.findall(text)):  # `translate` raises and catches an error for every other character
        text = text.replace(char, _FOLDED[char])
    return text


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
        self._by_head = {head: sorted(keys, key=len, reverse=True) for head, keys in by_head.items()}

    def __contains__(self, form: str) -> bool:
        return fold(form) in self._codes

    def codes(self, form: str) -> tuple[str, ...]:
        """Return what exactly this form stands for, () where it is none."""
        return self._codes.get(fold(form), ())

    def find(self, folded: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
        """Yield (start, end, form, codes), longest first at each place, left to right, never overlapping.

        A form that begins or ends in a Latin letter or digit matches only whole words.
        """
        by_head, position, last = self._by_head, 0, len(folded) - 1
        while position < last:
            if folded[position : position + 2] not in by_head or (hit := self.at(folded, position)) is None:
                position += 1
                continue
            end, form, codes = hit
            yield position, end, form, codes
            position = end

    def at(self, folded: str, position: int) -> tuple[int, str, tuple[str, ...]] | None:
        """Return (end, form, codes) of the longest form that begins exactly at `position`."""
        for form in self._by_head.get(folded[position : position + 2], ()):
            end = position + len(form)
            if not folded.startswith(form, position):
                continue
            if position and _is_word(form[0]) and _is_word(folded[position - 1]):
                continue
            if end < len(folded) and _is_word(form[-1]) and _is_word(folded[end]):
                continue
            return end, form, self._codes[form]
        return None
