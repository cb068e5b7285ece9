"""From a question's own words: what is to be done, which measures are asked for, which kinds of number answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.amounts import Amount
from api.phrase import Phrase
from api.wording import Word

# Where no measure is named, the first of these that is printed of an item is what is meant.
PREFERRED = (
    "executed", "previous", "revised_budget", "initial_budget", "allocated", "received", "contract", "planned",
    "supplement", "other",
)  # fmt: skip
BUDGET = ("initial_budget", "revised_budget")
# Intents from the most to the least telling: the first that a word of the question has is taken.
_INTENTS = (
    "check_claim", "wording", "out_of_scope", "coverage", "define", "source", "rank", "trend", "compare", "explain",
    "results", "aggregate", "list", "lookup",
)  # fmt: skip
DESCRIPTIVE = frozenset({"wording", "explain", "results", "define", "source"})
# What may be printed for the same thing: a reduction as a change, a share as a rate.
_ALTERNATIVES = {"budget": BUDGET, "reduction": ("reduction", "change"), "share": ("share", "rate")}
_INTERROGATIVE = re.compile("什么|为何|怎么|怎样|如何|哪[些个里儿年]|谁|干嘛|\\b(?:why|what|where|how)\\b")
_RATIOS = frozenset({"rate", "share", "score", "grade"})

Measures = tuple[tuple[str, ...], ...]


def measures_of(words: Sequence[Word]) -> Measures:
    """Return the measures asked for, each with its alternatives, the preferred first.

    预算 alone is either budget; beside the revised one it is the initial one, beside the initial one it adds nothing.
    """
    found: list[tuple[str, ...]] = []
    for word in words:
        codes = word.of("measure")
        if codes:
            found.append(_ALTERNATIVES.get(codes[0], (codes[0],)))
    if (BUDGET[0],) in found:
        found = [group for group in found if group != BUDGET]
    elif (BUDGET[1],) in found:
        found = [BUDGET[:1] if group == BUDGET else group for group in found]
    return tuple(dict.fromkeys(found))


def with_changes(measures: Measures, words: Sequence[Word]) -> Measures:
    """Add the printed difference where one is asked for: it answers beside the two values."""
    if not any("difference" in word.of("aggregation") for word in words):
        return measures
    return tuple(dict.fromkeys((*(measures or (PREFERRED,)), ("change",), ("variance",))))


def kinds_of(words: Sequence[Word], measures: Measures, amounts: Sequence[Amount]) -> frozenset[str]:
    """Return the kinds of number that answer, empty for any."""
    asked = {code for word in words for code in word.of("kind")}
    if "count" in asked and not measures:
        return frozenset({"count", "staff"})
    kinds = (asked - {"count"}) | {amount.quantity.kind for amount in amounts} - {"count"}
    mixed = "percent" in asked or _RATIOS & {code for group in measures for code in group}
    return frozenset() if mixed and kinds != {"percent"} else frozenset(kinds)


def intent_of(text: str, words: Sequence[Word], amounts: Sequence[Amount], phrase: Phrase, placed: bool) -> str:
    """Return the intent (a code of `data/enums.tsv`). `placed` says that a place or year is named."""
    asked = {code for word in words for code in word.of("intent")}
    asks = "check_claim" not in asked and bool(_INTERROGATIVE.search(text.lower()))
    if any(amount.operator == "=" for amount in amounts) and not asked & {"lookup", "list", "rank"} and not asks:
        return "check_claim"
    if amounts and not asked and not asks:
        return "check_claim" if placed else "list"
    if phrase.strong:
        asked -= {"coverage", "source"}
    measured = any(word.of("measure") for word in words)
    if not asked and placed and phrase.text and measured and text.endswith(("。", ".")):
        return "check_claim"
    for intent in _INTENTS:
        if intent in asked:
            return intent
    return "lookup" if placed or not phrase.groups else "list"
