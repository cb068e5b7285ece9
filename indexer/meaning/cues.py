"""The words around a number that tell what it says: measure, comparison, direction.

The forms stand in `data/cues.tsv`, together with the surface forms of `data/measures.tsv`. A form of role
`none` is part of a name (预算绩效管理) and says nothing. A cue that ends where the number begins counts before
one that only occurs in the phrase; of several the last counts, for the head of a Chinese noun phrase is its end:
`项目支出预算` is a budget, `一般公共预算支出` an expenditure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from indexer.data_rows import rows_of
from indexer.forms import any_of
from indexer.memo import remembered
from indexer.vocabulary import Vocabulary

_UNIT_OF = re.compile(
    r"每(?!年)[^，。；：、\d]{0,6}?(?:人|户|名|生|件|场|次|座|台|支|队|处|所|亩|公里|村|车|学期|学年|只|头|吨|米|床|例|家|个|套|间|期|月|天|日)"
    r"|每(?!年|季)[^，。；：、\d]{1,10}$|一[人户家台套辆件个次亩所座间名头只车间床位](?:一|每)?个?[年月天日季次期](?:补|给|发|付|奖|拨|安排|核定|收|补[助贴])?[了约是为]?$|单[台套户村人件个次亩家校所头辆车座处份张场间栋例篇班床机艘](?![位价独据元])[^，。；：、\d]{0,14}$|单[项笔宗体](?=[^，。；：、\d]{0,8}[补奖贴助扶])[^，。；：、\d]{0,14}$|单[台套辆件个份张间](?:价格|售价|造价|成本)[为约]?$|折合每[^，。；：、\d]{0,6}$"
    r"|(?:改造|新建|新增|培训|建设|更换|种植|养殖)一[户座人名个处台间套亩盏头只][^，。；、\d]{0,4}[补奖]|(?:资助|救助|安置)一[户人名位]"
    r"|平均(?:造价|单价|成本|价格|租金|售价)[为约达]*$|平均每|(?<!限价)(?:最高|封顶|补助上限|限额)(?!限价|投标|法)[^，。；：、\d]{0,8}$"
    r"|/[人户月年天次]|(?:月|年|日)人均|[人生村床次例校班师场镇件处座台辆头站所年月日亩户](?:年|月)?均(?![衡已为可未按由有无在需应达能是])"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `start` to `end` of the phrase asked about."""

    role: str
    code: str
    start: int
    end: int


@remembered
def is_unit_price(phrase: str) -> bool:
    """Say whether `phrase` speaks of an amount for each person, household or month."""
    return _UNIT_OF.search(phrase) is not None


class Cues:
    """The cue table, ready for matching; one for a build."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read `data/cues.tsv` and the measure forms of the vocabulary."""
        self._roles: dict[str, dict[str, str]] = {}
        self._finders: dict[str, re.Pattern[str]] = {}
        self._known: dict[str, Callable[[str], tuple[Cue, ...]]] = {}  # what `find` gave, by role
        self._firsts: dict[str, Callable[[str], Cue | None]] = {}  # what `first` gave
        self.last_measure = remembered(self._last_measure)  # the last measure cue of a phrase
        for measure in vocabulary.measures.values():
            for form in measure.forms:
                if len(form) > 1 and measure.code not in ("grade", "score", "change", "previous"):
                    self._roles.setdefault("measure", {})[form] = measure.code
        for role, code, forms in rows_of("cues"):
            for form in forms.split(";"):
                self._roles.setdefault("measure" if role == "none" else role, {})[form] = code
        self._names = {code: measure.zh.split("/")[0] for code, measure in vocabulary.measures.items()}

    def _finder(self, role: str) -> re.Pattern[str]:
        if role not in self._finders:
            self._finders[role] = re.compile(any_of(self._roles[role]))
        return self._finders[role]

    def find(self, role: str, phrase: str) -> tuple[Cue, ...]:
        """Return the cues of one role in `phrase`, in order, longest first at each place."""
        known = self._known.get(role)
        if known is None:
            known = self._known[role] = remembered(partial(self._find, role))
        return known(phrase)

    def _find(self, role: str, phrase: str) -> tuple[Cue, ...]:
        codes = self._roles[role]
        return tuple([Cue(role, codes[m.group()], *m.span()) for m in self._finder(role).finditer(phrase)])

    def first(self, role: str, phrase: str) -> Cue | None:
        """Return the first cue of a role."""
        known = self._firsts.get(role)
        if known is None:
            known = self._firsts[role] = remembered(partial(self._first, role))
        return known(phrase)

    def _first(self, role: str, phrase: str) -> Cue | None:
        found = self._finder(role).search(phrase)
        return Cue(role, self._roles[role][found.group()], *found.span()) if found else None

    def holds(self, role: str, words: str) -> bool:
        """Say whether a form of a role stands in words; nothing is remembered of words that hardly come twice."""
        return self._finder(role).search(words) is not None

    def forms(self, role: str) -> dict[str, str]:
        """Return the forms of a role and what each says."""
        return dict(self._roles[role])

    def _last_measure(self, phrase: str) -> Cue | None:
        return next((cue for cue in reversed(self.find("measure", phrase)) if cue.code != "none"), None)

    def column(self, head: str) -> str | None:
        """Return the measure of a column with this bare head, which in a sentence may say less: 分配, 新增, 调整后."""
        return self._roles["column"].get(head)

    def measure(self, phrase: str) -> str | None:
        """Return the measure that the last measure cue of `phrase` names."""
        found = self.last_measure(phrase)
        return found.code if found else None

    def direction(self, phrase: str) -> str | None:
        """Return the direction named last in `phrase`."""
        found = self.find("direction", phrase)
        return found[-1].code if found else None

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """Match one measure word, direction or filler at the end of a phrase."""
        named = [form for form, code in self._roles["measure"].items() if code not in ("none", "other", "achieved")]
        turned = [form for form in self._roles["direction"] if len(form) > 1]
        return re.compile(f"(?:{any_of([*named, *turned, *self._roles['fill']])})$")

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Return the words that an item of spending ends in, without which 和 joins no two items."""
        return tuple(self._roles["head"])

    def name(self, measure: str) -> str:
        """Return the Chinese name of a measure."""
        return self._names.get(measure, "")


@lru_cache(maxsize=2)
def cues_of(vocabulary: Vocabulary) -> Cues:
    """Return the cue table that goes with a vocabulary, made once: its patterns take longer than a report."""
    return Cues(vocabulary)
