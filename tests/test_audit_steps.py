"""Rules that hold amounts against one another, over reports made to be slow: four times as much is four times the work.

Steps of the interpreter are counted, and searches of the whole text, not seconds: the counts are the same on every
machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from indexer.audit import RULES
from indexer.audit.amounts import lists
from indexer.audit.case import Case
from indexer.audit.name_index import NameIndex
from indexer.audit.repeats import paired, repairs
from indexer.audit.wording import left_bodies
from indexer.document import read_document
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
TITLE = "松溪县水利局2021年度部门整体支出绩效自评报告\n一、资金使用情况\n"


def steps(run: Callable[[], object]) -> int:
    """Count the interpreter's steps."""
    count = 0

    def note(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def case_of(made: Document) -> Case:
    return Case(made.report, made.text, made.sections, made.tables, made.figures)


def read(text: str) -> Document:
    return read_document((TITLE + text).encode(), "a.txt", VOCABULARY, GAZETTEER)


def name(number: int) -> str:
    return f"{chr(0x5000 + number // 50)}{chr(0x6000 + number % 50)}"


def tables_of_own_rows(count: int) -> str:
    return "".join(
        f"{name(n)}片支出情况表\n单位：万元\n项目名称\t预算数\t执行数\n{name(n)}渠管护\t{30 + n}.12\t{20 + n}.34\n"
        f"{name(n)}堤养护\t{40 + n}.56\t{30 + n}.78\n2021年，{name(n + 7)}闸检修支出{50 + n}.91万元。\n"
        for n in range(count)
    )


def tables_of_the_same_rows(count: int) -> str:
    return "".join(
        f"第{n}片支出情况表\n单位：万元\n项目名称\t预算数\t执行数\n"
        f"干渠管护\t{30 + n}.12\t{20 + n}.34\n合计\t{30 + n}.12\t{20 + n}.34\n"
        f"2021年，县内干渠管护支出{50 + n}.91万元。全年实际支出{60 + n}.37万元。\n"
        for n in range(count)
    )


def sums_with_a_wrong_digit(count: int) -> str:
    return "".join(
        f"2021年，{name(n)}渠管护经费{300 + n}.50万元，"
        f"其中：中央资金{100 + n}.20万元、省级资金150.20万元、县级资金41.10万元。\n"
        for n in range(count)
    )


def shared_by_several(count: int) -> str:
    listed = "".join(f"{name(n)}渠管护、{name(n)}堤养护项目支出{30 + n}.12万元。\n" for n in range(count))
    return f"2021年项目支出86.30万元，共3个项目。\n{listed}"


TEXTS = {
    "own rows": tables_of_own_rows, "the same rows": tables_of_the_same_rows,
    "wrong digits": sums_with_a_wrong_digit, "shared": shared_by_several,
}  # fmt: skip


@pytest.mark.parametrize("rule", [paired.text_and_tables, lists.counted_projects], ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("shape", TEXTS)
def test_steps_grow_with_the_amounts_and_no_faster(shape: str, rule: Callable[[Case], object]) -> None:
    short, long = (case_of(read(TEXTS[shape](count))) for count in (60, 240))
    few, many = (steps(lambda made=made: list(rule(made))) for made in (short, long))  # type: ignore[call-overload, misc]
    assert many < 5 * few + 2_000


@pytest.mark.parametrize("shape", TEXTS)
def test_steps_of_repairs_grow_with_the_checks_and_no_faster(shape: str) -> None:
    counted = []
    for count in (60, 240):
        case = case_of(read(TEXTS[shape](count)))
        checks = [check for rule in RULES for check in rule(case)]
        counted.append(steps(lambda case=case, checks=checks: list(repairs.repairs(case, checks))))  # type: ignore[misc]
    assert counted[1] < 5 * counted[0] + 2_000


def test_bodies_are_looked_for_in_the_whole_text_so_often_at_most() -> None:
    def searches(count: int) -> int:
        text = "".join(f"{name(n)}县水利局机关运行经费支出{20 + n}.50万元。\n" for n in range(count))
        case, found = case_of(read(text)), 0

        def note(_: FrameType, event: str, called: Any) -> None:
            nonlocal found
            found += event == "c_call" and called.__name__ == "count"

        sys.setprofile(note)
        try:
            list(left_bodies.left_bodies(case))
        finally:
            sys.setprofile(None)
        return found

    assert 40 < searches(60) and searches(500) <= searches(250) < 200


NAMES = ("科技创新券兑付", "创新券", "渠道管护一片", "渠道管护二片", "堤防养护", "闸")


@pytest.mark.parametrize("piece", [1, 2, 3])
@pytest.mark.parametrize(
    "words",
    [*"创新券兑付 县级渠道管护 渠道管护 管护二 全县堤防养护工程 堤防养护 水库除险 科技创新券兑付和闸 护".split(), ""],
)
def test_words_name_what_holds_them_and_what_they_hold(words: str, piece: int) -> None:
    for names in (NAMES, (*NAMES, *(f"{name(n)}灌区管护" for n in range(60)))):  # gone through, and looked up
        assert NameIndex(names, piece).related(words) == [each for each in names if words in each or each in words]
