"""The text of a question, in Chinese, English or both, becomes a typed `Plan` and what finding needs beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from api.amounts import Amount, find_amounts
from api.groups import to_groups
from api.intent import DESCRIPTIVE, intent_of, kinds_of, measures_of, with_changes
from api.model import Plan, Unresolved
from api.personal import asks_for_a_person
from api.phrase import Group, Phrase, covered_by, is_han
from api.places import AskedPlace, AskedPlaces, find_places
from api.wording import QuestionWords, Word
from api.years import years_of, years_of_reports
from indexer.errors import QuestionError
from indexer.forms import fold
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Match, Vocabulary

MAX_CHARACTERS = 2000
_MOST_WORDS = 40  # an item of the catalogue has fewer
_DENIED = re.compile(r"(?:\bnot |不是|而非|不含)$")  # (not actual): the measure is named to be left out
_JOINED_TO = re.compile(r"(?:'s| |of|in|the|年|度|[区县市省镇乡两个三委])*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood: the `plan` that is shown, and what deciding needs beside it.

    `measures` are groups of alternatives, the preferred first (预算: the initial budget, else the revised one);
    `places` the places named, each with all it may be; `kinds` the kinds of number asked for (empty: any);
    `whole` that the total of a unit or place is asked, not an item; `alone` that a shared figure will not do.
    """

    text: str
    lang: str
    plan: Plan
    phrase: Phrase
    measures: tuple[tuple[str, ...], ...]
    places: tuple[AskedPlace, ...]
    years: tuple[int, ...]
    report_years: tuple[int, ...]
    kinds: frozenset[str]
    amounts: tuple[Amount, ...]
    departments: tuple[str, ...]
    sections: tuple[str, ...]
    whole: bool
    alone: bool

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is left to look figures up by: no item, place, year, measure or organisation."""
        named = self.phrase.strong or self.places or self.years or self.measures or self.departments
        return not named and not self.plan.concepts

    @property
    def personal(self) -> bool:
        """Whether personal data are asked for, which no answer gives."""
        return asks_for_a_person(self.text)

    @property
    def in_words(self) -> bool:
        """Whether passages may answer: a reason, a result, a wording is asked for."""
        return self.plan.intent in DESCRIPTIVE


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of a question before they are put together."""

    text: str
    lang: str
    places: AskedPlaces
    years: tuple[int, ...]
    unresolved: Sequence[Unresolved]
    amounts: Sequence[Amount]
    matches: Sequence[Match]
    words: Sequence[Word]
    phrase: Phrase
    report_years: tuple[int, ...]


class Reader:
    """Reads questions with one index's gazetteer, vocabulary and tokenizer."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer, tokenizer: Tokenizer) -> None:
        self._vocabulary = vocabulary
        self._gazetteer = gazetteer
        self._tokenizer = tokenizer
        self._words = QuestionWords(vocabulary)

    def read(self, question: str, known_years: Sequence[int] = (), lang: str = "auto") -> Asked:
        """Return what the question asks.

        `known_years` are those of the index: "since 2020" runs to the last. Raises QuestionError for a question
        without a word or of more than 2,000 characters; what cannot be resolved is in `plan.unresolved`.
        """
        text = _checked(question)
        places = find_places(text, self._gazetteer)
        years, year_spans, unresolved = years_of(text, known_years)
        years, report_years = years_of_reports(text, years, year_spans)
        amounts = find_amounts(text, year_spans)
        matches = self._vocabulary.concepts_in(text)
        taken = [*places.spans, *year_spans, *((amount.start, amount.end) for amount in amounts)]
        words = self._asking_words(text, taken, matches)
        consumed = [*taken, *((word.start, word.end) for word in words)]
        groups = to_groups(text, consumed, matches, self._words, self._tokenizer, self._vocabulary)
        if amounts and intent_of(text, words, amounts, Phrase(groups), True) == "check_claim":
            words, groups = _claimed_part(text, words, groups, amounts)
        read = _Read(text, lang, places, years, unresolved, amounts, matches, words, Phrase(groups), report_years)
        return self._assemble(read)

    def _asking_words(self, text: str, taken: list[tuple[int, int]], matches: list[Match]) -> list[Word]:
        """Return the question's own words: not in a place or amount, not a part of an item's name or of a word."""
        folded = fold(text)
        edges = _word_edges(folded, self._tokenizer.words)
        items = [(m.start, m.end) for m in matches]
        found = []
        for word in self._words.find(folded):
            inside_item = any(s <= word.start and word.end <= e and word.end - word.start < e - s for s, e in items)
            whole = not is_han(word.form) or _is_word(word, edges)
            if word.of("department"):
                if _is_spender(folded, word, taken):
                    found.append(word)
            elif word.of("measure") and _DENIED.search(folded[max(0, word.start - 8) : word.start]):
                found.append(replace(word, codes=(("stop", "stop"),)))
            elif not word.of("keep") and not _inside(word.start, word.end, taken) and not inside_item and whole:
                found.append(word)
        return found

    def _assemble(self, read: _Read) -> Asked:
        text, words, phrase, places = read.text, read.words, read.phrase, read.places
        years, matches = read.years, read.matches
        measures = measures_of(words)
        kinds = kinds_of(words, measures, read.amounts)
        concepts = _concepts(matches, phrase, self._vocabulary)
        if len(concepts) == 1 and not any(group.concepts for group in phrase.strong):  # named in other words or order
            phrase = phrase.of_concept(concepts[0])
        departments = tuple(dict.fromkeys(code for word in words for code in word.of("department")))
        intent = intent_of(text, words, read.amounts, phrase, bool(places.places or years))
        intent = "out_of_scope" if asks_for_a_person(text) else intent
        regions, open_places = places.for_plan(self._gazetteer)
        plan = Plan(
            intent=intent,
            concepts=concepts,
            phrase=phrase.text,
            measures=tuple(dict.fromkeys(code for group in measures for code in group)),
            regions=regions,
            organisations=tuple(word.form for word in words if word.of("department")),
            years=years,
            aggregation=next((code for word in words for code in word.of("aggregation")), None),
            conditions=tuple(amount.condition for amount in read.amounts),
            unresolved=(*open_places, *read.unresolved, *_unknown_places(text, phrase)),
        )
        return Asked(
            text=text,
            lang=read.lang if read.lang in ("zh", "en") else language_of(text),
            plan=plan,
            phrase=phrase,
            measures=with_changes(measures, words),
            places=places.places,
            years=years,
            report_years=read.report_years,
            kinds=kinds,
            amounts=tuple(read.amounts),
            departments=departments,
            sections=tuple(dict.fromkeys(code for word in words for code in word.of("section"))),
            whole=_is_whole(phrase, concepts),
            alone=any(word.of("alone") for word in words),
        )


def _checked(question: str) -> str:
    text = question.strip()
    if not text:
        raise QuestionError("empty_question")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError("long_question", characters=len(text), most=MAX_CHARACTERS)
    if not any(unicodedata.category(char)[0] in "LN" for char in text):
        raise QuestionError("wordless_question")
    return text


def language_of(text: str) -> str:
    """Return the language to answer in: en where the English words outweigh the Chinese characters two to one."""
    han = sum(1 for char in text if is_han(char))
    latin = len(re.findall(r"[A-Za-z]{2,}", text))
    return "en" if latin * 2 > han else "zh"


def is_foreign(text: str) -> bool:
    """Whether a question is in a script that is neither Chinese nor Latin: no answer can be looked for."""
    letters = [char for char in text if char.isalpha()]
    if sum(1 for char in letters if "\u3041" <= char <= "\u30ff") >= 3:  # kana
        return True
    ours = sum(1 for char in letters if is_han(char) or ord(char) < 0x250)
    return bool(letters) and ours * 2 < len(letters)


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _word_edges(text: str, words: Callable[[str], list[str]]) -> set[int]:
    """Return the positions where a word of the text begins or ends."""
    edges, position = {0, len(text)}, 0
    for word in words(text):
        at = text.find(word, position)
        if at >= 0:
            edges |= {at, at + len(word)}
            position = at + len(word)
    return edges


def _is_spender(folded: str, word: Word, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether an organisation's name is the spender: at the start, or joined to a place or year (望城区委政法委).

    In 给区纪委监委的经费 it is what is paid for, and stays in the phrase.
    """
    if not folded[: word.start].strip(" “\"'：:（("):
        return True
    near = [folded[end : word.start] for _, end in taken if end <= word.start]
    near += [folded[word.end : start] for start, _ in taken if start >= word.end and not is_han(word.form)]
    overlaps = any(start < word.start < end < word.end for start, end in taken)
    return overlaps or any(_JOINED_TO.fullmatch(gap) for gap in near if len(gap) < 9)


def _is_word(word: Word, edges: set[int]) -> bool:
    """Whether a form stands as a word of its own (标准 does not in 标准化); asking words may touch their neighbour."""
    begins, ends = word.start in edges, word.end in edges
    if word.of("measure") or len(word.form) < 2:
        return begins and ends
    return begins or ends or (len(word.form) > 2 and bool(word.of("stop")))


def _claimed_part(
    text: str, words: Sequence[Word], groups: Sequence[Group], amounts: Sequence[Amount]
) -> tuple[list[Word], tuple[Group, ...]]:
    """Leave out what follows the claimed amount after a comma: it comments on the claim."""
    last = max(amount.end for amount in amounts)
    comma = re.search("[，。；,;]", text[last:])
    if comma is None:
        return list(words), tuple(groups)
    end = last + comma.start()
    return [w for w in words if w.start < end or w.of("intent")], tuple(g for g in groups if g.start < end)


def _concepts(matches: Sequence[Match], phrase: Phrase, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the catalogue's concepts: those named, and those one of whose forms meets every word asked.

    The second finds what is named half in English; of several the closest (shortest form) are kept.
    """
    strong = phrase.strong
    about = {code for group in strong for code in group.concepts} if strong else {match.code for match in matches}
    named = [code for code in dict.fromkeys(match.code for match in matches) if code in about]
    if named or not 0 < len(strong) <= _MOST_WORDS or sum(len(group.text) for group in strong) < 3:
        return tuple(named)
    best: dict[str, int] = {}
    for concept in vocabulary.concepts.values():
        fitting = [len(form) for form in concept.forms if all(_met(group, fold(form)) for group in strong)]
        if fitting:
            best[concept.code] = min(fitting)
    shortest = min(best.values(), default=0)
    closest = [code for code, length in best.items() if length <= shortest + 2]
    return tuple(closest) if len({vocabulary.concepts[code].search_group for code in closest}) == 1 else ()


def _met(group: Group, form: str) -> bool:
    return covered_by(group, form)


_PLACE_MARK = re.compile("(?:自治)?[区县市镇乡州旗盟](?![县区市民长级域乡镇村内外里])")


def _unknown_places(text: str, phrase: Phrase) -> list[Unresolved]:
    """Return words that end like places at the head of the question and that no gazetteer has; they stay required."""
    found = []
    for group in phrase.strong[:1]:
        mark = _PLACE_MARK.match(text, group.end)
        if mark and 2 <= len(group.text) <= 4 and is_han(group.text) and not text[: group.start].strip(" “\"'：:在（("):
            found.append(Unresolved("place", text[group.start : mark.end()]))
    return found


def _is_whole(phrase: Phrase, concepts: Sequence[str]) -> bool:
    """Whether the total of a unit or place is asked: no item is named, nor a kind of expenditure."""
    kinds = any(group.text.startswith(("项目", "专项", "project", "special")) for group in phrase.groups)
    return not phrase.strong and not set(concepts) - {"total_expenditure"} and not kinds
