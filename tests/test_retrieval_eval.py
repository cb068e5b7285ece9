import json
from pathlib import Path

import pytest

from eval.retrieval import run


@pytest.fixture
def test_set(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    documents = {"a": "铁路护路联防工作经费12万元", "b": "司法救助资金35万元", "c": "见义勇为奖励金8万元"}
    queries = {"1": "护路联防花了多少", "2": "judicial relief funds", "unjudged": "奖励"}
    for name, rows in (("docs", documents), ("queries", queries)):
        lines = [json.dumps({"id": key, "text": text}, ensure_ascii=False) for key, text in rows.items()]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "qrels.tsv").write_text("1\ta\n2\tb\n")
    return folder


def test_every_way_to_rank_is_measured_over_judged_queries(test_set: Path) -> None:
    for gold in (test_set, test_set.parent):
        result = run(gold)
        rows = {row["id"]: row for row in result.items}
        assert rows["small: lexical"]["nDCG@10"] == 1.0
        assert rows["small: lexical, untranslated"]["nDCG@10"] == 0.5
        assert all(row["queries"] == 2 for row in rows.values())


def test_only_names_the_sets(test_set: Path) -> None:
    assert run(test_set.parent, only=("other",)).items == []
