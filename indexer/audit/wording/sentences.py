"""D03: what is printed twice word for word, and a piece of one paragraph that was left behind in another section.

A piece is a paragraph of its own that stands within another, longer one and begins or ends there in the middle of a
sentence: nobody writes it so. A whole sentence may be repeated on purpose, so that nothing follows from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from indexer.audit.case import FORMAT, NOT_CHECKABLE, Case, Check
from indexer.audit.telling import check_of_words
from indexer.model import Section

_CLAUSE = re.compile(r"[^。;,:!?\n]+")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_BARE = re.compile(r"\W")
_SAID = re.compile(r"[\u4e00-\u9fa5\w。;,:!?\n]+")  # words and what ends a clause; most characters are told at once
_MARKS = "。;,:!?"
# Characters, without marks, of a piece and of a sentence that are hardly printed twice by chance.
_PIECE, _LONG = 16, 24
_PLACES = 6  # that a check quotes
_LOOK = 20  # places of one clause that a paragraph is held against
_RECITAL = re.compile(r"《|^\W*(?:根据|依据|按照|依照|为(?:贯彻|落实|规范|加强|进一步)|本项目|该项目经费|附件)")
_LAYOUT = ("cover", "contents", "signature", "fragment", "annex_list", "annex_table", "glossary", "document")
_FULL = "。!?"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line of prose: its clauses without marks, and where each stands."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    section: Section | None


def repeated_words(case: Case) -> Iterator[Check]:
    """D03: pieces left behind, and sentences printed in sections of different kinds or projects."""
    folded = case.folded()
    stretches = list(_prose(case, folded))
    bare = "".join(_SAID.findall("\n".join([folded[begin:end] for begin, end in stretches])))  # words and marks
    yield from _pieces(case, folded, stretches, bare)
    yield from _sentences(case, folded, stretches, bare)


def _prose(case: Case, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the lines outside tables and headings."""
    heads = sorted((s.start, s.heading_end) for s in case.sections if s.level)
    starts = [start for start, _ in heads]
    ends = [*case.places_of("\n"), len(folded)]
    for begin, end in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        if begin == end:
            continue
        at = bisect_right(starts, begin) - 1
        begin = max(begin, heads[at][1]) if at >= 0 else begin
        if begin < end and not case.in_table(begin):
            yield begin, end


def _section_at(case: Case, position: int) -> Section | None:
    """Return the innermost section around a place."""
    ordered = case.once("sections in order", lambda: sorted(case.sections, key=lambda s: (s.start, s.level)))
    starts = case.once("starts of sections", lambda: [section.start for section in ordered])
    at = bisect_right(starts, position) - 1
    return ordered[at] if at >= 0 else None


def _pieces(case: Case, folded: str, stretches: Sequence[tuple[int, int]], bare: str) -> Iterator[Check]:
    lines = _with_one(",", bare).split("\n") if stretches else []
    clauses = [_parted(line) for line in lines]
    again = _repeated(chain.from_iterable(clauses))
    longest = {n: max(words, key=len) for n, words in enumerate(clauses) if len(words) > 1 and again.issuperset(words)}
    known = _places(clauses, longest.values())
    paragraph_of = cache(lambda number: _paragraph(case, folded, *stretches[number]))
    for number, word in longest.items():
        words = clauses[number]
        if len(word) * 3 < _PIECE or sum(map(len, words)) < _PIECE:
            continue
        if not _stands_alone(folded, stretches, number):
            continue
        at, paragraph = words.index(word), paragraph_of(number)
        for other, place in known[word][:_LOOK]:
            first = place - at
            if other == number or first < 0 or len(clauses[other]) <= len(words):
                continue
            if clauses[other][first : first + len(words)] != words:
                continue
            whole = paragraph_of(other)
            if _same_part(whole.section, paragraph.section) or not _is_cut(folded, paragraph, whole, first):
                continue
            span = paragraph.places[0][0], paragraph.places[-1][1]
            within = whole.places[first][0], whole.places[first + len(paragraph.words) - 1][1]
            yield check_of_words("D03", "audit.piece.finding", (span, within), severity=FORMAT)
            break


def _with_one(mark: str, bare: str) -> str:
    """Return words with one mark in place of every other: parting them at it is faster than any pattern."""
    for each in _MARKS:
        bare = bare.replace(each, mark)
    return bare


def _parted(line: str) -> list[str]:
    words = line.strip(",").split(",")
    return [word for word in words if word] if "" in words else words


def _repeated(words: Iterable[str]) -> set[str]:
    """Return the words that are printed more than once."""
    return {word for word, number in Counter(words).items() if number > 1}


def _places(clauses: Sequence[Sequence[str]], asked: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Return line and number of each of the clauses asked for."""
    known: dict[str, list[tuple[int, int]]] = {word: [] for word in asked}
    for number, words in enumerate(clauses) if known else ():
        if not known.keys().isdisjoint(words):
            for at, word in enumerate(words):
                if word in known:
                    known[word].append((number, at))
    return known


def _paragraph(case: Case, folded: str, begin: int, end: int) -> _Paragraph:
    places, words = [], []
    for clause in _CLAUSE.finditer(folded, begin, end):
        if word := _BARE.sub("", clause.group()):
            words.append(word)
            places.append(clause.span())
    return _Paragraph(tuple(words), tuple(places), _section_at(case, begin))


def _stands_alone(folded: str, stretches: Sequence[tuple[int, int]], number: int) -> bool:
    """Say whether a line is a paragraph: the one before ends with a mark, and so does it. Wrapped lines do not."""
    begin, end = stretches[number]
    if folded[end - 8 : end].rstrip()[-1:] not in ("。", ";", ",", ":"):
        return False
    if not number:
        return True
    before_begin, before = stretches[number - 1]
    last = folded[max(before_begin, before - 8) : before].rstrip()[-1:]
    return last in ("。", ";", ":", "!", "?", "") or "\n" in folded[before + 1 : begin].strip(" ")


def _is_cut(folded: str, piece: _Paragraph, whole: _Paragraph, first: int) -> bool:
    """Say whether a piece begins or ends in the middle of a sentence of the whole paragraph."""
    last = first + len(piece.words) - 1
    ends = folded[piece.places[-1][1] : piece.places[-1][1] + 1] in _FULL or last == len(whole.words) - 1
    begins = first == 0 or folded[whole.places[first][0] - 1] in _FULL
    return not (begins and ends)


def _same_part(a: Section | None, b: Section | None) -> bool:
    return a is None or b is None or a.id == b.id or a.type in _LAYOUT or b.type in _LAYOUT


def _sentences(case: Case, folded: str, stretches: Sequence[tuple[int, int]], bare: str) -> Iterator[Check]:
    ended = _with_one("。", bare.replace(",", "").replace(":", ""))
    again = _repeated([words for words in ended.replace("\n", "。").split("。") if len(words) >= _LONG])
    found: dict[str, list[tuple[int, int]]] = {}
    for (begin, end), line in zip(stretches, ended.split("\n"), strict=True) if again else ():
        if again.isdisjoint(line.split("。")):
            continue
        for sentence in _SENTENCE.finditer(folded, begin, end):
            words = _BARE.sub("", sentence.group())
            if words in again and not _RECITAL.search(sentence.group()):
                found.setdefault(words, []).append(sentence.span())
    for places in found.values():
        if len(places) < 2:
            continue
        sections = [section for a, _ in places if (section := _section_at(case, a)) is not None]
        kinds = {(section.type, section.project) for section in sections if section.type not in _LAYOUT}
        if len(kinds) > 1:
            yield check_of_words(
                "D03", "audit.again.not_checkable", places[:_PLACES], outcome=NOT_CHECKABLE, severity=FORMAT,
                number=len(places),
            )  # fmt: skip
