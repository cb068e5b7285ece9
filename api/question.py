"""The text of a question, in Chinese, English or both, becomes a typed `Plan` and what finding needs beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from api.amounts import Amount, find_amounts
from api.asking import asking_words, word_edges
from api.frame import denied, introduction, left_out
from api.groups import to_groups
from api.intent import DESCRIPTIVE, intent_of, kinds_of, measures_of, with_changes
from api.model import Condition, Plan, Unresolved
from api.personal import asks_for_a_person
from api.phrase import Group, Phrase, covered_by, is_han
from api.places import AskedPlace, AskedPlaces, find_places, full_name
from api.wording import QuestionWords, Word
from api.years import years_of, years_of_reports
from indexer.errors import QuestionError
from indexer.forms import fold
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Match, Vocabulary

MAX_CHARACTERS = 2000
_OF_MANY = frozenset({"list", "rank", "trend", "compare", "aggregate"})
_OF_FIGURES = _OF_MANY | {"lookup", "check_claim"}
_MOST_WORDS = 40  # an item of the catalogue has fewer
_EITHER = re.compile("还是|或者|抑或|\\bor\\b")
_OF_EN = re.compile(r"(?<=\w)['’]s?(?=\s)")  # Longnan's, the bureaus'
_CODE = re.compile(r"[;{}<>=\\`|]|--|/\*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood: the `plan` that is shown, and what deciding needs beside it.

    `measures` are groups of alternatives, the preferred first (预算: the initial budget, else the revised one);
    `places` the places named, each with all it may be; `kinds` the kinds of number asked for (empty: any);
    `whole` that the total of a unit or place is asked, not an item; `alone` that a shared figure will not do;
    `excluded` the places left out; `absent` that the question is where something is not, or claims so.
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
    excluded: tuple[AskedPlace, ...] = ()
    absent: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether too little is named to look figures up by, or what is given is code and no question.

        Without an item, place or organisation two of year, measure and amount are enough, for a list one of them.
        """
        if self.places or self.departments or set(self.plan.concepts) - {"total_expenditure"}:
            return False
        if self.lang == "en" and not self.years and _CODE.search(self.text):
            return True
        said = bool(self.years) + bool(self.measures) + bool(self.amounts)
        enough = 1 if self.plan.intent in _OF_MANY else 2
        return self.whole and not self.phrase.strong and said < enough

    @property
    def personal(self) -> bool:
        """Whether personal data are asked for, which no answer gives."""
        return asks_for_a_person(self.text)

    @property
    def in_words(self) -> bool:
        """Whether passages may answer: a reason, a result, a wording is asked for."""
        return self.plan.intent in DESCRIPTIVE


@dataclass(frozen=True, slots=True)
class Outside:
    """What a question leaves out: places, years, and what cannot be applied."""

    places: tuple[AskedPlace, ...] = ()
    years: tuple[int, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of a question before they are put together; `clear` has spaces for what is not asked about."""

    text: str
    clear: str
    lang: str
    places: AskedPlaces
    years: tuple[int, ...]
    unresolved: Sequence[Unresolved]
    amounts: Sequence[Amount]
    matches: Sequence[Match]
    words: Sequence[Word]
    phrase: Phrase
    report_years: tuple[int, ...]
    outside: Outside


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
        whole = _checked(question)
        text, outside = self._framed(whole)
        places = find_places(text, self._gazetteer)
        years, year_spans, unresolved = years_of(text, known_years)
        if outside.years and not years:
            years = tuple(year for year in known_years if year not in outside.years)
        years, report_years = years_of_reports(text, years, year_spans)
        amounts = find_amounts(text, year_spans)
        taken = [*places.spans, *year_spans, *((amount.start, amount.end) for amount in amounts)]
        if _is_choice(text, amounts):  # which of two is printed: neither is claimed
            amounts = ()
        matches, words = self._named(text, taken)
        consumed = [*taken, *((word.start, word.end) for word in words), *(m.span() for m in _OF_EN.finditer(text))]
        consumed += [span for span in [denied(text)] if span is not None]
        groups = to_groups(text, consumed, matches, self._words, self._tokenizer, self._vocabulary)
        if amounts and intent_of(text, words, amounts, Phrase(groups), True) == "check_claim":
            words, groups = _claimed_part(text, words, groups, amounts)
        unresolved = [*places.renamed, *outside.unresolved, *unresolved]
        read = _Read(
            whole, text, lang, places, years, unresolved, amounts, matches, words, Phrase(groups), report_years, outside
        )
        return self._assemble(read)

    def _framed(self, text: str) -> tuple[str, Outside]:
        """Return a question with spaces for what only introduces it and for what it leaves out, and the latter."""
        places = find_places(text, self._gazetteer)
        year_spans = years_of(text, ())[1]
        amounts = find_amounts(text, year_spans)
        matches = self._vocabulary.concepts_in(text)
        spans = [*places.spans, *year_spans, *((m.start, m.end) for m in matches)]
        spans += [(amount.start, amount.end) for amount in amounts]
        folded = fold(text)
        listed = self._words.find(folded)
        spans += [(word.start, word.end) for word in listed if word.of("department")]
        asking = [(word.start, word.end) for word in listed if not word.of("stop")]
        edges = word_edges(folded, self._tokenizer.words)
        begun = introduction(folded, self._words.said, edges, spans, asking)
        left = left_out(text, places.spans, year_spans)
        kept = list(text)
        for start, end in ((0, begun), *((each.start, each.end) for each in left)):
            kept[start:end] = [" "] * (end - start)
        named = " ".join(text[each.start : each.end] for each in left if each.places)
        spared = " ".join(text[each.start : each.end] for each in left if each.years)
        others = tuple(
            Unresolved("excluded", text[each.start : each.end]) for each in left if not each.places and not each.years
        )
        return "".join(kept), Outside(find_places(named, self._gazetteer).places, years_of(spared, ())[0], others)

    def _named(self, text: str, taken: list[tuple[int, int]]) -> tuple[Sequence[Match], list[Word]]:
        """Return the items of the catalogue and the asking words of a text.

        An item may stand before a measure that would hide it (基本支出超预算): then the measure's words are no part
        of it.
        """
        matches = self._vocabulary.concepts_in(text)
        words = asking_words(text, taken, matches, self._words, self._tokenizer.words)
        kept = list(text)
        for word in words:
            if word.of("measure") and word.form != "支出":
                kept[word.start : word.end] = [" "] * (word.end - word.start)
        more = self._vocabulary.concepts_in("".join(kept))
        if not matches and more:
            return more, asking_words(text, taken, more, self._words, self._tokenizer.words)
        return matches, words

    def _assemble(self, read: _Read) -> Asked:
        text, words, phrase, places = read.clear, read.words, read.phrase, read.places
        years, matches = read.years, read.matches
        measures = measures_of(words)
        kinds = kinds_of(words, measures, read.amounts)
        concepts = _concepts(matches, phrase, self._vocabulary)
        if len(concepts) == 1 and not any(group.concepts for group in phrase.strong):  # named in other words or order
            phrase = phrase.of_concept(concepts[0])
        departments = tuple(dict.fromkeys(code for word in words for code in word.of("department")))
        if ("executed_outside",) in measures:  # 财政局直接支付: it paid for the unit that is asked about
            departments = ()
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
            conditions=(*(amount.condition for amount in read.amounts), *self._leaving_out(read.outside)),
            unresolved=(*open_places, *read.unresolved, *_unknown_places(text, phrase)),
        )
        asked = Asked(
            text=read.text,
            lang=read.lang if read.lang in ("zh", "en") else language_of(read.text),
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
            excluded=read.outside.places,
            absent=intent in ("list", "check_claim") and not read.amounts and denied(text) is not None,
        )
        return _asked_back(asked)

    def _leaving_out(self, outside: Outside) -> Iterable[Condition]:
        """Yield a condition for each place that is left out."""
        for place in outside.places:
            names = [full_name(self._gazetteer, code) for code in place.codes]
            yield Condition("region", "!=", "、".join(names), None, place.text)


def _asked_back(asked: Asked) -> Asked:
    """Put what says too little among the unresolved: the answer asks what is meant."""
    if asked.says_nothing and asked.plan.intent in _OF_FIGURES and not is_foreign(asked.text) and not asked.sections:
        open_parts = (*asked.plan.unresolved, Unresolved("question", asked.text))
        return replace(asked, plan=replace(asked.plan, unresolved=open_parts))
    return asked


def _is_choice(text: str, amounts: Sequence[Amount]) -> bool:
    """Whether a question asks which of two amounts is meant (是768.9还是786.9万元)."""
    return any(a.operator == b.operator == "=" and _EITHER.search(text[a.end : b.start]) for a, b in pairwise(amounts))


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
