"""What cannot be corrected is refused; the command corrects, lists, exports, imports and withdraws."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from correction_kit import FILES, folder, index, insurance, opened, plain, states

from indexer.corrections.enter import Request, apply_corrections, enter
from indexer.corrections.ledger import NAME
from indexer.errors import UnknownReport, UsageError
from indexer.store import writing

__all__ = ["folder", "index", "plain"]


WRONG: list[tuple[Request, str]] = [
    (Request("correct", "{figure}", {"measure": "nonsense"}), "correction_value_code"),
    (Request("correct", "{figure}", {"measure": ""}), "correction_value_blank"),
    (Request("correct", "{figure}", {"value": "许多"}), "correction_value_amount"),
    (Request("correct", "{figure}", {"value": "1" * 60}), "correction_value_amount"),
    (Request("correct", "{figure}", {"unit": "斤"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"value": "3万元", "unit": "元"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"unit": "优"}), "correction_value_unit"),
    (Request("correct", "{figure}", {"year": "99"}), "correction_value_year"),
    (Request("correct", "{figure}", {"item": "长" * 501}), "correction_value_long"),
    (Request("correct", "{figure}", {"item": "a\x00b"}), "correction_value_characters"),
    (Request("correct", "{figure}", {"quote": "x"}), "correction_unknown_field"),
    (Request("correct", "{figure}", {}), "correction_field"),
    (Request("correct", "{figure}", {"value": "40.8"}), "correction_same"),
    (Request("reject", "{figure}", {"value": "1"}), "correction_no_values"),
    (Request("add", "{figure}"), "correction_add_where"),
    (Request("add", FILES[0], {"item": "x"}), "correction_add_needs"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "全文没有的话"), "correction_quote_gone"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "万元"), "correction_quote_many"),
    (Request("add", FILES[0], {"item": "x", "measure": "executed"}, "{quote}"), "correction_quote_number"),
    (
        Request("add", FILES[0], {"item": "x", "measure": "executed", "value": "40.8"}, "{quote}"),
        "correction_add_there",
    ),
    (Request("correct", FILES[0], {"region": "东汀区"}), "correction_value_regions"),
    (Request("correct", FILES[0], {"region": "乌有县"}), "correction_value_region"),
    (Request("correct", FILES[0], {"report_type": "小说"}), "correction_value_code"),
    (Request("correct", FILES[0], {"published": "昨天"}), "correction_value_day"),
    (Request("correct", FILES[0], {"url": "javascript:alert(1)"}), "correction_value_url"),
    (Request("correct", FILES[0], {"title": ""}), "correction_value_blank"),
    (Request("verify", FILES[0], {"published": None}), "correction_nothing"),
    (Request("withdraw", "c000000000000"), "unknown_correction"),
    (Request("erase", "{figure}"), "correction_action"),
]


@pytest.mark.parametrize(("request_", "code"), WRONG, ids=[f"{n}-{code}" for n, (_, code) in enumerate(WRONG)])
def test_what_is_wrong_is_refused_and_nothing_is_entered(plain: Path, request_: Request, code: str) -> None:
    figure = insurance(plain)
    asked = replace(
        request_, target=request_.target.format(figure=figure.id), quote=request_.quote.format(quote=figure.quote)
    )
    right = Request("correct", figure.id, {"value": "1"})
    with pytest.raises(UsageError) as caught:
        enter(plain, [right, asked])
    assert caught.value.code == code
    assert not (plain / NAME).exists() or (plain / NAME).read_bytes() == b""


def test_what_is_not_there_is_not_found(plain: Path) -> None:
    for target in ("r0000000000000000-f1", "nothing.txt"):
        with pytest.raises(UnknownReport):
            enter(plain, [Request("correct", target, {"value": "1"})])


def test_the_command_says_what_is_wrong_in_both_languages_with_status_2(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from web.cli import main

    figure = insurance(plain).id
    for arguments in (
        [figure, "--measure", "nonsense"],
        [figure],
        [],
        [figure, "--reject", "--verify"],
        ["x.txt", "--year", "1"],
    ):
        assert main(["correct", *arguments, "--index", str(plain)]) == 2, arguments
        said = capsys.readouterr()
        assert said.out == "" and len(said.err.splitlines()) >= 2, said.err
    assert main(["correct", figure, "--amount", "x", "--index", str(plain), "--lang", "en"]) == 2
    assert '"x" is no amount.' in capsys.readouterr().err


def test_the_command_corrects_lists_exports_imports_and_withdraws(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from web.cli import main

    def chazhang(*arguments: str) -> str:
        assert main([*arguments, "--index", str(index), "--lang", "zh"]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    figure = insurance(index)
    chazhang("correct", figure.id, "--amount", "41.8万元", "--why", "看错", "--who", "张三")
    chazhang("correct", FILES[0], "--type", "项目支出绩效自评报告", "--later")
    chazhang("correct", FILES[0], "--verify", "--field", "year", "--later")
    assert [row["status"] for row in json.loads(chazhang("corrections", "--json"))["items"]] == [
        "applied",
        "pending",
        "pending",
    ]
    chazhang("corrections", "--apply")
    exported = chazhang("corrections", "--format", "csv")
    assert exported.count("applied") == 3
    assert "张三" in chazhang("corrections") and "已生效" in chazhang("corrections", "--status", "applied")
    (tmp_path / "c.csv").write_text(exported, encoding="utf-8")
    chazhang("corrections", "--import", str(tmp_path / "c.csv"))
    assert len(states(index)) == 3
    chazhang("correct", "--withdraw", states(index)[0].id)
    assert opened(index).catalogue.figure(figure.id) == figure
    assert "40.8" in chazhang("figures", "--item", "监护人责任保险")


def test_a_correction_during_a_build_is_applied_by_it_or_after_it(index: Path) -> None:
    from indexer.errors import IndexBusy

    figure = insurance(index)
    enter(index, [Request("correct", figure.id, {"value": "3"})])
    with writing(index), pytest.raises(IndexBusy):
        apply_corrections(index, patience=0.1)
    assert [entry.status for entry in states(index)] == ["pending"]
    assert apply_corrections(index) is not None and apply_corrections(index) is None
    made = opened(index).catalogue.figure(figure.id)
    assert made is not None and made.value == 3
