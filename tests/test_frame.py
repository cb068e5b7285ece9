"""What stands around the thing asked: introductions, exclusions, denials."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.frame import denied, says_none
from api.question import Asked, Reader
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parents[1] / "eval" / "samples"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Vocabulary.load(), Gazetteer.load([SAMPLES / "regions.tsv"]), Tokenizer())


def words(asked: Asked) -> list[str]:
    return [group.text for group in asked.phrase.strong]


@pytest.mark.parametrize(
    "introduction",
    [
        "有媒体称",
        "邻居大妈说，",
        "本地论坛爆料：",
        "公众号文章声称",
        "据某自媒体消息，",
        "村里人都在传",
        "晚报记者披露，",
        "A blogger claims that ",
        "According to a local paper, ",
        "My neighbour told me that ",
        "Reportedly, ",
    ],
)
def test_who_says_it_is_no_part_of_the_item(reader: Reader, introduction: str) -> None:
    asked = reader.read(introduction + "云麓区2023年校车补贴支出40万元")
    assert words(asked) == ["校车", "补贴"]
    assert asked.plan.intent == "check_claim"
    assert asked.text.startswith(introduction.strip())


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("护路护线宣传报道经费支出多少", "报道"),
        ("职称评审费2022年多少", "职称"),
        ("校车补贴怎么说", "校车"),
        ("小说创作扶持资金2023年支出", "小说"),
    ],
)
def test_a_word_of_saying_inside_an_item_stays(reader: Reader, question: str, kept: str) -> None:
    assert any(kept in word for word in words(reader.read(question)))


@pytest.mark.parametrize(
    "question",
    [
        "除云麓区外，哪些地方有校车补贴",
        "除了云麓区还有哪些地方有校车补贴",
        "哪些地方有校车补贴（不含云麓区）",
        "校车补贴各地支出，云麓区除外",
        "Which districts paid school bus subsidies, except Yunlu District?",
        "school bus subsidies excluding 云麓区",
    ],
)
def test_a_place_left_out_is_a_condition_and_no_place_asked(reader: Reader, question: str) -> None:
    asked = reader.read(question)
    assert asked.places == ()
    assert [code for place in asked.excluded for code in place.codes] == ["980103"]
    assert [(c.field, c.operator, c.value) for c in asked.plan.conditions] == [("region", "!=", "岚州市云麓区")]


def test_several_places_may_be_left_out(reader: Reader) -> None:
    asked = reader.read("除云麓区和石沐县以外，各地校车补贴合计")
    assert len(asked.excluded) == 2
    assert asked.places == ()


def test_a_year_left_out_leaves_the_other_years(reader: Reader) -> None:
    assert reader.read("除2022年外，云麓区校车补贴支出", known_years=(2021, 2022, 2023)).years == (2021, 2023)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云麓区2023年项目支出，不含校车补贴", "不含校车补贴"),
        ("除人员经费外，云麓区2023年支出多少", "除人员经费外"),
        ("云麓区教育局除校车外还有什么支出", "除校车外"),
        ("total spending of Yunlu District without school buses?", "without school buses"),
    ],
)
def test_what_cannot_be_left_out_is_reported(reader: Reader, question: str, said: str) -> None:
    asked = reader.read(question)
    assert [(each.kind, each.text) for each in asked.plan.unresolved] == [("excluded", said)]


@pytest.mark.parametrize(
    "question", ["扫黑除恶经费支出多少", "危房拆除费用", "哪些地方清除积雪花了钱", "消除隐患项目支出"]
)
def test_removing_things_is_no_exclusion(reader: Reader, question: str) -> None:
    asked = reader.read(question)
    assert asked.plan.unresolved == ()
    assert asked.excluded == ()


@pytest.mark.parametrize(
    "question",
    [
        "哪些区县没有校车补贴",
        "哪些地方未安排校车补贴",
        "云麓区2021年没有支出校车补贴，属实吗",
        "Which counties did not pay school bus subsidies?",
        "which districts have no school bus subsidies",
    ],
)
def test_absence_is_noticed(reader: Reader, question: str) -> None:
    assert reader.read(question).absent


@pytest.mark.parametrize(
    "question",
    [
        "有没有校车补贴",
        "哪些地方校车补贴没有花完",
        "哪些项目没有完成目标",
        "云麓区2023年校车补贴未支付多少",
        "哪些地方有校车补贴",
    ],
)
def test_what_only_looks_like_absence(reader: Reader, question: str) -> None:
    assert not reader.read(question).absent


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("园区当年没有安排校车补贴资金。", True),
        ("本年未发放校车补贴。", True),
        ("校车补贴 无", True),
        ("校车补贴资金当年没有支出。", True),
        ("没有发现挪用情况，校车补贴按时发放。", False),
        ("校车补贴发放无误。", False),
    ],
)
def test_a_text_that_says_none(text: str, none: bool) -> None:
    at = text.index("校车补贴")
    assert says_none(text, (at, at + 4)) is none


def test_denied_gives_the_words() -> None:
    assert denied("校车补贴支出多少") is None
    assert denied("没有安排校车补贴") == (0, 4)


def test_a_former_name_is_read_as_its_successor_and_said_so() -> None:
    real = Reader(Vocabulary.load(), Gazetteer.load(), Tokenizer())
    asked = real.read("望城县2012年校车支出")
    assert [region.name for region in asked.plan.regions] == ["长沙市望城区"]
    assert [(e.kind, e.text, e.candidates) for e in asked.plan.unresolved] == [("renamed", "望城县", ("长沙市望城区",))]
    assert words(asked) == ["校车"]


def test_a_predecessor_in_the_gazetteer_is_itself(reader: Reader) -> None:
    for question in ("白渚县2020年校车支出", "白渚县（区）2020年校车支出"):
        asked = reader.read(question)
        assert [region.code for region in asked.plan.regions] == ["980321"]
        assert asked.plan.unresolved == ()


@pytest.mark.parametrize("lead", ["", "为什么", "据说", "听说在", "麻烦看看"])
def test_the_short_name_of_a_city_tells_which_district(reader: Reader, lead: str) -> None:
    asked = reader.read(lead + "沧原东汀区2022年校车补贴支出")
    assert [region.code for region in asked.plan.regions] == ["980202"]
    assert "沧原" not in "".join(words(asked))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云麓区三年校车补贴合计", ["三年"]),
        ("云麓区过去五年校车补贴", ["过去五年"]),
        ("school bus subsidies over the past three years", ["past three years"]),
        ("云麓区2021至2023三年校车补贴", []),
        ("云麓区三年行动计划支出", []),
    ],
)
def test_a_number_of_years_alone_is_reported(reader: Reader, question: str, said: list[str]) -> None:
    assert [each.text for each in reader.read(question).plan.unresolved] == said


def test_an_organisation_that_a_report_is_of_is_no_introduction(reader: Reader) -> None:
    assert reader.read("教育局报告显示2023年支出多少").departments == ("education",)


@pytest.mark.parametrize("question", ["你好", "谢谢", "hello", "Thank you", "我想了解一下"])
def test_politeness_asks_for_nothing(reader: Reader, question: str) -> None:
    assert [each.kind for each in reader.read(question).plan.unresolved] == ["question"]


def test_politeness_is_no_part_of_the_item(reader: Reader) -> None:
    assert words(reader.read("麻烦查一下云麓区校车补贴，谢谢")) == ["校车", "补贴"]
