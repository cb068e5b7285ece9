"""The JSON of the interface: keys, decimals, and nothing that json cannot read back."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.model import (
    Answer,
    AnswerFigure,
    Calculation,
    Citation,
    Cluster,
    Condition,
    Evidence,
    Plan,
    RankedPassage,
    Reading,
    Scope,
    dumps,
    plain,
    to_json,
)
from indexer.model import Failure, Figure, Passage, Report, Section, TablePlace

FIGURE = Figure(
    id="r1-f4", report="r1", file="a.txt", year=2020, region_code="980102", region="东汀区", organisation=None,
    scope=None, item="保险", concepts=("guardian_liability_insurance",), measure="executed", kind="money",
    value=D("65.280"), unit="万元", amount_yuan=D("6.528E+5"), direction=None, quote="支出65.28万元", start=0, end=9,
    amount_start=2, amount_end=7, page=None, section=None, section_type=None, project=None, shared_with=(),
    table=TablePlace("r1-t0", "保险", "决算数"), approx=False, restates=None, flags=(), basis={"item": "printed"},
)  # fmt: skip
PASSAGE = Passage(7, "r1", "a.txt", 2020, None, None, None, None, None, None, (D("10"),), "文字", 0, 2, None)

# The records of the interface, as its documents give them; `...` lists and nested objects by their name alone.
INTERFACE = {
    "report": "id file sources sha256 text_sha256 reader title year organisation department report_type template pages "
    "region scores basis url published edition_of",
    "section": "id report parent level label heading heading_printed type project start end",
    "figure": "id report file year region_code region organisation scope item concepts measure kind value unit "
    "amount_yuan direction quote start end amount_start amount_end page section section_type project shared_with "
    "table approx restates flags basis",
    "passage": "id report file year region_code region organisation section section_type project amounts text start "
    "end page score why",
    "failure": "file sha256 stage reason",
    "answer": "question lang plan status verdict text figures beside related readings reports passages clusters "
    "evidence calculations citations scope timings",
    "plan": "intent concepts phrase measures regions years aggregation conditions unresolved",
    "citation": "n report file sha256 text_sha256 section page quote start end",
    "scope": "reports searched matched unreadable truncated editions",
    "calculation": "label formula terms value unit",
    "cluster": "text slots units years passages",
    "reading": "label status figures",
    "evidence": "for against",
}
# What is shown beyond it: whether a place is invented, and the organisation that a question names.
# Of what people corrected: what was read before, and the metadata that was confirmed.
BEYOND = {
    "report": {"fictional", "notes", "declared", "conflicts", "original", "verified"},
    "figure": {"original", "codes", "places"},
    "plan": {"organisations"},
}


def report() -> Report:
    return Report("r1", "a.txt", ("/a.txt",), "0" * 64, "1" * 64, "txt")


def shown() -> dict[str, object]:
    plan = Plan("lookup", conditions=(Condition("amount_yuan", "=", D("1")),))
    return {
        "report": report(),
        "section": Section("s", "r1", None, 0, "", "", "", "document", None, 0, 0, 1),
        "figure": FIGURE,
        "passage": RankedPassage(PASSAGE, 0.5, {"lexical": 0.5}),
        "failure": Failure("x.doc", None, "read", "unsupported_kind", "no", "不"),
        "answer": Answer("问", "zh", plan, "no_evidence", None, "无"),
        "plan": plan,
        "citation": Citation(1, "r1", "a.txt", "0", "1", None, None, "引", 0, 1),
        "scope": Scope(1, 1, 0, 0, False),
        "calculation": Calculation("和", "1 + 1", ("a", "b"), D("2"), "元"),
        "cluster": Cluster("文", (), (), (), ()),
        "reading": Reading("甲", "answered", ()),
        "evidence": Evidence((1,), (2,)),
    }


@pytest.mark.parametrize("name", INTERFACE)
def test_a_record_has_the_keys_of_the_interface(name: str) -> None:
    record = to_json(shown()[name])
    assert isinstance(record, dict)
    keys = set(INTERFACE[name].split()) | BEYOND.get(name, set())
    if name == "passage":
        keys -= {"id"}  # see test_a_passage_is_named_by_its_place
        record.pop("id", None)
    assert set(record) == keys


def test_a_passage_is_named_by_its_place() -> None:
    record = to_json(RankedPassage(PASSAGE, 0.5))
    assert isinstance(record, dict)
    assert record["id"] == "r1-p0"
    assert to_json(PASSAGE)["id"] == "r1-p0"  # type: ignore[index, call-overload]


def test_the_keys_here_are_those_of_the_design(shared: Path) -> None:
    text = (shared / "design" / "interfaces.md").read_text("utf-8")
    for name in ("report", "section", "figure", "passage", "failure", "answer"):
        found = re.search(rf"^    {name} +\{{(.*?)\}}(?=\n    \w|\n\n)", text, re.MULTILINE | re.DOTALL)
        assert found, name
        body = found.group(1)
        while (bare := re.sub(r"\{[^{}]*\}|\[[^\[\]]*\]", "", body)) != body:
            body = bare
        assert set(re.findall(r"[a-z_0-9]+", body.replace("| null", ""))) >= set(INTERFACE[name].split()), name


def test_an_answering_figure_is_one_object_with_its_standing() -> None:
    record = to_json(AnswerFigure(FIGURE, "composite", 3))
    assert isinstance(record, dict)
    assert set(record) == {each.name for each in fields(Figure)} | {"standing", "cite"}
    assert (record["standing"], record["cite"]) == ("composite", 3)
    assert record["table"] == {"table": "r1-t0", "row": "保险", "column": "决算数"}


def test_decimals_are_plain_strings_and_unknown_is_null() -> None:
    record = json.loads(dumps(FIGURE))
    assert record["amount_yuan"] == "652800"
    assert record["value"] == "65.28"
    assert record["page"] is None


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("0.00", "0"), ("-0", "0"), ("-1.50", "-1.5"), ("100", "100"), ("1E-4", "0.0001")],
)
def test_plain(number: str, text: str) -> None:
    assert plain(D(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_plain_keeps_the_value(number: D) -> None:
    text = plain(number)
    assert D(text) == number
    assert "E" not in text.upper()
    assert "." not in text or not text.endswith(("0", "."))


def test_the_writer_keeps_letters_and_order() -> None:
    assert dumps({"乙": (1, D("2.0")), "甲": None}) == '{"乙": [1, "2"], "甲": null}'


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        to_json({1, 2})
