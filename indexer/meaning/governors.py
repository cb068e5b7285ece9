"""Verbs and their objects: what was done with the money outranks what it is called.

The head of `压减一般性支出12万元`, `上缴历年结余资金6万元`, `下达预算指标216万元` is the verb: a cut, a return, an
allocation, although the object's last word names another measure. A later predicate takes the amount over (`下达资金
实际支出`), as does what stands between them (`追加预算后`). The verbs stand in `data/cues.tsv`, role `governs`.
"""

from __future__ import annotations

import re

from indexer.meaning.cues import Cue, Cues
from indexer.memo import remembered
from indexer.word_lists import words_in

_WEAK = frozenset(words_in("object.weak"))
_OWED = frozenset(words_in("object.owed"))
_ADJUSTED = ("supplement", "reduction")
_DUES = re.compile(r"(?:保险费?|保费|社保费?|公积金|年金|工会经费|会费|党费|税[款费金收])[共计约为]*$")
_INSURED = re.compile(r"(?<!医疗)(?<!养老)保险[^，。；\d]{0,8}(?:补偿|赔)[^，。；\d]{0,4}$")
# 超标准列支接待费, 退回多领资金, 收到中央下达补助资金
_OBJECTS = {"other": ("executed",), "returned": ("other",), "received": ("allocated",)}
# The verb's clause is over, or it only dates or qualifies what follows.
_BREAK = re.compile(
    r"[后前时率]|中(?![央小心国医西学期层高等专职])|实际|已|均(?!衡)|全部|文件|通知|批文|进度|比例|完毕|之外|以外|情况|为了|用于|整改|查处|案件|举报|整治|治理|检查|[未没][^，]{0,3}(?:支付|使用|执行|支出|到位|拨付|完成)的?[为共约计]*$"
)
_GRANTED = re.compile("同意|批准|核准|批复")  # 报请县政府批准追加30万元
_OF_YEARS = re.compile(r"\d{4}年度?(?:及?以前|之前|底|末)?年?度?(?:形成)?的?|(?:及?以前|往|历)年度?(?:形成)?的?")
_WHOSE = re.compile(r"(?:对|给|向)(?:首次|新|当年|当选)?$")  # 对获得称号的企业奖励
_CANCELLED = re.compile(r"[未没不无]|率$")
_THREE_PUBLIC = re.compile("的?“?三公”?经费支出")
_NO_OBJECT = re.compile(
    r"^(?:的|了|各类|各项|相关|部分|人民币|约|共|共计|合计|资金|金额|到|至|为|达|[　 （(：:，、])*$"
)


class Governors:
    """Finds the verb that an amount is the object of."""

    def __init__(self, cues: Cues) -> None:
        """Hold the cue table."""
        self._cues = cues
        self.of = remembered(self._of)

    def _of(self, phrase: str) -> Cue | None:
        """Return the first verb of `phrase` whose object runs up to the number; None where there is none."""
        named = self._cues.find("measure", phrase)
        for verb in self._cues.find("governs", phrase):
            if any(_covers(name, verb) for name in named):
                continue
            if self._holds(phrase, verb):
                return Cue(verb.role, _turned(verb, phrase), verb.start, verb.end)
        return None

    def _holds(self, phrase: str, verb: Cue) -> bool:
        if _CANCELLED.search(phrase[max(0, verb.start - 1) : verb.start]) or _WHOSE.search(phrase[: verb.start]):
            return False
        rest = _OF_YEARS.sub("", phrase[verb.end :])
        if _THREE_PUBLIC.match(rest):  # 财政拨款安排“三公”经费支出: what an account is called
            return False
        if _NO_OBJECT.match(rest) or _BREAK.search(rest) or (verb.code == "requested" and _GRANTED.search(rest)):
            return False
        named = [
            (rest[cue.start : cue.end], cue.code) for cue in self._cues.find("measure", rest) if cue.code != "none"
        ]
        if verb.code == "initial_budget" and any(code in _ADJUSTED for _, code in named):  # 核定追加68万元
            return False
        if verb.code == "executed":  # 支付工程质保金, 兑现去年欠发的奖金: the debt is paid
            return bool(named) and all(form in _OWED or code == "arrears" for form, code in named)
        weak = (verb.code, *_OBJECTS.get(verb.code, ()))
        return all(form in _WEAK or code in weak for form, code in named)


def _turned(verb: Cue, phrase: str) -> str:
    """Return what a verb says of its object: 上交保险费42.6万元 is a due paid, 保险获得补偿3.2万元 a payout."""
    if verb.code == "returned" and _DUES.search(phrase, verb.end):
        return "executed"
    if verb.code == "received" and _INSURED.search(phrase):
        return "payout"
    return verb.code


def _covers(name: Cue, verb: Cue) -> bool:
    """Say whether a verb is only a piece of another cue: 审计核减, 压缩站."""
    overlaps = name.start < verb.end and verb.start < name.end
    return (
        overlaps and name.code != verb.code and (name.code == "none" or name.end - name.start > verb.end - verb.start)
    )
