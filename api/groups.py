"""What is left of a question becomes groups: one content word each, with its longer, shorter and translated forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from api.phrase import Group, is_han
from api.wording import QuestionWords
from indexer.forms import fold
from indexer.terms import Tokenizer, english_key, translate
from indexer.vocabulary import Match, Vocabulary

_RUN = re.compile("[㐀-鿿]+|[a-z][a-z-]*")
# Parts of speech that may be a part of asking: verbs, adverbs, adjectives, time and number words, particles.
_IDLE = frozenset({"v", "vd", "vi", "d", "ad", "a", "an", "p", "c", "r", "m", "q", "t", "f", "u", "y", "z", "df", "zg"})
_SIDE_BY_SIDE = re.compile(r"[，,、；;+/&]|[和与及跟]|其中|还有|\b(?:and|plus)\b")
_COUNTED = re.compile("[一二三四五六七八九十百两几]{1,4}[个家份]")  # how many are listed, not what: 八个项目
_LONGEST = 4  # words of an English expression looked up together; lone characters joined to one word
# Endings that say only what kind of thing it is: 奖励金 is met by 奖励, 差旅费 by 差旅.
_ENDINGS = "金费款额数者类"
_NOUN_ENDINGS = "险金费款员院站所厂路桥校车厕井池坝渠证奖学馆园村房网线点层户人"


def to_groups(
    text: str,
    consumed: Iterable[tuple[int, int]],
    matches: Sequence[Match],
    words: QuestionWords,
    tokenizer: Tokenizer,
    vocabulary: Vocabulary,
) -> tuple[Group, ...]:
    """Return the content words of `text` outside the `consumed` stretches, in order, each once."""
    kept = list(fold(text))
    for start, end in consumed:
        kept[start:end] = [" "] * (end - start)
    groups: list[Group] = []
    latin: list[tuple[str, int, int]] = []
    for found in _RUN.finditer("".join(kept)):
        if is_han(found.group()):
            groups += _latin_groups(latin, words, vocabulary)
            latin = []
            groups += _han_groups(found.group(), found.start(), words, tokenizer, vocabulary)
        else:
            latin.append((found.group(), found.start(), found.end()))
    groups += _latin_groups(latin, words, vocabulary)
    return _in_parts(fold(text), _once(_with_concept(group, matches, vocabulary) for group in groups))


def _han_groups(
    run: str, offset: int, words: QuestionWords, tokenizer: Tokenizer, vocabulary: Vocabulary
) -> Iterator[Group]:
    position = offset
    pieces: list[tuple[str, int]] = []
    lone = False
    for word in tokenizer.words(run):
        joined = bool(pieces) and pieces[-1][1] + len(pieces[-1][0]) == position
        if len(word) > 1:
            pieces.append((word, position))
            lone = False
        elif word not in words.single:
            # A lone character belongs to the lone one before it (送+戏) or ends the word before it (责任+险).
            if joined and (
                (lone and len(pieces[-1][0]) < _LONGEST) or (word in _NOUN_ENDINGS and pieces[-1][0] not in words.weak)
            ):
                pieces[-1] = (pieces[-1][0] + word, pieces[-1][1])
            else:
                pieces.append((word, position))
                lone = True
        position += len(word)
    for piece, start in pieces:
        if len(piece) == 1 or _COUNTED.fullmatch(piece):
            continue
        alternatives = dict.fromkeys([piece, *words.synonyms(piece), *_abbreviated(piece, vocabulary)])
        weak = piece in words.weak
        yield Group(piece, start, start + len(piece), tuple(alternatives), (), weak, tokenizer.tag(piece) in _IDLE)


def _abbreviated(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what a short form is short for."""
    entry = vocabulary.abbreviations.get(word)
    if entry is not None:
        yield entry.full.split("（")[0]
    if len(word) > 2 and word[-1] in _ENDINGS:
        yield word[:-1]


def _latin_groups(
    latin: Sequence[tuple[str, int, int]], words: QuestionWords, vocabulary: Vocabulary
) -> Iterator[Group]:
    """Look up the longest expressions first; a word that no dictionary has must be met as it stands."""
    i = 0
    while i < len(latin):
        word, start, end = latin[i]
        if word in words.weak or len(word) < 2:
            yield Group(word, start, end, (word,), (), True)
            i += 1
            continue
        for length in range(min(_LONGEST, len(latin) - i), 0, -1):
            together = " ".join(each for each, _, _ in latin[i : i + length])
            known = (*words.translations(together), *translate(together, vocabulary))
            chinese = [fold(term) for term in known if is_han(term)]
            if chinese or length == 1:
                alternatives = tuple(dict.fromkeys([*chinese, word]))
                concepts = _named_in_english(together, vocabulary)
                yield Group(together, start, latin[i + length - 1][2], alternatives, concepts)
                i += length
                break


def _named_in_english(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the concepts whose English name has all these words."""
    wanted = set(english_key(words.replace("-", " ")).split())
    if not wanted:
        return ()
    return tuple(code for code, name in _english_names(vocabulary) if wanted <= name)


@lru_cache(maxsize=2)
def _english_names(vocabulary: Vocabulary) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (concept.code, frozenset(english_key(concept.en.replace("-", " ")).split()))
        for concept in vocabulary.concepts.values()
    )


def _with_concept(group: Group, matches: Sequence[Match], vocabulary: Vocabulary) -> Group:
    """Say which named concepts a word belongs to: it is a part of the name, or of another name of the concept.

    In 严重精神障碍患者监护人以奖代补 the concept is named by the last words, and the first are in its full name.
    """
    words = [word for word in group.alternatives if is_han(word)]
    codes = []
    for match in matches:
        names = vocabulary.concepts[match.code].forms
        inside = match.start <= group.start and group.end <= match.end
        if inside or any(word in name for word in words for name in names):
            codes.append(match.code)
    if not codes:
        return group
    return replace(group, concepts=tuple(dict.fromkeys((*group.concepts, *codes))))


def _once(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Keep the first of groups that mean the same (guardian 监护人)."""
    kept: list[Group] = []
    for group in groups:
        if not any(set(group.alternatives) & set(known.alternatives) for known in kept):
            kept.append(group)
    return tuple(kept)


def _in_parts(text: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Give each thing asked side by side its number."""
    numbered: list[Group] = []
    part = 0
    for group in groups:
        if numbered and _SIDE_BY_SIDE.search(text[numbered[-1].end : group.start]):
            part += 1
        numbered.append(replace(group, part=part))
    return tuple(numbered)
