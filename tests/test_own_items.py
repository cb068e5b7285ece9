"""Items that an index's owner adds or changes: they hold at once, for questions, filters, listings and sums."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from api.item_listing import items_of
from api.live import LiveService
from api.service import Service
from indexer.build import build
from indexer.errors import UsageError
from indexer.model import Filters
from indexer.own_items import COLUMNS, OwnItem, add_own_item, extended, read_own_items
from indexer.store import Index
from indexer.vocabulary import Vocabulary
from web.cli import main

PLACES = ("岚州市云麓区", "沧原市望塬区", "汐阳市禾洲县")


def report(place: str, year: int, paid: str, other: str) -> str:
    return (
        f"{place}教育局{year}年度部门整体支出绩效自评报告\n一、项目支出情况\n"
        f"{year}年{paid}，资金全部到位。\n{other}\n二、存在的问题\n项目前期论证时间偏长。\n"
    )


REPORTS = (
    report(PLACES[0], 2022, "传统服饰研学活动项目支出41.20万元", "图书角更新项目支出6.30万元。"),
    report(PLACES[1], 2022, "汉服体验课开设经费支出28.80万元", "传统服饰研学活动项目年初预算9.90万元，支出9.50万元。"),
    report(PLACES[2], 2023, "汉服体验课开设经费支出17.00万元", "夜间值守补贴项目支出3.10万元。"),
)
HEADING = "\t".join(COLUMNS) + "\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    source = tmp_path / "reports"
    source.mkdir()
    for number, text in enumerate(REPORTS):
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    regions = Path(__file__).parent.parent / "eval" / "samples" / "regions.tsv"
    build([source], tmp_path / "index", encoder=None, regions=[regions], progress=None)
    return tmp_path / "index"


def write(index: Path, *rows: str) -> None:
    (index / "items.tsv").write_text(HEADING + "".join(row + "\n" for row in rows), encoding="utf-8")


def yuan(figures: object) -> list[Decimal]:
    return sorted(figure.amount_yuan for figure in figures)  # type: ignore[attr-defined]


def test_a_listing_over_a_new_item_finds_every_row_without_indexing_again(index: Path) -> None:
    asked = "国风研学各地支出多少"
    before = Service(Index.open(index)).ask(asked)
    assert len(before.figures) < 4
    made = sorted(path.name for path in index.iterdir())
    write(index, "国风研学\t传统服饰研学活动;汉服体验课开设")
    opened = Index.open(index)
    answer = Service(opened).ask(asked)
    assert answer.status == "answered" and answer.plan.concepts == ("国风研学",)
    assert yuan(row.figure for row in answer.figures) == [Decimal(n) for n in (95000, 170000, 288000, 412000)]
    assert {row.standing for row in answer.figures} == {"direct"}
    assert "“国风研学”是本索引的 items.tsv 自己定义的事项" in answer.text
    assert "items.tsv" in Service(opened).ask("how much did places spend on 国风研学").text
    listed = opened.catalogue.figures(Filters(item="国风研学", measure="executed"))
    assert yuan(listed) == yuan(row.figure for row in answer.figures)
    assert all(figure.concepts == ("国风研学",) for figure in listed)
    assert sorted(path.name for path in index.iterdir()) == sorted([*made, "items.tsv"])


def test_it_outlives_rebuilds_and_never_enters_what_is_stored(index: Path) -> None:
    write(index, "国风研学\t传统服饰研学活动;汉服体验课开设")
    folder = index.parent / "reports"
    (folder / "3.txt").write_text(report(PLACES[0], 2023, "汉服体验课开设经费支出12.00万元", ""), encoding="utf-8")
    build([folder], index, encoder=None, progress=None)
    found = Index.open(index).catalogue.figures(Filters(item="国风研学", measure="executed"))
    assert len(found) == 5
    stored = Index.open(index, own=False).catalogue
    assert not [figure for figure in stored.figures() if "国风研学" in figure.concepts]
    opened = Index.open(index).catalogue
    for one in opened.reports():
        assert all("国风研学" not in figure.concepts for figure in opened.document(one.id).figures)
    (index / "items.tsv").unlink()
    assert Index.open(index).catalogue.figures(Filters(item="国风研学", measure="executed")) == []


def test_sums_add_what_the_item_covers(index: Path) -> None:
    write(index, "国风研学\t传统服饰研学活动;汉服体验课开设")
    answer = Service(Index.open(index)).ask("2022年国风研学支出合计多少")
    assert [each.value for each in answer.calculations] == [Decimal(795000)]


def test_a_known_item_takes_and_gives_wordings(index: Path) -> None:
    shipped = Vocabulary.load()
    write(index, "grid_worker_pay\t夜间值守补贴")
    opened = Index.open(index)
    assert yuan(opened.catalogue.figures(Filters(item="网格员补助"))) == [Decimal(31000)]
    assert opened.vocabulary.concepts["grid_worker_pay"].forms[:-1] == shipped.concepts["grid_worker_pay"].forms
    form = shipped.concepts["grid_worker_pay"].forms[0]
    less = extended(shipped, [OwnItem("网格员补助", (f"-{form}",))])
    assert form not in less.concepts["grid_worker_pay"].forms
    moved = extended(shipped, [OwnItem("网格员补助", (f"-{form}",)), OwnItem("值守", (form,))])
    assert [match.code for match in moved.concepts_in(form)] == ["值守"]


def test_a_part_counts_as_its_parent_in_one_sum_group_and_is_beside_it_else(index: Path) -> None:
    rows = ("国风活动\t国风展演周\t\t\tA", "国风研学\t传统服饰研学活动;汉服体验课开设\t国风活动\t\tA")
    write(index, *rows)
    found = Index.open(index).catalogue.figures(Filters(item="国风活动", measure="executed"))
    assert len(found) == 4 and all(figure.concepts == ("国风研学", "国风活动") for figure in found)
    write(index, rows[0], "国风研学\t传统服饰研学活动;汉服体验课开设\t国风活动\t\tB")
    opened = Index.open(index)
    assert opened.catalogue.figures(Filters(item="国风活动", measure="executed")) == []
    assert opened.vocabulary.concepts["国风研学"].near == ("国风活动",)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("安保",), "columns"), (("安保\t保",), "form"), (("安保\t",), "forms"), (("安，保\t保安派驻",), "concept"),
        (("安保\t保安派驻", "安保\t护校"), "twice"), (("网格员补助\t值守甲", "grid_worker_pay\t值守乙"), "twice"),
        (("安保\t网格员报酬",), "taken"), (("安保\t保安派驻", "护校\t保安派驻"), "taken"),
        (("网格员补助\t-没有的写法",), "not_there"), (("安保\t保安派驻\t没有的事项",), "parent"),
        (("甲项目\t甲写法\t乙项目", "乙项目\t乙写法\t甲项目"), "cycle"), (("甲项目\t甲写法\t甲项目",), "cycle"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_said_with_its_line(index: Path, rows: tuple[str, ...], code: str) -> None:
    write(index, *rows)
    with pytest.raises(UsageError) as raised:
        Index.open(index)
    assert raised.value.code == f"own_item_{code}"
    assert 2 <= int(str(raised.value.params["line"])) <= len(rows) + 1


def test_a_broken_file_is_told_in_both_languages(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (index / "items.tsv").write_bytes("concept\tforms\n安保\t保安".encode("gb18030"))
    assert main(["figures", "--index", str(index), "--lang", "zh"]) == 2
    assert "items.tsv 读不了" in capsys.readouterr().err
    (index / "items.tsv").write_text("名称\t写法\n", encoding="utf-8")
    assert main(["figures", "--index", str(index), "--lang", "en"]) == 2
    assert "The heading on line 1 of items.tsv is not right" in capsys.readouterr().err


def test_items_are_added_by_command_and_listed(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["items", "--index", str(index), "--lang", "zh", "--add", "国风研学"]
    assert main([*add, "--forms", "传统服饰研学活动"]) == 0
    assert "“国风研学”已写进" in capsys.readouterr().err
    assert main([*add, "--forms", "传统服饰研学活动;汉服体验课开设", "--en", "heritage study"]) == 0  # in place of it
    capsys.readouterr()
    assert [item.forms for item in read_own_items(index)] == [("传统服饰研学活动", "汉服体验课开设")]
    assert main([*add, "--forms", "网格员报酬"]) == 2
    assert "已属于" in capsys.readouterr().err
    assert len(read_own_items(index)) == 1
    assert main(["items", "--index", str(index), "--lang", "zh", "--json"]) == 0
    rows = {row["item"]: row for row in json.loads(capsys.readouterr().out)["items"]}
    guard = next(row for name, row in rows.items() if "传统服饰研学活动" in name)
    assert guard["own"] and guard["concepts"] == ["国风研学"] and guard["reports"] == 2
    sums = {(each["year"], each["measure"]): (each["count"], each["yuan"]) for each in guard["sums"]}
    assert sums == {(2022, "executed"): (2, "507000"), (2022, "initial_budget"): (1, "99000")}
    assert not rows[next(name for name in rows if "图书角" in name)]["own"]
    assert main(["items", "--index", str(index), "--lang", "en", "--like", "汉服体验课"]) == 0
    shown = capsys.readouterr().out
    assert "heritage study (your own)" in shown and "图书角" not in shown


def test_likeness_ranks_and_leaves_out(index: Path) -> None:
    rows = items_of(Index.open(index), Filters(), "汉服体验课开设")
    assert "汉服体验课开设" in rows[0].item
    assert all("图书角" not in row.item for row in rows)
    assert items_of(Index.open(index), Filters(), "完全无关") == []


def test_nothing_is_written_where_the_file_would_not_hold(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add_own_item(tmp_path, Vocabulary.load(), OwnItem("安保", ("保安\n派驻",)))
    with pytest.raises(UsageError):
        add_own_item(tmp_path, Vocabulary.load(), OwnItem("安保", ("保安派驻",), parent="没有的事项"))
    assert list(tmp_path.iterdir()) == []


def test_a_server_takes_a_changed_file_within_a_second(index: Path) -> None:
    now = [0.0]
    live = LiveService(index, lambda: now[0])
    assert live().ask("国风研学支出多少").plan.concepts == ()
    write(index, "国风研学\t汉服体验课开设")
    now[0] += 1
    assert live().ask("国风研学支出多少").plan.concepts == ("国风研学",)
    write(index, "坏行")
    os.utime(index / "items.tsv", ns=(1, 1))
    now[0] += 1
    assert live().ask("国风研学支出多少").plan.concepts == ("国风研学",)


def test_items_over_http_are_those_of_the_command(index: Path) -> None:
    from fastapi.testclient import TestClient

    from api.app import create_api

    write(index, "国风研学\t传统服饰研学活动;汉服体验课开设")
    client = TestClient(create_api(LiveService(index)))
    body = client.get("/items", params={"like": "汉服体验课", "limit": 1}).json()
    assert body["items"][0]["own"] and body["items"][0]["concepts"] == ["国风研学"]
    assert client.get("/figures", params={"item": "国风研学", "measure": "executed"}).json()["total"] == 4
    assert client.get("/items", params={"code": "x"}).status_code == 400
