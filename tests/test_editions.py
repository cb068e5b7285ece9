"""One report in several files is one report with editions: told, counted once, and compared."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from api.service import Service
from indexer.build import build
from indexer.document import read_document
from indexer.editions import Features, Found, features_of, find_editions
from indexer.editions.differences import CHANGED, ONLY_FIRST, ONLY_OTHER, Difference, differences
from indexer.editions.sketches import numbers_of, sketch_of
from indexer.model import Document, Filters
from indexer.regions import Gazetteer
from indexer.store import Index
from indexer.vocabulary import Vocabulary
from tests.conftest import ONE_REPORT
from web.cli import main

REGIONS = (
    "code\tname\tlevel\tparent\tstart\tend\tsuccessor\tfictional\n"
    "980000\t岚海省\tprovince\t\t2000\t\t\tyes\n"
    "980100\t岚州市\tcity\t980000\t2000\t\t\tyes\n"
    "980102\t东汀区\tdistrict\t980100\t2000\t\t\tyes\n"
    "980103\t云麓区\tdistrict\t980100\t2000\t\t\tyes\n"
)
ITEMS = ("无障碍改造", "助听器适配", "辅具发放", "康复训练", "托养服务", "就业培训", "阳光家园", "文体活动")


def amounts(seed: int) -> list[str]:
    chosen = random.Random(seed)
    return [f"{chosen.randint(1000, 99999) / 100:.2f}" for _ in ITEMS]


def report(
    year: int = 2023,
    organisation: str = "东汀区残疾人联合会",
    kind: str = "部门整体支出绩效自评报告",
    seed: int = 1,
    **changed: str,
) -> str:
    """Write a report of one template; `seed` draws its amounts, and `changed` sets some of them."""
    drawn = dict(zip(ITEMS, amounts(seed), strict=True)) | changed
    spent = "\n".join(
        f"（{number}）{item}。{year}年{item}支出{amount}万元，资金由区级财政安排，按月据实结算，年底一次验收合格。"
        for number, (item, amount) in enumerate(drawn.items(), 1)
    )
    total = sum(map(Decimal, drawn.values()))
    return (
        f"{organisation}{year}年度{kind}\n\n一、部门基本情况\n{organisation}共有在职人员18人，内设办公室、康复科和就业科，"
        f"主要负责残疾人的康复、教育、就业和维权工作。\n二、预算执行情况\n{year}年各项支出合计{total}万元。\n{spent}\n"
        "三、存在的问题\n项目进度偏慢，资金下达较晚，个别项目验收资料不齐，绩效指标设置不够细化，仍需进一步量化。\n"
        "四、改进措施\n加强与财政部门的沟通，提前谋划项目，细化绩效指标，加快资金支付进度，确保资金使用效益。\n"
    )


@pytest.fixture(scope="module")
def read_text(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("regions") / "regions.tsv"
    path.write_text(REGIONS, encoding="utf-8")
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load([path])

    def read(text: str, name: str = "a.txt") -> Document:
        return read_document(text.encode(), name, vocabulary, gazetteer)

    return read


def misread(text: str, share: float, seed: int = 0) -> str:
    """Return a text as a recogniser might give it: some characters are others."""
    chosen = random.Random(seed)
    others = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也"
    return "".join(chosen.choice(others) if c > "㐀" and chosen.random() < share else c for c in text)


def groups(documents: Sequence[Document]) -> list[set[str]]:
    names = {document.report.id: document.report.file for document in documents}
    found = find_editions(map(features_of, documents))
    return [{names[each] for each in (group.first, *group.others)} for group in found.groups]


SAME = {
    "a line at the end": report() + "\n本报告由区残联办公室负责解释。\n",
    "the title page lost": report().split("\n", 2)[2],
    "a page around it": "首页 > 政务公开 > 预算绩效\n关于公开东汀区残疾人联合会2023年度部门整体支出绩效自评报告的公告\n"
    + report()
    + "\n【打印】【关闭窗口】 主办单位：东汀区人民政府 网站地图\n",
    "one amount corrected": report(无障碍改造="77.31"),
    "misread here and there": misread(report(), 0.02),
    "full width digits": report().translate({ord(str(digit)): ord("０") + digit for digit in range(10)}),
    "a name without the place": report(organisation="残疾人联合会"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_the_same_report_in_another_form_is_an_edition(read_text, text: str):
    assert groups([read_text(report(), "a.txt"), read_text(text, "b.txt")]) == [{"a.txt", "b.txt"}]


APART = {
    "a sibling from the same template": report(organisation="云麓区残疾人联合会", seed=2),
    "another year": report(year=2022, seed=3),
    "a subordinate unit": report(organisation="东汀区残疾人康复中心", seed=4),
    "another kind of report": report(kind="部门决算公开说明", seed=5),
    "a project of the department": report(kind="阳光家园项目支出绩效自评报告", seed=6),
    "all but the amounts alike": report(seed=7),
    "a sibling told by a digit": report(organisation="东汀区第2残疾人联合会", seed=1),
    # What states another thing stays apart even where all amounts agree: it is offered as possible instead.
    "another year with the same amounts": report(year=2022),
    "a sibling with the same amounts": report(organisation="云麓区残疾人联合会"),
    "a project with the same amounts": report(kind="阳光家园项目支出绩效自评报告"),
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_what_is_another_report_stays_apart(read_text, text: str):
    assert groups([read_text(report(), "a.txt"), read_text(text, "b.txt")]) == []


def test_what_agrees_in_all_but_what_it_states_is_offered_as_possible(read_text):
    documents = [read_text(report()), read_text(report(year=2022))]
    found = find_editions(map(features_of, documents))
    assert found == Found((), (tuple(sorted(each.report.id for each in documents)),))  # type: ignore[arg-type]


def test_two_projects_on_one_short_form_stay_apart(read_text):
    form = (
        "项目支出绩效自评表（2023年度）\n项目名称\t{name}\n主管部门\t东汀区残疾人联合会\n年度预算\t20万元\n执行数\t20万元\n"
        "产出指标\t完成率\t100%\n效益指标\t满意度\t95%\n总分\t98\n说明\t项目按计划完成，资金使用规范，未发现违规情况。\n"
        "绩效目标\t全年组织活动十二次，参加人员满意，安全事故为零，宣传覆盖所有社区，形成长效机制并持续改进服务质量。\n"
        "偏差原因\t无偏差。\n改进措施\t进一步细化指标，加强过程监督，及时拨付资金，完善档案资料，提高服务对象的满意程度。\n"
    )
    documents = [read_text(form.format(name=name), f"{name}.txt") for name in ("残疾人文化活动", "残疾人体育活动")]
    assert groups(documents) == []
    twice = [read_text(form.format(name="残疾人文化活动") + end, f"{end}.txt") for end in ("完", "止")]
    assert len(groups(twice)) == 1


def test_a_part_joins_its_whole_and_bridges_nothing(read_text):
    whole = report(organisation="东汀区残疾人联合会")
    part = whole[: whole.index("（5）")]
    assert groups([read_text(whole, "a.txt"), read_text(part, "b.txt")]) == [{"a.txt", "b.txt"}]
    other = part + report(seed=9)[report(seed=9).index("（5）") :]
    documents = [read_text(whole, "a.txt"), read_text(part, "b.txt"), read_text(other, "c.txt")]
    assert {"a.txt", "c.txt"} not in [group & {"a.txt", "c.txt"} for group in groups(documents)]


def test_the_order_of_the_files_changes_nothing(read_text):
    texts = [report(), report(无障碍改造="77.31"), misread(report(), 0.02), report(seed=2, organisation="云麓区残联")]
    texts += [texts[3] + "完\n", report(year=2022, seed=3)]
    features = [features_of(read_text(text, f"{number}.txt")) for number, text in enumerate(texts)]
    expected = find_editions(features)
    assert len(expected.groups) == 2
    for seed in range(5):
        random.Random(seed).shuffle(features)
        assert find_editions(features) == expected


def first_file(*documents: Document) -> str:
    found = find_editions(map(features_of, documents))
    (group,) = found.groups
    return next(document.report.file for document in documents if document.report.id == group.first)


def test_the_whole_counts_before_a_part_and_the_correction_before_what_it_corrects(read_text):
    whole, part = report(), report()[: report().index("（6）")]
    assert first_file(read_text(whole, "a.txt"), read_text(part, "b.txt")) == "a.txt"
    corrected = report(kind="部门整体支出绩效自评报告（更正）", 无障碍改造="77.31")
    assert first_file(read_text(whole, "a.txt"), read_text(corrected, "b.txt")) == "b.txt"


def test_characters_count_before_what_was_recognised_and_the_latest_date_before_earlier_ones(read_text):
    a, b = features_of(read_text(report())), features_of(read_text(report(无障碍改造="77.31")))

    def first(a: Features, b: Features) -> str:
        (group,) = find_editions([a, b]).groups
        return group.first

    assert first(replace(a, recognised=True), b) == b.report.id
    assert first(a, replace(b, recognised=True)) == a.report.id
    early, late = (replace(a.report, published="2024-03-01"), replace(a.report, published="2024-06-30"))
    early_b, late_b = (replace(b.report, published=each.published) for each in (early, late))
    assert first(replace(a, report=early), replace(b, report=late_b)) == b.report.id
    assert first(replace(a, report=late), replace(b, report=early_b)) == a.report.id
    assert first(replace(a, report=late), b) == a.report.id


def test_thousands_of_reports_are_told_in_little_time(read_text):
    about = features_of(read_text(report()))

    def features(number: int, end: str) -> Features:
        body, year = f"第{number}街道残疾人联合会", 2019 + number % 5
        text = report(year, body, seed=number) + end
        made = replace(about.report, id=f"r{number}{end}", organisation=body, year=year, title=text.split("\n")[0])
        return replace(about, report=made, numbers=numbers_of(text), words=sketch_of(text))

    every = [features(number, end) for number in range(1500) for end in ("", "完")]
    started = time.perf_counter()
    found = find_editions(every)
    assert time.perf_counter() - started < 15
    assert len(found.groups) == 1500
    assert all(
        {group.first.strip("完"), *(each.strip("完") for each in group.others)} == {group.first.strip("完")}
        for group in found.groups
    )


# What is different


def described(first: Document, other: Document) -> list[tuple[str, str, str]]:
    figures = {figure.id: figure for document in (first, other) for figure in document.figures}

    def amount(figure_id: str | None) -> str:
        return str(figures[figure_id].value) if figure_id else ""

    return [(each.kind, amount(each.figure), amount(each.other)) for each in differences(first, other)]


def test_an_amount_that_changed_is_told_from_one_that_only_one_edition_has(read_text):
    a = report(seed=1)
    b = report(seed=1, 辅具发放="77.31").replace("四、改进措施\n", "另有维修支出12.34万元。\n四、改进措施\n")
    drawn = dict(zip(ITEMS, amounts(1), strict=True))
    found = described(read_text(a), read_text(b))
    assert (CHANGED, str(Decimal(drawn["辅具发放"]).normalize()), "77.31") in [
        (kind, str(Decimal(one).normalize()) if one else "", other) for kind, one, other in found
    ]
    assert [row for row in found if row[0] == ONLY_OTHER] == [(ONLY_OTHER, "", "12.34")]
    assert [row for row in found if row[0] == ONLY_FIRST] == []
    assert len([row for row in found if row[0] == CHANGED]) == 2  # the item, and the total over all


def test_the_same_numbers_are_no_difference_however_they_are_written(read_text):
    plain = report()
    spaced = plain.replace("。", "。\n").translate({ord(str(digit)): ord("０") + digit for digit in range(10)})
    assert described(read_text(plain), read_text(spaced)) == []


def test_two_amounts_that_change_places_are_two_changes(read_text):
    a, b = report(无障碍改造="31.25", 辅具发放="47.5"), report(无障碍改造="47.5", 辅具发放="31.25")
    assert [(kind, one) for kind, one, _ in described(read_text(a), read_text(b))] == [
        (CHANGED, "31.25"),
        (CHANGED, "47.5"),
    ]


# In an index


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions") / "reports"
    folder.mkdir()
    (folder / "regions.tsv").write_text(REGIONS, encoding="utf-8")
    (folder / "a.txt").write_text(report(无障碍改造="40.25"), encoding="utf-8")
    (folder / "corrected.txt").write_text(
        report(kind="部门整体支出绩效自评报告（更正）", 无障碍改造="77.31") + "补充：购置轮椅支出18.88万元。\n",
        encoding="utf-8",
    )
    (folder / "gbk.txt").write_bytes((report(无障碍改造="40.25") + "（网站版）\n").encode("gb18030"))
    (folder / "other.txt").write_text(report(organisation="云麓区残疾人联合会", seed=2), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def path(folder: Path) -> Path:
    path = folder.parent / "index"
    build([folder], path)
    return path


@pytest.fixture(scope="module")
def service(path: Path) -> Service:
    return Service(Index.open(path))


def test_the_editions_of_a_report_lie_side_by_side(service: Service):
    catalogue = service.index.catalogue
    first, *others = catalogue.editions(catalogue.report("a.txt").id)
    assert first.file == "corrected.txt"
    assert {each.file for each in others} == {"a.txt", "gbk.txt"}
    assert {each.edition_of for each in others} == {first.id}
    assert [each.file for each in catalogue.editions(first.id)] == [first.file, *(each.file for each in others)]
    assert [each.file for each in catalogue.editions(catalogue.report("other.txt").id)] == ["other.txt"]
    kinds = [each.kind for each in catalogue.differences(catalogue.report("a.txt").id)]
    assert kinds.count(CHANGED) == 2
    assert kinds.count(ONLY_FIRST) == 1
    assert catalogue.differences(first.id) == []


def test_figures_and_passages_count_once(service: Service):
    catalogue = service.index.catalogue
    listed = catalogue.figures(text_like=["助听器适配"])
    assert sorted({figure.file for figure in listed}) == ["corrected.txt", "other.txt"]
    everywhere = catalogue.figures(Filters(editions=True), text_like=["助听器适配"])
    assert {figure.file for figure in everywhere} == {"a.txt", "corrected.txt", "gbk.txt", "other.txt"}
    assert {figure.file for figure in catalogue.figures(report_id=catalogue.report("a.txt").id)} == {"a.txt"}
    problems = [passage.file for passage in catalogue.passages() if "资金下达较晚" in passage.text]
    assert sorted(problems) == ["corrected.txt", "other.txt"]
    found = service.search("资金下达较晚")
    assert len([each for each in found.items if "资金下达较晚" in each.passage.text]) == 2
    assert all(each.passage.number not in catalogue.repeated_passages() for each in found.items)


def test_an_answer_counts_once_and_shows_what_another_edition_prints(service: Service):
    answer = service.ask("东汀区无障碍改造支出多少")
    assert [each.figure.value for each in answer.figures] == [Decimal("77.31")]
    assert "edition_differs" in answer.figures[0].figure.flags
    printed = [figure for figure in answer.beside if "other_edition" in figure.flags]
    assert {figure.value for figure in printed} == {Decimal("40.25")}
    assert {figure.file for figure in printed} == {"a.txt", "gbk.txt"}
    assert "另一版本" in answer.text
    assert "40.25" in answer.text


def test_a_sum_and_the_scope_count_reports_and_not_files(service: Service):
    answer = service.ask("各地助听器适配支出合计多少")
    assert len(answer.figures) == 2
    values = [each.figure.amount_yuan for each in answer.figures]
    assert [each.value for each in answer.calculations] == [sum(value for value in values if value is not None)]
    assert (answer.scope.reports, answer.scope.searched, answer.scope.editions) == (2, 2, 2)


def test_a_claim_of_what_another_edition_prints_is_conflicting(service: Service):
    claim = "东汀区2023年无障碍改造支出{}万元，对吗"
    assert service.ask(claim.format("77.31")).verdict == "supported"
    answer = service.ask(claim.format("40.25"))
    assert answer.verdict == "conflicting"
    assert "版本" in answer.text
    assert answer.evidence.for_
    assert answer.evidence.against
    assert service.ask(claim.format("55.55")).verdict == "refuted"


def test_a_second_build_and_a_fresh_one_are_the_same(folder: Path, path: Path, tmp_path: Path):
    def state(index: Path) -> tuple[dict[str, str | None], dict[str, list[Difference]]]:
        catalogue = Index.open(index).catalogue
        reports = {each.id: each.edition_of for each in catalogue.reports()}
        return reports, {each: catalogue.differences(each) for each in reports}

    second = tmp_path / "second"
    build([folder / "other.txt", folder / "gbk.txt"], second, regions=[folder / "regions.tsv"])
    build([folder], second)
    reports, differences = state(second)
    assert (reports, differences) == state(path)
    assert any(differences.values())


# One report in every kind of file


@pytest.fixture(scope="module")
def in_every_kind(one_report_path: Path) -> Index:
    return Index.open(one_report_path)


def test_one_report_in_every_kind_of_file_counts_once(in_every_kind: Index):
    catalogue = in_every_kind.catalogue
    first, *others = catalogue.editions(catalogue.report("g.txt").id)
    assert first.file == "a.docx"
    assert sorted(each.file for each in others) == sorted(set(ONE_REPORT.values()) - {"a.docx"})
    assert catalogue.report("other.txt").edition_of is None
    assert {figure.file for figure in catalogue.figures()} == {"a.docx", "other.txt"}
    answer = Service(in_every_kind).ask("各地项目支出分别是多少")
    assert answer.scope.reports == 2
    assert {each.figure.file for each in answer.figures} <= {"a.docx", "other.txt"}


@pytest.mark.parametrize("file", sorted(set(ONE_REPORT.values()) - {"a.docx"}))
def test_every_kind_of_file_gives_the_same_figures(in_every_kind: Index, file: str):
    catalogue = in_every_kind.catalogue

    def amounts_of(name: str) -> Counter[Decimal]:
        figures = catalogue.figures(report_id=catalogue.report(name).id)
        return Counter(figure.amount_yuan for figure in figures if figure.amount_yuan is not None)

    assert amounts_of(file) == amounts_of("a.docx")
    assert catalogue.differences(catalogue.report(file).id) == []


def test_a_roster_counts_a_report_in_many_files_once(
    one_report_path: Path, in_every_kind: Index, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    report = in_every_kind.catalogue.report("a.docx")
    roster = tmp_path / "roster.csv"
    place = "/".join(report.region.lineage)
    roster.write_text(f"地区,单位,年度\n{place},{report.organisation},{report.year}\n", encoding="utf-8")
    assert main(["coverage", str(roster), "--index", str(one_report_path), "--lang", "zh"]) == 0
    shown = capfd.readouterr()
    others = len(set(ONE_REPORT.values())) - 2
    assert f"，另 {others} 个文件" in shown.out and shown.out.index("a.docx") < shown.out.index("，另")
    assert "另有 1 份报告不在名单里" in shown.err
