"""The answer in words: what was found, shared amounts as shared, and what was searched. Never "published"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from api.agreement import is_inferred, worth
from api.calculate import YUAN, in_words
from api.candidates import is_of_unit
from api.claims import Verdict
from api.evidence import Evidence
from api.model import Calculation, Reading, Scope, Unresolved
from api.phrase import folded
from api.question import Asked, is_foreign
from indexer.bounds import BOUNDS
from indexer.corrections import corrected_amount, read_amount
from indexer.messages import message
from indexer.model import Figure
from indexer.vocabulary import Vocabulary

_MOST_NAMED = 6
_MOST_MEASURES = 3
_TOTALS = frozenset({"executed", "previous", "initial_budget", "revised_budget", "income", "other"})
_NUMERALS = "一二三四五六七八九十百千万亿"
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
    """Return an amount as printed; in English in full yuan, with the printed one beside it where that differs."""
    printed = figure.quote[figure.amount_start - figure.start : figure.amount_end - figure.start].strip()
    if figure.value is not None and (not printed or printed[-1].isdigit() or printed[-1] in _NUMERALS):
        # The unit stands in a header or is left out; a grade is its own word.
        printed = f"{figure.value:,f}{figure.unit or ''}"
    if (corrected := corrected_amount(figure)) is not None:
        printed = "".join(corrected)
    if lang == "en" and figure.amount_yuan is not None:
        yuan = f"{figure.amount_yuan:,f} yuan"
        printed = yuan if figure.unit == "元" else f"{yuan} ({printed})"
    return near(printed, figure, lang)


def near(amount: str, figure: Figure, lang: str) -> str:
    """Return an amount with what is printed of it beside its number: 约30万元, 不超过30万元."""
    if not figure.approx:
        return amount
    bound = next((flag for flag in figure.flags if flag in BOUNDS), "approx")
    return message(f"answer.{bound}", lang, amount=amount)


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
    if figure.original:
        read = read_amount(figure)
        words += message("answer.corrected.amount" if read else "answer.corrected", lang, read=read)
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
    corrected = {row.figure.id for row in said.evidence.rows if row.figure.original}
    for each in said.calculations:
        note = message("answer.calculated.corrected", lang) if corrected & set(each.terms) else ""
        parts.append(_calculated(each, lang) + note)
    parts += _apart(said, vocabulary)
    parts += _editions(said)
    own = [concept for code in said.asked.plan.concepts if (concept := vocabulary.concepts[code]).own]
    if own:
        names = _LIST[lang].join(concept.zh if lang == "zh" else concept.en for concept in own)
        parts.append(message("answer.own_items", lang, items=names))
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
        parts += [_without(said, vocabulary)] if said.verdict.verdict == "not_found" and _totals(said) else []
    elif said.readings:
        parts += _readings(said, vocabulary)
    elif rows:
        parts += _answered(said, rows, vocabulary)
    elif not said.passages:
        parts.append(_without(said, vocabulary))
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


def _answered(said: Said, rows: Sequence[Figure], vocabulary: Vocabulary) -> list[str]:
    """Name the rows where they are few and count them where they are many; a ranking says which is first."""
    key = {"conflicting": "answer.conflicting", "composite": "answer.composite"}.get(said.status, "answer.found")
    if len(rows) > _MOST_NAMED and key == "answer.found":
        found = _many(said, rows)
    else:
        found = message(key, said.asked.lang, count=len(rows), rows=_list(said, rows, vocabulary))
    return [found, _first(said, rows, vocabulary)]


def _without(said: Said, vocabulary: Vocabulary) -> str:
    """Say that nothing answers; of a whole place, what its single units print as their totals."""
    totals = _totals(said)
    key = "answer.no_total" if totals else _nothing(said)
    return message(key, said.asked.lang, asked=_asked_for(said.asked), rows=_list(said, totals, vocabulary))


def _totals(said: Said) -> list[Figure]:
    """Return the totals of single units that are offered where a whole place is asked for."""
    if said.evidence.rows or not said.asked.whole or said.asked.departments:
        return []
    return [f for f in said.evidence.related if f.measure in _TOTALS and is_of_unit(f)]


def _many(said: Said, rows: Sequence[Figure]) -> str:
    """Return how many rows there are, over how many places, and from which amount to which."""
    lang = said.asked.lang
    order = sorted(rows, key=lambda f: worth(f) or 0)
    places = len({f.region_code or f.region for f in rows})
    if len({f.kind for f in rows}) > 1:
        return message("answer.many.mixed", lang, count=len(rows), places=places)
    ends = {"least": amount_in_words(order[0], lang), "most": amount_in_words(order[-1], lang)}
    return message("answer.many", lang, count=len(rows), places=places, **ends)


def _first(said: Said, rows: Sequence[Figure], vocabulary: Vocabulary) -> str:
    """Say which row is first of a ranking, and that rows are of different years."""
    lang = said.asked.lang
    if said.asked.plan.intent != "rank" or len(rows) < 2:
        return ""
    key = "answer.least" if said.asked.plan.aggregation == "min" else "answer.most"
    words = message(key, lang, row=_list(said, rows[:1], vocabulary))
    years = sorted({f.year for f in rows if f.year is not None})
    if len(years) > 1:
        words += message("answer.rank.years", lang, years=_LIST[lang].join(map(str, years)))
    return words


def _nothing(said: Said) -> str:
    if any(f.kind not in ("score", "grade") for f in said.evidence.beside):
        return "answer.other_measures_only"
    if said.evidence.partial:
        return "answer.shared_only"
    if "count" in said.asked.kinds:  # numbers of people and things are no figures: only the text has them
        return "answer.counts_in_text"
    return "answer.no_evidence"


def _asked_for(asked: Asked) -> str:
    places = [place.text for place in asked.places]
    years = [f"{year}年" if asked.lang == "zh" else str(year) for year in asked.years]
    lead = [*places, *years, *asked.plan.organisations]
    lead = ["".join(lead)] if asked.lang == "zh" else lead
    return " ".join([*lead, asked.plan.phrase]).strip() or asked.text


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
    claimed = _LIST[lang].join(said.asked.text[a.start : a.end].strip() or a.text for a in said.asked.amounts)
    figures = verdict.for_ or verdict.against
    both = (*verdict.for_, *verdict.against) if verdict.verdict == "conflicting" else figures
    measures = [vocabulary.measures[f.measure] for f in verdict.under]
    under = _LIST[lang].join(dict.fromkeys(m.zh.split("/")[0] if lang == "zh" else m.en for m in measures))
    printed = _list(said, verdict.under, vocabulary)
    rows = _list(said, both, vocabulary)
    return message(verdict.reason, lang, claimed=claimed, rows=rows, under=under, printed=printed)


def _calculated(calculation: Calculation, lang: str) -> str:
    """Say a computed number in the unit of its terms, which the formula ends in; a difference says more or less."""
    value, unit = calculation.value, calculation.unit or ""
    words = ""
    if value is not None:
        named = calculation.formula.rpartition(" ")[2]
        factor = YUAN.get(named)
        if factor is not None and unit:
            value, unit = abs(value) / factor, named
        words = in_words(value)
    gap = " " if lang == "en" and unit else ""
    return message("answer.calculated", lang, label=calculation.label, formula=calculation.formula,
                   value=words + gap + unit)  # fmt: skip


def _apart(said: Said, vocabulary: Vocabulary) -> list[str]:
    """Count what is listed apart: other measures of the same item, and near things that are not counted."""
    lang, parts = said.asked.lang, []
    beside = [f for f in said.evidence.beside if f.kind not in ("score", "grade")]
    if beside:
        measures = [vocabulary.measures[f.measure] for f in beside]
        names = list(dict.fromkeys(m.zh.split("/")[0] if lang == "zh" else m.en for m in measures))
        etc = message("answer.etc", lang) if len(names) > _MOST_MEASURES else ""
        named = _LIST[lang].join(names[:_MOST_MEASURES]) + etc
        parts.append(message("answer.beside", lang, measures=named, count=len(beside)))
    totals = _totals(said)
    related = [f for f in said.evidence.related if f not in totals]
    if related:
        key = "answer.related" if said.evidence.near else "answer.related.elsewhere"
        parts.append(message(key, lang, count=len(related)))
    return parts


def _editions(said: Said) -> list[str]:
    """Say what another edition of a report prints in place of a row; a claim's verdict has named it already."""
    lang, editions = said.asked.lang, said.evidence.editions
    if not editions or (said.verdict is not None and said.verdict.reason == "answer.claim.other_edition"):
        return []
    colon = "：" if lang == "zh" else ": "
    amounts = [f"{each.file}{colon}{amount_in_words(each, lang)}" for each in editions[:_MOST_NAMED]]
    if len(editions) > _MOST_NAMED:
        amounts.append(message("answer.more", lang, count=len(editions) - _MOST_NAMED))
    return [message("answer.editions", lang, amounts=_COMMA[lang].join(amounts))]


_UNRESOLVED = {
    "place": "answer.unknown_place",
    "renamed": "answer.renamed",
    "excluded": "answer.excluded",
    "absence": "answer.absence",
    "question": "answer.what_is_meant",
}


def _unresolved(each: Unresolved, lang: str) -> str:
    """Say what was not settled, or how it was."""
    if each.kind == "reorganised":
        place, years = each.candidates
        return message("answer.reorganised", lang, text=each.text, place=place, years=years)
    if each.kind in _UNRESOLVED:
        return message(_UNRESOLVED[each.kind], lang, text=each.text, place="".join(each.candidates))
    if len(each.candidates) == 1:
        return message("answer.settled", lang, text=each.text, place=each.candidates[0])
    key = "answer.unresolved.several" if each.candidates else "answer.unresolved"
    return message(key, lang, text=each.text, candidates=each.candidates)
