"""Every attribute of a figure says where it was read, and the place holds what it claims: looked up here anew."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from indexer.document import read_document
from indexer.model import Document, Figure
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

ROOT = Path(__file__).parent.parent / "eval"
VOCABULARY = Vocabulary.load()
FILES = [
    *sorted((ROOT / "samples").glob("*.txt")),
    *sorted((ROOT / "samples").glob("*.docx")),
    *(ROOT / "blind" / "reports" / f"{name}.txt" for name in ("b02", "b03", "b05", "b06", "b08")),
]
ALWAYS = {"item", "measure", "year", "unit", "organisation"}
UNPLACED = {"inferred", "declared", "corrected"}
CHINESE = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
RELATIVE = re.compile("上一?年|去年|前年|同期|本年|当年|今年|明年|下一?年|次年|年[初末中底]|全年|本期")
# What words say a measure by, written down apart from the program's own tables.
SAYS = {
    "initial_budget": "预算|批复|安排|年初|额度",
    "revised_budget": "预算|调整|可用",
    "executed": "支|决算|执行|完成|付|发放|兑|使用|列|投|补|用|实际|到位",
    "income": "收入|拨款|收",
    "received": "到位|收到|拨|下达|到账|自筹|配套|补助",
    "allocated": "下达|分配|拨|安排",
    "planned": "计划|预计|投资|概算|拟|规划|需|应",
    "standard": "每|标准|均|/|单|限|最高",
    "change": "增|减|升|降|多|少|变|差|同比|提高",
    "previous": r"上一?年|去年|同期|\d{4}",
    "rate": "率|占|完成|进度|比|%|％",
    "share": "占|比|%|％",
    "score": "分",
    "grade": "优|良|中|差|级|等",
    "saving": "节",
    "contract": "合同|中标|成交|采购",
    "carryover": "结|滞留|未",
    "carry_in": "结",
    "returned": "收回|上缴|缴|退|追",
    "payout": "赔",
    "supplement": "追加|调增|增|调整",
    "reduction": "减|压",
    "arrears": "欠|未|尾款|质保|应付|挂账",
    "variance": "差|缺|超|低|高|结|未|偏|大于|小于|减|少|增|多|节",
    "target": "目标|指标|不|控制|预期|≤|≥|计划|力争",
    "achieved": "完成|实|达",
    "requested": "申|需",
    "balance": "余额|原值|净值|期[初末]|年[初末]|资产|负债",
}


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem[:12])
def document(request: pytest.FixtureRequest) -> Document:
    path: Path = request.param
    regions = [path.parent / "regions.tsv", path.parent.parent / "regions.tsv"]
    gazetteer = Gazetteer.load(tuple(each for each in regions if each.exists()))
    return read_document(path.read_bytes(), path.name, VOCABULARY, gazetteer)


def plain(words: str | None) -> str:
    return re.sub(r"\s", "", words or "")


def test_what_a_figure_has_carries_a_basis_and_what_is_placed_a_place(document: Document) -> None:
    assert document.figures
    for figure in document.figures:
        has = {"section": figure.section, "project": figure.project, "shared_with": figure.shared_with}
        named = ALWAYS | {name for name, value in has.items() if value} | ({"restates"} if figure.restates else set())
        assert set(figure.basis) == named, figure.quote
        assert set(figure.places) <= named
        for name, basis in figure.basis.items():
            assert (name in figure.places) or basis in UNPLACED, (name, basis, figure.quote)
        for start, end in figure.places.values():
            assert 0 <= start < end <= len(document.text)


def test_places_hold_what_they_claim(document: Document) -> None:
    by_id = {figure.id: figure for figure in document.figures}
    sections = {section.id: section for section in document.sections}
    for figure in document.figures:
        said = {name: plain(document.text[start:end]) for name, (start, end) in figure.places.items()}
        for name, words in said.items():
            if name == "section":
                section = sections[figure.section or ""]
                assert words == plain(section.heading_printed)
            elif name == "restates":
                first = by_id[figure.restates or ""]
                assert figure.places["restates"] == (first.amount_start, first.amount_end)
            else:
                assert holds(figure, name, words, document), (name, words, figure)


def holds(figure: Figure, name: str, words: str, document: Document) -> bool:
    if name == "unit":
        return unit_is(figure, words)
    if name == "year" and figure.year is None:  # of several together
        return len(set(re.findall(r"\d{4}", words.translate(CHINESE)))) > 1
    if name == "year":
        return str(figure.year) in words.translate(CHINESE) or RELATIVE.search(words) is not None or "-" in words
    if name == "measure":
        return re.search(SAYS.get(figure.measure, "."), words) is not None
    if name == "organisation":
        return words == plain(document.report.organisation)
    if name == "project":
        return words == plain(figure.project)
    if name == "shared_with":
        return all(char in words for part in figure.shared_with for char in re.sub(r"[\s级]", "", part))
    assert name == "item"
    if words == plain(figure.organisation):  # the unit as a whole
        return figure.basis["item"] in ("title", "document")
    if figure.kind in ("score", "grade"):  # 项目绩效自评得分 -> 自评项目绩效得分
        return "分" in words or "自评" in words or words in plain(figure.item)
    return words in plain(figure.item) + plain(figure.project)


def unit_is(figure: Figure, words: str) -> bool:
    if figure.kind == "grade":
        return words in figure.quote or bool(words)
    if figure.kind != "money":
        return re.search("[%％分]|率|比|重|幅", words) is not None
    worth = {"元": 0, "千元": 3, "万元": 4, "万": 4, "十万元": 5, "百万元": 6, "亿元": 8, "亿": 8}
    assert figure.value is not None
    return words in worth and (figure.amount_yuan == abs(figure.value) * Decimal(10) ** worth[words])


def test_restated_amounts_are_worth_the_same(document: Document) -> None:
    by_id = {figure.id: figure for figure in document.figures}
    for figure in document.figures:
        if figure.restates is None or figure.amount_yuan is None:
            continue
        first = by_id[figure.restates]
        assert first.amount_yuan is not None and first.id != figure.id
        assert first.year == figure.year
        assert abs(first.amount_yuan - figure.amount_yuan) <= Decimal("0.05") * figure.amount_yuan
