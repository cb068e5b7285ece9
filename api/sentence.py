"""The answer in words: what was found, shared amounts as shared, and what was searched. Never "published"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.agreement import is_inferred
from api.claims import Verdict
from api.evidence import Evidence
from api.model import Calculation, Reading, Scope, Unresolved, plain
from api.phrase import folded
from api.question import Asked, is_foreign
from indexer.messages import message
from indexer.model import Figure
from indexer.vocabulary import Vocabulary

_MOST_NAMED = 6
_COMMA = {"zh": "；", "en": "; "}
_LIST = {"zh": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that the sentence speaks of.

    `above` gives the city over each place whose name is not its own alone (two 东汀区), by code.
    """

    asked: Asked
    evidence: Evidence
    status: str
    verdict: Verdict | None
    calculations: tuple[Calculation, ...]
    scope: Scope
    passages: int
    readings: tuple[Reading, ...] = ()
    above: Mapping[str, str] = field(default_factory=dict)


def amount_in_words(figure: Figure, lang: str) -> str:
    """Return an amount as printed; in English the yuan in full beside it."""
    about = message("answer.about", lang) if figure.approx else ""
    printed = figure.quote[figure.amount_start - figure.start : figure.amount_end - figure.start]
    if figure.value is not None:  # with its unit, which may stand in a header; a grade is its own word
        printed = f"{plain(figure.value)}{figure.unit or ''}"
    if lang == "en" and figure.amount_yuan is not None:
        return f"{about}{figure.amount_yuan:,f} yuan ({printed})"
    return about + printed


def figure_in_words(figure: Figure, vocabulary: Vocabulary, lang: str, above: str = "") -> str:
    """Return one figure: place and year where its item does not name them, item as printed, measure, amount."""
    item = folded(figure.item)
    lead = [] if not figure.region or folded(figure.region) in item else [figure.region]
    if figure.year is not None and str(figure.year) not in item:
        lead.append(f"{figure.year}年" if lang == "zh" else str(figure.year))
    named = vocabulary.measures[figure.measure]
    measure = named.zh.split("/")[0] if lang == "zh" else named.en
    begun = "".join(lead) if lang == "zh" else " ".join([*lead, ""])
    key = "answer.figure.plain" if measure in figure.item else "answer.figure"
    amount = amount_in_words(figure, lang)
    words = message(key, lang, lead=begun, item=above + figure.item, measure=measure, amount=amount)
    if len(figure.shared_with) > 1:
        words += message("answer.shared", lang, items=_LIST[lang].join(figure.shared_with))
    if is_inferred(figure, vocabulary):
        words += message("answer.inferred", lang)
    return words


def to_text(said: Said, vocabulary: Vocabulary) -> str:
    """Return the whole answer in words, in the language of the question."""
    lang = said.asked.lang
    parts = [_unresolved(each, lang) for each in said.asked.plan.unresolved]
    asked_back = any(
        each.kind == "question" or (each.kind == "absence" and not said.passages) for each in said.asked.plan.unresolved
    )
    parts += [] if asked_back else _found(said, vocabulary)
    parts += [_calculated(each, lang) for each in said.calculations]
    parts += _apart(said, vocabulary)
    scope = said.scope
    parts.append(message("answer.scope", lang, searched=scope.searched, reports=scope.reports))
    if scope.unreadable:
        parts.append(message("answer.unreadable", lang, count=scope.unreadable))
    return ("" if lang == "zh" else " ").join(part for part in parts if part)


def _found(said: Said, vocabulary: Vocabulary) -> list[str]:
    lang, rows = said.asked.lang, [row.figure for row in said.evidence.rows]
    parts = []
    if said.asked.personal or is_foreign(said.asked.text):
        return [message("answer.personal" if said.asked.personal else "answer.language", lang)]
    if said.asked.plan.intent == "coverage":
        return [message("answer.coverage", lang, reports=said.scope.searched)]
    if said.asked.plan.intent == "out_of_scope" and not rows:
        parts.append(message("answer.out_of_scope", lang))
    if said.asked.plan.intent == "check_claim" and said.verdict is None:
        parts.append(message("answer.claim.no_amount", lang))
    if said.verdict is not None:
        parts.append(_verdict(said, vocabulary))
    elif said.readings:
        parts += _readings(said, vocabulary)
    elif rows:
        key = {"conflicting": "answer.conflicting", "composite": "answer.composite"}.get(said.status, "answer.found")
        parts.append(message(key, lang, count=len(rows), rows=_list(said, rows, vocabulary)))
    elif not said.passages:
        parts.append(message(_nothing(said), lang, asked=_asked_for(said.asked)))
    if said.passages:
        parts.append(message("answer.passages", lang, count=said.passages))
    return parts


def _readings(said: Said, vocabulary: Vocabulary) -> list[str]:
    """Answer each reading under its own name."""
    lang, parts = said.asked.lang, []
    by_id = {row.figure.id: row.figure for row in said.evidence.rows}
    for reading in said.readings:
        figures = [by_id[each] for each in reading.figures if each in by_id]
        key = "answer.reading.rows" if figures else "answer.reading.none"
        rows = _list(said, figures, vocabulary)
        parts.append(message(key, lang, place=reading.label, count=len(figures), rows=rows))
    return parts


def _nothing(said: Said) -> str:
    if said.evidence.beside:
        return "answer.other_measures_only"
    if said.evidence.partial:
        return "answer.shared_only"
    return "answer.no_evidence"


def _asked_for(asked: Asked) -> str:
    places = [place.text for place in asked.places]
    years = [str(year) for year in asked.years]
    return " ".join([*places, *years, *asked.plan.organisations, asked.plan.phrase]).strip() or asked.text


def _list(said: Said, figures: Sequence[Figure], vocabulary: Vocabulary) -> str:
    lang = said.asked.lang
    named = [
        figure_in_words(figure, vocabulary, lang, said.above.get(figure.region_code or "", ""))
        for figure in figures[:_MOST_NAMED]
    ]
    if len(figures) > _MOST_NAMED:
        named.append(message("answer.more", lang, count=len(figures) - _MOST_NAMED))
    return _COMMA[lang].join(named)


def _verdict(said: Said, vocabulary: Vocabulary) -> str:
    verdict, lang = said.verdict, said.asked.lang
    assert verdict is not None
    claimed = _LIST[lang].join(amount.text for amount in said.asked.amounts)
    figures = verdict.for_ or verdict.against
    both = (*verdict.for_, *verdict.against) if verdict.verdict == "conflicting" else figures
    return message(verdict.reason, lang, claimed=claimed, rows=_list(said, both, vocabulary))


def _calculated(calculation: Calculation, lang: str) -> str:
    value = plain(calculation.value) if calculation.value is not None else ""
    if lang == "en":
        unit = " yuan" if calculation.unit == "元" else ""
        value = f"{calculation.value:,f}" if calculation.value is not None else ""
    else:
        unit = calculation.unit or ""
    return message("answer.calculated", lang, label=calculation.label, formula=calculation.formula, value=value + unit)


def _apart(said: Said, vocabulary: Vocabulary) -> list[str]:
    """Say what is shown apart: other measures of the same item, and near things that are not counted."""
    lang, parts = said.asked.lang, []
    if said.evidence.beside and said.verdict is None:
        money = [f for f in said.evidence.beside if f.kind == "money"]
        if money:
            parts.append(message("answer.beside", lang, rows=_list(said, money[:3], vocabulary)))
    if said.evidence.related:
        parts.append(message("answer.related", lang, rows=_list(said, said.evidence.related[:3], vocabulary)))
    return parts


_UNRESOLVED = {
    "place": "answer.unknown_place",
    "renamed": "answer.renamed",
    "excluded": "answer.excluded",
    "absence": "answer.absence",
    "question": "answer.what_is_meant",
}


def _unresolved(each: Unresolved, lang: str) -> str:
    """Say what was not settled, or how it was."""
    if each.kind in _UNRESOLVED:
        return message(_UNRESOLVED[each.kind], lang, text=each.text, place="".join(each.candidates))
    if len(each.candidates) == 1:
        return message("answer.settled", lang, text=each.text, place=each.candidates[0])
    key = "answer.unresolved.several" if each.candidates else "answer.unresolved"
    return message(key, lang, text=each.text, candidates=each.candidates)
