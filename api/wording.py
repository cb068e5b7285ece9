"""The words of questions: what asks, what measures, what is only grammar. Read from `data/question_words.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from indexer.forms import FormMatcher, fold
from indexer.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Word:
    """A form at `start` to `end` of the folded question; `codes` are (list, code) pairs."""

    start: int
    end: int
    form: str
    codes: tuple[tuple[str, str], ...]

    def of(self, name: str) -> tuple[str, ...]:
        """Return the codes that the form has in one list."""
        return tuple(code for kind, code in self.codes if kind == name)


class QuestionWords:
    """Finds every listed form in a question, the longest at each place, with all that it may say."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.single: set[str] = set()  # grammar of one character
        self.weak: set[str] = set()  # words that say little about what is asked
        self.bare: tuple[str, ...] = ()  # what items carry beside their subject
        self.said: dict[str, str] = {}  # words of saying, each with what may follow it
        self._english: dict[str, tuple[str, ...]] = {}
        self._synonyms: dict[str, tuple[str, ...]] = {}
        forms: dict[str, list[str]] = {}
        for name, code, words in _rows():
            for form in self._take(name, code, words):
                forms.setdefault(form, []).append(f"{name}:{code}")
        for name, code in _department_names(vocabulary):
            if code != "development_zone" or name.endswith("管委会"):  # 经开区 alone is a place
                forms.setdefault(fold(name), []).append(f"department:{code}")
        for measure in vocabulary.measures.values():
            for form in measure.forms:
                forms.setdefault(fold(form), []).append(f"measure:{measure.code}")
        self._matcher = FormMatcher(forms)

    def _take(self, name: str, code: str, words: list[str]) -> list[str]:
        """Keep what a row is for; return the forms of it that are looked for in questions."""
        folded = [fold(word) for word in words]
        if name == "english":
            self._english |= {word: tuple(code.split(",")) for word in folded}
        elif name == "synonym":
            self._synonyms |= {word: tuple(other for other in folded if other != word) for word in folded}
        elif name == "said":
            self.said |= dict.fromkeys(folded, code)
        elif name == "bare":
            self.bare += tuple(folded)
        elif name == "weak":
            self.weak |= set(folded)
        else:
            self.single |= {word for word in folded if len(word) == 1}
            return folded
        return []

    def translations(self, english: str) -> tuple[str, ...]:
        """Return the Chinese that reports use for an English word or expression, () where it is not listed."""
        return self._english.get(fold(english).strip(), ())

    def synonyms(self, word: str) -> tuple[str, ...]:
        """Return the words that reports use for the same thing (补贴: 补助), in or at the end of `word` too."""
        if word in self._synonyms:
            return self._synonyms[word]
        head, tail = word[:-2], word[-2:]
        return tuple(head + other for other in self._synonyms.get(tail, ()) if head and len(other) == 2)

    def measure_of(self, name: str) -> str | None:
        """Return the measure that a name asks for, whole (支出: executed; 预算: the initial budget); else None."""
        whole = [word for word in self.find(fold(name).strip()) if word.form == fold(name).strip()]
        codes = [code for word in whole for code in word.of("measure")]
        return next(("initial_budget" if code == "budget" else code for code in codes), None)

    def find(self, folded: str) -> list[Word]:
        """Return the forms of two characters or more, in order, never overlapping."""
        found = []
        for start, end, form, codes in self._matcher.find(folded):
            pairs = tuple((name, code) for name, _, code in (each.partition(":") for each in codes))
            found.append(Word(start, end, form, tuple(dict.fromkeys(pairs))))
        return found


_OFFICES_EN = ("bureau", "commission", "committee", "department", "office", "administration", "authority")
_KIND_EN = re.compile(r" (?:affairs )?(?:commission|department|bureau|committee|federation|office)$")


def _department_names(vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """Yield the names of departments, short and in full, and what they are called in English, one or several."""
    for name, code in vocabulary.department_forms.items():
        yield name, code
        entry = vocabulary.abbreviations.get(name)
        if entry is not None:
            yield entry.full.split("（")[0], code
    for code, department in vocabulary.departments.items():
        business = _KIND_EN.sub("", department.en.lower())
        for office in _OFFICES_EN:
            for named in (f"{business} {office}", f"{business} affairs {office}"):
                yield named, code
                yield f"{named[:-1]}ies" if named.endswith("y") else f"{named}s", code
                yield f"{named[:-1]}ies'" if named.endswith("y") else f"{named}'s", code


def _rows() -> Iterable[tuple[str, str, list[str]]]:
    text = resources.files("indexer").joinpath("data/question_words.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        if line.strip():
            name, code, forms = line.split("\t")
            yield name, code, [form for form in forms.split(";") if form]
