"""What stands around the thing asked: who is said to have said it, what is left out, what is said not to be there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from api.phrase import is_han

Span = tuple[int, int]

_LONGEST_INTRODUCTION = 60  # characters before the word that says who speaks
_SOURCE = re.compile(r"\s*(?:据|根据|依据|按照|according to)[^，,。]{1,40}[，,]", re.IGNORECASE)
_AFTER_SAYING = re.compile(r"[\s：:，,“\"'「]*")
_LEAVING_OUT = re.compile(
    r"(?<![扫黑排拆清免消解废删剔扣铲根])除(?!恶|雪|草|外|夕|尘|险)(?:了|去|开)?|不包括|不包含|不含|不算|不计|剔除|排除|扣除|撇开|去掉"
    r"|\b(?:except(?:ing)?(?: for)?|excluding|without|other than|apart from|not including|exclusive of)\s",
    re.IGNORECASE,
)
_LEFT_OUT_AFTER = re.compile(r"\s?(?:除外|不算|不计|不在内|excluded)")
_JOINED = re.compile(r"\s?(?:[、,，和与及或跟]|\band\b|\bor\b)?\s?")
_OUTSIDE = re.compile("\\s?(?:之外|以外|外)")
_CLAUSE_END = re.compile(r"[，。；？！,;?!]|的(?=[^，。；？！,;?!]*$)|$")
_MOST_LEFT_OUT = 24

_DOING = (
    "(?:安排|发放|支出|列支|投保|购买|采购|设立|设置|开展|产生|发生|实施|拨付|支付|兑现|申请|公布|公开|印出|列出"
    "|填报|编制|花|发|买)"
)
_DENIED = re.compile(
    rf"(?<!有)(?:没有|没|未)(?:再)?{_DOING}(?!完|够|满|到位)"
    rf"|(?<!有)没有(?!{_DOING}|完|达|到|按|及时|超|多|足)"
    r"|\b(?:did|does|do|has|have|had)(?: not|n't)\b|\b(?:has|have|had|with|is|are|was|were) no\b|\bnever\b",
    re.IGNORECASE,
)
_PRINTED_BEFORE = re.compile(rf"(?:没有|未|无)(?:再)?{_DOING}{{0,2}}[^，。；,;\n]{{0,6}}$")
_PRINTED_AFTER = re.compile(
    rf"[^，。；,;\n]{{0,6}}?\s?(?:(?:没有|未){_DOING}|没有(?=\s|$|[，。；,;])|无(?=\s|$|[，。；,;]))"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a question leaves out: the stretch that says so, with the places and years in it; neither: anything."""

    start: int
    end: int
    places: tuple[Span, ...] = ()
    years: tuple[Span, ...] = ()


def introduction(
    folded: str, said: Mapping[str, str], edges: Collection[int], meant: Sequence[Span], asking: Sequence[Span]
) -> int:
    """Return where an introduction ends (有媒体称, according to the papers), 0 where there is none.

    `said` are the words of saying: `any` may be followed by anything, `named` only by something `meant` (a place, a
    year, an amount, an item, an organisation). What stands before them holds nothing that is meant, and is no
    asking word (怎么说). `edges` are where words begin and end.
    """
    first = min((start for start, _ in meant), default=len(folded))
    source = _SOURCE.match(folded)
    end = source.end() if source is not None and source.end() <= first else 0
    for word, follower in said.items():
        at = folded.find(word, 0, min(first, _LONGEST_INTRODUCTION))
        while at >= 0:
            stop = at + len(word)
            whole = _latin_word(folded, at, stop) if not is_han(word) else {at, stop} <= set(edges)
            begins = _AFTER_SAYING.match(folded, stop)
            rest = begins.end() if begins is not None else stop
            follows = rest < len(folded) - 2 if follower == "any" else rest == first
            if whole and follows and not any(start < stop and at < over for start, over in asking):
                end = max(end, rest)
            at = folded.find(word, stop, min(first, _LONGEST_INTRODUCTION))
    return end


def _latin_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def left_out(text: str, places: Sequence[Span], years: Sequence[Span]) -> list[LeftOut]:
    """Return what a question leaves out (除X外, 不含X, except X): a list of places or years right behind the word.

    Anything else is kept as the stretch that names it, to be reported.
    """
    found: list[LeftOut] = []
    for opened in _LEAVING_OUT.finditer(text):
        if found and opened.start() < found[-1].end:
            continue
        end, named = _listed(text, opened.end(), (*places, *years))
        outside = _OUTSIDE.match(text, end)
        if named:
            end = outside.end() if outside is not None else end
            found.append(_left_out(opened.start(), end, named, places))
        elif not opened.group().startswith("除"):
            stop = _CLAUSE_END.search(text, opened.end())
            assert stop is not None
            if 0 < stop.start() - opened.end() <= _MOST_LEFT_OUT:
                found.append(LeftOut(opened.start(), stop.start()))
        else:
            closed = re.compile("[^，。；？！,;?!]{1,24}?(?:之外|以外|外(?=[，,还的其另有都再]|$))").match(
                text, opened.end()
            )
            if closed is not None:
                found.append(LeftOut(opened.start(), closed.end()))
    for span in (*places, *years):
        closed = _LEFT_OUT_AFTER.match(text, span[1])
        if closed is not None and not any(each.start <= span[0] < each.end for each in found):
            found.append(_left_out(span[0], closed.end(), [span], places))
    return found


def _listed(text: str, position: int, spans: Sequence[Span]) -> tuple[int, list[Span]]:
    """Return the stretches that follow a position one after another, and where the last ends."""
    named: list[Span] = []
    while True:
        joint = _JOINED.match(text, position)
        start = joint.end() if joint is not None else position
        following = next((span for span in spans if span[0] in (start, position)), None)
        if following is None:
            return position, named
        named.append(following)
        position = following[1]


def _left_out(start: int, end: int, named: Sequence[Span], places: Sequence[Span]) -> LeftOut:
    of_places = tuple(span for span in named if span in places)
    return LeftOut(start, end, of_places, tuple(span for span in named if span not in of_places))


def denied(text: str) -> Span | None:
    """Return the words that say that something is not there (没有安排, have no), None where there are none."""
    match = _DENIED.search(text)
    return match.span() if match is not None else None


def says_none(text: str, where: Span) -> bool:
    """Whether a text says of what stands at `where` that there was none: 没有安排X资金, X 无."""
    start, end = where
    return bool(_PRINTED_BEFORE.search(text[max(0, start - 16) : start]) or _PRINTED_AFTER.match(text, end))


__all__ = ["LeftOut", "Span", "denied", "introduction", "left_out", "says_none"]
