"""Members of lists whose names are as short as deeds: 小学21万元，初中32万元，高中25万元; 初中316人，补助32万元.

`审减12万元` behind a comma tells what was done with the sentence's item. Where clause after clause is a short word and
an amount, with how many there are between at most, and none of the words is a deed, a measure, a time or whose money
it is, the words are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.meaning.cues import Cues
from indexer.meaning.givers import is_levels, names_source
from indexer.meaning.item_words import is_doing
from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.lead_words import clean_lead

# What a short word begins with that tells what was done with an amount.
DEED = "仅只需须实应已未又再共约计收退缴补扣追垫抵转划返拨提领发付缺欠超差审核评报送申批定净多少另仍尚"
_ITEM = re.compile(
    r"(?<=[，；：:（(、。\n])((?:其中|包括|包含|主要|用于|分别|支出|发放|安排|下达|支付|拨付|[：:]){0,3})"
    r"([\u4e00-\u9fff]{2,6}?)(?:\d[\d,]{0,9}[余多]?(?:人次?|名|户次?|家|所|个|座|处|亩|公里|吨|场次?|台|套|辆)(?:共计?|计)?)?"
    r"[、，]?(?:每[\u4e00-\u9fff]{1,6}|(?:补助|补贴|资金|金额|发放|支出|经费|预算){0,2})\d[\d,.]{0,14}[万亿]?元"
)
_NO_NAME = re.compile("[由从将把按给对向为被经因与及较比占每共]|的$|合$|[合总小]计|可|到|各|全部")
_FEWEST, _LONGEST = 3, 600  # members without a word that opens the list, characters of a sentence

Member = tuple[int, int]  # where a name begins and ends


class ShortNames:
    """The members of one report's lists, sentence by sentence."""

    def __init__(self, text: str, cues: Cues) -> None:
        """Hold the text and the cue table."""
        self._text, self._cues = text, cues
        self._sentence = -1
        self._members: dict[int, Member] = {}  # by where their amounts end

    def of(self, sentence: int, start: int, end: int) -> tuple[str, int] | None:
        """Return the member whose amount stands at `start` to `end`, and where its name stands."""
        if sentence != self._sentence:
            self._sentence, self._members = sentence, dict(self._find(sentence))
        member = self._members.get(end)
        return (self._text[slice(*member)], member[0]) if member is not None and member[1] <= start else None

    def _find(self, sentence: int) -> Iterator[tuple[int, Member]]:
        stops = (self._text.find(mark, sentence, sentence + _LONGEST) for mark in "。\n")
        stop = min((at for at in stops if at >= 0), default=sentence + _LONGEST)
        run: list[re.Match[str]] = []
        for found in _ITEM.finditer(self._text, sentence, stop):
            named = self._is_name(found.group(2))
            if run and (not named or found.group(1) or found.start() != run[-1].end() + 1):
                yield from self._listed(run)
                run = []
            run += [found] if named else []
        yield from self._listed(run)

    def _listed(self, run: Sequence[re.Match[str]]) -> Iterator[tuple[int, Member]]:
        """Yield the members of a run of names that is long enough, or two that are opened as a list."""
        opened = len(run) > 1 and (run[0].group(1) or self._text[run[0].start() - 1] in "：:（(")
        if opened or len(run) >= _FEWEST:
            yield from ((found.end(), found.span(2)) for found in run)

    def _is_name(self, word: str) -> bool:
        if word[0] in DEED or _NO_NAME.search(word) or clean_lead(word) or self._cues.measure(word) is not None:
            return False
        return not (is_generic(word) or is_whole(word) or is_doing(word) or is_levels(word) or names_source(word))
