"""On when a rate of change is, where its own words do not say: 较上年增加3万元，增长4% grew 较上年."""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft

_NEAR = 40  # characters between the amount compared and its rate
_TURN = re.compile("(?:净)?(?:增长|增加|上升|提高|下降|减少|降低|压减|[增降升减]幅)[率了]?$")
_SAID = re.compile(r"[较比与同](上一?年|去年|20\d\d年)(?!初|末|底|\d)")
_ON = re.compile("[较比与同]|上年|去年|同期|每年|年均|平均")


class SinceWhen:
    """Remembers what the last change of an amount, or the amount of an earlier year, is compared on."""

    def __init__(self) -> None:
        """Begin with nothing compared."""
        self._last: tuple[Draft, str] | None = None

    def note(self, draft: Draft, on: str) -> None:
        """Remember that an amount changed since `on` (上年, 2019年), or is that of it; "" forgets it."""
        self._last = (draft, on) if on else None

    def told(self, draft: Draft, rest: str) -> None:
        """Remember on when an amount changed whose own words say so."""
        said = _SAID.search(rest)
        self.note(draft, "" if said is None else "上年" if said[1][0] in "上去" else said[1])

    def rest(self, draft: Draft, rest: str) -> str:
        """Return the words of a rate of change with when it is on: 支出|增长 is 支出较上年增长."""
        if self._last is None or draft.measure != "change" or draft.unit != "%":
            return rest
        last, on = self._last
        turn = None if _ON.search(rest) else _TURN.search(rest)
        if turn is None or last.subject != draft.subject or not 0 <= draft.amount_start - last.end < _NEAR:
            return rest
        on = "上年" if draft.year is not None and on == f"{draft.year - 1}年" else on
        return f"{rest[: turn.start()]}较{on}{turn.group()}"
