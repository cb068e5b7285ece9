"""Names looked up by words that name them in full or in short: those that hold the words, and those that they hold."""

from __future__ import annotations

from collections.abc import Collection

_FEW = 40  # names that are gone through one by one
_MOST = 500  # names that have a piece in common: words with nothing rarer are short for none of them


class NameIndex:
    """Some names; words are looked up in a few steps, however many names there are."""

    def __init__(self, names: Collection[str], piece: int) -> None:
        """Take the names, and how many characters are looked for at once: as few as words mostly have at least."""
        self._piece = piece
        self._number = {name: number for number, name in enumerate(names)}
        self._short = [name for name in self._number if len(name) < piece]
        self._holding: dict[str, list[str]] = {}  # the names that hold so many characters
        self._lengths: dict[str, set[int]] = {}  # how long the names are that begin with so many characters
        for name in self._number if len(self._number) > _FEW else ():
            pieces = self._pieces(name)
            if pieces:
                self._lengths.setdefault(pieces[0], set()).add(len(name))
            for each in set(pieces):
                self._holding.setdefault(each, []).append(name)

    def related(self, words: str) -> list[str]:
        """Return the names that hold the words or are held by them, in the order of the names."""
        if len(self._number) <= _FEW:
            return [name for name in self._number if words in name or name in words]
        pieces = self._pieces(words)
        longer = min((self._holding.get(each, ()) for each in pieces), key=len, default=self._number)
        found = {name for name in longer if words in name} if len(longer) <= _MOST else set[str]()
        found.update(name for name in self._short if name in words)
        for at, each in enumerate(pieces):
            found.update(words[at : at + length] for length in self._lengths.get(each, ()))
        return sorted(found & self._number.keys(), key=self._number.__getitem__)

    def _pieces(self, name: str) -> list[str]:
        return [name[at : at + self._piece] for at in range(len(name) - self._piece + 1)]
