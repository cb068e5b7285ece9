"""What is told behind an amount: what it is for, that it was spent, what the rest of a list is.

安排2万元用于慰问, 资金88万元已全部支付, 其余30万元为资本性支出. The rest of a list (其余) is one more of what was
listed; what remains of a sum (剩余) is left over.
"""

from __future__ import annotations

import re

from indexer.meaning.context import Context
from indexer.meaning.cues import Cues

_USED_FOR = re.compile(
    r"，?(?:被|主要|全部|统筹|违规|挪作|调剂){0,3}(?:用于|用作)(?P<what>[^，。；（）()\d]{2,40})(?=[，。；（）()]|$)"
)
_PAID = re.compile(
    r"(?:资金|款项|经费|部分|现|目前|也){0,2}(?:已经?|均|都|全部|全额|足额){1,4}[^，。；、\d未]{0,4}?"
    r"(?:支[付出]|兑付|兑现|付清|付讫|结清|使用|用完|花完|列支|发放)(?:完毕|完|到位|到[人户账])?(?=[，。；）)]|$)"
)
_REST = re.compile(r"[，、；\s]*(?:其余|其他|其它)(?:的|资金|部分|款项|金额|经费)*约?")
_IS = re.compile(
    r"(?:主要|均|全部|都){0,2}(?:为|是|系|属于?)"
    r"(?P<what>[^，。；、（()）\d]{2,20}?(?:支出|费用?|经费|补助|补贴|资金|工程|项目))(?=[，。；）)]|$)"
)
_BORNE = re.compile(r"[^，。；]{0,3}由[^，。；]{1,12}?(?:解决|承担|负担|筹|安排|配套)")
_LISTED = frozenset(
    "executed income initial_budget revised_budget received allocated contract planned requested".split()
)
_SPENT = (None, "executed", "other")


def use_behind(phrase: str, subject: str, after: str, joined: bool, cues: Cues) -> tuple[int, int] | None:
    """Return where behind a number stands what it is for, where nothing before it says so.

    Words that run on into the next number (`joined`) are of that one.
    """
    if (rest := _rest(phrase, after, joined, cues)) is not None:
        return rest
    silent = not subject or not phrase.strip(" 　，、和另") or _is_rest(phrase)
    return _within(_USED_FOR, after, joined) if silent else None


def deed_behind(phrase: str, after: str, context: Context, cues: Cues) -> str | None:
    """Return the measure that words behind an amount tell where those before it name none."""
    if _is_rest(phrase):
        if "received" in (context.parent, context.joint) and _BORNE.match(after):
            return "received"  # 到位210万元，其中省级180万元，其余30万元由县级配套
        if _rest(phrase, after, context.joined, cues):
            return context.parent or (context.joint if context.joint in _LISTED else None)
    paid = _PAID.match(after)
    return "executed" if paid and not (context.joined and paid.end() == len(after)) else None


def _rest(phrase: str, after: str, joined: bool, cues: Cues) -> tuple[int, int] | None:
    """Return where behind a number stands what the rest is (资本性支出), None where that is no item of spending."""
    told = _within(_IS, after, joined) if _is_rest(phrase) else None
    return told if told and cues.measure(after[slice(*told)]) in _SPENT else None


def _is_rest(phrase: str) -> bool:
    """Say whether a phrase says 其余 and nothing else."""
    return "其" in phrase and _REST.fullmatch(phrase) is not None


def _within(pattern: re.Pattern[str], after: str, joined: bool) -> tuple[int, int] | None:
    found = pattern.match(after)
    return None if found is None or (joined and found.end() == len(after)) else found.span("what")
