"""Which words of a search stand in a passage."""

from __future__ import annotations

from collections.abc import Sequence

from api.service import Service
from indexer.forms import fold
from indexer.model import Passage, Span
from indexer.terms import expand


def words_of(service: Service, query: str) -> tuple[str, ...]:
    """Return the folded words of two characters or more that a query looks for, its translations included."""
    index = service.index
    texts = [query, *(term for term, _ in expand(query, index.vocabulary))]
    words = (fold(word) for text in texts for word in index.tokenizer.words(text))
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))


def spans_of(words: Sequence[str], passage: Passage) -> list[Span]:
    """Return where the words stand, as spans of the passage's report, joined where they touch."""
    text = fold(passage.text)
    found: list[Span] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(Span(at, at + len(word)))
            at = text.find(word, at + len(word))
    joined: list[Span] = []
    for span in sorted(found):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return [Span(passage.start + span.start, passage.start + span.end) for span in joined]
