"""Whether two names are of one thing, by their characters: pairs of them, all of them in order."""

from __future__ import annotations


def pairs_of(name: str) -> set[str]:
    """Return the pairs of characters that stand side by side in a name."""
    return {name[i : i + 2] for i in range(len(name) - 1)}


def is_short_for(short: str, name: str) -> bool:
    """Say whether one name is made of characters of another, in order: 卫健局, 卫生健康局."""
    rest = iter(name)
    return all(char in rest for char in short)


def is_one_short(one: str, other: str) -> bool:
    """Say whether one of two names, whichever, may be short for the other."""
    return is_short_for(*sorted((one, other), key=len))


def is_alike(core: str, other: str) -> bool:
    """Say whether two reduced subjects name one item: most of the shorter one's character pairs are in the other."""
    if core == other:
        return True
    short, long = sorted((core, other), key=len)
    pairs = pairs_of(short)
    return bool(pairs) and sum(pair in long for pair in pairs) >= 0.7 * len(pairs)
