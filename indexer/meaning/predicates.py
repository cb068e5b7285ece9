"""What did not happen to an amount: not paid, not spent, not arrived.

`尾款12万元尚未支付` is owed, `50万元未执行` is left, `120万元配套资金没有到位` is missing; a reader that sees only the
verb takes all three for spending. The verbs and the words that deny them stand in `data/cues.tsv`, roles `unspent`
and `modal`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.meaning.cues import Cue, Cues
from indexer.memo import remembered

_REACH = 24  # a predicate after an amount stands in its clause, and near
_CLAUSE_END = re.compile(r"[，。；、（(！？\n]")
# Behind its reason, in which another thing may be undone: 为年末受理、因核验未完成而未支付的补贴款.
_WHY = re.compile(r"(?:[为系是属]于?[^，。；（(\n]{0,16})?因[^，。；（(\n]{2,30}")
# When it should have happened: 未在年度内支付, 未能于12月底前拨付.
_WITHIN = (
    r"(?:能?[在于][^，。；、：即就便而先]{1,8}?(?:内|前|底|末|年|中|期间)(?:全部|全额|及时|实际)?|能?[当本]年度?内?)?"
)
# What became of it is told in the next clause: 58万元属2020年下达、两年未用完的资金，已由县财政收回.
_WENT_BACK = re.compile(
    r"(?:[^，。；\d]{0,30}|[^，。；\d]{0,8}\d{4}年[^，。；\d]{0,24})，[均都]?已?(?:全部|全额|按[^，。；\d]{2,4}|依规|统一)?"
    r"(?:年[底末初终]|年内|当年|[上下]半年|\d{1,2}月(?:底|初|份)?)?(?:(?:额度|指标|资金|款项)?(?:[由被][^，。；\d]{0,3}|[省市县区州]?)(?:财政(?:[^，。；\d]{0,6}|已于\d{1,2}月)|国库)|(?:额度|指标|资金|款项)?被|额度|指标|予以)?(?:统一|全部|全额|统筹)?"
    r"(?:收回|收走|收归|缴回|上[缴交]|退回|交[回还]|抽回|缴库|注销|作废)(?P<whom>[^，。；\d]{0,10}[，。；（]|)"
)

LEFT_OVER = ("carryover", "carry_in")
_SOME_OF = ("中", "内", "里", "中有", "里有", "内有")

# 尚余3.9万元未支付，结转下年使用: what is not paid and carried over is owed to no one yet.
_GOES_OVER = re.compile(
    r"[^，。；、（\d]{0,4}，(?:已|均|并|将|按[^，。；\d]{2,4}|依规|资金|款项|余款|申请|办理|全部|统一|一并|相应|[^，。；\d]{0,4}(?=已|结转|转入)){0,3}"
    r"(?:结转|转[入至到]|滚入|递延)(?!前|后|的)(?:[^，。；\d]{0,3}[下次明]一?年|[^，。；\d]{0,4}\d{4}年?|(?:继续)?使用)"
)


def is_some_of(phrase: str, named: str | None) -> bool:
    """Say whether words go on to an amount that is only some of what they name: 上年结转资金中|14万元到期未用."""
    return phrase.endswith("的") or (named in LEFT_OVER and phrase.endswith(_SOME_OF))


def went_back(after: str, joined: bool) -> bool:
    """Say whether the clause after an amount's own, if it names no next one (`joined`), sends it to the treasury."""
    found = _WENT_BACK.match(after) if "，" in after else None
    return found is not None and (bool(found.group("whom")) or not joined)


class Denials:
    """Finds denied predicates."""

    def __init__(self, cues: Cues) -> None:
        """Make the patterns of the cue table."""
        self._verbs = cues.forms("unspent")
        self._denied = remembered(self._last_denied)
        verbs = "|".join(map(re.escape, sorted(self._verbs, key=len, reverse=True)))
        self._verbs["到"] = "variance"  # 18万元未到, not 未到期
        denied = "|".join(map(re.escape, cues.forms("modal")))
        # 未按规定支付, 未经批准使用 deny the manner, 未能按合同支付 the deed; 待遇 and 接待 are no waiting.
        self._pattern = re.compile(
            rf"(?:(?:{denied})(?!按(?!期|时)|[经来])(?:[^，。；、：\d即就便而先]{{0,3}}?(?:能)?|能按[^，。；、：\d]{{2,6}}?){_WITHIN}(?:实际)?|(?<![接招对期优亏看])待(?![遇业])[^，。；、：\d]{{0,10}}?)({verbs}|(?<![间限点期][未没])到(?=的(?!是)|(?:[我本]?[乡镇县区村校院局账])?(?:[，。；、）)]|$)))(?![率费])"
        )

        # 尚未将|12万元质保金|退还施工单位: the amount stands between.
        in_hand = r"[^，。；：\d]{0,8}?[将把][^，。；：\d]{0,12}$"
        self._in_hand = re.compile(rf"(?:{denied})(?!按(?!期|时)|[经来]){in_hand}")
        self._dealt = re.compile(rf"[^，。；：、（(\d\n]{{0,{_REACH}}}?(?!拨款)({verbs}|[纳列编]入)(?![率费资款金的])")

    def before(self, phrase: str, last: Cue | None) -> str | None:
        """Return what a phrase denies, unless a measure named after it (`last`) is the head: 未执行的预算."""
        denied = self._denied(phrase)
        if denied is None:
            return None
        verb, end = denied
        ahead = last is not None and last.start >= end
        return None if ahead and not phrase.startswith("的", end) else self._verbs[verb]

    def denies(self, phrase: str, verb: Cue) -> bool:
        """Say whether it is this very verb that a phrase denies."""
        denied = self._denied(phrase)
        return denied is not None and verb.start < denied[1] <= verb.end

    def around(self, phrase: str, words: str) -> str | None:
        """Return what is denied of an amount that a phrase takes in hand and the words behind deal with."""
        if ("将" not in phrase and "把" not in phrase) or self._in_hand.search(phrase) is None:
            return None
        dealt = self._dealt.match(words)
        return self._verbs.get(dealt.group(1), "other") if dealt else None

    def _last_denied(self, phrase: str) -> tuple[str, int] | None:
        """Return the last verb that a phrase denies, and where it ends."""
        found = list(self._pattern.finditer(phrase))
        return (found[-1].group(1), found[-1].end()) if found else None

    def after(self, words: str) -> str | None:
        """Return what is denied of an amount behind it, in its own clause."""
        if "因" in words and (why := _WHY.match(words)):
            denied = [self._verbs[found.group(1)] for found in self._pattern.finditer(why.group())]
            return "arrears" if "arrears" in denied else denied[-1] if denied else None
        end = _CLAUSE_END.search(words)
        found = self._pattern.search(words, 0, min(end.start() if end else len(words), _REACH))
        if found is None:
            return None
        code = self._verbs[found.group(1)]
        return "carryover" if code == "arrears" and _GOES_OVER.match(words, found.end()) else code

    def outdoes(self, followed: str | None, words: str) -> bool:
        """Say whether what is denied behind an amount goes beyond the measure `followed` that is named there."""
        denied = self.after(words)
        return denied == "other" or (denied == "carryover" and followed == "arrears")


@lru_cache(maxsize=2)
def denials_of(cues: Cues) -> Denials:
    """Return what finds denied predicates by a cue table, made once; what it remembers holds in every report."""
    return Denials(cues)


def far(clause: str) -> int:
    """Return how far off a predicate may stand: farther where the doer stands before it, 由区财政年底统一收回."""
    return 16 if clause.lstrip().startswith(("由", "被", "经", "已由", "已被", "于", "已于")) else 8
