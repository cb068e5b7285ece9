"""A draft with faults planted in it: all found, hardly anything else, and its copy with comments is the same draft."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from api.auditing import UnreadableDraft, audit, commented
from indexer.read.word import read

TITLE = "岚州市云麓区水利局2023年度部门整体支出绩效自评报告"
# Each paragraph, and the rules that must find something in it: `()` for one that is as it should be.
PARAGRAPHS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("一、部门基本情况", ()),
    ("本局负责全区水资源管理、防汛抗旱和农村供水。", ()),
    ("我委现有在职人员25人。", ("D05",)),
    ("二、资金使用情况", ()),
    ("（一）总体情况", ()),
    ("2023年年初预算900.00万元，年中追加80.50万元，调整后预算990.50万元。", ("A05",)),
    ("2023年支出合计950.00万元，其中：基本支出400.00万元，项目支出540.00万元。", ("A01",)),
    ("2022年支出合计900.00万元，其中：基本支出380.00万元，项目支出520.00万元。", ()),
    ("（二）基本支出", ()),
    ("2023年基本支出400.00万元，其中：人员经费330.00万元，公用经费75.00万元。", ("A02",)),
    (
        "“三公”经费支出9.80万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费7.20万元，公务接待费1.60万元。",
        ("A15",),
    ),
    ("公务用车购置及运行维护费支出7.20万元，其中：公务用车购置费2.00万元，公务用车运行维护费5.20万元。", ()),
    ("（四）项目支出", ("D02",)),
    ("农村饮水维修养护预算120.00万元，实际支出110.40万元，预算执行率95%。", ("A11",)),
    ("山塘除险加固预算200.00万元，实际支出188.00万元，预算执行率94%。", ()),
    ("河长制巡查预算60.00万元，实际支出65.28万元，超预算6.28万元。", ("A07",)),
    ("防汛物资储备预算80.00万元，实际支出75.50万元，节约4.50万元。", ()),
    ("节水宣传2023年支出36.60万元，2022年支出30.50万元，比上年增加5.10万元。", ("A14",)),
    ("水质监测2023年支出45.00万元，2022年支出50.00万元，比上年减少5.00万元，下降12.50%。", ("A08",)),
    ("水库移民补助支出34.56万元，补助移民480人，每人每年补助700元。", ("A16",)),
    ("三、绩效目标完成情况", ()),
    ("各项目标均已完成，群众满意度95.2%。", ()),
    ("2023年支出合计955.00万元，社会效益较好。", ("B01",)),
    ("2022年度部门整体支出绩效自评工作由办公室牵头。", ("D01",)),
    ("2023年河道保洁预算90.00万元，实际支出81.00万元，预算执行率90%。", ()),
    ("2023年本单位项目支出540.00万元，其中人员经费不计在内。", ()),
    ("取水口改造预算30.00万元，实际支出27.00万元，节约5.00万元。", ("A07",)),
    ("灌区养护2023年支出66.00万元，2022年支出60.00万元，比上年增加6.00万元，增长11.00%。", ("A08",)),
    ("四、自评结论", ()),
    ("2023年度部门整体支出绩效自评得分87.5分，评定等级为“优”。", ("C09",)),
    ("六、存在的问题", ("D02",)),
    ("岚州市云麓区林业局2023年度部门整体支出绩效自评报告中提到的问题仍有部分未整改。", ("D05",)),
    ("七、改进措施", ()),
    ("加强预算编制，按季度跟踪支付进度。", ()),
)
TABLE = (
    ("一级指标", "分值", "得分"), ("投入", "20", "18"), ("产出", "50", "46"), ("效益", "30", "26"),
    ("总分", "100", "92"),
)  # fmt: skip


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draft") / "草稿.docx"
    document = docx.Document()
    document.add_paragraph(TITLE)
    for words, _ in PARAGRAPHS:
        paragraph = document.add_paragraph()
        for piece in re.split("(?<=，)", words):  # Word cuts a paragraph into runs as it was typed
            paragraph.add_run(piece)
    document.add_paragraph("附表：部门整体支出绩效自评表")
    table = document.add_table(len(TABLE), 3, style="Table Grid")
    for cells, row in zip(table.rows, TABLE, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    document.save(str(path))
    return path


def test_planted_faults_are_found_and_little_else(draft: Path) -> None:
    result, document = audit(draft)
    planted = [(words, rule) for words, rules in PARAGRAPHS for rule in rules] + [("总分", "C03")]
    shown = [finding for finding in result.findings if finding.outcome == "finding"]
    found = set()
    right = 0
    for finding in shown:
        lines = {_line(document.text, side.start) for side in finding.sides}
        hits = {
            (words, rule) for words, rule in planted if rule == finding.rule and any(words in line for line in lines)
        }
        found |= hits
        right += bool(hits)
    assert set(planted) - found == set()
    assert right / len(shown) >= 0.9, [f.statement_zh for f in shown]


def _line(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]


def test_last_year_is_compared(draft: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "上年.txt"
    earlier.write_text(
        "岚州市云麓区水利局2022年度部门整体支出绩效自评报告\n一、资金使用情况\n"
        "2022年支出合计905.00万元，其中：基本支出385.00万元，项目支出520.00万元。\n"
        "山塘除险加固预算200.00万元，实际支出188.00万元。\n",
        encoding="utf-8",
    )
    result, _ = audit(draft, earlier)
    assert result.last_year
    quotes = {f.sides[0].quote for f in result.findings if f.rule == "L04" and f.outcome == "finding"}
    assert any("900.00" in quote for quote in quotes)
    assert any("380.00" in quote for quote in quotes)
    assert not any("520.00" in quote for quote in quotes)


def test_the_copy_is_the_draft_with_comments(draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / "批注.docx"
    done = subprocess.run(
        [sys.executable, "-m", "web.cli", "--lang", "zh", "audit", str(draft), "--output", str(copy), "--json"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    findings = [f for f in json.loads(done.stdout)["findings"] if f["outcome"] == "finding"]
    comments = list(docx.Document(str(copy)).comments)
    assert len(comments) >= len(findings)
    assert any("支出合计＝基本支出＋项目支出" in comment.text for comment in comments)
    assert read(copy.read_bytes()).text == read(draft.read_bytes()).text
    assert _without_comments(copy) == _without_comments(draft)
    assert "对不上" in done.stderr


def _without_comments(path: Path) -> str:
    """Return the document part without the marks of comments, which Word keeps between the runs."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        part = archive.read("word/document.xml").decode()
    part = re.sub(r"<w:comment(?:RangeStart|RangeEnd|Reference)[^>]*/>", "", part)
    return re.sub(r"<w:r>\s*<w:rPr>\s*<w:rStyle w:val=\"CommentReference\"/>\s*</w:rPr>\s*</w:r>", "", part)


def test_a_draft_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing of a zip")
    with pytest.raises(UnreadableDraft):
        audit(broken)


def test_contradictions_stand_before_missing_parts(tmp_path: Path) -> None:
    words = [
        "岚州市云麓区水利局2023年度部门整体支出绩效自评报告",
        "一、部门基本情况",
        "2023年支出合计900.00万元，其中：基本支出380.00万元，项目支出500.00万元。",
        "二、预算执行情况",
        "全年预算1,000.00万元，支出900.00万元，预算执行率95%。",
    ]
    path = tmp_path / "草稿.docx"
    document = docx.Document()
    for line in words:
        document.add_paragraph(line)
    document.save(str(path))
    result, read = audit(path)
    shown = [finding for finding in result.findings if finding.outcome == "finding"]
    missing = [number for number, finding in enumerate(shown) if finding.rule == "S01"]
    assert missing
    assert {finding.rule for finding in shown[: missing[0]]} >= {"A01", "A11"}
    assert missing == list(range(missing[0], missing[0] + len(missing)))
    assert [{"error": 0, "flag": 1, "format": 2}[f.severity] for f in shown] == sorted(
        {"error": 0, "flag": 1, "format": 2}[f.severity] for f in shown
    )
    copy = commented(path.read_bytes(), read, result.findings, "zh")
    comments = [comment.text for comment in docx.Document(io.BytesIO(copy)).comments]
    first = next(number for number, text in enumerate(comments) if "缺" in text or "没有" in text)
    assert all("对不上" in text for text in comments[:first])
    done = subprocess.run(
        [sys.executable, "-m", "web.cli", "--lang", "zh", "audit", str(path)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    rules = re.findall(r"(?m)^\[([A-Z]\d\d) ", done.stdout)
    assert rules == [finding.rule for finding in shown]
