"""What a section is about, told from the words of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.data_rows import rows_of
from indexer.memo import MOST
from indexer.vocabulary import Vocabulary

# Words at a heading's end, or before its head, that do not tell one section from another.
_TAIL = re.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|情况|说明|分析|的|及其?原因|及等级|与原因|具体|方面|主要|简要|总体|如下|等|和|及|与|[\s：:。、，])+$"
)
_SPACES = re.compile(r"[\s“”\"【】]+")
_YEAR = re.compile(r"^(?:关于)?(?:(?:19|20)\d\d\s?年?度?|[本当上]年度?)?(?:本?(?:部门|单位|年度?))?")
_AND = re.compile("以及|[和及与、]")
# How money comes and goes, whatever words say so: 资金整合与投向, 债券发行使用, 政策兑现.
_MONEY_MOVES = re.compile(
    r"(?:资金|经费|基金|债券|款项|补助|补贴|奖补|政策)(?:的|实际|和|与|及|、|筹集|筹措|来源|安排|分配|分解|下达|拨付|发放|到位|使用|支用|支付|兑付|兑现"
    r"|收付|收支|投向|整合|管理|清算|结转|结余|投入|落实|执行|发行|构成|去向|运行|支出|收入){1,8}$"
)
# Whose money a heading of final accounts says that it is, before what the section is about.
_FUND = re.compile(r"(?:一般公共预算|部门预算|财政拨款|财政性资金|当年|本级)+")
# Whose results a heading on results names: the last word before them tells.
_RESULTS = re.compile(r"绩效(?:自评|评价)?(?:结果|完成|实现)?$")
_OF_THE_WHOLE = re.compile("整体|部门|单位|履职")
_OF_PROJECTS = re.compile("项目|专项|转移支付|资金|经费|政策|补助|补贴|债券|基金")
# What a heading that names a unit's bodies ends in where it names their people too: 机构设置和人员情况, 机构与编制.
_BODIES_AND_PEOPLE = re.compile(
    r"(?:机构|科室|股室|处室|单位构成|所属单位|下属单位)[^，。]{0,8}(?:人员|编制|职工|队伍)(?:编制|构成|配备|配置|组成|概况|状况|基本|数量)?$"
)
_DUTIES = re.compile("职责|职能")  # named first, they name the section
_LONGEST = 60  # characters; anything longer is a sentence
_LONGEST_BY_TOPIC = 30  # characters of a heading that a topic in it may name
# Of two things in one heading the first names the section, but these only where nothing else is named.
_YIELDS = frozenset(("experience", "basic_information"))


class HeadingTypes:
    """Names the type of a heading.

    A known name, else what it opens with (政府性基金…), else the first of several things that it names, else its head
    word, else by likeness, else a topic in it, else None. The words stand in `data/section_cues.tsv`.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._exact: dict[str, str] = {}
        for code, type_ in vocabulary.section_types.items():
            for name in (type_.zh, *type_.synonyms):
                self._exact.setdefault(_SPACES.sub("", name), code)
        self._heads: dict[str, str] = {}
        self._openings: dict[str, str] = {}
        self._topics: dict[str, str] = {}
        self._cores: dict[str, str] = {}
        for name, code in self._exact.items():
            self._cores.setdefault(_TAIL.sub("", name), code)
        for code, heads, openings, topics in rows_of("section_cues"):
            self._heads |= {_TAIL.sub("", word): code for word in _words(heads)}
            self._openings |= dict.fromkeys(_words(openings), code)
            self._topics |= dict.fromkeys(_words(topics), code)
        self._longest_head = max(map(len, self._heads))
        self._known: dict[str, str | None] = {}

    def of(self, name: str) -> str | None:
        """Return the section type that a heading's words (without its number) name, None where they name none."""
        if len(name) > _LONGEST:
            return None
        if name not in self._known:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[name] = self._type_of(_SPACES.sub("", name))
        return self._known[name]

    def named(self, name: str) -> str | None:
        """Return the type that a heading is the very name of, word for word, None for one that only resembles."""
        return self._exact.get(_SPACES.sub("", name).strip("。：:"))

    def by_topic(self, name: str) -> str | None:
        """Return the type of the last topic that a short heading holds: weak, for what is known to be a heading."""
        words = _SPACES.sub("", name)
        if len(words) > _LONGEST_BY_TOPIC:
            return None
        found = [(words.rfind(topic), code) for topic, code in self._topics.items() if topic in words]
        return max(found)[1] if found else None

    def _type_of(self, name: str) -> str | None:
        if name in self._exact:
            return self._exact[name]
        plain = _YEAR.sub("", name).replace("的说明", "说明")
        for known in (plain, f"部门{plain}"):
            if known in self._exact:
                return self._exact[known]
        opening = _FUND.sub("", plain, count=1) if _FUND.match(plain) else plain
        for word, code in self._openings.items():
            if (plain.startswith(word) or opening.startswith(word)) and not plain.endswith("表"):
                return code
        core = _TAIL.sub("", plain)
        if len(core) > 3 and core in self._cores:
            return self._cores[core]
        if _BODIES_AND_PEOPLE.search(core) and not _DUTIES.search(core):
            return "organisation_staffing"
        told = self._first_of_several(name) or _whose_results(core) or self._by_head(name)
        if (told is None or (told == "targets" and "目标" not in core)) and _MONEY_MOVES.search(core):
            return "budget_execution"  # 资金分解下达 too, though 分解下达 alone is of targets
        return told or self._vocabulary.section_type_of(name)

    def _by_head(self, name: str) -> str | None:
        core = _TAIL.sub("", name)
        for length in range(min(len(core), self._longest_head), 1, -1):
            if core[-length:] in self._heads:
                return self._heads[core[-length:]]
        return None

    def several(self, name: str) -> tuple[str, ...]:
        """Return the types of the things that a heading over several names, in order; () where it names one."""
        parts = [part for part in _AND.split(_TAIL.sub("", _SPACES.sub("", name))) if part]
        if len(parts) < 2:
            return ()
        return tuple(type_ for part in parts if (type_ := self._exact.get(part) or self._by_head(part)) is not None)

    def _first_of_several(self, name: str) -> str | None:
        """Return the type of the first thing that a heading over several names (存在的问题和改进措施: problems)."""
        types = self.several(name)
        return next((type_ for type_ in types if type_ not in _YIELDS), types[0] if types else None)


def _whose_results(core: str) -> str | None:
    """Return whose results a heading names (省对市县转移支付绩效自评: of projects), None where it does not say."""
    results = _RESULTS.search(core)
    if results is None:
        return None
    whole = [found.start() for found in _OF_THE_WHOLE.finditer(core, 0, results.start())]
    projects = [found.start() for found in _OF_PROJECTS.finditer(core, 0, results.start())]
    if not whole and not projects:
        return None
    return "overall_performance" if max(whole, default=-1) > max(projects, default=-1) else "project_performance"


def _words(cell: str) -> Iterator[str]:
    return (_SPACES.sub("", word) for word in cell.split(";") if word)


@lru_cache(maxsize=2)
def heading_types_of(vocabulary: Vocabulary) -> HeadingTypes:
    """Return the types that go with a vocabulary, made once: their tables take as long as a short report."""
    return HeadingTypes(vocabulary)
