"""The asked phrase as groups of words that evidence has to cover, and whether a text covers them.

This is the main path: most items of most reports are in no catalogue. Whether a figure is about what was asked is
decided here by words alone, each of which has to be met; similarity of vectors never decides it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from indexer.forms import fold

# A Chinese word may be printed longer (责任险: 责任保险; 公厕: 公共厕所): its characters in order, this far apart.
_STRETCH = 2


@dataclass(frozen=True, slots=True)
class Group:
    """One content word of the question (`start` to `end` of it) with everything that means the same.

    A `weak` word (项目, 经费, fund) says little: it has to be met only where there is nothing else. An `idle` one (a
    verb, an adverb) may be a part of asking; `part` counts the things asked side by side (X、Y和Z).
    """

    text: str
    start: int
    end: int
    alternatives: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    weak: bool = False
    idle: bool = False
    part: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is asked about, in groups; `strong` are those that must be met."""

    groups: tuple[Group, ...] = ()

    @property
    def strong(self) -> tuple[Group, ...]:
        """Return the groups that carry the meaning."""
        return tuple(group for group in self.groups if not group.weak)

    @property
    def parts(self) -> tuple[Phrase, ...]:
        """Return the things asked side by side, each with its own groups.

        One that holds only weak words is none, unless it names the projects as a whole (基本支出和项目支出).
        """
        telling = (group.part for group in self.groups if not group.weak or group.text.startswith("项目"))
        numbers = dict.fromkeys(telling)
        return tuple(Phrase(tuple(g for g in self.groups if g.part == number)) for number in numbers)

    def without_idle(self, known: Callable[[str], bool]) -> Phrase:
        """Make the idle words weak that no item uses (`known` says of a word whether one does)."""
        return Phrase(tuple(
            replace(group, weak=True) if group.idle and not any(known(word) for word in group.alternatives) else group
            for group in self.groups
        ))  # fmt: skip

    def of_concept(self, code: str) -> Phrase:
        """Return the phrase with its strong words all standing for one concept, unless they name others."""
        if any(group.concepts and code not in group.concepts for group in self.strong):
            return self
        return Phrase(tuple(
            group if group.weak or group.concepts else replace(group, concepts=(code,)) for group in self.groups
        ))  # fmt: skip

    @property
    def text(self) -> str:
        """Return the phrase as it is shown: weak words at its ends left out unless there are no others."""
        shown = self.strong or self.groups
        return " ".join(group.text for group in shown)


def is_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return any("㐀" <= char <= "鿿" for char in text)


def find_word(word: str, text: str) -> tuple[int, int] | None:
    """Return where a folded text has the word, or its characters in order in a short stretch; else None.

    A lone character and a Latin word must occur as they are.
    """
    at = text.find(word)
    if at >= 0:
        return at, at + len(word)
    if len(word) < 2 or not is_han(word):
        return None
    reach = _STRETCH * len(word) + (len(word) > 2)
    start = text.find(word[0])
    while start >= 0:
        end = _in_order(word, text, start, start + reach)
        if end is not None:
            return start, end
        start = text.find(word[0], start + 1)
    return None


def _in_order(word: str, text: str, start: int, limit: int) -> int | None:
    position = start
    for char in word:
        position = text.find(char, position, limit) + 1
        if position == 0:
            return None
    # Nothing of another item may lie between: a stretch does not cross a comma or a list mark.
    return None if any(mark in text[start:position] for mark in "、，,；;|\n\t ") else position


def covered_by(group: Group, text: str, concepts: Iterable[str] = ()) -> bool:
    """Whether a folded text, or one of the concepts given to it, meets the group."""
    if group.concepts and not set(group.concepts).isdisjoint(concepts):
        return True
    return any(find_word(word, text) for word in group.alternatives)


def share_covered(groups: Sequence[Group], text: str, concepts: Iterable[str] = ()) -> float:
    """Return the share (0 to 1) of the groups' characters that a text meets; 0 where there are none."""
    known = frozenset(concepts)
    weights = [max(len(group.alternatives[0]) if group.alternatives else 1, 1) for group in groups]
    met = [weight for group, weight in zip(groups, weights, strict=True) if covered_by(group, text, known)]
    return sum(met) / sum(weights) if weights else 0.0


def left_over(groups: Sequence[Group], text: str) -> str:
    """Return what of a folded text the groups do not account for."""
    kept = list(text)
    for group in groups:
        for word in group.alternatives:
            where = find_word(word, text)
            while where is not None:
                kept[where[0] : where[1]] = ["\0"] * (where[1] - where[0])
                following = find_word(word, text[where[1] :])
                where = (following[0] + where[1], following[1] + where[1]) if following else None
    return "".join(char for char in kept if char != "\0")


def folded(*texts: str | None) -> str:
    """Join texts for matching, each on its own line."""
    return fold("\n".join(text for text in texts if text))
