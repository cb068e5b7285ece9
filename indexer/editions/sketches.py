"""What a report's words and numbers are, small enough to compare thousands of reports with one another.

Words are kept as a sketch of their five-character shingles: of the 64-bit hashes the smallest ones, up to a bound
that halves until the sketch is small (FracMinHash: Hera, Pierce-Ward and Koslicki, "Deriving confidence intervals for
mutation rates across a wide range of evolutionary distances using FracMinHash", 2023). Two sketches are compared below
the lower of their bounds, which estimates how much of the one text stands in the other, whatever their sizes. Digits
are no part of it: a template filled in twice has the same words and other numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.forms import fold
from indexer.numerals import bare_digits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLE = 5  # characters: one that is misread spoils five of them
_LARGEST = 1000  # hashes of a sketch
_NOT_WORDS = re.compile("[^㐀-鿿a-z]+")
_NUMBER = re.compile(r"\d[\d,]{0,24}(?:\.\d{1,10})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = 3  # significant digits: 65.28 is of this report, 300 of any
_LONGEST = 16  # digits: what is longer is a number of a document or an account
_EVERY = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Sketch:
    """Sorted hashes not above `bound`, of a text with `size` distinct shingles."""

    hashes: NDArray[np.uint64]
    bound: int
    size: int


def sketch_of(text: str) -> Sketch:
    """Return the sketch of a text's words. Linear in its length."""
    import numpy as np

    hashes = np.unique(shingles_of(text))
    size, bound = len(hashes), _EVERY
    while len(hashes) > _LARGEST:
        bound //= 2
        hashes = hashes[: np.searchsorted(hashes, np.uint64(bound), side="right")]
    return Sketch(hashes.copy(), bound, size)


def shingles_of(text: str) -> NDArray[np.uint64]:
    """Return the hash of every run of five characters of a text, without digits, marks and white space, in order."""
    import numpy as np

    words = _NOT_WORDS.sub("", fold(text))
    codes = np.frombuffer(words.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    count = max(len(codes) - _SHINGLE + 1, 0)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(_SHINGLE):
        hashes = _mixed(hashes ^ codes[offset : offset + count])
    return hashes


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread 64-bit values over their whole range: splitmix64 (Steele, Lea and Flood 2014), which wraps around."""
    import numpy as np

    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def shared_words(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Return how much of the smaller text stands in the other, and how much of both together is common (0 to 1)."""
    import numpy as np

    bound = np.uint64(min(a.bound, b.bound))
    first = a.hashes[: np.searchsorted(a.hashes, bound, side="right")]
    second = b.hashes[: np.searchsorted(b.hashes, bound, side="right")]
    common = len(np.intersect1d(first, second, assume_unique=True))
    least, together = min(len(first), len(second)), len(first) + len(second) - common
    return (common / least, common / together) if least else (0.0, 0.0)


def numbers_of(text: str) -> frozenset[str]:
    """Return the telling numbers that a text prints, in plain notation: no years, nothing round."""
    found = (bare_digits(match.group()) for match in _NUMBER.finditer(fold(text)))
    return frozenset(number for number in found if is_telling(number))


def is_telling(number: str) -> bool:
    """Whether a number in plain notation has digits enough to be one report's own."""
    digits = number.replace(".", "")
    return (
        len(digits) <= _LONGEST and len(digits.strip("0")) >= _TELLING and _YEAR.fullmatch(number) is None
    )  # fmt: skip
