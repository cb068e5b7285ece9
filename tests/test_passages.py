"""Passages tile the text, stay in their section, and are no longer than they may be."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Region, Report
from indexer.passages import LONGEST, LONGEST_TABLE, context_of, to_passages
from indexer.sections import text_to_sections
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

CORPUS = Path(__file__).parent / "corpus" / "sections"
VOCABULARY = Vocabulary.load()
REPORT = Report(
    "r", "a.txt", ("a.txt",), "", "", "txt",
    title="溪口市水利局2022年度绩效自评报告", year=2022,
    organisation="溪口市水利局",
    region=Region("990101", "溪口市", "city", ("示例省", "溪口市")),
)  # fmt: skip


def _cut(words: str):
    text = clean(RawText(words, "txt"))
    sections = text_to_sections("r", text, VOCABULARY)
    return text.text, sections, to_passages(REPORT, text.text, sections, ())


def _tiles(text: str, passages) -> bool:
    position = 0
    for number, passage in enumerate(passages):
        if passage.number != number or text[passage.start : passage.end] != passage.text:
            return False
        if passage.start < position or text[position : passage.start].strip():
            return False
        position = passage.end
    return not text[position:].strip()


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda file: file.stem)
def test_passages_tile_the_text(file: Path):
    text, _, passages = _cut(file.read_text("utf-8"))
    assert _tiles(text, passages)


PIECES = (
    "一、基本情况\n",
    "（一）项目支出\n",
    "支出5万元。",
    "甲\t乙\t丙\n",
    "项目" * 30,
    "，",
    "\n",
    "\n\n",
    "长" * 500,
    "合计\t9\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_tiled(pieces: list[str]):
    text, sections, passages = _cut("".join(pieces))
    assert _tiles(text, passages)
    starts = {section.start for section in sections}
    by_id = {section.id: section for section in sections}
    for passage in passages:
        assert len(passage.text) <= max(LONGEST, LONGEST_TABLE)
        section = by_id[str(passage.section)]
        assert passage.end <= section.end
        inside = {start for start in starts if passage.start < start < passage.end}
        assert all(not text[passage.start : start].strip() or start <= section.start for start in inside)


def test_section_project_and_type_are_carried():
    _, sections, passages = _cut(
        "六、项目绩效情况\n（一）河道清淤项目\n支出80万元。\n（二）堤防加固项目\n支出20万元。\n"
    )
    assert [passage.project for passage in passages] == ["河道清淤", "堤防加固"]
    assert {passage.section_type for passage in passages} == {"project_performance"}
    assert passages[0].text.startswith("六、项目绩效情况\n（一）")  # a heading alone goes with what follows
    context = context_of(REPORT, passages[1], {section.id: section for section in sections})
    assert context.startswith(
        "溪口市水利局2022年度绩效自评报告 示例省溪口市 溪口市水利局 2022年 六、项目绩效情况 （二）"
    )


def test_long_prose_is_cut_at_sentence_ends():
    _, _, passages = _cut("一、基本情况\n" + "本年度支出正常，没有超出预算。" * 100)
    assert len(passages) > 3
    assert all(len(passage.text) <= LONGEST and passage.text.endswith("。") for passage in passages)


def test_table_rows_stay_whole_and_the_header_stays_with_its_rows():
    rows = ["项目\t预算\t支出", *(f"第{i}个项目\t{i}.5\t{i}" for i in range(20))]
    text, _, passages = _cut("一、资金情况\n明细如下：\n" + "\n".join(rows) + "\n以上合计。\n")
    table = next(passage for passage in passages if "\t" in passage.text)
    assert table.text.split("\n") == rows
    assert [p.text for p in passages if "\t" not in p.text] == ["一、资金情况\n明细如下：", "以上合计。"]
    assert _tiles(text, passages)


def test_amounts_of_the_figures_that_begin_in_a_passage():
    words = "一、支出\n保险支出65万元。\n二、其他\n无。\n"
    text = clean(RawText(words, "txt"))
    sections = text_to_sections("r", text, VOCABULARY)
    figure = _figure(words.index("65"))
    passages = to_passages(REPORT, text.text, sections, [figure])
    assert [passage.amounts for passage in passages] == [(Decimal(650000),), ()]


def _figure(place: int):
    from indexer.model import Figure

    return Figure(
        id="f", report="r", file="a.txt", year=2022, region_code=None, region=None, organisation=None, scope=None,
        item="保险", concepts=(), measure="executed", kind="money", value=Decimal(65), unit="万元",
        amount_yuan=Decimal(650000), direction=None, quote="", start=place, end=place + 2, amount_start=place,
        amount_end=place + 2, page=None, section=None, section_type=None, project=None, shared_with=(), table=None,
        approx=False, restates=None, flags=(), basis={},
    )  # fmt: skip
