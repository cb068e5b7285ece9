"""Passages for a query: words and vectors, fused by a convex sum. They support figures and answer in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from api.intent import PREFERRED
from api.model import RankedPassage
from api.phrase import Phrase, folded, share_covered
from indexer.model import Figure, Filters, Passage
from indexer.store import Index
from indexer.terms import expand

# Measured over Chinese and English questions: more weight on the small static model loses nDCG, none loses English.
DENSE_WEIGHT = 0.25
_DEPTH = 100
_SIMILAR = 10
_RESEMBLES = 0.32  # cosine of the embedded model: below it, items shared no topic with the phrase
_NO_FILTERS = Filters()


@dataclass(slots=True)
class Retriever:
    """Ranks the passages of one index."""

    index: Index
    _repeated: frozenset[int] | None = None

    def rank(self, query: str, filters: Filters = _NO_FILTERS, depth: int = _DEPTH) -> list[RankedPassage]:
        """Return the passages within the filters that share words or meaning with the query, best first.

        `score` is (1-w) x the lexical score + w x the cosine, both 0..1; `why` gives the two.
        """
        allowed = None if filters == _NO_FILTERS else self.index.catalogue.passage_numbers(filters)
        if allowed is not None and not len(allowed):
            return []
        tokenizer = self.index.tokenizer
        words = [(word, 1.0) for word in tokenizer.words(query)]
        bigrams = [(pair, 1.0) for pair in tokenizer.bigrams(query)]
        for term, weight in expand(query, self.index.vocabulary):
            words += [(word, weight) for word in tokenizer.words(term)]
            bigrams += [(pair, weight) for pair in tokenizer.bigrams(term)]
        within = None if allowed is None else {int(number) for number in allowed}
        lexical = self._once(lambda k: self.index.terms.search(words, bigrams, k, within), depth)
        vector = self.index.encoder.encode([query])[0]
        dense = self._once(lambda k: self.index.passage_vectors.search(vector, k, allowed), depth)
        numbers = sorted({*lexical, *dense})
        missing = [number for number in numbers if number not in dense]
        if missing:
            for number, row in zip(missing, self.index.passage_vectors.get(missing), strict=True):
                dense[number] = float(np.dot(row, vector))
        passages = self.index.catalogue.passages_by_number(numbers)
        ranked = [_ranked(passages[n], lexical.get(n, 0.0), max(dense[n], 0.0)) for n in numbers if n in passages]
        return sorted(ranked, key=lambda r: (-r.score, r.passage.number))

    def _once(self, search: Callable[[int], list[tuple[int, float]]], depth: int) -> dict[int, float]:
        """Return at most `depth` hits of a search, without the passages that editions of one report repeat."""
        if self._repeated is None:
            self._repeated = self.index.catalogue.repeated_passages()
        k = depth
        while True:  # passing every other number to each search would cost more than looking further
            hits = search(k)
            kept = [hit for hit in hits if hit[0] not in self._repeated]
            if len(kept) >= depth or len(hits) < k:
                return dict(kept[:depth])
            k *= 2

    def similar_figures(self, phrase: str, filters: Filters = _NO_FILTERS) -> tuple[Figure, ...]:
        """Return spending whose item resembles a phrase: only ever offered as related, never as an answer."""
        vector = self.index.encoder.encode([phrase])[0]
        hits = self.index.item_vectors.search(vector, _SIMILAR)
        best = hits[0][1] if hits else 0.0
        numbers = [number for number, score in hits if score >= max(_RESEMBLES, 0.85 * best)]
        figures = self.index.catalogue.figures_of_items(numbers, filters) if numbers else []
        return tuple(f for f in figures if f.kind == "money" and f.measure in PREFERRED and f.restates is None)


def _ranked(passage: Passage, lexical: float, dense: float) -> RankedPassage:
    score = (1 - DENSE_WEIGHT) * lexical + DENSE_WEIGHT * dense
    return RankedPassage(passage, round(score, 4), {"lexical": round(lexical, 4), "dense": round(dense, 4)})


def covering(ranked: Sequence[RankedPassage], phrase: Phrase, at_least: float) -> list[RankedPassage]:
    """Return the passages that hold at least this share of the asked words, with the words in `why`."""
    found = []
    for each in ranked:
        text = folded(each.passage.text, each.passage.project)
        share = share_covered(phrase.strong, text)
        if share >= at_least:
            words = tuple(group.text for group in phrase.strong if share_covered([group], text))
            found.append(RankedPassage(each.passage, each.score, {**each.why, "words": words}))
    return found
