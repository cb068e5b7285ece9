"""Questions become plans: places, years, measures, items, amounts, and what stays open."""

from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.phrase import Group, find_word, left_over
from api.question import Asked, Reader, is_foreign, language_of
from indexer.errors import QuestionError
from indexer.regions import Gazetteer
from indexer.terms import Tokenizer
from indexer.vocabulary import Vocabulary

SAMPLES = Path(__file__).parents[1] / "eval" / "samples"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Vocabulary.load(), Gazetteer.load([SAMPLES / "regions.tsv"]), Tokenizer())


def words(asked: Asked) -> list[str]:
    return [group.text for group in asked.phrase.strong]


def codes(asked: Asked) -> list[str | None]:
    return [region.code for region in asked.plan.regions]


@pytest.mark.parametrize("question", ["", "   \n", "？！……", "!!! ??", "🙂🙂"])
def test_a_question_without_a_word_is_refused(reader: Reader, question: str) -> None:
    with pytest.raises(QuestionError):
        reader.read(question)


def test_a_question_too_long_is_refused_with_its_length(reader: Reader) -> None:
    assert reader.read("字" * 2000)
    with pytest.raises(QuestionError) as refused:
        reader.read("字" * 2001)
    assert refused.value.params == {"characters": 2001, "most": 2000}


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    tool = Reader(_VOCABULARY, _GAZETTEER, _TOKENIZER)
    try:
        asked = tool.read(text)
    except QuestionError:
        return
    assert asked.plan.intent
    assert all(0 <= group.start < group.end <= len(asked.text) for group in asked.phrase.groups)


_VOCABULARY, _GAZETTEER, _TOKENIZER = Vocabulary.load(), Gazetteer.load(), Tokenizer()


def test_place_year_measure_and_item_are_told_apart(reader: Reader) -> None:
    asked = reader.read("云麓区2023年校车照管员补贴支出了多少钱？")
    assert codes(asked) == ["980103"]
    assert asked.years == (2023,)
    assert asked.plan.measures == ("executed",)
    assert words(asked) == ["校车", "照管员", "补贴"]
    assert asked.plan.intent == "lookup"
    assert asked.kinds == {"money"}


def test_english_and_chinese_may_be_mixed(reader: Reader) -> None:
    asked = reader.read("Which districts spent on 精神障碍患者 guardianship insurance?")
    assert asked.lang == "en"
    assert asked.plan.intent == "list"
    assert asked.plan.measures == ("executed",)
    assert asked.plan.concepts == ("guardian_liability_insurance",)
    assert words(asked) == ["精神障碍", "患者", "guardianship", "insurance"]
    assert "保险" in asked.phrase.strong[-1].alternatives


def test_a_larger_place_tells_which_smaller_one_is_meant(reader: Reader) -> None:
    assert codes(reader.read("沧原市东汀区2022年网格员补贴")) == ["980202"]
    assert codes(reader.read("grid workers in Dongting District of Cangyuan")) == ["980202"]


def test_a_name_of_two_places_stays_open_with_its_candidates(reader: Reader) -> None:
    asked = reader.read("东汀区2022年网格员补贴支出多少")
    assert codes(asked) == [None]
    (open_place,) = asked.plan.unresolved
    assert open_place.kind == "region"
    assert set(open_place.candidates) == {"岚海省/岚州市/东汀区", "岚海省/沧原市/东汀区"}


def test_an_unknown_place_is_reported_and_still_required(reader: Reader) -> None:
    asked = reader.read("星澜县的网格员补贴是多少")
    assert [(each.kind, each.text) for each in asked.plan.unresolved] == [("place", "星澜县")]
    assert "星澜" in words(asked)


def test_a_bare_name_listed_after_its_neighbour_is_a_place(reader: Reader) -> None:
    assert codes(reader.read("株洲市芦淞、荷塘两个区政法委2022年的支出")) == ["430203", "430202"]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2020到2022年网格员补贴", (2020, 2021, 2022)),
        ("2020年和2022年网格员补贴", (2020, 2022)),
        ("二〇二四年网格员补贴", (2024,)),
        ("grid workers since 2021", (2021, 2022, 2023)),
        ("2022年以来网格员补贴", (2022, 2023)),
        ("网格员补贴", ()),
    ],
)
def test_years(reader: Reader, question: str, years: tuple[int, ...]) -> None:
    assert reader.read(question, known_years=(2021, 2022, 2023)).years == years


def test_a_count_is_asked_for_not_money(reader: Reader) -> None:
    for question in ("照管员有多少人", "照管员多少名", "网格员共多少人"):
        assert reader.read(question).kinds == {"count", "staff"}


def test_a_relative_year_is_reported_not_guessed(reader: Reader) -> None:
    asked = reader.read("去年云麓区校车补贴支出多少")
    assert asked.years == ()
    assert [(each.kind, each.text) for each in asked.plan.unresolved] == [("year", "去年")]


def test_the_year_of_a_report_is_not_the_year_of_its_figure(reader: Reader) -> None:
    asked = reader.read("云麓区2023年报告里2022年的校车补贴是多少")
    assert (asked.years, asked.report_years) == ((2022,), (2023,))


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("校车补贴预算是多少", (("initial_budget", "revised_budget"),)),
        ("校车补贴预算数、调整数", (("initial_budget",), ("revised_budget",))),
        ("校车补贴年初预算和决算", (("initial_budget",), ("executed",))),
        ("校车补贴预算执行率", (("rate",),)),
        ("校车补贴 budget 是多少 (not actual)", (("initial_budget", "revised_budget"),)),
        ("责任保险赔付了多少", (("payout",),)),
        ("校车补贴结余多少", (("carryover",),)),
        ("每公里补贴标准", (("standard",),)),
        ("中标价是多少", (("contract",),)),
        ("云麓区教育局2023年收入多少", (("income",),)),
        ("一般公共预算财政拨款支出是多少", (("executed",),)),
        ("mid-year supplementary funding for school buses", (("supplement",),)),
    ],
)
def test_measures(reader: Reader, question: str, measures: tuple[tuple[str, ...], ...]) -> None:
    assert reader.read(question).measures == measures


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("哪些区有网格员补贴支出", "list"),
        ("哪个区网格员补贴最高", "rank"),
        ("网格员补贴历年支出", "trend"),
        ("云麓区和石沐县的校车补贴相比", "compare"),
        ("三个县的校车补贴合计", "aggregate"),
        ("为什么校车补贴没有花完", "explain"),
        ("校车补贴与考核挂钩怎么写", "wording"),
        ("云麓区2023年自评得分", "lookup"),
        ("收录了哪些报告", "coverage"),
        ("校车补贴支出461.76万元，属实吗", "check_claim"),
        ("云麓区2023年校车补贴支出461.76万元。", "check_claim"),
        ("哪些项目执行率低于80%", "list"),
        ("明年校车补贴应该花多少", "out_of_scope"),
    ],
)
def test_intents(reader: Reader, question: str, intent: str) -> None:
    assert reader.read(question).plan.intent == intent


def test_the_spender_is_an_organisation_and_the_paid_for_is_not(reader: Reader) -> None:
    asked = reader.read("东汀区委政法委2021年给纪检监察组的工作经费")
    assert asked.departments == ("political_legal",)
    assert "纪检监察" in "".join(words(asked))


def test_the_total_of_a_unit_is_asked_where_no_item_is_named(reader: Reader) -> None:
    assert reader.read("东汀区委政法委2021年总支出多少").whole
    assert reader.read("云麓区2022年支出多少").whole
    assert not reader.read("云麓区2022年校车支出多少").whole
    assert not reader.read("东汀区委政法委2021年项目支出多少").whole


def test_amounts_and_bounds(reader: Reader) -> None:
    (claim,) = reader.read("云麓区校车补贴花了65.28万元，对吗").plan.conditions
    assert (claim.field, claim.operator, claim.value) == ("amount_yuan", "=", D("652800"))
    (english,) = reader.read("Did Yunlu pay 1.2 million yuan for school buses?").plan.conditions
    assert english.value == D("1200000")
    (bound,) = reader.read("支出不低于100万元的校车项目有哪些").plan.conditions
    assert (bound.operator, bound.value) == (">=", D("1000000"))
    (rate,) = reader.read("which projects have execution rates below 80%").plan.conditions
    assert (rate.field, rate.operator, rate.value) == ("value", "<", D("80"))


def test_what_follows_a_claimed_amount_is_comment(reader: Reader) -> None:
    asked = reader.read("有人说云麓区校车补贴只花了12万元，管理严重缺位，属实吗")
    assert words(asked) == ["校车", "补贴"]


def test_language_and_script() -> None:
    assert language_of("How much 补贴 was paid?") == "en"
    assert language_of("荷塘区 2022 公务接待 budget 是多少") == "zh"
    assert is_foreign("Сколько потратили на страхование?")
    assert is_foreign("責任保険はいくらですか")
    assert not is_foreign("监护人责任保险")


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("责任险", "监护人责任保险", True),
        ("公厕", "公共厕所改造", True),
        ("意外险", "意外伤害险", True),
        ("意外险", "意外、养老、失业保险", False),
        ("保险", "保障性住房风险", False),
        ("校车", "学校门前停车场", False),
        ("bus", "school bus", True),
    ],
)
def test_a_word_may_be_printed_longer_but_not_apart(word: str, text: str, found: bool) -> None:
    assert (find_word(word, text) is not None) is found


def test_what_is_left_over_of_an_item() -> None:
    groups = (Group("校车", 0, 2, ("校车",)), Group("补贴", 2, 4, ("补贴", "补助")))
    assert left_over(groups, "农村校车运营补助") == "农村运营"


@pytest.mark.parametrize(
    ("question", "department"),
    [
        ("全省各县教育局的总支出", "education"),
        ("哪些区的政法委支出超过500万元", "political_legal"),
        ("请问各区卫健局2023年支出", "health"),
        ("云麓区卫生健康局2023年支出", "health"),
        ("spending of the civil affairs bureaus in Lanzhou", "civil_affairs"),
        ("What did Yunlu District's political and legal committee spend?", "political_legal"),
        ("how much did the finance department of Shimu County spend", "finance"),
    ],
)
def test_departments_are_spenders_in_either_language_and_number(reader: Reader, question: str, department: str) -> None:
    asked = reader.read(question)
    assert asked.departments == (department,)
    assert asked.whole


@pytest.mark.parametrize("question", ["云麓区给教育局的补助资金", "Yunlu District's grants to the education bureau"])
def test_who_is_paid_is_no_spender(reader: Reader, question: str) -> None:
    assert reader.read(question).departments == ()


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("云麓区2023年护路联防项目支出和执行率各是多少", (("executed",), ("rate",))),
        ("云麓区2023年基本支出超预算多少", (("variance",),)),
        ("云麓区项目支出的预算是多少", (("initial_budget", "revised_budget"),)),
        ("公务接待费占预算的比例", (("share", "rate"),)),
        ("三公经费压减了多少", (("reduction", "change"),)),
        ("云麓区自评等次", (("grade",),)),
        ("云麓区校车补贴评上了什么等级", (("grade",),)),
    ],
)
def test_measures_in_the_words_of_questions(
    reader: Reader, question: str, measures: tuple[tuple[str, ...], ...]
) -> None:
    assert reader.read(question).measures == measures


@pytest.mark.parametrize("rate", ["到位率", "得分率", "覆盖率"])
def test_other_rates_are_no_execution_rate(reader: Reader, rate: str) -> None:
    asked = reader.read(f"云麓区校车补贴{rate}")
    assert asked.measures == ()


@pytest.mark.parametrize(
    "question",
    [
        "云麓区2023年的40万元花在什么地方",
        "云麓区2023年支出究竟是40万元还是42万元",
        "Why did Yunlu spend 400,000 yuan on school buses",
    ],
)
def test_an_amount_in_a_question_is_no_claim(reader: Reader, question: str) -> None:
    assert reader.read(question).plan.intent != "check_claim"


def test_which_of_two_amounts_claims_neither(reader: Reader) -> None:
    asked = reader.read("云麓区2023年校车补贴到底是40万还是42万元")
    assert asked.amounts == ()
    assert words(asked) == ["校车", "补贴"]
